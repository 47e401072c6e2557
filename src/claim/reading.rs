//! One document, read: everything the stages took from it.

use super::attribution::Attribution;
use super::identity::name_claims;
use super::model::{Claim, SourceIndex};
use super::reread::Reread;
use super::same_speech::Speech;
use crate::normalize::{Answer, Entities, Mention, Quantity, Ruled, Time};
use crate::text::{Quote, Sentence, TextSpan};

/// A stretch that gave no claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclaimed {
    /// The words.
    pub span: TextSpan,
    /// Why, in a person's words ("a question").
    pub why: String,
    /// The method or the list of the rules that left it out (`claim/question`, `modality/wishes`).
    pub rule: &'static str,
}

/// Words, and the lists of the rules that they were read by (`times/weekdays`, `quantities/above`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBy {
    /// The words.
    pub span: TextSpan,
    /// The lists, in the order in which they were looked up.
    pub rules: Vec<&'static str>,
}

/// What the stages took from one document. All spans are of its text, all lists in order of the text.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Sentences of the article's blocks.
    pub sentences: Vec<Sentence>,
    /// The method that parted each sentence from what stands before it (`sentences/stop`).
    pub split_by: Vec<&'static str>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Index of the block that each sentence stands in.
    pub block_of: Vec<usize>,
    /// Names, descriptions and pronouns with whom they stand for.
    pub mentions: Vec<Mention>,
    /// Pronouns that stand for whom the deed before falls on.
    pub answers: Vec<Answer>,
    /// Words of which a person has ruled whom they mean.
    pub ruled: Vec<Ruled>,
    /// What a person has ruled of how claims are read, and what came of it.
    pub reread: Vec<Reread>,
    /// The document's own entities; mentions and claims point here until the run is linked.
    pub entities: Entities,
    /// Times.
    pub times: Vec<Time>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// The lists of the rules that times and quantities were read by, in order of their spans.
    pub read_by: Vec<ReadBy>,
    /// Who words are laid to.
    pub attributions: Vec<Attribution>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// What gave none.
    pub left_out: Vec<Unclaimed>,
}

impl Reading {
    /// The reading of another article that is the same to read, named `key`.
    pub fn of_twin(&self, source: SourceIndex, key: &str) -> Self {
        let mut twin = self.clone();
        for claim in &mut twin.claims {
            claim.source = source;
        }
        name_claims(key, &mut twin.claims);
        twin
    }

    /// The claims that go with the one at `at` when a person rules on who says it, by their index; `nobody`: where the article is said to.
    pub(crate) fn told_with(&self, at: usize, nobody: bool) -> Vec<usize> {
        let Self {
            claims,
            attributions,
            quotes,
            ..
        } = self;
        let speech = Speech {
            claims,
            attributions,
            quotes,
        };
        speech.told_with(at, nobody)
    }

    /// The lists of the rules that the time or quantity at `span` was read by.
    pub fn rules_at(&self, span: TextSpan) -> &[&'static str] {
        let at = self.read_by.iter().find(|r| r.span == span);
        at.map_or(&[], |r| r.rules.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reading;
    use super::*;

    #[test]
    fn a_twin_says_the_same_under_its_own_name() {
        let first = reading("The mill closed on Monday. Its owner left.");
        let twin = first.of_twin(SourceIndex(1), "twin");
        let texts = |r: &Reading| r.claims.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
        assert!(!first.claims.is_empty());
        assert_eq!(texts(&twin), texts(&first));
        for (own, other) in twin.claims.iter().zip(&first.claims) {
            assert_eq!(own.source, SourceIndex(1));
            assert_ne!(own.id, other.id);
        }
    }

    #[test]
    fn a_time_tells_the_list_that_it_was_read_by() {
        let read = reading("The mill closed on Monday.");
        assert!(
            read.rules_at(read.times[0].span)
                .contains(&"times/weekdays")
        );
        assert!(read.rules_at(read.sentences[0].span).is_empty());
    }
}
