//! Findings: what the report shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::SourceIndex;
use crate::matching::ScoreTerm;
use crate::rules::model::Level;
use crate::rules::{self, ConflictKind, Verdict};
use crate::text::TextSpan;

/// Value of the side that says what another one denies.
pub const ASSERTED: &str = "asserted";

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

/// How what one claim has in a slot lies on what the other has there (natural logic: `MacCartney` & Manning 2009).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// They say the same.
    Equal,
    /// The first says more, and both can be so.
    Narrower,
    /// The first says less, and both can be so.
    Wider,
    /// Whether they say the same cannot be told: never an agreement, never a contradiction.
    Unknown,
    /// They cannot both be so.
    Exclusive,
    /// One says that the other is not so.
    Opposite,
}

impl Sort {
    /// Whether it keeps two claims from saying the same.
    pub fn decides(self) -> bool {
        matches!(self, Self::Unknown | Self::Exclusive | Self::Opposite)
    }

    /// As reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Narrower => "narrower",
            Self::Wider => "wider",
            Self::Unknown => "unknown",
            Self::Exclusive => "exclusive",
            Self::Opposite => "opposite",
        }
    }
}

impl From<rules::Sort> for Sort {
    fn from(ruled: rules::Sort) -> Self {
        match ruled {
            rules::Sort::Equal => Self::Equal,
            rules::Sort::Unknown => Self::Unknown,
            rules::Sort::Exclusive => Self::Exclusive,
            rules::Sort::Opposite => Self::Opposite,
        }
    }
}

/// What two claims are laid on each other by.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// What was done, or is said.
    Deed,
    /// By whom, or of whom.
    Doer,
    /// To whom or what.
    Target,
    /// How many, how much.
    Amount,
    /// When.
    Time,
    /// Where.
    Place,
    /// Whether it is so.
    Polarity,
    /// Whether it has come about.
    Stage,
    /// A word that decides ("deputy", "almost").
    Word,
}

/// What two claims have in one slot, and how it lies on each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Of what.
    pub slot: Slot,
    /// What they have there, in their words; empty where one has nothing.
    pub values: [String; 2],
    /// How the first lies on the second.
    pub sort: Sort,
    /// Kind of the contradiction that it makes, if it can make one.
    pub kind: Option<ConflictKind>,
    /// Id of the rule that decided.
    pub rule: String,
    /// In a person's words.
    pub detail: String,
}

impl Difference {
    /// Why two claims are not one.
    pub fn reason(&self) -> Reason {
        Reason {
            rule: self.rule.clone(),
            detail: self.detail.clone(),
            terms: Vec::new(),
        }
    }
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
    /// What its claims do not share, as far as it decides: of a contradiction the values at issue, of a related pair what keeps it
    /// undecided.
    pub differences: Vec<Difference>,
    /// Why.
    pub because: Vec<Reason>,
}
