//! Words that the verdicts look at, as the rule files give them.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Stance;
use crate::rules::model::{EntityKind, RuleFile};

/// A word of a text, as it stands and as the dictionary has it, both lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub form: String,
    pub lemma: String,
}

impl Word {
    /// The letters that all its forms begin with, as far as endings go.
    fn initial(&self) -> &str {
        let end = self
            .form
            .char_indices()
            .nth(2)
            .map_or(self.form.len(), |(i, _)| i);
        &self.form[..end]
    }

    fn is(&self, other: &str) -> bool {
        self.form == other || self.lemma == other || inflects(&self.form, other)
    }
}

/// Whether `form` is `base` with a regular ending; in headlines capitals hide verbs from the tagger.
fn inflects(form: &str, base: &str) -> bool {
    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
    if base.len() < 3 || !form.starts_with(stem) {
        return false;
    }
    let endings: &[&str] = match base.as_bytes().last() {
        Some(b'e') => &["es", "ed", "ing"],
        Some(b'y') => &["ies", "ied", "ying"],
        _ => &["s", "es", "ed", "ing"],
    };
    endings.contains(&&form[stem.len()..])
}

/// Cue words, ready to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cues {
    places: BTreeMap<String, String>,
    sorts: BTreeSet<String>,
    orders: BTreeMap<String, String>,
    definite: BTreeSet<String>,
    indefinite: BTreeSet<String>,
    so_far: BTreeSet<String>,
    part: BTreeSet<String>,
    leaving_open: BTreeSet<String>,
    reversals: Vec<(String, String)>,
    sums: BTreeSet<String>,
    occasions: BTreeSet<String>,
    owners: BTreeSet<String>,
    offers: BTreeSet<String>,
    trends: BTreeMap<String, bool>,
    directions: BTreeMap<String, bool>,
    sites: BTreeSet<String>,
    rooms: BTreeSet<String>,
    symmetric: BTreeSet<String>,
    done: BTreeSet<String>,
    rising: BTreeSet<String>,
    negators: BTreeSet<String>,
    either: BTreeSet<String>,
    reports: BTreeSet<String>,
    plans: BTreeSet<String>,
    words: BTreeSet<String>,
    denying: BTreeSet<String>,
    naming: BTreeSet<String>,
    people: BTreeSet<String>,
    /// Nouns that describe a body ("company").
    bodies: BTreeSet<String>,
    regions: BTreeSet<String>,
    decided: Phrases,
    weighed: Phrases,
    refuting: Phrases,
    reporting: Phrases,
    open: Phrases,
}

/// Words and runs of words, looked for in a sequence of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Phrases(BTreeMap<String, Vec<Vec<String>>>);

impl Phrases {
    fn new(list: &[String]) -> Self {
        let mut by_first: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for phrase in list {
            let words: Vec<String> = phrase.split_whitespace().map(str::to_lowercase).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push(words);
            }
        }
        Self(by_first)
    }

    /// Where phrases stand, and which, the longest of those that begin at a word.
    fn find(&self, words: &[Word]) -> Vec<(usize, String)> {
        let starting = |i: usize| {
            self.0
                .range(words[i].initial().to_owned()..)
                .take_while(|(first, _)| first.starts_with(words[i].initial()))
                .flat_map(|(_, phrases)| phrases)
                .chain(self.0.get(&words[i].lemma).into_iter().flatten())
                .filter(|phrase| {
                    phrase.len() <= words.len() - i
                        && phrase.iter().zip(&words[i..]).all(|(p, w)| w.is(p))
                })
                .max_by_key(|phrase| phrase.len())
        };
        (0..words.len())
            .filter_map(|i| Some((i, starting(i)?.join(" "))))
            .collect()
    }
}

/// Words listed under `up` and `down`.
fn two_ways(lists: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, bool> {
    let listed = |way: &str| lists.get(way).into_iter().flatten().cloned();
    let up = listed("up").map(|w| (w, true));
    up.chain(listed("down").map(|w| (w, false))).collect()
}

/// The words of a text, in lower case.
fn words_of(text: &str) -> Vec<Word> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .map(|w| Word {
            form: w.to_lowercase(),
            lemma: w.to_lowercase(),
        })
        .collect()
}

