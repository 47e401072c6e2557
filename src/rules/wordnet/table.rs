//! The compiled table of words and the links between them: its layout, writing it, reading it in place.
//!
//! ```text
//! magic   8 bytes
//! n       u32            how many words
//! letters u32            bytes of all lemmas
//! starts  (n + 1) × u32  where each lemma begins among the letters
//! links   (n + 1) × u32  index of the first link of each word
//! parts   n × u8         part of speech of each word
//! lemmas  letters × u8   sorted by lemma, then part of speech
//! then for each link 3 bytes: 3 bits of relation, 21 bits of the other word
//! ```
//!
//! All numbers are little-endian. Reading allocates nothing; a word is found by binary search, or by a map of the spellings.

use std::cmp::Ordering;
use std::ops::Range;

/// Part of speech of a word of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Part {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl Part {
    fn code(self) -> u8 {
        match self {
            Self::Noun => 0,
            Self::Verb => 1,
            Self::Adjective => 2,
            Self::Adverb => 3,
        }
    }

    fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Noun,
            1 => Self::Verb,
            2 => Self::Adjective,
            _ => Self::Adverb,
        }
    }
}

/// How one word stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// They share their leading sense, or verb senses that belong together.
    Synonym,
    /// They exclude each other.
    Antonym,
    /// The other is what this one is a kind of.
    Hypernym,
    /// The other is the same event or quality in another part of speech.
    Derived,
}

impl Link {
    fn code(self) -> u32 {
        match self {
            Self::Synonym => 0,
            Self::Antonym => 1,
            Self::Hypernym => 2,
            Self::Derived => 3,
        }
    }

    fn of_code(code: u32) -> Self {
        match code {
            0 => Self::Synonym,
            1 => Self::Antonym,
            2 => Self::Hypernym,
            _ => Self::Derived,
        }
    }
}

/// A word to write: its lemma and part, and its links to other words of the list.
#[derive(Debug, Clone)]
pub struct Word {
    /// Lower case, words of a phrase parted by one blank.
    pub lemma: String,
    /// Part of speech.
    pub part: Part,
    /// Relation and index of the other word.
    pub links: Vec<(Link, usize)>,
}

const MAGIC: &[u8; 8] = b"xcwordn1";
const HEAD: usize = 16;
const INDEX_BITS: u32 = 21;

/// Lays out words that are sorted by lemma and part.
///
/// # Errors
/// The words are not sorted or too many for the layout.
pub fn encode(words: &[Word]) -> Result<Vec<u8>, &'static str> {
    if words.len() >= 1 << INDEX_BITS {
        return Err("too many words");
    }
    if !words.is_sorted_by(|a, b| (&a.lemma, a.part) < (&b.lemma, b.part)) {
        return Err("words are not in order");
    }
    let mut starts = Vec::new();
    let mut firsts = Vec::new();
    let mut letters: Vec<u8> = Vec::new();
    let mut links: Vec<u8> = Vec::new();
    for word in words {
        starts.extend((letters.len() as u32).to_le_bytes());
        firsts.extend((links.len() as u32 / 3).to_le_bytes());
        letters.extend(word.lemma.as_bytes());
        let mut codes: Vec<u32> = word
            .links
            .iter()
            .map(|&(link, other)| link.code() << INDEX_BITS | other as u32)
            .collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            links.extend(&code.to_le_bytes()[..3]);
        }
    }
    starts.extend((letters.len() as u32).to_le_bytes());
    firsts.extend((links.len() as u32 / 3).to_le_bytes());
    let mut out = MAGIC.to_vec();
    out.extend((words.len() as u32).to_le_bytes());
    out.extend((letters.len() as u32).to_le_bytes());
    out.extend(starts);
    out.extend(firsts);
    out.extend(words.iter().map(|word| word.part.code()));
    out.extend(letters);
    out.extend(links);
    Ok(out)
}

/// A table, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    len: usize,
    starts: &'a [u8],
    firsts: &'a [u8],
    parts: &'a [u8],
    letters: &'a str,
    links: &'a [u8],
}

