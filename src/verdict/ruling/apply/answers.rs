//! A ruling on the answers of two claims to one question (`fact:` of a decision), and on nothing else that the claims say.
//!
//! It is applied to the findings on that question alone. What an agreement of answers becomes is one again: it rests on the same words.

use super::{Set, Work};
use crate::verdict::{Finding, Verdict};

impl Work<'_, '_> {
    pub(super) fn relate_answers(&mut self, asked: &str, a: &Set, b: &Set) {
        let sheets = self.sheets;
        let is_on = |f: &Finding| {
            let sheet = f.fact.and_then(|at| sheets.get(at));
            sheet.is_some_and(|s| s.id == asked)
        };
        let (own, others): (Vec<Finding>, Vec<Finding>) =
            std::mem::take(self.findings).into_iter().partition(is_on);
        let before = own.clone();
        *self.findings = own;
        self.relate_two(a, b);
        // What one source alone says, the others tell already.
        self.findings.retain(|f| f.verdict != Verdict::Unique);
        for finding in self.findings.iter_mut() {
            if finding.verdict == Verdict::Agreement && finding.fact.is_none() {
                rest_on_answers(finding, &before);
            }
        }
        self.findings.extend(others);
    }
}

/// Gives an agreement the question and the words of the findings that it was made of.
fn rest_on_answers(finding: &mut Finding, before: &[Finding]) {
    let claims = finding.claims.clone();
    let shares = |f: &&Finding| f.claims.iter().any(|c| claims.contains(c));
    let made_of: Vec<&Finding> = before.iter().filter(shares).collect();
    let Some(first) = made_of.first() else {
        return;
    };
    finding.fact = first.fact;
    finding.because.retain(|r| r.rule.starts_with("decisions/"));
    finding.because.extend(first.because.iter().cloned());
    let words = made_of.iter().flat_map(|f| &f.members);
    let mut words: Vec<_> = words.filter(|(c, _)| claims.contains(c)).cloned().collect();
    words.sort();
    words.dedup_by_key(|(claim, _)| *claim);
    finding.members = words;
}
