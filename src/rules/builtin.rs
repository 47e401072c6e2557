//! The packs that ship, embedded in the binary from `rules/`.
//!
//! A pack is found by its name, which is the stem of its file. The build script lists the folder; files there without
//! a `pack:` line are other tables and are read by the stages that they belong to.

/// A pack that ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltinPack {
    /// Its name.
    pub name: &'static str,
    /// Its YAML, as it stands in the repository.
    pub text: &'static str,
    /// The same without its tests as JSON, which is read eight times as fast; made by the build script.
    pub compiled: &'static str,
}

/// The pack that every run starts from.
pub const BASE: &str = "en-news";

/// All packs that ship, sorted by name.
pub const PACKS: &[BuiltinPack] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The pack of this name.
pub fn find(name: &str) -> Option<&'static BuiltinPack> {
    PACKS.iter().find(|pack| pack.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_named_after_its_file() {
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
    fn compiled_packs_say_what_their_yaml_says() {
        for pack in PACKS {
            let mut yaml: serde_yaml::Mapping = serde_yaml::from_str(pack.text).unwrap();
            yaml.shift_remove("tests");
            let json: serde_yaml::Mapping = serde_json::from_str(pack.compiled).unwrap();
            assert!(yaml == json, "{}", pack.name);
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
