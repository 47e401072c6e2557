//! Cues that lay words to somebody.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::rules::vocabulary::Stance;

/// Cues, by lemma or phrase, with their stance.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Attribution {
    /// Verbs and verb phrases ("say", "point out").
    pub cues: BTreeMap<String, Stance>,
    /// Verbs of `cues` that lay words to somebody only beside quotation marks ("continue", "laugh").
    pub quote_only: Vec<String>,
    /// Verbs of `cues` that do so only with a finite clause ("find", "show").
    pub clause_only: Vec<String>,
    /// Verbs of `cues` that tell nothing without what is said ("say"): "a second report said" is no claim.
    pub content_needed: Vec<String>,
    /// Verbs of `cues` whose content may be an infinitive ("vow to fight on").
    pub infinitive: Vec<String>,
    /// Verbs of `cues` that tell what somebody thinks, not what they say ("believe").
    pub beliefs: Vec<String>,
    /// Verbs of `cues` whose object is whom it is said to ("tell").
    pub addressed: Vec<String>,
    /// Cues of `cues` whose object is who says it ("quote … as say").
    pub quoted: Vec<String>,
    /// Verbs of `cues` that need a name for their object ("call the plan a mistake").
    pub naming: Vec<String>,
    /// Verbs that tell what somebody wants or plans to do; their content is an infinitive ("want", "seek").
    pub intents: Vec<String>,
    /// Verbs that take a stand on their object, whose truth is no matter of theirs ("praise", "back").
    pub attitudes: Vec<String>,
    /// Nouns that carry content ("statement", "claim", "rumour").
    pub nouns: BTreeMap<String, Stance>,
    /// Verbs whose subject is the source of a noun of `nouns` that is their object ("repeat a claim that …").
    pub support_verbs: Vec<String>,
    /// Phrases that name a source before or after the content ("according to", "in the words of").
    pub phrases: BTreeMap<String, Stance>,
    /// Adverbs that lay a clause to nobody in particular ("reportedly", "allegedly").
    pub adverbs: BTreeMap<String, Stance>,
    /// Cues and phrases that name whom an article goes by ("report", "according to"): that it does is a claim of its own.
    pub reporting: Vec<String>,
    /// Kinds of thing that tell of their owner that it reports ("media", "document"): "the Echo website" is the Echo.
    pub media: Vec<String>,
    /// Head nouns of sources described, not named ("spokeswoman", "analyst", "source").
    pub described: Vec<String>,
}
