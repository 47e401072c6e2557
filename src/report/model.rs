//! The report as data: the contract that `--format json` writes and that other tools read.
//!
//! Field names, their order and their values are stable within one [`SCHEMA`] number. Lists are in the order of the
//! report: sources by key, claims by source and place in the text, findings as they are shown.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::{AttributionKind, Commitment, Modality, Polarity, Stance};
use crate::document::BlockKind;
use crate::normalize::{Anchor, Grain};
use crate::report::standing::{Compared, Standing};
use crate::rules::model::{EntityKind, RelationOfClaims};
use crate::rules::{PackInfo, RuleSet};
use crate::run::{Diagnostic, Severity};
use crate::verdict::{self, Between, ConflictKind, Slot, Sort, Verdict};

/// Version of this contract.
pub const SCHEMA: u32 = 2;

/// What several sources say about one story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// Version of the contract.
    pub schema: u32,
    /// What made it.
    pub tool: Tool,
    /// Rule packs it was made with, in the order of their layers.
    pub rules: Vec<Pack>,
    /// The articles, by id.
    pub sources: Vec<Source>,
    /// Who and what the claims speak of, by id.
    pub entities: Vec<Entity>,
    /// Every claim that a finding may name, by source and place in the text.
    pub claims: Vec<Claim>,
    /// What happened, as two or more claims tell it, in order of their first claims.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What the articles tell of people, things and events in a value, by attribute and holder.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What was found, in the order it is shown.
    pub findings: Vec<Finding>,
    /// What a person ruled on findings, in rule files; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
    /// How a person ruled that claims are read, in rule files; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reread>,
    /// Whom a person ruled that words mean, in rule files; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referents: Vec<Meant>,
    /// How it stands to an earlier report; left out where it was compared with none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Compared>,
    /// What went wrong or should be known.
    pub diagnostics: Vec<Diagnostic>,
}

/// The program that made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A rule pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Pack {
    /// Its name.
    pub pack: String,
    /// Hash of its content, so that two reports can be told to rest on the same rules.
    pub digest: String,
}

impl Pack {
    /// The packs of a rule set, lowest layer first.
    pub fn all(rules: &RuleSet) -> Vec<Self> {
        let pack = |p: &PackInfo| Self {
            pack: p.pack.clone(),
            digest: p.digest.clone(),
        };
        rules.packs.iter().map(pack).collect()
    }
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Source {
    /// Its key: the file's stem, or the `id` of its line in a `.jsonl` file.
    pub id: String,
    /// Its file, relative to the compared folder.
    pub path: String,
    /// Headline.
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Day of publication, as in ISO 8601.
    pub published: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Words of article text.
    pub words: usize,
    /// One letter for all sources whose text goes back to one origin.
    pub group: String,
    /// Which story it tells, from 1; left out where all tell one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<usize>,
    /// The article's text. Not part of the contract.
    #[serde(skip)]
    pub passages: Vec<Passage>,
}

/// A paragraph of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// What it is.
    pub kind: BlockKind,
    /// Where it begins, in bytes of the article's text.
    pub start: usize,
    /// Its words.
    pub text: String,
}

/// A person, organization, place or other thing that claims speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Entity {
    /// Its key.
    pub id: String,
    /// Display name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other names, seen or known.
    pub aliases: Vec<String>,
    /// The rule pack it is from, or `text`.
    pub provenance: String,
}

/// A byte range of a file as it is on disk, and where a person finds it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[non_exhaustive]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte in characters, from 1.
    pub column: usize,
}

/// One clause-sized assertion of one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Claim {
    /// 16 hex digits; neither a rule edit nor a line added above changes them.
    pub id: String,
    /// Whose it is.
    pub source: String,
    /// From its first word to its last.
    pub span: Span,
    /// Its words, in order, without overlap.
    pub spans: Vec<Span>,
    /// Its words, joined by a blank where the spans part.
    pub text: String,
    /// The claim as a readable sentence: names for pronouns, active voice.
    pub normalized: String,
    /// Who or what it is about.
    pub subject: Option<String>,
    /// What is said of it: a verb with its particle, or `be` with its complement.
    pub relation: String,
    /// Whom or what the relation falls on.
    pub object: Option<String>,
    /// Whether it says that it is so.
    pub polarity: Polarity,
    /// How it puts it.
    pub modality: Modality,
    /// How far the source stands behind it.
    pub commitment: Commitment,
    /// Who it is laid to, outermost first.
    pub attributions: Vec<Attribution>,
    /// Ids of the entities named or meant.
    pub entities: Vec<String>,
    /// Those of them in which it happened.
    pub places: Vec<String>,
    /// Times that qualify it.
    pub times: Vec<Time>,
    /// Figures in it.
    pub quantities: Vec<Quantity>,
    /// The exact words for a person to read, with an ellipsis where words were skipped. Not part of the contract.
    #[serde(skip)]
    pub quote: String,
    /// `spans` in bytes of the article's text, as [`Passage`] counts them. Not part of the contract.
    #[serde(skip)]
    pub ranges: Vec<Range<usize>>,
}

