//! Verbs and phrases that say the same, and what they imply or exclude.

use schemars::JsonSchema;
use serde::Deserialize;

/// A relation between participants.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Key, such as `flee`.
    pub id: String,
    /// Verb lemmas, with particle ("step down").
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Phrases of more words ("get out of").
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Nouns of the same event ("resignation").
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Relations that follow from this one.
    #[serde(default)]
    pub implies: Vec<String>,
    /// Relations that exclude this one of the same event.
    #[serde(default)]
    pub opposite: Vec<String>,
    /// Slots that hold one value at a time ("destination", "date", "place", "object", "subject", "quantity").
    #[serde(default)]
    pub single: Vec<String>,
    /// Whether the verb undoes its complement's truth ("fail to", "refuse to").
    #[serde(default)]
    pub negates: bool,
}
