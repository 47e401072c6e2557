//! Borders of words and of characters.

use crate::text::TextSpan;

/// The span without the blanks at its ends; `None` where it holds nothing else.
pub(super) fn trim(text: &str, span: TextSpan) -> Option<TextSpan> {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    (start < end).then(|| TextSpan::new(start, end))
}

/// The last border of characters up to `at`.
pub(super) fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&b| text.is_char_boundary(b))
        .unwrap_or(0)
}
