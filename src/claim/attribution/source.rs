//! A source in its sentence: whether it can be somebody, what it is called, and who else is near.

use super::article::Article;
use super::source_phrase::SourcePhrase;
use super::speaker_name::display;
use super::words::AttributionWords;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, TextSpan, Upos};

/// A resolved speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub name: String,
    pub entity: Option<EntityId>,
    /// Head words of its descriptions so far, lower case.
    pub descriptions: Vec<String>,
    pub plural: bool,
    /// Whether the article goes by it, as by a newspaper ("the Echo reported").
    pub reports: bool,
    /// Index of the sentence in which it spoke last.
    pub sentence: usize,
    /// The method that found it.
    pub rule: &'static str,
}

/// A source in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub article: &'a Article<'a>,
    pub words: &'a AttributionWords,
    pub tree: &'a Tree<'a>,
    pub sentence: usize,
    pub phrase: &'a SourcePhrase,
}

impl Source<'_> {
    /// Whom the deed before falls on, where the pronoun answers it ("accused the ministry … It denies"): sentence and word.
    pub(super) fn answered(self) -> Option<(usize, usize)> {
        let own = self.tree.token(self.phrase.head).span;
        let meant = self
            .article
            .answers
            .iter()
            .find(|a| a.pronoun == own)?
            .meant;
        let sentence = self.article.sentence_at(meant.start)?;
        let tokens = &self.article.sentences[sentence].tokens;
        Some((sentence, tokens.iter().position(|t| t.span == meant)?))
    }

    /// Whether, after the speaker's last words, the article speaks of somebody else that "he" or "she" may mean.
    pub(super) fn somebody_since(self, speaker: &Speaker, pronoun: &str) -> bool {
        let article = self.article;
        let from = article.sentences[speaker.sentence].span.end;
        let until = self.tree.token(self.phrase.head).span.start;
        let first = article.mentions.partition_point(|m| m.span.start < from);
        let between = article.mentions[first..]
            .iter()
            .take_while(|m| m.span.end <= until);
        let quoted = |span: TextSpan| article.quotes.iter().any(|q| q.span.contains(span));
        between
            .filter(|m| Some(m.entity) != speaker.entity && !quoted(m.span))
            .any(|m| match article.entities.get(m.entity).kind {
                EntityKind::Person => article.gender_fits(Some(m.entity), pronoun),
                // A name of which nothing is known may be a person's where it acts.
                EntityKind::Other => self.acts(m.span),
                _ => false,
            })
    }

    /// Whether the name is the subject of its clause.
    fn acts(self, name: TextSpan) -> bool {
        let article = self.article;
        let Some(s) = article.sentence_at(name.start) else {
            return false;
        };
        let mut tokens = article.sentences[s].tokens.iter();
        tokens.any(|t| name.contains(t.span) && matches!(t.deprel, D::Nsubj | D::NsubjPass))
    }

    /// What the phrase calls the speaker: its heads, appositions and titles, in lemmas.
    pub(super) fn descriptions(self, heads: &[usize]) -> Vec<String> {
        let tree = self.tree;
        let titles = |h: usize| {
            tree.children_by(h, &[D::Compound])
                .filter(|&c| tree.token(c).upos == Upos::Noun)
        };
        heads
            .iter()
            .flat_map(|&h| std::iter::once(h).chain(titles(h)))
            .chain(tree.children_by(self.phrase.head, &[D::Appos]))
            .map(|t| tree.lemma(t).to_lowercase())
            .collect()
    }

    /// Whether the head of the phrase can be somebody, as far as its tag and kind tell: no figure, verb or adverb, no day, no storm.
    fn may_speak(self) -> bool {
        let head = self.tree.token(self.phrase.head);
        let word = self.tree.word(self.phrase.head);
        let lemma = head.lemma.to_lowercase();
        match head.upos {
            Upos::Adv | Upos::Verb | Upos::Aux => false,
            // Of a name the dictionary knows nothing but days: "the Sun" may be a newspaper.
            Upos::Propn => !AttributionWords::is_day(&lemma),
            _ => !word.starts_with(|c: char| c.is_ascii_digit()) && self.words.can_speak(&lemma),
        }
    }

    /// A speaker that has no name.
    pub(super) fn described(self) -> Option<Speaker> {
        let head = self.tree.token(self.phrase.head);
        // "As many of you know": the readers are no source.
        if !self.may_speak() || self.phrase.names_readers(self.tree) {
            return None;
        }
        Some(Speaker {
            name: display(self.tree, self.phrase)?,
            entity: None,
            descriptions: vec![head.lemma.to_lowercase()],
            plural: matches!(head.xpos, "NNS" | "NNPS"),
            reports: false,
            sentence: self.sentence,
            rule: "speaker/description",
        })
    }
}

/// Whether a determiner points at one that is known.
pub(super) fn is_definite(tree: &Tree<'_>, phrase: &SourcePhrase) -> bool {
    tree.children_by(phrase.head, &[D::Det])
        .any(|d| english::POINTING.contains(&tree.word(d)))
}

/// Says no more than a word or two: with "of the ministry" it is a description of its own.
pub(super) fn is_bare(tree: &Tree<'_>, phrase: &SourcePhrase) -> bool {
    !tree
        .children(phrase.head)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Nmod | D::AclRelcl | D::Acl | D::NmodPoss))
}
