//! Two claims of which nothing meets but a doer ("the club won on Monday", "the club flew home on Monday"), or of which one has two words
//! and neither does or is in the other what it does or is in the first ("they have hope", "the guards have left without hope").

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::claim::{Claim, Form};
use crate::matching::Fit;
use crate::verdict::Sort;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/core";

/// Content words up to which a claim has nothing but its doer, deed or target ("they have hope").
const BRIEF: usize = 2;

/// Share of the lighter claim's doer, deed and target that the other's have, below which nothing of them meets.
const MEETS: f32 = 0.1;

/// Likeness of two doers, and of two places, from which on they are one …
const ONE: f32 = 0.6;
/// … and of two deeds, or of two targets, below which they have nothing to do with each other.
const OTHER: f32 = 0.3;

/// The difference of two claims of which no part that tells something meets a part of the other.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let al = &pair.score.alignment;
    let detail = if refutes(pair, pair.a) != refutes(pair, pair.b) {
        "one says that something told is not so"
    } else if al.figures == Fit::Fits {
        return None;
    } else if shares_doer_alone(pair) {
        "they share nothing but the doer"
    } else if is_brief(pair) && al.core < MEETS && al.times != Fit::Fits {
        "no part of the one is a part of the other"
    } else {
        return None;
    };
    Some(Difference {
        slot: Slot::Deed,
        detail: detail.to_owned(),
        values: [&pair.a, &pair.b].map(|c| c.relation.lemma.clone()),
        sort: Sort::Unknown,
        kind: None,
        rule: RULE.to_owned(),
    })
}

/// "Reports that the mayor resigned are false": whether the claim is about what is told, and says that it is not so.
fn refutes(pair: &Pair, claim: &Claim) -> bool {
    let cues = pair.court.cues;
    let complement = claim.relation.lemma.strip_prefix("be ");
    let told = claim
        .subject
        .as_ref()
        .is_some_and(|s| s.entity.is_none() && cues.report(&s.head));
    told && complement.is_some_and(|word| cues.refutes(word))
}

/// Whether one doer does two things, on nothing and nowhere in common. Who "was the winner" may have won.
fn shares_doer_alone(pair: &Pair) -> bool {
    let al = &pair.score.alignment;
    let other = |part: Option<f32>, least: f32| part.is_none_or(|p| p < least);
    let does = |c: &Claim| !c.relation.copular;
    does(pair.a)
        && does(pair.b)
        && al.subject.is_some_and(|s| s >= ONE)
        && al.relation < OTHER
        && other(al.object, OTHER)
        && other(al.qualifiers, ONE)
}

/// Whether one of two sentences says next to nothing beside its doer.
fn is_brief(pair: &Pair) -> bool {
    let sentence = |f: Form| matches!(f, Form::Clause | Form::Participle);
    let brief = pair.a.terms.len().min(pair.b.terms.len()) <= BRIEF;
    brief && sentence(pair.a.form) && sentence(pair.b.form)
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn two_words_in_other_parts_are_no_agreement() {
        let told = "The guards have left the island without hope.";
        assert!(!agrees("They have hope.", told));
        assert!(!agrees(
            "Norland is staying put.",
            "The hall remains safe for Norland's envoys."
        ));
        assert!(agrees("The guards have left.", told));
    }

    #[test]
    fn one_doer_of_two_deeds_is_no_agreement() {
        for (one, other) in [
            (
                "The Norland army has begun to shell the coastal towns.",
                "The Norland army has asked for coastal guns.",
            ),
            (
                "The Varsk rowing club trains on the old river.",
                "The Varsk rowing club sold two old boats.",
            ),
        ] {
            assert!(agrees(one, one), "{one}");
            assert!(!agrees(one, other), "{one} / {other}");
        }
        // A figure that fits is in common too.
        assert!(agrees(
            "Ada Holm worked for the harbour board for 27 years.",
            "Ada Holm had served with the harbour board for 27 years."
        ));
    }
}
