//! Whom and what a sentence speaks of: its noun phrases, names and common nouns alike, as far as a pronoun may mean them.

use crosscheck_syntax::lexicon;

use super::cluster::Entities;
use super::mentioned::Mention;
use super::name::{Gender, NameWords};
use crate::normalize::{EntityId, english};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Parser, Sentence, TextSpan, Token, Upos};

/// Steps from a word to the phrase that it is part of.
const DEPTH: usize = 6;

/// What a phrase means, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Person(Option<Gender>),
    /// A company, a court, a state: what acts and is no person.
    Body,
    /// A name of which nothing is known; it may be a person's.
    Unknown,
    Thing,
}

/// What a phrase does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    /// Who does what a passive tells ("carried out by IBM").
    Agent,
    Object,
    Other,
    /// "the goatherd's dog"
    Owner,
}

/// A phrase that a pronoun may stand for.
#[derive(Debug, Clone)]
pub(super) struct Referent {
    pub entity: Option<EntityId>,
    /// Lemma of the head, by which two phrases without a name are the same.
    pub lemma: String,
    pub nature: Nature,
    pub plural: bool,
    pub role: Role,
    pub sentence: usize,
    /// Head of the clause that it stands in.
    pub clause: Option<usize>,
    /// Index of its head in the sentence.
    pub token: usize,
    /// Place of its head in the text.
    pub span: TextSpan,
    /// Whether it is itself a pronoun that was filled.
    pub pronoun: bool,
}

impl Referent {
    /// Whether both mean the same, as far as told.
    pub(super) fn same(&self, other: &Referent) -> bool {
        match (self.entity, other.entity) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self.lemma == other.lemma,
            _ => false,
        }
    }

    /// Whether "he" or "she" may mean it.
    pub(super) fn fits(&self, gender: Gender) -> bool {
        let person = match self.nature {
            Nature::Person(own) => own.is_none_or(|g| g == gender),
            Nature::Unknown => true,
            Nature::Body | Nature::Thing => false,
        };
        person && !self.plural
    }

    /// Whether "it" may mean it.
    pub(super) fn fits_it(&self) -> bool {
        !matches!(self.nature, Nature::Person(_)) && !self.plural
    }

    /// Whether the phrase has a full part in what its clause tells.
    pub(super) fn core(&self) -> bool {
        matches!(self.role, Role::Subject | Role::Agent | Role::Object)
    }
}

/// The referents of a sentence, in order. `names` are the mentions by name that stand in it.
pub(super) fn referents(
    s: usize,
    sentence: &Sentence,
    names: &[Mention],
    entities: &Entities,
    words: &NameWords,
) -> Vec<Referent> {
    let heads = (0..sentence.tokens.len()).filter(|&t| heads_phrase(sentence, t));
    heads
        .filter_map(|t| referent(s, sentence, t, names, entities, words))
        .collect()
}

fn heads_phrase(sentence: &Sentence, t: usize) -> bool {
    let token = &sentence.tokens[t];
    matches!(token.upos, Upos::Noun | Upos::Propn)
        && !matches!(
            token.deprel,
            Deprel::Flat | Deprel::Compound | Deprel::Appos | Deprel::Fixed
        )
        && !describes(sentence, t)
}

/// "Anna Holm, swimmer, actress and icon": of what is said of somebody, the words behind the first.
fn describes(sentence: &Sentence, t: usize) -> bool {
    let first = std::iter::successors(Some(t), |&at| {
        let token = &sentence.tokens[at];
        token.head.filter(|_| token.deprel == Deprel::Conj)
    });
    first
        .take(DEPTH)
        .last()
        .is_some_and(|at| at != t && sentence.tokens[at].deprel == Deprel::Appos)
}

