//! One event in two places, neither of which lies in the other.

use crate::claim::{Argument, Claim, Qualifier, Term};
use crate::matching::{Threshold, actual};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::Upos;

use super::conflict::{Conflict, Issues};
use super::court::{Court, Pair};
use super::{ConflictKind, temporal};

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let others = Issues {
        places: false,
        ..issues
    };
    let al = &pair.score.alignment;
    if !others.none()
        || pair.score.event < pair.limit(Threshold::SameEvent)
        || al.direct < 0.7
        || [al.subject, al.object]
            .iter()
            .flatten()
            .any(|&s| s < temporal::OTHER)
        || al.subject.is_none_or(|s| s < 0.7) && al.object.is_none_or(|o| o < 0.7)
        || actual(pair.a) != actual(pair.b)
    {
        return None;
    }
    let (x, y) = pair.court.cues.sorts_of_place().find_map(|sort| {
        let (x, y) = (placed_by(pair, pair.a, sort), placed_by(pair, pair.b, sort));
        let apart = |x: &EntityId, y: &EntityId| !pair.court.overlap(*x, *y);
        let all = x.iter().all(|x| y.iter().all(|y| apart(x, y)));
        (all && !x.is_empty() && !y.is_empty()).then(|| (x[0], y[0]))
    })?;
    // Names of other things in either claim make it another event.
    let beside = |c: &Claim, place: EntityId, other: &Claim| {
        c.entities.iter().any(|e| {
            *e != place
                && !other.entities.contains(e)
                && pair.court.entities.get(*e).kind != EntityKind::Place
        })
    };
    if beside(pair.a, x, pair.b) && beside(pair.b, y, pair.a) {
        return None;
    }
    if is_of_many(pair, pair.a) || is_of_many(pair, pair.b) {
        return None;
    }
    let name = |e: EntityId| pair.court.entities.get(e).name.clone();
    let values = [name(x), name(y)];
    Some(Conflict {
        kind: ConflictKind::Location,
        detail: format!("{} and {} are two places", values[0], values[1]),
        values,
        rule: "verdict/location".into(),
        contained: false,
        sure: pair.score.event,
    })
}

/// "Buildings were evacuated in Oman": things that are neither named nor known are in many places.
fn is_of_many(pair: &Pair, claim: &Claim) -> bool {
    let document = pair.court.documents.get(claim.source.0 as usize);
    let text = document.map_or("", |d| d.text.as_str());
    let many = |a: &Argument| {
        let first = a.span.of(text).split_whitespace().next();
        let known = first.is_some_and(|w| pair.court.cues.definite(&w.to_lowercase()));
        // Of the forms of a noun only its plural is not its lemma.
        let plural = |t: &Term| t.upos == Upos::Noun && t.span.of(text).to_lowercase() != t.lemma;
        let mut heads = a.terms.iter().filter(|t| t.lemma == a.head);
        a.entity.is_none() && !known && heads.any(plural)
    };
    let falls_on = claim.object.iter();
    let acts = claim.subject.iter().filter(|_| !claim.relation.passive);
    falls_on.chain(acts).any(many)
}

/// Places that the claim's qualifiers name by a preposition of `sort`.
fn placed_by(pair: &Pair, claim: &Claim, sort: &str) -> Vec<EntityId> {
    let place = |q: &Qualifier| {
        // "The country" may be another than the reader of the article takes it for.
        let named = q.argument.terms.iter().any(|t| t.upos == Upos::Propn);
        q.argument.entity.filter(|&e| {
            named && is_place(pair.court, e) && pair.court.cues.sort_of_place(&q.role) == Some(sort)
        })
    };
    claim.qualifiers.iter().filter_map(place).collect()
}

fn is_place(court: &Court, e: EntityId) -> bool {
    court.entities.get(e).kind == EntityKind::Place
}
