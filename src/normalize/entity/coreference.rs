//! Whom pronouns and descriptions stand for, inside one document.
//!
//! A salience pass in the manner of Lappin & Leass (1994), kept to the cases that are safe in news: "he" and "she"
//! take the last person that fits, a subject before others; "it" and "its" the subject of the same or the last
//! sentence if that is no person; "the company" the last entity of that kind. Whatever is not clear stays unresolved.

use super::cluster::Entities;
use super::mentioned::Mention;
use super::name::{Gender, NameWords};
use crate::normalize::{EntityId, english};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Sentence, Token, Upos};

/// Sentences back that a pronoun may look.
const REACH: usize = 4;

#[derive(Debug, Clone, Copy)]
struct Seen {
    entity: EntityId,
    sentence: usize,
    token: usize,
    subject: bool,
}

/// Mentions by pronoun and description. `names` are the mentions by name, in order; the result holds only new ones.
pub(crate) fn resolve(
    text: &str,
    sentences: &[Sentence],
    names: &[Mention],
    entities: &Entities,
    words: &NameWords,
) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    let mut next = 0;
    for (s, sentence) in sentences.iter().enumerate() {
        for (t, token) in sentence.tokens.iter().enumerate() {
            while next < names.len() && names[next].span.end <= token.span.start {
                next += 1;
            }
            if let Some(m) = names.get(next).filter(|m| m.span.contains(token.span)) {
                if m.span.end == token.span.end {
                    seen.push(Seen {
                        entity: m.entity,
                        sentence: s,
                        token: t,
                        subject: is_subject(sentence, t),
                    });
                }
                continue;
            }
            let (entity, rule) = match token.upos {
                Upos::Pron => (
                    pronoun(
                        &token.span.of(text).to_lowercase(),
                        s,
                        t,
                        sentence,
                        &seen,
                        entities,
                    ),
                    "entities/pronoun",
                ),
                Upos::Noun if definite(sentence, t) && !means_itself(sentence, t, words) => (
                    description(&token.lemma.to_lowercase(), s, &seen, entities, words),
                    "entities/description",
                ),
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
                    token: t,
                    subject: is_subject(sentence, t),
                });
            }
        }
        let keep = seen.partition_point(|x| x.sentence + REACH < s);
        seen.drain(..keep);
    }
    out
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

fn pronoun(
    word: &str,
    s: usize,
    t: usize,
    sentence: &Sentence,
    seen: &[Seen],
    entities: &Entities,
) -> Option<EntityId> {
    let person = |gender: Gender| {
        let fits = |x: &&Seen| {
            let e = entities.get(x.entity);
            matches!(e.kind, EntityKind::Person) && e.gender.is_none_or(|g| g == gender)
        };
        let near: Vec<&Seen> = seen.iter().filter(fits).collect();
        let last = near.iter().map(|x| x.sentence).max()?;
        let here: Vec<&&Seen> = near.iter().filter(|x| x.sentence == last).collect();
        here.iter()
            .find(|x| x.subject)
            .or(here.last())
            .map(|x| x.entity)
    };
    match word {
        he if english::HE.contains(&he) => person(Gender::Male),
        she if english::SHE.contains(&she) => person(Gender::Female),
        it if english::IT.contains(&it) => {
            if it == english::EXPLETIVE && sentence.tokens[t].deprel == Deprel::Expl {
                return None;
            }
            let fits = |x: &&Seen| {
                x.subject
                    && matches!(
                        entities.get(x.entity).kind,
                        EntityKind::Organization | EntityKind::Other | EntityKind::Place
                    )
                    && x.sentence + 1 >= s
                    && (x.sentence < s || x.token < t)
            };
            let last = seen.iter().rev().find(fits)?;
            Some(last.entity)
        }
        _ => None,
    }
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

/// "Residents told this newspaper": the outlet that the article stands in, and nobody named before.
fn means_itself(sentence: &Sentence, t: usize, words: &NameWords) -> bool {
    let this = |child: &Token| child.head == Some(t) && child.lemma.eq_ignore_ascii_case("this");
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
    let fits = |x: &&Seen| {
        let e = entities.get(x.entity);
        let (known, inside) = (e.rule.is_some(), !e.within.is_empty());
        e.kind == kind && x.sentence + REACH >= s && words.fits_place(lemma, known, inside)
    };
    let last = seen.iter().rev().find(fits)?.entity;
    let rivals = seen
        .iter()
        .filter(fits)
        .any(|x| x.entity != last && x.sentence + 1 >= s && x.subject);
    (!rivals).then_some(last)
}