impl<'a> Table<'a> {
    /// Reads the head of a table and checks that the parts fit its size; `None` for other bytes.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        if &head[..8] != MAGIC {
            return None;
        }
        let len = number(head, 2)?;
        let (starts, rest) = rest.split_at_checked((len + 1) * 4)?;
        let (firsts, rest) = rest.split_at_checked((len + 1) * 4)?;
        let (parts, rest) = rest.split_at_checked(len)?;
        let (letters, links) = rest.split_at_checked(number(head, 3)?)?;
        let fits = links.len() == number(firsts, len)? * 3;
        let letters = std::str::from_utf8(letters).ok()?;
        fits.then_some(Self {
            len,
            starts,
            firsts,
            parts,
            letters,
            links,
        })
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The word at an index.
    pub fn word(&self, at: usize) -> Option<(&'a str, Part)> {
        let lemma = self
            .letters
            .get(number(self.starts, at)?..number(self.starts, at + 1)?)?;
        Some((lemma, Part::of_code(*self.parts.get(at)?)))
    }

    /// Where a word stands.
    pub fn find(&self, lemma: &str, part: Part) -> Option<usize> {
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.word(middle)?.cmp(&(lemma, part)) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Where the words of a spelling stand, one for each part of speech.
    pub fn spelled(&self, lemma: &str) -> Range<usize> {
        let word = |at: usize| self.word(at).map(|(word, _)| word);
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let middle = usize::midpoint(low, high);
            if word(middle) < Some(lemma) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let same = (low..self.len).take_while(|&at| word(at) == Some(lemma));
        low..low + same.count()
    }

    /// The words that the word at `at` stands in this relation to, in order of the table.
    pub fn linked(&self, at: usize, link: Link) -> impl Iterator<Item = (&'a str, Part)> + use<'a> {
        let table = *self;
        self.others(at, link)
            .filter_map(move |other| table.word(other))
    }

    /// Their indices.
    pub fn others(&self, at: usize, link: Link) -> impl Iterator<Item = usize> + use<'a> {
        self.links(at)
            .filter(move |(held, _)| *held == link)
            .map(|(_, other)| other)
    }

    /// All links of the word at `at`, with the index of the other word.
    pub fn links(&self, at: usize) -> impl Iterator<Item = (Link, usize)> + use<'a> {
        self.links_to(at, 0..usize::MAX)
    }

    /// Those of them that lead to a word of `to`.
    #[inline]
    pub fn links_to(
        &self,
        at: usize,
        to: Range<usize>,
    ) -> impl Iterator<Item = (Link, usize)> + use<'a> {
        let first = number(self.firsts, at).unwrap_or(0) * 3;
        let end = number(self.firsts, at + 1).unwrap_or(0) * 3;
        let links = self.links.get(first..end).unwrap_or(&[]);
        links.as_chunks().0.iter().filter_map(move |&[a, b, c]| {
            let code = u32::from_le_bytes([a, b, c, 0]);
            let other = (code & ((1 << INDEX_BITS) - 1)) as usize;
            to.contains(&other)
                .then(|| (Link::of_code(code >> INDEX_BITS), other))
        })
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at * 4..at * 4 + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(lemma: &str, part: Part, links: &[(Link, usize)]) -> Word {
        Word {
            lemma: lemma.to_owned(),
            part,
            links: links.to_vec(),
        }
    }

    #[test]
    fn a_table_gives_back_what_was_written() {
        let bytes = encode(&[
            word("buy", Part::Verb, &[(Link::Antonym, 3), (Link::Synonym, 1)]),
            word("purchase", Part::Verb, &[(Link::Synonym, 0)]),
            word("sale", Part::Noun, &[(Link::Derived, 3)]),
            word(
                "sell",
                Part::Verb,
                &[(Link::Antonym, 0), (Link::Derived, 2)],
            ),
        ])
        .unwrap();
        let table = Table::read(&bytes).unwrap();
        assert_eq!(table.len(), 4);
        let sell = table.find("sell", Part::Verb).unwrap();
        let found: Vec<_> = table.linked(sell, Link::Derived).collect();
        assert_eq!(found, [("sale", Part::Noun)]);
        assert_eq!(table.find("sell", Part::Noun), None);
        assert_eq!(table.others(0, Link::Hypernym).count(), 0);
        assert_eq!(table.spelled("sell"), 3..4);
        assert!(table.spelled("sel").is_empty() && table.spelled("zoo").is_empty());
    }

    #[test]
    fn disorder_and_foreign_bytes_are_refused() {
        let unsorted = [word("b", Part::Noun, &[]), word("a", Part::Noun, &[])];
        assert!(encode(&unsorted).is_err());
        assert!(Table::read(b"nothing of the kind, though long enough").is_none());
        let good = encode(&[word("a", Part::Noun, &[])]).unwrap();
        assert!(Table::read(&good[..good.len() - 1]).is_none());
    }
}
