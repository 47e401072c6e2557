//! Stories of `crosscheck.yaml`: which reports a person has approved, and where they lie.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_yaml::Value;

use super::{Loaded, items};
use crate::rules::{Label, Parsed, Problem, ProblemKind, Step, Verdict, nearest};

/// The folder of approved reports where none is named.
const APPROVED: &str = "approved";

/// A comparison whose report is approved.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What it is called; its approved report has this name.
    pub name: String,
    /// Articles and folders of articles.
    pub paths: Vec<PathBuf>,
    /// What its report is written as; Markdown where nothing is said.
    #[serde(default)]
    pub format: StoryFormat,
    /// Rule files and folders on top of those of all stories.
    #[serde(default)]
    pub rules: Vec<PathBuf>,
    /// Only findings of these verdicts.
    #[serde(default)]
    pub only: Vec<Verdict>,
    /// Whether nothing is folded.
    #[serde(default)]
    pub all: bool,
    /// Findings that make the exit status 1, beside those of all stories.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub fail_on: Vec<Label>,
    /// An earlier report, in JSON or Markdown: what it has is known and does not fail. It may be the approved report of this story.
    #[serde(default)]
    pub baseline: Option<PathBuf>,
}

/// Formats that a report can be approved in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StoryFormat {
    /// Made to be reviewed.
    #[default]
    Markdown,
    /// As on a terminal, without styles.
    Text,
    /// A page.
    Html,
    /// For other tools.
    Json,
    /// A table.
    Csv,
}

impl StoryFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Markdown,
        Self::Text,
        Self::Html,
        Self::Json,
        Self::Csv,
    ];

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// No story is called so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoStory {
    /// What was asked for.
    pub name: String,
    /// The name that was most likely meant.
    pub near: Option<String>,
    /// All there are.
    pub known: Vec<String>,
}

impl Loaded {
    /// The folder of the approved reports.
    pub fn approved(&self) -> PathBuf {
        let named = self.config.approved.as_deref();
        self.folder().join(named.unwrap_or(Path::new(APPROVED)))
    }

    /// The approved report of a story, there or yet to be made.
    pub fn approved_of(&self, story: &Story) -> PathBuf {
        let name = format!("{}.{}", story.name, story.format.ending());
        self.approved().join(name)
    }

    /// The stories of these names, in the order of the file; all if there are none.
    ///
    /// # Errors
    /// A name is no story's.
    pub fn stories(&self, names: &[String]) -> Result<Vec<&Story>, NoStory> {
        let stories = &self.config.stories;
        let known = || stories.iter().map(|s| s.name.as_str());
        if let Some(name) = names.iter().find(|n| !known().any(|k| k == *n)) {
            return Err(NoStory {
                name: name.clone(),
                near: nearest(name, known()).map(str::to_owned),
                known: known().map(str::to_owned).collect(),
            });
        }
        let asked = |s: &&Story| names.is_empty() || names.contains(&s.name);
        Ok(stories.iter().filter(asked).collect())
    }
}

/// What is wrong with stories beyond the shape of their entries.
pub(super) fn problems(parsed: &Parsed) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    let approved = parsed.value.get("approved").and_then(Value::as_str);
    let approved = plain(approved.unwrap_or(APPROVED));
    for (index, story) in items(parsed, "stories") {
        let at = |key: &str| {
            let key = Step::Key(key.to_owned());
            parsed.place(&[Step::Key("stories".to_owned()), Step::Item(index), key])
        };
        if let Some(name) = story.get("name").and_then(Value::as_str) {
            if !is_name(name) {
                let title = format!("a story cannot be called `{name}`");
                problems.push(
                    ProblemKind::Configuration
                        .error(title, Some(at("name")))
                        .label("its approved report could not be")
                        .help("write letters, digits, `-`, `_` and `.`, a letter or a digit first"),
                );
            }
            // What is the same file on some systems is told on all.
            let known = folded.insert(name.to_lowercase(), name);
            if let Some(known) = known.filter(|k| *k != name) {
                let title = format!("`{known}` and `{name}` would be one file on some systems");
                problems.push(
                    ProblemKind::Configuration
                        .error(title, Some(at("name")))
                        .label("call it otherwise"),
                );
            }
        }
        let paths = story.get("paths").and_then(Value::as_sequence);
        let mut named = paths.into_iter().flatten().filter_map(Value::as_str);
        if let Some(path) = named.find(|path| approved.starts_with(plain(path))) {
            let title =
                format!("the approved reports lie in `{path}` and would be read as articles");
            problems.push(
                ProblemKind::Configuration.error(title, Some(at("paths")))
                    .label("holds them")
                    .help("put the articles in a folder of their own, or name another under `approved`"),
            );
        }
        if paths.is_some_and(Vec::is_empty) {
            problems.push(
                ProblemKind::Configuration
                    .error("a story without articles", Some(at("paths")))
                    .label("name a file or a folder"),
            );
        }
    }
    problems
}

/// A path without its dots.
fn plain(path: &str) -> PathBuf {
    let parts = Path::new(path).components();
    parts.filter(|p| *p != Component::CurDir).collect()
}

/// Whether a file can be called so everywhere.
fn is_name(name: &str) -> bool {
    let known = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.starts_with(char::is_alphanumeric) && name.chars().all(known)
}
