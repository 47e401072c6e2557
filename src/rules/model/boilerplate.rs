//! What a page carries that is no article text.

use schemars::JsonSchema;
use serde::Deserialize;

/// A pattern and how far it reaches.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// Name of the rule.
    pub id: String,
    /// A regular expression, tried on each line or on the words of a block.
    pub pattern: String,
    /// How far it reaches.
    #[serde(default)]
    pub scope: Scope,
    /// What to tell a person.
    pub why: String,
    /// Lines that the pattern must leave out.
    #[serde(default)]
    pub drops: Vec<String>,
    /// Lines that the pattern must keep.
    #[serde(default)]
    pub keeps: Vec<String>,
}

/// How far a boilerplate rule reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The matched words only (a dateline, "Click for more").
    Words,
    /// The line or paragraph that matches.
    #[default]
    Block,
    /// The block and all that follow to the end of the page (a comment thread).
    Rest,
    /// The block and those before it, where it stands in the first tenth of the page.
    Before,
}
