//! Whom one pronoun means: the phrase that alone fits it, or that grammar prefers; nobody where that is not sure.
//!
//! Rivals are all phrases before it, in its own sentence or the last one that has any, that fit in person, gender and
//! number, common nouns too. What grammar prefers: the subject of the clause around ("X told Y that he …"), and whom the
//! last sentence went on about by a pronoun as its subject (centering: Grosz, Joshi & Weinstein 1995). Binding excludes
//! the subject of a pronoun's own clause. What a verb means ("stabbed … he bled") prefers nobody.

use super::answer::Answer;
use super::cluster::Entities;
use super::name::Gender;
use super::referent::{
    Nature, Referent, Role, clause_of, is_empty, subject_of, tells_something, tells_what,
};
use crate::normalize::{EntityId, english};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Parser, Quote, Sentence, TextSpan, Upos};

/// Bytes between a quotation and whoever a tag right behind it names, at the most ("said County Coroner").
const TAG: usize = 60;

/// Clauses around a pronoun's that are asked for their subject.
const DEPTH: usize = 6;

/// A pronoun, with what was spoken of up to the end of its sentence.
pub(super) struct Reading<'a> {
    pub sentence: &'a Sentence,
    /// Index of the sentence.
    pub s: usize,
    /// Index of the pronoun in it.
    pub t: usize,
    pub quotes: &'a [Quote],
    pub before: &'a [Referent],
    pub answers: &'a [Answer],
}

