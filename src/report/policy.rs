//! Which findings fail a run, and which are worth telling those who look after one.

use crate::report::model::{Finding, Report};
use crate::report::resolved::Resolved;
use crate::report::standing::Standing;
use crate::rules::Label;
use crate::run::Severity;
use crate::verdict::Verdict;

/// What a run must not find: verdicts and kinds that the call or `crosscheck.yaml` names, and what rules call an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// The verdicts and kinds named.
    pub fail_on: Vec<Label>,
}

impl Policy {
    /// Whether the finding fails the run: what the baseline knows does not.
    pub fn fails(&self, finding: &Finding) -> bool {
        self.names(finding) && finding.baseline != Some(Standing::Known)
    }

    /// Whether the finding is one that fails, were it not known.
    pub fn names(&self, finding: &Finding) -> bool {
        let named = |l: &Label| l.covers(finding.verdict, finding.kind);
        finding.severity == Some(Severity::Error) || self.fail_on.iter().any(named)
    }

    /// Whether the finding would fail if it were not known.
    pub fn excuses(&self, finding: &Finding) -> bool {
        self.names(finding) && !self.fails(finding)
    }

    /// How loudly a finding is told.
    pub(super) fn severity(&self, finding: &Finding) -> Severity {
        if self.fails(finding) {
            return Severity::Error;
        }
        // What changed with time is news, no fault.
        let opposed = matches!(finding.verdict, Verdict::Contradiction | Verdict::Dispute);
        let usual = if opposed {
            Severity::Warning
        } else {
            Severity::Note
        };
        match finding.severity {
            // It was one, and is known by now.
            Some(Severity::Error) | None => usual,
            Some(other) => other,
        }
    }

    /// Findings worth telling, in the report's order: what fails, what has sides, what was asked for by name.
    pub(super) fn alerts<'a>(&self, resolved: &Resolved<'a>) -> Vec<&'a Finding> {
        let report: &'a Report = resolved.report;
        let told = |f: &&Finding| {
            let asked = resolved.is_cut() && resolved.shows(f.verdict);
            self.names(f) || !f.sides.is_empty() || asked
        };
        report.findings.iter().filter(told).collect()
    }
}
