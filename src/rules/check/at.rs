//! Walks the values of a layer without losing where they stand.

use serde_yaml::Value;

use crate::rules::layer::Layer;
use crate::rules::layout::Step;
use crate::rules::problem::Place;
use crate::rules::rewrite::{Change, Edit, edits};

/// A value of a layer and where it stands.
#[derive(Clone)]
pub(crate) struct At<'a> {
    layer: &'a Layer,
    pub(super) path: Vec<Step>,
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

    /// The edits that make changes to the mapping at a path below this value.
    pub(crate) fn edits(&self, below: &[Step], changes: &[Change]) -> Vec<Edit> {
        let path = [self.path.as_slice(), below].concat();
        edits(&self.layer.parsed, &path, changes)
    }

    pub(crate) fn place(&self) -> Place {
        self.layer.parsed.place(&self.path)
    }

    pub(crate) fn key_place(&self) -> Place {
        self.layer.parsed.key_place(&self.path)
    }
}
