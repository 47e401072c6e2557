//! Answers on two words: the same, opposed, wider, rungs of one ladder.

use super::{Evidence, Known, Lexicon, Parts, parts, strength};
use crate::rules::wordnet::{Link, Part};
use crosscheck_syntax::Upos;

/// A word with its part of speech, where that is known.
pub type Tagged<'a> = (&'a str, Option<Upos>);

impl Lexicon {
    /// Whether two words say the same in news clauses.
    ///
    /// Of one spelling but two parts of speech they do where a rule or WordNet says that they name one event
    /// ("attack"); with no part of speech told, one spelling is one word.
    pub fn same(&self, a: Tagged, b: Tagged) -> Option<Evidence> {
        let (as_a, as_b) = (parts(a.1), parts(b.1));
        if a.0 == b.0 && as_a.meets(as_b) {
            return Some(Evidence::new("same word", strength::SYNONYM));
        }
        if let Some(class) = self.shares_class(a.0, b.0, as_a.and(as_b)) {
            let rule = match self.classes[class].relation {
                Some(_) => "relations/verbs",
                None => "lexicon/synonyms",
            };
            return Some(Evidence::new(rule, strength::SYNONYM));
        }
        self.kindred(a, b).or_else(|| self.same_in_wordnet(a, b))
    }

    /// Words of one event or quality in two parts of speech, or of the same part by way of their verb.
    fn kindred<'a>(&self, a: Tagged<'a>, b: Tagged<'a>) -> Option<Evidence> {
        let (known_a, known_b) = (self.known(a.0), self.known(b.0));
        if let (Some(x), Some(y)) = (known_a, known_b) {
            let relation_of = |known: &Known, as_parts: Parts| -> Vec<usize> {
                let classes = known.classes.iter();
                classes
                    .filter(|(_, parts)| parts.meets(as_parts))
                    .filter(|(class, _)| self.classes[*class].relation.is_some())
                    .map(|&(class, _)| class)
                    .collect()
            };
            let theirs = relation_of(y, parts(b.1));
            if relation_of(x, parts(a.1))
                .iter()
                .any(|r| theirs.contains(r))
            {
                return Some(Evidence::new("relations/nouns", strength::DERIVED));
            }
            if meet(&x.events, &y.events) {
                return Some(Evidence::new("lexicon/derived", strength::DERIVED));
            }
            if meet(&x.qualities, &y.qualities) {
                return Some(Evidence::new("lexicon/qualities", strength::DERIVED));
            }
        }
        // "pullout" names the event of "pull out", which is a synonym of "withdraw".
        let verb = Parts::of(Part::Verb);
        let itself = |word: Tagged<'a>| parts(word.1).meets(verb).then_some(word.0);
        let shared = |x: &str, y: &str| self.shares_class(x, y, verb).is_some();
        let (of_a, of_b) = (self.verbs_of(known_a), self.verbs_of(known_b));
        let by_verb = of_a
            .clone()
            .any(|x| itself(b).is_some_and(|y| shared(x, y)) || of_b.clone().any(|y| shared(x, y)))
            || itself(a).is_some_and(|x| of_b.clone().any(|y| shared(x, y)));
        by_verb.then(|| Evidence::new("lexicon/derived", strength::DERIVED))
    }

    /// Verbs whose event a word names.
    fn verbs_of<'s>(&'s self, known: Option<&'s Known>) -> impl Iterator<Item = &'s str> + Clone {
        let events = known.into_iter().flat_map(|known| &known.events);
        events.map(|&at| self.verbs[at].as_str())
    }

    fn same_in_wordnet(&self, a: Tagged, b: Tagged) -> Option<Evidence> {
        if self.excluded(a.0, b.0) {
            return None;
        }
        if self.in_wordnet(a, Link::Synonym, b) {
            return Some(Evidence::new("wordnet/synonyms", strength::WORDNET));
        }
        self.in_wordnet(a, Link::Derived, b)
            .then(|| Evidence::new("wordnet/derived", strength::DERIVED))
    }

    fn in_wordnet(&self, a: Tagged, link: Link, b: Tagged) -> bool {
        let (as_a, as_b) = (parts(a.1), parts(b.1));
        let mut links = self.wordnet.between(a.0, b.0);
        links.any(|(x, held, y)| {
            held == link && as_a.meets(Parts::of(x)) && as_b.meets(Parts::of(y))
        })
    }

    /// Whether two words exclude each other: an antonym pair, a pair of their synonyms, opposite relations, or
    /// antonyms of WordNet.
    pub fn opposed(&self, a: Tagged, b: Tagged) -> Option<Evidence> {
        if a.0 == b.0 {
            return None;
        }
        if self.excluded(a.0, b.0) {
            return Some(Evidence::new("lexicon/antonyms", strength::SYNONYM));
        }
        let (as_a, as_b) = (parts(a.1), parts(b.1));
        if self.shares_class(a.0, b.0, as_a.and(as_b)).is_some() {
            return None;
        }
        if self.relations_opposed(a.0, b.0) {
            return Some(Evidence::new("relations/opposite", strength::SYNONYM));
        }
        self.in_wordnet(a, Link::Antonym, b)
            .then(|| Evidence::new("wordnet/antonyms", strength::WORDNET))
    }

    fn excluded(&self, a: &str, b: &str) -> bool {
        self.both(a, b)
            .is_some_and(|pair| self.antonyms.contains(&pair))
    }

    fn relations_opposed(&self, a: &str, b: &str) -> bool {
        let relations = |word: &str| -> Vec<usize> {
            let ids = self.relations(word).map(|relation| relation.id.as_str());
            ids.filter_map(|id| self.relation_ids.get(id).copied())
                .collect()
        };
        let theirs = relations(b);
        relations(a)
            .iter()
            .any(|&x| theirs.iter().any(|&y| self.opposite.contains(&(x, y))))
    }

    /// Whether `wide` is a kind that `narrow` belongs to ("vehicle" and "car"), or what `narrow` tells implies what
    /// `wide` tells ("murder" and "kill").
    pub fn wider(&self, wide: Tagged, narrow: Tagged) -> Option<Evidence> {
        let numbers = self.both(narrow.0, wide.0);
        if numbers.is_some_and(|pair| self.kinds.contains(&pair)) {
            return Some(Evidence::new("lexicon/kinds", strength::KIND));
        }
        let implied = self
            .relations(narrow.0)
            .any(|x| self.relations(wide.0).any(|y| self.implies(&x.id, &y.id)));
        if implied {
            return Some(Evidence::new("relations/implies", strength::KIND));
        }
        self.in_wordnet(narrow, Link::Hypernym, wide)
            .then(|| Evidence::new("wordnet/hypernyms", strength::KIND))
    }

    /// Rungs of the first ladder on which both words stand, 0 the lowest.
    pub fn scale(&self, a: &str, b: &str) -> Option<(usize, usize)> {
        let (a, b) = (self.known(a)?, self.known(b)?);
        a.rungs.iter().find_map(|&(ladder, rung)| {
            let theirs = b.rungs.iter().find(|(other, _)| *other == ladder);
            theirs.map(|&(_, other)| (rung, other))
        })
    }
}

fn meet(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|x| b.contains(x))
}
