//! What a schema cannot tell of rules: one file a kind of mistake.
//!
//! Each check walks the files that a person wrote, so that it can point at the words, and holds them against the
//! merged rules. The packs that ship are held against the same checks by a test, not at every start.

mod entities;
mod ids;
mod lexicon;
mod patterns;
mod rulings;

use serde_yaml::Value;

use super::layer::Layer;
use super::layout::Step;
use super::model::RuleFile;
use super::problem::{Place, Problem};

pub use entities::{AliasUse, unused_aliases};
pub use rulings::unmatched_ruling;

/// All problems of the layers that do not ship.
pub fn check(layers: &[Layer], file: &RuleFile, incomplete: bool) -> Vec<Problem> {
    let own: Vec<&Layer> = layers.iter().filter(|layer| !layer.builtin).collect();
    if own.is_empty() {
        return Vec::new();
    }
    check_layers(&own, file, incomplete)
}

/// All problems of these layers. Where a file is missing from the merged rules, nothing is said of unknown ids.
pub fn check_layers(layers: &[&Layer], file: &RuleFile, incomplete: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    ids::duplicates(layers, &mut problems);
    if !incomplete {
        ids::references(layers, file, &mut problems);
    }
    ids::contradictions(layers, file, &mut problems);
    entities::ambiguous(layers, file, &mut problems);
    lexicon::synonym_antonyms(layers, file, &mut problems);
    patterns::compile(layers, &mut problems);
    rulings::check(layers, &mut problems);
    problems
}

/// A value of a layer and where it stands.
#[derive(Clone)]
pub(crate) struct At<'a> {
    layer: &'a Layer,
    path: Vec<Step>,
    pub(crate) value: &'a Value,
}

impl<'a> At<'a> {
    /// A section of a layer.
    pub(crate) fn section(layer: &'a Layer, name: &str) -> Option<Self> {
        Some(Self {
            layer,
            path: vec![Step::Key(name.to_owned())],
            value: layer.parsed.value.get(name)?,
        })
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let mut path = self.path.clone();
        path.push(Step::Key(key.to_owned()));
        Some(Self {
            layer: self.layer,
            path,
            value: self.value.get(key)?,
        })
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let (layer, above) = (self.layer, self.path.clone());
        self.value
            .as_sequence()
            .into_iter()
            .flatten()
            .enumerate()
            .map(move |(index, value)| {
                let mut path = above.clone();
                path.push(Step::Item(index));
                At { layer, path, value }
            })
    }

    /// The keys and values of a mapping; none of anything else.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        let (layer, above) = (self.layer, self.path.clone());
        self.value
            .as_mapping()
            .into_iter()
            .flatten()
            .filter_map(move |(key, value)| {
                let mut path = above.clone();
                path.push(Step::Key(key.as_str()?.to_owned()));
                Some((key.as_str()?, At { layer, path, value }))
            })
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    pub(crate) fn place(&self) -> Place {
        self.layer.parsed.place(&self.path)
    }

    pub(crate) fn key_place(&self) -> Place {
        self.layer.parsed.key_place(&self.path)
    }
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
        problems.extend(check_layers(&layers, &file, false));
        assert!(problems.is_empty(), "{}", render_all(&problems, false));
    }
}
