//! One event, one slot, two values: conflicts that the relation rules declare (`single: [place, date, subject]`).
//!
//! The score asks for much in common, and two short clauses on one event have little beside it ("the fire started in
//! the engine room", "it began on the car deck"). Where the rule of the relation says that a slot holds one value for
//! an event, the deed and its participants are enough: these must be the same, and everything else that both tell must
//! fit.

mod fill;
mod order;
mod participant;

pub(super) use participant::described_apart;
use participant::participants;

use std::collections::BTreeMap;

use crate::claim::{Claim, Form};
use crate::matching::{Threshold, actual, disjoint, held, placed};
use crate::normalize::{EntityId, Time};
use crate::rules::model::EntityKind;

use super::conflict::{Conflict, Issues};
use super::court::{Court, Pair};
use super::{ConflictKind, temporal};
use fill::Value;

/// Claims near one that tell the same deed, up to which it is held against them; among more, only against those with a
/// participant in common.
const CROWD: usize = 60;

/// Likeness of two relations from which on they are one deed.
const DEED: f32 = 0.8;

/// How sure such a conflict is: deed and participants are the same, little else may be.
const SURE: f64 = 0.7;

/// Slots that a place may fill, by the sort of its preposition.
const PLACES: [(&str, &str); 3] = [("place", "at"), ("destination", "to"), ("origin", "from")];

/// Pairs of claims that tell one deed of which a slot holds one value, smaller index first.
pub(super) fn candidates(court: &Court) -> Vec<(u32, u32)> {
    let profiles = court.scorer.profiles;
    let mut deeds: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for i in profiles.firsts().map(|i| i as usize) {
        let c = &court.claims()[i];
        let single = |slot: &&str| holds_one(court, c, slot);
        let slots = ["place", "destination", "origin", "date", "subject"];
        if c.form != Form::Speech && slots.iter().any(single) {
            let deed = profiles.relation(i).map_or("", |k| profiles.text(k));
            deeds.entry(deed).or_default().push(i as u32);
        }
    }
    let mut pairs = Vec::new();
    for claims in deeds.into_values() {
        let crowded = join(court, &claims, &mut pairs);
        let mut told: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for i in crowded {
            let p = &profiles.list()[i as usize];
            for slot in [&p.subject, &p.object].into_iter().flatten() {
                told.entry(slot.head.0).or_default().push(i);
            }
        }
        for claims in told.into_values() {
            join(court, &claims, &mut pairs);
        }
    }
    pairs
}

/// All pairs of `claims` (rising) of near articles, but for claims that are near a crowd of the others: these are given
/// back.
pub(super) fn join(court: &Court, claims: &[u32], pairs: &mut Vec<(u32, u32)>) -> Vec<u32> {
    let mut crowded = Vec::new();
    let mut met = Vec::new();
    for &a in claims {
        met.clear();
        let source = court.claims()[a as usize].source;
        court.near.partners(claims, (a, source), |b| met.push(b));
        if met.len() > CROWD {
            crowded.push(a);
        } else {
            pairs.extend(
                met.iter()
                    .filter(|&&b| b != a)
                    .map(|&b| (a.min(b), a.max(b))),
            );
        }
    }
    crowded
}

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    if issues.polarity
        || issues.crossed
        || al.direct < DEED
        || held(pair.a) != held(pair.b)
        || actual(pair.a) != actual(pair.b)
        || [pair.a, pair.b].iter().any(|c| c.form == Form::Speech)
    {
        return None;
    }
    place(pair, issues)
        .or_else(|| date(pair, issues))
        .or_else(|| order(pair, issues))
        .or_else(|| doer(pair, issues))
}

fn single(pair: &Pair, slot: &str) -> bool {
    holds_one(pair.court, pair.a, slot) && holds_one(pair.court, pair.b, slot)
}

/// Whether the claim's relation has one value in `slot`.
fn holds_one(court: &Court, claim: &Claim, slot: &str) -> bool {
    let relation = &claim.relation;
    let single = |name: &str| court.lexis.single(name, slot);
    single(&relation.id)
        || single(&relation.lemma)
        || relation.passive && single(&format!("be {}", relation.lemma))
}

fn place(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let others = Issues {
        places: false,
        ..issues
    };
    if !others.none() {
        return None;
    }
    let (slot, x, y) = PLACES.iter().find_map(|&(slot, sort)| {
        if !single(pair, slot) {
            return None;
        }
        let (x, y) = (
            fill::places(pair, pair.a, sort),
            fill::places(pair, pair.b, sort),
        );
        let apart = x
            .iter()
            .all(|x| y.iter().all(|y| fill::apart(pair.court, x, y)));
        let (x, y) = (x.into_iter().next()?, y.into_iter().next()?);
        apart.then_some((slot, x, y))
    })?;
    if !participants(pair, None) {
        return None;
    }
    let name = |v: &Value| v.name(pair.court);
    let values = [name(&x), name(&y)];
    Some(Conflict {
        kind: ConflictKind::Location,
        detail: format!(
            "“{}” has one {slot}: {} or {}",
            pair.a.relation.lemma, values[0], values[1]
        ),
        values,
        rule: "relations/single".into(),
        contained: false,
        sure: SURE,
    })
}

