//! What a fact is limited to: a part, what was held before, another happening.

use super::deep::{Bond, Role};
use super::english;
use super::lead::Lead;
use super::model::{Limit, Scope, Value};
use super::scene::Scene;
use super::seek::Hit;
use crate::claim::Claim;
use crate::normalize::{EntityId, Time};
use crate::rules::model::{Attribute, Counted, EntityKind, HolderKind, ValueKind};
use crate::text::{Deprel, TextSpan, Upos};

/// How far around the words of a phrase its limits stand, in words.
const NEAR: usize = 3;

/// A phrase where it was found, with what it is asked for.
pub(super) struct Place<'p, 's, 't> {
    pub scene: &'p Scene<'s, 't>,
    pub attribute: &'p Attribute,
    pub hit: &'p Hit,
    /// The claim that tells it.
    pub claim: &'p Claim,
    /// What the article opens with.
    pub lead: &'p Lead<'p>,
}

impl Place<'_, '_, '_> {
    /// The scope of what is told there.
    pub fn scope(&self) -> Scope {
        let tree = self.scene.tree;
        let words = self.scene.words;
        let around = self.around();
        let tells = |w: &usize| {
            words.later.contains(tree.lower_lemma(*w)) || words.later.contains(tree.word(*w))
        };
        let event = self.hit.holder.filter(|_| self.is_of_event());
        let noun = event.filter(|_| !self.attribute.nouns.is_empty());
        let counted = self.counted().map(|w| tree.lower_lemma(w));
        Scope {
            limit: self.limit(&around),
            some: counted
                .filter(|n| words.some.contains(*n))
                .map(str::to_owned),
            counted: self.things(),
            later: around.iter().any(tells) || self.hit.words.iter().any(tells),
            past: self.scene.times.iter().any(|t| self.lead.is_past(t)),
            event: noun.map(|h| tree.lower_lemma(h).to_owned()),
            event_of: event.map_or_else(Vec::new, |h| self.owners(h)),
            when: self.own_times().cloned().collect(),
            places: self.places(),
            with: None,
        }
    }

    fn is_of_event(&self) -> bool {
        self.attribute.of == HolderKind::Event
    }

    fn value(&self) -> Option<TextSpan> {
        self.hit.value.as_ref().map(|(_, span)| *span)
    }

    /// Words near the phrase, up to a comma.
    fn around(&self) -> Vec<usize> {
        let tree = self.scene.tree;
        let (first, last) = (self.hit.words[0], self.hit.words[self.hit.words.len() - 1]);
        let near = first.saturating_sub(NEAR)..(last + NEAR + 1).min(tree.len());
        let before = (near.start..first).rev().find(|&w| tree.is_punct(w));
        let behind = (last + 1..near.end).find(|&w| tree.is_punct(w));
        (before.map_or(near.start, |w| w + 1)..behind.unwrap_or(near.end)).collect()
    }

    /// The noun right behind the answer, which it counts.
    fn counted(&self) -> Option<usize> {
        let noun = |w: &usize| self.scene.tree.token(*w).upos != Upos::Num;
        self.behind().into_iter().take(4).take_while(noun).last()
    }

    /// Nouns, adjectives and numbers right behind the answer, without hyphens ("A320 jets").
    fn behind(&self) -> Vec<usize> {
        let tree = self.scene.tree;
        let Some((_, end)) = self.value().and_then(|v| self.scene.words_of(v)) else {
            return Vec::new();
        };
        let phrase = |&w: &usize| {
            let upos = tree.token(w).upos;
            matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num) || tree.word(w) == "-"
        };
        let words = (end + 1..tree.len()).take(6).take_while(phrase);
        words.filter(|&w| !tree.is_punct(w)).collect()
    }

    /// What the answer counts, with what says which ("brick house"), where the attribute counts things.
    fn things(&self) -> Vec<String> {
        if self.attribute.counts != Some(Counted::Thing) {
            return Vec::new();
        }
        let tree = self.scene.tree;
        let lemma = |w| tree.lower_lemma(w).to_lowercase();
        self.behind().into_iter().map(lemma).collect()
    }

    fn limit(&self, around: &[usize]) -> Option<Limit> {
        let tree = self.scene.tree;
        let superseded = &self.scene.words.superseded;
        let held_before = |w: &usize| {
            superseded.contains(tree.lower_lemma(*w)) || superseded.contains(tree.word(*w))
        };
        if self.is_of_another() {
            Some(Limit::Other)
        } else if self.is_offered() {
            Some(Limit::Offered)
        } else if around.iter().any(held_before) || self.is_former() {
            Some(Limit::Superseded)
        } else if self.is_of_part() {
            Some(Limit::Part)
        } else {
            None
        }
    }

    /// "She is the former owner of the mill": the noun that the phrase rests on; a former mayor as the holder is who he is.
    fn is_former(&self) -> bool {
        let tree = self.scene.tree;
        let former = |c: usize| self.scene.words.former.contains(tree.word(c));
        let own = { self.hit.words.iter() }.filter(|w| Some(**w) != self.hit.holder);
        let value = |w: usize| self.value().is_some_and(|v| v.overlaps(self.scene.span(w)));
        own.filter(|w| !value(**w))
            .any(|w| tree.children_by(*w, &[Deprel::Amod]).any(former))
    }

    /// "offered a deal worth $150 million": what somebody would pay is not what is paid.
    fn is_offered(&self) -> bool {
        let tree = self.scene.tree;
        let phrase = &self.hit.words;
        let offers = |w: usize| {
            !phrase.contains(&w) && self.scene.words.offers.contains(tree.lower_lemma(w))
        };
        self.attribute.value == ValueKind::Money && self.up(self.hit.anchor).any(offers)
    }

    /// "12 others", "including three": a word of a part beside the number.
    fn is_of_part(&self) -> bool {
        let tree = self.scene.tree;
        let Some((start, end)) = self.value().and_then(|v| self.scene.words_of(v)) else {
            return false;
        };
        let mut beside = start.saturating_sub(2)..(end + 3).min(tree.len());
        beside.any(|w| self.scene.words.parts.contains(tree.word(w)))
    }

    /// The times of the claim and of what it hangs on, but for the answer.
    fn times(&self) -> impl Iterator<Item = &Time> {
        let own = |t: &Time| self.value().is_some_and(|v| v.overlaps(t.span));
        let ruling = self.ruling();
        let told = move |t: &Time| {
            let verb = || self.verb_of(self.scene.words_of(t.span)?.0);
            self.claim.spans.iter().any(|s| s.contains(t.span))
                || verb().is_some_and(|v| ruling.contains(&v))
        };
        self.scene.times.iter().filter(move |t| told(t) && !own(t))
    }

    /// The verb that a word hangs on, or is.
    fn verb_of(&self, word: usize) -> Option<usize> {
        let verb = |w: &usize| self.scene.tree.token(*w).upos == Upos::Verb;
        self.up(word).find(verb)
    }

    /// A word and those above it; a bent tree may go in a circle.
    fn up(&self, word: usize) -> impl Iterator<Item = usize> {
        let tree = self.scene.tree;
        std::iter::successors(Some(word), |&w| tree.head(w)).take(tree.len())
    }

    /// Verbs of the sentence that tell of the same happening, so that their times are its times: a participle's ("In May a quake hit
    /// the town, killing 12"), and that of which an event is the subject ("In May a quake measuring 6.4 hit the town").
    fn ruling(&self) -> Vec<usize> {
        const OWN: [Deprel; 3] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark];
        let tree = self.scene.tree;
        let participle = |w: &usize| {
            matches!(tree.token(*w).deprel, Deprel::Advcl | Deprel::Conj)
                && tree.child(*w, &OWN).is_none()
        };
        let head = |&w: &usize| Some(w).filter(participle).and_then(|w| tree.head(w));
        let above = std::iter::successors(self.verb_of(self.hit.anchor), head);
        let event = self.hit.holder.filter(|_| self.is_of_event());
        let is_subject =
            |h: &usize| matches!(tree.token(*h).deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let does = event.filter(is_subject).and_then(|h| tree.head(h));
        above.take(tree.len()).skip(1).chain(does).collect()
    }

    /// The points in time of the phrase itself, not of another verb beside it ("12 died, and the toll may rise by Wednesday").
    fn own_times(&self) -> impl Iterator<Item = &Time> {
        let tree = self.scene.tree;
        let own = self.verb_of(self.hit.anchor);
        let of_other = move |t: &&Time| {
            let verb = self
                .scene
                .words_of(t.span)
                .and_then(|(first, _)| self.verb_of(first));
            // "When she came on Monday, 40 clocks were gone": the day of a clause below it.
            let below = |v: usize, o: usize| self.up(v).any(|w| w == o);
            verb != own && verb.is_some_and(|v| own.is_some_and(|o| v > o || below(v, o)))
        };
        // "Overnight" is the night before whatever day is spoken of, which need not be that of publication.
        let word = |t: &Time| t.span.of(tree.text()).to_lowercase();
        self.times()
            .filter(move |t| !t.duration && word(t) != english::OVERNIGHT)
            .filter(move |t| !of_other(t))
    }

    /// Whether it is another happening than the story's: by its name, its time, or because a later sentence brings it in.
    fn is_of_another(&self) -> bool {
        let moves = self.is_of_event() || self.attribute.changes;
        let elsewhen = moves && self.times().any(|t| self.lead.is_elsewhen(t));
        elsewhen || self.is_of_event() && (self.is_named_other() || self.is_brought_in())
    }

    /// "another quake", "a similar fire"
    fn is_named_other(&self) -> bool {
        let tree = self.scene.tree;
        let kinds = [Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::Advmod];
        let other = |c: usize| self.scene.words.another.contains(tree.word(c));
        let holder = self.hit.holder;
        holder.is_some_and(|h| tree.children_by(h, &kinds).any(other))
    }

    /// "A storm in April had lasted three days", below an opening that is of none in April; "a campus fire killed three".
    fn is_brought_in(&self) -> bool {
        let tree = self.scene.tree;
        let had = |a: usize| tree.word(a) == english::HAD;
        let before = tree.children_by(self.hit.anchor, &[Deprel::Aux]).any(had);
        let opening = &self.lead.times;
        let apart = |t: &Time| !opening.is_empty() && !opening.iter().any(|o| o.fits(t));
        let indefinite = |h: usize| {
            let article = tree.child(h, &[Deprel::Det]);
            tree.token(h).upos == Upos::Noun
                && article.is_some_and(|d| english::INDEFINITE.contains(&tree.word(d)))
        };
        let holder = self
            .hit
            .holder
            .filter(|h| !self.lead.is_opening && indefinite(*h));
        // "a five-week strike" says nothing of whose strike it is.
        let known = |h: usize| {
            let measure = |w: &usize| {
                let span = tree.token(*w).span;
                self.scene.times.iter().any(|t| t.span.overlaps(span))
                    || self.scene.quantities.iter().any(|q| q.span.overlaps(span))
            };
            !self.owner_words(h).any(|w| !measure(&w))
        };
        holder.is_some_and(|h| before || self.times().any(apart) || !known(h))
    }

    /// Owners and nouns before an event: "the miners' strike", "the Lodz derailment".
    fn owners(&self, event: usize) -> Vec<String> {
        let tree = self.scene.tree;
        let named = self.owner_words(event);
        named.map(|w| tree.lower_lemma(w).to_lowercase()).collect()
    }

    fn owner_words(&self, event: usize) -> impl Iterator<Item = usize> {
        const KINDS: [Deprel; 2] = [Deprel::NmodPoss, Deprel::Compound];
        let words = self.scene.tree.children_by(event, &KINDS);
        words.filter(|&w| self.scene.is_nominal(w))
    }

    /// Places bound to the phrase by a preposition of place.
    fn places(&self) -> Vec<EntityId> {
        let scene = self.scene;
        let value = match &self.hit.value {
            Some((Value::Place(_), span)) => Some(*span),
            _ => None,
        };
        // Of what is passed through nothing else says that it is a place.
        let is_place = |b: &Bond<'_>, e: EntityId| match (b.role, (scene.kind_of)(e)) {
            (Role::By(p), EntityKind::Place) => {
                english::AT_PLACE.contains(&p) || english::THROUGH.contains(&p)
            }
            (Role::By(p), EntityKind::Other) => english::THROUGH.contains(&p),
            _ => false,
        };
        let bound = scene
            .bonds
            .iter()
            .filter(|b| self.hit.words.contains(&b.head) && Some(b.word) != self.hit.holder);
        let named = bound
            .filter_map(|b| Some((b, scene.mention(b.word)?)))
            .filter(|(_, m)| value.is_none_or(|v| !v.overlaps(m.span)))
            .filter(|(b, m)| is_place(b, m.entity));
        let mut places: Vec<EntityId> = named.map(|(_, m)| m.entity).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
