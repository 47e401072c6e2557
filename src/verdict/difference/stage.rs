//! Done, or yet to come: the same deed at two stages.

use super::super::court::Pair;
use super::super::modality::{DECIDED, STAGE};
use super::super::{ConflictKind, Slot};
use super::Difference;
use crate::claim::{Claim, Modality, Polarity, is_to_come};
use crate::matching::held;
use crate::verdict::Sort;

/// Done against to come, or else decided against weighed.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    done(pair).or_else(|| decided(pair))
}

fn done(pair: &Pair) -> Option<Difference> {
    if !pair.is_of_one_deed() {
        return None;
    }
    let (a, b) = (stage(pair.a)?, stage(pair.b)?);
    let affirmed = |c: &Claim| held(c) == Polarity::Positive;
    if a == b || !affirmed(pair.a) || !affirmed(pair.b) {
        return None;
    }
    // What is planned is exclusive of what is done; what is wanted or tried may have come about.
    // What somebody had planned ("decided to sell", "was about to sell") was done after it.
    let planned = [pair.a, pair.b]
        .iter()
        .any(|c| c.modality == Modality::Planned && !c.relation.past);
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

/// One says that it is decided or planned, and the other that it is only weighed or may be so.
fn decided(pair: &Pair) -> Option<Difference> {
    let cues = pair.court.cues;
    let decided = |c: &Claim| cues.decided(verbs(pair, c)?);
    let open =
        |c: &Claim| decided(c) == Some(false) || verbs(pair, c).is_some_and(|v| cues.left_open(v));
    let meant = |c: &Claim| decided(c) == Some(true) || c.modality == Modality::Planned;
    let settled = |c: &Claim| meant(c) && !open(c);
    let first = settled(pair.a) && open(pair.b);
    let value = |decided: bool| if decided { DECIDED } else { "considered" }.to_owned();
    (first || settled(pair.b) && open(pair.a)).then(|| Difference {
        slot: Slot::Stage,
        values: [value(first), value(!first)],
        sort: Sort::Unknown,
        kind: Some(ConflictKind::Modality),
        rule: STAGE.to_owned(),
        detail: "told as decided, and as only considered".to_owned(),
    })
}

/// The words of the claim's verb group, and what stands between them.
fn verbs<'p>(pair: &'p Pair, claim: &Claim) -> Option<&'p str> {
    let text = &pair.court.documents.get(claim.source.0 as usize)?.text;
    text.get(claim.relation.span.start..claim.relation.span.end)
}
