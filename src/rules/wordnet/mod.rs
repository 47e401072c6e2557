//! Relations between English words, from Princeton WordNet 3.0, compiled into a table in the binary.
//!
//! In: a lemma, lower case, and its part of speech. Out: its synonyms, antonyms, wider kinds and derived forms, each
//! O(log n). The table holds only links between the leading senses of frequent words, so that a rare sense does not
//! join unrelated words; `cargo xtask wordnet` makes it and says by which measure. What a rule file says of two
//! words comes before it: see [`crate::rules::lexicon`]. The embedded table is read in place.

mod table;

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap as HashMap;

pub use table::{Link, Part, Table, Word, encode};

/// What findings call this source of knowledge.
pub const PROVENANCE: &str = "wordnet";

static BYTES: &[u8] = include_bytes!("../../../models/wordnet.bin");
static EMBEDDED: LazyLock<WordNet> = LazyLock::new(|| WordNet {
    table: Table::read(BYTES),
    spellings: OnceLock::new(),
});

/// Relations between words.
#[derive(Debug, Clone)]
pub struct WordNet {
    table: Option<Table<'static>>,
    /// Where the words of each spelling stand: pairs of words are asked for by the million.
    spellings: OnceLock<HashMap<&'static str, Range<u32>>>,
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

    /// Whether it knows the word as any part of speech.
    pub fn spells(&self, lemma: &str) -> bool {
        self.table
            .is_some_and(|table| !self.spelled(table, lemma).is_empty())
    }

    /// Where the words of this spelling stand, one for each part of speech.
    fn spelled(&self, table: Table<'static>, lemma: &str) -> Range<usize> {
        let spellings = self.spellings.get_or_init(|| table.spellings());
        let found = spellings.get(lemma).cloned().unwrap_or_default();
        found.start as usize..found.end as usize
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
        let found = self.table.and_then(|table| {
            let (from, to) = (self.spelled(table, a), self.spelled(table, b));
            (!to.is_empty()).then_some((table, from, to))
        });
        found.into_iter().flat_map(|(table, from, to)| {
            let links = from.flat_map(move |at| table.links(at).map(move |held| (at, held)));
            // Few links lead there: only of those the words are looked up.
            let there = links.filter(move |(_, (_, other))| to.contains(other));
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
