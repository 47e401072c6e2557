//! The file a document was read from, kept for one thing: telling a person at which line and column a byte stands.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Line and column of a byte in a file, as an editor counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// The bytes of a file and how they are encoded. Articles of one file (a `.jsonl`) share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// Offset of the first byte of each line; the first follows the byte order mark.
    starts: Vec<usize>,
    /// In UTF-8, how many characters begin before every [`STRIDE`]th byte, for lines that are whole files.
    begun: Vec<usize>,
}

const STRIDE: usize = 4096;

impl Default for SourceFile {
    fn default() -> Self {
        Self::new(Vec::new(), UTF_8)
    }
}

impl SourceFile {
    /// A file as it is on disk.
    pub fn new(bytes: Vec<u8>, encoding: &'static Encoding) -> Self {
        let mut starts = vec![Encoding::for_bom(&bytes).map_or(0, |(_, length)| length)];
        if is_wide(encoding) {
            let newline: [u8; 2] = if encoding == UTF_16LE {
                [b'\n', 0]
            } else {
                [0, b'\n']
            };
            let units = bytes.as_chunks::<2>().0.iter().enumerate();
            starts.extend(
                units
                    .filter(|(_, u)| **u == newline)
                    .map(|(i, _)| 2 * i + 2),
            );
        } else {
            // In every other encoding that the web knows, 0x0A is never part of a longer character.
            let all = bytes.iter().enumerate();
            starts.extend(all.filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1));
        }
        let mut begun = Vec::new();
        if encoding == UTF_8 && bytes.len() > STRIDE {
            let mut count = 0;
            for part in bytes.chunks(STRIDE) {
                begun.push(count);
                count += characters_begun(part);
            }
        }
        Self {
            bytes,
            encoding,
            starts,
            begun,
        }
    }

    /// What stands on disk.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How the bytes are to be read.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Where the byte at `offset` stands; an offset past the end counts as the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.clamp(self.starts[0], self.bytes.len());
        let line = self.starts.partition_point(|s| *s <= offset).max(1);
        Place {
            line,
            column: 1 + self.characters(self.starts[line - 1], offset),
        }
    }

    fn characters(&self, start: usize, end: usize) -> usize {
        let bytes = &self.bytes[start..end];
        if self.encoding == UTF_8 && end - start > STRIDE {
            let up_to = |at: usize| {
                let whole = at / STRIDE;
                self.begun[whole] + characters_begun(&self.bytes[whole * STRIDE..at])
            };
            up_to(end) - up_to(start)
        } else if self.encoding == UTF_8 {
            characters_begun(bytes)
        } else if self.encoding.is_single_byte() {
            bytes.len()
        } else {
            let (text, _) = self.encoding.decode_without_bom_handling(bytes);
            text.chars().count()
        }
    }
}

/// How many characters of UTF-8 begin in these bytes.
fn characters_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

fn is_wide(encoding: &Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(file: &SourceFile, offset: usize) -> (usize, usize) {
        let p = file.place(offset);
        (p.line, p.column)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "Zürich\nein „Wort“ dazu\n";
        let file = SourceFile::new(text.into(), UTF_8);
        assert_eq!(place(&file, 0), (1, 1));
        assert_eq!(place(&file, text.find("rich").unwrap()), (1, 3));
        assert_eq!(place(&file, text.find("dazu").unwrap()), (2, 12));
        assert_eq!(place(&file, 10_000), (3, 1));
        let marked = SourceFile::new(format!("\u{feff}{text}").into(), UTF_8);
        assert_eq!(place(&marked, 0), (1, 1));
        assert_eq!(place(&marked, 4), (1, 2));
    }

    #[test]
    fn columns_of_a_line_that_is_a_whole_file() {
        let text = format!("short\n{}", "aü€".repeat(STRIDE));
        let file = SourceFile::new(text.clone().into(), UTF_8);
        for characters in [0, 1, 700, 2_731, 3 * STRIDE - 1] {
            let offset = text
                .char_indices()
                .nth(6 + characters)
                .map_or(text.len(), |(at, _)| at);
            assert_eq!(place(&file, offset), (2, 1 + characters));
        }
        assert_eq!(place(&file, text.len()), (2, 1 + 3 * STRIDE));
    }

    #[test]
    fn legacy_encodings_count_by_their_own_characters() {
        for encoding in [
            encoding_rs::WINDOWS_1251,
            encoding_rs::SHIFT_JIS,
            encoding_rs::GBK,
        ] {
            let (bytes, _, bad) = encoding.encode("Да\nДа ok");
            assert!(!bad);
            let at = bytes.len() - 2;
            assert_eq!(place(&SourceFile::new(bytes.into(), encoding), at), (2, 4));
        }
    }

    #[test]
    fn utf_16_lines_are_found_at_even_offsets() {
        let bytes: Vec<u8> = "a\nbĊc".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let file = SourceFile::new(bytes, UTF_16LE);
        assert_eq!(place(&file, 4), (2, 1));
        assert_eq!(place(&file, 8), (2, 3));
    }

    #[test]
    fn an_empty_file_has_one_line() {
        assert_eq!(place(&SourceFile::default(), 0), (1, 1));
    }
}
