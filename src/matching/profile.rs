//! A claim as matching sees it: content words as numbers, weighted by how rare they are in the run.
//!
//! Rarity is inverse claim frequency, smoothed so that it also means something where there are only two claims, times
//! a prior for the part of speech: names tell more than nouns, nouns more than verbs, verbs more than adverbs.

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::{
    Copies, Lexis, Settings, Threshold,
    named::Named,
    words::{Similarity, WordShape},
};
use crate::claim::{Argument, Claim, Form, Qualifier, SourceIndex, Term};
use crate::normalize::{EntityId, EntityTable, Quantity, Time};
use crate::text::Upos;

/// A word, an entity or a figure; numbered from the rarest to the most frequent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

/// A participant of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Whom it stands for, if known, by its own name or one beside it ("coach Dan Relle").
    pub entity: Option<EntityId>,
    /// Head word.
    pub head: Key,
    /// Content words, sorted.
    pub terms: Vec<Key>,
}

/// A claim in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Whose it is.
    pub source: SourceIndex,
    /// Content words, entities and figures, sorted and distinct.
    pub terms: Vec<Key>,
    /// Those of subject, relation and object, sorted.
    pub core: Vec<Key>,
    /// Sum of the weights of `terms`.
    pub weight: f32,
    /// The same without the words of the first participant.
    pub rest: f32,
    /// What is said.
    pub relation: Key,
    /// Whether that is a verb or complement of some content, not "be" or "have" alone.
    pub relation_tells: bool,
    /// Of whom.
    pub subject: Option<Slot>,
    /// Upon whom.
    pub object: Option<Slot>,
    /// Where, when, with whom, by preposition.
    pub qualifiers: Vec<(String, Slot)>,
    /// Entities, sorted.
    pub entities: Vec<Key>,
    /// Whether it is "X said P" itself, which meets only its like.
    pub speech: bool,
    /// Whether it stands at the head of its article, where news tells what it is about.
    pub head: bool,
}

/// Bytes of an article that are its head: a headline and a first paragraph.
const HEAD: usize = 400;

/// The profiles of a run's claims and what they share: words, weights, similarity.
pub struct Profiles<'a> {
    list: Vec<Profile>,
    copies: Copies,
    weights: Vec<f32>,
    priors: Vec<f32>,
    texts: Vec<String>,
    named: Vec<bool>,
    shapes: Vec<WordShape>,
    /// Similarity of words.
    pub(super) similarity: Similarity<'a>,
}

/// Claims that are drafted in one piece of work.
const CHUNK: usize = 1024;

#[derive(Debug, Default)]
struct Counted {
    claims: u32,
    prior: f32,
    named: bool,
}

/// How much a word of this part of speech tells, beside its rarity.
fn prior(upos: Upos) -> f32 {
    match upos {
        Upos::Propn => 1.3,
        Upos::Num => 1.1,
        Upos::Noun => 1.0,
        Upos::Verb => 0.8,
        Upos::Adj => 0.7,
        Upos::Adv => 0.4,
        _ => 0.3,
    }
}

/// Text of a quantity's key; a vague one ("several thousand") is its bounds.
fn figure(q: &Quantity) -> Option<String> {
    if q.ordinal {
        return None;
    }
    match (q.value, q.bounds.min, q.bounds.max) {
        (Some(value), ..) => Some(format!("#{value} {}", q.unit)),
        (None, Some(min), Some(max)) => Some(format!("#{min}–{max} {}", q.unit)),
        _ => None,
    }
}

/// Text of a calendar time's key; none where the words say no more than "last week".
fn day(t: &Time) -> Option<String> {
    let has_month = t.value.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
    (has_month && !t.duration).then(|| format!("#{}", t.value))
}

struct Draft<'a> {
    claim: &'a Claim,
    terms: Vec<String>,
}

/// Names keys.
#[derive(Clone, Copy)]
struct Drafter<'a> {
    lexis: &'a dyn Lexis,
    entities: &'a EntityTable,
    named: &'a Named,
    settings: &'a Settings,
    copies: &'a Copies,
}

/// What is known of each key.
#[derive(Default)]
struct Seen(HashMap<String, Counted>);

impl Seen {
    fn note(&mut self, key: &str, prior: f32, named: bool) {
        if let Some(c) = self.0.get_mut(key) {
            c.prior = c.prior.max(prior);
            c.named |= named;
        } else {
            let claims = 0;
            let counted = Counted {
                claims,
                prior,
                named,
            };
            self.0.insert(key.to_owned(), counted);
        }
    }

    fn add(mut self, other: Self) -> Self {
        if self.0.len() < other.0.len() {
            return other.add(self);
        }
        for (key, c) in other.0 {
            let sum = self.0.entry(key).or_default();
            sum.claims += c.claims;
            sum.prior = sum.prior.max(c.prior);
            sum.named |= c.named;
        }
        self
    }
}

