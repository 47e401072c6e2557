//! A person's decisions on pairs of claims, and tests that live with the rules.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::problem::Place;
use crate::rules::vocabulary::{ConflictKind, Modality, Polarity, Stance};

/// Words of a source.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Key of the source.
    pub source: String,
    /// Words of one of its claims, or some of them in a row. Case, punctuation and blanks do not matter.
    pub words: String,
}

/// What a decision relates: one claim, or all that make one side of a finding.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Side {
    /// One claim.
    One(Quote),
    /// Several, each of which relates so to each of the other side.
    Many(Vec<Quote>),
}

impl Side {
    /// A side of these quotes.
    pub fn of(quotes: Vec<Quote>) -> Self {
        match <[Quote; 1]>::try_from(quotes) {
            Ok([one]) => Self::One(one),
            Err(many) => Self::Many(many),
        }
    }

    /// The claims, as they are quoted.
    pub fn quotes(&self) -> &[Quote] {
        match self {
            Self::One(quote) => std::slice::from_ref(quote),
            Self::Many(quotes) => quotes,
        }
    }
}

/// How two claims relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RelationOfClaims {
    /// They say the same.
    Equivalent,
    /// They say the same, one of them more precisely.
    Refines,
    /// They cannot both be true.
    Contradicts,
    /// The second tells what came after the first.
    Updates,
    /// They are of the same matter; no more is said.
    Related,
    /// They have nothing to do with each other; of one claim: it is no claim, and no finding rests on it.
    None,
}

/// A ruling, kept with its reason. It holds for the claims quoted and for those that stand in one agreement with them, and
/// goes over what the other rules make of these. A later ruling goes over an earlier one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The two claims, or two lists of them; or one, with `relation: none`.
    #[schemars(length(min = 1, max = 2))]
    pub between: Vec<Side>,
    /// How they relate.
    pub relation: RelationOfClaims,
    /// Kind of contradiction, where it is one; needed then.
    #[serde(default)]
    pub kind: Option<ConflictKind>,
    /// Id of an attribute (`killed`): how their answers to it relate, and nothing else that the claims say.
    #[serde(default)]
    pub fact: Option<String>,
    /// Why, for the readers of the report.
    pub because: String,
    /// Where it is written.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Decision {
    /// Name of the file it is written in, without its folder, and the line; empty and 0 for one that was not read from a file.
    pub fn written(&self) -> (String, usize) {
        let place = self.place.as_ref();
        place.map_or_else(Default::default, |place| {
            (place.file_name(), place.line_and_column().0)
        })
    }
}

/// Whom a word of an article means, where it was taken for somebody else or for nobody.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Referent {
    /// Key of the source.
    pub source: String,
    /// Words of its text in a row, among them the one that is ruled. Case, punctuation and blanks do not matter.
    pub words: String,
    /// A pronoun or a noun that describes: `she`, `company`.
    pub word: String,
    /// Id, name or alias of an entity of the rules, or a name that the article gives; `nobody` leaves the word as it stands.
    pub means: String,
    /// Why, for whoever reads the rules.
    pub because: String,
    /// Where it is written.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Referent {
    /// Name of the file it is written in, without its folder, and the line: "story.yaml:4"; empty for one that was not read from a file.
    pub fn written_at(&self) -> String {
        self.place.as_ref().map_or_else(String::new, Place::named)
    }

    /// Why it fits nothing in its article, in which the word stands among its words or does not; `known` says whether the rules or the
    /// article have the name.
    pub(crate) fn unmet(&self, stands: bool, known: bool) -> String {
        let Self {
            source,
            words,
            word,
            means,
            ..
        } = self;
        if !stands {
            format!("`{source}` has no word `{word}` in “{words}”")
        } else if known {
            format!("`{word}` is no pronoun and no noun beside names")
        } else {
            format!("neither the rules nor `{source}` know `{means}`")
        }
    }
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

/// An article of a small story that a test tells.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TestArticle {
    /// Its text.
    Text(String),
    /// Its text and its day.
    Dated {
        /// Its text.
        text: String,
        /// The day it was published, as `2021-08-15`.
        published: String,
    },
}

impl TestArticle {
    /// Its text, and the day as it is written.
    pub fn parts(&self) -> (&str, Option<&str>) {
        match self {
            Self::Text(text) => (text, None),
            Self::Dated { text, published } => (text, Some(published)),
        }
    }
}

/// What the report on a small story must say: one of `agreement`, `contradiction`, `dispute`, `update`, `apart`, `fact`, `nobody`, `claim`, each
/// with words of the articles by their keys. Words are found as those of a decision are.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExpectedFinding {
    /// Claims that stand in one agreement.
    pub agreement: BTreeMap<String, String>,
    /// Claims on different sides of a contradiction.
    pub contradiction: BTreeMap<String, String>,
    /// Claims on different sides of a dispute.
    pub dispute: BTreeMap<String, String>,
    /// Claims before and after in an update.
    pub update: BTreeMap<String, String>,
    /// Claims that no agreement, contradiction, dispute or update holds together.
    pub apart: BTreeMap<String, String>,
    /// Facts that the articles tell, written as in `fact` of a text.
    pub fact: BTreeMap<String, String>,
    /// Words that no claim of the article has.
    pub nobody: BTreeMap<String, String>,
    /// Kind of the contradiction or dispute.
    pub kind: Option<ConflictKind>,
    /// Claims that are read as `reads`, `speaker`, `stance`, `polarity`, `modality` and `time` say.
    pub claim: BTreeMap<String, String>,
    /// The claim as a readable sentence, with names for pronouns, as `explain` shows it behind `=`.
    pub reads: Option<String>,
    /// Whom the report names as their speaker: name, or id of an entity; `nobody` is the article itself.
    pub speaker: Option<String>,
    /// How the speaker stands to them.
    pub stance: Option<Stance>,
    /// Whether they say that it is so.
    pub polarity: Option<Polarity>,
    /// How they put it.
    pub modality: Option<Modality>,
    /// TIMEX3 value of a time that they have; `none` is that they have none.
    pub time: Option<String>,
}

/// A test of the rules. One of `agree`, `contradict`, `apart`, `text`, `articles`, `story` says what is tested.
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
    /// Whom the report names as the speaker of the first claim that is laid to somebody, or, where no claim is, the speaker of the first
    /// attribution: name, or id of an entity.
    pub speaker: Option<String>,
    /// Who reports what that speaker said, where somebody does: name, or id of an entity.
    pub reported_by: Option<String>,
    /// Stance of the speaker's attribution.
    pub stance: Option<Stance>,
    /// Polarity of the first claim.
    pub polarity: Option<Polarity>,
    /// Modality of the first claim.
    pub modality: Option<Modality>,
    /// How many claims the text holds, or the normalized forms of all of them, in order.
    pub claims: Option<ExpectedClaims>,
    /// The normalized form of one of its claims.
    pub claim: Option<String>,
    /// One of its facts: `age of Kyle Renner: 24`, `killed: 12`. `none` is that it tells none.
    pub fact: Option<String>,
    /// Why one of its stretches is no claim ("a question"), or the rule that left it out (`claim/question`).
    pub left_out: Option<String>,
    /// A small story: its articles by their keys, for `report`.
    pub articles: BTreeMap<String, TestArticle>,
    /// A whole story, for `report`: a folder of articles or a file, as seen from the rule file; read as `compare` reads it.
    pub story: Option<String>,
    /// What the report on the story must say.
    pub report: Vec<ExpectedFinding>,
    /// A known gap: reported, does not fail.
    pub todo: bool,
}
