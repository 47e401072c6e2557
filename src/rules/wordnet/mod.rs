//! Relations between English words, from Princeton WordNet 3.0, compiled into a table in the binary.
//!
//! In: a lemma, lower case, and its part of speech. Out: its synonyms, antonyms, wider kinds and derived forms, each
//! O(log n). The table holds only links between the leading senses of frequent words, so that a rare sense does not
//! join unrelated words; `cargo xtask wordnet` makes it and says by which measure. What a rule file says of two
//! words comes before it: see [`crate::rules::lexicon`]. The embedded table is read in place.

mod table;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap as HashMap;

pub use table::{Link, Part, Table, Word, encode};

/// What findings call this source of knowledge.
pub const PROVENANCE: &str = "wordnet";

static BYTES: &[u8] = include_bytes!("../../../models/wordnet.bin");
static EMBEDDED: LazyLock<WordNet> = LazyLock::new(|| WordNet {
    table: Table::read(BYTES),
});

/// Spellings that a thread remembers the places of.
const MOST_ASKED: usize = 1 << 16;

thread_local! {
    /// Where spellings stand in the table that ships: news repeats its words, and asks for pairs of them by the million.
    static ASKED: RefCell<HashMap<Box<str>, Spelled>> = RefCell::new(HashMap::default());
}

/// Relations between words.
#[derive(Debug)]
pub struct WordNet {
    table: Option<Table<'static>>,
}

/// Where the words of one spelling stand in the table, one for each part of speech.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spelled {
    start: u32,
    end: u32,
}

impl Spelled {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl WordNet {
    /// The table that ships.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// How many words it knows.
    pub fn len(&self) -> usize {
        self.table.map_or(0, |table| table.len())
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it knows the word.
    pub fn knows(&self, lemma: &str, part: Part) -> bool {
        self.table
            .is_some_and(|table| table.find(lemma, part).is_some())
    }

    /// Where the words of this spelling stand, one for each part of speech; empty for one that it does not know.
    pub fn spelled(&self, lemma: &str) -> Spelled {
        let Some(table) = self.table else {
            return Spelled::default();
        };
        ASKED.with_borrow_mut(|asked| {
            if let Some(&found) = asked.get(lemma) {
                return found;
            }
            if asked.len() >= MOST_ASKED {
                asked.clear();
            }
            let found = table.spelled(lemma);
            let found = Spelled {
                start: found.start as u32,
                end: found.end as u32,
            };
            asked.insert(lemma.into(), found);
            found
        })
    }

    /// Whether a word of the one spelling links to one of the other.
    pub fn links(&self, from: Spelled, to: Spelled) -> bool {
        self.table.filter(|_| !to.is_empty()).is_some_and(|table| {
            { from.range() }.any(|at| table.links_to(at, to.range()).next().is_some())
        })
    }

    /// Words of the same leading sense.
    pub fn synonyms(&self, lemma: &str, part: Part) -> impl Iterator<Item = &'static str> {
        self.linked(lemma, part, Link::Synonym)
            .map(|(lemma, _)| lemma)
    }

    /// Words that exclude it.
    pub fn antonyms(&self, lemma: &str, part: Part) -> impl Iterator<Item = &'static str> {
        self.linked(lemma, part, Link::Antonym)
            .map(|(lemma, _)| lemma)
    }

    /// What it is a kind of, up to four levels, the most general kinds left out.
    pub fn hypernyms(&self, lemma: &str, part: Part) -> impl Iterator<Item = &'static str> {
        self.linked(lemma, part, Link::Hypernym)
            .map(|(lemma, _)| lemma)
    }

    /// The same event or quality in another part of speech ("withdraw" and "withdrawal").
    pub fn derived(&self, lemma: &str, part: Part) -> impl Iterator<Item = (&'static str, Part)> {
        self.linked(lemma, part, Link::Derived)
    }

    /// How `a` stands to `b`, as each part of speech of either.
    pub fn between(&self, a: &str, b: &str) -> impl Iterator<Item = (Part, Link, Part)> + use<> {
        let from = self.spelled(a);
        // Most words are asked for in vain: the second one only where the first is known.
        let to = if from.is_empty() {
            Spelled::default()
        } else {
            self.spelled(b)
        };
        let table = self.table.filter(|_| !to.is_empty());
        table.into_iter().flat_map(move |table| {
            // Few links lead there: only of those the words are looked up.
            let there = from.range().flat_map(move |at| {
                let links = table.links_to(at, to.range());
                links.map(move |held| (at, held))
            });
            there.filter_map(move |(at, (link, other))| {
                let (_, as_a) = table.word(at)?;
                let (_, as_b) = table.word(other)?;
                Some((as_a, link, as_b))
            })
        })
    }

    fn linked(
        &self,
        lemma: &str,
        part: Part,
        link: Link,
    ) -> impl Iterator<Item = (&'static str, Part)> + use<> {
        let found = self
            .table
            .and_then(|table| Some((table, table.find(lemma, part)?)));
        found
            .into_iter()
            .flat_map(move |(table, at)| table.linked(at, link))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has<T: PartialEq>(mut words: impl Iterator<Item = T>, word: &T) -> bool {
        words.any(|w| w == *word)
    }

    #[test]
    fn the_table_that_ships_is_read_and_small() {
        assert!(WordNet::embedded().len() > 20_000);
        assert!(BYTES.len() <= 2 << 20, "{} bytes", BYTES.len());
    }

    #[test]
    fn it_knows_common_relations() {
        let net = WordNet::embedded();
        assert!(has(net.synonyms("purchase", Part::Verb), &"buy"));
        assert!(has(net.antonyms("dangerous", Part::Adjective), &"safe"));
        assert!(has(net.antonyms("buy", Part::Verb), &"sell"));
        assert!(has(net.hypernyms("car", Part::Noun), &"vehicle"));
        assert!(has(
            net.derived("withdrawal", Part::Noun),
            &("withdraw", Part::Verb)
        ));
        assert!(has(
            net.derived("withdraw", Part::Verb),
            &("withdrawal", Part::Noun)
        ));
    }

    #[test]
    fn links_between_two_spellings_name_their_parts() {
        let found: Vec<_> = WordNet::embedded().between("attack", "attack").collect();
        assert!(found.contains(&(Part::Noun, Link::Derived, Part::Verb)));
        assert_eq!(WordNet::embedded().between("attack", "teapot").count(), 0);
    }

    #[test]
    fn rare_senses_and_widest_kinds_are_left_out() {
        let net = WordNet::embedded();
        assert!(!has(net.hypernyms("dog", Part::Noun), &"entity"));
        assert!(!has(net.synonyms("bank", Part::Noun), &"cant"));
        assert_eq!(net.synonyms("xyzzy", Part::Noun).count(), 0);
    }

    #[test]
    fn links_that_go_both_ways_do() {
        let net = WordNet::embedded();
        let table = net.table.unwrap();
        for at in 0..table.len() {
            for link in [Link::Synonym, Link::Antonym, Link::Derived] {
                for other in table.others(at, link) {
                    assert!(
                        table.others(other, link).any(|back| back == at),
                        "{:?} {link:?} {:?}",
                        table.word(at),
                        table.word(other)
                    );
                }
            }
        }
    }
}