impl Drafter<'_> {
    fn word(&self, lemma: &str) -> String {
        self.lexis.canonical(&lemma.to_lowercase()).into_owned()
    }

    fn entity(&self, id: EntityId) -> String {
        format!("@{}", self.entities.get(id).key)
    }

    fn term(&self, term: &Term) -> Option<String> {
        if let Some(e) = term.entity {
            return Some(self.entity(e));
        }
        let word = self.word(&term.lemma);
        (!word.is_empty() && !self.lexis.stop(&word)).then_some(word)
    }

    fn head(&self, a: &Argument) -> String {
        a.entity
            .map_or_else(|| self.word(&a.head), |e| self.entity(e))
    }

    fn draft<'c>(&self, claim: &'c Claim, seen: &mut Seen) -> Draft<'c> {
        let mut terms = Vec::new();
        for t in &claim.terms {
            let spoken_for = |s: crate::text::TextSpan| s.contains(t.span);
            let conceded =
                |q: &Qualifier| self.settings.concessive(&q.role) && spoken_for(q.argument.span);
            if claim.times.iter().any(|x| spoken_for(x.span))
                || claim.quantities.iter().any(|x| spoken_for(x.span))
                || claim.qualifiers.iter().any(conceded)
            {
                continue;
            }
            if let Some(key) = self.term(t) {
                let named = t.entity.is_some();
                seen.note(&key, if named { 1.3 } else { prior(t.upos) }, named);
                terms.push(key);
            }
        }
        for &e in &claim.entities {
            let key = self.entity(e);
            seen.note(&key, 1.3, true);
            terms.push(key);
        }
        for key in claim.quantities.iter().filter_map(figure) {
            seen.note(&key, 1.2, false);
            terms.push(key);
        }
        for key in claim.times.iter().filter_map(day) {
            seen.note(&key, 0.9, false);
            terms.push(key);
        }
        terms.sort();
        terms.dedup();
        // A word is no less rare for being printed again.
        if !self.copies.is_twin(claim.source.0) {
            for key in &terms {
                if let Some(c) = seen.0.get_mut(key) {
                    c.claims += 1;
                }
            }
        }
        for a in [&claim.subject, &claim.object].into_iter().flatten() {
            self.note_argument(a, seen);
        }
        for q in &claim.qualifiers {
            self.note_argument(&q.argument, seen);
        }
        let relation = self.relation(claim);
        seen.note(&relation, 0.8, false);
        Draft { claim, terms }
    }

    fn relation(&self, claim: &Claim) -> String {
        let id = if claim.relation.id.is_empty() {
            &claim.relation.lemma
        } else {
            &claim.relation.id
        };
        // "was involved" and "involved" are one relation; so are "was ridiculous" and the adjective alone.
        self.word(id.strip_prefix("be ").unwrap_or(id))
    }

    fn note_argument(&self, a: &Argument, seen: &mut Seen) {
        let head = self.head(a);
        seen.note(&head, 1.0, a.entity.is_some());
        for t in &a.terms {
            if let Some(key) = self.term(t) {
                seen.note(&key, prior(t.upos), t.entity.is_some());
            }
        }
    }
}

impl<'a> Profiles<'a> {
    /// Profiles of `claims`, in their order, none of which is a copy.
    pub fn new(
        claims: &[Claim],
        entities: &EntityTable,
        lexis: &'a dyn Lexis,
        settings: &Settings,
    ) -> Self {
        Self::with_copies(claims, Copies::default(), entities, lexis, settings)
    }

    /// Profiles of `claims`, in their order.
    pub fn with_copies(
        claims: &[Claim],
        copies: Copies,
        entities: &EntityTable,
        lexis: &'a dyn Lexis,
        settings: &Settings,
    ) -> Self {
        let named = Named::new(claims);
        let drafter = Drafter {
            lexis,
            entities,
            named: &named,
            settings,
            copies: &copies,
        };
        let parts: Vec<(Vec<Draft>, Seen)> = claims
            .par_chunks(CHUNK)
            .map(|chunk| {
                let mut seen = Seen::default();
                let drafts = chunk.iter().map(|c| drafter.draft(c, &mut seen)).collect();
                (drafts, seen)
            })
            .collect();
        let (drafts, seen): (Vec<Vec<Draft>>, Vec<Seen>) = parts.into_iter().unzip();
        let seen = seen.into_par_iter().reduce(Seen::default, Seen::add);
        let counted = claims.iter().filter(|c| !copies.is_twin(c.source.0));
        let n = counted.count() as f32 + 50.0;
        let mut words: Vec<(String, Counted)> = seen.0.into_iter().collect();
        words.par_sort_unstable_by(|a, b| (a.1.claims, &a.0).cmp(&(b.1.claims, &b.0)));
        let rarity = |claims: u32| (1.0 + n / (claims as f32 + 1.0)).ln() / (1.0 + n / 2.0).ln();
        let weights: Vec<f32> = words
            .iter()
            .map(|(_, c)| c.prior * rarity(c.claims.max(1)))
            .collect();
        let named = words.iter().map(|(_, c)| c.named).collect();
        let priors = words.iter().map(|(_, c)| c.prior).collect();
        let number: HashMap<&str, Key> = words
            .iter()
            .enumerate()
            .map(|(i, (w, _))| (w.as_str(), Key(i as u32)))
            .collect();
        let list = drafts
            .par_iter()
            .flatten_iter()
            .map(|d| finish(d, &drafter, &number, &weights))
            .collect();
        let texts: Vec<String> = words.into_iter().map(|(w, _)| w).collect();
        let similarity = Similarity::new(lexis, settings.threshold(Threshold::WordSimilarity));
        Self {
            list,
            copies,
            weights,
            priors,
            named,
            shapes: texts.par_iter().map(|w| WordShape::of(w, lexis)).collect(),
            texts,
            similarity,
        }
    }