fn referent(
    s: usize,
    sentence: &Sentence,
    t: usize,
    names: &[Mention],
    entities: &Entities,
    words: &NameWords,
) -> Option<Referent> {
    let token = &sentence.tokens[t];
    let role = role(sentence, t)?;
    let named = |at: usize| {
        let span = sentence.tokens[at].span;
        names.iter().find(|m| m.span.contains(span))
    };
    let apposed = || {
        let mut parts = sentence.tokens.iter().enumerate().filter(|(_, c)| {
            c.head == Some(t)
                && matches!(c.deprel, Deprel::Appos | Deprel::Flat)
                && c.upos == Upos::Propn
        });
        parts.find_map(|(c, _)| named(c))
    };
    let entity = named(t).or_else(apposed).map(|m| m.entity);
    let lemma = token.lemma.to_lowercase();
    let joined = sentence
        .tokens
        .iter()
        .any(|c| c.head == Some(t) && c.deprel == Deprel::Conj && c.upos == token.upos);
    let nature = match (entity, token.upos) {
        (Some(e), _) => match of_entity(e, &lemma, entities, words) {
            Nature::Unknown if is_called_person(sentence, t) => Nature::Person(None),
            nature => nature,
        },
        (None, Upos::Noun) => of_noun(&lemma, is_new(sentence, t), words),
        // "Monday": a capital that names nobody.
        (None, _) => return None,
    };
    Some(Referent {
        entity,
        lemma,
        nature,
        plural: joined || entity.is_none() && matches!(token.xpos, "NNS" | "NNPS"),
        role,
        clause: clause_of(sentence, t),
        sentence: s,
        token: t,
        span: token.span,
        pronoun: false,
    })
}

fn of_entity(e: EntityId, lemma: &str, entities: &Entities, words: &NameWords) -> Nature {
    let e = entities.get(e);
    let noun = || words.noun_gender(lemma);
    match e.kind {
        EntityKind::Person => Nature::Person(e.gender.or_else(noun)),
        EntityKind::Organization | EntityKind::Place => Nature::Body,
        _ if words.description(lemma) == Some(EntityKind::Person) => Nature::Person(noun()),
        _ if e.rule.is_some() || words.description(lemma).is_some() => Nature::Body,
        _ => Nature::Unknown,
    }
}

fn of_noun(lemma: &str, new: bool, words: &NameWords) -> Nature {
    let gender = words.noun_gender(lemma);
    match words.description(lemma) {
        Some(EntityKind::Person) => Nature::Person(gender),
        Some(_) => Nature::Body,
        None if gender.is_some() || words.is_title(lemma) || new && is_person(lemma) => {
            Nature::Person(gender)
        }
        None => Nature::Thing,
    }
}

/// Whether an article says that somebody was not told of before ("a sailor", "another man").
fn is_new(sentence: &Sentence, t: usize) -> bool {
    let mut children = sentence.tokens.iter().filter(|c| c.head == Some(t));
    children.any(|c| c.deprel == Deprel::Det && english::NEW.contains(&c.lemma.as_str()))
}

/// "The waitress Jin Lung", "Jin Lung, a waitress": whether the name goes with a noun that means a person.
fn is_called_person(sentence: &Sentence, t: usize) -> bool {
    let calls = |c: &Token| {
        matches!(
            c.deprel,
            Deprel::NmodDesc | Deprel::Appos | Deprel::Compound
        ) && c.upos == Upos::Noun
            && is_person(&c.lemma.to_lowercase())
    };
    let mut children = sentence.tokens.iter().filter(|c| c.head == Some(t));
    children.any(calls)
}

/// Whether a noun is first of all a person, by the class of its first sense in `WordNet`.
fn is_person(lemma: &str) -> bool {
    Parser::embedded().noun_class(lemma) == lexicon::PERSON
}

/// What the phrase of the head `t` does; none where it tells what another is, or when or how much.
pub(super) fn role(sentence: &Sentence, t: usize) -> Option<Role> {
    let mut at = t;
    for _ in 0..DEPTH {
        let token = &sentence.tokens[at];
        return match token.deprel {
            Deprel::Nsubj | Deprel::NsubjPass => Some(Role::Subject),
            Deprel::OblAgent => Some(Role::Agent),
            Deprel::Obj | Deprel::Iobj => Some(Role::Object),
            // "stepped down as president": what somebody is, and nobody else.
            Deprel::Obl | Deprel::Nmod => (!is_predicative(sentence, at)).then_some(Role::Other),
            Deprel::NmodPoss => Some(Role::Owner),
            Deprel::Conj | Deprel::Flat | Deprel::Appos => {
                at = token.head?;
                if matches!(sentence.tokens[at].upos, Upos::Verb | Upos::Aux) {
                    return None;
                }
                continue;
            }
            _ => None,
        };
    }
    None
}

