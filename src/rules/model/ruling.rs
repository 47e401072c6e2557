//! A person's decisions on pairs of claims, and tests that live with the rules.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::claim::{Modality, Polarity, Stance};
use crate::verdict::ConflictKind;

/// Words of a source.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Key of the source.
    pub source: String,
    /// Its words.
    pub words: String,
}

/// How two claims relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum RelationOfClaims {
    Equivalent,
    Refines,
    Contradicts,
    Updates,
    Related,
    None,
}

/// A ruling, kept with its reason.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The two claims.
    pub between: [Quote; 2],
    /// How they relate.
    pub relation: RelationOfClaims,
    /// Kind of contradiction, where it is one.
    #[serde(default)]
    pub kind: Option<ConflictKind>,
    /// Why.
    pub because: String,
}

/// What a test expects of a text's claims.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ExpectedClaims {
    /// Their number.
    Number(usize),
    /// Their normalized forms, in order.
    Forms(Vec<String>),
}

/// A test of the rules. One of `agree`, `contradict`, `apart`, `text` says what is tested.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleTest {
    /// Sentences that must be found to say the same.
    pub agree: Vec<String>,
    /// Two sentences that must contradict each other.
    pub contradict: Vec<String>,
    /// The kind of that contradiction.
    pub kind: Option<ConflictKind>,
    /// Sentences that must be neither.
    pub apart: Vec<String>,
    /// A text, for the expectations below.
    pub text: Option<String>,
    /// The first quantity: "more than 10 thousand people" is `>10000 people`. Here and below, `none` is that there is none.
    pub quantity: Option<String>,
    /// TIMEX3 value of the first time in the text.
    pub time: Option<String>,
    /// Day of publication for `time`.
    pub published: Option<String>,
    /// Id or name of the first entity.
    pub entity: Option<String>,
    /// Speaker of the first attribution.
    pub speaker: Option<String>,
    /// Stance of that attribution.
    pub stance: Option<Stance>,
    /// Polarity of the first claim.
    pub polarity: Option<Polarity>,
    /// Modality of the first claim.
    pub modality: Option<Modality>,
    /// How many claims the text holds, or the normalized forms of all of them, in order.
    pub claims: Option<ExpectedClaims>,
    /// The normalized form of one of its claims.
    pub claim: Option<String>,
    /// Why one of its stretches is no claim ("a question"), or the rule that left it out (`claim/question`).
    pub left_out: Option<String>,
    /// A known gap: reported, does not fail.
    pub todo: bool,
}
