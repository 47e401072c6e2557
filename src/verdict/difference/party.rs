//! Two known parties in one role.

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::matching;
use crate::normalize::{Entity, EntityId};
use crate::rules::fold;
use crate::rules::model::EntityKind;
use crate::verdict::Sort;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/party";

/// Two known parties that are not one and do not lie in each other, as doers or, of one deed or where no doer is told, as those it falls on.
pub(in crate::verdict) fn difference(pair: &Pair) -> Option<Difference> {
    let (slot, two) = parties(pair)?;
    let values = two.map(|id| pair.court.entities.get(id).name.clone());
    Some(Difference {
        slot,
        detail: format!("other party: {} against {}", values[0], values[1]),
        values,
        sort: Sort::Unknown,
        kind: None,
        rule: RULE.to_owned(),
    })
}

/// Whether they are two people whom the rules know, or whom the articles give two full names without a word in common.
pub(super) fn of_two_people(pair: &Pair) -> bool {
    let get = |id: EntityId| pair.court.entities.get(id);
    let Some((_, two)) = parties(pair) else {
        return false;
    };
    let [a, b] = two.map(get);
    // A full name beside a person's is somebody's or something's own, whatever it looks like.
    let person = |e: &&Entity| e.kind == EntityKind::Person;
    let named = |e: &&Entity| person(e) || e.kind == EntityKind::Other && e.name.contains(' ');
    let people = [a, b].iter().any(person) && [a, b].iter().all(named);
    let known = [a, b].iter().all(|e| e.provenance != "text");
    let full = [a, b].iter().all(|e| e.name.contains(' '));
    let shared = || {
        a.name
            .split(' ')
            .any(|w| b.name.split(' ').any(|v| fold(v) == fold(w)))
    };
    people && (known || full && !shared())
}

/// The two, and the role that they have.
fn parties(pair: &Pair) -> Option<(Slot, [EntityId; 2])> {
    let profiles = pair.court.scorer.profiles.list();
    let (a, b) = (&profiles[pair.i], &profiles[pair.j]);
    let undone = a.subject.is_none() && b.subject.is_none();
    let doers = differ(pair, [&a.subject, &b.subject]).map(|two| (Slot::Doer, two));
    let targets = || {
        let two = differ(pair, [&a.object, &b.object]);
        two.filter(|_| undone || pair.is_of_one_deed())
            .map(|two| (Slot::Target, two))
    };
    doers.or_else(targets).or_else(|| on_whom(pair, a, b))
}

/// Whom one deed falls on by the one claim, and whom alone the other names with it: of "Holm arrested" a headline does not tell whether she
/// did it.
fn on_whom(
    pair: &Pair,
    a: &matching::Profile,
    b: &matching::Profile,
) -> Option<(Slot, [EntityId; 2])> {
    let entity = |slot: &Option<matching::Slot>| slot.as_ref().and_then(|s| s.entity);
    let lone = |x: &matching::Profile, y: &matching::Profile| {
        let same = entity(&x.subject).is_some_and(|e| entity(&y.subject) == Some(e));
        x.object.is_none() && y.object.is_some() && !same
    };
    let two = if lone(a, b) {
        differ(pair, [&a.subject, &b.object])
    } else if lone(b, a) {
        differ(pair, [&a.object, &b.subject])
    } else {
        None
    };
    Some((Slot::Target, two.filter(|_| pair.is_of_one_deed())?))
}

/// Two parties that have nothing to do with each other.
fn differ(pair: &Pair, [x, y]: [&Option<matching::Slot>; 2]) -> Option<[EntityId; 2]> {
    let (x, y) = (x.as_ref()?.entity?, y.as_ref()?.entity?);
    (!pair.court.overlap(x, y)).then_some([x, y])
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn whom_a_deed_falls_on_is_one_in_a_headline_and_in_its_article() {
        let told = "Jonas Vell was arrested on suspicion of fraud in Varsk.";
        for other in [
            "Holm arrested on suspicion of fraud in Varsk.",
            "Anna Holm arrested on suspicion of fraud in Varsk.",
            "Police arrested Anna Holm on suspicion of fraud in Varsk.",
        ] {
            assert!(!agrees(told, other), "{other}");
            assert!(!agrees(other, told), "{other}");
        }
        let of_both = "Police arrested Jonas Vell on suspicion of fraud in Varsk.";
        let headline = "Anna Holm arrested on suspicion of fraud in Varsk.";
        assert!(!agrees(headline, of_both));
        for other in [
            "Vell arrested on suspicion of fraud in Varsk.",
            "Police arrested Jonas Vell on suspicion of fraud in Varsk.",
        ] {
            assert!(agrees(told, other), "{other}");
        }
    }
}
