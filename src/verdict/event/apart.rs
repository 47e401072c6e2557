//! What makes two happenings of two claims, however alike their deeds: steps, ordinals, parties, days, places, or turned roles.

use crate::claim::{Argument, Claim};
use crate::matching::{Exclusion, Happening, disjoint, placed};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::verdict::court::{Court, Pair};

/// Why the two are not one happening, in a person's words, if anything excludes it.
pub(in crate::verdict) fn apart(pair: &Pair, happening: &Happening) -> Option<String> {
    let excluded = happening.exclusion.as_ref().map(Exclusion::detail);
    excluded
        .or_else(|| parties(pair))
        .or_else(|| days(pair))
        .or_else(|| places(pair))
        .or_else(|| {
            let turned = pair.score.alignment.crossed;
            turned.then(|| "what the one does to the other is turned around".to_owned())
        })
}

/// Parties that each names in one role, none of which is a party of the other.
fn parties(pair: &Pair) -> Option<String> {
    let profiles = pair.court.scorer.profiles.list();
    let (a, b) = (&profiles[pair.i], &profiles[pair.j]);
    let roles = [
        (&pair.a.subject, &a.subject, &pair.b.subject, &b.subject),
        (&pair.a.object, &a.object, &pair.b.object, &b.object),
    ];
    roles.into_iter().find_map(|(x, own, y, other)| {
        let these = named(pair.court, x.as_ref()?, own.as_ref().and_then(|s| s.entity));
        let those = named(
            pair.court,
            y.as_ref()?,
            other.as_ref().and_then(|s| s.entity),
        );
        none_shared(pair.court, &these, &those).map(|names| format!("other party: {names}"))
    })
}

/// Who is named in a participant: by its own name or one beside it, else among its words. Places are where it happens, and no parties.
fn named(court: &Court, argument: &Argument, own: Option<EntityId>) -> Vec<EntityId> {
    let party = |e: &EntityId| court.entities.get(*e).kind != EntityKind::Place;
    let among = || argument.terms.iter().filter_map(|t| t.entity).filter(party);
    own.map_or_else(|| among().collect(), |e| vec![e])
}

/// Days on the calendar of which no two can be one.
fn days(pair: &Pair) -> Option<String> {
    let of = |c: &Claim| -> Vec<_> { c.times.iter().filter(|t| placed(t)).cloned().collect() };
    let (these, those) = (of(pair.a), of(pair.b));
    let (x, y) = (these.first()?, those.first()?);
    let met = these.iter().any(|x| those.iter().any(|y| !disjoint(x, y)));
    (!met).then(|| format!("other time: {} against {}", x.value, y.value))
}

/// Places, none of which lies in one of the other: where it happened, and where a participant is ("a jeweller in Antwerp").
fn places(pair: &Pair) -> Option<String> {
    let place = |e: &EntityId| pair.court.entities.get(*e).kind == EntityKind::Place;
    let of = |c: &Claim| -> Vec<EntityId> {
        let words = c.subject.iter().chain(&c.object).flat_map(|a| &a.terms);
        let beside = words.filter_map(|t| t.entity).filter(place);
        c.places.iter().copied().chain(beside).collect()
    };
    let names = none_shared(pair.court, &of(pair.a), &of(pair.b))?;
    Some(format!("other place: {names}"))
}

/// The first names of either side, where both have some and no two are one or lie in each other.
fn none_shared(court: &Court, these: &[EntityId], those: &[EntityId]) -> Option<String> {
    let (x, y) = (*these.first()?, *those.first()?);
    let shared = these
        .iter()
        .any(|&e| those.iter().any(|&f| court.overlap(e, f)));
    let name = |e| &court.entities.get(e).name;
    (!shared).then(|| format!("{} against {}", name(x), name(y)))
}
