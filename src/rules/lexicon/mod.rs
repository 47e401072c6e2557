//! What rules and WordNet know of words, compiled for the stages that ask often.
//!
//! In: the merged rules. Out: whether two words say the same, exclude each other, stand on one ladder, or one is a
//! kind of the other, each answer as [`Evidence`] with the rule behind it; and the relation rule that a verb, phrase
//! or noun belongs to. Words are lemmas or phrases of lemmas, lower case.
//!
//! What always holds: the order of rule entries decides, never that of a hash map; what a rule file says comes before
//! what WordNet says; all answers but [`Lexicon::wider`] are symmetric.

mod build;
mod judge;
#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

pub use judge::Tagged;

use super::model::Relation;
use super::phrases::Phrases;
use super::wordnet::{Part, Spelled, WordNet};
use crosscheck_syntax::Upos;

/// Why two words were related, and how far that carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Section of the rules, or of WordNet: `lexicon/synonyms`, `relations/opposite`, `wordnet/antonyms`.
    pub rule: &'static str,
    /// 1 for what a rule file says outright, less for what follows from it and for WordNet.
    pub strength: f32,
}

impl Evidence {
    fn new(rule: &'static str, strength: f32) -> Self {
        Self { rule, strength }
    }

    /// Whether one word may stand for the other; a kind and what belongs to it may not.
    pub fn is_of_sameness(&self) -> bool {
        self.strength >= strength::WORDNET
    }
}

/// Strengths are ordered by how often such a pair of words was interchangeable in news clauses: outright synonyms,
/// noun and verb of one event, WordNet's leading senses, kinds.
mod strength {
    pub const SYNONYM: f32 = 1.0;
    pub const DERIVED: f32 = 0.9;
    pub const WORDNET: f32 = 0.8;
    pub const KIND: f32 = 0.6;
}

/// Parts of speech, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Parts(u8);

impl Parts {
    const ANY: Self = Self(0b1111);

    fn of(part: Part) -> Self {
        Self(1 << part as u8)
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn iter(self) -> impl Iterator<Item = Part> {
        [Part::Noun, Part::Verb, Part::Adjective, Part::Adverb]
            .into_iter()
            .filter(move |&part| self.meets(Self::of(part)))
    }
}

/// The part of speech of content words that the lexicon tells apart; `None` for all others.
pub fn part_of(upos: Upos) -> Option<Part> {
    match upos {
        Upos::Noun | Upos::Propn => Some(Part::Noun),
        Upos::Verb | Upos::Aux => Some(Part::Verb),
        Upos::Adj => Some(Part::Adjective),
        Upos::Adv => Some(Part::Adverb),
        _ => None,
    }
}

/// Words of one meaning: a synonym group or the verbs, phrases and nouns of a relation.
#[derive(Debug, Clone)]
struct Class {
    /// The word that stands for all of them.
    head: String,
    /// Index of the relation rule, if it is one.
    relation: Option<usize>,
    members: Vec<String>,
}

/// What is known of one word.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Its number in this lexicon.
    number: u32,
    /// Classes it belongs to, as what, in order of the rules.
    classes: Vec<(usize, Parts)>,
    /// Verb whose event it names, or itself a verb with such nouns.
    events: Vec<usize>,
    /// Families of adjective, noun and verb.
    qualities: Vec<usize>,
    /// Ladders and rungs.
    rungs: Vec<(usize, usize)>,
}

/// Where a word stands in a lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry {
    in_rules: bool,
    in_wordnet: Spelled,
}

impl Entry {
    /// Of a word that rules know.
    #[cfg(test)]
    pub(crate) fn of_rules() -> Self {
        Self {
            in_rules: true,
            ..Self::default()
        }
    }

    /// Whether rules or WordNet know the word at all; nothing relates one that they do not know to another.
    pub fn is_known(self) -> bool {
        self.in_rules || !self.in_wordnet.is_empty()
    }
}

/// The compiled lexicon. See the module for what it answers.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Where each word stands in `known`.
    numbers: HashMap<String, u32>,
    known: Vec<Known>,
    classes: Vec<Class>,
    /// First word of each family of `derived`: the verb.
    verbs: Vec<String>,
    relations: Vec<Relation>,
    relation_ids: HashMap<String, usize>,
    /// Pairs of relations that exclude each other, both ways.
    opposite: HashSet<(usize, usize)>,
    /// Relation and all that follow from it.
    implied: HashSet<(usize, usize)>,
    /// Numbers of words that exclude each other, synonyms counted in, both ways.
    antonyms: HashSet<(u32, u32)>,
    /// Numbers of a narrow and of a wide word.
    kinds: HashSet<(u32, u32)>,
    stop: HashSet<String>,
    phrases: Phrases<String>,
    wordnet: &'static WordNet,
}

impl Lexicon {
    /// The word that stands for the class of `word` as this part of speech; the word itself where it belongs to
    /// none, or to several that mean different things.
    pub fn canonical<'a>(&'a self, word: &'a str, upos: Option<Upos>) -> &'a str {
        self.class(word, parts(upos))
            .map_or(word, |class| self.classes[class].head.as_str())
    }

