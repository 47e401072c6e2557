//! How a person has ruled that one claim is read.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::rules::problem::Place;
use crate::rules::vocabulary::{Modality, Polarity, Stance, spelled};

/// How one claim of an article is read, where it was read otherwise. What is not named stays as it was read; a later entry goes over an
/// earlier one. What is told of the claim (facts, findings) follows.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimReading {
    /// Key of the source.
    pub source: String,
    /// Words of the claim, or some of them in a row; of several claims that have them the shortest is meant. Case, punctuation and
    /// blanks do not matter.
    pub words: String,
    /// Who says it: id, name or alias of an entity of the rules, a name that the article gives, or other words of it ("a neighbour").
    /// `nobody`: the article says it itself.
    #[serde(default)]
    pub speaker: Option<String>,
    /// How the speaker stands to it.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// Whether it says that it is so (`positive`), or that it is not (`negative`).
    #[serde(default)]
    pub polarity: Option<Polarity>,
    /// How it is put.
    #[serde(default)]
    pub modality: Option<Modality>,
    /// When it was: `2021-08-15`, `2021-08` or `"2021"` in place of all times of the claim; `none`: it has no time.
    #[serde(default)]
    pub time: Option<String>,
    /// What it answers nothing to, though an answer was read in it: the id of an attribute (`age`), or an attribute and its holder
    /// (`age of Ada Holm`).
    #[serde(default)]
    pub no_fact: Vec<String>,
    /// Why, for the readers of the report.
    pub because: String,
    /// Where it is written.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl ClaimReading {
    /// Whether it says nothing of how the claim is read.
    pub fn is_empty(&self) -> bool {
        self.speaker.is_none()
            && self.stance.is_none()
            && self.polarity.is_none()
            && self.modality.is_none()
            && self.time.is_none()
            && self.no_fact.is_empty()
    }

    /// What it says, in a person's words: "read with speaker Ada Holm, stance denies".
    pub fn says(&self) -> String {
        let said = |name: &str, value: Option<String>| value.map(|v| format!("{name} {v}"));
        let told = [
            said("speaker", self.speaker.clone()),
            said("stance", self.stance.as_ref().map(spelled)),
            said("polarity", self.polarity.as_ref().map(spelled)),
            said("modality", self.modality.as_ref().map(spelled)),
            said("time", self.time.clone()),
            said(
                "no fact",
                (!self.no_fact.is_empty()).then(|| self.no_fact.join(", ")),
            ),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        format!("read with {}", told.join(", "))
    }

    /// Name of the file it is written in, without its folder, and the line: "story.yaml:4"; empty for one that was not read from a file.
    pub fn written_at(&self) -> String {
        self.place.as_ref().map_or_else(String::new, Place::named)
    }
}
