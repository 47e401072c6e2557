//! Conditions that a clause has from another one.

use super::boundary::has_subject;
use super::constituents::with_fixed;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// "If they had looked, or had asked": the "if" of the clause that this one is coordinated with.
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
