//! How long one thing lasts: "the two-week annual regatta", "the week-long annual regatta".
//!
//! A length in front of a noun belongs to what the noun names. The noun must be definite and the same, and the words
//! between must not set the two apart ("the two-week summer course", "the week-long winter course").

use crate::claim::{Claim, Term};
use crate::matching::days;
use crate::normalize::Time;
use crate::text::Upos;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;

/// Score, values at issue left out, below which two claims are not of one thing.
const EVENT: f64 = 0.15;
/// Lengths within this share of each other are roundings ("a month", "four weeks").
const ROUNDING: f64 = 0.15;
/// How sure such a conflict is: the thing is the same, what is said of it may be anything.
const SURE: f64 = 0.6;

/// A length and the noun that it stands before.
struct Lasting<'c> {
    days: f64,
    words: String,
    noun: &'c str,
    /// Content words between the length and the noun.
    between: Vec<&'c str>,
}

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if issues.crossed || pair.score.event < EVENT {
        return None;
    }
    let (these, those) = (lasting(pair, pair.a), lasting(pair, pair.b));
    let same = |x: &str, y: &str| x == y || pair.court.lexis.same(x, y);
    let (x, y) = these.iter().find_map(|x| {
        let met = |y: &&Lasting| {
            let alone = x.between.is_empty() && y.between.is_empty();
            let shared = x
                .between
                .iter()
                .any(|v| y.between.iter().any(|w| same(v, w)));
            let names = pair.score.alignment.names_part;
            same(x.noun, y.noun) && (shared || alone && !names)
        };
        those.iter().find(met).map(|y| (x, y))
    })?;
    if (x.days - y.days).abs() <= ROUNDING * x.days.max(y.days) {
        return None;
    }
    Some(Conflict {
        kind: ConflictKind::Numeric,
        detail: format!("the {} is “{}” or “{}”", x.noun, x.words, y.words),
        values: [x.words.clone(), y.words.clone()],
        rule: "verdict/duration".into(),
        contained: false,
        sure: SURE,
    })
}

fn lasting<'c>(pair: &Pair, claim: &'c Claim) -> Vec<Lasting<'c>> {
    let Some(document) = pair.court.documents.get(claim.source.0 as usize) else {
        return Vec::new();
    };
    let of = |time: &Time| -> Option<Lasting<'c>> {
        let days = time.duration.then(|| days(&time.value))??;
        let before = document
            .text
            .get(..time.span.start)?
            .split_whitespace()
            .next_back()?;
        if !pair.court.cues.definite(&before.to_lowercase()) {
            return None;
        }
        let told = claim.subject.iter().chain(&claim.object);
        let of = told.chain(claim.qualifiers.iter().map(|q| &q.argument));
        let phrase = of
            .filter(|a| a.span.contains(time.span))
            .min_by_key(|a| a.span.len())?;
        let behind = |t: &&Term| t.span.start >= time.span.end;
        let noun = phrase
            .terms
            .iter()
            .filter(behind)
            .find(|t| t.lemma == phrase.head)?;
        let inside = |t: &&Term| t.span.start < noun.span.start;
        let between = phrase.terms.iter().filter(behind).filter(inside);
        (noun.upos == Upos::Noun).then(|| Lasting {
            days,
            words: document.text[time.span.start..time.span.end].to_owned(),
            noun: &phrase.head,
            between: between.map(|t| t.lemma.as_str()).collect(),
        })
    };
    claim.times.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::verdict::Verdict;
    use crate::verdict::testing::verdicts;

    fn opposed(a: &str, b: &str) -> bool {
        verdicts(a, b)
            .iter()
            .any(|(v, _)| *v == Verdict::Contradiction)
    }

    #[test]
    fn one_thing_lasts_one_time() {
        let long = "The two-week annual regatta was opened by the mayor on Sunday.";
        assert!(opposed(
            long,
            "The week-long annual regatta was opened by the mayor on Sunday."
        ));
        assert!(!opposed(
            long,
            "The 14-day annual regatta was opened by the mayor on Sunday."
        ));
        assert!(!opposed(
            long,
            "The week-long winter regatta was opened by the mayor on Sunday."
        ));
    }
}
