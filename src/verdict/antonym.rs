//! Opposite words, or different rungs of one ladder, in the same slot.
//!
//! Opposite verbs often tell of one thing after the other (who left had arrived), so all else must fit closely.

use crate::claim::{Claim, Polarity, Term};
use crate::matching::{Alignment, Key, Threshold, held};
use crate::normalize::Quantity;
use crate::text::Upos;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;

/// Share of each claim's weight, the opposite words apart, that may have nothing to meet in the other.
const LOOSE: f32 = 0.5;

/// Likeness of two subjects that are told in the same words.
const ONE: f32 = 0.9;

/// The slot of the deed.
const RELATION: &str = "relation";

/// The lowest rung of a ladder of amounts.
const NONE: &str = "no";

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if let Some(conflict) = none_against_some(pair, issues) {
        return Some(conflict);
    }
    let repeated = is_repeated(pair, pair.a) || is_repeated(pair, pair.b);
    if !issues.none() || held(pair.a) != held(pair.b) || repeated {
        return None;
    }
    let al = &pair.score.alignment;
    let profiles = pair.court.scorer.profiles;
    let lexis = pair.court.lexis;
    for &x in &al.only_a {
        for &y in &al.only_b {
            // Where the words stand is told at a glance, what they mean is not.
            if !profiles.known(x) || !profiles.known(y) {
                continue;
            }
            let Some(slot) = same_slot(pair, x, y) else {
                continue;
            };
            let (wx, wy) = (profiles.text(x), profiles.text(y));
            let rungs = lexis.rungs(wx, wy).filter(|(i, j)| i != j);
            if rungs.is_none() && !lexis.opposed(wx, wy) {
                continue;
            }
            if slot == RELATION && is_undone(pair, wx, wy) {
                continue;
            }
            let mut mended = al.clone();
            let gain = profiles.weight(x).min(profiles.weight(y));
            mended.shared += gain;
            mended.only_a.retain(|&k| k != x);
            mended.only_b.retain(|&k| k != y);
            let event = pair.court.scorer.event(pair.i, pair.j, &mended);
            let alone = |keys: &[Key]| keys.iter().map(|&k| profiles.weight(k)).sum::<f32>();
            let loose = |keys: &[Key]| alone(keys) / (alone(keys) + mended.shared);
            let alike = event >= pair.limit(Threshold::Opposed) || is_all(pair, &mended);
            if !alike
                || al.names_part
                || loose(&mended.only_a).max(loose(&mended.only_b)) > LOOSE
                || al.qualifiers.is_some_and(|q| q < 0.5)
            {
                continue;
            }
            let rule = if rungs.is_some() {
                "lexicon/scales"
            } else {
                "lexicon/antonyms"
            };
            return Some(Conflict {
                kind: ConflictKind::Antonym,
                values: [wx.to_owned(), wy.to_owned()],
                rule: rule.into(),
                detail: format!("“{wx}” and “{wy}” exclude each other in the {slot}"),
                contained: false,
                sure: event,
            });
        }
    }
    None
}

/// "The gate was open", "the gate was shut": whether two claims of one subject, which is told by a noun, say nothing else. Few words weigh
/// little, but these are all.
fn is_all(pair: &Pair, rest: &Alignment) -> bool {
    let noun = |t: &Term| matches!(t.upos, Upos::Noun | Upos::Propn);
    let named = |c: &Claim| { c.subject.iter().chain(&c.object) }.any(|s| s.terms.iter().any(noun));
    let one = rest.subject.or(rest.object).is_some_and(|s| s >= ONE);
    // "is full", "was empty last year"
    let when =
        pair.a.relation.past == pair.b.relation.past && pair.a.times.len() == pair.b.times.len();
    let alone = rest.only_a.is_empty() && rest.only_b.is_empty();
    one && when && alone && named(pair.a) && named(pair.b)
}

/// Whether one deed undoes the other, and no time that both tell says that they are of one.
fn is_undone(pair: &Pair, x: &str, y: &str) -> bool {
    let lexis = pair.court.lexis;
    let undoes = pair.court.cues.reversal(x, y, |a, b| lexis.same(a, b));
    // Who is alive is not dead, whichever came first.
    let states = pair.a.relation.copular && pair.b.relation.copular;
    undoes && !states && !pair.a.shares_time(pair.b)
}

/// "Was married three times": what is done more than once can be undone in between.
fn is_repeated(pair: &Pair, claim: &Claim) -> bool {
    let counted = |t: &Term| {
        let before = |q: &Quantity| q.span.end + 1 == t.span.start;
        claim.quantities.iter().any(before)
    };
    let mut terms = claim.terms.iter();
    terms.any(|t| pair.court.cues.occasion(&t.lemma) && counted(t))
}

