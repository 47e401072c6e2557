//! Names of verdicts and kinds, as the report writes them.

use crate::verdict::{ConflictKind, Verdict};

/// The verdict's name, as the report writes it.
pub(super) fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreement => "agreement",
        Verdict::Contradiction => "contradiction",
        Verdict::Update => "update",
        Verdict::Related => "related",
        Verdict::Unique => "unique",
    }
}

/// The kind's name, as the report writes it.
pub(super) fn kind_name(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Negation => "negation",
        ConflictKind::Antonym => "antonym",
        ConflictKind::Numeric => "numeric",
        ConflictKind::Temporal => "temporal",
        ConflictKind::Location => "location",
        ConflictKind::Exclusive => "exclusive",
        ConflictKind::Role => "role",
        ConflictKind::Modality => "modality",
        ConflictKind::Denial => "denial",
    }
}
