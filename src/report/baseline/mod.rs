//! An earlier report as a baseline: which findings of a new one were there already, which are new, and what is gone.
//!
//! In: a report in JSON or Markdown, and the report of now. Out: the latter with a [`Standing`] on its findings. What always holds: a
//! finding is known by what does not move when a paragraph is inserted: by its claims, whose ids rest on their words, or by its id and
//! the values of its sides. A third value in a known contradiction is new; one more source on a known side is not.

mod known;
mod markdown;
mod meet;
mod told;

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::report::model::{Report, SCHEMA};
use crate::report::standing::{Compared, Gone};
use crate::verdict::Verdict;

use known::Known;
use meet::meet;

/// Findings that a person knows of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: Vec<Known>,
    /// Verdicts of which it may leave some untold: what it does not name of them is not called new.
    folds: BTreeSet<Verdict>,
}

/// Why a file is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    /// It looks like JSON, and is no report.
    #[error("is no report in JSON: {0}")]
    Json(String),
    /// A report of another version of the contract.
    #[error("is a report of schema {0}, and this version knows schema {SCHEMA}")]
    Schema(u32),
    /// It is neither.
    #[error("is a report neither in JSON nor in Markdown")]
    Unknown,
}

impl Baseline {
    /// Reads an earlier report: what `--format json` wrote, or Markdown, of which it knows the findings that have an id there.
    ///
    /// # Errors
    /// It is no such report.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            return Self::json(text);
        }
        let known = markdown::known(text).ok_or(BaselineError::Unknown)?;
        // Markdown folds what one source alone says, and agreements that are told above.
        let folds = [Verdict::Agreement, Verdict::Related, Verdict::Unique];
        Ok(Self {
            known,
            folds: folds.into(),
        })
    }

    /// What a report has.
    pub fn of(report: &Report) -> Self {
        Self {
            known: known::of(report),
            folds: BTreeSet::new(),
        }
    }

    fn json(text: &str) -> Result<Self, BaselineError> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let failed = |e: serde_json::Error| BaselineError::Json(e.to_string());
        let Version { schema } = serde_json::from_str(text).map_err(failed)?;
        if schema != SCHEMA {
            return Err(BaselineError::Schema(schema));
        }
        let report: Report = serde_json::from_str(text).map_err(failed)?;
        Ok(Self::of(&report))
    }

    /// Says of each finding of `report` whether it is known, and what is gone.
    pub fn mark(&self, report: &mut Report) {
        let met = meet(&known::of(report), &self.known, &self.folds);
        for (finding, standing) in report.findings.iter_mut().zip(met.standings) {
            finding.baseline = standing;
        }
        let gone = met.gone.into_iter().map(|i| {
            let known = &self.known[i];
            Gone {
                id: known.id.clone(),
                verdict: known.verdict,
                kind: known.kind,
                heading: known.heading.clone(),
            }
        });
        report.baseline = Some(Compared {
            gone: gone.collect(),
        });
    }
}

#[cfg(test)]
mod tests;
