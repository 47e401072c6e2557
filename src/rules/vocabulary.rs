//! The closed lists of words that rule files choose from and stages decide with: what a cue says, how a clause puts it,
//! what a finding is. Rules name them first, so they stand here; the stages that decide them hand them on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the cue says of the content's truth.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "said": the content counts as a voice for it.
    Neutral,
    /// "confirmed": counts as a voice.
    Affirms,
    /// "claimed": nobody's voice.
    Doubts,
    /// "denied": opposes the content.
    Denies,
}

/// Whether the clause says that it is so, or that it is not.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Polarity {
    Positive,
    Negative,
}

/// How the clause itself puts it, apart from who says it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As possible, likely, rumoured.
    Hedged,
    /// As intended or to come.
    Planned,
    /// Under a condition.
    Conditional,
    /// As a duty.
    Obliged,
}

/// What a finding says of its claims.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A proposition that two or more sources assert.
    Agreement,
    /// Claims that cannot all be true of the same event.
    Contradiction,
    /// The state changed between two known times, or a correction was issued.
    Update,
    /// Claims that cannot all be true, each side of which the articles only lay to speakers.
    Dispute,
    /// The same matter, undecided.
    Related,
    /// A proposition of one source.
    Unique,
}

/// How what one claim has in a slot lies on what another has there, after the relations of natural logic (`MacCartney` & Manning 2009).
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// They say the same.
    Equal,
    /// Whether they say the same cannot be told: never an agreement, never a contradiction.
    #[default]
    Unknown,
    /// They cannot both be so.
    Exclusive,
    /// One says that the other is not so.
    Opposite,
}

/// Kind of a contradiction, after de Marneffe, Rafferty & Manning (2008).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ConflictKind {
    Negation,
    Antonym,
    Numeric,
    Temporal,
    Location,
    Exclusive,
    Role,
    Modality,
    Denial,
}

impl Verdict {
    /// The kinds that its findings may be of: any, of contradictions and disputes; of updates those that time can change.
    pub fn kinds(self) -> &'static [ConflictKind] {
        use ConflictKind::{
            Antonym, Denial, Exclusive, Location, Modality, Negation, Numeric, Role, Temporal,
        };
        match self {
            Self::Contradiction | Self::Dispute => &[
                Negation, Antonym, Numeric, Temporal, Location, Exclusive, Role, Modality, Denial,
            ],
            Self::Update => &[Negation, Numeric, Modality],
            Self::Agreement | Self::Related | Self::Unique => &[],
        }
    }
}

/// The word of an enum, as rule files and the command line spell it.
pub(crate) fn spelled<T: Serialize>(word: &T) -> String {
    let value = serde_json::to_value(word).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
