//! Whom a source names: by its head, in apposition, behind a title, or by a phrase that stands for a name.

use super::source::{Source, Speaker, is_definite};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, Upos};

impl Source<'_> {
    /// The entity of the phrase's head, or of a name in apposition to it ("the company's chief, Anna Berg").
    pub(super) fn named(self) -> Option<Speaker> {
        let Source { tree, phrase, .. } = self;
        if let Some(person) = self.person_behind() {
            return Some(person);
        }
        let mut heads = vec![phrase.head];
        heads.extend(
            tree.children_by(phrase.head, &[D::Appos, D::Flat])
                .filter(|c| phrase.words.contains(c)),
        );
        let kind = |e: EntityId| self.article.entities.get(e).kind;
        // "Sharks General Manager Bo Vik": whoever stands in one run with the body that he is of.
        let person_of = |&h: &usize| {
            { self.entity_of(h) }
                .filter(|&e| tree.rel(h) == D::Flat && kind(e) == EntityKind::Person)
        };
        let body = self.entity_of(phrase.head).map(kind) != Some(EntityKind::Person);
        let in_run = heads[1..].iter().find_map(person_of).filter(|_| body);
        let (entity, rule) = in_run
            .or_else(|| heads.iter().find_map(|&h| self.entity_of(h)))
            .map(|e| (e, "speaker/name"))
            .or_else(|| {
                let behind = self.name_behind_title().or_else(|| self.second_subject());
                Some((behind?, "speaker/name-behind-title"))
            })?;
        Some(Speaker {
            name: self.article.entities.get(entity).name.clone(),
            entity: Some(entity),
            descriptions: self.descriptions(&heads),
            plural: false,
            reports: false,
            sentence: self.sentence,
            rule,
        })
    }

    /// "Speaking to the daily, Ajel, assistant manager Anna Berg said": a person with a bare title, behind a name that is
    /// none and that the parser took for what the title is of.
    fn person_behind(self) -> Option<Speaker> {
        let Source { tree, phrase, .. } = self;
        let kind = |t: usize| {
            let mention = self.article.mention_at(tree.token(t).span)?;
            Some((
                mention.entity,
                self.article.entities.get(mention.entity).kind,
            ))
        };
        let last = *phrase.words.iter().rev().find(|&&w| !tree.is_punct(w))?;
        let (entity, _) = kind(last).filter(|k| k.1 == EntityKind::Person)?;
        let (_, of_head) = kind(phrase.head)?;
        let title = tree.children_by(phrase.head, &[D::Appos]).find(|&c| {
            tree.token(c).upos == Upos::Noun && phrase.words.contains(&c) && !tree.has(c, D::Det)
        })?;
        (of_head != EntityKind::Person && title < last).then(|| Speaker {
            name: self.article.entities.get(entity).name.clone(),
            entity: Some(entity),
            descriptions: self.descriptions(&[title]),
            plural: false,
            reports: false,
            sentence: self.sentence,
            rule: "speaker/name-behind-title",
        })
    }

    /// The entity that a head of the phrase names: the phrase's own, or one in apposition to it.
    fn entity_of(self, head: usize) -> Option<EntityId> {
        let Source { tree, phrase, .. } = self;
        let entity = self.article.mention_at(tree.token(head).span)?.entity;
        let kind = self.article.entities.get(entity).kind;
        let upos = tree.token(head).upos;
        let names = if head == phrase.head {
            upos != Upos::Noun || self.stands_for_entity(head)
        } else {
            // Of an apposition only a person's name counts: "the ministry, Russia's largest" is no Russia.
            kind == EntityKind::Person || kind == EntityKind::Other && upos == Upos::Propn
        };
        names.then_some(entity)
    }

    /// A noun that stands for an entity ("the company") and is not one of many or somebody of it.
    fn stands_for_entity(self, noun: usize) -> bool {
        let Source { tree, article, .. } = self;
        let mention = article.mention_at(tree.token(noun).span);
        let long = |words: &str| words.split_whitespace().count() > 1;
        mention.is_some_and(|m| long(m.span.of(article.text))) || is_definite(tree, self.phrase)
    }

    /// A person's name right behind a common noun of the phrase ("deputy head of sales Olga Brandt").
    fn name_behind_title(self) -> Option<EntityId> {
        let Source { tree, article, .. } = self;
        let person = |e: EntityId| {
            let e = article.entities.get(e);
            e.kind == EntityKind::Person || e.kind == EntityKind::Other && e.name.contains(' ')
        };
        self.phrase.words.windows(2).find_map(|pair| {
            let [noun, name] = pair else { return None };
            let apposed =
                tree.token(*noun).upos == Upos::Noun && tree.token(*name).upos == Upos::Propn;
            let span = tree.token(*name).span;
            let mention = article.mention_at(span)?;
            let starts = mention.span.start == span.start;
            (apposed && starts && person(mention.entity)).then_some(mention.entity)
        })
    }

    /// "The astronomer Dana Holt said": a name right behind the noun, which the parser took for another subject of the verb.
    fn second_subject(self) -> Option<EntityId> {
        let Source {
            tree,
            article,
            phrase,
            ..
        } = self;
        let last = *phrase.words.last()?;
        let name = Some(last + 1).filter(|&n| n < tree.len())?;
        let token = tree.token(name);
        let beside = last == phrase.head
            && tree.token(last).upos == Upos::Noun
            && token.upos == Upos::Propn
            && token.deprel == D::Nsubj
            && tree.rel(last) == D::Nsubj
            && tree.head(name) == tree.head(last);
        let mention = article.mention_at(token.span).filter(|_| beside)?;
        let kind = article.entities.get(mention.entity).kind;
        let somebody = matches!(kind, EntityKind::Person | EntityKind::Other);
        (somebody && mention.span.start == token.span.start).then_some(mention.entity)
    }
}
