//! A run of neighbouring words and its span in the text.

use crate::claim::tree::Tree;
use crate::text::TextSpan;

/// From one word to another, both in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: usize,
    pub last: usize,
}

impl Stretch {
    pub(super) fn of(first: usize, last: usize) -> Self {
        Self { first, last }
    }

    /// The least run that holds all words of a list in order.
    pub(super) fn hull(words: &[usize]) -> Option<Self> {
        Some(Self::of(*words.first()?, *words.last()?))
    }

    /// Takes off punctuation at either end; marks of quotation stay.
    pub(super) fn trim(&mut self, tree: &Tree<'_>) {
        let loose = |t: usize| tree.is_punct(t) && !is_mark(tree.word(t));
        while self.first < self.last && loose(self.first) {
            self.first += 1;
        }
        while self.first < self.last && loose(self.last) {
            self.last -= 1;
        }
    }

    /// Its span; none if it holds nothing but punctuation.
    pub(super) fn span(self, tree: &Tree<'_>) -> Option<TextSpan> {
        (self.first <= self.last && (self.first..=self.last).any(|t| !tree.is_punct(t))).then(
            || {
                TextSpan::new(
                    tree.token(self.first).span.start,
                    tree.token(self.last).span.end,
                )
            },
        )
    }

    /// What is left of it without the words of `holes`, as trimmed spans.
    pub(super) fn without(self, tree: &Tree<'_>, holes: &[usize]) -> Vec<TextSpan> {
        let mut out = Vec::new();
        let mut run: Option<Self> = None;
        for t in self.first..=self.last {
            if holes.contains(&t) {
                out.extend(run.take());
            } else {
                run = Some(run.map_or(Self::of(t, t), |r| Self::of(r.first, t)));
            }
        }
        out.extend(run);
        out.into_iter()
            .filter_map(|mut r: Self| {
                r.trim(tree);
                r.span(tree)
            })
            .collect()
    }
}

/// Whether the word is a quotation mark.
pub(super) fn is_mark(word: &str) -> bool {
    matches!(
        word,
        "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" | "„"
    )
}
