//! How alike two words are: the inner measure of `SoftTFIDF` (Cohen, Ravikumar & Fienberg 2003).
//!
//! Equal words count 1, words that the rules hold to be the same .9, a kind and its member .7; else Jaro-Winkler, where
//! it passes the threshold. Each thread remembers the pairs it has seen: news repeats its words.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Lexis;

/// Shortest word, in bytes, that may be matched by its spelling alone.
const SPELLED: usize = 5;
/// Pairs a thread remembers before it starts afresh (24 bytes each).
const REMEMBERED: usize = 1 << 20;

/// Pairs of keys with their similarity, of one run.
#[derive(Default)]
struct Memory {
    run: usize,
    pairs: HashMap<(u32, u32), f32>,
}

thread_local! {
    static SEEN: RefCell<Memory> = RefCell::default();
}

/// Similarity of words, 0 to 1.
pub(super) struct Similarity<'a> {
    lexis: &'a dyn Lexis,
    threshold: f64,
    /// Tells one run's keys from another's in a thread's memory.
    run: usize,
}

impl<'a> Similarity<'a> {
    pub(super) fn new(lexis: &'a dyn Lexis, threshold: f64) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static RUNS: AtomicUsize = AtomicUsize::new(1);
        Self {
            lexis,
            threshold,
            run: RUNS.fetch_add(1, Ordering::Relaxed),
        }
    }

    pub(super) fn lexis(&self) -> &'a dyn Lexis {
        self.lexis
    }

    /// Of two keys with their texts.
    pub(super) fn of(&self, a: (u32, &str), b: (u32, &str)) -> f32 {
        if a.0 == b.0 {
            return 1.0;
        }
        let (a, b) = if a.0 < b.0 { (a, b) } else { (b, a) };
        SEEN.with_borrow_mut(|seen| {
            if seen.run != self.run || seen.pairs.len() > REMEMBERED {
                seen.pairs.clear();
                seen.run = self.run;
            }
            *seen
                .pairs
                .entry((a.0, b.0))
                .or_insert_with(|| self.measure(a.1, b.1))
        })
    }

    fn measure(&self, a: &str, b: &str) -> f32 {
        let marked = |s: &str| s.starts_with(['@', '#']);
        if marked(a) || marked(b) {
            return 0.0;
        }
        if self.lexis.opposed(a, b) {
            return 0.0;
        }
        if self.lexis.same(a, b) {
            return 0.9;
        }
        if self.lexis.wider(a, b) || self.lexis.wider(b, a) {
            return 0.7;
        }
        if a.len() < SPELLED || b.len() < SPELLED {
            return 0.0;
        }
        let spelled = strsim::jaro_winkler(a, b);
        if spelled >= self.threshold {
            (spelled * 0.9) as f32
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Unlettered;

    #[test]
    fn spelling_counts_for_long_words_only() {
        let s = Similarity::new(&Unlettered, 0.92);
        assert!(s.of((0, "organisation"), (1, "organization")) > 0.8);
        assert!(s.of((2, "cast"), (3, "cash")) < f32::EPSILON);
        assert!(s.of((4, "@kabul"), (5, "@kabulov")) < f32::EPSILON);
    }
}
