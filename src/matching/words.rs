//! How alike two words are: the inner measure of `SoftTFIDF` (Cohen, Ravikumar & Fienberg 2003).
//!
//! Equal words count 1, words that the rules hold to be the same .9, a kind and its member .7; else Jaro-Winkler, where
//! it passes the threshold. Most pairs of words are told apart by their letters alone, from a bound that no spelling can
//! pass; each thread remembers what it measured of the others: news repeats its words.

use std::cell::RefCell;

use super::Lexis;
use crate::rules::lexicon::Entry;

/// Shortest word, in bytes, that may be matched by its spelling alone.
const SPELLED: u8 = 5;
/// Pairs a thread has room for at first (16 bytes each).
const FIRST: usize = 1 << 10;
/// And at most; a newer pair takes the place of an older one.
const MOST: usize = 1 << 18;

/// A pair of keys of one run, with its similarity.
#[derive(Debug, Clone, Copy, Default)]
struct Remembered {
    pair: (u32, u32),
    run: u32,
    likeness: f32,
}

/// What a thread remembers.
#[derive(Debug)]
struct Memory {
    places: Vec<Remembered>,
    /// How often a pair was put in a place since the last were made.
    stored: usize,
}

impl Memory {
    /// Makes room before it gets tight, so that a small run pays for a small table. What was remembered is measured anew.
    fn make_room(&mut self) {
        if self.stored >= self.places.len() / 2 && self.places.len() < MOST {
            let size = (self.places.len() * 4).max(FIRST);
            self.places = vec![Remembered::default(); size];
            self.stored = 0;
        }
    }
}

thread_local! {
    static SEEN: RefCell<Memory> = const { RefCell::new(Memory { places: Vec::new(), stored: 0 }) };
}

/// What tells two words apart at a glance.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordShape {
    /// Which letters it has; of other alphabets, and of digits, several share a bit.
    letters: u32,
    /// Bytes, up to 255.
    length: u8,
    /// Characters, up to 255.
    chars: u8,
    /// Whether it is an entity or a figure, which are like themselves alone.
    marked: bool,
    /// Where it stands in what the rules know.
    entry: Entry,
}

impl WordShape {
    pub(super) fn of(word: &str, lexis: &dyn Lexis) -> Self {
        let bit = |c: char| match c {
            'a'..='z' => 1u32 << (c as u32 - 'a' as u32),
            _ => 1 << (26 + c as u32 % 6),
        };
        let marked = word.starts_with(['@', '#']);
        Self {
            letters: word.chars().fold(0, |all, c| all | bit(c)),
            length: word.len().min(255) as u8,
            chars: word.chars().count().min(255) as u8,
            marked,
            entry: if marked {
                Entry::default()
            } else {
                lexis.entry(word)
            },
        }
    }

    /// Whether the rules may know the word.
    pub(super) fn known(self) -> bool {
        self.entry.is_known()
    }

    /// Whether two words can be spelled so much alike that Jaro-Winkler passes `threshold`.
    ///
    /// A letter that only one word has is matched by none, so at most `m` letters match, Jaro's measure is at most
    /// `(m / |a| + m / |b| + 1) / 3`, and a shared start of four letters adds at most .4 of what lacks to 1.
    fn spells(self, other: Self, threshold: f32) -> bool {
        if self.length < SPELLED || other.length < SPELLED {
            return false;
        }
        let alone = |x: Self, y: Self| {
            x.chars
                .saturating_sub((x.letters & !y.letters).count_ones() as u8)
        };
        let both = f32::from(alone(self, other).min(alone(other, self)));
        let ratio = |x: Self| both / f32::from(x.chars.max(1));
        let jaro = (ratio(self).min(1.0) + ratio(other).min(1.0) + 1.0) / 3.0;
        self.chars == u8::MAX
            || other.chars == u8::MAX
            || jaro + 0.4 * (1.0 - jaro) >= threshold - 1e-4
    }
}