/// Who words are laid to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Attribution {
    /// Display name ("Zamir Kabulov", "an IBM spokeswoman"), where it is known.
    pub speaker: Option<String>,
    /// The speaker's entity.
    pub entity: Option<String>,
    /// Whether the words are the speaker's own.
    pub kind: AttributionKind,
    /// What the cue says of their truth.
    pub stance: Stance,
    /// Words that name the source.
    pub source: Vec<Span>,
    /// Words that do the attributing.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
}

/// A time, as in TIMEX3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// TIMEX3 value.
    pub value: String,
    /// First day it covers.
    pub from: Option<String>,
    /// Last day it covers.
    pub to: Option<String>,
    /// How fine it is told.
    pub grain: Grain,
    /// What it was resolved against.
    pub anchor: Anchor,
}

/// A figure and what it may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The number named, without its bound.
    pub value: Option<f64>,
    /// Lower end; `null` if there is none.
    pub min: Option<f64>,
    /// Upper end; `null` if there is none.
    pub max: Option<f64>,
    /// Whether `min` itself is excluded.
    pub open_min: bool,
    /// Whether `max` itself is excluded.
    pub open_max: bool,
    /// Whether the words say that it is no exact figure.
    pub approximate: bool,
    /// Canonical unit; empty for a plain count.
    pub unit: String,
    /// What is counted.
    pub of: Option<String>,
}

/// A question about somebody or something, and the answers that the articles give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Fact {
    /// 16 hex digits, made of attribute and holder.
    pub id: String,
    /// What it is asked of.
    pub holder: Holder,
    /// Id of the attribute in the rules.
    pub attribute: String,
    /// The question in words: "Age of Kyle Renner".
    pub name: String,
    /// The answers, those that can be one together, in order of the text.
    pub values: Vec<FactValue>,
}

/// A happening that two or more claims tell of: one deed, and nothing that makes it two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Event {
    /// 16 hex digits, made of its kind and its first claim.
    pub id: String,
    /// It, in the words of the claim that has most in common with the others.
    pub name: String,
    /// The deed, by the word that stands for its synonyms and forms ("derail" for "derailment").
    pub kind: String,
    /// When it happened, as most claims tell it, as TIMEX3; left out where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where it happened, as most claims tell it: id of an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Ids of the sources that tell of it.
    pub sources: Vec<String>,
    /// Ids of the claims that tell of it.
    pub claims: Vec<String>,
    /// Ids of the facts of the story's event that these claims tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// Whom or what a fact is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// An entity, by its id.
    Entity(String),
    /// What the articles only describe: the noun.
    Described(String),
    /// The story's own event, whatever it is called.
    Event(String),
}

/// An answer, and who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FactValue {
    /// The answer as the tool understands it: `42`, `>=42`, `2018-03-04`, a name.
    pub value: String,
    /// The answer in an article's words.
    pub text: String,
    /// Why it is compared with no other ("of a part"); left out where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<String>,
    /// Whether the words say that it is no exact figure.
    pub approximate: bool,
    /// Ids of the sources that give it.
    pub sources: Vec<String>,
    /// Speakers that they lay it to.
    pub speakers: Vec<String>,
    /// Ids of the claims that tell it.
    pub claims: Vec<String>,
}

/// A claim of a finding, and the words of it that the finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Member {
    /// Id of the claim.
    pub claim: String,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// The words.
    pub text: String,
    /// `spans` in bytes of the article's text, as [`Passage`] counts them. Not part of the contract.
    #[serde(skip)]
    pub ranges: Vec<Range<usize>>,
}

