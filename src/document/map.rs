//! The piecewise map from a document's text to the bytes of its file.

use super::span::FileSpan;
use crosscheck_syntax::TextSpan;

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

/// Pieces in order of the text. Gaps in the file (tags, removed markup) lie between pieces; so do gaps in the text (breaks
/// between paragraphs that the file does not have), which map to the end of the piece before.
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

    /// Adds the next piece; it must not start before the last one ended. Neighbouring verbatim pieces fuse.
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

    /// The map from this one's text to the file of `outer`, whose text is this one's file: two steps made one.
    pub fn through(&self, outer: &Self) -> Self {
        if let [whole] = outer.pieces.as_slice()
            && whole.verbatim
            && whole.text == 0
        {
            return Self {
                pieces: self
                    .pieces
                    .iter()
                    .map(|p| Piece {
                        file: p.file + whole.file,
                        ..*p
                    })
                    .collect(),
            };
        }
        let mut joined = Self::default();
        for piece in &self.pieces {
            if piece.verbatim {
                joined.push_through(piece, outer);
            } else {
                let file = outer.to_file(TextSpan::new(piece.file, piece.file + piece.file_len));
                joined.push(Piece {
                    file: file.start,
                    file_len: file.end - file.start,
                    ..*piece
                });
            }
        }
        joined
    }

    /// Adds a verbatim piece, cut where the pieces of `outer` are.
    fn push_through(&mut self, piece: &Piece, outer: &Self) {
        let end = piece.file + piece.file_len;
        let first = outer
            .pieces
            .partition_point(|p| p.text + p.text_len <= piece.file);
        for part in outer.pieces.iter().skip(first).take_while(|p| p.text < end) {
            let from = part.text.max(piece.file);
            let to = (part.text + part.text_len).min(end);
            let text = piece.text + (from - piece.file);
            self.push(if part.verbatim {
                Piece {
                    text,
                    file: part.file + (from - part.text),
                    text_len: to - from,
                    file_len: to - from,
                    verbatim: true,
                }
            } else {
                Piece {
                    text,
                    file: part.file,
                    text_len: to - from,
                    file_len: part.file_len,
                    verbatim: false,
                }
            });
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

    /// Like [`to_file`](Self::to_file), but without the markup in between: one span for each unbroken stretch of the file.
    pub fn to_file_parts(&self, span: TextSpan) -> Vec<FileSpan> {
        let mut parts: Vec<FileSpan> = Vec::new();
        let first = self
            .pieces
            .partition_point(|p| p.text + p.text_len <= span.start);
        for piece in self
            .pieces
            .iter()
            .skip(first)
            .take_while(|p| p.text < span.end)
        {
            let from = span.start.max(piece.text);
            let to = span.end.min(piece.text + piece.text_len);
            let part = self.to_file(TextSpan::new(from, to));
            match parts.last_mut() {
                Some(last) if last.end == part.start => last.end = part.end,
                _ => parts.push(part),
            }
        }
        parts
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
