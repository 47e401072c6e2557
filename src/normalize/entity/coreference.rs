//! Whom pronouns and descriptions stand for, inside one document.
//!
//! A salience pass in the manner of Lappin & Leass (1994), kept to the cases that are safe: a pronoun is filled where one
//! phrase alone fits it in person, gender and number, or where grammar prefers one (see [`super::pronoun`]); "the
//! company" is the last entity of that kind. Whatever is not clear stays unresolved.

use super::answer::Answer;
use super::cluster::Entities;
use super::mentioned::Mention;
use super::name::NameWords;
use super::pronoun::Reading;
use super::referent::{Nature, Referent, clause_of, referents, role};
use super::ruled::Ruled;
use super::title::Titles;
use crate::normalize::{EntityId, english};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Quote, Sentence, Token, Upos};

/// Sentences back that a description or a pronoun may look.
const REACH: usize = 4;

#[derive(Debug, Clone, Copy)]
struct Seen {
    entity: EntityId,
    sentence: usize,
    subject: bool,
    /// What a noun beside the name calls it ("the national carrier Saudia").
    called: Option<EntityKind>,
}

/// What is known of single words before.
pub(crate) struct Given<'a> {
    /// Pronouns that stand for whom the deed before falls on.
    pub answers: &'a [Answer],
    /// Words of which a person has ruled whom they mean.
    pub ruled: &'a [Ruled],
}

/// Mentions by pronoun and description. `names` are the mentions by name, in order; the result holds only new ones.
pub(crate) fn resolve(
    text: &str,
    sentences: &[Sentence],
    quotes: &[Quote],
    names: &[Mention],
    given: &Given<'_>,
    entities: &Entities,
    words: &NameWords,
) -> Vec<Mention> {
    let titles = Titles::new(text, names, entities);
    let mut out: Vec<Mention> = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    let mut before: Vec<Referent> = Vec::new();
    let mut next = 0;
    for (s, sentence) in sentences.iter().enumerate() {
        let first = names.partition_point(|m| m.span.end <= sentence.span.start);
        let inside = names.partition_point(|m| m.span.start < sentence.span.end);
        let here = &names[first.min(inside)..inside];
        before.extend(referents(s, sentence, here, entities, words));
        for (t, token) in sentence.tokens.iter().enumerate() {
            while next < names.len() && names[next].span.end <= token.span.start {
                next += 1;
            }
            if let Some(m) = names.get(next).filter(|m| m.span.contains(token.span)) {
                if m.span.end == token.span.end {
                    seen.push(Seen {
                        entity: m.entity,
                        sentence: s,
                        subject: is_subject(sentence, t),
                        called: called(sentence, t, words),
                    });
                }
                continue;
            }
            let by_rule = given.ruled.iter().rfind(|r| r.span == token.span);
            let (entity, rule) = match (by_rule, token.upos) {
                (Some(ruled), _) => (ruled.entity, "entities/ruled"),
                (None, Upos::Pron) => {
                    let reading = Reading {
                        sentence,
                        s,
                        t,
                        quotes,
                        before: &before,
                        answers: given.answers,
                    };
                    let word = token.span.of(text).to_lowercase();
                    (reading.meant(&word, entities), "entities/pronoun")
                }
                (None, Upos::Noun) => {
                    let described = || {
                        let one = definite(sentence, t)
                            && is_one(sentence, t)
                            && !means_itself(sentence, t, words);
                        let lemma = token.lemma.to_lowercase();
                        one.then(|| description(&lemma, s, &seen, entities, words))?
                    };
                    let before = seen.iter().rev().map(|x| x.entity);
                    let whom = titles.whom(sentence, t, before).or_else(described);
                    (whom, "entities/description")
                }
                _ => (None, ""),
            };
            if let Some(entity) = entity {
                out.push(Mention {
                    span: token.span,
                    entity,
                    rule,
                });
                seen.push(Seen {
                    entity,
                    sentence: s,
                    subject: is_subject(sentence, t),
                    called: None,
                });
                stands_for(&mut before, sentence, s, t, entity, entities);
            }
        }
        let keep = seen.partition_point(|x| x.sentence + REACH < s);
        seen.drain(..keep);
        before.retain(|r| r.sentence + REACH >= s);
    }
    out
}

/// Notes that the word `t` means an entity: a noun's phrase gets it, a pronoun is a phrase of its own.
fn stands_for(
    before: &mut Vec<Referent>,
    sentence: &Sentence,
    s: usize,
    t: usize,
    entity: EntityId,
    entities: &Entities,
) {
    let known = entities.get(entity);
    let nature = match known.kind {
        EntityKind::Person => Nature::Person(known.gender),
        _ if of_person(&sentence.tokens[t].lemma) => Nature::Person(None),
        _ => Nature::Body,
    };
    if let Some(own) = before.iter_mut().find(|r| r.sentence == s && r.token == t) {
        own.entity = Some(entity);
        own.nature = nature;
        own.plural = false;
        return;
    }
    let token = &sentence.tokens[t];
    let Some(role) = role(sentence, t).filter(|_| token.upos == Upos::Pron) else {
        return;
    };
    before.push(Referent {
        entity: Some(entity),
        lemma: token.lemma.to_lowercase(),
        nature,
        plural: false,
        role,
        clause: clause_of(sentence, t),
        sentence: s,
        token: t,
        span: token.span,
        pronoun: true,
    });
}

/// "He", "her": pronouns of nothing but people.
fn of_person(lemma: &str) -> bool {
    let lemma = lemma.to_lowercase();
    { [english::HE, english::SHE] }
        .iter()
        .any(|words| words.contains(&&*lemma))
}

