//! A claim of two words, of which none does or is in the other what it does or is in the first: "they have hope", "the guards have left
//! without hope".

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::claim::Form;
use crate::matching::Fit;
use crate::verdict::Sort;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/core";

/// Content words up to which a claim has nothing but its doer, deed or target ("they have hope").
const BRIEF: usize = 2;

/// Share of the lighter claim's doer, deed and target that the other's have, below which nothing of them meets.
const MEETS: f32 = 0.1;

/// The difference of two claims of which one is so brief and meets nothing of the other's doer, deed and target.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let al = &pair.score.alignment;
    let sentence = |f: Form| matches!(f, Form::Clause | Form::Participle);
    let brief = pair.a.terms.len().min(pair.b.terms.len()) <= BRIEF;
    let told = al.figures == Fit::Fits || al.times == Fit::Fits;
    let none = brief && al.core < MEETS && !told && sentence(pair.a.form) && sentence(pair.b.form);
    none.then(|| {
        let values = [&pair.a, &pair.b].map(|c| c.relation.lemma.clone());
        Difference {
            slot: Slot::Deed,
            detail: "no part of the one is a part of the other".to_owned(),
            values,
            sort: Sort::Unknown,
            kind: None,
            rule: RULE.to_owned(),
        }
    })
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
}
