//! How grave findings are.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// How grave findings are, by verdict (`agreement`) or by verdict and kind (`contradiction:numeric`, which goes over
/// `contradiction`).
///
/// The report shows the level beside the finding and puts the graver ones of a section first. What no entry names has
/// no level, and stands between `warning` and `note`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Severity(pub BTreeMap<String, Level>);

/// A level of severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// One such finding makes the exit status of `compare` 1, as `--fail-on` would.
    Error,
    /// Worth a look: shown before the findings without a level.
    Warning,
    /// Good to know: shown after the others.
    Note,
    /// Left out of the report and of its counts.
    Off,
}
