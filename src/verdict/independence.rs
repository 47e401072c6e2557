//! Which sources are one voice: texts that go back to one origin.
//!
//! Sentences are compared by their word triples (shingles, Broder 1997). A sentence of which most triples stand in
//! a sentence of another article is a copy; articles that share many copies are one group. Quotations alone do not make a
//! group: two reporters may quote the same speech, so only sentences without quotation marks count. A whole text told again word
//! for word is one origin, however short and whatever it quotes.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap as HashMap;

use super::finding::id_of;
use crate::claim::Reading;
use crate::document::{Block, BlockKind, Document, twins};

/// Fewest words that a sentence must have to be told a copy.
const WORDS: usize = 8;
/// Copied sentences from which on two articles go back to one origin…
const SENTENCES: usize = 3;
/// … if they also make up this share of the shorter article's sentences.
const SHARE: f64 = 0.25;

/// A number for each document: the lowest index of its group.
///
/// `copied` is the share of a sentence's triples that another must hold, 0 to 1. Where rules name a group for a source
/// (`named`), that decides.
pub fn groups(
    documents: &[Document],
    readings: &[Reading],
    copied: f64,
    named: &BTreeMap<String, String>,
) -> Vec<usize> {
    let sentences = Sentences::new(documents, readings);
    let copies = sentences.copies(copied);
    let mut group: Vec<usize> = (0..documents.len()).collect();
    for (d, own) in sentences.of.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for &e in own.iter().flat_map(|&s| &copies[s as usize]) {
            *shared.entry(e as usize).or_default() += 1;
        }
        shared.remove(&d);
        for (e, n) in shared {
            let shorter = own.len().min(sentences.of[e].len());
            if n >= SENTENCES && n as f64 >= SHARE * shorter as f64 {
                unite(&mut group, d, e);
            }
        }
    }
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    for (i, d) in documents.iter().enumerate() {
        if let Some(text) = folded(d) {
            unite(&mut group, *same.entry(text).or_insert(i), i);
        }
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, d) in documents.iter().enumerate() {
        if let Some(name) = named.get(&d.key) {
            let of = *first.entry(name).or_insert(i);
            unite(&mut group, of, i);
        }
    }
    (0..group.len()).map(|i| root(&group, i)).collect()
}

/// The sentences of a run, each but once, whoever tells it.
struct Sentences {
    /// Hashes of the word triples of each.
    shingles: Vec<BTreeSet<u64>>,
    /// Articles that tell each, in order.
    told_by: Vec<Vec<u32>>,
    /// Sentences of each article, in order; none of an article that is the same to read as one before it.
    of: Vec<Vec<u32>>,
}

impl Sentences {
    fn new(documents: &[Document], readings: &[Reading]) -> Self {
        let twins = twins(documents);
        let mut known: HashMap<&str, Option<u32>> = HashMap::default();
        let (mut all, mut told_by, mut of) = (Vec::new(), Vec::<Vec<u32>>::new(), Vec::new());
        for (d, (document, reading)) in documents.iter().zip(readings).enumerate() {
            let mut own = Vec::new();
            for s in reading.sentences.iter().filter(|_| twins[d] == d) {
                let Some(words) = document.text.get(s.span.start..s.span.end) else {
                    continue;
                };
                let id = *known.entry(words).or_insert_with(|| {
                    all.push(shingles(words)?);
                    told_by.push(Vec::new());
                    Some(all.len() as u32 - 1)
                });
                let Some(id) = id else { continue };
                own.push(id);
                let tellers = &mut told_by[id as usize];
                if tellers.last() != Some(&(d as u32)) {
                    tellers.push(d as u32);
                }
            }
            of.push(own);
        }
        Self {
            shingles: all,
            told_by,
            of,
        }
    }

    /// For each sentence the articles that tell it or one that holds the share `copied` of its triples, in order.
    fn copies(&self, copied: f64) -> Vec<Vec<u32>> {
        let mut holders: HashMap<u64, Vec<u32>> = HashMap::default();
        for (s, set) in (0u32..).zip(&self.shingles) {
            for &h in set {
                holders.entry(h).or_default().push(s);
            }
        }
        let mut met = vec![0usize; self.shingles.len()];
        let like = |set: &BTreeSet<u64>| -> Vec<u32> {
            let mut touched = Vec::new();
            for &s in set.iter().flat_map(|h| &holders[h]) {
                if met[s as usize] == 0 {
                    touched.push(s);
                }
                met[s as usize] += 1;
            }
            let mut tellers = Vec::new();
            for s in touched {
                let n = std::mem::take(&mut met[s as usize]);
                if n as f64 >= copied * set.len() as f64 {
                    tellers.extend(&self.told_by[s as usize]);
                }
            }
            tellers.sort_unstable();
            tellers.dedup();
            tellers
        };
        self.shingles.iter().map(like).collect()
    }
}

/// The words of an article without its headline, however short; those of the headline where there is no more.
fn folded(document: &Document) -> Option<String> {
    let words = |wanted: fn(&Block) -> bool| -> String {
        let blocks = document.article().filter(|b| wanted(b));
        let text = blocks.filter_map(|b| document.text.get(b.span.start..b.span.end));
        text.flat_map(words).collect::<Vec<_>>().join(" ")
    };
    let body = words(|b| b.kind != BlockKind::Title);
    let all = if body.is_empty() {
        words(|_| true)
    } else {
        body
    };
    (!all.is_empty()).then_some(all)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn root(group: &[usize], mut i: usize) -> usize {
    while group[i] != i {
        i = group[i];
    }
    i
}

fn unite(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}

/// Hashes of the word triples; `None` for a short sentence or one that quotes.
fn shingles(sentence: &str) -> Option<BTreeSet<u64>> {
    if sentence.contains(['"', '“', '”', '„', '«']) {
        return None;
    }
    let words: Vec<String> = words(sentence).collect();
    (words.len() >= WORDS).then(|| {
        words
            .windows(3)
            .map(|w| id_of(blake3::hash(w.join(" ").as_bytes())))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_by_their_lowest_member() {
        let mut group = vec![0, 1, 2, 3];
        unite(&mut group, 3, 1);
        unite(&mut group, 2, 3);
        assert_eq!(
            (0..4).map(|i| root(&group, i)).collect::<Vec<_>>(),
            [0, 1, 1, 1]
        );
    }

    #[test]
    fn the_same_text_is_one_origin_however_short() {
        let said = [
            "The kiln is cold.",
            "THE KILN  is cold",
            "The kiln is warm.",
            "“Out,” she said.",
            "“Out,” she said.",
        ];
        let documents: Vec<Document> = said
            .iter()
            .enumerate()
            .map(|(i, text)| crate::document::plain(&i.to_string(), text))
            .collect();
        let readings = vec![Reading::default(); documents.len()];
        let found = groups(&documents, &readings, 0.8, &BTreeMap::new());
        assert_eq!(found, [0, 0, 2, 3, 3]);
    }

    #[test]
    fn a_quoting_sentence_gives_no_shingles() {
        assert!(shingles("“We will go on until the last bridge is built,” he said").is_none());
        assert!(shingles("The council voted on Monday to close the old bridge").is_some());
    }
}
