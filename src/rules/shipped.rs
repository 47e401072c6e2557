//! The packs that ship, merged and compiled, in `rules/compiled/packs.json`.
//!
//! What the YAML of all packs says, as JSON: read at every start, and an order of magnitude faster than the YAML. It names the
//! texts that it was made of, so that one which has fallen behind is passed over and costs time, never truth.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_yaml::{Mapping, Value};

use super::builtin::{BuiltinPack, PACKS};
use super::layer::{Layer, layered};
use super::merge::{merge_mappings, name_of};
use super::model::RuleFile;
use super::problem::Problem;

/// A pack of the compiled ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compiled {
    /// Its name.
    pub pack: String,
    /// BLAKE3 hash of its text, in hex.
    pub hash: String,
    /// Ids of its entities.
    pub entities: Vec<String>,
}

/// All packs that ship, merged.
#[derive(Debug, Clone)]
pub struct Shipped {
    /// The packs, the lowest first.
    pub packs: Vec<Compiled>,
    /// Their sections without the tests, as JSON.
    sections: &'static str,
}

impl Shipped {
    /// Those of this program; `None` where they are of other texts than its packs.
    pub fn fresh() -> Option<Self> {
        Self::of(include_str!("../../rules/compiled/packs.json"), PACKS)
    }

    fn of(compiled: &'static str, packs: &[BuiltinPack]) -> Option<Self> {
        let (head, sections) = compiled.split_once('\n')?;
        let layers: Vec<Compiled> = serde_json::from_str(head).ok()?;
        let is_of = |pack: &BuiltinPack| {
            let own = layers.iter().find(|c| c.pack == pack.name);
            own.is_some_and(|c| c.hash == hash(pack.text))
        };
        let fresh = layers.len() == packs.len() && packs.iter().all(is_of);
        fresh.then_some(Self {
            packs: layers,
            sections,
        })
    }

    /// What they say, to lay other layers on.
    pub fn mapping(&self) -> Option<Mapping> {
        serde_json::from_str(self.sections).ok()
    }

    /// The same as rules, where no other layer goes over them.
    pub fn file(&self) -> Option<RuleFile> {
        serde_json::from_str(self.sections).ok()
    }
}

/// Names a text.
pub fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// Compiles packs, given by name and text: a line that names them, then their sections, a line each.
///
/// # Errors
/// A text is no YAML, or no mapping.
pub fn compile(packs: &[(String, String)]) -> Result<String, Box<Problem>> {
    let layers = layered(
        packs
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )?;
    let named = |layer: &Layer| Compiled {
        pack: layer.pack.clone(),
        hash: hash(&layer.parsed.source.text),
        entities: ids(layer),
    };
    let head: Vec<Compiled> = layers.iter().map(named).collect();
    let mut merged = Mapping::new();
    for layer in layers {
        let mut sections = layer.parsed.value;
        sections.shift_remove("tests");
        merge_mappings(&mut merged, sections);
    }
    let mut out = json(&head) + "\n{";
    for (at, (key, section)) in merged.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(out, "{comma}\n{}: {}", json(key), json(section));
    }
    out.push_str("\n}\n");
    Ok(out)
}

/// Ids of the entities of a layer.
pub fn ids(layer: &Layer) -> Vec<String> {
    let entities = layer.parsed.value.get("entities");
    let entities = entities.and_then(Value::as_sequence).into_iter().flatten();
    entities.filter_map(name_of).map(str::to_owned).collect()
}

/// What YAML can say and JSON cannot (a key that is no text) is told by the test that compares the two.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use crate::rules::layer::Stack;

    fn texts() -> Vec<(String, String)> {
        let own = |pack: &BuiltinPack| (pack.name.to_owned(), pack.text.to_owned());
        PACKS.iter().map(own).collect()
    }

    #[test]
    fn the_compiled_packs_are_fresh() {
        let fresh = compile(&texts()).unwrap() == include_str!("../../rules/compiled/packs.json");
        assert!(
            fresh,
            "rules/compiled/packs.json is stale: run `cargo xtask packs`"
        );
    }

    #[test]
    fn the_compiled_packs_say_what_their_yaml_says() {
        let compiled = RuleSet::of(Stack::builtin(), &[]).unwrap();
        let read = RuleSet::of(Stack::of_texts(), &[]).unwrap();
        assert!(Stack::builtin().shipped.is_some() && Stack::of_texts().shipped.is_none());
        assert_eq!(compiled.file, read.file);
        assert_eq!(compiled.packs, read.packs);
        let pack = |set: &RuleSet| set.pack_of_entity("iran").map(str::to_owned);
        assert_eq!(pack(&compiled), Some("en-names".to_owned()));
        assert_eq!(pack(&read), pack(&compiled));
        let shipped = Shipped::fresh().unwrap();
        let laid: RuleFile =
            serde_yaml::from_value(Value::Mapping(shipped.mapping().unwrap())).unwrap();
        assert_eq!(Some(laid), shipped.file());
    }

    #[test]
    fn compiled_packs_of_another_text_are_passed_over() {
        let [old, new] = ["pack: p\nentities: []\n", "pack: p\n"];
        let compiled = compile(&[("p".to_owned(), old.to_owned())]).unwrap();
        let compiled: &'static str = Box::leak(compiled.into_boxed_str());
        let pack = |text| [BuiltinPack { name: "p", text }];
        assert!(Shipped::of(compiled, &pack(old)).is_some());
        assert!(Shipped::of(compiled, &pack(new)).is_none());
        assert!(Shipped::of(compiled, &[]).is_none());
    }
}
