//! Where the deed of one claim stands in another that tells a deed of its own.

use crate::matching::{Key, Profile, Profiles, Slot};

/// Likeness from which on a word of one claim is the deed of the other.
const IS: f32 = 0.6;

/// Where a deed stands in a claim that tells another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It heads who takes part: "the derailment blocked the line".
    Participant,
    /// It is among what is said of who takes part: "the man accused of the murder".
    Beside,
    /// It heads when, where or why: "was questioned over the fire".
    Circumstance,
    /// It is among what is said of that: "was held on the eve of a hearing over the fire".
    Remote,
}

/// Where the deed of either claim stands in the other; the nearest of both.
pub(super) fn standing(profiles: &Profiles, a: &Profile, b: &Profile) -> Option<Standing> {
    [within(profiles, a, b), within(profiles, b, a)]
        .into_iter()
        .flatten()
        .min()
}

/// Where the deed of `own` stands in `other`.
fn within(profiles: &Profiles, own: &Profile, other: &Profile) -> Option<Standing> {
    if !own.relation_tells {
        return None;
    }
    let is = |key: Key| profiles.alike(own.relation, key) >= IS;
    let heads = |slot: &Slot| is(slot.head);
    let among = |slot: &Slot| slot.terms.iter().any(|&k| is(k));
    let parts = || other.subject.iter().chain(&other.object);
    let mut around = other.qualifiers.iter().map(|(_, slot)| slot);
    if parts().any(heads) {
        Some(Standing::Participant)
    } else if parts().any(among) {
        Some(Standing::Beside)
    } else if around.clone().any(heads) {
        Some(Standing::Circumstance)
    } else if around.any(among) {
        Some(Standing::Remote)
    } else {
        None
    }
}
