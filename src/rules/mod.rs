//! Rule files: the YAML model, loading, layering, checks.
//!
//! `src/` knows how to apply rules, `rules/` know English. [`model::RuleFile`] is what a file may say; layers of
//! files are merged into one [`RuleSet`], lowest first: the packs that ship, those that `crosscheck.yaml` names, those
//! of `--rules`. [`load`] either gives a set that every check passed or all that is wrong, each with its place.

pub mod builtin;
mod calendar;
mod check;
mod draft;
mod flow;
mod key;
mod label;
mod layer;
mod layout;
pub mod lexicon;
mod merge;
mod methods;
pub mod model;
mod open;
mod parse;
mod parts;
pub mod phrases;
mod problem;
mod problem_kind;
mod rewrite;
mod row;
pub mod schema;
mod set;
mod shape;
mod shipped;
mod show;
mod slip;
mod suggest;
mod value;
mod vocabulary;
pub mod wordnet;

use std::path::PathBuf;
use std::sync::Arc;

pub use check::{AliasUse, Usage, idle_ruling, unmatched_ruling};
pub use draft::{Draft, DraftRuling, InBrackets, bare};
pub use label::{Label, NoLabel};
pub use methods::method;
pub use parts::Part;
pub use problem::{Gravity, Place, Problem, RuleErrors, SourceText, render_all};
pub use problem_kind::{NoProblemKind, ProblemKind};
pub use rewrite::{Edit, edited};
pub use set::{PackInfo, RuleSet};
pub use shipped::compile as compile_packs;
pub use show::{NoEntry, Origin, Shown, knowing, near_word, no_entry, show};
pub(crate) use vocabulary::spelled;
pub use vocabulary::{ConflictKind, Modality, Polarity, Sort, Stance, Verdict};

pub(crate) use calendar::days_of;
pub(crate) use check::At;
pub use key::slug;
pub(crate) use key::{fold, lower};
pub(crate) use layer::read;
pub(crate) use layout::Step;
pub(crate) use parse::Parsed;
pub(crate) use rewrite::{Change, scalar};
pub(crate) use row::{holds, words};
pub(crate) use suggest::nearest;

#[cfg(test)]
mod tests;

/// Where rules come from, above the packs that ship.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layers {
    /// Files or folders that `crosscheck.yaml` names, in its order.
    pub config: Vec<PathBuf>,
    /// Sources that `crosscheck.yaml` describes; they go over what the packs say of the same source.
    pub sources: Vec<model::Source>,
    /// Files or folders of `--rules`, in the order given.
    pub rules: Vec<PathBuf>,
    /// Rules from memory, over all others.
    pub texts: Vec<Arc<SourceText>>,
}

/// Whether a text is a rule file in itself, whatever other files say.
///
/// # Errors
/// It is no YAML, or has keys and values that do not fit.
pub fn is_sound(source: &Arc<SourceText>) -> Result<(), RuleErrors> {
    let problems = match Parsed::new(source) {
        Ok(mut parsed) => parsed.check_shape(schema::schema()),
        Err(problem) => vec![*problem],
    };
    if problems.is_empty() {
        Ok(())
    } else {
        Err(RuleErrors { problems })
    }
}

/// Reads, merges and checks all layers.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn load(layers: &Layers) -> Result<RuleSet, RuleErrors> {
    let mut stack = layer::Stack::builtin();
    for path in layers.config.iter().chain(&layers.rules) {
        stack.add_path(path);
    }
    for text in &layers.texts {
        stack.add_source(text);
    }
    RuleSet::of(stack, &layers.sources)
}
