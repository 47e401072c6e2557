//! Number words, units, bounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Words of quantities.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quantities {
    /// Multipliers ("hundred": 100, "m": 1e6, "bn": 1e9, "dozen": 12).
    pub multipliers: BTreeMap<String, f64>,
    /// Number words that the grammar of spelled numbers does not know ("a couple": 2, "half": 0.5).
    pub words: BTreeMap<String, f64>,
    /// Vague amounts and their bounds, `[min, max]` (".inf" for none): "several": [3, 9].
    pub vague: BTreeMap<String, [f64; 2]>,
    /// Phrases that bound from below, excluding the number ("more than", "over").
    pub above: Vec<String>,
    /// … including it ("at least").
    pub at_least: Vec<String>,
    /// Phrases that bound from above, excluding the number ("fewer than", "under").
    pub below: Vec<String>,
    /// … including it ("up to", "at most").
    pub at_most: Vec<String>,
    /// Phrases of approximation ("about", "some").
    pub about: Vec<String>,
    /// Approximation from below ("nearly", "almost").
    pub nearly: Vec<String>,
    /// Units.
    pub units: Vec<Unit>,
}

/// A unit and its spellings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Canonical name, such as `kilometre`, `USD`.
    pub id: String,
    /// Words and signs that follow the number.
    #[serde(default)]
    pub after: Vec<String>,
    /// Signs that stand before it ("$", "US$").
    #[serde(default)]
    pub before: Vec<String>,
    /// Unit that it converts to.
    #[serde(default)]
    pub base: Option<String>,
    /// How many of the base unit it is.
    #[serde(default)]
    pub factor: Option<f64>,
}