/// What the report shows: an agreement, a contradiction, an update, a claim of one source, or an undecided pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Finding {
    /// 16 hex digits, made of verdict, kind and slot, so that one more source on a known side is no new finding.
    pub id: String,
    /// What it says.
    pub verdict: Verdict,
    /// Of a contradiction or an update.
    pub kind: Option<ConflictKind>,
    /// Of a finding on a fact: its id.
    #[serde(default)]
    pub fact: Option<String>,
    /// The very words it rests on, where they are less than its claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// Whether the articles disagree, or speakers that they quote.
    pub between: Option<Between>,
    /// `contained` where one side speaks of a part of the other's event.
    pub scope: Option<Scope>,
    /// Ids of its claims; the first stands for all.
    pub claims: Vec<String>,
    /// Ids of the claims of each side (of an update, in order of time); empty for other verdicts.
    pub sides: Vec<Vec<String>>,
    /// What each side holds.
    pub positions: Vec<Position>,
    /// Ids of the sources of its claims.
    pub sources: Vec<String>,
    /// How many independent groups of sources assert it.
    pub independent: Independent,
    /// How sure, 0 to 1.
    pub score: f64,
    /// How grave the rules call it; left out where they do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Whether the baseline has it; left out where there is none, or where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Standing>,
    /// What its claims do not share, as far as it decides: of a contradiction the values at issue, of a related pair what keeps it
    /// undecided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// Why.
    pub because: Vec<Reason>,
}

/// What two claims have in one slot, and how it lies on each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Difference {
    /// Of what.
    pub slot: Slot,
    /// How the first lies on the second.
    pub sort: Sort,
    /// What they have there, in their words; `null` where one has nothing.
    pub values: [Option<String>; 2],
    /// Id of the rule that decided.
    pub rule: String,
    /// In a person's words.
    pub detail: String,
}

impl From<&verdict::Difference> for Difference {
    fn from(made: &verdict::Difference) -> Self {
        let told = |value: &String| (!value.is_empty()).then(|| value.clone());
        Self {
            slot: made.slot,
            sort: made.sort,
            values: [told(&made.values[0]), told(&made.values[1])],
            rule: made.rule.clone(),
            detail: made.detail.clone(),
        }
    }
}

/// A person's ruling on claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Ruling {
    /// Id of the rule, as `because` names it: `decisions/`, the file's name, its line.
    pub rule: String,
    /// How the claims relate.
    pub relation: RelationOfClaims,
    /// Of a contradiction.
    pub kind: Option<ConflictKind>,
    /// The attribute, where it is on their answers to one alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// Why.
    pub because: String,
    /// Ids of the claims quoted, a list a quote.
    pub claims: Vec<Vec<String>>,
}

/// A person's ruling on whom a word of an article means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Meant {
    /// Where it stands: `referents/`, the file's name, its line.
    pub rule: String,
    /// Key of the source.
    pub source: String,
    /// The word.
    pub word: String,
    /// Whom it means; `nobody` leaves the word as it stands.
    pub means: String,
    /// Why.
    pub because: String,
    /// Ids of the claims that have the word, or are laid to it.
    pub claims: Vec<String>,
}

/// A person's ruling on how claims are read: what is left out stays as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Reread {
    /// Where it stands: `readings/`, the file's name, its line.
    pub rule: String,
    /// Who says it; `nobody` is the article itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// How the speaker stands to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// Whether it says that it is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// How it is put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// When it was; `none` is that it has no time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Attributes that it answers nothing to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_fact: Vec<String>,
    /// Why.
    pub because: String,
    /// Ids of the claims quoted, then of those that the same words of somebody tell.
    pub claims: Vec<String>,
}

/// How the events of two sides lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One is a part of the other, in place or time.
    Contained,
}

/// A number, or one a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Independent {
    /// Of an agreement or a claim of one source.
    All(usize),
    /// Of each side of a contradiction or an update.
    Sides(Vec<usize>),
}

/// What a side holds, and who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Position {
    /// Index of the side.
    pub side: usize,
    /// Outlets or speakers.
    pub held_by: Vec<String>,
    /// The value at issue ("14", "Buffalo", "denied").
    pub value: String,
}

/// Why a finding was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Reason {
    /// Id of the rule or measure.
    pub rule: String,
    /// In a person's words.
    pub detail: String,
    /// The score's summands, where it is one.
    pub terms: Vec<Term>,
}

/// One summand of a score: value times weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Term {
    /// Name of the feature.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Its weight.
    pub weight: f64,
}
