//! Two amounts of money under one noun: "revenue fell to $93bn", "$100 billion in revenue".

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Term};
use crate::matching::actual;
use crate::normalize::{Grain, Quantity, Time};
use crate::text::Upos;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::{Court, Pair};
use super::numeric::words;
use super::slot::join;
use super::trend::trends;

/// Pairs of claims that tell an amount or a trend of one noun, which may share no other word; smaller index first.
pub(super) fn candidates(court: &Court) -> Vec<(u32, u32)> {
    let mut measured: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for i in court.scorer.profiles.firsts() {
        let claim = &court.claims()[i as usize];
        let amounts = named(court, claim).into_iter().map(|(_, noun)| noun);
        let trends = trends(court, claim).into_iter().map(|t| t.noun);
        let nouns: BTreeSet<String> = amounts
            .chain(trends)
            .map(|n| court.lexis.canonical(n).into_owned())
            .collect();
        for noun in nouns {
            measured.entry(noun).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for claims in measured.into_values() {
        join(court, &claims, &mut pairs);
    }
    pairs
}

/// How likely both must tell one event where the noun is of a thing: "a bottle" of $20,000 is not the next one, nor is "the watch".
const LEAST: f64 = 0.3;
/// Furthest that a noun may stand from the amount that it names, in bytes.
const NEAR: usize = 24;
/// Amounts that differ by more than this factor are of different things (a quarter's and a year's).
const FACTOR: f64 = 3.0;
/// The same, where both say that they speak of one period.
const APART: f64 = 10.0;

/// Two amounts of money under one noun ("revenue fell to $93bn", "$100 billion in revenue").
pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    let others = Issues {
        figures: false,
        ..issues
    };
    if !others.none() || al.names_part || actual(pair.a) != actual(pair.b) {
        return None;
    }
    let (x, y) = (named(pair.court, pair.a), named(pair.court, pair.b));
    let meeting = |(q, noun): &(&Quantity, &str), (r, other): &(&Quantity, &str)| {
        q.unit == r.unit && (noun == other || pair.court.lexis.same(noun, other))
    };
    let met: Vec<_> = x
        .iter()
        .flat_map(|p| y.iter().filter(|r| meeting(p, r)).map(move |r| (p, r)))
        .collect();
    if met.iter().any(|(p, r)| p.0.fits(r.0) == Some(true)) {
        return None;
    }
    let one_period = same_period(pair);
    let close = |q: &Quantity, r: &Quantity| {
        let (v, w) = (q.value.unwrap_or(0.0).abs(), r.value.unwrap_or(0.0).abs());
        v.max(w) <= if one_period { APART } else { FACTOR } * v.min(w)
    };
    let (p, r) = met.into_iter().find(|(p, r)| close(p.0, r.0))?;
    let about = |noun: &str, c: &Claim| c.subject.as_ref().is_some_and(|s| s.head == noun);
    if al.subject.is_some_and(|s| s < 0.6) && !about(p.1, pair.a) && !about(r.1, pair.b) {
        return None;
    }
    let is_sum = |noun: &str| pair.court.cues.sum(noun);
    if !is_sum(p.1) && !is_sum(r.1) && pair.score.event < LEAST {
        return None;
    }
    let offered = [pair.a, pair.b].map(|c| is_offered(pair.court, c));
    if offered[0] != offered[1] || are_of_others(pair) {
        return None;
    }
    let values = [words(pair, true, p.0), words(pair, false, r.0)];
    Some(Conflict {
        kind: ConflictKind::Numeric,
        detail: format!("{} of {} and of {}", p.1, values[0], values[1]),
        values,
        rule: "verdict/amounts".into(),
        contained: false,
        sure: pair.score.event.max(0.6),
    })
}

/// Whether the claim, or one that it is told with, tells of a sum that somebody would pay or take ("offered a deal worth $150 million").
fn is_offered(court: &Court, claim: &Claim) -> bool {
    told_with(court, claim).any(|c| {
        let mut words = c.terms.iter().map(|t| t.lemma.as_str());
        words.any(|w| court.cues.offers(w)) || court.cues.offers(&c.relation.lemma)
    })
}

/// Whether both name somebody, or are told with who is named, and nobody in common: one club's deal is not another's.
fn are_of_others(pair: &Pair) -> bool {
    let (a, b) = (
        named_with(pair.court, pair.a),
        named_with(pair.court, pair.b),
    );
    !a.entities.is_empty() && !b.entities.is_empty() && !pair.court.share_name(a, b, &[])
}

/// The claims of its sentence that hold the words of a claim, itself among them: "a deal of $40 million" is told with who signed it.
fn told_with<'c>(court: &'c Court, claim: &'c Claim) -> impl Iterator<Item = &'c Claim> {
    court.claims().iter().filter(move |other| {
        let inside = |span| other.spans.iter().any(|s| s.contains(span));
        (other.source, other.sentence) == (claim.source, claim.sentence)
            && claim.spans.iter().all(|&span| inside(span))
    })
}

/// The claim, or where it names nobody one that it is told with.
fn named_with<'c>(court: &'c Court, claim: &'c Claim) -> &'c Claim {
    if !claim.entities.is_empty() {
        return claim;
    }
    let mut all = told_with(court, claim);
    all.find(|c| !c.entities.is_empty()).unwrap_or(claim)
}

/// Whether both tell of a year, and of the same one, in the same words or by the calendar.
pub(super) fn same_period(pair: &Pair) -> bool {
    let told = |c: &Claim, t: &Time| -> Option<String> {
        let text = &pair.court.documents.get(c.source.0 as usize)?.text;
        Some(text.get(t.span.start..t.span.end)?.to_lowercase())
    };
    let year = |t: &&Time| t.grain == Grain::Year && !t.duration;
    pair.a.times.iter().filter(year).any(|x| {
        pair.b
            .times
            .iter()
            .filter(year)
            .any(|y| match (x.from, y.from) {
                (Some(from), Some(other)) => from == other,
                (None, None) => told(pair.a, x).is_some_and(|t| told(pair.b, y) == Some(t)),
                _ => false,
            })
    })
}

/// Amounts of money of a claim, each with the noun next to it. Of "the company booked $5 million" the company is no noun of the amount.
fn named<'c>(court: &Court, claim: &'c Claim) -> Vec<(&'c Quantity, &'c str)> {
    let money = |q: &&Quantity| q.unit.len() == 3 && q.unit.bytes().all(|b| b.is_ascii_uppercase());
    claim
        .quantities
        .iter()
        .filter(money)
        .filter_map(|q| {
            let gap = |t: &Term| {
                t.span
                    .start
                    .saturating_sub(q.span.end)
                    .max(q.span.start.saturating_sub(t.span.end))
            };
            let noun = |t: &&Term| {
                t.upos == Upos::Noun
                    && !court.cues.party(&t.lemma)
                    && !q.span.overlaps(t.span)
                    && gap(t) <= NEAR
                    && !claim.times.iter().any(|x| x.span.contains(t.span))
            };
            let nearest = claim.terms.iter().filter(noun).min_by_key(|t| gap(t))?;
            Some((q, nearest.lemma.as_str()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::{claim, counting};
    use crate::verdict::ConflictKind;
    use crate::verdict::testing::conflicts;

    #[test]
    fn the_deal_of_one_is_not_that_of_another_nor_what_was_offered() {
        use crate::verdict::Verdict;
        use crate::verdict::testing::verdicts;
        let numeric = (Verdict::Contradiction, Some(ConflictKind::Numeric));
        let signed = |who: &str, sum: &str| format!("{who} signed a deal of {sum}.");
        let ours = signed("Ada Holm", "$40 million");
        for (other, opposed) in [
            (signed("Ada Holm", "$60 million"), true),
            (signed("Berta Lund", "$60 million"), false),
            (
                "The club offered a deal of $60 million to Ada Holm.".to_owned(),
                false,
            ),
        ] {
            let found = verdicts(&ours, &other);
            assert_eq!(found.contains(&numeric), opposed, "{other} {found:?}");
        }
    }

    #[test]
    fn who_pays_is_not_what_is_paid() {
        use crate::verdict::testing::verdicts;
        let a = "The company booked $345 million for the first round.";
        let b = "The company speaks of $310 million in all.";
        let found = verdicts(a, b);
        let opposed = |(_, kind): &(_, Option<ConflictKind>)| *kind == Some(ConflictKind::Numeric);
        assert!(!found.iter().any(opposed), "{found:?}");
    }

    #[test]
    fn amounts_of_one_noun_conflict_though_the_verbs_differ() {
        let told = |source, text: &str, value: f64| {
            let mut claim = counting(claim(source, text), value, "EUR", "");
            claim.quantities[0].span = crate::text::TextSpan::new(200, 201);
            for (i, t) in claim.terms.iter_mut().enumerate() {
                let at = if t.lemma == "turnover" { 190 } else { i * 4 };
                t.span = crate::text::TextSpan::new(at, at + 3);
            }
            claim
        };
        let fell = told(0, "turnover | fall", 93e9);
        let have = told(1, "e1: brewery | report | turnover", 70e9);
        assert_eq!(
            conflicts(&[fell.clone(), have.clone()]),
            [ConflictKind::Numeric]
        );
        let mut near = have;
        near.quantities[0].bounds.min = Some(92.7e9);
        near.quantities[0].bounds.max = Some(92.7e9);
        near.quantities[0].value = Some(92.7e9);
        assert_eq!(conflicts(&[fell, near]), []);
    }
}
