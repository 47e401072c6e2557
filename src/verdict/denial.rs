//! A person denies what another source asserts.
//!
//! Either the cue says so ("denied that …", "rejected the claim that …"), or the party that a claim is about says itself
//! that it is not so ("there are no such plans, the airline's spokesman said").

use crate::claim::{Argument, Claim, Polarity, Stance};
use crate::matching::{Threshold, held};

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::{Court, Pair};
use super::model::ASSERTED;
use super::negation;

/// Share of the denied claim's weight that may have nothing to meet in the other …
const LOOSE: f32 = 0.5;
/// … and, where the deed has another word, how surely both must tell one happening, or how little may stand alone.
const SURE: f64 = 0.65;
const TOLD: f32 = 0.2;
/// Likeness of who does it and whom it falls on from which they may be one in other words.
const ALIKE: f32 = 0.5;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let only = Issues {
        polarity: true,
        ..Issues::default()
    };
    if issues != only {
        return None;
    }
    let denier = [pair.a, pair.b]
        .into_iter()
        .find(|c| held(c) == Polarity::Negative && denies(pair.court, c))?;
    // A cue of denial says that something was asserted: most of what is denied must be found, the frame need not fit.
    let opposed = if denier.stance == Stance::Denies {
        let al = &pair.score.alignment;
        let happening = || pair.court.scorer.happening(pair.i, pair.j, al).value;
        pair.score.event >= pair.limit(Threshold::SameEvent)
            && [al.subject, al.object]
                .iter()
                .flatten()
                .all(|&s| s >= ALIKE)
            && (pair.is_of_one_deed() || happening() >= SURE || negation::free(pair) <= TOLD)
            && !al.names_part
            && !is_by_the_way(pair, denier)
            && negation::free(pair) <= LOOSE
    } else {
        negation::opposes(pair, pair.limit(Threshold::Opposed))
    };
    if !opposed {
        return None;
    }
    let who = pair.court.speaker(denier).unwrap_or("its speaker");
    let value = |c: &Claim| {
        if held(c) == Polarity::Negative {
            "denied"
        } else {
            ASSERTED
        }
        .to_owned()
    };
    Some(Conflict {
        kind: ConflictKind::Denial,
        values: [value(pair.a), value(pair.b)],
        rule: "verdict/denial".into(),
        detail: format!("{who} denies what is asserted elsewhere"),
        contained: false,
        sure: pair.score.event,
    })
}

/// Whether the other claim tells what is denied only by the way: "after the shootings she hid" is no word on whether she shot at officers.
fn is_by_the_way(pair: &Pair, denier: &Claim) -> bool {
    let other = if std::ptr::eq(pair.a, denier) {
        pair.b
    } else {
        pair.a
    };
    let lexis = pair.court.lexis;
    let deed = lexis.canonical(&denier.relation.lemma);
    let tells = |a: &Argument| a.terms.iter().any(|t| lexis.canonical(&t.lemma) == deed);
    let core = || other.subject.iter().chain(&other.object);
    let mut around = other.qualifiers.iter();
    !pair.is_of_one_deed()
        && !core().any(tells)
        && around.any(|q| pair.court.cues.order(&q.role).is_some() && tells(&q.argument))
}

/// Whether the claim is laid to somebody who denies it, or to the very party that it is about.
fn denies(court: &Court, claim: &Claim) -> bool {
    if claim.stance == Stance::Denies {
        return true;
    }
    let about = claim.subject.as_ref().and_then(|s| s.entity);
    court.chain(claim).any(|a| {
        a.entity.is_some() && a.entity == about
            || about.is_some_and(|e| {
                let name = &court.entities.get(e).name;
                a.speaker
                    .as_deref()
                    .is_some_and(|s| s.contains(name.as_str()))
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn what_is_told_by_the_way_is_not_denied() {
        let denial = (Verdict::Contradiction, Some(ConflictKind::Denial));
        let denied = "Ada Holm denied shooting at the guards of the mill.";
        for (told, opposed) in [
            ("Ada Holm was shooting at the guards of the mill.", true),
            (
                "After the shooting at the guards of the mill, Ada Holm hid.",
                false,
            ),
        ] {
            let found = verdicts(denied, told);
            assert_eq!(found.contains(&denial), opposed, "{told}: {found:?}");
        }
    }
}
