//! Two short texts, given as a pair: do they say the same, contradict each other, or neither?
//!
//! That the two were given as a pair says already that they are about one matter, so less need match than in a story; in
//! headlines least, which name a thing by ever other words. What they say of it is told by the claims in them where these
//! conflict, and by the words around: one text calls the matter untrue or negates what they share, or lays it to
//! others, or leaves it open.

mod text;

use crate::claim::{Commitment, Reading};
use crate::document::Document;
use crate::matching::Threshold;

use super::conflict::Conflict;
use super::court::Court;
use super::model::ASSERTED;
use super::{ConflictKind, Finding, Reason, Verdict};
use text::Text;

/// What is found of a pair of texts.
#[derive(Debug, Clone, PartialEq)]
pub struct PairVerdict {
    /// Agreement, contradiction or related.
    pub verdict: Verdict,
    /// Of a contradiction.
    pub kind: Option<ConflictKind>,
    /// How far the second text stands behind what it shares with the first.
    pub commitment: Option<Commitment>,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Why.
    pub because: Vec<Reason>,
}

/// Judges two texts, read as the two documents of a run.
pub fn pair(
    court: &Court,
    documents: [&Document; 2],
    readings: [&Reading; 2],
    found: &[Finding],
) -> PairVerdict {
    let texts: Vec<Text> = (0..2)
        .map(|i| Text::new(court, documents[i], readings[i]))
        .collect();
    let (a, b) = (&texts[0], &texts[1]);
    let cover = a.cover(b, court);
    let settings = court.settings();
    let enough = if a.headline || b.headline {
        Threshold::PairHeadline
    } else {
        Threshold::PairEquivalent
    };
    if let Some(found) = refuted(court, a, b).or_else(|| negated(court, a, b, cover)) {
        return contradiction(found, cover);
    }
    let opposed = |f: &&Finding| matches!(f.verdict, Verdict::Contradiction | Verdict::Dispute);
    if let Some(found) = strongest(found, opposed) {
        return PairVerdict {
            verdict: Verdict::Contradiction,
            kind: found.kind,
            commitment: Some(Commitment::Asserted),
            score: found.score,
            because: found.because.clone(),
        };
    }
    let agreed = |f: &&Finding| f.verdict == Verdict::Agreement;
    if let Some(found) = strongest(found, agreed) {
        return agreement(b, found.score, found.because.clone());
    }
    let because = vec![Reason {
        rule: "matching/cover".to_owned(),
        detail: format!(
            "{:.0} % of the shorter text's words have a match",
            cover * 100.0
        ),
        terms: Vec::new(),
    }];
    if cover < settings.threshold(enough) {
        return PairVerdict {
            verdict: Verdict::Related,
            kind: None,
            commitment: None,
            score: 1.0 - cover,
            because,
        };
    }
    let apart = |f: &&Finding| f.verdict == Verdict::Related && !f.differences.is_empty();
    if let Some(found) = strongest(found, apart) {
        return PairVerdict {
            verdict: Verdict::Related,
            kind: None,
            commitment: None,
            score: 1.0 - cover,
            because: vec![found.differences[0].reason()],
        };
    }
    agreement(b, cover, because)
}

/// The finding of the highest score that `fits`.
fn strongest(found: &[Finding], fits: impl Fn(&&Finding) -> bool) -> Option<&Finding> {
    let fitting = found.iter().filter(fits);
    fitting.max_by(|x, y| x.score.total_cmp(&y.score))
}

fn agreement(told_by: &Text, score: f64, because: Vec<Reason>) -> PairVerdict {
    let (commitment, cue) = told_by.commitment();
    let told = cue.map(|cue| Reason {
        rule: "matching/cues".to_owned(),
        detail: format!("“{cue}” leaves it to others, or open"),
        terms: Vec::new(),
    });
    PairVerdict {
        verdict: Verdict::Agreement,
        kind: None,
        commitment: Some(commitment),
        score,
        because: because.into_iter().chain(told).collect(),
    }
}

fn contradiction(found: Conflict, cover: f64) -> PairVerdict {
    PairVerdict {
        verdict: Verdict::Contradiction,
        kind: Some(found.kind),
        commitment: Some(Commitment::Asserted),
        score: found.sure.max(cover),
        because: vec![Reason {
            rule: found.rule.into_owned(),
            detail: found.detail,
            terms: Vec::new(),
        }],
    }
}

