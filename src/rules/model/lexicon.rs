//! Synonyms, antonyms, scales.

use schemars::JsonSchema;
use serde::Deserialize;

/// Words that mean the same, the opposite, or a degree.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lexicon {
    /// Groups of lemmas or phrases that news uses for the same thing.
    pub synonyms: Vec<Vec<String>>,
    /// Pairs that exclude each other.
    pub antonyms: Vec<(String, String)>,
    /// Rungs of one ladder, lowest first; different rungs conflict.
    pub scales: Vec<Vec<String>>,
    /// Kinds and what they are kinds of: the first word is the wider one.
    pub kinds: Vec<Vec<String>>,
    /// Verb and noun of the same event ("withdraw", "withdrawal").
    pub derived: Vec<Vec<String>>,
    /// Words that carry no content for matching.
    pub stop: Vec<String>,
}
