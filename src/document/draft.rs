//! A document while it is being put together from a decoded file.
//!
//! In: stretches of the decoded file, in order. Out: text, blocks, and the map between the two. What always holds: text that
//! was copied maps byte to byte, text that was put for something else (an entity, an escape) maps as a whole, and breaks
//! between blocks map to nothing.

use std::ops::Range;

use super::map::{OffsetMap, Piece};
use super::{Block, BlockKind, Metadata};
use crosscheck_syntax::TextSpan;

/// Text, map and blocks so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub text: String,
    pub map: OffsetMap,
    pub blocks: Vec<Block>,
    pub meta: Metadata,
    /// A date beside the article, to be believed if nothing better is found.
    pub page_date: Option<jiff::civil::Date>,
    /// Where the open block starts.
    pub open: usize,
}

impl Draft {
    /// Copies a stretch of the source.
    pub fn copy(&mut self, source: &str, range: Range<usize>) {
        self.piece(&source[range.clone()], range, true);
    }

    /// Adds text that stands in the source in another form.
    pub fn put(&mut self, text: &str, range: Range<usize>) {
        self.piece(text, range, false);
    }

    fn piece(&mut self, text: &str, range: Range<usize>, verbatim: bool) {
        if !text.is_empty() {
            self.map.push(Piece {
                text: self.text.len(),
                file: range.start,
                text_len: text.len(),
                file_len: range.len(),
                verbatim,
            });
            self.text.push_str(text);
        }
    }

    /// Whether the open block is empty or ends in a blank.
    pub fn ends_blank(&self) -> bool {
        self.text[self.open..]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace)
    }

    /// Ends the open block, if it holds anything, and sets the next apart.
    pub fn close(&mut self, kind: BlockKind) -> bool {
        let span = trimmed(&self.text, self.open..self.text.len());
        let any = !span.is_empty();
        if any {
            self.blocks.push(Block {
                span,
                kind,
                left_out: None,
            });
            self.text.push_str("\n\n");
        }
        self.open = self.text.len();
        any
    }
}

/// The range without blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> TextSpan {
    let slice = &text[range.clone()];
    let lead = slice.len() - slice.trim_start().len();
    if lead == slice.len() {
        return TextSpan::new(range.start, range.start);
    }
    TextSpan::new(range.start + lead, range.start + slice.trim_end().len())
}
