//! A number by itself, before its bounds, unit and noun are read.

use super::super::words::Word;
use super::lexicon::Lexicon;

/// A number read from the words `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    pub start: usize,
    pub end: usize,
    /// The number, if one is named.
    pub value: Option<f64>,
    /// What it may be.
    pub low: f64,
    pub high: f64,
    /// What the last multiplier or suffix contributed; 1 without.
    pub scale: f64,
    pub sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// In digits.
    Figure,
    /// In words.
    Spelled,
    /// "several", "hundreds".
    Vague,
    /// A part of a whole.
    Share,
    Ordinal,
    /// "no".
    None,
}

/// The number, without the noise of the arithmetic (4.1 × 1,000,000).
fn whole(value: f64) -> f64 {
    let near = value.round();
    let noise = (value - near).abs() < near.abs() * f64::EPSILON * 4.0;
    if noise { near } else { value }
}

impl Amount {
    pub fn exact(start: usize, end: usize, value: f64, sort: Sort) -> Self {
        Self {
            start,
            end,
            value: Some(value),
            low: value,
            high: value,
            scale: 1.0,
            sort,
        }
    }

    pub fn times(mut self, factor: f64, end: usize) -> Self {
        let times = |v: f64| whole(v * factor);
        self.value = self.value.map(times);
        self.low = times(self.low);
        self.high = times(self.high);
        self.scale *= factor;
        self.end = end;
        self
    }
}

/// One sentence, while its quantities are read.
pub(super) struct Reader<'a, 't> {
    pub lexicon: &'a Lexicon,
    pub words: &'a [Word<'t>],
}

impl<'a, 't> Reader<'a, 't> {
    pub fn word(&self, at: usize) -> Option<&'a Word<'t>> {
        self.words.get(at)
    }

    pub fn previous(&self, at: usize) -> Option<&'a Word<'t>> {
        at.checked_sub(1).and_then(|i| self.words.get(i))
    }

    pub fn is(&self, at: usize, text: &str) -> bool {
        self.word(at).is_some_and(|w| w.is(text))
    }

    pub fn is_glued(&self, at: usize) -> bool {
        self.word(at).is_some_and(|w| w.glued)
    }

    pub fn is_hyphen(&self, at: usize) -> bool {
        self.word(at).is_some_and(Word::is_hyphen)
    }

    /// The number that starts at `at`, whatever its sort.
    pub fn amount(&self, at: usize) -> Option<Amount> {
        let word = self.word(at)?;
        if word.is_figure() || fraction_sign(word.text).is_some() {
            return self.figure(at);
        }
        if !word.is_letters() || (word.glued && self.inside_word(at)) {
            return None;
        }
        self.vague(at).or_else(|| self.spelled(at))
    }

    /// Whether the letters at `at` are the rest of a word ("don't", "pre-one").
    fn inside_word(&self, at: usize) -> bool {
        self.previous(at).is_some_and(|p| {
            p.is_letters() || p.is_figure() || matches!(p.text, "'" | "’" | "@" | "_" | "#" | ".")
        })
    }

    fn vague(&self, at: usize) -> Option<Amount> {
        let (taken, &[low, high]) = self.lexicon.vague.at(self.words, at)?;
        let mut amount = Amount {
            start: at,
            end: at + taken,
            value: None,
            low,
            high,
            scale: 1.0,
            sort: Sort::Vague,
        };
        let mut next = amount.end;
        if self
            .word(next)
            .is_some_and(|w| self.lexicon.of.contains(w.lower.as_ref()))
        {
            next += 1;
        }
        if let Some(&factor) = self
            .word(next)
            .and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()))
        {
            // "Several thousand" may be as many as just below ten thousand.
            amount.high += 1.0;
            amount = amount.times(factor, next + 1);
        }
        Some(amount)
    }
}

/// The value of a fraction that is one character.
pub(super) fn fraction_sign(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 1.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}
