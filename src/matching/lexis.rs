//! What matching asks of the rules about words, whatever their part of speech.

use std::borrow::Cow;

use crate::rules::lexicon::{Entry, Lexicon};

/// Knowledge of words: synonyms, opposites, degrees, relation rules.
///
/// All words are lemmas or phrases of lemmas, lower case.
pub trait Lexis: Sync {
    /// The word that stands for all of its synonyms and derived forms in an index.
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str>;
    /// Where the word stands in what is known.
    fn entry(&self, word: &str) -> Entry;
    /// Whether two words that are not equal may stand in any relation; where not, [`same`](Self::same), [`wider`](Self::wider) and
    /// [`opposed`](Self::opposed) need not be asked.
    fn may_relate(&self, a: Entry, b: Entry) -> bool;
    /// Whether the two say the same in news, or name the same event as verb and noun.
    fn same(&self, a: &str, b: &str) -> bool;
    /// Whether `wide` is a kind that `narrow` belongs to ("vehicle" and "car").
    fn wider(&self, wide: &str, narrow: &str) -> bool;
    /// Whether the two exclude each other ("open" and "closed").
    fn opposed(&self, a: &str, b: &str) -> bool;
    /// Rungs of the first ladder on which both stand.
    fn rungs(&self, a: &str, b: &str) -> Option<(usize, usize)>;
    /// Whether the relation's rule says that `slot` holds one value at a time.
    fn single(&self, relation: &str, slot: &str) -> bool;
    /// Whether the word carries no content for matching.
    fn stop(&self, word: &str) -> bool;
}

impl Lexis for Lexicon {
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(Lexicon::canonical(self, word, None))
    }

    fn entry(&self, word: &str) -> Entry {
        Lexicon::entry(self, word)
    }

    fn may_relate(&self, a: Entry, b: Entry) -> bool {
        Lexicon::may_relate(self, a, b)
    }

    fn same(&self, a: &str, b: &str) -> bool {
        Lexicon::same(self, (a, None), (b, None)).is_some_and(|evidence| evidence.is_of_sameness())
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

/// Knows no word: two are the same where they are spelled the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct SpellingOnly;

impl Lexis for SpellingOnly {
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
    fn entry(&self, _: &str) -> Entry {
        Entry::default()
    }
    fn may_relate(&self, _: Entry, _: Entry) -> bool {
        false
    }
    fn same(&self, a: &str, b: &str) -> bool {
        a == b
    }
    fn wider(&self, _: &str, _: &str) -> bool {
        false
    }
    fn opposed(&self, _: &str, _: &str) -> bool {
        false
    }
    fn rungs(&self, _: &str, _: &str) -> Option<(usize, usize)> {
        None
    }
    fn single(&self, _: &str, _: &str) -> bool {
        false
    }
    fn stop(&self, _: &str) -> bool {
        false
    }
}
