//! Which words carry content rather than grammar.

use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// Whether the word at `i` carries content rather than grammar.
pub(crate) fn is_content_word(tree: &Tree<'_>, i: usize) -> bool {
    match tree.token(i).upos {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Verb | Upos::Sym => true,
        Upos::Adv => !matches!(tree.rel(i), Deprel::Mark | Deprel::Cc),
        _ => false,
    }
}
