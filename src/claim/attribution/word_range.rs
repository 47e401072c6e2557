//! Neighbouring words of a sentence, and their spans in the text.

use crate::claim::tree::Tree;
use crate::text::TextSpan;

/// From one word to another, both in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordRange {
    pub first: usize,
    pub last: usize,
}

impl WordRange {
    pub(super) fn of(first: usize, last: usize) -> Self {
        Self { first, last }
    }

    /// The least range that holds all words of a list in order.
    pub(super) fn hull(words: &[usize]) -> Option<Self> {
        Some(Self::of(*words.first()?, *words.last()?))
    }

    /// Takes off punctuation at either end; quotation marks stay.
    pub(super) fn trim(&mut self, tree: &Tree<'_>) {
        let loose = |t: usize| tree.is_punct(t) && !tree.is_quotation_mark(t);
        while self.first < self.last && loose(self.first) {
            self.first += 1;
        }
        while self.first < self.last && loose(self.last) {
            self.last -= 1;
        }
    }

    /// Its span; none if it holds nothing but punctuation.
    pub(super) fn span(self, tree: &Tree<'_>) -> Option<TextSpan> {
        let says_something = (self.first..=self.last).any(|t| !tree.is_punct(t));
        says_something.then(|| {
            TextSpan::new(
                tree.token(self.first).span.start,
                tree.token(self.last).span.end,
            )
        })
    }

    /// What is left of it without the words of `others`, as trimmed spans.
    pub(super) fn without(self, tree: &Tree<'_>, others: &[usize]) -> Vec<TextSpan> {
        let kept: Vec<usize> = (self.first..=self.last)
            .filter(|t| !others.contains(t))
            .collect();
        ranges(&kept)
            .into_iter()
            .filter_map(|mut r| {
                r.trim(tree);
                r.span(tree)
            })
            .collect()
    }
}

/// Words in order as ranges of neighbours.
fn ranges(words: &[usize]) -> Vec<WordRange> {
    let mut out: Vec<WordRange> = Vec::new();
    for &w in words {
        match out.last_mut() {
            Some(range) if range.last + 1 == w => range.last = w,
            _ => out.push(WordRange::of(w, w)),
        }
    }
    out
}

/// Words in order as spans, one for each range of neighbours.
pub(super) fn spans(tree: &Tree<'_>, words: &[usize]) -> Vec<TextSpan> {
    let ranges = ranges(words).into_iter();
    ranges.filter_map(|r| r.span(tree)).collect()
}

/// The words around `head` in a list in order, up to the first gap at either side.
pub(super) fn neighbours(words: &[usize], head: usize) -> &[usize] {
    let Some(at) = words.iter().position(|&w| w == head) else {
        return words;
    };
    let mut first = at;
    while first > 0 && words[first - 1] + 1 == words[first] {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < words.len() && words[last] + 1 == words[last + 1] {
        last += 1;
    }
    &words[first..=last]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::parsed;

    #[test]
    fn punctuation_goes_at_the_ends_and_quotation_marks_stay() {
        let text = "“The gate is shut”, she said.";
        let sentence = parsed(text);
        let tree = Tree::new(text, &sentence);
        let all = WordRange::of(0, tree.len() - 1);
        let words =
            |spans: Vec<TextSpan>| -> Vec<&str> { spans.iter().map(|s| s.of(text)).collect() };
        assert_eq!(
            words(all.without(&tree, &[])),
            ["“The gate is shut”, she said"]
        );
        let she = (0..tree.len()).find(|&t| tree.word(t) == "she").unwrap();
        assert_eq!(
            words(all.without(&tree, &[she])),
            ["“The gate is shut”", "said"]
        );
    }

    #[test]
    fn punctuation_alone_has_no_span() {
        let text = "The gate , is shut.";
        let sentence = parsed(text);
        let tree = Tree::new(text, &sentence);
        assert_eq!(WordRange::of(2, 2).span(&tree), None);
    }

    #[test]
    fn neighbours_end_at_the_first_gap() {
        assert_eq!(neighbours(&[1, 3, 4, 5, 8], 4), [3, 4, 5]);
        assert_eq!(neighbours(&[1, 3], 1), [1]);
    }
}