impl Reading<'_> {
    /// The entity that the pronoun, in lower case, surely means.
    pub(super) fn meant(&self, word: &str, entities: &Entities) -> Option<EntityId> {
        let kind = |r: &Referent| r.entity.map(|e| entities.get(e).kind);
        if let Some(whom) = self.answered() {
            return whom.entity;
        }
        for (words, gender) in [(english::HE, Gender::Male), (english::SHE, Gender::Female)] {
            if words.contains(&word) {
                let found = self.person(gender, entities)?;
                // "Her coach Zoran": a person, whatever the name looks like.
                let called = self.spoken_of(&|r| matches!(r.nature, Nature::Person(_)));
                let person = kind(found) == Some(EntityKind::Person)
                    || called.is_some_and(|r| r.same(found));
                return found.entity.filter(|_| person);
            }
        }
        if english::IT.contains(&word) {
            // "Maja Lund left. As it turned out, …"
            return self.it().filter(|r| !is_strange(r, entities))?.entity;
        }
        if english::THEY.contains(&word) {
            // "The group Nordhav" is one, whatever its name looks like.
            let body = |r: &&Referent| {
                kind(r) == Some(EntityKind::Organization)
                    || kind(r) == Some(EntityKind::Other) && r.nature == Nature::Body
            };
            return self.they().filter(body)?.entity;
        }
        None
    }

    /// Whom the deed before falls on, where the pronoun answers it.
    fn answered(&self) -> Option<&Referent> {
        let own = self.sentence.tokens[self.t].span;
        let answer = self.answers.iter().find(|a| a.pronoun == own)?;
        self.before.iter().find(|r| r.span == answer.meant)
    }

    fn deprel(&self) -> Deprel {
        self.sentence.tokens[self.t].deprel
    }

    fn is_subject(&self) -> bool {
        matches!(self.deprel(), Deprel::Nsubj | Deprel::NsubjPass)
    }

    fn is_possessive(&self) -> bool {
        self.deprel() == Deprel::NmodPoss
    }

    fn is_reflexive(&self) -> bool {
        let lemma = &self.sentence.tokens[self.t].lemma;
        lemma.ends_with(english::REFLEXIVE)
    }

    /// Whether the words stand in the quotation that the pronoun stands in, or both in none.
    fn same_quotation(&self, span: TextSpan) -> bool {
        let around = |span: TextSpan| {
            let quote = |q: &Quote| q.depth == 0 && q.span.contains(span);
            self.quotes.iter().position(quote)
        };
        around(span) == around(self.sentence.tokens[self.t].span)
    }

    /// Whom the pronoun's own clause names as its object, where the pronoun is its subject.
    fn named_beside(&self) -> Vec<EntityId> {
        let clause = clause_of(self.sentence, self.t).filter(|_| self.is_subject());
        let object = |r: &&Referent| {
            r.sentence == self.s && r.clause == clause && r.role == Role::Object && !r.pronoun
        };
        let named = self
            .before
            .iter()
            .filter(|_| clause.is_some())
            .filter(object);
        named.filter_map(|r| r.entity).collect()
    }

    /// The phrases that fit and stand before the pronoun, the pronoun's own clause's subject aside where binding
    /// excludes it. In its own sentence, and in the last before it that has any.
    fn candidates(&self, fits: &dyn Fn(&Referent) -> bool) -> (Vec<&Referent>, Vec<&Referent>) {
        let bound = !self.is_subject() && !self.is_possessive() && !self.is_reflexive();
        let bound = bound
            .then(|| subject_of(self.sentence, clause_of(self.sentence, self.t)?))
            .flatten();
        // "He tied Ford": nor does a pronoun mean whom its own clause names beside it.
        let beside = self.named_beside();
        let fits = |r: &Referent| fits(r) && r.entity.is_none_or(|e| !beside.contains(&e));
        let here = |r: &&Referent| {
            r.sentence == self.s && r.token < self.t && bound != Some(r.token) && fits(r)
        };
        let own: Vec<&Referent> = self.before.iter().filter(here).collect();
        let earlier = |r: &&Referent| r.sentence < self.s && fits(r);
        let last = self.before.iter().filter(earlier).map(|r| r.sentence).max();
        let last = self
            .before
            .iter()
            .filter(|r| Some(r.sentence) == last && fits(r));
        (own, last.collect())
    }

    /// The subject of the nearest clause around the pronoun's that has one of its kind, before it: one of `own`.
    fn subject_around<'r>(&self, own: &[&'r Referent]) -> Option<&'r Referent> {
        let tokens = &self.sentence.tokens;
        let mut clause = clause_of(self.sentence, self.t)?;
        for _ in 0..DEPTH {
            let subject = subject_of(self.sentence, clause).filter(|&s| s < self.t);
            let found = subject.and_then(|s| own.iter().find(|r| r.token == s));
            if let Some(found) = found {
                return Some(found);
            }
            let relative = subject.is_some_and(|s| {
                tokens[s].upos == Upos::Pron && tokens[clause].deprel == Deprel::AclRelcl
            });
            if relative {
                let noun = tokens[clause].head?;
                return own.iter().find(|r| r.token == noun).copied();
            }
            clause = tokens[clause].head?;
        }
        None
    }

    /// The phrase behind the pronoun that it may point ahead to: the subject of the clause that "In his book, Ann …" opens,
    /// or of the main clause behind "When she left, Ann …".
    fn ahead(&self, fits: &dyn Fn(&Referent) -> bool) -> Option<&Referent> {
        let tokens = &self.sentence.tokens;
        let own = clause_of(self.sentence, self.t)?;
        let around = match tokens[own].deprel {
            Deprel::Advcl => tokens[own].head?,
            _ if self.is_possessive() => own,
            _ => return None,
        };
        let subject = subject_of(self.sentence, around)?;
        // "His deputy Ann Holt" is no deputy of hers.
        if std::iter::successors(Some(self.t), |&at| tokens[at].head).any(|at| at == subject) {
            return None;
        }
        let behind = |r: &&Referent| {
            r.sentence == self.s && r.token == subject && r.token > self.t && fits(r)
        };
        self.before.iter().find(behind)
    }

    /// "“He taught me,” she said of her coach": whom the tag says that the quotation is about.
    fn spoken_of(&self, fits: &dyn Fn(&Referent) -> bool) -> Option<&Referent> {
        let tokens = &self.sentence.tokens;
        let own = tokens[self.t].span;
        let quoted = self.quotes.iter().any(|q| q.span.contains(own));
        let about = |r: &&Referent| {
            if r.sentence != self.s {
                return false;
            }
            let outside = |t: usize| !self.same_quotation(tokens[t].span);
            let introduced = tokens.iter().any(|c| {
                c.head == Some(r.token)
                    && c.deprel == Deprel::Case
                    && english::ABOUT.contains(&&*c.lemma)
            });
            let tag = tokens[r.token].head;
            tokens[r.token].deprel == Deprel::Obl
                && introduced
                && tag
                    .is_some_and(|v| tokens[v].upos == Upos::Verb && outside(v) && outside(r.token))
        };
        self.before
            .iter()
            .filter(|_| quoted)
            .filter(about)
            .find(|r| fits(r))
    }

    /// Whom "he" or "she" means.
    fn person(&self, gender: Gender, entities: &Entities) -> Option<&Referent> {
        let fits = |r: &Referent| {
            r.fits(gender) && (r.nature != Nature::Unknown || is_named_like_person(r, entities))
        };
        let (own, last) = self.candidates(&fits);
        let own = self.outside_tag(own);
        if let Some(topic) = self.spoken_of(&fits).filter(|_| own.is_empty()) {
            return Some(topic);
        }
        if let Some(subject) = self.subject_around(&own) {
            return self.is_preferred(subject, &own, gender).then_some(subject);
        }
        if own.is_empty() && self.follows_strange_name(entities) {
            return None;
        }
        let last = self.outside_speech(last);
        if let Some(ahead) = self.ahead(&fits) {
            let all = own.iter().chain(&last).copied();
            let alone = all.into_iter().all(|r| r.same(ahead));
            return (alone || self.is_possessive()).then_some(ahead);
        }
        only(own.iter().chain(&last).copied()).or_else(|| {
            let center = went_on_about(&last)?;
            (own.is_empty() && self.is_subject()).then_some(center)
        })
    }

    /// "Dar Miller's home burned and she died": whether the sentence has a full name before the pronoun that may be a person's, though
    /// nothing tells so.
    fn follows_strange_name(&self, entities: &Entities) -> bool {
        let strange = |r: &&Referent| {
            let here = r.sentence == self.s && r.token < self.t && self.same_quotation(r.span);
            here && is_strange(r, entities)
        };
        self.before.iter().any(|r| strange(&r))
    }

    /// Whether the subject of a clause around goes before all others of the sentence that fit: none has a full part beside
    /// it, or the pronoun is a subject too, and nobody else acts in between.
    fn is_preferred(&self, subject: &Referent, own: &[&Referent], gender: Gender) -> bool {
        let told_of = self.tells_of_another(subject, gender);
        let alone = !told_of && own.iter().all(|r| r.same(subject) || !r.core());
        alone
            || self.is_reflexive()
            || self.is_subject() && !told_of && !nearer_subject(subject, own)
    }

    /// "Lund said that Berg's arm was broken, and that he would not play": whether what the speaker tells names somebody else before the
    /// pronoun, or what may be somebody.
    fn tells_of_another(&self, speaker: &Referent, gender: Gender) -> bool {
        let tokens = &self.sentence.tokens;
        let Some(verb) = speaker.clause else {
            return false;
        };
        let up =
            |t: usize| std::iter::successors(Some(t), |&at| tokens[at].head).take(tokens.len());
        let content =
            |at: usize| tokens[at].deprel == Deprel::Ccomp && tokens[at].head == Some(verb);
        let told = |t: usize| up(t).any(content);
        let somebody = |r: &Referent| r.entity.is_some() && r.fits(gender);
        let other = |r: &Referent| {
            r.sentence == self.s && r.token < self.t && somebody(r) && !r.same(speaker)
        };
        told(self.t) && self.before.iter().any(|r| other(r) && told(r.token))
    }

    /// Of a quoted pronoun's own sentence, the phrases that are quoted with it: who is quoted is not "he".
    fn outside_tag<'r>(&self, mut own: Vec<&'r Referent>) -> Vec<&'r Referent> {
        own.retain(|r| self.same_quotation(r.span));
        own
    }

    /// Of the last sentence's phrases, those in the same quotation or outside all, if there are any.
    fn outside_speech<'r>(&self, last: Vec<&'r Referent>) -> Vec<&'r Referent> {
        let near: Vec<&Referent> = last
            .iter()
            .filter(|r| self.same_quotation(r.span))
            .copied()
            .collect();
        let mut last = if near.is_empty() { last } else { near };
        last.retain(|r| !self.is_tag(r));
        last
    }

    /// "“It rained,” Kern said. “He left.”": whether a quoted pronoun's phrase is the subject beside a quotation of the sentence before,
    /// who goes on and says "I" of himself.
    fn is_tag(&self, referent: &Referent) -> bool {
        let quoted = |span: TextSpan| self.quotes.iter().any(|q| q.span.contains(span));
        let own = self.sentence.tokens[self.t].span;
        let before = |q: &Quote| {
            let close = referent.span.start.saturating_sub(q.span.end) < TAG;
            q.depth == 0 && q.span.end <= referent.span.start && close
        };
        referent.role == Role::Subject
            && quoted(own)
            && !quoted(referent.span)
            && self.quotes.iter().any(before)
    }

    /// "“It never let up,” Kern said": whether a quoted pronoun's sentence names the same outside the quotation, which is who says it.
    fn is_quoted_by(&self, referent: &Referent) -> bool {
        let tag = |r: &&Referent| {
            r.sentence == self.s && r.role == Role::Subject && !self.same_quotation(r.span)
        };
        self.before.iter().filter(tag).any(|r| r.same(referent))
    }

    /// What "it" means.
    fn it(&self) -> Option<&Referent> {
        if is_empty(self.sentence, self.t) {
            return None;
        }
        let tells = tells_something(self.sentence, self.t);
        let fits = |r: &Referent| r.fits_it() && !(tells && r.nature == Nature::Thing);
        let (own, last) = self.candidates(&fits);
        // Nor is it who is quoted with it.
        let own = self.outside_tag(own);
        if let Some(subject) = self.subject_around(&own) {
            let clear = self.is_subject() || self.is_reflexive() || self.no_rival(subject, &own);
            return (clear && !nearer_subject(subject, &own)).then_some(subject);
        }
        if self.ahead(&fits).is_some() {
            return None;
        }
        let near = last.into_iter().filter(|r| r.sentence + 1 == self.s);
        let near: Vec<&Referent> = near.filter(|r| !self.is_quoted_by(r)).collect();
        if own.is_empty()
            && self.is_subject()
            && let Some(center) = went_on_about(&near)
        {
            return Some(center);
        }
        let all: Vec<&Referent> = own.into_iter().chain(near).collect();
        let acts = |r: &&Referent| matches!(r.role, Role::Subject | Role::Agent);
        let subject = only(all.iter().copied().filter(acts))?;
        let other = |r: &&Referent| r.entity.is_some() && !r.same(subject);
        if tells_what(self.sentence, self.t) && all.iter().any(other) {
            return None;
        }
        self.no_rival(subject, &all).then_some(subject)
    }

    /// Whether nothing else that "it" may mean has a full part in the subject's clause, or in the pronoun's own sentence.
    /// What a body has ("its") no thing has.
    fn no_rival(&self, subject: &Referent, all: &[&Referent]) -> bool {
        let has = self.is_possessive() && matches!(subject.nature, Nature::Body | Nature::Unknown);
        let near = |r: &Referent| {
            r.role != Role::Object || r.sentence == self.s || r.clause == subject.clause
        };
        let counts = |r: &Referent| {
            r.core() && near(r) && !r.same(subject) && !(has && r.nature == Nature::Thing)
        };
        !all.iter().any(|r| counts(r))
    }

    /// Which single body "they" means: the only one spoken of as a subject, where nothing plural is, and nobody is quoted.
    fn they(&self) -> Option<&Referent> {
        let fits = |r: &Referent| r.plural || matches!(r.nature, Nature::Body | Nature::Unknown);
        let (own, last) = self.candidates(&fits);
        let near = last.into_iter().filter(|r| r.sentence + 1 == self.s);
        let all: Vec<&Referent> = own.iter().copied().chain(near).collect();
        let counts = |r: &&Referent| r.plural || r.entity.is_some() && r.core();
        if self.ahead(&fits).is_some() {
            return None;
        }
        only(all.iter().copied().filter(counts))
            .filter(|r| !r.plural && r.role == Role::Subject && self.same_quotation(r.span))
    }
}

