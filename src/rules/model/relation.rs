//! Verbs and phrases that say the same, and what they imply or exclude.

use schemars::JsonSchema;
use serde::Deserialize;

/// A slot of a relation that can be said to hold one value at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SingleSlot {
    /// Who does it.
    Subject,
    /// Whom or what it falls on.
    Object,
    /// When.
    Date,
    /// Where.
    Place,
    /// Where from.
    Origin,
    /// Where to.
    Destination,
}

impl SingleSlot {
    /// Its name in a rule file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Date => "date",
            Self::Place => "place",
            Self::Origin => "origin",
            Self::Destination => "destination",
        }
    }
}

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
    /// Slots that hold one value at a time: two different ones conflict.
    #[serde(default)]
    pub single: Vec<SingleSlot>,
}
