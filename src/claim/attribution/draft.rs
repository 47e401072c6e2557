//! An attribution while it is being read.

use super::source::Who;
use super::{AttributionClass, Stance};
use crate::text::TextSpan;

/// Words that may stand between a tag and its quotation ("he said on Monday in Lima").
pub(super) const NEAR: usize = 9;

/// The same for verbs that are tags only right beside a quotation ("he laughed").
pub(super) const BESIDE: usize = 2;

/// What the content is, as syntax goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frame {
    Quote,
    Clause,
    Infinitive,
    Object,
    /// Of a noun ("the claim that …").
    Noun,
    /// Of a phrase or adverb ("according to …").
    Phrase,
}

/// A cue with what was found around it in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Index of the sentence.
    pub sentence: usize,
    /// Head word of the cue.
    pub top: usize,
    pub who: Option<Who>,
    pub source_span: Vec<TextSpan>,
    pub cue: Vec<TextSpan>,
    pub content: Vec<TextSpan>,
    pub frame: Frame,
    pub stance: Stance,
    pub class: AttributionClass,
    pub rule: String,
    /// Whether words in quotation marks beside it are its content.
    pub says: bool,
    /// Words that may stand between the tag and its quotation.
    pub reach: usize,
}

impl Draft {
    /// From the first to the last byte of source and cue.
    pub(super) fn tag(&self) -> TextSpan {
        let mut all = self.cue.iter().chain(&self.source_span).copied();
        let first = all.next().unwrap_or_default();
        all.fold(first, TextSpan::hull)
    }
}

/// Sorted, without overlap; spans parted by nothing but blanks fuse.
pub(super) fn united(text: &str, mut spans: Vec<TextSpan>) -> Vec<TextSpan> {
    spans.sort_unstable();
    let mut out: Vec<TextSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last)
                if span.start <= last.end || text[last.end..span.start].trim().is_empty() =>
            {
                *last = last.hull(span);
            }
            _ => out.push(span),
        }
    }
    out
}