impl Cues {
    /// Reads the `matching` section, and the negators of `modality`.
    pub fn new(file: &RuleFile) -> Self {
        let rules = &file.matching;
        let set = |list: &[String]| -> BTreeSet<String> {
            list.iter().map(|w| w.to_lowercase()).collect()
        };
        let described = |kind: EntityKind| -> BTreeSet<String> {
            let nouns = file.names.descriptions.iter().filter(|(_, k)| **k == kind);
            nouns.map(|(noun, _)| noun.to_lowercase()).collect()
        };
        let stage =
            |name: &str| Phrases::new(rules.stages.get(name).map_or(&[][..], Vec::as_slice));
        Self {
            places: rules
                .places
                .iter()
                .flat_map(|(sort, words)| words.iter().map(move |w| (w.clone(), sort.clone())))
                .collect(),
            orders: rules
                .orders
                .iter()
                .flat_map(|(order, words)| words.iter().map(move |w| (w.clone(), order.clone())))
                .collect(),
            definite: set(&rules.definite)
                .into_iter()
                .chain(set(&rules.owners))
                .collect(),
            indefinite: set(&rules.indefinite),
            so_far: set(&rules.so_far),
            part: set(&rules.part),
            leaving_open: set(&rules.leaving_open),
            reversals: rules.reversals.clone(),
            sums: set(&rules.sums),
            occasions: set(&rules.occasions),
            owners: set(&rules.owners),
            offers: set(&file.facts.offers),
            trends: two_ways(&rules.trends),
            directions: two_ways(&rules.directions),
            sites: set(&rules.sites),
            rooms: set(&rules.rooms),
            sorts: rules.places.keys().cloned().collect(),
            symmetric: set(&rules.symmetric),
            done: set(&rules.done),
            rising: set(&rules.rising),
            negators: set(&file.modality.negators),
            either: set(&rules.either),
            reports: file
                .attribution
                .nouns
                .iter()
                .filter(|(_, stance)| **stance == Stance::Doubts)
                .map(|(noun, _)| noun.clone())
                .chain(set(&rules.reports))
                .collect(),
            plans: set(&rules.plans),
            words: set(&rules.words),
            denying: file
                .attribution
                .cues
                .iter()
                .filter(|(_, stance)| **stance == Stance::Denies)
                .map(|(cue, _)| cue.clone())
                .collect(),
            naming: set(&file.attribution.naming),
            people: described(EntityKind::Person),
            bodies: described(EntityKind::Organization),
            regions: described(EntityKind::Place),
            decided: stage("decided"),
            weighed: stage("weighed"),
            refuting: Phrases::new(&rules.refuting),
            reporting: Phrases::new(&rules.reporting),
            open: Phrases::new(&rules.open),
        }
    }

    pub(super) fn sort_of_place(&self, preposition: &str) -> Option<&str> {
        self.places.get(preposition).map(String::as_str)
    }

    pub(super) fn sorts_of_place(&self) -> impl Iterator<Item = &str> {
        self.sorts.iter().map(String::as_str)
    }

    /// On which side of an event the preposition puts something: `before`, `during`, `after`.
    pub(super) fn order(&self, preposition: &str) -> Option<&str> {
        self.orders.get(preposition).map(String::as_str)
    }

    /// Whether the verb or participle tells of a rise (true) or of a fall.
    pub(super) fn trend(&self, word: &str) -> Option<bool> {
        let told = self
            .trends
            .iter()
            .find(|(base, _)| *base == word || inflects(word, base));
        told.map(|(_, up)| *up)
    }

    /// Whether the word before an amount says that it is a rise (true) or a fall.
    pub(super) fn direction(&self, word: &str) -> Option<bool> {
        self.directions.get(word).copied()
    }

    /// Whether the word says whose what follows is ("its").
    pub(super) fn owner(&self, word: &str) -> bool {
        self.owners.contains(word)
    }

    /// Whether the word is of a sum that somebody would pay or take ("offer").
    pub(super) fn offers(&self, lemma: &str) -> bool {
        self.offers.contains(lemma)
    }

    /// Whether the text says that it is open whether it is so ("could").
    pub(super) fn left_open(&self, text: &str) -> bool {
        self.open(&words_of(text)).is_some()
    }

    /// Whether the word, right behind a negator, leaves some of what is negated standing ("all", "immediately").
    pub(super) fn part(&self, word: &str) -> bool {
        self.part.contains(word)
    }

    /// Whether who does not do so, or where there is none of it, leaves open whether the matter is so ("confirm").
    pub(super) fn leaves_open(&self, word: &str) -> bool {
        self.leaving_open.contains(word)
    }

    /// Whether the noun is a sum of money by itself ("revenue"), not a thing that has a price.
    pub(super) fn sum(&self, noun: &str) -> bool {
        self.sums.contains(noun)
    }

    /// Whether the word denies by itself ("not").
    pub(super) fn is_negator(&self, word: &str) -> bool {
        self.negators.contains(word)
    }

    /// Whether one of the deeds undoes the other, so that both may be done, one after the other; `same` tells words of one sense.
    pub(super) fn reversal(&self, a: &str, b: &str, same: impl Fn(&str, &str) -> bool) -> bool {
        let is = |x: &str, y: &str| x == y || same(x, y);
        let mut all = self.reversals.iter();
        all.any(|(x, y)| is(x, a) && is(y, b) || is(x, b) && is(y, a))
    }

    /// Whether the word limits a negation to the time until then ("yet").
    pub(super) fn so_far(&self, word: &str) -> bool {
        self.so_far.contains(word)
    }

    /// Whether the noun counts how often something is done ("time").
    pub(super) fn occasion(&self, noun: &str) -> bool {
        self.occasions.contains(noun)
    }

    /// Whether the word says that what follows is known ("the", "its").
    pub(super) fn definite(&self, word: &str) -> bool {
        self.definite.contains(word)
    }