/// "no resistance" and "minimal resistance": the lowest rung of a ladder is told by a negation, the other by a word on
/// what is negated. The same deed and the same noun are enough of an event, whatever else either tells.
fn none_against_some(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let (first, second) = (
        held(pair.a) == Polarity::Positive,
        held(pair.b) == Polarity::Positive,
    );
    if first == second || issues.figures || issues.times || issues.places || issues.crossed {
        return None;
    }
    let profiles = pair.court.scorer.profiles;
    let al = &pair.score.alignment;
    let list = profiles.list();
    let (a, b) = (list[pair.i].object.as_ref()?, list[pair.j].object.as_ref()?);
    if a.head != b.head || al.direct < 0.5 || al.subject.is_some_and(|s| s < 0.2) {
        return None;
    }
    let positive = if first { a } else { b };
    let rung = |k: &&Key| {
        pair.court
            .lexis
            .rungs(NONE, profiles.text(**k))
            .is_some_and(|(none, some)| none != some)
    };
    let word = profiles.text(*positive.terms.iter().find(rung)?);
    let noun = profiles.text(a.head);
    let value = |positive: bool| format!("{} {noun}", if positive { word } else { NONE });
    Some(Conflict {
        kind: ConflictKind::Antonym,
        values: [value(first), value(second)],
        rule: "lexicon/scales".into(),
        detail: format!("“{NONE} {noun}” and “{word} {noun}” are different degrees"),
        contained: false,
        sure: f64::from(al.direct.min(1.0)).min(0.8),
    })
}

/// The slot in which both words stand, the other slots fitting.
fn same_slot(pair: &Pair, x: Key, y: Key) -> Option<&'static str> {
    let al = &pair.score.alignment;
    let list = pair.court.scorer.profiles.list();
    let (pa, pb) = (&list[pair.i], &list[pair.j]);
    let fits = |s: Option<f32>| s.is_none_or(|s| s >= 0.7);
    if pa.relation == x && pb.relation == y {
        let told = al.subject.is_some() || al.object.is_some();
        return (told && fits(al.subject) && fits(al.object)).then_some(RELATION);
    }
    // "is alive" and "is dead": what one subject is.
    let is = |c: &Claim| c.relation.copular && c.object.is_none();
    if is(pair.a) && is(pair.b) {
        return al.subject.is_some_and(|s| s >= 0.7).then_some("complement");
    }
    if al.direct < 0.7 {
        return None;
    }
    let holds = |slot: &Option<crate::matching::Slot>, k: Key| {
        slot.as_ref().is_some_and(|s| s.terms.contains(&k))
    };
    if holds(&pa.object, x) && holds(&pb.object, y) {
        // "heavy resistance" and "minimal resistance": the head stays; a head that is itself opposed needs the subject.
        return fits(al.subject).then_some("object");
    }
    if holds(&pa.subject, x) && holds(&pb.subject, y) {
        return (al.object.is_some_and(|o| o >= 0.7)).then_some("subject");
    }
    // A complement or adverb of the verb group: neither claim has it in a participant.
    let own = |c: &Claim| c.relation.copular;
    (own(pair.a) && own(pair.b) && al.subject.is_some_and(|s| s >= 0.7)).then_some("complement")
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::claim;
    use crate::verdict::testing::{conflicts, verdicts};
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn what_is_done_more_than_once_has_no_opposite() {
        let times = |n: &str, what: &str| format!("Tilda Renn was {what} Karl Brandt{n}.");
        let kinds = |n: &str| {
            let found = verdicts(&times(n, "married to"), &times(n, "divorced from"));
            found
                .into_iter()
                .filter_map(|(_, kind)| kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(""), [ConflictKind::Antonym]);
        assert_eq!(kinds(" three times"), []);
    }

    #[test]
    fn opposite_verbs_of_the_same_conflict() {
        let claims = [
            claim(0, "e1: clark | approve | old bridge"),
            claim(1, "e1: clark | reject | old bridge"),
        ];
        assert_eq!(conflicts(&claims), [ConflictKind::Antonym]);
    }

    #[test]
    fn what_undoes_a_deed_comes_after_it_unless_both_are_of_one_day() {
        let antonym = (Verdict::Contradiction, Some(ConflictKind::Antonym));
        let told = |did: &str, when: &str| format!("Police {did} Ada Holm{when}.");
        for (when, opposed) in [("", false), (" on 3 May 2021", true)] {
            let found = verdicts(&told("arrested", when), &told("released", when));
            assert_eq!(found.contains(&antonym), opposed, "{when}: {found:?}");
        }
    }

    #[test]
    fn rungs_of_one_ladder_conflict_in_the_same_slot() {
        let claims = [
            claim(0, "e1: clark | meet | heavy resistance"),
            claim(1, "e1: clark | meet | little resistance"),
        ];
        assert_eq!(conflicts(&claims), [ConflictKind::Antonym]);
    }
}