/// Similarity of words, 0 to 1.
pub(super) struct Similarity<'a> {
    lexis: &'a dyn Lexis,
    threshold: f64,
    /// Tells one run's keys from another's in a thread's memory.
    run: u32,
}

impl<'a> Similarity<'a> {
    pub(super) fn new(lexis: &'a dyn Lexis, threshold: f64) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static RUNS: AtomicU32 = AtomicU32::new(1);
        Self {
            lexis,
            threshold,
            run: RUNS.fetch_add(1, Ordering::Relaxed),
        }
    }

    pub(super) fn lexis(&self) -> &'a dyn Lexis {
        self.lexis
    }

    /// Whether two words that are not equal can be alike at all.
    pub(super) fn possible(&self, a: WordShape, b: WordShape) -> bool {
        let known = a.known() && b.known();
        !(a.marked || b.marked) && (known || a.spells(b, self.threshold as f32))
    }

    /// Of two words that are not equal, with their numbers in this run.
    pub(super) fn of(&self, a: (u32, &str, WordShape), b: (u32, &str, WordShape)) -> f32 {
        let (a, b) = if a.0 < b.0 { (a, b) } else { (b, a) };
        let pair = (a.0, b.0);
        let mixed = (u64::from(a.0) << 32 | u64::from(b.0)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        SEEN.with_borrow_mut(|seen| {
            seen.make_room();
            let size = seen.places.len();
            let place = &mut seen.places[(mixed >> 40) as usize % size];
            if place.run != self.run || place.pair != pair {
                *place = Remembered {
                    pair,
                    run: self.run,
                    likeness: self.measure((a.1, a.2), (b.1, b.2)),
                };
                seen.stored += 1;
            }
            place.likeness
        })
    }

    fn measure(&self, (a, of_a): (&str, WordShape), (b, of_b): (&str, WordShape)) -> f32 {
        if self.lexis.may_relate(of_a.entry, of_b.entry) {
            if self.lexis.opposed(a, b) {
                return 0.0;
            }
            if self.lexis.same(a, b) {
                return 0.9;
            }
            if self.lexis.wider(a, b) || self.lexis.wider(b, a) {
                return 0.7;
            }
        }
        if !of_a.spells(of_b, self.threshold as f32) {
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
    use crate::matching::SpellingOnly;

    fn alike(a: &str, b: &str) -> f32 {
        let s = Similarity::new(&SpellingOnly, 0.92);
        let shape = |w| WordShape::of(w, &SpellingOnly);
        if s.possible(shape(a), shape(b)) {
            s.of((0, a, shape(a)), (1, b, shape(b)))
        } else {
            0.0
        }
    }

    #[test]
    fn spelling_counts_for_long_words_only() {
        assert!(alike("organisation", "organization") > 0.8);
        assert!(alike("cast", "cash") < f32::EPSILON);
        assert!(alike("@kabul", "@kabulov") < f32::EPSILON);
    }

    #[test]
    fn a_glance_parts_no_words_that_are_spelled_alike() {
        let words = [
            "organization",
            "organisation",
            "organizations",
            "organiser",
            "colour",
            "color",
            "kilometre",
            "kilometer",
            "naïve",
            "naive",
            "mujahideen",
            "mujahedeen",
            "кремль",
            "кремля",
            "centre",
            "center",
            "aaaaa",
            "aaaab",
            "traveller",
            "traveler",
            "50-year-old",
            "60-year-old",
            "evacuate",
            "evacuation",
        ];
        let (s, mut alike) = (Similarity::new(&SpellingOnly, 0.93), 0);
        for a in words {
            for b in words {
                if a != b && strsim::jaro_winkler(a, b) >= 0.93 {
                    let shape = |w| WordShape::of(w, &SpellingOnly);
                    assert!(s.possible(shape(a), shape(b)), "{a} {b}");
                    alike += 1;
                }
            }
        }
        assert!(alike > 10, "{alike}");
        let shape = |w| WordShape::of(w, &SpellingOnly);
        assert!(!s.possible(shape("organization"), shape("mujahideen")));
    }
}
