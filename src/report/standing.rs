//! How a report stands to an earlier one, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::verdict::{ConflictKind, Verdict};

/// How a finding stands to a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It is not in the baseline, or one of its sides is not.
    New,
    /// It is in the baseline.
    Known,
}

/// How a report stands to its baseline, beside what its findings say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Compared {
    /// Findings of the baseline of which nothing is left.
    pub gone: Vec<Gone>,
}

/// A finding of the baseline that is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// What it said.
    pub verdict: Verdict,
    /// Of a contradiction or an update.
    pub kind: Option<ConflictKind>,
    /// What it was about.
    pub heading: String,
}
