//! All layers, merged: what the stages are given.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::builtin;
use super::merge::merge_mappings;
use super::model::RuleFile;
use super::parse::{ParsedFile, parse};
use super::problem::{Problem, RuleErrors, SourceText};

/// A pack in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackInfo {
    /// Its name.
    pub pack: String,
    /// First 16 hex digits of the BLAKE3 hash of its text.
    pub digest: String,
}

/// The rules of a run.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// All layers merged.
    pub file: RuleFile,
    /// The layers, first the lowest.
    pub packs: Vec<PackInfo>,
    /// What is worth a look, though the rules run.
    pub warnings: Vec<Problem>,
    pub(super) layers: Vec<Arc<SourceText>>,
}

impl RuleSet {
    /// The packs that ship, alone.
    ///
    /// # Panics
    /// Never in a build that passes its tests: they load the packs that ship.
    pub fn builtin() -> Self {
        match super::load(&super::Layers::default()) {
            Ok(set) => set,
            Err(errors) => panic!("the packs that ship are broken:\n{errors}"),
        }
    }

    /// Merges layers, lowest first.
    pub(super) fn of(layers: Vec<ParsedFile>) -> Result<Self, RuleErrors> {
        let mut merged = Mapping::new();
        let mut packs = Vec::new();
        let mut sources = Vec::new();
        for layer in layers {
            packs.push(PackInfo {
                digest: blake3::hash(layer.source.text.as_bytes()).to_hex()[..16].to_owned(),
                pack: layer.pack,
            });
            sources.push(layer.source);
            merge_mappings(&mut merged, layer.sections);
        }
        let file = serde_yaml::from_value(Value::Mapping(merged)).map_err(|error| RuleErrors {
            problems: vec![Problem::error(error.to_string(), None)],
        })?;
        Ok(Self {
            file,
            packs,
            warnings: Vec::new(),
            layers: sources,
        })
    }
}

/// The packs that ship, each after those that it extends.
pub(super) fn builtin_layers(name: &str) -> Result<Vec<ParsedFile>, Problem> {
    let mut done: Vec<ParsedFile> = Vec::new();
    let Some(pack) = builtin::find(name) else {
        return Err(Problem::error(format!("no pack `{name}` ships"), None));
    };
    let source = Arc::new(SourceText {
        path: format!("rules/{name}.yaml"),
        text: Arc::from(pack.text),
    });
    let file = parse(&source)?;
    for below in &file.extends {
        if builtin::find(below).is_none() {
            continue;
        }
        for layer in builtin_layers(below)? {
            if done.iter().all(|known| known.pack != layer.pack) {
                done.push(layer);
            }
        }
    }
    done.push(file);
    Ok(done)
}
