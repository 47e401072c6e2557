//! What a schema cannot tell of rules: one file a kind of mistake.
//!
//! Each check walks the files that a person wrote, so that it can point at the words, and holds them against the
//! merged rules. The packs that ship are held against the same checks by a test, not at every start.

mod at;
mod entities;
mod examples;
mod files;
mod ids;
mod lexicon;
mod patterns;
mod readings;
mod rulings;
mod unused;
mod usage;
mod values;

use super::layer::Layer;
use super::model::RuleFile;
use super::problem::Problem;
use files::Files;

pub(crate) use at::At;
pub use rulings::{idle_ruling, unmatched_ruling};
pub use unused::unused;
pub use usage::{AliasUse, Usage};

/// All problems of the layers that do not ship.
pub fn check(layers: &[Layer], file: &RuleFile, incomplete: bool) -> Vec<Problem> {
    let own: Vec<&Layer> = layers.iter().filter(|layer| !layer.builtin).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let mut problems = check_layers(&Files::new(&own, layers), file, incomplete);
    values::check(&own, layers, &mut problems);
    problems
}

/// All problems of the files. Where one is missing from the merged rules, nothing is said of unknown ids.
fn check_layers(files: &Files<'_>, file: &RuleFile, incomplete: bool) -> Vec<Problem> {
    let layers = files.own;
    let mut problems = Vec::new();
    ids::duplicates(layers, &mut problems);
    if !incomplete {
        ids::references(layers, file, &mut problems);
    }
    ids::contradictions(layers, file, &mut problems);
    entities::ambiguous(files, file, &mut problems);
    entities::excepted(files, file, &mut problems);
    lexicon::conflicts(files, file, &mut problems);
    patterns::check(layers, &mut problems);
    examples::check(layers, &mut problems);
    rulings::check(layers, &mut problems);
    readings::check(layers, file, &mut problems);
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::layer::Stack;
    use crate::rules::schema::schema;
    use crate::rules::{RuleSet, render_all};

    #[test]
    fn the_packs_that_ship_pass_every_check() {
        let file = RuleSet::builtin().file;
        let layers: Vec<Layer> = Stack::builtin().layers.iter().map(Layer::reread).collect();
        let mut problems: Vec<Problem> = Vec::new();
        for layer in &layers {
            let mut whole = crate::rules::parse::Parsed::new(&layer.parsed.source).unwrap();
            problems.extend(whole.check_shape(schema()));
        }
        let layers: Vec<&Layer> = layers.iter().collect();
        problems.extend(check_layers(&Files::new(&layers, &[]), &file, false));
        assert!(problems.is_empty(), "{}", render_all(&problems, false));
    }
}
