//! It is decided, or only considered. What is done against what is to come is a difference of stage
//! ([`difference`](super::difference)).

use crate::claim::{Claim, Polarity};
use crate::matching::{Threshold, held};

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::difference::party;

/// "Has decided to close the school", "is considering closing the school".
pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if !issues.none()
        || pair.score.event < pair.limit(Threshold::Opposed)
        || pair.score.alignment.names_part
        || [pair.a, pair.b]
            .iter()
            .any(|c| held(c) == Polarity::Negative)
        || party::difference(pair).is_some()
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

/// The value of a decided matter.
pub(super) const DECIDED: &str = "decided";
/// Id of the rule by which a decision conflicts with a consideration.
pub(super) const STAGE: &str = "verdict/stage";
