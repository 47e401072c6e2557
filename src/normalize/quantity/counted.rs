//! What a number counts: the head of the noun phrase behind it, as far as plain words tell.
//!
//! No parser is asked. The head is the first plural of the phrase ("300 Taliban fighters"), or the last of
//! several in a row ("police officers"); behind "of", and with "-strong", a short phrase's last word.

use super::super::words::Word;
use super::amount::Reader;
use super::range::Measured;
use crate::normalize::english;

/// No noun phrase is followed further than this many words.
const REACH: usize = 6;

/// The counted noun, and the word behind it.
pub(super) struct Counted {
    pub lemma: String,
    pub end: usize,
}

impl Reader<'_, '_> {
    /// What `number`, whose words end before `at`, counts.
    pub(super) fn counted(&self, number: &Measured, at: usize) -> Option<Counted> {
        let mut at = at;
        let sized = self.sized(at);
        if let Some(behind) = sized {
            at = behind;
        }
        let of = self
            .word(at)
            .is_some_and(|w| self.lexicon.of.contains(w.lower.as_ref()));
        if !number.unit.is_empty() && !of && sized.is_none() {
            return None;
        }
        at += usize::from(of);
        while self
            .word(at)
            .is_some_and(|w| self.lexicon.skipped.contains(w.lower.as_ref()))
        {
            at += 1;
        }
        // "26% of its 430,000-strong workforce"
        let mut whole = of || sized.is_some();
        if of && let Some(amount) = self.amount(at) {
            at = self.sized(amount.end).unwrap_or(amount.end);
            whole = true;
        }
        if whole {
            at = self.behind_owner(at);
        }
        self.head(at, whole, (number.amount.low - 1.0).abs() < f64::EPSILON)
    }

    /// Where the words behind "-strong" start.
    pub(super) fn sized(&self, at: usize) -> Option<usize> {
        let sized = self.is_hyphen(at)
            && self
                .word(at + 1)
                .is_some_and(|w| self.lexicon.sized.contains(w.lower.as_ref()));
        sized.then_some(at + 2)
    }

    /// Where the words behind a possessor start ("of Acme Steel's workers").
    fn behind_owner(&self, at: usize) -> usize {
        let letters = |i: usize| {
            self.word(i)
                .is_some_and(|w| w.is_letters() && !self.lexicon.stops.contains(w.lower.as_ref()))
        };
        let mark = (at..at + REACH).find(|&i| !letters(i)).unwrap_or(at);
        let owned = mark > at
            && self
                .word(mark)
                .is_some_and(|w| w.glued && matches!(w.text, "'" | "’"))
            && self.word(mark + 1).is_some_and(|w| !w.glued || w.is("s"));
        match (owned, self.word(mark + 1)) {
            (true, Some(s)) if s.glued => mark + 2,
            (true, Some(_)) => mark + 1,
            _ => at,
        }
    }

    fn head(&self, at: usize, whole: bool, one: bool) -> Option<Counted> {
        let run: Vec<usize> = (at..at + REACH)
            .map_while(|i| {
                let word = self.word(i)?;
                let hyphen = word.is_hyphen() && self.is_glued(i + 1);
                let letters =
                    word.is_letters() && !self.lexicon.stops.contains(word.lower.as_ref());
                (hyphen || letters).then_some(i)
            })
            .filter(|&i| self.word(i).is_some_and(Word::is_letters))
            .collect();
        let plural = |i: usize| self.word(i).and_then(|w| self.lexicon.singular(&w.lower));
        let mut best: Option<Counted> = None;
        for &i in &run {
            match plural(i) {
                Some(lemma) => best = Some(Counted { lemma, end: i + 1 }),
                None if best.is_some() => break,
                None => {}
            }
        }
        if best.is_some() && !one {
            return best;
        }
        let participle = |i: &usize| {
            self.word(*i)
                .is_some_and(|w| w.lower.ends_with(english::PARTICIPLE))
        };
        let trimmed = match run.as_slice() {
            [noun @ .., last] if !noun.is_empty() && participle(last) => noun,
            all => all,
        };
        let last = match trimmed {
            [only] => *only,
            [_, second] if one => *second,
            [.., last] if whole && trimmed.len() <= 3 => *last,
            _ => return best.filter(|_| whole),
        };
        if !(whole || one) {
            return None;
        }
        let word = self.word(last)?;
        let lemma = self
            .lexicon
            .singular(&word.lower)
            .unwrap_or_else(|| word.lower.to_string());
        Some(Counted {
            lemma,
            end: last + 1,
        })
    }
}
