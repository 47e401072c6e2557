//! One sentence with all that earlier stages know of it.

use super::deep::Bond;
use super::words::FactWords;
use crate::claim::Tree;
use crate::normalize::{EntityId, Mention, Quantity, Time, mention_at};
use crate::rules::model::EntityKind;
use crate::text::{TextSpan, Upos};

/// A sentence, its deep tree, and what its words stand for.
pub(super) struct Scene<'s, 't> {
    pub tree: &'s Tree<'t>,
    pub bonds: &'s [Bond<'s>],
    /// The document's mentions, in order.
    pub mentions: &'s [Mention],
    /// The sentence's quantities.
    pub quantities: &'s [Quantity],
    /// The sentence's times.
    pub times: &'s [Time],
    pub kind_of: &'s dyn Fn(EntityId) -> EntityKind,
    pub words: &'s FactWords,
}

impl Scene<'_, '_> {
    pub fn span(&self, word: usize) -> TextSpan {
        self.tree.token(word).span
    }

    /// The entity that the word stands for, alone or in a name.
    pub fn entity(&self, word: usize) -> Option<EntityId> {
        mention_at(self.mentions, self.span(word)).map(|m| m.entity)
    }

    /// The words of the mention that covers the word.
    pub fn mention(&self, word: usize) -> Option<&Mention> {
        mention_at(self.mentions, self.span(word))
    }

    /// The first and last word that overlap a span.
    pub fn words_of(&self, span: TextSpan) -> Option<(usize, usize)> {
        let first = (0..self.tree.len()).find(|&w| self.span(w).overlaps(span))?;
        let last = (first..self.tree.len())
            .take_while(|&w| self.span(w).start < span.end)
            .last()?;
        Some((first, last))
    }

    pub fn is_nominal(&self, word: usize) -> bool {
        matches!(self.tree.token(word).upos, Upos::Noun | Upos::Propn)
    }
}
