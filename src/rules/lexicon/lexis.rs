//! The lexicon as matching asks it: without parts of speech.

use std::borrow::Cow;

use super::{Lexicon, strength};
use crate::matching::Lexis;

impl Lexis for Lexicon {
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(Lexicon::canonical(self, word, None))
    }

    fn knows(&self, word: &str) -> bool {
        self.known.contains_key(word)
            || self.relation_ids.contains_key(word)
            || self.wordnet.spells(word)
    }

    fn same(&self, a: &str, b: &str) -> bool {
        Lexicon::same(self, (a, None), (b, None))
            .is_some_and(|evidence| evidence.strength >= strength::WORDNET)
    }

    fn wider(&self, wide: &str, narrow: &str) -> bool {
        Lexicon::wider(self, (wide, None), (narrow, None)).is_some()
    }

    fn opposed(&self, a: &str, b: &str) -> bool {
        Lexicon::opposed(self, (a, None), (b, None)).is_some()
    }

    fn rungs(&self, a: &str, b: &str) -> Option<(usize, usize)> {
        self.scale(a, b)
    }

    fn single(&self, relation: &str, slot: &str) -> bool {
        self.relations(relation)
            .any(|relation| relation.single.iter().any(|single| single.name() == slot))
    }

    fn stop(&self, word: &str) -> bool {
        self.is_stop(word)
    }
}
