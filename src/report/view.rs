//! What of a report is shown: a choice of findings, and the claims that they name.

use std::collections::BTreeSet;

use crate::report::Report;
use crate::verdict::Verdict;

/// Which findings to keep.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Only these verdicts; all if empty.
    pub only: BTreeSet<Verdict>,
    /// Only findings whose claims are from at least so many sources.
    pub min_sources: usize,
}

impl View {
    /// Drops every other finding, and then the claims that no finding names any more.
    pub fn apply(&self, report: &mut Report) {
        if self.only.is_empty() && self.min_sources <= 1 {
            return;
        }
        report.findings.retain(|f| {
            (self.only.is_empty() || self.only.contains(&f.verdict))
                && f.sources.len() >= self.min_sources
        });
        if let Some(compared) = &mut report.baseline {
            let shown = |verdict| self.only.is_empty() || self.only.contains(&verdict);
            compared.gone.retain(|g| shown(g.verdict));
        }
        let named: BTreeSet<&str> = report
            .findings
            .iter()
            .flat_map(|f| f.claims.iter().chain(f.sides.iter().flatten()))
            .chain({ report.rulings.iter() }.flat_map(|r| r.claims.iter().flatten()))
            .chain(report.readings.iter().flat_map(|r| &r.claims))
            .map(String::as_str)
            .collect();
        report.claims.retain(|c| named.contains(c.id.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn left(view: &View) -> (usize, usize) {
        let mut report = fixture::report();
        view.apply(&mut report);
        (report.findings.len(), report.claims.len())
    }

    #[test]
    fn claims_go_with_the_findings_that_name_them() {
        assert_eq!(left(&View::default()), (4, 6));
        let only = BTreeSet::from([Verdict::Agreement]);
        assert_eq!(
            left(&View {
                only,
                min_sources: 0
            }),
            (1, 2)
        );
        let many = View {
            min_sources: 3,
            ..View::default()
        };
        assert_eq!(left(&many), (1, 3));
    }
}