/// Whether "as" stands before the phrase of the head `t`.
fn is_predicative(sentence: &Sentence, t: usize) -> bool {
    let mut children = sentence.tokens.iter().filter(|c| c.head == Some(t));
    children.any(|c| c.deprel == Deprel::Case && c.lemma == english::AS)
}

/// The head of the clause that the word stands in.
pub(super) fn clause_of(sentence: &Sentence, t: usize) -> Option<usize> {
    let mut at = t;
    for _ in 0..DEPTH {
        let token = &sentence.tokens[at];
        let inside = matches!(
            token.deprel,
            Deprel::Nmod
                | Deprel::NmodPoss
                | Deprel::Flat
                | Deprel::Appos
                | Deprel::Compound
                | Deprel::Det
                | Deprel::Amod
        ) || token.deprel == Deprel::Conj
            && matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron);
        at = token.head?;
        if !inside {
            return Some(at);
        }
    }
    None
}

/// The subject of the clause of a head.
pub(super) fn subject_of(sentence: &Sentence, clause: usize) -> Option<usize> {
    sentence.tokens.iter().position(|t| {
        t.head == Some(clause) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass)
    })
}

/// Whether "it" stands for nothing: a dummy subject, or one of which a number of things is said ("it could be weeks").
pub(super) fn is_empty(sentence: &Sentence, t: usize) -> bool {
    let token = &sentence.tokens[t];
    let of_head = |relations: &[Deprel]| {
        let mut children = sentence.tokens.iter().filter(|c| c.head == token.head);
        children.any(|c| relations.contains(&c.deprel))
    };
    let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass);
    let predicate = token.head.map(|h| &sentence.tokens[h]);
    let copular = subject && of_head(&[Deprel::Cop]);
    let said_of = |upos: Upos| predicate.is_some_and(|p| p.upos == upos);
    token.lemma == english::EXPLETIVE
        && (token.deprel == Deprel::Expl
            || subject && of_head(&[Deprel::Csubj])
            || subject
                && of_head(&[Deprel::Ccomp])
                && predicate.is_some_and(|p| english::OF_CLAUSES.contains(&p.lemma.as_str()))
            || copular && said_of(Upos::Adj) && of_head(&[Deprel::Ccomp])
            // "It was not long before they left"
            || copular && said_of(Upos::Adj) && opens_advcl(sentence, token.head)
            || copular && said_of(Upos::Adv) && opens_advcl(sentence, token.head)
            || copular && predicate.is_some_and(|p| p.xpos == "NNS")
            || copular && said_of(Upos::Noun) && of_head(&[Deprel::AclRelcl]))
}

/// Whether "before" or "until" opens a clause on the predicate at `head`.
fn opens_advcl(sentence: &Sentence, head: Option<usize>) -> bool {
    let tokens = &sentence.tokens;
    let opener = |m: &Token| m.deprel == Deprel::Mark && english::UNTIL.contains(&m.lemma.as_str());
    let on_head = |at: usize| tokens[at].head == head && tokens[at].deprel == Deprel::Advcl;
    tokens
        .iter()
        .any(|m| opener(m) && m.head.is_some_and(on_head))
}

/// "It was a free town": what something is may be told of whatever was named, in a full part or not.
pub(super) fn tells_what(sentence: &Sentence, t: usize) -> bool {
    let of_noun = |head: usize| sentence.tokens[head].upos == Upos::Noun;
    clause_under(sentence, t).is_some_and(|head| of_noun(head) && has(sentence, head, Deprel::Cop))
}

/// "It said that …": only a body does.
pub(super) fn tells_something(sentence: &Sentence, t: usize) -> bool {
    let beside = |head: usize| sentence.tokens[head].deprel == Deprel::Parataxis;
    clause_under(sentence, t).is_some_and(|head| beside(head) || has(sentence, head, Deprel::Ccomp))
}

/// The head of the clause that the pronoun at `t` is the subject of.
fn clause_under(sentence: &Sentence, t: usize) -> Option<usize> {
    let token = &sentence.tokens[t];
    let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass);
    token.head.filter(|_| subject)
}

fn has(sentence: &Sentence, head: usize, relation: Deprel) -> bool {
    let mut tokens = sentence.tokens.iter();
    tokens.any(|c| c.head == Some(head) && c.deprel == relation)
}
