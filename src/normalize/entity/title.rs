//! "The harbour minister": a title that stands for whoever has it.
//!
//! A title that an article gives somebody stands for him in the sentences behind the name. One that the rules give stands for him in all of an
//! article that names him, if nobody else there has it.

use std::collections::BTreeSet;

use super::cluster::Entities;
use super::mentioned::Mention;
use crate::normalize::{EntityId, english};
use crate::text::{Deprel, Sentence, Token, Upos};

/// The titles of an article.
pub(super) struct Titles<'a> {
    text: &'a str,
    entities: &'a Entities,
    /// Those that the rules give to whom the article names.
    of_rules: BTreeSet<(&'a str, EntityId)>,
}

impl<'a> Titles<'a> {
    /// `names` are the mentions by name.
    pub fn new(text: &'a str, names: &[Mention], entities: &'a Entities) -> Self {
        let named: BTreeSet<EntityId> = names.iter().map(|m| m.entity).collect();
        let of = |e: EntityId| entities.get(e).titles_of_rules.iter();
        let pairs = { named.into_iter() }.flat_map(|e| of(e).map(move |t| (t.as_str(), e)));
        Self {
            text,
            entities,
            of_rules: pairs.collect(),
        }
    }

    /// Whom the phrase of a noun means by a title; `before`: who was named last, the nearest first.
    pub fn whom(
        &self,
        sentence: &Sentence,
        noun: usize,
        mut before: impl Iterator<Item = EntityId>,
    ) -> Option<EntityId> {
        let tokens = &sentence.tokens;
        let modifies = |&c: &usize| {
            tokens[c].head == Some(noun)
                && matches!(tokens[c].deprel, Deprel::Compound | Deprel::Amod)
        };
        let first = (0..noun).rev().take_while(modifies).last();
        let article = first.unwrap_or(noun).checked_sub(1)?;
        let definite = tokens[article].lemma.to_lowercase();
        if !english::DEFINITE.contains(&definite.as_str()) {
            return None;
        }
        // "The harbour minister Ola Berg": whoever is named with it has it.
        let next = tokens.get(noun + 1);
        if next.is_some_and(|t| t.upos == Upos::Propn) {
            return None;
        }
        let heard = first.and_then(|first| {
            let words = tokens[first].span.hull(tokens[noun].span).of(self.text);
            let title = words.to_lowercase();
            before.find(|&e| {
                let known = self.entities.get(e);
                known.titles.contains(&title) && !known.titles_of_rules.contains(&title)
            })
        });
        heard.or_else(|| self.by_rule(sentence, first.unwrap_or(noun), noun))
    }

    /// The only one to whom the rules give a title that stands here whole, from `first` on, with nothing that tells of another's.
    fn by_rule(&self, sentence: &Sentence, first: usize, noun: usize) -> Option<EntityId> {
        let tokens = &sentence.tokens;
        // "The captain, Aksel Brun", "Aksel Brun, the captain": whose title it is stands beside it.
        let beside = |t: &Token| matches!(t.deprel, Deprel::Appos | Deprel::Flat);
        let is_part = matches!(
            tokens[noun].deprel,
            Deprel::Compound | Deprel::Appos | Deprel::NmodDesc
        );
        if self.of_rules.is_empty()
            || is_part
            || tokens.iter().any(|t| t.head == Some(noun) && beside(t))
        {
            return None;
        }
        let start = tokens[first].span.start;
        let rest = self.text[start..sentence.span.end].to_lowercase();
        let stands = |title: &str| {
            let end = start + title.len();
            let goes_on = rest[title.len()..].starts_with(char::is_alphanumeric);
            let behind = |t: &&Token| t.span.start >= end;
            let next = tokens.iter().find(behind);
            let named = next.is_some_and(|t| t.upos == Upos::Propn && t.span.start <= end + 1);
            // "the harbour minister of Norland": another's, where the title does not say so.
            let of_other = |t: &Token| {
                let narrows = matches!(t.deprel, Deprel::Nmod | Deprel::Acl);
                t.head == Some(noun) && narrows && t.span.start >= end
            };
            let whole = end >= tokens[noun].span.end && !goes_on;
            whole && !named && !tokens.iter().any(of_other)
        };
        let fits = |(title, _): &&(&str, EntityId)| rest.starts_with(title) && stands(title);
        let whom: BTreeSet<EntityId> = self.of_rules.iter().filter(fits).map(|p| p.1).collect();
        match whom.len() {
            1 => whom.first().copied(),
            _ => None,
        }
    }
}
