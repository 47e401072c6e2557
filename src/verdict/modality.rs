//! It has happened, or it is yet to come, told on the same day; it is decided, or only considered.
//!
//! A plan told earlier and a fact told later are an update, not a conflict; without two known, equal days of
//! publication the pair stays undecided.

use crate::claim::{Claim, Modality, Polarity};
use crate::matching::{Threshold, held};

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::judge::other_party;

/// Nearly sure of the same event: "will" and "is to" shade into each other.
const SURE: f64 = 0.95;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    done_against_to_come(pair, issues).or_else(|| decided_against_weighed(pair, issues))
}

/// "Has decided to close the school", "is considering closing the school".
fn decided_against_weighed(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if !issues.none()
        || pair.score.event < pair.limit(Threshold::Opposed)
        || pair.score.alignment.names_part
        || [pair.a, pair.b]
            .iter()
            .any(|c| held(c) == Polarity::Negative)
        || other_party(pair.court, pair.i, pair.j)
    {
        return None;
    }
    let stage = |c: &Claim| -> Option<bool> {
        let text = &pair.court.documents.get(c.source.0 as usize)?.text;
        pair.court
            .cues
            .decided(text.get(c.relation.span.start..c.relation.span.end)?)
    };
    let stages = [stage(pair.a)?, stage(pair.b)?];
    if stages[0] == stages[1] {
        return None;
    }
    let value = |decided: bool| if decided { DECIDED } else { "considered" }.to_owned();
    Some(Conflict {
        kind: ConflictKind::Modality,
        values: stages.map(value),
        rule: STAGE.into(),
        detail: "told as decided, and as only considered".to_owned(),
        contained: false,
        sure: pair.score.event,
    })
}

fn stage(pair: &Pair, claim: &Claim) -> Option<bool> {
    pair.court.cues.decided(verbs(pair, claim)?)
}

/// The words of the claim's verb group, and what stands between them.
fn verbs<'p>(pair: &'p Pair, claim: &Claim) -> Option<&'p str> {
    let text = &pair.court.documents.get(claim.source.0 as usize)?.text;
    text.get(claim.relation.span.start..claim.relation.span.end)
}

/// Whether one says that it is decided, and the other that it is only weighed or may be so: never one claim.
pub(super) fn unlike_stages(pair: &Pair) -> bool {
    let open = |c: &Claim| {
        stage(pair, c) == Some(false)
            || verbs(pair, c).is_some_and(|v| pair.court.cues.left_open(v))
    };
    let settled = |c: &Claim| stage(pair, c) == Some(true) && !open(c);
    settled(pair.a) && open(pair.b) || settled(pair.b) && open(pair.a)
}

/// The value of a decided matter.
pub(super) const DECIDED: &str = "decided";
/// Id of the rule by which a decision conflicts with a consideration.
pub(super) const STAGE: &str = "verdict/stage";

fn done_against_to_come(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let both = [pair.a.modality, pair.b.modality];
    let parted = both == [Modality::Asserted, Modality::Planned]
        || both == [Modality::Planned, Modality::Asserted];
    if !parted
        || !issues.none()
        || pair.score.event < SURE.max(pair.limit(Threshold::Opposed))
        || !pair.frames_fit(0.8)
    {
        return None;
    }
    let days = (pair.court.published(pair.a), pair.court.published(pair.b));
    let done = [pair.a, pair.b]
        .into_iter()
        .any(|c| c.modality == Modality::Asserted && pair.court.cues.is_done(&c.text));
    if days.0.is_none() || days.0 != days.1 || !done {
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
        rule: "verdict/modality".into(),
        detail: "told as done and, on the same day, as yet to come".to_owned(),
        contained: false,
        sure: pair.score.event,
    })
}
