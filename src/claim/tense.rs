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

/// What a finite verb tells of its time.
#[derive(Clone, Copy)]
enum Finite {
    In(Tense),
    /// "could": nothing.
    Modal,
}

impl Finite {
    fn tense(self) -> Option<Tense> {
        match self {
            Self::In(tense) => Some(tense),
            Self::Modal => None,
        }
    }
}

/// The tense of the first finite verb above the word at `top`.
pub(super) fn tense(tree: &Tree<'_>, top: usize) -> Option<Tense> {
    let above = std::iter::successors(tree.head(top), |&t| tree.head(t)).take(tree.len());
    { above }.find_map(|word| own(tree, word))?.tense()
}

/// The tense of the verb at `word`, by the first of its helpers that has one; none of a modal.
pub(super) fn of(tree: &Tree<'_>, word: usize) -> Option<Tense> {
    own(tree, word)?.tense()
}

/// The same; none where no verb of it is finite.
fn own(tree: &Tree<'_>, word: usize) -> Option<Finite> {
    let helpers = tree.children_by(word, &[D::Aux, D::AuxPass, D::Cop]);
    { helpers.chain([word]) }.find_map(|verb| match tree.token(verb).xpos {
        // "has weakened, hitting a low": it hit it.
        _ if tree.rel(verb) == D::Aux && tree.lemma(verb) == english::HAVE => {
            Some(Finite::In(Tense::Past))
        }
        "VBD" => Some(Finite::In(Tense::Past)),
        "VBZ" | "VBP" => Some(Finite::In(Tense::Present)),
        "MD" => Some(Finite::Modal),
        _ => None,
    })
}
