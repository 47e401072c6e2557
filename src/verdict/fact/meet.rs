//! Whether two facts are told of one happening, so that one is a word on the other: where they can agree and where they can exclude
//! each other alike.

use crate::fact::Fact;
use crate::matching::ordinals_apart;
use crate::normalize::{EntityId, Time};
use crate::rules::model::{HolderKind, ValueKind};

use super::Facts;
use super::value::{Fit, times};
use crate::verdict::Court;

/// Whether the answers of two facts of one sheet may be compared.
pub(super) fn meet(court: &Court, facts: &Facts, one: &Fact, other: &Fact) -> bool {
    court.near.links(one.source, other.source)
        && one.scope.some == other.scope.some
        && one.scope.with == other.scope.with
        && are_of_one_thing(court, &one.scope.counted, &other.scope.counted)
        && are_of_one_sort(court, one, other)
        && !are_of_two_places(court, one, other)
        && !are_of_two_days(facts, one, other)
        && !are_counted_apart(court, facts, one, other)
}

/// Sentences at the head of an article that tell what it is about.
const OPENING: usize = 4;

/// Whether an article opens with the fact: further down it tells of other happenings too.
pub(super) fn is_opening(fact: &Fact) -> bool {
    fact.sentence < OPENING
}

/// Whether two facts are told of one time, or beside one name.
pub(super) fn are_tied(court: &Court, one: &Fact, other: &Fact) -> bool {
    let claims = court.claims();
    let (a, b) = (&claims[one.claim], &claims[other.claim]);
    a.shares_time(b) || court.share_name(a, b, &[])
}

/// Whether they name the same sort of happening, of nobody else.
fn are_of_one_sort(court: &Court, one: &Fact, other: &Fact) -> bool {
    let lexis = court.lexis;
    let same =
        |x: &str, y: &str| x == y || lexis.same(x, y) || lexis.wider(x, y) || lexis.wider(y, x);
    let events = one.scope.event.as_deref().zip(other.scope.event.as_deref());
    let owners = [&one.scope.event_of, &other.scope.event_of];
    let apart = !owners[0].is_empty() && are_disjoint(owners[0], owners[1]);
    events.is_none_or(|(x, y)| same(x, y)) && !apart
}

/// Whether two numbers count the same: one noun with the same words before it, or one that has a number in its name ("A320s", "A320
/// jets"). Brick houses are only a part of the houses.
fn are_of_one_thing(court: &Court, one: &[String], other: &[String]) -> bool {
    let (Some((head, before)), Some((other_head, other_before))) =
        (one.split_last(), other.split_last())
    else {
        return one.is_empty() && other.is_empty();
    };
    let lexis = court.lexis;
    let same = head == other_head || lexis.same(head, other_head);
    let numbered = |w: &String| w.contains(|c: char| c.is_ascii_digit());
    let named = |w: &&String| numbered(w) && other.contains(w);
    let kind = same
        || numbered(head)
        || numbered(other_head)
        || lexis.wider(head, other_head)
        || lexis.wider(other_head, head);
    let all_in = |a: &[String], b: &[String]| a.iter().all(|w| b.contains(w));
    same && all_in(before, other_before) && all_in(other_before, before)
        || kind && one.iter().any(|w| named(&w))
}

/// Whether both lists hold something, and nothing in common.
fn are_disjoint<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    !other.is_empty() && !one.iter().any(|x| other.contains(x))
}

/// Whether they are told of happenings on two days; what grows is told anew each day.
fn are_of_two_days(facts: &Facts, one: &Fact, other: &Fact) -> bool {
    let attribute = &facts.attributes[one.attribute];
    let happens = attribute.of == HolderKind::Event
        || matches!(attribute.value, ValueKind::Party | ValueKind::Score);
    let (days, others) = (&one.scope.when, &other.scope.when);
    let apart = |day: &Time| others.iter().all(|o| times(day, o) == Fit::Excluded);
    happens && !attribute.grows && !days.is_empty() && !others.is_empty() && days.iter().all(apart)
}

/// Whether they are told of two of a row of happenings ("the first collision", "the second collision").
fn are_counted_apart(court: &Court, facts: &Facts, one: &Fact, other: &Fact) -> bool {
    let claims = court.claims();
    facts.attributes[one.attribute].of == HolderKind::Event
        && ordinals_apart(&claims[one.claim], &claims[other.claim]).is_some()
}

/// Whether they are told of two places. Where an article names the place of the other too, both may be told of one event.
fn are_of_two_places(court: &Court, one: &Fact, other: &Fact) -> bool {
    let (places, others) = (&one.scope.places, &other.scope.places);
    let names = |fact: &Fact, places: &[EntityId]| {
        let mut own = court.claims_of(fact.source).iter();
        own.any(|c| places.iter().any(|p| c.entities.contains(p)))
    };
    let near = |p: &EntityId| others.iter().any(|q| court.overlap(*p, *q));
    !places.is_empty()
        && !others.is_empty()
        && !places.iter().any(near)
        && !names(one, others)
        && !names(other, places)
}
