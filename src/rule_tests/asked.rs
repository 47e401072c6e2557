//! What tests ask of the stages, and how a test came out.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use crate::claim::Reading;
use crate::document::Article;
use crate::normalize::EntityTable;
use crate::rules::ConflictKind;
use crate::rules::model::{Boilerplate, RelationOfClaims};
use crate::run::Run;

/// How a test expects that there is no such thing in its text.
pub(super) const NONE: &str = "none";

/// What tests ask of the stages.
pub trait Judge {
    /// How the claims of two sentences relate, read as two sources' on one event. Of several pairs of claims the
    /// gravest relation counts: contradiction, update, equivalence, refinement, related, none.
    fn relation(&self, one: &str, other: &str) -> (RelationOfClaims, Option<ConflictKind>);

    /// Whether a boilerplate rule fits each of these lines.
    fn fits(&self, rule: &Boilerplate, lines: &[&str]) -> Vec<bool>;

    /// The comparison of a small story's articles, read as files are, and the facts of each article by its key, as tests have them.
    fn story(&self, articles: Vec<Article>) -> (Run, BTreeMap<String, Vec<String>>);

    /// The same of the articles at a path, folder or file.
    ///
    /// # Errors
    /// Why they cannot be read.
    fn whole_story(&self, path: &Path) -> Result<(Run, BTreeMap<String, Vec<String>>), String>;

    /// What is taken from a text, read as a file is, published on a day.
    fn read(&self, text: &str, published: Option<Date>) -> Taken;
}

/// What is taken from a text.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// All that was read, claims among it.
    pub reading: Reading,
    /// Whom it speaks of.
    pub entities: EntityTable,
    /// Its facts, written as tests have them.
    pub facts: Vec<String>,
}

/// How a test came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Held,
    /// Not as expected: what was found instead, a line each.
    Failed(Vec<String>),
    /// A known gap, still open: what is found today.
    Todo(Vec<String>),
    /// A known gap that is none any more: its `todo` can go.
    TodoHolds,
}