fn is_subject(sentence: &Sentence, t: usize) -> bool {
    let mut at = t;
    for _ in 0..4 {
        match sentence.tokens[at].deprel {
            // "was carried out by IBM when it …": who does it is as much in mind as a subject.
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblAgent => return true,
            Deprel::Flat | Deprel::Compound | Deprel::Appos => match sentence.tokens[at].head {
                // "Islamic observations" are not Islam: a name before a common noun is not what the noun names.
                Some(h)
                    if sentence.tokens[at].deprel != Deprel::Compound
                        || sentence.tokens[h].upos == Upos::Propn =>
                {
                    at = h;
                }
                _ => return false,
            },
            _ => return false,
        }
    }
    false
}

/// "the company", "this group": a definite noun without more than an adjective of its own.
fn definite(sentence: &Sentence, t: usize) -> bool {
    let mut article = false;
    for (c, child) in sentence.tokens.iter().enumerate() {
        if child.head != Some(t) {
            continue;
        }
        match child.deprel {
            Deprel::Det => {
                article |= english::DEFINITE.contains(&child.lemma.as_str()) && c < t;
            }
            Deprel::Case | Deprel::Punct | Deprel::Cop | Deprel::Nsubj | Deprel::Amod => {}
            _ if c < t => return false,
            Deprel::Nmod | Deprel::AclRelcl | Deprel::Acl => return false,
            // "the state and local agencies": one noun phrase, of which this is the first word.
            Deprel::Conj if child.upos == Upos::Noun && !determined(sentence, c) => return false,
            _ => {}
        }
    }
    article
}

/// The kind that a noun beside the name's last word `t` tells: "carrier Saudia", "Saudia, the carrier".
fn called(sentence: &Sentence, t: usize, words: &NameWords) -> Option<EntityKind> {
    let tokens = &sentence.tokens;
    let head = match tokens[t].deprel {
        Deprel::Flat => tokens[t].head?,
        _ => t,
    };
    let above = tokens[head]
        .head
        .filter(|_| tokens[head].deprel == Deprel::Appos);
    let apposed = tokens.iter().enumerate().filter_map(|(c, token)| {
        (token.head == Some(head) && token.deprel == Deprel::Appos).then_some(c)
    });
    let mut nouns = above.into_iter().chain(apposed);
    nouns
        .find(|&n| tokens[n].upos == Upos::Noun && tokens[n].xpos == "NN")
        .and_then(|n| words.description(&tokens[n].lemma.to_lowercase()))
}

/// Whether the noun means one thing: by its form, or, where that is a plural, by its verb or by an "it" that goes on about it
/// ("The airlines has cited complaints", "The airlines said it would act").
fn is_one(sentence: &Sentence, t: usize) -> bool {
    let noun = &sentence.tokens[t];
    let verb = noun.head.filter(|_| noun.deprel == Deprel::Nsubj);
    let of = |head: usize| {
        let children = sentence.tokens.iter().enumerate();
        children.filter(move |(_, c)| c.head == Some(head))
    };
    noun.xpos != "NNS"
        || verb.is_some_and(|verb| {
            let singular = |t: &Token| t.xpos == "VBZ";
            let goes_on = of(verb)
                .filter(|(_, c)| c.deprel == Deprel::Ccomp)
                .flat_map(|(content, _)| of(content))
                .any(|(_, c)| c.deprel == Deprel::Nsubj && c.lemma == english::EXPLETIVE);
            singular(&sentence.tokens[verb]) || of(verb).any(|(_, c)| singular(c)) || goes_on
        })
}

/// "Residents told this newspaper": the outlet that the article stands in, and nobody named before.
fn means_itself(sentence: &Sentence, t: usize, words: &NameWords) -> bool {
    let this =
        |child: &Token| child.head == Some(t) && child.lemma.eq_ignore_ascii_case(english::THIS);
    words.is_outlet(&sentence.tokens[t].lemma) && sentence.tokens.iter().any(this)
}

fn determined(sentence: &Sentence, noun: usize) -> bool {
    sentence.tokens.iter().any(|t| {
        t.head == Some(noun) && matches!(t.deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Nummod)
    })
}

fn description(
    lemma: &str,
    s: usize,
    seen: &[Seen],
    entities: &Entities,
    words: &NameWords,
) -> Option<EntityId> {
    if words.is_title(lemma) {
        let titled: Vec<EntityId> = seen
            .iter()
            .rev()
            .map(|x| x.entity)
            .filter(|&e| {
                entities
                    .get(e)
                    .titles
                    .iter()
                    .any(|t| t.split(' ').any(|w| w == lemma))
            })
            .collect();
        if let Some(&first) = titled.first() {
            return Some(first);
        }
    }
    // "the driver", "the victim": which person is meant, only a title tells.
    let kind = words
        .description(lemma)
        .filter(|k| *k != EntityKind::Person)?;
    let called = |entity: EntityId| {
        let so = |x: &Seen| x.entity == entity && x.called == Some(kind);
        entities.get(entity).kind == EntityKind::Other && seen.iter().any(so)
    };
    let fits = |x: &&Seen| {
        let e = entities.get(x.entity);
        let (known, inside) = (e.rule.is_some(), !e.within.is_empty());
        (e.kind == kind || called(x.entity))
            && x.sentence + REACH >= s
            && words.fits_place(lemma, known, inside)
    };
    let last = seen.iter().rev().find(fits)?.entity;
    let rivals = seen
        .iter()
        .filter(fits)
        .any(|x| x.entity != last && x.sentence + 1 >= s && x.subject);
    (!rivals).then_some(last)
}
