//! Which sources are one voice: texts that go back to one origin.
//!
//! Sentences are compared by their word triples (shingles, Broder 1997). A sentence of which most triples stand in
//! a sentence of another article is a copy; articles that share many copies are one group. Quotations alone do not make a
//! group: two reporters may quote the same speech, so only sentences without quotation marks count. A whole text told again word
//! for word is one origin, however short and whatever it quotes.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap as HashMap;

use crate::claim::Reading;
use crate::document::{Block, BlockKind, Document};

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
    let sentences: Vec<Vec<BTreeSet<u64>>> = documents
        .iter()
        .zip(readings)
        .map(|(d, r)| {
            r.sentences
                .iter()
                .filter_map(|s| shingles(d.text.get(s.span.start..s.span.end)?))
                .collect()
        })
        .collect();
    let mut holders: HashMap<u64, Vec<(u32, u32)>> = HashMap::default();
    for (d, list) in sentences.iter().enumerate() {
        for (s, set) in list.iter().enumerate() {
            for &h in set {
                holders.entry(h).or_default().push((d as u32, s as u32));
            }
        }
    }
    let mut copies: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (d, list) in sentences.iter().enumerate() {
        for set in list {
            let mut met: BTreeMap<(u32, u32), usize> = BTreeMap::new();
            for h in set {
                for &at in &holders[h] {
                    if at.0 as usize != d {
                        *met.entry(at).or_default() += 1;
                    }
                }
            }
            let partners: BTreeSet<usize> = met
                .into_iter()
                .filter(|(_, n)| *n as f64 >= copied * set.len() as f64)
                .map(|((e, _), _)| e as usize)
                .collect();
            for e in partners {
                *copies.entry((d, e)).or_default() += 1;
            }
        }
    }
    let mut group: Vec<usize> = (0..documents.len()).collect();
    for (&(d, e), &n) in &copies {
        let shorter = sentences[d].len().min(sentences[e].len());
        if n >= SENTENCES && n as f64 >= SHARE * shorter as f64 {
            unite(&mut group, d, e);
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
            .map(|w| {
                let hash = blake3::hash(w.join(" ").as_bytes());
                let mut bytes = [0; 8];
                bytes.copy_from_slice(&hash.as_bytes()[..8]);
                u64::from_le_bytes(bytes)
            })
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
