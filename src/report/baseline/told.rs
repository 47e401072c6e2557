//! How a report stands to its baseline, in words.

use crate::report::model::Report;
use crate::report::resolved::Resolved;
use crate::report::sections::Part;
use crate::report::standing::Standing;
use crate::verdict::Verdict;

/// "contradictions 1 new, 4 known, 1 gone; agreements 20 known", of the verdicts that are shown; `None` where there is no baseline.
fn told(report: &Report, shows: impl Fn(Verdict) -> bool) -> Option<String> {
    let compared = report.baseline.as_ref()?;
    let mut parts = Vec::new();
    for part in Part::ALL.into_iter().filter(|p| shows(p.verdict())) {
        let verdict = part.verdict();
        let standing = |wanted: Standing| {
            let of = report.findings.iter().filter(|f| f.verdict == verdict);
            of.filter(|f| f.baseline == Some(wanted)).count()
        };
        let gone = compared.gone.iter().filter(|g| g.verdict == verdict);
        let counts = [
            (standing(Standing::New), "new"),
            (standing(Standing::Known), "known"),
            (gone.count(), "gone"),
        ];
        let counts = counts.iter().filter(|(n, _)| *n > 0);
        let counts: Vec<String> = counts.map(|(n, what)| format!("{n} {what}")).collect();
        if !counts.is_empty() {
            parts.push(format!("{} {}", part.name(), counts.join(", ")));
        }
    }
    Some(if parts.is_empty() {
        "nothing new, nothing gone".to_owned()
    } else {
        parts.join("; ")
    })
}

impl Resolved<'_> {
    /// How it stands to the baseline: "Against the baseline: contradictions 1 new, 4 known".
    pub(in crate::report) fn against_baseline(&self) -> Option<String> {
        let told = told(self.report, |verdict| self.shows(verdict))?;
        Some(format!("Against the baseline: {told}"))
    }
}

impl Report {
    /// How it stands to the baseline that it was marked by: "contradictions 1 new, 4 known, 1 gone".
    pub fn against_baseline(&self) -> Option<String> {
        told(self, |verdict| verdict != Verdict::Related)
    }
}
