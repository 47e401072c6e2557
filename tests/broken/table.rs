//! The tables: which kinds of broken input there are, and what is expected of each.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::made::Made;

/// Kinds that are put to one command.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What is run, where a kind does not say it: words parted by blanks, or a list of them.
    #[serde(default)]
    pub call: Lines,
    /// The exit status of every kind that names none.
    pub status: i32,
    /// What lies there besides, by its path.
    #[serde(default)]
    pub beside: BTreeMap<String, Made>,
    /// Whether the files of all kinds lie in one folder and are read by one run.
    #[serde(default)]
    pub together: bool,
    /// Whether it is run by a user whom the rights of files bind.
    #[serde(default)]
    pub bound: bool,
    pub kinds: Vec<Kind>,
}

/// One kind of broken input.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name; of a kind that is read together with others, that of its file.
    #[serde(rename = "kind")]
    pub name: String,
    /// Its file, where kinds are read together.
    pub made: Option<Made>,
    /// Its files, where each is read alone.
    #[serde(default)]
    pub files: BTreeMap<String, Made>,
    pub stdin: Option<Made>,
    pub call: Option<Lines>,
    /// Variables of the environment.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    pub status: Option<i32>,
    /// What messages call its file, where that is not its name.
    pub shown: Option<String>,
    /// What is said of it on standard error. Together with others: the beginning of each of its lines, without the file's name.
    /// Alone: what stands there, in this order.
    #[serde(default)]
    pub says: Lines,
    /// What is read of it all the same: words of its claims.
    #[serde(default)]
    pub reads: Lines,
    /// What stands on standard output; nothing stands there where the status is 2.
    #[serde(default)]
    pub prints: Lines,
}

/// One line, or a list of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Lines {
    One(String),
    Many(Vec<String>),
}

impl Default for Lines {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Lines {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Many(lines) => lines,
        }
    }

    /// One line as its words, several as they are.
    pub fn words(&self) -> Vec<String> {
        match self {
            Self::One(line) => line.split_whitespace().map(str::to_owned).collect(),
            Self::Many(lines) => lines.clone(),
        }
    }
}

/// All tables of the folder: each group with the table that it stands in.
pub fn read() -> Vec<(String, Group)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    let groups = paths.iter().flat_map(|path| {
        let table = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let groups: Vec<Group> =
            serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{table}: {e}"));
        groups.into_iter().map(move |group| (table.clone(), group))
    });
    groups.collect()
}
