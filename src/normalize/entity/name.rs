//! What the parts of a name tell: titles, given names, endings of organizations and places.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::rules::fold;
use crate::rules::model;
use crate::rules::model::EntityKind;

/// Grammatical gender of a person, as far as titles and given names tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

/// The rules' words about names, compiled.
#[derive(Debug, Default)]
pub(crate) struct NameWords {
    titles: HashSet<String>,
    gendered: HashMap<String, Gender>,
    endings: HashSet<String>,
    organization: HashSet<String>,
    openers: HashSet<String>,
    trades: HashSet<String>,
    prefixes: Vec<String>,
    particles: HashSet<String>,
    place: HashSet<String>,
    given: HashMap<String, Gender>,
    variants: HashMap<String, String>,
    /// What letters stand for, the longest first.
    sounds: Vec<(String, String)>,
    /// The same of names that begin with no given name.
    foreign_sounds: Vec<(String, String)>,
    not_names: HashSet<String>,
    descriptions: HashMap<String, EntityKind>,
    countries: HashSet<String>,
    towns: HashSet<String>,
    outlets: HashSet<String>,
    spokespeople: HashSet<String>,
    /// Verbs, each with those that answer it.
    replies: Vec<(HashSet<String>, HashSet<String>)>,
}

/// Letters with what they are replaced by, the longest first.
fn sounds(groups: &[Vec<String>]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for group in groups {
        let others = group.iter().skip(1);
        all.extend(others.map(|letters| (fold(letters), fold(&group[0]))));
    }
    all.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    all
}

impl NameWords {
    pub(crate) fn new(rules: &model::Names) -> Self {
        let lower = |list: &[String]| list.iter().map(|w| fold(w)).collect::<HashSet<_>>();
        let by_gender = |lists: &BTreeMap<String, Vec<String>>| {
            let of = |gender: &str| {
                if gender == "female" {
                    Gender::Female
                } else {
                    Gender::Male
                }
            };
            lists
                .iter()
                .flat_map(|(g, names)| names.iter().map(move |n| (fold(n), of(g))))
                .collect::<HashMap<_, _>>()
        };
        let given = by_gender(&rules.given);
        let mut variants = HashMap::default();
        for group in &rules.variants {
            for name in group.iter().skip(1) {
                variants.insert(fold(name), fold(&group[0]));
            }
        }
        Self {
            titles: lower(&rules.titles),
            gendered: by_gender(&rules.gendered),
            endings: lower(&rules.endings),
            organization: lower(&rules.organization_words),
            openers: lower(&rules.openers),
            trades: lower(&rules.trades),
            prefixes: rules.prefixes.iter().map(|w| fold(w)).collect(),
            particles: rules.particles.iter().cloned().collect(),
            place: lower(&rules.place_words),
            given,
            variants,
            sounds: sounds(&rules.sounds),
            foreign_sounds: sounds(&rules.foreign_sounds),
            not_names: lower(&rules.not_names),
            descriptions: rules
                .descriptions
                .iter()
                .map(|(w, k)| (fold(w), *k))
                .collect(),
            countries: lower(&rules.countries),
            towns: lower(&rules.towns),
            outlets: lower(&rules.outlets),
            spokespeople: lower(&rules.spokespeople),
            replies: { rules.replies.iter() }
                .map(|r| (lower(&r.to), lower(&r.by)))
                .collect(),
        }
    }

    /// How many of the leading words are a title ("Lt. Col.", "Foreign Minister").
    pub(crate) fn title_length(&self, words: &[&str]) -> usize {
        let mut n = 0;
        while n < words.len() {
            let step = (1..=3.min(words.len() - n))
                .rev()
                .find(|&k| self.titles.contains(&fold(&words[n..n + k].join(" "))));
            match step {
                Some(k) => n += k,
                None => break,
            }
        }
        n
    }

    /// Whether the word is a given name.
    pub(crate) fn is_given(&self, word: &str) -> bool {
        self.given.contains_key(&fold(word))
    }

    /// The gender that a title or a given name tells.
    pub(crate) fn gender(&self, titles: &[&str], words: &[&str]) -> Option<Gender> {
        if let Some(of_title) = titles.iter().find_map(|t| self.gendered.get(&fold(t))) {
            return Some(*of_title);
        }
        words
            .first()
            .filter(|_| words.len() > 1)
            .and_then(|w| self.given.get(&fold(w)))
            .copied()
    }

    /// The gender that a common noun for a person tells ("widow").
    pub(crate) fn noun_gender(&self, lemma: &str) -> Option<Gender> {
        self.gendered.get(&fold(lemma)).copied()
    }