    /// The profiles, in the order of the claims.
    pub fn list(&self) -> &[Profile] {
        &self.list
    }

    /// Which of the claims are copies.
    pub fn copies(&self) -> &Copies {
        &self.copies
    }

    /// The claims that are no copies, in order: those that are paired.
    pub fn firsts(&self) -> impl Iterator<Item = u32> {
        (0..self.list.len() as u32).filter(|&i| self.copies.is_first(i))
    }

    /// How much a key tells.
    pub fn weight(&self, key: Key) -> f32 {
        self.weights[key.0 as usize]
    }

    /// How much a key tells by what it is, however rare: a name more than a noun, a noun more than a verb.
    pub(super) fn prior(&self, key: Key) -> f32 {
        self.priors[key.0 as usize]
    }

    /// The word, `@` and the key of an entity, or `#` and a figure or a day.
    pub fn text(&self, key: Key) -> &str {
        &self.texts[key.0 as usize]
    }

    /// How alike two keys are, 0 to 1.
    pub(super) fn alike(&self, x: Key, y: Key) -> f32 {
        if x == y {
            return 1.0;
        }
        let shape = |k: Key| self.shapes[k.0 as usize];
        if !self.similarity.possible(shape(x), shape(y)) {
            return 0.0;
        }
        let word = |k: Key| (k.0, self.text(k), shape(k));
        self.similarity.of(word(x), word(y))
    }

    /// Whether the rules may know the word in relation to another one.
    pub fn known(&self, key: Key) -> bool {
        self.shapes[key.0 as usize].known()
    }

    /// Whether the key is an entity.
    pub fn named(&self, key: Key) -> bool {
        self.named[key.0 as usize]
    }

    /// How many keys there are.
    pub fn keys(&self) -> usize {
        self.texts.len()
    }
}

fn finish(
    draft: &Draft,
    drafter: &Drafter,
    number: &HashMap<&str, Key>,
    weights: &[f32],
) -> Profile {
    let key = |s: &String| number.get(s.as_str()).copied();
    let sorted = |list: Vec<Key>| {
        let mut list = list;
        list.sort_unstable();
        list.dedup();
        list
    };
    let slot = |a: &Argument| {
        let head = number.get(drafter.head(a).as_str()).copied()?;
        let terms: Vec<Key> = a
            .terms
            .iter()
            .filter_map(|t| drafter.term(t))
            .filter_map(|t| key(&t))
            .chain([head])
            .collect();
        Some(Slot {
            entity: drafter.named.of(draft.claim, a),
            head,
            terms: sorted(terms),
        })
    };
    let claim = draft.claim;
    let terms = sorted(draft.terms.iter().filter_map(key).collect());
    let relation = drafter.relation(claim);
    let (subject, object) = (
        claim.subject.as_ref().and_then(slot),
        claim.object.as_ref().and_then(slot),
    );
    let core = [&subject, &object]
        .into_iter()
        .flatten()
        .flat_map(|s| s.terms.clone())
        .chain(number.get(relation.as_str()).copied())
        .collect();
    let tells = !relation.is_empty() && !drafter.lexis.stop(&relation);
    let weight =
        |list: &mut dyn Iterator<Item = &Key>| list.map(|k| weights[k.0 as usize]).sum::<f32>();
    let terms: Vec<Key> = terms;
    let first = subject.as_ref().or(object.as_ref());
    let beside = |k: &&Key| first.is_none_or(|s: &Slot| !s.terms.contains(k));
    let rest = weight(&mut terms.iter().filter(beside));
    Profile {
        source: claim.source,
        weight: weight(&mut terms.iter()),
        rest,
        relation: number
            .get(relation.as_str())
            .copied()
            .unwrap_or(Key(u32::MAX)),
        relation_tells: tells,
        core: sorted(core),
        subject,
        object,
        qualifiers: claim
            .qualifiers
            .iter()
            .filter_map(|q| Some((q.role.clone(), slot(&q.argument)?)))
            .collect(),
        entities: sorted(
            claim
                .entities
                .iter()
                .filter_map(|&e| number.get(drafter.entity(e).as_str()).copied())
                .collect(),
        ),
        terms,
        speech: claim.form == Form::Speech,
        head: claim.spans.first().is_some_and(|s| s.start < HEAD),
    }
}

impl Profiles<'_> {
    /// What the claim says of its subject, if that has any words.
    pub fn relation(&self, claim: usize) -> Option<Key> {
        Some(self.list[claim].relation).filter(|k| (k.0 as usize) < self.texts.len())
    }
}
