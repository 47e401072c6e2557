//! Names of verdicts and kinds, as the report writes them.

use crate::report::standing::Standing;
use crate::verdict::{ConflictKind, Slot, Verdict};

/// The verdict's name, as the report writes it.
pub(super) fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreement => "agreement",
        Verdict::Contradiction => "contradiction",
        Verdict::Update => "update",
        Verdict::Dispute => "dispute",
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

/// The kind of a name; `None` if none is called so.
pub(super) fn kind_named(name: &str) -> Option<ConflictKind> {
    let all = Verdict::Contradiction.kinds().iter().copied();
    all.into_iter().find(|k| kind_name(*k) == name)
}

/// The standing's name, as the report writes it; empty where there is none.
pub(super) fn standing_name(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::New) => "new",
        Some(Standing::Known) => "known",
        None => "",
    }
}

/// What findings of a verdict are, in a person's words.
pub(super) fn verdict_phrase(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreement => "Sources say the same",
        Verdict::Contradiction => "Sources contradict each other",
        Verdict::Update => "The state changed between two sources",
        Verdict::Dispute => "People whom the sources quote contradict each other",
        Verdict::Related => "Sources speak of the same matter, undecided",
        Verdict::Unique => "Only one source says so",
    }
}

/// What two sides of a kind differ in, in a person's words.
pub(super) fn kind_phrase(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Negation => "one says that it is so, another that it is not",
        ConflictKind::Antonym => "opposite words, or other degrees",
        ConflictKind::Numeric => "different figures",
        ConflictKind::Temporal => "different times",
        ConflictKind::Location => "different places",
        ConflictKind::Exclusive => "different answers where only one can be right",
        ConflictKind::Role => "different parts in the same deed",
        ConflictKind::Modality => "planned, possible or done",
        ConflictKind::Denial => "somebody denies what another says",
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
