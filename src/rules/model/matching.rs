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
}

/// How grave a finding is, by verdict or by `verdict:kind`: error, warning, note.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Severity(pub BTreeMap<String, String>);
