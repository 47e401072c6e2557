//! Conditions that a clause has from another one.

use super::boundary::has_subject;
use crate::claim::fixed::with_fixed;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// "If they had looked, and had asked": the "if" of the clause that this one is coordinated with.
pub(super) fn shared(tree: &Tree<'_>, words: &ModalityWords, head: usize) -> Option<String> {
    let first = tree.head(head).filter(|_| tree.rel(head) == D::Conj)?;
    if has_subject(tree, head) || tree.rel(first) != D::Advcl {
        return None;
    }
    opener(tree, words, first).map(|m| with_fixed(tree, m))
}

/// The word that makes the clause at `i` a condition.
pub(super) fn opener(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> Option<usize> {
    tree.children_by(i, &[D::Mark])
        .find(|&m| words.is_condition(tree.lower_lemma(m)))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{self, take, with_clauses};

    #[test]
    fn a_coordinated_condition_is_one_too() {
        let text = "If they had looked and had asked, they would have found the boat.";
        let marks = with_clauses(text, |tree, _, clauses| {
            let mark = |word: &str| {
                let clause = clauses.iter().find(|c| c.head == testing::at(tree, word));
                clause.and_then(|c| c.mark.clone())
            };
            [mark("looked"), mark("asked"), mark("found")]
        });
        assert_eq!(marks, [Some("if".into()), Some("if".into()), None]);
        // One of two conditions is told with the other.
        let text = "If they had looked or had asked, they would have found the boat.";
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
    }
}
