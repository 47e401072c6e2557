//! Which words negate.

use super::words::ModalityWords;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

impl ModalityWords {
    /// Whether the word at `i` negates. What nearly negates ("hardly") does not.
    pub(crate) fn is_negator(&self, tree: &Tree<'_>, i: usize) -> bool {
        let lemma = tree.lower_lemma(i);
        if self.minimizers.contains(lemma) {
            return false;
        }
        let no_longer = || {
            tree.token(i).upos == Upos::Adv
                && tree
                    .children_by(i, &[Deprel::Advmod])
                    .any(|c| tree.lemma(c) == english::NO)
        };
        self.negators.contains(lemma) || english::JOINED_NOT.contains(&lemma) || no_longer()
    }

    /// "not only … but also": the negator falls on the word that singles out, not on the clause.
    pub(crate) fn is_focused(&self, tree: &Tree<'_>, negator: usize) -> bool {
        negator + 1 < tree.len() && self.focus.contains(tree.lower_lemma(negator + 1))
    }

    /// The word that negates the one at `i`: an adverb on it or its auxiliary, or a determiner.
    pub(crate) fn negator_of(&self, tree: &Tree<'_>, i: usize) -> Option<usize> {
        tree.children_by(i, &[Deprel::Advmod, Deprel::Det, Deprel::Aux])
            .find(|&c| self.is_negator(tree, c) && !self.is_focused(tree, c))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn what_nearly_negates_or_is_singled_out_does_not_negate() {
        let of = |text: &str, word: &str| {
            with_clauses(text, |tree, words, _| {
                let i = testing::at(tree, word);
                words.is_negator(tree, i) && !words.is_focused(tree, i)
            })
        };
        assert!(of("They did not sing.", "not"));
        assert!(of("They didn't sing.", "n't"));
        assert!(of("They no longer sing.", "longer"));
        assert!(!of("They hardly sing.", "hardly"));
        assert!(!of("They not only sing.", "not"));
    }
}
