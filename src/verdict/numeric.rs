//! Numbers of the same thing that cannot be the same number: bounds, roundings and approximations counted in.

use crate::claim::{Argument, Claim, Term};
use crate::matching::{Threshold, actual, comparable, quantities_fit};
use crate::normalize::Quantity;
use crate::text::Upos;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if let Some(found) = amounts(pair, issues) {
        return Some(found);
    }
    let only = Issues {
        figures: true,
        ..Issues::default()
    };
    if issues != only || pair.score.event < pair.limit(Threshold::SameEvent) {
        return None;
    }
    let al = &pair.score.alignment;
    if !pair.frames_fit(0.6) || al.names_part || actual(pair.a) != actual(pair.b) {
        return None;
    }
    let (x, y) = clash(pair)?;
    // "Three soldiers left" and "two soldiers left" tell of different soldiers, unless the count is what is told.
    let names = |c: &Claim, q: &Quantity| {
        let within = |a: &Argument| a.span.contains(q.span);
        c.subject.as_ref().is_some_and(within) && !pair.court.cues.rising(&c.relation.lemma)
    };
    if names(pair.a, x) || names(pair.b, y) {
        return None;
    }
    let values = [words(pair, true, x), words(pair, false, y)];
    Some(Conflict {
        kind: ConflictKind::Numeric,
        detail: format!(
            "{} and {} of the same cannot both be right",
            values[0], values[1]
        ),
        values,
        rule: "verdict/numeric",
        contained: false,
        sure: pair.score.event,
    })
}

fn clash<'p>(pair: &Pair<'p, '_>) -> Option<(&'p Quantity, &'p Quantity)> {
    pair.a.quantities.iter().find_map(|x| {
        pair.b
            .quantities
            .iter()
            .find(|y| {
                comparable(pair.court.lexis, x, y)
                    && x.value.is_some()
                    && y.value.is_some()
                    && !quantities_fit(x, y)
            })
            .map(|y| (x, y))
    })
}

/// Furthest that a noun may stand from the amount that it names, in bytes.
const NEAR: usize = 24;
/// Amounts that differ by more than this factor are of different things (a quarter's and a year's).
const FACTOR: f64 = 3.0;

/// Two amounts of money under one noun ("revenue fell to $93bn", "$100 billion in revenue").
fn amounts(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    let others = Issues {
        figures: false,
        ..issues
    };
    if !others.none() || al.names_part || actual(pair.a) != actual(pair.b) {
        return None;
    }
    let (x, y) = (named(pair.a), named(pair.b));
    let meeting = |(q, noun): &(&Quantity, &str), (r, other): &(&Quantity, &str)| {
        q.unit == r.unit && (noun == other || pair.court.lexis.same(noun, other))
    };
    let met: Vec<_> = x
        .iter()
        .flat_map(|p| y.iter().filter(|r| meeting(p, r)).map(move |r| (p, r)))
        .collect();
    if met.iter().any(|(p, r)| quantities_fit(p.0, r.0)) {
        return None;
    }
    let close = |q: &Quantity, r: &Quantity| {
        let (v, w) = (q.value.unwrap_or(0.0).abs(), r.value.unwrap_or(0.0).abs());
        v.max(w) <= FACTOR * v.min(w)
    };
    let (p, r) = met.into_iter().find(|(p, r)| close(p.0, r.0))?;
    let about = |noun: &str, c: &Claim| c.subject.as_ref().is_some_and(|s| s.head == noun);
    if al.subject.is_some_and(|s| s < 0.6) && !about(p.1, pair.a) && !about(r.1, pair.b) {
        return None;
    }
    let values = [words(pair, true, p.0), words(pair, false, r.0)];
    Some(Conflict {
        kind: ConflictKind::Numeric,
        detail: format!("{} of {} and of {}", p.1, values[0], values[1]),
        values,
        rule: "verdict/amounts",
        contained: false,
        sure: pair.score.event.max(0.6),
    })
}

/// Amounts of money of a claim, each with the noun next to it.
fn named(claim: &Claim) -> Vec<(&Quantity, &str)> {
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
                    && !q.span.overlaps(t.span)
                    && gap(t) <= NEAR
                    && !claim.times.iter().any(|x| x.span.contains(t.span))
            };
            let nearest = claim.terms.iter().filter(noun).min_by_key(|t| gap(t))?;
            Some((q, nearest.lemma.as_str()))
        })
        .collect()
}

fn words(pair: &Pair, first: bool, q: &Quantity) -> String {
    let claim = if first { pair.a } else { pair.b };
    let text = pair
        .court
        .documents
        .get(claim.source.0 as usize)
        .and_then(|d| d.text.get(q.span.start..q.span.end));
    match (text, q.value) {
        (Some(t), _) if !t.is_empty() => t.to_owned(),
        (_, Some(v)) => format!("{v} {}", q.unit).trim().to_owned(),
        _ => q.unit.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::{claim, conflicts, counting};
    use crate::verdict::ConflictKind;

    #[test]
    fn two_counts_of_the_same_conflict_and_roundings_do_not() {
        let lost = |source, n| counting(claim(source, "storm | destroy | house"), n, "", "house");
        assert_eq!(
            conflicts(&[lost(0, 14.0), lost(1, 19.0)]),
            [ConflictKind::Numeric]
        );
        assert_eq!(conflicts(&[lost(0, 1200.0), lost(1, 1214.0)]), []);
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

    #[test]
    fn counts_of_different_things_do_not_conflict() {
        let claims = [
            counting(claim(0, "storm | destroy | house"), 14.0, "", "house"),
            counting(claim(1, "storm | destroy | house"), 3.0, "", "street"),
        ];
        assert_eq!(conflicts(&claims), []);
    }
}
