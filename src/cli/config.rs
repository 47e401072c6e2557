//! `crosscheck.yaml`: what a folder of stories is read with.

use std::path::{Path, PathBuf};

use crosscheck::rules::Label;
use crosscheck::rules::model::Source;
use serde::Deserialize;

use crate::error::Failure;

const NAME: &str = "crosscheck.yaml";

/// Larger files are no configuration; a parser of YAML can take very long over nonsense.
const LARGEST: u64 = 1 << 20;

/// What the nearest `crosscheck.yaml` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Rule files and folders, from the folder of the file.
    pub rules: Vec<PathBuf>,
    /// What is known of sources.
    pub sources: Vec<Source>,
    /// Findings that make the exit status 1.
    pub fail_on: Vec<Label>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    rules: Vec<PathBuf>,
    sources: Vec<Source>,
    fail_on: Vec<Label>,
    stories: Vec<Story>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "read so that a misspelt key is an error; the report of one call needs none of them"
)]
struct Story {
    name: String,
    path: PathBuf,
    #[serde(default)]
    approved: Option<PathBuf>,
}

impl Config {
    /// The nearest one in or above the first of `paths`; an empty one if there is none.
    ///
    /// # Errors
    /// It is there, but cannot be read or is not what it should be.
    pub fn near(paths: &[PathBuf]) -> Result<Self, Failure> {
        match paths.first().and_then(|p| find(p)) {
            Some(path) => Self::read(&path),
            None => Ok(Self::default()),
        }
    }

    fn read(path: &Path) -> Result<Self, Failure> {
        let bad = |what: String| Failure::Config {
            path: path.display().to_string(),
            what,
        };
        let unreadable = |what| Failure::Read {
            path: path.to_owned(),
            what,
        };
        if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
            return Err(bad("is larger than 1 MB".to_owned()));
        }
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        let file: Option<File> = serde_yaml::from_str(&text).map_err(|e| bad(e.to_string()))?;
        let file = file.unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new(""));
        Ok(Self {
            rules: file.rules.iter().map(|r| folder.join(r)).collect(),
            sources: file.sources,
            fail_on: file.fail_on,
        })
    }
}

/// Walks up from `path` as the user named it, then from the working directory on.
fn find(path: &Path) -> Option<PathBuf> {
    let start = if path == Path::new("-") {
        Path::new(".")
    } else {
        path
    };
    let here = start.ancestors().map(|folder| folder.join(NAME));
    let above = std::path::absolute(start).ok()?;
    let above = above.ancestors().map(|folder| folder.join(NAME));
    here.chain(above).find(|candidate| candidate.is_file())
}