    /// Whether the word, however it is written, brings what follows in anew ("a").
    pub(super) fn indefinite(&self, word: &str) -> bool {
        self.indefinite.contains(&word.to_lowercase())
    }

    /// Whether the noun is a sort of site, none of which lies in another ("airport", "school").
    pub(super) fn site(&self, noun: &str) -> bool {
        self.sites.contains(noun)
    }

    /// Whether the noun names a part of a building or a vessel.
    pub fn room(&self, noun: &str) -> bool {
        self.rooms.contains(noun)
    }

    /// Whether a verb group says that a matter is decided (true) or that it is only weighed.
    pub(super) fn decided(&self, text: &str) -> Option<bool> {
        let words = words_of(text);
        let told = |p: &Phrases| !p.find(&words).is_empty();
        match (told(&self.decided), told(&self.weighed)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether the noun describes a person ("soldier").
    pub(super) fn person(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }

    /// Whether the noun describes a person or a body, which no figure measures ("soldier", "company").
    pub(super) fn party(&self, noun: &str) -> bool {
        self.person(noun) || self.bodies.contains(noun)
    }

    /// Whether the noun describes a place that has a name ("city").
    pub(super) fn place(&self, noun: &str) -> bool {
        self.regions.contains(noun)
    }

    pub(super) fn symmetric(&self, relation: &str) -> bool {
        self.symmetric.contains(relation)
    }

    pub(super) fn is_done(&self, text: &str) -> bool {
        text.split_whitespace()
            .any(|w| self.done.contains(w.to_lowercase().as_str()))
    }

    pub(super) fn rising(&self, word: &str) -> bool {
        self.rising.contains(word)
    }

    /// Whether the noun carries what somebody says ("rumour").
    pub(super) fn report(&self, noun: &str) -> bool {
        self.reports.contains(noun)
    }

    /// Whether the noun names what somebody means to do ("plan").
    pub(super) fn plan(&self, noun: &str) -> bool {
        self.plans.contains(noun)
    }

    /// Whether the noun names somebody's own words ("remark").
    pub(super) fn words(&self, noun: &str) -> bool {
        self.words.contains(noun)
    }

    /// Whether who does so says that something is not so ("deny").
    pub(super) fn denies(&self, verb: &str) -> bool {
        self.denying.contains(verb)
    }

    /// Whether the verb calls its object something ("call the plan a mistake").
    pub(super) fn names(&self, verb: &str) -> bool {
        self.naming.contains(verb) || self.denying.contains(verb)
    }

    /// The first phrase of several words in the text that calls something untrue.
    pub(super) fn refuting_phrase(&self, text: &str) -> Option<String> {
        let found = self.refuting.find(&words_of(text)).into_iter();
        found.map(|(_, cue)| cue).find(|cue| cue.contains(' '))
    }

    /// Whether the word alone calls something untrue.
    pub(super) fn refutes(&self, word: &str) -> bool {
        let word = Word {
            form: word.to_owned(),
            lemma: word.to_owned(),
        };
        !self.refuting.find(&[word]).is_empty()
    }

    pub(super) fn negates(&self, word: &Word) -> bool {
        self.negators.contains(&word.form) || self.negators.contains(&word.lemma)
    }

    /// Whether one of the words joins alternatives.
    pub(super) fn either(&self, words: &[Word]) -> bool {
        words.iter().any(|w| self.either.contains(&w.form))
    }

    /// The words and phrases that call something untrue, and where they begin.
    pub(super) fn refuting(&self, words: &[Word]) -> Vec<(usize, String)> {
        self.refuting.find(words)
    }

    /// The first that lays a headline to others.
    pub(super) fn reporting(&self, words: &[Word]) -> Option<String> {
        self.reporting
            .find(words)
            .into_iter()
            .next()
            .map(|(_, cue)| cue)
    }

    /// The first that leaves a headline open.
    pub(super) fn open(&self, words: &[Word]) -> Option<String> {
        self.open.find(words).into_iter().next().map(|(_, cue)| cue)
    }

    /// Indices of the words at which a cue of any sort begins.
    pub(super) fn marked(&self, words: &[Word]) -> BTreeSet<usize> {
        [&self.refuting, &self.reporting, &self.open]
            .into_iter()
            .flat_map(|p| p.find(words))
            .map(|(i, _)| i)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_endings_are_seen_through_capitals() {
        assert!(inflects("denies", "deny") && inflects("debunks", "debunk"));
        assert!(inflects("faked", "fake") && !inflects("fakery", "fake"));
        assert!(!inflects("dent", "deny"));
    }

    #[test]
    fn phrases_are_found_where_they_stand_whole() {
        let phrases = Phrases::new(&["not true".to_owned(), "hoax".to_owned()]);
        let found = |s: &str| {
            let word = |w: &str| Word {
                form: w.to_owned(),
                lemma: w.to_owned(),
            };
            let words: Vec<Word> = s.split(' ').map(word).collect();
            phrases.find(&words)
        };
        assert_eq!(found("it is not true"), [(2, "not true".to_owned())]);
        assert_eq!(found("it is not his"), []);
        assert_eq!(found("a hoax"), [(1, "hoax".to_owned())]);
    }
}
