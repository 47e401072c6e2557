//! Synonyms, antonyms, scales, kinds, and the words of one family.
//!
//! All entries are lemmas or phrases of lemmas. `…` (or `...`) in a phrase stands for up to six words between its
//! parts, such as an object: `take … into custody`.

use schemars::JsonSchema;
use serde::Deserialize;

/// Words that mean the same, the opposite, or a degree.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lexicon {
    /// Groups of words or phrases that news uses for the same thing.
    pub synonyms: Vec<WordGroup>,
    /// Pairs that exclude each other. The synonyms of either exclude the other too.
    pub antonyms: Vec<(String, String)>,
    /// Rungs of one ladder, lowest first; different rungs conflict.
    pub scales: Vec<Vec<String>>,
    /// Kinds and what they are kinds of: the first word is the wider one.
    pub kinds: Vec<Vec<String>>,
    /// A verb, then the nouns that name its event (`[withdraw, withdrawal]`).
    pub derived: Vec<Vec<String>>,
    /// An adjective, then the noun of its quality and the verb that brings it about (`[weak, weakness, weaken]`).
    pub qualities: Vec<Vec<String>>,
    /// Words that carry no content for matching.
    pub stop: Vec<String>,
}

/// Words that mean the same: `[quake, earthquake]`, or `{verb: [fire, sack]}` where only one part of speech does.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum WordGroup {
    /// In any part of speech.
    Any(Vec<String>),
    /// In the parts of speech named.
    Of(WordsByPart),
}

/// Words of one group, by their part of speech.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WordsByPart {
    /// Verbs and verb phrases.
    pub verb: Vec<String>,
    /// Nouns and noun phrases.
    pub noun: Vec<String>,
    /// Adjectives.
    pub adjective: Vec<String>,
    /// Adverbs.
    pub adverb: Vec<String>,
}
