//! Number words, units, bounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Words of quantities.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quantities {
    /// Number words below a hundred ("seven": 7, "twenty": 20).
    pub cardinals: BTreeMap<String, f64>,
    /// Ordinal words ("third": 3).
    pub ordinals: BTreeMap<String, f64>,
    /// What makes a figure an ordinal ("th").
    pub ordinal_endings: Vec<String>,
    /// Multipliers ("hundred": 100, "dozen": 12).
    pub multipliers: BTreeMap<String, f64>,
    /// Multipliers abbreviated behind a figure ("bn": 1e9, "k": 1e3).
    pub suffixes: BTreeMap<String, f64>,
    /// Parts of a whole ("half": 0.5, "thirds": 0.333…).
    pub fractions: BTreeMap<String, f64>,
    /// Words that stand for one before a multiplier or a fraction ("a").
    pub articles: Vec<String>,
    /// Words that join the parts of a number ("and").
    pub joins: Vec<String>,
    /// Vague amounts and their bounds, `[min, max]`: "several": [3, 9].
    pub vague: BTreeMap<String, [f64; 2]>,
    /// Words for none, counted only before a plural ("no").
    pub none: Vec<String>,
    /// Phrases before a number that bound it from below, excluding it ("more than", "over").
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
    /// Phrases behind a number that make it a lower bound ("or more").
    pub or_more: Vec<String>,
    /// … an upper bound ("or less").
    pub or_less: Vec<String>,
    /// … an approximation ("or so").
    pub or_so: Vec<String>,
    /// What opens a range whose ends "and" joins ("between").
    pub between: Vec<String>,
    /// What opens a range whose ends "to" joins ("from").
    pub from: Vec<String>,
    /// What joins the ends of a range ("to").
    pub to: Vec<String>,
    /// What joins two neighbouring guesses ("two or three").
    pub or: Vec<String>,
    /// Verbs and nouns of change: behind them "from 2 to 3" is two figures, not a range.
    pub changes: Vec<String>,
    /// What stands between part and whole in "one in four".
    pub out_of: Vec<String>,
    /// What stands before whatever a rate is told by ("per").
    pub per: Vec<String>,
    /// … before a unit or one of `rated` alone ("a", "each").
    pub each: Vec<String>,
    /// What rates are told by, beside units ("share", "head").
    pub rated: Vec<String>,
    /// What leads from a number to what is counted ("of").
    pub of: Vec<String>,
    /// What makes a number tell the size of the noun that follows ("430,000-strong").
    pub sized: Vec<String>,
    /// Words between a number and what is counted that are passed over ("the", "other", "more").
    pub skipped: Vec<String>,
    /// Words that end a noun phrase: prepositions, conjunctions, auxiliaries, common verbs.
    pub stops: Vec<String>,
    /// Words before a figure that make it a name or number of a thing ("article", "flight").
    pub labels: Vec<String>,
    /// Words that a hyphen ties to a figure without making a name of it ("magnitude-6.1").
    pub led_by: Vec<String>,
    /// Unit words that behind an article tell one of the unit ("a mile").
    pub lone_units: Vec<String>,
    /// Phrases whose number tells none ("second thoughts", "first lady").
    pub fixed: Vec<String>,
    /// Words beside "3-2" that make it a score.
    pub scores: Vec<String>,
    /// Words behind which "one" is a pronoun ("no", "this").
    pub one_after: Vec<String>,
    /// Words before which "one" is a pronoun or idle ("another", "day").
    pub one_before: Vec<String>,
    /// Plurals that endings do not tell, and their singular.
    pub plurals: BTreeMap<String, String>,
    /// Words that end like a plural and are none ("news").
    pub not_plural: Vec<String>,
    /// Endings of plurals and what they become, tried in order.
    pub singular: Vec<[String; 2]>,
    /// Units.
    pub units: Vec<Unit>,
}

/// A unit and its spellings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Canonical name, such as `kilometre`, `USD`.
    pub id: String,
    /// Words and signs that follow the number; those of up to three letters only as they are written here.
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
    /// How many of the base unit it is at nought ("degree Fahrenheit": -17.8 degrees Celsius).
    #[serde(default)]
    pub offset: f64,
}