    /// Relation rules that `word` tells, in order of the rules: as an id, verb, phrase without a gap, or noun.
    pub fn relations(&self, word: &str) -> impl Iterator<Item = &Relation> {
        let by_id = self.relation_ids.get(word).copied();
        let known = self.known(word);
        let by_word = known
            .into_iter()
            .flat_map(|known| &known.classes)
            .filter_map(|&(class, _)| self.classes[class].relation)
            .filter(move |&at| Some(at) != by_id);
        by_id
            .into_iter()
            .chain(by_word)
            .map(|at| &self.relations[at])
    }

    /// The relation that a clause tells: `lemma` is its verb with particle, or `be` and the complement, or an event
    /// noun; `after` are the lemmas that follow the verb, where a phrase may go on. The longest phrase decides, then
    /// the word alone if it tells one relation only.
    pub fn relation_of(&self, lemma: &str, after: &[&str]) -> Option<&Relation> {
        let words: Vec<&str> = lemma.split(' ').chain(after.iter().copied()).collect();
        let phrase = self.phrases.longest(&words, 0);
        if let Some(relation) = phrase.and_then(|hit| self.relation(&hit.value)) {
            return Some(relation);
        }
        let mut found = self.relations(lemma);
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// The relation of this id.
    pub fn relation(&self, id: &str) -> Option<&Relation> {
        self.relation_ids.get(id).map(|&at| &self.relations[at])
    }

    /// Whether the relation of the id `a` implies that of `b`, directly or by others between.
    pub fn implies(&self, a: &str, b: &str) -> bool {
        self.pair_of(a, b)
            .is_some_and(|pair| self.implied.contains(&pair))
    }

    /// Whether the relations of these ids exclude each other.
    pub fn opposite(&self, a: &str, b: &str) -> bool {
        self.pair_of(a, b)
            .is_some_and(|pair| self.opposite.contains(&pair))
    }

    /// Where a word stands in what is known, to be asked for once a word and not once a pair of words.
    pub fn entry(&self, word: &str) -> Entry {
        Entry {
            in_rules: self.numbers.contains_key(word) || self.relation_ids.contains_key(word),
            in_wordnet: self.wordnet.spelled(word),
        }
    }

    /// Whether two words may stand in any relation: rules know both, or WordNet links one to the other. Where not,
    /// [`same`](Self::same), [`wider`](Self::wider) and [`opposed`](Self::opposed) say no of words that are not equal.
    pub fn may_relate(&self, a: Entry, b: Entry) -> bool {
        a.in_rules && b.in_rules
            || self.wordnet.links(a.in_wordnet, b.in_wordnet)
            || self.wordnet.links(b.in_wordnet, a.in_wordnet)
    }

    /// Whether the word carries no content for matching.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Phrases of relations and synonym groups in a sequence of lemmas, each with the relation's id or the head of
    /// its group, as pairs of word indices and that name.
    pub fn phrases_in(&self, lemmas: &[&str]) -> Vec<(Vec<usize>, String)> {
        let found = self.phrases.find(lemmas).into_iter();
        found.map(|hit| (hit.words, hit.value)).collect()
    }

    fn known(&self, word: &str) -> Option<&Known> {
        let number = *self.numbers.get(word)?;
        self.known.get(number as usize)
    }

    fn pair_of(&self, a: &str, b: &str) -> Option<(usize, usize)> {
        Some((*self.relation_ids.get(a)?, *self.relation_ids.get(b)?))
    }

    /// The one class of a word: its only relation, if its synonym groups agree with it, or its only group.
    fn class(&self, word: &str, parts: Parts) -> Option<usize> {
        let known = self.known(word)?;
        let mut classes: Vec<usize> = Vec::new();
        for &(class, as_parts) in &known.classes {
            if as_parts.meets(parts) && !classes.contains(&class) {
                classes.push(class);
            }
        }
        let first = *classes.first()?;
        let agrees = |&other: &usize| {
            let (a, b) = (&self.classes[first].members, &self.classes[other].members);
            let shared = b.iter().filter(|member| a.contains(*member)).count();
            self.classes[other].relation.is_none() && shared > 1
        };
        classes[1..].iter().all(agrees).then_some(first)
    }

    /// Numbers of two words, if rules know both.
    fn both(&self, a: &str, b: &str) -> Option<(u32, u32)> {
        Some((*self.numbers.get(a)?, *self.numbers.get(b)?))
    }

    fn shares_class(&self, a: &str, b: &str, parts: Parts) -> Option<usize> {
        let (a, b) = (self.known(a)?, self.known(b)?);
        let shared = |&&(class, as_a): &&(usize, Parts)| {
            let here = as_a.and(parts);
            let as_b = b.classes.iter().filter(|(other, _)| *other == class);
            as_b.into_iter().any(|(_, as_b)| as_b.meets(here))
        };
        a.classes.iter().find(shared).map(|&(class, _)| class)
    }
}

fn parts(upos: Option<Upos>) -> Parts {
    upos.and_then(part_of).map_or(Parts::ANY, Parts::of)
}
