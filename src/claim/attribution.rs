//! Who a stretch of text is laid to: source, cue and content as in PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018).

use crate::normalize::EntityId;
use crate::text::TextSpan;

/// Whether the words are the speaker's own.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// In quotation marks, wholly or for the most part.
    Direct,
    /// Reported.
    Indirect,
}

/// What the cue says of the content's truth.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
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

/// One source–cue–content relation of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Words that name the source ("the Russian diplomat"); empty where the text names none.
    pub source: Vec<TextSpan>,
    /// Words that do the attributing ("said", "according to").
    pub cue: Vec<TextSpan>,
    /// What is attributed.
    pub content: Vec<TextSpan>,
    /// Direct or indirect.
    pub kind: AttributionKind,
    /// What the cue says of the content's truth.
    pub stance: Stance,
    /// Lemma or phrase of the rule that made it, such as `say`.
    pub rule: String,
    /// Display name of the resolved speaker ("Zamir Kabulov", "an IBM spokeswoman").
    pub speaker: Option<String>,
    /// The speaker as an entity, where it is one.
    pub entity: Option<EntityId>,
}
