//! Questions about people, things and events that have a short typed answer, and the words that answer them.

use schemars::JsonSchema;
use serde::Deserialize;

/// What an attribute is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum HolderKind {
    /// Somebody.
    Person,
    /// A firm, an authority, a party.
    Organization,
    /// A happening; where the words name none, the story's own.
    Event,
    /// Anything else that has a name or is described.
    #[default]
    Thing,
}

/// What its answers are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// A number, or a measure in one of `units`.
    #[default]
    Number,
    /// A sum of money.
    Money,
    /// A point in time.
    Time,
    /// A place.
    Place,
    /// Somebody or something with a name.
    Name,
    /// An office or a rank ("finance minister"), named by one of `titles`.
    Title,
    /// One of `states`.
    State,
    /// Somebody, by name or by a noun of people ("a nurse", "two divers").
    Party,
    /// How a match ended ("3-1").
    Score,
}

/// What the numbers of an attribute count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// People, whatever they are called ("miners", "passengers").
    Person,
    /// Things: two numbers are of one thing only where its noun is the same ("houses", "homes").
    Thing,
}

/// One state of an attribute, and the words that tell it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its name, such as `dead`.
    pub id: String,
    /// The numbers that it stands for, of an attribute whose answers are numbers ("teenager": 13 to 19).
    #[serde(default)]
    pub between: Option<[f64; 2]>,
    /// Example phrases, as those of an attribute, without `{value}`.
    #[serde(default)]
    pub read: Vec<String>,
}

/// A question about a holder that has a short typed answer: an age, a toll, a price. Facts are answers to it, compared by
/// holder and attribute.
///
/// `read` holds example phrases with slots: `{holder}`, `{value}`, `{with}` for whom the answer holds towards ("the brother of {with}"), and
/// `{people}` or `{thing}` for whatever stands there. Each is parsed
/// once; the passive, a relative clause, an apposition or a participle that says the same is found by its tree.
/// `(a|b)` stands for a phrase with either word.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of a rule file"
)]
pub struct Attribute {
    /// Key, such as `age`.
    pub id: String,
    /// How a report heads it ("Killed"); made of the id where it is left out.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is of.
    #[serde(default)]
    pub of: HolderKind,
    /// Words for the holder: where there are any, only what one of them names has the attribute.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Nouns of the offices that answer it.
    #[serde(default)]
    pub titles: Vec<String>,
    /// What its answers are.
    #[serde(default)]
    pub value: ValueKind,
    /// Canonical units of the answers; none for plain numbers.
    #[serde(default)]
    pub units: Vec<String>,
    /// What the answers count.
    #[serde(default)]
    pub counts: Option<Counted>,
    /// Smallest and largest number that answers it.
    #[serde(default)]
    pub within: Option<[f64; 2]>,
    /// Whether the number can only rise, as a toll does.
    #[serde(default)]
    pub grows: bool,
    /// Whether it tells which happening is meant, as a day, a place and a magnitude do: where two articles differ in it and in another
    /// measure, they tell of two happenings.
    #[serde(default)]
    pub identifies: bool,
    /// Whether the number rises by one a year, as an age does: articles that came out a year apart give two.
    #[serde(default)]
    pub ages: bool,
    /// Whether it is no news that sources agree on the answer, as on an office that goes with a name.
    #[serde(default)]
    pub quiet: bool,
    /// Whether the answer may be another one later, as a price.
    #[serde(default)]
    pub changes: bool,
    /// Example phrases that answer it.
    #[serde(default)]
    pub read: Vec<String>,
    /// The answers of an attribute whose value is a state.
    #[serde(default)]
    pub states: Vec<State>,
    /// Whether the same can happen to a holder again, so that two days far apart are two happenings.
    #[serde(default)]
    pub repeats: bool,
    /// States of which the second may follow the first: told in that order they are an update, and else nothing.
    #[serde(default)]
    pub stages: Vec<(String, String)>,
    /// Groups of states: those of one group go together, those of two exclude each other. Of offices: nouns that go with a field, so
    /// that two fields are two offices ("finance minister", "interior minister").
    #[serde(default)]
    pub exclusive: Vec<Vec<String>>,
}

/// Words that limit what a fact says.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// Words beside a number that make it one of a part ("12 others", "including three").
    pub parts: Vec<String>,
    /// Nouns that measure what they are of ("number", "rate"): it has the value, not they.
    pub measures: Vec<String>,
    /// Kinds of people ("artist").
    pub people: Vec<String>,
    /// Endings of nouns for people ("ist").
    pub people_endings: Vec<String>,
    /// Nouns that end like one of people and are none ("number").
    pub not_people: Vec<String>,
    /// Words that make an office another one ("deputy").
    pub ranks: Vec<String>,
    /// Nouns of people that are a part of those concerned ("children"): their number is not that of all.
    pub some: Vec<String>,
    /// Words that say that a value was held before ("earlier put at 12").
    pub superseded: Vec<String>,
    /// Adjectives of what somebody was and is no more ("the former owner"): what such a noun tells is held before, too.
    pub former: Vec<String>,
    /// Words that say that a value is newer than another ("rise", "now").
    pub later: Vec<String>,
    /// Words before a happening that make it another than the story's ("a similar quake").
    pub another: Vec<String>,
    /// Words for nobody at all ("no one"): of people counted there are none.
    pub nobody: Vec<String>,
    /// Words for a sum that somebody would pay or take ("offer"): nobody has paid it.
    pub offers: Vec<String>,
    /// Nouns of people that go with any calling ("visitor"): a nurse may be one.
    pub loose: Vec<String>,
    /// Kinds of kin ("relative"): a sister may be a nurse, and a nurse a sister.
    pub kin: Vec<String>,
    /// Nouns that could be anybody or anything ("man", "person"): two of them are not one.
    pub vague: Vec<String>,
    /// Kinds of things that are counted and are no people ("animal", "building").
    pub things: Vec<String>,
    /// Directions that exclude each other ("north" and "south").
    pub directions: Vec<[String; 2]>,
    /// Those who share a last name and are told by like first ones: where an article speaks of them, two near names may be two people's.
    pub siblings: Vec<String>,
    /// Prepositions that say that something is beside a place.
    pub beside: Vec<String>,
}
