//! What two claims of one event do not share, slot by slot (natural logic: `MacCartney` & Manning 2009).
//!
//! In: a [`Pair`]. Out: its [`Difference`]s, those that decide and are not equal. Any of them keeps two claims from being one; one that is
//! exclusive or opposite, with nothing else against it, makes a contradiction. Words that decide nothing are not looked at.

mod alignment;
mod core;
mod deciding;
mod deed;
mod filled;
mod opposite;
pub(super) mod party;
mod role;
mod scope;

mod stage;
mod values;
pub(super) use values::other_time;

pub(super) use alignment::align;
pub use deciding::{Deciding, Marks};

use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::{ConflictKind, Difference, Reason, Slot};
use crate::matching::{Threshold, actual, held};
use crate::verdict::Sort;

/// Likeness of deeds and participants from which on they are the same.
const FITS: f32 = 0.7;

/// Rule of what is laid on each other by likeness and by what is known of words.
const LAID: &str = "verdict/alignment";

/// Share of each claim's weight that may have nothing to meet in the other, where one word is to oppose them.
const LOOSE: f32 = 0.34;

/// All differences that decide; see [`Pair::differences`], which remembers them.
pub(super) fn differences(pair: &Pair) -> Vec<Difference> {
    let mut found = deciding::differences(pair);
    found.extend(role::difference(pair));
    found.extend(stage::difference(pair));
    found.extend(values::differences(pair));
    found.extend(scope::difference(pair));
    found.extend(party::difference(pair));
    found.extend(deed::difference(pair));
    found.extend(filled::difference(pair));
    found.extend(core::difference(pair));
    found.extend(opposite::difference(pair));
    found
}

/// Whether a difference keeps two claims apart whatever others say. Deeds, parties and what fills a slot are read off trees and names, which
/// err: two claims in which they differ are not one by themselves, but a third claim that is one with both may join them.
pub(super) fn parts(difference: &Difference) -> bool {
    ![deed::RULE, party::RULE, filled::RULE, core::RULE].contains(&difference.rule.as_str())
}

/// Whether the claims are of two people whom the rules know as two: then no third claim joins them.
pub(super) fn of_two_people(pair: &Pair) -> bool {
    party::of_two_people(pair)
}

/// What a conflict of two claims, with these values, is as a difference.
pub(super) fn of_conflict(kind: ConflictKind, values: [String; 2], reason: &Reason) -> Difference {
    let slot = match kind {
        ConflictKind::Numeric => Slot::Amount,
        ConflictKind::Temporal => Slot::Time,
        ConflictKind::Location => Slot::Place,
        ConflictKind::Role => Slot::Doer,
        ConflictKind::Negation | ConflictKind::Denial => Slot::Polarity,
        ConflictKind::Antonym => Slot::Deed,
        ConflictKind::Exclusive => Slot::Target,
        ConflictKind::Modality => Slot::Stage,
    };
    let opposite = matches!(slot, Slot::Polarity | Slot::Deed);
    Difference {
        slot,
        values,
        sort: if opposite {
            Sort::Opposite
        } else {
            Sort::Exclusive
        },
        kind: Some(kind),
        rule: reason.rule.clone(),
        detail: reason.detail.clone(),
    }
}

/// The contradiction that the only difference makes, if all else fits.
pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    if !issues.none()
        || held(pair.a) != held(pair.b)
        || pair.score.event < pair.limit(Threshold::SameEvent)
        || al.names_part
    {
        return None;
    }
    let [only] = pair.differences() else {
        return None;
    };
    let kind = only.kind.filter(|_| only.sort != Sort::Unknown)?;
    let staged = kind == ConflictKind::Modality;
    let fits = kind == ConflictKind::Role || pair.frames_fit(FITS) && leftover(pair) <= LOOSE;
    if !fits || !staged && actual(pair.a) != actual(pair.b) {
        return None;
    }
    Some(Conflict {
        kind,
        values: only.values.clone(),
        rule: only.rule.clone().into(),
        detail: only.detail.clone(),
        contained: false,
        sure: pair.score.event,
    })
}

/// The larger share of a claim's weight that the other has nothing for.
fn leftover(pair: &Pair) -> f32 {
    let profiles = pair.court.scorer.profiles;
    let al = &pair.score.alignment;
    let share = |keys: &[crate::matching::Key]| {
        let alone: f32 = keys.iter().map(|&k| profiles.weight(k)).sum();
        alone / (alone + al.shared).max(f32::EPSILON)
    };
    share(&al.only_a).max(share(&al.only_b))
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    fn found(a: &str, b: &str) -> Vec<(Verdict, Option<ConflictKind>)> {
        let told = |v: Verdict| matches!(v, Verdict::Agreement | Verdict::Contradiction);
        let all = verdicts(&format!("{a}\n"), &format!("{b}\n"));
        all.into_iter().filter(|(v, _)| told(*v)).collect()
    }

    #[test]
    fn a_deciding_word_on_one_side_keeps_two_claims_from_being_one() {
        for (a, b) in [
            (
                "The deputy mayor of Varsk opened the bridge.",
                "The mayor of Varsk opened the bridge.",
            ),
            (
                "The bridge over the Olm was partly rebuilt.",
                "The bridge over the Olm was rebuilt.",
            ),
        ] {
            assert_eq!(found(a, b), [], "{a} / {b}");
        }
    }

    #[test]
    fn a_word_about_what_the_other_does_not_speak_of_decides_nothing() {
        let kinds = found(
            "The former mayor of Varsk watched as the bridge over the Olm collapsed on Monday.",
            "The bridge over the Olm collapsed on Monday.",
        );
        assert_eq!(kinds, [(Verdict::Agreement, None)]);
    }

    #[test]
    fn what_is_done_is_not_what_is_yet_to_come() {
        let kinds = found(
            "The two banks have signed the agreement.",
            "The two banks plan to sign the agreement.",
        );
        let modality = (Verdict::Contradiction, Some(ConflictKind::Modality));
        assert_eq!(kinds, [modality]);
    }
}
