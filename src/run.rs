//! A whole run: documents in, findings out. This is what the report is made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Idle, Reading};
use crate::document::{Document, Note, ReadError, Remark};
use crate::fact::Told;
use crate::normalize::EntityTable;
use crate::rules::Place;
use crate::rules::model::Referent;
use crate::verdict::{ClaimIndex, Event, Finding, Ruling, Sheet, Unmatched};

/// Everything known at the end of a run. Documents are sorted by key; so are their readings.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Run {
    /// The articles.
    pub documents: Vec<Document>,
    /// What was taken from each (its claims are moved to `claims`).
    pub readings: Vec<Reading>,
    /// Letter index of the group of sources whose text goes back to one origin, a number a document.
    pub groups: Vec<usize>,
    /// Which story each document tells, from nought in their order; empty where there are too many to tell.
    pub stories: Vec<usize>,
    /// Who and what the claims speak of.
    pub entities: EntityTable,
    /// All claims, by document, in order of the text; a [`ClaimIndex`](crate::verdict::ClaimIndex) points here.
    pub claims: Vec<Claim>,
    /// What the articles tell of people, things and events in a value.
    pub told: Told,
    /// Its questions with their answers.
    pub sheets: Vec<Sheet>,
    /// What happened, as two or more claims tell it.
    pub events: Vec<Event>,
    /// What the report shows, in its order.
    pub findings: Vec<Finding>,
    /// A person's rulings on the findings, in the order in which they were applied.
    pub rulings: Vec<Ruling>,
    /// A person's rulings on whom words mean, in the order of the rules; those that fit a word.
    pub meant: Vec<Meant>,
    /// What went wrong or should be known.
    pub diagnostics: Vec<Diagnostic>,
}

/// A person's ruling on whom a word means, and the claims that have the word, or are laid to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Meant {
    /// What was ruled, and why.
    pub ruling: Referent,
    /// In the order of the text.
    pub claims: Vec<ClaimIndex>,
}

/// How grave a diagnostic is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

/// Something that a user should know about an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// File, relative to the compared folder; of a rule file, its name.
    pub path: String,
    /// Line, from 1; 0 where it does not apply.
    pub line: usize,
    /// Column in characters, from 1; 0 where it does not apply.
    pub column: usize,
    /// What, and what to do.
    pub message: String,
}

impl From<&Unmatched> for Diagnostic {
    fn from(unmatched: &Unmatched) -> Self {
        let place = unmatched.decision.place.as_ref();
        Self::unmet(place, &unmatched.why)
    }
}

impl From<&Note> for Diagnostic {
    fn from(note: &Note) -> Self {
        Self {
            severity: Severity::Note,
            path: note.path.clone(),
            line: 0,
            column: 0,
            message: note.what.to_string(),
        }
    }
}

impl From<&ReadError> for Diagnostic {
    fn from(error: &ReadError) -> Self {
        Self {
            severity: Severity::Error,
            path: error.path.clone(),
            line: error.line,
            column: error.column,
            message: error.to_string(),
        }
    }
}

impl Diagnostic {
    /// A ruling on what is read, written at `place`, that does nothing.
    pub(crate) fn idle(place: Option<&Place>, idle: &Idle) -> Self {
        match idle {
            Idle::Unmet(why) => Self::unmet(place, why),
            Idle::Same(why) => Self {
                message: format!("a ruling changes nothing: {why}"),
                ..Self::unmet(place, why)
            },
        }
    }

    /// A ruling, written at `place`, that fits nothing.
    fn unmet(place: Option<&Place>, why: &str) -> Self {
        let (path, (line, column)) = place.map_or_else(Default::default, |place| {
            (place.file_name(), place.line_and_column())
        });
        Self {
            severity: Severity::Warning,
            path,
            line,
            column,
            message: format!("a ruling matches nothing: {why}"),
        }
    }

    /// What is remarked of a document.
    pub fn remark(document: &Document, remark: &Remark) -> Self {
        Self {
            severity: Severity::Warning,
            path: document.path.clone(),
            line: remark.line,
            column: 0,
            message: remark.what.to_string(),
        }
    }

    /// So many are told to people, in a page or a message; the rest is counted. Data holds all.
    pub const SHOWN: usize = 100;

    /// "… and 20 more", where there are more than [`SHOWN`](Self::SHOWN).
    pub fn rest(all: usize) -> Option<String> {
        let more = all.checked_sub(Self::SHOWN).filter(|more| *more > 0)?;
        Some(format!("… and {more} more"))
    }
}