fn date(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let only = Issues {
        times: true,
        ..Issues::default()
    };
    if issues != only || !single(pair, "date") || !participants(pair, None) {
        return None;
    }
    let surely_one = pair.score.event >= pair.limit(Threshold::SameEvent);
    let (x, y) = pair.a.times.iter().find_map(|x| {
        let met = |y: &&Time| placed(x) && placed(y) && disjoint(x, y) && !x.is_other_week(y);
        pair.b.times.iter().find(met).map(|y| (x, y))
    })?;
    // "The rebels took it in 1992", "the army took it in 2021": another took it another time. So do the rebels, where little else says
    // that it was one time; and "a video" of July is not that of August.
    if temporal::are_years_apart(x, y) && !one_doer(pair)
        || !surely_one && (!temporal::are_near(x, y) || pair.brings_in_object() == [true; 2])
    {
        return None;
    }
    let value = temporal::value;
    let values = [value(pair, pair.a, x), value(pair, pair.b, y)];
    Some(Conflict {
        kind: ConflictKind::Temporal,
        detail: format!(
            "“{}” has one date: {} or {}",
            pair.a.relation.lemma, values[0], values[1]
        ),
        values,
        rule: "relations/single".into(),
        contained: false,
        sure: SURE,
    })
}

/// Whether nothing speaks of two doers: one is not told, or the two are one as far as words tell.
fn one_doer(pair: &Pair) -> bool {
    let doers = pair.a.subject.as_ref().zip(pair.b.subject.as_ref());
    doers.is_none_or(|(x, y)| participant::fit(pair, x, y) > participant::Fit::Open)
}

/// Before, during or after the same event.
fn order(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if !issues.none() || !single(pair, "date") || !participants(pair, None) {
        return None;
    }
    let values = order::parted(pair)?;
    Some(Conflict {
        kind: ConflictKind::Temporal,
        detail: format!(
            "“{}” was {} or {}",
            pair.a.relation.lemma, values[0], values[1]
        ),
        values,
        rule: "verdict/order".into(),
        contained: false,
        sure: SURE,
    })
}

/// Whether one is a place and the other nobody knows what: a place that does a deed stands for its people, who may be that other.
fn is_place_beside_other(pair: &Pair, e: EntityId, f: EntityId) -> bool {
    let kinds = [e, f].map(|e| pair.court.entities.get(e).kind);
    kinds[0] != kinds[1] && kinds.contains(&EntityKind::Place)
}

/// Who did it, where only one can have.
fn doer(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if !issues.none() || !single(pair, "subject") {
        return None;
    }
    let (x, y) = (pair.a.subject.as_ref()?, pair.b.subject.as_ref()?);
    let (e, f) = (x.entity?, y.entity?);
    let apart = !pair.court.overlap(e, f)
        && pair.court.may_be_of_one_kind(e, f)
        && pair.court.are_named([e, f])
        && !is_place_beside_other(pair, e, f)
        && !pair.names_both(e, f)
        && !pair.is_one_in_the_other();
    if !apart || pair.brings_in_object() != [false; 2] || !participants(pair, Some("subject")) {
        return None;
    }
    let name = |e| pair.court.entities.get(e).name.clone();
    let values = [name(e), name(f)];
    Some(Conflict {
        kind: ConflictKind::Role,
        detail: format!(
            "only one can “{}”: {} or {}",
            pair.a.relation.lemma, values[0], values[1]
        ),
        values,
        rule: "relations/single".into(),
        contained: false,
        sure: SURE,
    })
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn a_place_and_somebody_unknown_are_not_two_doers() {
        let role = (Verdict::Contradiction, Some(ConflictKind::Role));
        let told = |who: &str| format!("{who} killed Ada Holm at the mill.");
        let found = verdicts(&told("Zonda"), &told("Norway"));
        assert!(!found.contains(&role), "{found:?}");
        let found = verdicts(&told("Karl Brandt"), &told("Peter Lund"));
        assert!(found.contains(&role), "{found:?}");
    }

    #[test]
    fn one_of_a_sort_may_be_two_mens() {
        let role = (Verdict::Contradiction, Some(ConflictKind::Role));
        let told = |what: &str| {
            verdicts(
                &format!("Karl Brandt controlled {what} with forty men and two boats."),
                &format!(
                    "Since the spring Peter Lund has controlled {what}, his sister wrote to the paper."
                ),
            )
        };
        assert!(!told("an area").contains(&role));
        assert!(told("the area").contains(&role), "{:?}", told("the area"));
    }

    #[test]
    fn what_another_did_another_year_is_another_deed() {
        let temporal = (Verdict::Contradiction, Some(ConflictKind::Temporal));
        let told = |who: &str, when: &str| format!("{who} seized Varsk in {when}.");
        let first = told("The rebels", "1992");
        for (other, opposed) in [
            (told("The rebels", "2021"), true),
            (told("The Norland Army", "1992"), false),
            (told("The Norland Army", "2021"), false),
        ] {
            assert_eq!(
                verdicts(&first, &other).contains(&temporal),
                opposed,
                "{other}"
            );
        }
    }
}
