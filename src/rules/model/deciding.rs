//! Words that decide whether two claims alike in all else say the same.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::rules::vocabulary::{ConflictKind, Sort};

/// What a deciding word speaks of: what must stand in both claims for the word to part them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DecidingOn {
    /// The next content word behind it ("hardly any of the teeth").
    #[default]
    Word,
    /// The same, if it is a noun ("deputy mayor").
    Noun,
    /// The same, if it is what the claim says ("almost sank").
    Deed,
    /// The amount right before it ("200 litres a day").
    Amount,
    /// The claim as a whole ("except the oldest").
    Claim,
}

/// Words of one sort that decide, and what they make of two claims.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deciding {
    /// Key, such as `office`.
    pub id: String,
    /// Values, each a list of words and phrases that mean it.
    #[serde(default)]
    pub values: Vec<Vec<String>>,
    /// What they speak of.
    #[serde(default)]
    pub on: DecidingOn,
    /// What the difference is where one claim has a value and the other none.
    #[serde(default)]
    pub alone: Sort,
    /// What it is where each has another value.
    #[serde(default)]
    pub apart: Sort,
    /// The kind of the contradiction, of differences that make one.
    #[serde(default)]
    pub kind: Option<ConflictKind>,
}
