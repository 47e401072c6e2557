//! What an attribution is: source, cue and content, with what the cue says of the content.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::normalize::EntityId;
use crate::rules::Stance;
use crate::text::TextSpan;

/// Whether the words are the speaker's own.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// In quotation marks, wholly or for the most part.
    Direct,
    /// Reported.
    Indirect,
}

/// What the content is to its source; the four types of PARC 3.0, facts being assertions that the cue affirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionClass {
    /// Said: "said that".
    Assertion,
    /// Thought: "believes that".
    Belief,
    /// Wanted or planned: "decided to". Its content is what its source does next, and no report.
    Intent,
    /// A stand on something: "criticized the plan". Whether the thing is so is not its matter.
    Attitude,
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
    /// What the content is to its source.
    pub class: AttributionClass,
    /// The entry of the rules that made it, such as `attribution/cues/say`, or a method.
    pub rule: String,
    /// Display name of the resolved speaker ("Zamir Kabulov", "an IBM spokeswoman").
    pub speaker: Option<String>,
    /// The speaker as an entity, where it is one.
    pub entity: Option<EntityId>,
    /// The method that says who the source is, such as `speaker/pronoun`.
    pub speaker_rule: Option<&'static str>,
}

impl Attribution {
    /// Whether claims inside the content are the source's and not the article's own: what is said or thought, and
    /// whatever is quoted.
    pub fn lays_claims(&self) -> bool {
        matches!(
            self.class,
            AttributionClass::Assertion | AttributionClass::Belief
        ) || self.kind == AttributionKind::Direct
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(class: AttributionClass, kind: AttributionKind) -> Attribution {
        Attribution {
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![TextSpan::new(0, 1)],
            kind,
            stance: Stance::Neutral,
            class,
            rule: "attribution/cues/say".to_owned(),
            speaker: None,
            entity: None,
            speaker_rule: None,
        }
    }

    #[test]
    fn what_is_said_thought_or_quoted_is_the_sources() {
        use AttributionClass::{Assertion, Attitude, Belief, Intent};
        let lays = |class, kind| of(class, kind).lays_claims();
        for class in [Assertion, Belief, Intent, Attitude] {
            assert!(lays(class, AttributionKind::Direct));
        }
        assert!(lays(Belief, AttributionKind::Indirect));
        assert!(!lays(Intent, AttributionKind::Indirect));
        assert!(!lays(Attitude, AttributionKind::Indirect));
    }
}
