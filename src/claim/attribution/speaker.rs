//! Who a source is: a name where the text gives one, else the description as it is written.
//!
//! In: drafts in order of the text. A name, title or pronoun that the entities already resolve is taken over; "the
//! diplomat" is the last speaker who was called one; "he" the last speaker whose gender fits; "who" its noun. What
//! stays unclear has no speaker.

use super::Article;
use super::draft::Draft;
use super::source::Who;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, TextSpan, Upos};

/// Longest display name of a speaker, in characters.
const LONGEST: usize = 60;

/// Sentences back that a pronoun or description looks for a speaker.
const REACH: usize = 8;

/// A resolved speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub name: String,
    pub entity: Option<EntityId>,
    /// Head words of its descriptions so far, lower case.
    heads: Vec<String>,
    plural: bool,
    sentence: usize,
    /// The method that found it.
    pub rule: &'static str,
}

/// Speakers in the order in which they spoke.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    list: Vec<Speaker>,
}

impl Speakers {
    /// Whom the source of a draft names.
    pub(super) fn resolve(
        &mut self,
        article: &Article<'_>,
        trees: &[Tree<'_>],
        draft: &Draft,
    ) -> Option<Speaker> {
        let who = draft.who.as_ref()?;
        let tree = &trees[draft.sentence];
        let speaker = self.of(article, tree, draft.sentence, who)?;
        self.remember(speaker.clone());
        Some(speaker)
    }

    fn remember(&mut self, mut speaker: Speaker) {
        if let Some(at) = self.list.iter().position(|s| s.name == speaker.name) {
            let old = self.list.remove(at);
            speaker.heads.extend(old.heads);
            speaker.heads.sort();
            speaker.heads.dedup();
        }
        self.list.push(speaker);
    }

    fn of(
        &self,
        article: &Article<'_>,
        tree: &Tree<'_>,
        sentence: usize,
        who: &Who,
    ) -> Option<Speaker> {
        let head = tree.token(who.head);
        let word = tree.word(who.head);
        if english::RELATIVE_PRONOUNS.contains(&word) {
            let noun = relative_noun(tree, who.head)?;
            return self.of(article, tree, sentence, &Who::around(tree, noun, &[]));
        }
        if let Some(named) = named(article, tree, sentence, who) {
            return Some(named);
        }
        if head.upos == Upos::Pron || english::THIRD_PERSON.contains(&word) {
            return self.pronoun(article, word, sentence);
        }
        let lemma = head.lemma.to_lowercase();
        if definite(tree, who)
            && bare(tree, who)
            && let Some(known) = self
                .list
                .iter()
                .rev()
                .find(|s| s.sentence + REACH >= sentence && s.heads.contains(&lemma))
        {
            return Some(Speaker {
                sentence,
                rule: "speaker/described-before",
                ..known.clone()
            });
        }
        Some(Speaker {
            name: display(article.text, tree, who)?,
            entity: None,
            heads: vec![lemma],
            plural: matches!(head.xpos, "NNS" | "NNPS"),
            sentence,
            rule: "speaker/description",
        })
    }

    fn pronoun(&self, article: &Article<'_>, word: &str, sentence: usize) -> Option<Speaker> {
        let kind = |s: &Speaker| s.entity.map(|e| article.entities.get(e).kind);
        let near = |s: &&Speaker| s.sentence + REACH >= sentence;
        let last =
            |fits: &dyn Fn(&Speaker) -> bool| self.list.iter().rev().filter(near).find(|s| fits(s));
        let found = match word {
            "he" | "she" => {
                let gender = |s: &Speaker| !s.plural && article.gender_fits(s.entity, word);
                last(&|s| gender(s) && kind(s) == Some(EntityKind::Person))
                    .or_else(|| last(&|s| gender(s) && kind(s).is_none()))
                    .or_else(|| last(&|s| gender(s) && kind(s) == Some(EntityKind::Other)))
                    // Whoever spoke right before is a person, whatever its name looks like.
                    .or_else(|| last(&|s| !s.plural && s.sentence + 2 >= sentence))
            }
            "it" => last(&|s| !s.plural && kind(s) != Some(EntityKind::Person)),
            "they" => last(&|s| s.plural),
            _ => None,
        }?;
        Some(Speaker {
            sentence,
            rule: "speaker/pronoun",
            ..found.clone()
        })
    }
}

/// The entity of the phrase's head, or of a name in apposition to it ("the company's chief, Anna Berg").
fn named(article: &Article<'_>, tree: &Tree<'_>, sentence: usize, who: &Who) -> Option<Speaker> {
    let mut heads = vec![who.head];
    heads.extend(
        tree.children_by(who.head, &[D::Appos, D::Flat])
            .filter(|c| who.words.contains(c)),
    );
    let titled = |t: usize| {
        tree.children_by(t, &[D::Compound])
            .filter(|&c| tree.token(c).upos == Upos::Noun)
            .map(|c| tree.lemma(c).to_lowercase())
            .collect::<Vec<_>>()
    };
    let described: Vec<String> = heads
        .iter()
        .flat_map(|&h| std::iter::once(tree.lemma(h).to_lowercase()).chain(titled(h)))
        .chain(
            tree.children_by(who.head, &[D::Appos])
                .map(|c| tree.lemma(c).to_lowercase()),
        )
        .collect();
    for (n, &h) in heads.iter().enumerate() {
        let span = tree.token(h).span;
        let Some(entity) = article.entity_at(span) else {
            continue;
        };
        let e = article.entities.get(entity);
        // Of an apposition only a person's name counts: "the ministry, Russia's largest" is no Russia.
        if n > 0
            && e.kind != EntityKind::Person
            && !(e.kind == EntityKind::Other && tree.token(h).upos == Upos::Propn)
        {
            continue;
        }
        if tree.token(h).upos == Upos::Noun && n == 0 && !pointing(article, tree, h, who) {
            continue;
        }
        return Some(Speaker {
            name: e.name.clone(),
            entity: Some(entity),
            heads: described,
            plural: false,
            sentence,
            rule: "speaker/name",
        });
    }
    named_behind(article, tree, who).map(|entity| Speaker {
        name: article.entities.get(entity).name.clone(),
        entity: Some(entity),
        heads: described,
        plural: false,
        sentence,
        rule: "speaker/name-behind-title",
    })
}

/// A person's name right behind a common noun of the phrase ("deputy head of sales Olga Brandt").
fn named_behind(article: &Article<'_>, tree: &Tree<'_>, who: &Who) -> Option<EntityId> {
    let person = |e: EntityId| {
        let e = article.entities.get(e);
        e.kind == EntityKind::Person || e.kind == EntityKind::Other && e.name.contains(' ')
    };
    who.words.windows(2).find_map(|pair| {
        let [noun, name] = pair else { return None };
        let apposed = tree.token(*noun).upos == Upos::Noun && tree.token(*name).upos == Upos::Propn;
        let mention = article.mention_at(tree.token(*name).span)?;
        let starts = mention.start == tree.token(*name).span.start;
        let entity = article.entity_at(tree.token(*name).span)?;
        (apposed && starts && person(entity)).then_some(entity)
    })
}

/// A noun that stands for an entity ("the company") and is not one of many or somebody of it.
fn pointing(article: &Article<'_>, tree: &Tree<'_>, noun: usize, who: &Who) -> bool {
    let mention = article.mention_at(tree.token(noun).span);
    let named = mention.is_some_and(|m| m.of(article.text).split_whitespace().count() > 1);
    named || definite(tree, who) && !matches!(tree.token(noun).xpos, "NNS")
}

fn definite(tree: &Tree<'_>, who: &Who) -> bool {
    tree.children_by(who.head, &[D::Det])
        .any(|d| english::POINTING.contains(&tree.word(d)))
}

/// Says no more than a word or two: with "of the ministry" it is a description of its own.
fn bare(tree: &Tree<'_>, who: &Who) -> bool {
    !tree
        .children(who.head)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Nmod | D::AclRelcl | D::Acl | D::NmodPoss))
}

