//! A document as far as attribution needs it, with the look-ups that its readers share.

use crate::claim::english;
use crate::claim::tree::Tree;
use crate::normalize::{Answer, Entities, EntityId, Mention, Ruled, mention_at};
use crate::text::{Quote, Sentence, TextSpan};

/// Text, sentences, trees, quotations and entities of one document.
#[derive(Clone, Copy)]
pub(crate) struct Article<'a> {
    pub text: &'a str,
    pub sentences: &'a [Sentence],
    /// Of each sentence.
    pub trees: &'a [Tree<'a>],
    /// The block of each sentence.
    pub block_of: &'a [usize],
    pub quotes: &'a [Quote],
    pub mentions: &'a [Mention],
    pub entities: &'a Entities,
    pub answers: &'a [Answer],
    /// Words of which a person has ruled whom they mean.
    pub ruled: &'a [Ruled],
}

impl Article<'_> {
    /// The mention that covers the words at `span`, the shortest.
    pub(super) fn mention_at(&self, span: TextSpan) -> Option<&Mention> {
        mention_at(self.mentions, span)
    }

    /// Whether a person has ruled that the word stands for nobody else.
    pub(super) fn means_nobody(&self, word: TextSpan) -> bool {
        let last = self.ruled.iter().rfind(|r| r.span == word);
        last.is_some_and(|r| r.entity.is_none())
    }

    /// Index of the sentence that holds the byte, or of the next one.
    pub(super) fn sentence_at(&self, byte: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.span.end <= byte);
        (at < self.sentences.len()).then_some(at)
    }

    /// Index of the block that holds the byte.
    pub(super) fn block_at(&self, byte: usize) -> Option<usize> {
        self.sentence_at(byte).map(|s| self.block_of[s])
    }

    /// Whether a sentence starts with the words at `span`.
    pub(super) fn starts_sentence(&self, span: TextSpan) -> bool {
        self.sentence_at(span.start).is_some_and(|s| {
            self.text[self.sentences[s].span.start.min(span.start)..span.start]
                .trim()
                .is_empty()
        })
    }

    /// Whether "he" or "she" can mean the entity; one of unknown gender may be either.
    pub(super) fn gender_fits(&self, entity: Option<EntityId>, pronoun: &str) -> bool {
        entity.is_none_or(|e| self.entities.get(e).may_be(pronoun == english::SHE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::with_article;

    const TEXT: &str = "The pier is shut. Ann Holt said so.\n“It will reopen,” she said.";

    fn span(words: &str) -> TextSpan {
        let start = TEXT.find(words).unwrap();
        TextSpan::new(start, start + words.len())
    }

    #[test]
    fn a_byte_has_a_sentence_and_a_block() {
        with_article(TEXT, |article| {
            assert_eq!(article.sentence_at(span("Ann").start), Some(1));
            assert_eq!(article.block_at(span("Ann").start), Some(0));
            assert_eq!(article.block_at(span("reopen").start), Some(1));
            assert_eq!(article.sentence_at(TEXT.len()), None);
        });
    }

    #[test]
    fn a_sentence_starts_with_its_first_words_alone() {
        with_article(TEXT, |article| {
            assert!(article.starts_sentence(span("“It")));
            assert!(!article.starts_sentence(span("she")));
        });
    }

    #[test]
    fn a_name_covers_each_of_its_words() {
        with_article(TEXT, |article| {
            let holt = article.mention_at(span("Holt")).unwrap();
            assert_eq!(holt.span, span("Ann Holt"));
            assert_eq!(article.mention_at(span("pier")), None);
            assert!(article.gender_fits(Some(holt.entity), "she"));
            assert!(article.gender_fits(None, "he"));
        });
    }
}
