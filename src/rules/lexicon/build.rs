//! From the sections of the rules to the compiled lexicon.

use std::borrow::Cow;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::{Class, Known, Lexicon, Parts};
use crate::rules::key::lower as fold;
use crate::rules::model::{Relation, RuleFile, WordGroup};
use crate::rules::phrases::Phrases;
use crate::rules::wordnet::{Part, WordNet};

impl Lexicon {
    /// Compiles the merged rules, with WordNet beneath them.
    pub fn new(rules: &RuleFile) -> Self {
        let mut lexicon = Self {
            numbers: HashMap::default(),
            known: Vec::new(),
            classes: Vec::new(),
            verbs: Vec::new(),
            relations: rules.relations.clone(),
            relation_ids: HashMap::default(),
            opposite: HashSet::default(),
            implied: HashSet::default(),
            antonyms: HashSet::default(),
            kinds: HashSet::default(),
            stop: { rules.lexicon.stop.iter() }
                .map(|w| fold(w).into_owned())
                .collect(),
            phrases: Phrases::new([]),
            wordnet: WordNet::embedded(),
        };
        lexicon.add_relations();
        for group in &rules.lexicon.synonyms {
            lexicon.add_group(group);
        }
        lexicon.link_relations();
        lexicon.add_families(rules);
        lexicon.add_antonyms(&rules.lexicon.antonyms);
        lexicon.add_kinds(&rules.lexicon.kinds);
        lexicon.add_scales(&rules.lexicon.scales);
        lexicon.add_phrases();
        lexicon
    }

    fn add_relations(&mut self) {
        for (at, relation) in self.relations.clone().iter().enumerate() {
            self.relation_ids.insert(relation.id.clone(), at);
            let head = relation.verbs.first().unwrap_or(&relation.id);
            let spoken = relation.verbs.iter().chain(&relation.phrases);
            let words = spoken.map(|word| (word, Parts::of(Part::Verb))).chain(
                relation
                    .nouns
                    .iter()
                    .map(|noun| (noun, Parts::of(Part::Noun))),
            );
            self.add_class(head, Some(at), words);
        }
    }

    fn add_group(&mut self, group: &WordGroup) {
        match group {
            WordGroup::Any(words) => self.add_words(words, Parts::ANY),
            WordGroup::Of(by_part) => {
                self.add_words(&by_part.verb, Parts::of(Part::Verb));
                self.add_words(&by_part.noun, Parts::of(Part::Noun));
                self.add_words(&by_part.adjective, Parts::of(Part::Adjective));
                self.add_words(&by_part.adverb, Parts::of(Part::Adverb));
            }
        }
    }

    fn add_words(&mut self, words: &[String], parts: Parts) {
        if let Some(head) = words.first() {
            self.add_class(head, None, words.iter().map(|word| (word, parts)));
        }
    }

    fn add_class<'a>(
        &mut self,
        head: &str,
        relation: Option<usize>,
        words: impl Iterator<Item = (&'a String, Parts)>,
    ) {
        let class = self.classes.len();
        let mut members: Vec<String> = Vec::new();
        for (word, parts) in words {
            let word = fold(word);
            self.know(&word).classes.push((class, parts));
            if !members.iter().any(|m| *m == word) {
                members.push(word.into_owned());
            }
        }
        self.classes.push(Class {
            head: fold(head).into_owned(),
            relation,
            members,
        });
    }

