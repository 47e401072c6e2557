//! What the stages before claims say of a document's words, and the part of it that lies in one sentence.

use super::attribution::Attribution;
use super::event_nouns::EventNouns;
use super::modality::words::ModalityWords;
use super::reporting::ReportingWords;
use crate::document::BlockKind;
use crate::normalize::{Answer, EntityId, Mention, Quantity, Ruled, Time, mention_at};
use crate::rules::lexicon::Lexicon;
use crate::rules::model::EntityKind;
use crate::text::TextSpan;

/// What earlier stages and rules say of a document's words, to draw on while its claims are built.
pub(crate) struct Annotations<'a> {
    pub text: &'a str,
    pub mentions: &'a [Mention],
    pub times: &'a [Time],
    pub quantities: &'a [Quantity],
    pub attributions: &'a [Attribution],
    /// Which of the attributions touch the sentence at hand.
    pub near: &'a [usize],
    pub words: &'a ModalityWords,
    pub events: &'a EventNouns,
    pub lexicon: &'a Lexicon,
    /// Words by which an article tells whom it goes by.
    pub reporting: &'a ReportingWords,
    /// Display name of an entity of the document.
    pub name_of: &'a dyn Fn(EntityId) -> String,
    /// Kind of the block that a sentence stands in.
    pub block_kind: &'a dyn Fn(usize) -> BlockKind,
    /// What an entity is.
    pub entity_kind: &'a dyn Fn(EntityId) -> EntityKind,
    /// Whether the words stand in quotation marks.
    pub is_quoted: &'a dyn Fn(TextSpan) -> bool,
    /// Whether a common noun, by its lemma, means a person or a body: what can plan and act.
    pub is_actor: &'a dyn Fn(&str) -> bool,
    /// What a noun that describes somebody or something says it is ("city": a place).
    pub described_kind: &'a dyn Fn(&str) -> Option<EntityKind>,
    /// Pronouns that stand for whom the deed before falls on.
    pub answers: &'a [Answer],
    /// Words of which a person has ruled whom they mean.
    pub ruled: &'a [Ruled],
}

impl<'a> Annotations<'a> {
    /// The part that lies in one sentence; `near` as [`Annotations::near`].
    pub(crate) fn of_sentence(&self, sentence: TextSpan, near: &'a [usize]) -> Self {
        Annotations {
            times: within(self.times, sentence, |t| t.span),
            quantities: within(self.quantities, sentence, |q| q.span),
            near,
            ..*self
        }
    }

    /// The attributions that touch the sentence at hand, each with its place in the document's list.
    pub(crate) fn attributions_near(&self) -> impl Iterator<Item = (usize, &'a Attribution)> {
        self.near.iter().map(|&i| (i, &self.attributions[i]))
    }

    /// The entity whose mention covers the token at `span`; the shortest mention wins.
    pub(crate) fn entity_at(&self, span: TextSpan) -> Option<EntityId> {
        mention_at(self.mentions, span).map(|m| m.entity)
    }
}

/// The part of `list`, which is in order of the text, that begins in `sentence`.
pub(crate) fn within<T>(list: &[T], sentence: TextSpan, span: impl Fn(&T) -> TextSpan) -> &[T] {
    let start = list.partition_point(|t| span(t).start < sentence.start);
    let end = list.partition_point(|t| span(t).start < sentence.end);
    &list[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_in_a_sentence_is_its_part() {
        let spans = [(0, 3), (5, 9), (9, 14), (20, 21)].map(|(a, b)| TextSpan::new(a, b));
        let part = |start, end| within(&spans, TextSpan::new(start, end), |s| *s);
        assert_eq!(part(4, 12), &spans[1..3], "the third runs on behind it");
        assert_eq!(part(6, 9), &spans[..0], "the second began before it");
        assert_eq!(part(0, 30), &spans[..]);
    }
}
