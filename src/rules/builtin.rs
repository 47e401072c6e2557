//! The packs that ship, embedded in the binary from `rules/`.
//!
//! A pack is found by its name, which is the stem of its file. Beside its YAML the binary holds the same as JSON, which is
//! read eight times as fast: `rules/compiled/`, made by `cargo xtask packs`. A compiled pack names the text that it was
//! made of, so that one which has fallen behind is passed over and costs time, never truth.

use std::fmt::Write as _;

use serde_yaml::{Mapping, Value};

/// A pack that ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltinPack {
    /// Its name.
    pub name: &'static str,
    /// Its YAML, as it stands in the repository.
    pub text: &'static str,
    /// The same without its tests, by [`compile`]; perhaps of an earlier text.
    pub compiled: &'static str,
}

/// The pack that every run starts from.
pub const BASE: &str = "en-news";

macro_rules! packs {
    ($($name:literal),* $(,)?) => {
        &[$(BuiltinPack {
            name: $name,
            text: include_str!(concat!("../../rules/", $name, ".yaml")),
            compiled: include_str!(concat!("../../rules/compiled/", $name, ".pack")),
        }),*]
    };
}

/// All packs that ship, sorted by name.
pub const PACKS: &[BuiltinPack] = packs![
    "en-attributes",
    "en-attribution",
    "en-boilerplate",
    "en-deciding",
    "en-lexicon",
    "en-matching",
    "en-modality",
    "en-names",
    "en-news",
    "en-quantities",
    "en-relations",
    "en-times",
];

/// The pack of this name.
pub fn find(name: &str) -> Option<&'static BuiltinPack> {
    PACKS.iter().find(|pack| pack.name == name)
}

/// Compiles a pack: a line that names its text by its BLAKE3 hash, then its sections without the tests, a line each.
///
/// # Errors
/// The text is no YAML, or no mapping.
pub fn compile(text: &str) -> Result<String, serde_yaml::Error> {
    let mut value: Mapping = serde_yaml::from_str(text)?;
    value.shift_remove("tests");
    let mut out = format!("{}\n{{", mark(text));
    for (at, (key, section)) in value.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(out, "{comma}\n{}: {}", json(key)?, json(section)?);
    }
    out.push_str("\n}\n");
    Ok(out)
}

fn json(value: &Value) -> Result<String, serde_yaml::Error> {
    serde_json::to_string(value).map_err(serde::de::Error::custom)
}

impl BuiltinPack {
    /// What the pack says, from its compiled form; `None` where that is not of its text.
    pub fn sections(&self) -> Option<Mapping> {
        let (mark_of, sections) = self.compiled.split_once('\n')?;
        (mark_of == mark(self.text)).then_some(())?;
        serde_json::from_str(sections).ok()
    }
}

/// Names a text.
fn mark(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_pack_of_the_folder_ships_and_is_named_after_its_file() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                found.push(path.file_stem().unwrap().to_string_lossy().into_owned());
            }
        }
        found.sort();
        let names: Vec<&str> = PACKS.iter().map(|pack| pack.name).collect();
        assert_eq!(
            names, found,
            "src/rules/builtin.rs lists the packs that ship"
        );
        for pack in PACKS {
            let line = format!("pack: {}", pack.name);
            assert!(pack.text.lines().any(|l| l == line), "{}", pack.name);
        }
    }

    #[test]
    fn packs_extend_packs_that_ship() {
        for pack in PACKS {
            let file: crate::rules::model::RuleFile = serde_yaml::from_str(pack.text).unwrap();
            for below in file.extends {
                assert!(find(&below).is_some(), "{}: {below}", pack.name);
            }
        }
    }

    #[test]
    fn compiled_packs_are_fresh() {
        for pack in PACKS {
            let fresh = compile(pack.text).unwrap() == pack.compiled;
            assert!(
                fresh,
                "rules/compiled/{}.pack is stale: run `cargo xtask packs`",
                pack.name
            );
        }
    }

    #[test]
    fn a_compiled_pack_says_what_its_yaml_says() {
        for pack in PACKS {
            let mut yaml: Mapping = serde_yaml::from_str(pack.text).unwrap();
            yaml.shift_remove("tests");
            assert!(pack.sections() == Some(yaml), "{}", pack.name);
        }
    }

    #[test]
    fn a_compiled_pack_of_another_text_is_passed_over() {
        let [old, new] = ["pack: p\nentities: []\n", "pack: p\n"];
        let compiled: &'static str = Box::leak(compile(old).unwrap().into_boxed_str());
        let pack = |text| BuiltinPack {
            name: "p",
            text,
            compiled,
        };
        assert!(pack(old).sections().is_some());
        assert!(pack(new).sections().is_none());
    }

    #[test]
    fn the_base_gathers_all_others() {
        let loaded = crate::rules::RuleSet::builtin().packs;
        for pack in PACKS {
            assert!(loaded.iter().any(|p| p.pack == pack.name), "{}", pack.name);
        }
    }
}
