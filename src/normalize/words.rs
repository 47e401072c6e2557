//! Light word scanning for the grammars of times and quantities, which work on the text before it is parsed.
//!
//! In: text and a span. Out: letters, figures and marks, in order, each with its span. Figures keep the commas
//! and points between their digits; letters stop at apostrophes and figures, so `10bn` is a figure and a word
//! that is glued to it.

use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

use crate::text::TextSpan;

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Letters,
    Figure,
    Mark,
}

/// A run of letters, a figure, or a single mark.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    pub span: TextSpan,
    pub text: &'t str,
    pub lower: Cow<'t, str>,
    pub kind: Kind,
    /// Whether no blank stands before it.
    pub glued: bool,
}

impl Word<'_> {
    pub fn is(&self, text: &str) -> bool {
        self.lower == text
    }

    pub fn is_letters(&self) -> bool {
        self.kind == Kind::Letters
    }

    pub fn is_figure(&self) -> bool {
        self.kind == Kind::Figure
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is a hyphen or dash glued to the word before.
    pub fn is_hyphen(&self) -> bool {
        self.glued && matches!(self.text, "-" | "‐" | "‑" | "–" | "−")
    }
}

/// The words of `span`.
pub(super) fn scan(text: &str, span: TextSpan) -> Vec<Word<'_>> {
    let words = span.of(text);
    let mut found = Vec::with_capacity(words.len() / 5 + 2);
    let mut glued = false;
    let mut at = 0;
    while let Some(first) = words[at..].chars().next() {
        let rest = &words[at..];
        let (kind, len) = if first.is_whitespace() {
            glued = false;
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() || !glued && is_decimal(rest) {
            (Kind::Figure, figure_len(rest.as_bytes()))
        } else if first.is_alphabetic() {
            let len = rest.find(|c: char| !c.is_alphabetic());
            (Kind::Letters, len.unwrap_or(rest.len()))
        } else {
            (Kind::Mark, first.len_utf8())
        };
        let text = &rest[..len];
        let lower = if first == '’' {
            Cow::Borrowed("'")
        } else if text.contains(char::is_uppercase) {
            Cow::Owned(text.to_lowercase())
        } else {
            Cow::Borrowed(text)
        };
        found.push(Word {
            span: TextSpan::new(span.start + at, span.start + at + len),
            text,
            lower,
            kind,
            glued,
        });
        glued = true;
        at += len;
    }
    found
}

/// ".358": a decimal without its zero.
fn is_decimal(rest: &str) -> bool {
    let digits = rest.strip_prefix('.');
    digits.is_some_and(|d| d.starts_with(|c: char| c.is_ascii_digit()))
}

fn figure_len(bytes: &[u8]) -> usize {
    let mut len = 1;
    while let Some(&byte) = bytes.get(len) {
        let inside =
            matches!(byte, b'.' | b',') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !inside {
            break;
        }
        len += 1;
    }
    len
}

/// Phrases and what they stand for, found at a place in a row of words; the longest wins.
#[derive(Debug, Clone)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
    by_last: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Clone> Phrases<T> {
    pub fn new<S: AsRef<str>>(phrases: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut table = Self {
            by_first: HashMap::default(),
            by_last: HashMap::default(),
        };
        for (phrase, meaning) in phrases {
            let phrase = phrase.as_ref();
            let parts: Vec<String> = scan(phrase, TextSpan::new(0, phrase.len()))
                .into_iter()
                .map(|w| w.lower.into_owned())
                .collect();
            let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
                continue;
            };
            let (first, last) = (first.clone(), last.clone());
            let forward = table.by_first.entry(first).or_default();
            forward.push((parts.clone(), meaning.clone()));
            table
                .by_last
                .entry(last)
                .or_default()
                .push((parts, meaning));
        }
        for list in table
            .by_first
            .values_mut()
            .chain(table.by_last.values_mut())
        {
            list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
        table
    }

    /// The longest phrase that starts at `at`: how many words, and its meaning.
    pub fn at(&self, words: &[Word], at: usize) -> Option<(usize, &T)> {
        let list = self.by_first.get(words.get(at)?.lower.as_ref())?;
        list.iter()
            .find(|(parts, _)| matches(parts, words, at))
            .map(|(parts, meaning)| (parts.len(), meaning))
    }

    /// The longest phrase that ends before `end` and starts at or after `from`.
    pub fn before(&self, words: &[Word], from: usize, end: usize) -> Option<(usize, &T)> {
        let list = self
            .by_last
            .get(words.get(end.checked_sub(1)?)?.lower.as_ref())?;
        list.iter()
            .find(|(parts, _)| {
                end.checked_sub(parts.len())
                    .is_some_and(|at| at >= from && matches(parts, words, at))
            })
            .map(|(parts, meaning)| (parts.len(), meaning))
    }
}

fn matches(parts: &[String], words: &[Word], at: usize) -> bool {
    words
        .get(at..at + parts.len())
        .is_some_and(|here| parts.iter().zip(here).all(|(part, word)| word.is(part)))
}