    fn know(&mut self, word: &str) -> &mut Known {
        let known = self.numbers.get(word).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.known.len() as u32;
            self.numbers.insert(word.to_owned(), number);
            self.known.push(Known {
                number,
                ..Known::default()
            });
            number
        });
        &mut self.known[number as usize]
    }

    fn link_relations(&mut self) {
        let at = |ids: &HashMap<String, usize>, id: &String| ids.get(id).copied();
        let targets = |named: &[String]| -> Vec<usize> {
            named
                .iter()
                .filter_map(|id| at(&self.relation_ids, id))
                .collect()
        };
        let next: Vec<Vec<usize>> = self
            .relations
            .iter()
            .map(|r: &Relation| targets(&r.implies))
            .collect();
        let opposite: Vec<Vec<usize>> = self
            .relations
            .iter()
            .map(|r| targets(&r.opposite))
            .collect();
        for (from, others) in opposite.iter().enumerate() {
            for &other in others {
                self.opposite.extend([(from, other), (other, from)]);
            }
        }
        for from in 0..next.len() {
            let mut open = next[from].clone();
            while let Some(to) = open.pop() {
                if self.implied.insert((from, to)) {
                    open.extend(&next[to]);
                }
            }
        }
    }

    fn add_families(&mut self, rules: &RuleFile) {
        for family in &rules.lexicon.derived {
            let at = self.verbs.len();
            self.verbs.push(
                family
                    .first()
                    .map_or_else(String::new, |verb| fold(verb).into_owned()),
            );
            for word in family {
                self.know(&fold(word)).events.push(at);
            }
        }
        for (at, family) in rules.lexicon.qualities.iter().enumerate() {
            for word in family {
                self.know(&fold(word)).qualities.push(at);
            }
        }
    }

    /// The word and its synonyms, where it has one synonym group as this part of speech: a word of two groups has
    /// two senses, and only one of them may have the antonym.
    fn meaning_the_same(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_owned()];
        let Some(known) = self.known(word) else {
            return all;
        };
        for part in Parts::ANY.iter() {
            let mut groups = known
                .classes
                .iter()
                .filter(|(class, parts)| {
                    parts.meets(Parts::of(part)) && self.classes[*class].relation.is_none()
                })
                .map(|(class, _)| *class);
            if let (Some(group), None) = (groups.next(), groups.next()) {
                all.extend(self.classes[group].members.iter().cloned());
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    fn add_antonyms(&mut self, pairs: &[(String, String)]) {
        for (a, b) in pairs {
            let others = self.meaning_the_same(&fold(b));
            for x in self.meaning_the_same(&fold(a)) {
                for y in &others {
                    // A synonym of both is no antonym of either.
                    if self.shares_class(&x, y, Parts::ANY).is_none() && x != *y {
                        let pair = (self.know(&x).number, self.know(y).number);
                        self.antonyms.extend([pair, (pair.1, pair.0)]);
                    }
                }
            }
        }
    }

    fn add_kinds(&mut self, kinds: &[Vec<String>]) {
        for kind in kinds {
            let Some((wide, narrow)) = kind.split_first() else {
                continue;
            };
            let wide = self.meaning_the_same(&fold(wide));
            for narrow in narrow {
                for narrow in self.meaning_the_same(&fold(narrow)) {
                    for wide in wide.iter().filter(|wide| **wide != narrow) {
                        let pair = (self.know(&narrow).number, self.know(wide).number);
                        self.kinds.insert(pair);
                    }
                }
            }
        }
    }

    fn add_scales(&mut self, scales: &[Vec<String>]) {
        for (ladder, rungs) in scales.iter().enumerate() {
            let named: HashSet<Cow<'_, str>> = rungs.iter().map(|rung| fold(rung)).collect();
            for (at, rung) in rungs.iter().enumerate() {
                let rung = fold(rung);
                for word in self.meaning_the_same(&rung) {
                    let known = self.know(&word);
                    let taken = known.rungs.iter().any(|(other, _)| *other == ladder);
                    if word == rung || !taken && !named.contains(word.as_str()) {
                        known.rungs.push((ladder, at));
                    }
                }
            }
        }
    }

    fn add_phrases(&mut self) {
        let mut phrases: Vec<(&str, String)> = Vec::new();
        for relation in &self.relations {
            let spoken = relation.verbs.iter().chain(&relation.phrases);
            let several = spoken.filter(|words| words.contains(' '));
            phrases.extend(several.map(|words| (words.as_str(), relation.id.clone())));
        }
        for class in self.classes.iter().filter(|class| class.relation.is_none()) {
            let mut several: Vec<&str> = class.members.iter().map(String::as_str).collect();
            several.retain(|words| words.contains(' '));
            several.sort_unstable();
            phrases.extend(several.into_iter().map(|words| (words, class.head.clone())));
        }
        self.phrases = Phrases::new(phrases);
    }
}