/// Whether something else acts between a subject and the pronoun.
fn nearer_subject(subject: &Referent, own: &[&Referent]) -> bool {
    own.iter()
        .any(|r| r.role == Role::Subject && r.token > subject.token && !r.same(subject))
}

/// What the last sentence went on about: the one that a pronoun as its subject means.
fn went_on_about<'r>(last: &[&'r Referent]) -> Option<&'r Referent> {
    only(
        last.iter()
            .filter(|r| r.pronoun && r.role == Role::Subject)
            .copied(),
    )
}

/// Whether a name of which nothing is known may be a person's: it acts, or is a full name that does something or has it
/// done to it.
fn is_named_like_person(r: &Referent, entities: &Entities) -> bool {
    let full = |e: EntityId| {
        let words = entities.get(e).name.split(' ');
        let mut inner = words.clone();
        words.count() > 1 && !inner.any(|w| english::IN_LONG_NAMES.contains(&w))
    };
    r.role == Role::Subject || r.core() && r.entity.is_some_and(full)
}

/// Whether it has a full name that may be a person's, though nothing tells so ("Dar Miller").
fn is_strange(r: &Referent, entities: &Entities) -> bool {
    let full = |e: EntityId| {
        let entity = entities.get(e);
        let words: Vec<&str> = entity.name.split(' ').collect();
        let plural = words.last().is_none_or(|w| w.ends_with('s'));
        entity.kind == EntityKind::Other && words.len() == 2 && !plural
    };
    // "Varsk Yard", "Orsa Mining": what a thing is called, as far as the dictionary tells.
    let thing = |e: EntityId| {
        let last = entities
            .get(e)
            .name
            .rsplit(' ')
            .next()
            .map(str::to_lowercase);
        last.is_some_and(|w| Parser::embedded().noun_class(&w) != 0)
    };
    let full = |e: EntityId| full(e) && !thing(e);
    !r.pronoun && r.nature == Nature::Unknown && r.entity.is_some_and(full)
}

/// What all of them mean, if that is one.
fn only<'r>(mut all: impl Iterator<Item = &'r Referent>) -> Option<&'r Referent> {
    let first = all.next()?;
    all.all(|r| r.same(first)).then_some(first)
}

#[cfg(test)]
mod tests;
