//! What a person's rulings and severities add to a report, in words.

use crate::report::model::{Finding, Reason, Ruling};
use crate::report::name::kind_name;
use crate::rules::model::RelationOfClaims;
use crate::run::Severity;

/// The reason of a finding that a ruling made or confirmed.
pub(super) fn ruled(finding: &Finding) -> Option<&Reason> {
    let first = finding.because.first();
    first.filter(|r| r.rule.starts_with("decisions/"))
}

/// How grave the rules call a finding; empty where they do not say.
pub(super) fn level(finding: &Finding) -> &'static str {
    match finding.severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) => "note",
        None => "",
    }
}

/// Words in brackets, behind others; nothing where there are none.
pub(super) fn aside(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({words})")
    }
}

/// What a ruling says of its claims: "contradict each other, numeric".
pub(super) fn relation_name(ruling: &Ruling) -> String {
    let relation = match ruling.relation {
        RelationOfClaims::Equivalent => "say the same",
        RelationOfClaims::Refines => "say the same, one more precisely",
        RelationOfClaims::Contradicts => "contradict each other",
        RelationOfClaims::Updates => "the second came after the first",
        RelationOfClaims::Related => "of the same matter",
        RelationOfClaims::None if ruling.claims.len() == 1 => "no claim",
        RelationOfClaims::None => "nothing to do with each other",
    };
    match ruling.kind {
        Some(kind) => format!("{relation}, {}", kind_name(kind)),
        None => relation.to_owned(),
    }
}
