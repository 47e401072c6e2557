//! The packs that ship, embedded in the binary from `rules/`.
//!
//! A pack is found by its name, which is the stem of its file. Beside its YAML the binary holds the same compiled: see
//! [`shipped`](super::shipped).

/// A pack that ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltinPack {
    /// Its name.
    pub name: &'static str,
    /// Its YAML, as it stands in the repository.
    pub text: &'static str,
}

/// The pack that every run starts from.
pub const BASE: &str = "en-news";

macro_rules! packs {
    ($($name:literal),* $(,)?) => {
        &[$(BuiltinPack {
            name: $name,
            text: include_str!(concat!("../../rules/", $name, ".yaml")),
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
    fn the_base_gathers_all_others() {
        let loaded = crate::rules::RuleSet::builtin().packs;
        for pack in PACKS {
            assert!(loaded.iter().any(|p| p.pack == pack.name), "{}", pack.name);
        }
    }
}
