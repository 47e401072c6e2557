//! Opposite words of one noun, which the other claim has nothing for: "the largest town", "the smallest town".

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::claim::{Claim, Term};
use crate::text::Upos;
use crate::verdict::Sort;

/// The two may be two things (two towns), so that nothing is contradicted; but the claims are not one.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let lexis = pair.court.lexis;
    let those = left_over(pair, pair.b, pair.a);
    let these = left_over(pair, pair.a, pair.b);
    let mut pairs = these.iter().flat_map(|x| those.iter().map(move |y| (x, y)));
    let ((x, _), (y, _)) = pairs.find(|((x, of), (y, other))| {
        let one = of.lemma == other.lemma || lexis.same(&of.lemma, &other.lemma);
        one && lexis.opposed(&x.lemma, &y.lemma)
    })?;
    Some(Difference {
        slot: Slot::Word,
        values: [x.lemma.clone(), y.lemma.clone()],
        sort: Sort::Unknown,
        kind: None,
        rule: "lexicon/antonyms".to_owned(),
        detail: format!("“{}” is the opposite of “{}”", x.lemma, y.lemma),
    })
}

/// Adjectives of a claim that no word of the other says, each with the noun behind it.
fn left_over<'c>(
    pair: &Pair<'c, '_>,
    claim: &'c Claim,
    other: &Claim,
) -> Vec<(&'c Term, &'c Term)> {
    let said = |t: &Term| {
        let same = |u: &Term| t.lemma == u.lemma || pair.court.lexis.same(&t.lemma, &u.lemma);
        other.terms.iter().any(same)
    };
    let timed = |t: &Term| claim.times.iter().any(|time| time.span.overlaps(t.span));
    let left = |t: &Term| t.upos == Upos::Adj && !timed(t) && !said(t);
    let terms = claim.terms.iter().enumerate();
    terms
        .filter(|(_, t)| left(t))
        .filter_map(|(at, t)| {
            let mut behind = claim.terms[at..].iter();
            Some((t, behind.find(|u| u.upos == Upos::Noun)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn opposite_words_keep_two_claims_apart() {
        let town = |what: &str| format!("Varsk is the {what} town on the coast of Norland.");
        for (a, b) in [
            ("largest", "smallest"),
            ("richest", "poorest"),
            ("oldest", "youngest"),
        ] {
            assert!(agrees(&town(a), &town(a)), "{a}");
            assert!(!agrees(&town(a), &town(b)), "{a} / {b}");
        }
        assert!(agrees(&town("largest"), &town("biggest")));
    }
}
