//! The piecewise map from a document's text to the bytes of its file.

use crate::text::{FileSpan, TextSpan};

/// A run of text and the run of file bytes it came from.
///
/// A `verbatim` piece maps byte to byte; any other maps as a whole (an entity, a character of a legacy encoding, an escape).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the text.
    pub text: usize,
    /// First byte in the file.
    pub file: usize,
    /// Bytes in the text.
    pub text_len: usize,
    /// Bytes in the file.
    pub file_len: usize,
    /// Whether the two are the same bytes.
    pub verbatim: bool,
}

/// Pieces in order of the text; gaps in the file (tags, removed markup) lie between pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The map of a text that is its file, `len` bytes long, after `skip` bytes (a byte order mark, front matter).
    pub fn identity(skip: usize, len: usize) -> Self {
        Self {
            pieces: vec![Piece {
                text: 0,
                file: skip,
                text_len: len,
                file_len: len,
                verbatim: true,
            }],
        }
    }

    /// Adds the next piece; it must start where the last one ended in the text. Neighbouring verbatim pieces fuse.
    pub fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && piece.verbatim
            && last.text + last.text_len == piece.text
            && last.file + last.file_len == piece.file
        {
            last.text_len += piece.text_len;
            last.file_len += piece.file_len;
        } else if piece.text_len > 0 {
            self.pieces.push(piece);
        }
    }

    /// The pieces.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes on disk that `span` came from: from the file start of its first byte to the file end of its last.
    pub fn to_file(&self, span: TextSpan) -> FileSpan {
        let start = self.at(span.start, false);
        let end = if span.is_empty() {
            start
        } else {
            self.at(span.end, true)
        };
        FileSpan {
            start,
            end: end.max(start),
        }
    }

    fn at(&self, offset: usize, is_end: bool) -> usize {
        let probe = if is_end {
            offset.saturating_sub(1)
        } else {
            offset
        };
        let i = self.pieces.partition_point(|p| p.text <= probe);
        let Some(p) = i.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return self.pieces.first().map_or(offset, |p| p.file);
        };
        if p.verbatim {
            p.file + (offset - p.text).min(p.file_len)
        } else if is_end || offset >= p.text + p.text_len {
            p.file + p.file_len
        } else {
            p.file
        }
    }
}
