//! Done, or yet to come: the same deed at two stages.

use super::super::court::Pair;
use super::super::{ConflictKind, Slot};
use super::{Difference, ONE_DEED};
use crate::claim::{Claim, Modality, Polarity, is_to_come};
use crate::matching::held;
use crate::rules::Sort;

pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    if pair.score.alignment.direct < ONE_DEED {
        return None;
    }
    let (a, b) = (stage(pair.a)?, stage(pair.b)?);
    let affirmed = |c: &Claim| held(c) == Polarity::Positive;
    if a == b || !affirmed(pair.a) || !affirmed(pair.b) {
        return None;
    }
    // What is planned is exclusive of what is done; what is wanted or tried may have come about.
    let planned = [pair.a, pair.b]
        .iter()
        .any(|c| c.modality == Modality::Planned);
    let value = |done: bool| if done { "happened" } else { "to come" }.to_owned();
    Some(Difference {
        slot: Slot::Stage,
        values: [value(a), value(b)],
        sort: if planned && one_day(pair) {
            Sort::Exclusive
        } else {
            Sort::Unknown
        },
        kind: Some(ConflictKind::Modality),
        rule: "verdict/modality".to_owned(),
        detail: "told as done, and as yet to come".to_owned(),
    })
}

/// Whether the articles are of one day, or of no known day.
fn one_day(pair: &Pair) -> bool {
    pair.court.published(pair.a) == pair.court.published(pair.b)
}

/// Whether the deed is done; none where the words leave it open.
fn stage(claim: &Claim) -> Option<bool> {
    if is_to_come(claim) {
        return Some(false);
    }
    let told = claim.modality == Modality::Asserted && claim.relation.past;
    told.then_some(true)
}