fn relative_noun(tree: &Tree<'_>, pronoun: usize) -> Option<usize> {
    let mut at = pronoun;
    for _ in 0..6 {
        if tree.rel(at) == D::AclRelcl {
            return tree.head(at);
        }
        at = tree.head(at)?;
    }
    None
}

/// The phrase without relative clauses and what else trails, cut at a word.
fn display(text: &str, tree: &Tree<'_>, who: &Who) -> Option<String> {
    if english::FIRST_AND_SECOND_PERSON.contains(&tree.word(who.head)) {
        return None;
    }
    let cut = |c: usize| {
        !who.words.contains(&c)
            || matches!(
                tree.rel(c),
                D::AclRelcl
                    | D::Appos
                    | D::Parataxis
                    | D::Punct
                    | D::Acl
                    | D::Case
                    | D::Nsubj
                    | D::Cop
                    | D::Advcl
                    | D::CcPreconj
            ) && tree.head(c) == Some(who.head)
                && !(tree.rel(c) == D::Acl && c < who.head)
    };
    let mut words = tree.subtree(who.head, &cut);
    let at = words.iter().position(|&w| w == who.head)?;
    let mut last = at;
    while last + 1 < words.len() && words[last] + 1 == words[last + 1] {
        last += 1;
    }
    words.truncate(last + 1);
    let mut first = at;
    while first > 0 && words[first - 1] + 1 == words[first] {
        first -= 1;
    }
    words.drain(..first);
    let span = TextSpan::new(
        tree.token(*words.first()?).span.start,
        tree.token(*words.last()?).span.end,
    );
    let mut name = span
        .of(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    while name.chars().count() > LONGEST {
        let cut = name.rfind(' ')?;
        name.truncate(cut);
    }
    Some(lower_article(&name))
}

/// A sentence's first "The" is "the" in a name.
fn lower_article(name: &str) -> String {
    let Some((first, rest)) = name.split_once(' ') else {
        return name.to_owned();
    };
    let small = first.to_lowercase();
    // "THE" and "AN" in capitals stay.
    let written = first.chars().skip(1).all(char::is_lowercase);
    if written && english::ARTICLES.contains(&small.as_str()) {
        return format!("{small} {rest}");
    }
    name.to_owned()
}