    /// What the words themselves say that they name.
    pub(crate) fn kind(&self, titled: bool, words: &[&str]) -> Option<EntityKind> {
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let last = folded.last()?;
        if self.organization.contains(last)
            || folded.iter().any(|w| self.organization.contains(w)) && words.len() > 1
        {
            return Some(EntityKind::Organization);
        }
        if words.len() > 1 && (self.place.contains(last) || self.place.contains(&folded[0])) {
            return Some(EntityKind::Place);
        }
        if titled || words.len() > 1 && self.given.contains_key(&folded[0]) {
            return Some(EntityKind::Person);
        }
        let letters = words[0].chars().filter(|c| c.is_alphabetic()).count();
        if words.len() == 1
            && (2..=6).contains(&letters)
            && words[0]
                .chars()
                .all(|c| c.is_uppercase() || c == '.' || c == '&')
        {
            return Some(EntityKind::Organization);
        }
        None
    }

    /// Whether a name may stand without this last word ("Inc").
    pub(crate) fn is_ending(&self, folded: &str) -> bool {
        self.endings.contains(folded)
    }

    /// Whether the word says that the name is an organization's ("Inc").
    pub(crate) fn is_organization_word(&self, word: &str) -> bool {
        self.organization.contains(&fold(word))
    }

    /// Whether the word may begin an organization's name and is no name alone ("International").
    pub(crate) fn is_opener(&self, word: &str) -> bool {
        self.openers.contains(&fold(word))
    }

    /// Whether it is a trade at the end of a name, which may stand without it ("Airlines").
    pub(crate) fn is_trade(&self, folded: &str) -> bool {
        self.trades.contains(folded)
    }

    /// A folded last name without the articles that are joined to it: "hadi" of "al-hadi".
    pub(crate) fn without_prefix<'w>(&self, folded: &'w str) -> &'w str {
        self.prefixes
            .iter()
            .filter(|prefix| !prefix.is_empty())
            .fold(folded, |word, prefix| {
                word.trim_start_matches(prefix.as_str())
            })
    }

    /// Whether the word, in lower case, may stand inside a name ("of").
    pub(crate) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether the capitalized word names nobody ("Monday").
    pub(crate) fn is_not_name(&self, word: &str) -> bool {
        self.not_names.contains(&fold(word))
    }

    /// The spelling that stands for all spellings of a given name ("Sergey" → "sergei").
    pub(crate) fn spelling(&self, word: &str) -> String {
        let folded = fold(word);
        self.variants.get(&folded).cloned().unwrap_or(folded)
    }

    /// A folded word of a name as it sounds, letters alone: "Yuriy" and "Yury", "al-Hadi" and "Al Hadi" are one.
    pub(crate) fn sounded(&self, folded: &str, foreign: bool) -> String {
        let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        let replaced = |word: String, (from, to): &(String, String)| word.replace(from, to);
        let sounded = self.sounds.iter().fold(letters, replaced);
        let more = self.foreign_sounds.iter().filter(|_| foreign);
        more.fold(sounded, replaced)
    }

    /// Kind of entity that a description stands for ("the company").
    pub(crate) fn description(&self, lemma: &str) -> Option<EntityKind> {
        self.descriptions.get(&fold(lemma)).copied()
    }

    /// Whether the noun means a person or a body ("minister", "company"), which can plan and act.
    pub(crate) fn is_actor(&self, lemma: &str) -> bool {
        use EntityKind::{Organization, Person, Place};
        let acts = |k| matches!(k, Person | Organization | Place);
        self.description(lemma).is_some_and(acts) || self.is_title(lemma)
    }

    /// Whether the noun means somebody who speaks for others ("spokeswoman").
    pub(crate) fn speaks_for(&self, lemma: &str) -> bool {
        self.spokespeople.contains(&fold(lemma))
    }

    /// Whether a verb, by its lemma, answers another.
    pub(crate) fn answers(&self, by: &str) -> bool {
        self.replies.iter().any(|r| r.1.contains(by))
    }

    /// Whether the verb `by` answers the verb `to`: "accuse" and "deny".
    pub(crate) fn replies(&self, to: &str, by: &str) -> bool {
        let pair = |r: &(HashSet<String>, HashSet<String>)| r.0.contains(to) && r.1.contains(by);
        self.replies.iter().any(pair)
    }

    /// Whether the noun may stand for a place that lies in others or in none: "the country" is not Kabul.
    pub(crate) fn fits_place(&self, lemma: &str, known: bool, inside: bool) -> bool {
        let noun = fold(lemma);
        !(self.countries.contains(&noun) && inside
            || self.towns.contains(&noun) && known && !inside)
    }

    /// Whether "this" with the noun means the outlet that an article stands in ("told this newspaper").
    pub(crate) fn is_outlet(&self, lemma: &str) -> bool {
        self.outlets.contains(&fold(lemma))
    }

    /// Whether the word tells whether a man or a woman is meant ("king", "sister").
    pub(crate) fn is_gendered(&self, word: &str) -> bool {
        self.gendered.contains_key(&fold(word))
    }

    /// Whether the word may end a place's name ("Bay").
    pub(crate) fn is_place_word(&self, word: &str) -> bool {
        self.place.contains(&fold(word))
    }

    /// Whether the word is a title ("president").
    pub(crate) fn is_title(&self, word: &str) -> bool {
        self.titles.contains(&fold(word))
    }
}
