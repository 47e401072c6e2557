//! Words that the verdicts look at, as the rule files give them.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::model::Matching;

/// Cue words, ready to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cues {
    places: BTreeMap<String, String>,
    sorts: BTreeSet<String>,
    symmetric: BTreeSet<String>,
    done: BTreeSet<String>,
    rising: BTreeSet<String>,
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

    fn find(&self, words: &[String]) -> Option<String> {
        (0..words.len()).find_map(|i| {
            self.0
                .get(&words[i])?
                .iter()
                .find(|phrase| words[i..].starts_with(phrase))
                .map(|phrase| phrase.join(" "))
        })
    }
}

impl Cues {
    /// Reads a `matching` section.
    pub fn new(rules: &Matching) -> Self {
        let set = |list: &[String]| list.iter().map(|w| w.to_lowercase()).collect();
        Self {
            places: rules
                .places
                .iter()
                .flat_map(|(sort, words)| words.iter().map(move |w| (w.clone(), sort.clone())))
                .collect(),
            sorts: rules.places.keys().cloned().collect(),
            symmetric: set(&rules.symmetric),
            done: set(&rules.done),
            rising: set(&rules.rising),
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

    /// The first word or phrase that calls something untrue.
    pub(super) fn refuting(&self, words: &[String]) -> Option<String> {
        self.refuting.find(words)
    }

    /// The first that lays a headline to others.
    pub(super) fn reporting(&self, words: &[String]) -> Option<String> {
        self.reporting.find(words)
    }

    /// The first that leaves a headline open.
    pub(super) fn open(&self, words: &[String]) -> Option<String> {
        self.open.find(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_stand_whole() {
        let phrases = Phrases::new(&["not true".to_owned(), "hoax".to_owned()]);
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            phrases.find(&words("it is not true")),
            Some("not true".to_owned())
        );
        assert_eq!(phrases.find(&words("it is not his")), None);
        assert_eq!(phrases.find(&words("a hoax")), Some("hoax".to_owned()));
    }
}
