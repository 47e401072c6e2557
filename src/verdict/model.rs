//! Findings: what the report shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::SourceIndex;
use crate::matching::ScoreTerm;
use crate::rules::model::Level;
use crate::rules::{ConflictKind, Verdict};
use crate::text::TextSpan;

/// Index of a claim in its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIndex(pub u32);

/// Who disagrees.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    /// The articles themselves.
    Sources,
    /// Speakers that the articles quote.
    Speakers,
}

/// What a side holds, and who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Index of the side.
    pub side: usize,
    /// Outlets or speakers, sorted.
    pub held_by: Vec<String>,
    /// The value at issue ("14", "Buffalo", "denied").
    pub value: String,
}

/// Why a finding was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Id of the rule or measure, such as `lexicon/antonyms` or `matching/score`.
    pub rule: String,
    /// In a person's words.
    pub detail: String,
    /// The score's summands, where it is one.
    pub terms: Vec<ScoreTerm>,
}

/// One finding of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Made of verdict, kind and slot, not of the members.
    pub id: u64,
    /// What it says.
    pub verdict: Verdict,
    /// Of a contradiction (and of an update, the slot's kind).
    pub kind: Option<ConflictKind>,
    /// Of a contradiction.
    pub between: Option<Between>,
    /// Whether one side speaks of a part of the other's event.
    pub contained: bool,
    /// Its claims, the one that stands for all first.
    pub claims: Vec<ClaimIndex>,
    /// Of a contradiction or an update (then in order of time).
    pub sides: Vec<Vec<ClaimIndex>>,
    /// A line a side.
    pub positions: Vec<Position>,
    /// Sources of its claims, sorted.
    pub sources: Vec<SourceIndex>,
    /// Independent groups of sources that assert it, a number a side (one number if there are no sides).
    pub independent: Vec<usize>,
    /// How sure, 0 to 1.
    pub score: f64,
    /// How grave the rules call it.
    pub level: Option<Level>,
    /// Of a finding on facts: index of the [`Sheet`](crate::verdict::Sheet).
    pub fact: Option<usize>,
    /// The words that it rests on, of those claims of which it needs but a part.
    pub members: Vec<(ClaimIndex, Vec<TextSpan>)>,
    /// Why.
    pub because: Vec<Reason>,
}
