//! Names of verdicts and kinds, as the report writes them.

use crate::verdict::{ConflictKind, Slot, Verdict};

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

/// The slot's name, as the report writes it.
pub(super) fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Deed => "deed",
        Slot::Doer => "doer",
        Slot::Target => "target",
        Slot::Amount => "amount",
        Slot::Time => "time",
        Slot::Place => "place",
        Slot::Polarity => "polarity",
        Slot::Stage => "stage",
        Slot::Word => "word",
    }
}
