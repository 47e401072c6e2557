//! The packs that ship, embedded in the binary from `rules/`.
//!
//! A pack is found by its name, which is the stem of its file. A test holds this list against the folder. Files of
//! `rules/` without a `pack:` line are other tables and are read by the stages that they belong to.

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

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        &[$(BuiltinPack {
            name: $name,
            text: include_str!(concat!("../../rules/", $name, ".yaml")),
        }),*]
    };
}

/// All packs that ship, sorted by name.
pub const PACKS: &[BuiltinPack] = embed!["en-news"];

/// The pack of this name.
pub fn find(name: &str) -> Option<&'static BuiltinPack> {
    PACKS.iter().find(|pack| pack.name == name)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_pack_of_the_folder_is_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut packs = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let named = text.lines().find_map(|line| line.strip_prefix("pack:"));
            if let Some(name) = named.filter(|_| path.extension().is_some_and(|e| e == "yaml")) {
                assert_eq!(name.trim(), stem, "a pack is named after its file");
                packs.push(stem);
            }
        }
        packs.sort();
        let embedded: Vec<&str> = PACKS.iter().map(|pack| pack.name).collect();
        assert_eq!(
            embedded, packs,
            "list each pack of rules/ in src/rules/builtin.rs, sorted"
        );
    }
}
