//! Two known parties in one role.

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::matching;
use crate::verdict::Sort;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/party";

/// Two known parties that are not one and do not lie in each other, as doers or, of one deed or where no doer is told, as those it falls on.
pub(in crate::verdict) fn difference(pair: &Pair) -> Option<Difference> {
    let profiles = pair.court.scorer.profiles.list();
    let (a, b) = (&profiles[pair.i], &profiles[pair.j]);
    let undone = a.subject.is_none() && b.subject.is_none();
    let (slot, values) = match differ(pair, [&a.subject, &b.subject]) {
        Some(values) => (Slot::Doer, values),
        None if undone || pair.is_of_one_deed() => {
            (Slot::Target, differ(pair, [&a.object, &b.object])?)
        }
        None => return None,
    };
    Some(Difference {
        slot,
        detail: format!("other party: {} against {}", values[0], values[1]),
        values,
        sort: Sort::Unknown,
        kind: None,
        rule: RULE.to_owned(),
    })
}

/// The names of two parties that have nothing to do with each other.
fn differ(pair: &Pair, [x, y]: [&Option<matching::Slot>; 2]) -> Option<[String; 2]> {
    let (x, y) = (x.as_ref()?.entity?, y.as_ref()?.entity?);
    let name = |id| pair.court.entities.get(id).name.clone();
    (!pair.court.overlap(x, y)).then(|| [name(x), name(y)])
}
