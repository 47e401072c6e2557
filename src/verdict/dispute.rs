//! A contradiction that no article makes its own: each side is laid to somebody.

use super::{Between, Finding, Verdict};

/// Calls the contradictions of speakers disputes, and puts the findings in order. What was found stays what it is: a finding keeps its
/// id, and the rules and rulings that it rests on know it as a contradiction.
pub fn disputes(findings: &mut [Finding]) {
    for finding in findings.iter_mut() {
        let of_speakers = finding.between == Some(Between::Speakers);
        if finding.verdict == Verdict::Contradiction && of_speakers {
            finding.verdict = Verdict::Dispute;
        }
    }
    findings.sort_by_key(|f| f.verdict);
}
