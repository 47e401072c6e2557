//! Words of articles with their places.

use super::model::Evidence;
use crate::document::Document;
use crate::text::TextSpan;

/// As many words speak for a proposal.
const SHOWN: usize = 4;
/// As many characters of them are shown.
const LENGTH: usize = 100;

/// The words at a span.
pub fn at(document: &Document, span: TextSpan) -> Evidence {
    let words = span
        .of(&document.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let cut = words.char_indices().nth(LENGTH).map(|(at, _)| at);
    Evidence {
        source: document.key.clone(),
        line: document.file.place(document.map.to_file(span).start).line,
        words: cut.map_or(words.clone(), |at| format!("{}…", &words[..at])),
    }
}

/// The first of them, one an article.
pub fn some(all: impl IntoIterator<Item = Evidence>) -> Vec<Evidence> {
    let mut some: Vec<Evidence> = Vec::new();
    for evidence in all {
        if some.len() < SHOWN && some.iter().all(|e| e.source != evidence.source) {
            some.push(evidence);
        }
    }
    some
}
