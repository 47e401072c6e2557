//! The state changed between two known times: what looks like a conflict is news.
//!
//! Decided by the times that the claims name, or else by the days of publication. A count that rises as news comes in,
//! told on two days, is an update; so is a plan told first and its deed later, and "not yet" before "has".

use jiff::civil::Date;

use crate::claim::{Claim, Modality, Polarity, come_alike};
use crate::matching::{Threshold, actual, held, placed};

use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::modality::{DECIDED, STAGE};
use super::{ConflictKind, Verdict};

/// Whether the conflict of the pair is an update; then whether the second claim is the later one.
pub(super) fn later(pair: &Pair, conflict: &Conflict) -> Option<bool> {
    let (x, y) = (pair.court.published(pair.a)?, pair.court.published(pair.b)?);
    if x == y || !Verdict::Update.kinds().contains(&conflict.kind) {
        return None;
    }
    let second = x < y;
    let (early, late) = if second {
        (pair.a, pair.b)
    } else {
        (pair.b, pair.a)
    };
    let changes = match conflict.kind {
        ConflictKind::Numeric => rises(pair, early, late),
        ConflictKind::Negation => {
            // Whoever means to do it now has changed their mind since.
            held(early) == Polarity::Negative && pair.court.cues.is_done(&late.text)
                || come_alike(early, late)
        }
        // What is weighed first and decided later has moved on.
        ConflictKind::Modality if conflict.rule == STAGE => {
            conflict.values[usize::from(second)] == DECIDED
        }
        ConflictKind::Modality => {
            early.modality == Modality::Planned && late.modality == Modality::Asserted
        }
        _ => false,
    };
    changes.then_some(second)
}

/// Whether a count of the rising sort is higher in the later claim.
fn rises(pair: &Pair, early: &Claim, late: &Claim) -> bool {
    let cues = pair.court.cues;
    let told =
        |c: &Claim| cues.rising(&c.relation.lemma) || c.terms.iter().any(|t| cues.rising(&t.lemma));
    let most = |c: &Claim| {
        c.quantities
            .iter()
            .filter(|q| q.unit.is_empty() && !q.ordinal)
            .filter_map(|q| q.value)
            .fold(f64::NEG_INFINITY, f64::max)
    };
    told(early) && told(late) && most(late) > most(early)
}

/// Whether the pair gives the same slot at two named times two values: an update by the claims' own times.
pub(super) fn at_two_times(pair: &Pair, issues: Issues) -> Option<(Conflict, bool)> {
    let parted = Issues {
        times: false,
        ..issues
    };
    let one = Issues {
        figures: true,
        ..Issues::default()
    };
    if !issues.times
        || parted != one
        || pair.score.event < pair.limit(Threshold::Opposed)
        || !pair.frames_fit(0.7)
        || !(actual(pair.a) && actual(pair.b))
    {
        return None;
    }
    let day =
        |c: &Claim| -> Option<Date> { c.times.iter().find(|t| placed(t)).and_then(|t| t.from) };
    let (x, y) = (day(pair.a)?, day(pair.b)?);
    let value = |c: &Claim| {
        let q = c
            .quantities
            .iter()
            .find_map(|q| q.value.map(|v| (v, &q.unit)));
        q.map_or_else(String::new, |(v, unit)| {
            format!("{v} {unit}").trim().to_owned()
        })
    };
    let conflict = Conflict {
        kind: ConflictKind::Numeric,
        values: [value(pair.a), value(pair.b)],
        rule: "verdict/update".into(),
        detail: format!("the same count on {x} and on {y}"),
        contained: false,
        sure: pair.score.event,
    };
    Some((conflict, x < y))
}
