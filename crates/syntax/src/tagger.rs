//! Parts of speech: an averaged perceptron (Collins 2002) that tags from left to right.
//!
//! In: the words of a sentence. Out: for each an index into the list of [`Tags`], which pairs a universal tag with a
//! Penn tag. What always holds: each decision sees the words around and the two tags decided before, nothing else.

use super::hash::key;
use super::linear::{Memo, Score};
use super::words::Word;
use crate::Upos;

/// How many features a decision has.
pub const TEMPLATES: usize = 51;

/// The pairs of tags that the model knows; a class of the tagger is an index into it.
#[derive(Debug, Clone, Default)]
pub struct Tags {
    pairs: Vec<(Upos, &'static str)>,
}

impl Tags {
    /// The pairs in the order of the classes, at most 250 of them.
    pub fn new(pairs: Vec<(Upos, &'static str)>) -> Self {
        Self { pairs }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The pair of a class; what is not in the list reads as `X`.
    pub fn get(&self, class: u8) -> (Upos, &'static str) {
        self.pairs
            .get(class as usize)
            .copied()
            .unwrap_or((Upos::X, "FW"))
    }

    /// The class of a pair.
    pub fn class(&self, upos: Upos, xpos: &str) -> Option<u8> {
        let same = self.pairs.iter().position(|pair| *pair == (upos, xpos));
        same.map(|at| at as u8)
    }
}

/// The features of the word at `at`, given the classes decided before it.
pub fn features(words: &[Word], classes: &[u8], at: usize, out: &mut [u64; TEMPLATES]) {
    let edge = Word::default();
    let word = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|i| words.get(i))
            .unwrap_or(&edge)
    };
    let class = |back: usize| {
        at.checked_sub(back)
            .and_then(|i| classes.get(i))
            .map_or(255, |c| u64::from(*c))
    };
    let (w, before, before2, next, next2) = (word(0), word(-1), word(-2), word(1), word(2));
    let (t1, t2) = (class(1), class(2));
    let first = u64::from(at == 0);
    let capital = u64::from(w.capital) | first << 1;
    let near = |w: &Word| u64::from(w.capital) | u64::from(w.folded == 0) << 1;
    let around = near(before) | near(next) << 2 | near(next2) << 4 | near(before2) << 6;

    let mut at = 0;
    let mut add = |values: &[u64]| {
        out[at] = key(at as u64, values);
        at += 1;
    };
    add(&[]);
    add(&[w.folded]);
    add(&[w.folded, capital]);
    for prefix in w.prefixes {
        add(&[prefix]);
    }
    for suffix in w.suffixes {
        add(&[suffix, capital]);
    }
    add(&[w.shape, first]);
    add(&[w.shape, w.suffixes[2]]);
    add(&[capital, around]);
    add(&[t1]);
    add(&[t2]);
    add(&[t1, t2]);
    add(&[t1, w.folded]);
    add(&[t1, t2, w.folded]);
    add(&[t1, w.suffixes[2]]);
    add(&[t1, w.suffixes[1], capital]);
    add(&[before.folded]);
    add(&[before.folded, t1]);
    add(&[before2.folded]);
    add(&[next.folded]);
    add(&[next2.folded]);
    add(&[before.suffixes[2]]);
    add(&[next.suffixes[2]]);
    add(&[next.suffixes[1]]);
    add(&[next2.suffixes[2]]);
    add(&[before.folded, w.folded]);
    add(&[w.folded, next.folded]);
    add(&[before.folded, next.folded]);
    add(&[before2.folded, before.folded, w.folded]);
    add(&[w.folded, next.folded, next2.folded]);
    add(&[before.folded, w.folded, next.folded]);
    add(&[t1, next.suffixes[2]]);
    add(&[t1, w.folded, next.folded]);
    add(&[w.suffixes[2], next.suffixes[2]]);
    add(&[t1, t2, w.suffixes[2]]);
    add(&[w.suffixes[2], capital, around]);
    add(&[t1, w.suffixes[2], next.folded]);
    add(&[w.kinds]);
    add(&[w.kinds, capital]);
    add(&[w.kinds, t1]);
    add(&[w.kinds, t1, t2]);
    add(&[w.kinds, next.kinds]);
    add(&[w.kinds, t1, next.kinds]);
    add(&[w.kinds, w.suffixes[2]]);
    add(&[w.folded, next.kinds]);
    add(&[w.kinds, next.folded]);
    debug_assert_eq!(at, TEMPLATES);
}

/// Frequent words that have one class wherever they stand, which then need no scoring: hashes of folded forms, each with
/// its class, sorted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sure<'a> {
    entries: &'a [[u8; 9]],
}

impl<'a> Sure<'a> {
    /// Reads what [`Self::write`] wrote; `None` if the length does not fit.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks();
        rest.is_empty().then_some(Self { entries })
    }

    /// Lays out words and their classes.
    pub fn write(words: &std::collections::BTreeMap<u64, u8>) -> Vec<u8> {
        let entry = |(word, class): (&u64, &u8)| {
            let mut out = [*class; 9];
            out[..8].copy_from_slice(&word.to_be_bytes());
            out
        };
        words.iter().flat_map(entry).collect()
    }

    /// The class of a word that has but one.
    pub fn class(&self, folded: u64) -> Option<u8> {
        let key = folded.to_be_bytes();
        let at = self.entries.binary_search_by(|e| e[..8].cmp(&key)).ok()?;
        Some(self.entries[at][8])
    }
}

/// Tags a sentence. `allowed` says whether a class may be given to a word: how known names guide the tagger.
/// `memo` is one of the model.
pub fn tag(
    model: &impl Score,
    memo: &mut Memo,
    sure: Sure<'_>,
    tags: &Tags,
    words: &[Word],
    allowed: impl Fn(usize, u8) -> bool,
) -> Vec<u8> {
    let mut classes = Vec::with_capacity(words.len());
    let mut keys = [0; TEMPLATES];
    let mut scores = vec![0.0; tags.len()];
    for (at, word) in words.iter().enumerate() {
        // A capital inside a sentence may make a name of any word.
        let told = (!word.capital || at == 0).then(|| sure.class(word.folded));
        if let Some(class) = told.flatten().filter(|&class| allowed(at, class)) {
            classes.push(class);
            continue;
        }
        features(words, &classes, at, &mut keys);
        model.score(&keys, memo, &mut scores);
        let best = (0..tags.len() as u8).filter(|&class| allowed(at, class));
        let best = best.max_by(|&a, &b| {
            scores[a as usize]
                .total_cmp(&scores[b as usize])
                .then(b.cmp(&a))
        });
        classes.push(best.unwrap_or(0));
    }
    classes
}
