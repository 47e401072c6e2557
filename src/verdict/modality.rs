//! It has happened, or it is yet to come: told on the same day.
//!
//! A plan told earlier and a fact told later are an update, not a conflict; without two known, equal days of
//! publication the pair stays undecided.

use crate::claim::{Claim, Modality};
use crate::matching::Threshold;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;

/// Nearly sure of the same event: "will" and "is to" shade into each other.
const SURE: f64 = 0.95;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let both = [pair.a.modality, pair.b.modality];
    let parted = both == [Modality::Asserted, Modality::Planned]
        || both == [Modality::Planned, Modality::Asserted];
    let days = (pair.court.published(pair.a), pair.court.published(pair.b));
    let same_day = days.0.is_some() && days.0 == days.1;
    let done = [pair.a, pair.b]
        .into_iter()
        .any(|c| c.modality == Modality::Asserted && pair.court.cues.is_done(&c.text));
    if !parted
        || !same_day
        || !done
        || !issues.none()
        || pair.score.event < SURE.max(pair.limit(Threshold::Opposed))
        || !pair.frames_fit(0.8)
    {
        return None;
    }
    let value = |c: &Claim| {
        if c.modality == Modality::Planned {
            "to come"
        } else {
            "happened"
        }
        .to_owned()
    };
    Some(Conflict {
        kind: ConflictKind::Modality,
        values: [value(pair.a), value(pair.b)],
        rule: "verdict/modality",
        detail: "told as done and, on the same day, as yet to come".to_owned(),
        contained: false,
        sure: pair.score.event,
    })
}
