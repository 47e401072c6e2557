//! People, organizations, places, events, works.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an entity is.
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
#[allow(missing_docs)]
pub enum EntityKind {
    Person,
    Organization,
    Place,
    Event,
    Work,
    #[default]
    Other,
}

/// An entity and the words that name it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Key, such as `taliban`.
    pub id: String,
    /// Display name.
    #[serde(default)]
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub kind: EntityKind,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Longer names that are somebody else, though an alias stands inside.
    #[serde(default)]
    pub except: Vec<String>,
    /// Titles and descriptions that stand for a person ("foreign minister").
    #[serde(default)]
    pub titles: Vec<String>,
    /// Adjectives and people's names of a place ("Russian", "Russians").
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Id of the place that this one lies in.
    #[serde(default)]
    pub within: Option<String>,
}

/// Adjective and inhabitants of a place.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Demonym {
    /// "Russia".
    pub place: String,
    /// "Russian", "Russians".
    pub words: Vec<String>,
}

/// Verbs, and those by which whom they fall on answers: a pronoun that does means the accused, not the accuser.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reply {
    /// "accuse".
    pub to: Vec<String>,
    /// "deny".
    pub by: Vec<String>,
}

/// Words that tell entities in any text.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Titles before a person's name ("President", "Lt. Col.").
    pub titles: Vec<String>,
    /// Titles and nouns that tell a person's gender: `male` ("Mr", "Husband"), `female` ("Mrs", "Widow").
    pub gendered: BTreeMap<String, Vec<String>>,
    /// Endings that a company's name may lose ("Inc", "Corp").
    pub endings: Vec<String>,
    /// Trades at the end of an organization's name, which may stand without them ("Tarvo Airlines", "Tarvo").
    pub trades: Vec<String>,
    /// Beginnings that a last name may lose, with their hyphen ("al-": "al-Hadi", "Hadi").
    pub prefixes: Vec<String>,
    /// Endings of organizations' names ("Inc", "Ministry", "University").
    pub organization_words: Vec<String>,
    /// Words that may begin an organization's name and are no name alone ("International", "Central").
    pub openers: Vec<String>,
    /// Small words that stand inside a name ("of", "bin").
    pub particles: Vec<String>,
    /// Words that make a name a place's ("River", "Airport", "Province").
    pub place_words: Vec<String>,
    /// Given names, by gender: `male`, `female`.
    pub given: BTreeMap<String, Vec<String>>,
    /// Spellings of given names that are the same ("Sergei" and "Sergey", "Bill" and "William").
    pub variants: Vec<Vec<String>>,
    /// Letters that one sound of another script is written with, the first for all ("y", "yy", "iy"): such spellings of a name
    /// are no conflict.
    pub sounds: Vec<Vec<String>>,
    /// The same of names that begin with none of `given` ("Kurbanguly", "Gurbanguly"): they come from further away.
    pub foreign_sounds: Vec<Vec<String>>,
    /// Capitalized words that are no names ("Monday", "Click").
    pub not_names: Vec<String>,
    /// Countries and regions with their adjectives.
    pub demonyms: Vec<Demonym>,
    /// Definite descriptions and the kind of entity that they may stand for ("company": organization).
    pub descriptions: BTreeMap<String, EntityKind>,
    /// Of these, nouns for a place that lies in no other ("country"), and for one that does ("town").
    pub countries: Vec<String>,
    /// See `countries`.
    pub towns: Vec<String>,
    /// Of these, nouns that behind "this" mean the outlet which the article stands in ("told this newspaper"), behind "the"
    /// the outlet that it last went by ("the paper said").
    pub outlets: Vec<String>,
    /// Nouns of people who speak for a body: in what its spokeswoman is quoted with, "we" is the body.
    pub spokespeople: Vec<String>,
    /// Verbs that answer others: behind "accused", who denies is the accused.
    pub replies: Vec<Reply>,
}
