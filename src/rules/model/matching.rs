//! Weights and thresholds of matching; severities.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Weights of the additive score, by the name of the feature, and thresholds.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Matching {
    /// Weight of each feature of the score.
    pub weights: BTreeMap<String, f64>,
    /// Thresholds, by name.
    pub thresholds: BTreeMap<String, f64>,
    /// Prepositions that name a place, by sort: `at`, `to`, `from`. Only places of one sort can conflict.
    pub places: BTreeMap<String, Vec<String>>,
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
    /// Words that call a report untrue ("hoax", "baseless").
    pub refuting: Vec<String>,
    /// Words that lay a headline to others ("report", "claim", "source").
    pub reporting: Vec<String>,
    /// Words that join alternatives ("or").
    pub either: Vec<String>,
    /// Words that leave a headline open ("may", "alleged").
    pub open: Vec<String>,
}

/// How grave a finding is, by verdict or by `verdict:kind`: error, warning, note.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Severity(pub BTreeMap<String, String>);
