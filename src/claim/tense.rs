//! When a clause without a finite verb is.

use super::english;
use super::tree::Tree;
use crate::text::Deprel as D;

/// The tense of a finite verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
}

/// The tense of the first finite verb above the word at `top`.
pub(super) fn tense(tree: &Tree<'_>, top: usize) -> Option<Tense> {
    let above = std::iter::successors(tree.head(top), |&t| tree.head(t)).take(tree.len());
    for word in above {
        let helpers = tree.children_by(word, &[D::Aux, D::AuxPass, D::Cop]);
        for verb in helpers.chain([word]) {
            match tree.token(verb).xpos {
                // "has weakened, hitting a low": it hit it.
                _ if tree.rel(verb) == D::Aux && tree.lemma(verb) == english::HAVE => {
                    return Some(Tense::Past);
                }
                "VBD" => return Some(Tense::Past),
                "VBZ" | "VBP" => return Some(Tense::Present),
                "MD" => return None,
                _ => {}
            }
        }
    }
    None
}