/// One text, and not the other, calls the matter untrue.
fn refuted(court: &Court, a: &Text, b: &Text) -> Option<Conflict> {
    let ((Some(cue), None) | (None, Some(cue))) = (a.refutes(b, court), b.refutes(a, court)) else {
        return None;
    };
    Some(Conflict {
        kind: ConflictKind::Denial,
        values: [ASSERTED.to_owned(), "denied".to_owned()],
        rule: "matching/refuting".into(),
        detail: format!("“{cue}” calls it untrue"),
        contained: false,
        sure: 0.8,
    })
}

/// One text, and not the other, negates what they share.
fn negated(court: &Court, a: &Text, b: &Text, cover: f64) -> Option<Conflict> {
    let (x, y) = (a.negates(b, court), b.negates(a, court));
    // Who negates another word ("had no children", "is not a mother") may say the same.
    let parted = x.is_some() && !b.negates_any() || y.is_some() && !a.negates_any();
    let asks = a.question || b.question;
    let near = cover >= court.settings().threshold(Threshold::PairSameEvent);
    let word = x.or(y).filter(|_| parted && near && !asks)?;
    Some(Conflict {
        kind: ConflictKind::Negation,
        values: ["yes".to_owned(), "no".to_owned()],
        rule: "verdict/negation".into(),
        detail: format!("only one of the two negates “{word}”"),
        contained: false,
        sure: 0.7,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;
    use crate::pipeline::Pipeline;
    use crate::rules::RuleSet;

    fn told(a: &str, b: &str) -> (Verdict, Option<ConflictKind>, Option<Commitment>) {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        let found = pipeline.pair(plain("a", a), plain("b", b));
        (found.verdict, found.kind, found.commitment)
    }

    #[test]
    fn a_headline_that_calls_it_a_hoax_denies_it_and_one_that_rejects_the_hoax_does_not() {
        let shark = "A shark was seen in the harbour";
        let (verdict, kind, _) = told(shark, "Harbour shark is a hoax, divers find");
        assert_eq!(
            (verdict, kind),
            (Verdict::Contradiction, Some(ConflictKind::Denial))
        );
        assert_eq!(
            told(shark, "It was no hoax: harbour shark seen").0,
            Verdict::Agreement
        );
    }

    #[test]
    fn a_negated_main_clause_contradicts_and_a_negated_relative_clause_does_not() {
        let (verdict, kind, _) = told("The mayor has resigned", "Mayor has not resigned");
        assert_eq!(
            (verdict, kind),
            (Verdict::Contradiction, Some(ConflictKind::Negation))
        );
        let kept = told(
            "The mayor has resigned",
            "Mayor who did not sign the budget has resigned",
        );
        assert_eq!(kept.0, Verdict::Agreement);
    }

    #[test]
    fn what_a_headline_lays_to_others_or_leaves_open_is_not_its_own() {
        let bridge = "The old bridge will be closed";
        let by = |b: &str| told(bridge, b).2;
        assert_eq!(
            by("Old bridge to be closed, report claims"),
            Some(Commitment::Attributed)
        );
        assert_eq!(by("Old bridge may be closed"), Some(Commitment::Hedged));
        assert_eq!(by("Old bridge to be closed"), Some(Commitment::Asserted));
    }

    #[test]
    fn one_word_that_decides_keeps_two_sentences_apart_as_in_a_run() {
        let found = told(
            "The old bridge over the Olm was rebuilt after the flood.",
            "The old bridge over the Olm was partly rebuilt after the flood.",
        );
        assert_eq!(found.0, Verdict::Related);
    }

    #[test]
    fn a_pronoun_stands_for_whom_the_other_names() {
        let found = told(
            "She opened the first bakery of the valley in the spring of 1935, when flour was dear.",
            "Tilda Renn opened the first bakery of the valley.",
        );
        assert_eq!(found.0, Verdict::Agreement);
    }

    #[test]
    fn two_that_negate_other_words_do_not_contradict_each_other() {
        let found = told(
            "Tilda Renn never stood in the front window of a shop.",
            "Tilda Renn was never in a shop window.",
        );
        assert_ne!(found.0, Verdict::Contradiction);
    }

    #[test]
    fn of_two_that_weigh_the_same_neither_is_the_shorter() {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        let score = |a: &str, b: &str| pipeline.pair(plain("a", a), plain("b", b)).score;
        // Two of three words of the one are met, and one of three of the other.
        let (one, other) = ("The mayor praised the mayor", "The mayor met the baker");
        assert!((score(one, other) - score(other, one)).abs() < 1e-9);
    }

    #[test]
    fn texts_on_different_matters_are_neither() {
        let found = told(
            "The mayor has resigned",
            "Bakery wins a prize for its rye bread",
        );
        assert_eq!(found.0, Verdict::Related);
    }
}
