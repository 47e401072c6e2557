//! Weights, thresholds and words of matching.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Weights of the additive score, by the name of the feature, and thresholds.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Matching {
    /// Weight of each feature of the score.
    pub weights: BTreeMap<String, f64>,
    /// Weight of each thing that speaks for or against one happening, by its name.
    pub event: BTreeMap<String, f64>,
    /// Courses of deeds, each a list of steps, each a list of words for it; two steps of a course are never one happening.
    pub steps: BTreeMap<String, Vec<Vec<String>>>,
    /// Thresholds, by name.
    pub thresholds: BTreeMap<String, f64>,
    /// Prepositions that name a place, by sort: `at`, `to`, `from`. Only places of one sort can conflict.
    pub places: BTreeMap<String, Vec<String>>,
    /// Prepositions that put something `before`, `during` or `after` an event.
    pub orders: BTreeMap<String, Vec<String>>,
    /// Words before a noun that say whose it is ("its").
    pub owners: Vec<String>,
    /// Words before a noun that say that it is known which one is meant ("the"), beside `owners`.
    pub definite: Vec<String>,
    /// Words before a noun that bring somebody or something in anew ("a").
    pub indefinite: Vec<String>,
    /// Words that limit a negation to the time until then ("not approved yet"): what is told as done may have come after it.
    pub so_far: Vec<String>,
    /// Words right behind a negator that leave some of what is negated standing ("not all", "not immediately").
    pub part: Vec<String>,
    /// Verbs and nouns: who has not done so, or where there is none of it, leaves open whether the matter is so ("confirm").
    pub leaving_open: Vec<String>,
    /// Deeds of which each undoes the other ("arrest", "release"): both may be done, one after the other, so that they conflict only
    /// where both are told of one time.
    pub reversals: Vec<(String, String)>,
    /// Nouns that are a sum of money by themselves ("revenue", "fine"): two amounts under one are of one thing sooner than two prices of
    /// "a bottle".
    pub sums: Vec<String>,
    /// Nouns that count how often something is done ("three times"): what is done more than once may be undone in between.
    pub occasions: Vec<String>,
    /// Verbs that tell that an amount went `up` or `down`.
    pub trends: BTreeMap<String, Vec<String>>,
    /// Words before an amount that make it a change `up` or `down` ("up 16 percent").
    pub directions: BTreeMap<String, Vec<String>>,
    /// Nouns of sites, of which none lies in one of another sort ("airport", "school").
    pub sites: Vec<String>,
    /// Nouns of parts of buildings and vessels, of which none lies in one of another sort ("kitchen", "deck").
    pub rooms: Vec<String>,
    /// Prepositions of what something happens in spite of ("despite"): their phrases count for nothing in a match.
    pub concessive: Vec<String>,
    /// Relations that mean the same with subject and object exchanged ("meet", "marry").
    pub symmetric: Vec<String>,
    /// Words that tell that something has been done ("has", "already").
    pub done: Vec<String>,
    /// Nouns and verbs of counts that rise as news comes in ("death", "injure", "arrest").
    pub rising: Vec<String>,
    /// Nouns for what others say, beside the doubting ones of `attribution: nouns` ("report", "story").
    pub reports: Vec<String>,
    /// Nouns for what somebody means to do ("plan"): who denies a plan opposes those who report it.
    pub plans: Vec<String>,
    /// Nouns for somebody's own words ("remark"), which they may call misquoted.
    pub words: Vec<String>,
    /// Verbs that say that something is decided ("decide", "approve"), and that it is only weighed ("consider", "look into").
    pub stages: BTreeMap<String, Vec<String>>,
    /// Words that call a report untrue ("hoax", "baseless").
    pub refuting: Vec<String>,
    /// Words that lay a headline to others ("report", "claim", "source").
    pub reporting: Vec<String>,
    /// Words that join alternatives ("or").
    pub either: Vec<String>,
    /// Words that leave a headline open ("may", "alleged").
    pub open: Vec<String>,
}
