//! Files that people take for articles and that are no text, told by their first bytes.

/// Where the mark of a kind stands, the mark, and what to call it.
type Mark = (usize, &'static [u8], &'static str);

/// What has to be turned into text first.
const OTHER: &[Mark] = &[
    (0, b"%PDF-", "a PDF"),
    (0, b"PK\x03\x04", "a ZIP or Office"),
    (0, b"\xd0\xcf\x11\xe0", "a Word"),
    (0, b"{\\rtf", "an RTF"),
    (0, b"%!PS", "a PostScript"),
    (0, b"\x89PNG", "a PNG"),
    (0, b"\xff\xd8\xff", "a JPEG"),
    (0, b"GIF8", "a GIF"),
    (0, b"II*\0", "a TIFF"),
    (0, b"MM\0*", "a TIFF"),
    (8, b"WEBP", "a WebP"),
    (8, b"WAVE", "a WAV"),
    (4, b"ftyp", "an MP4 or HEIC"),
    (0, b"ID3", "an MP3"),
    (0, b"OggS", "an Ogg"),
    (0, b"SQLite format 3\0", "an SQLite"),
    (0, b"PAR1", "a Parquet"),
];

/// What has to be unpacked first.
const PACKED: &[Mark] = &[
    (0, b"\x1f\x8b", "a gzip"),
    (0, b"BZh", "a bzip2"),
    (0, b"\xfd7zXZ\0", "an xz"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z"),
    (0, b"Rar!\x1a\x07", "a RAR"),
    (257, b"ustar", "a tar"),
];

/// What kind of file this is, and what to do with it, where it is known and no text.
pub(super) fn of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let among = |marks: &[Mark]| {
        let fits = |(at, mark, _): &&Mark| bytes.get(*at..).is_some_and(|b| b.starts_with(mark));
        marks.iter().find(fits).map(|(_, _, kind)| *kind)
    };
    let other = among(OTHER).map(|kind| (kind, "convert it to plain text or HTML first"));
    other.or_else(|| among(PACKED).map(|kind| (kind, "unpack it first")))
}

/// Whether this is UTF-32: every four bytes are a character. Those of no other text are.
pub(super) fn is_utf_32(bytes: &[u8]) -> bool {
    let units = bytes.as_chunks::<4>().0;
    let text = |read: fn([u8; 4]) -> u32| {
        let mut characters = units.iter().map(|unit| char::from_u32(read(*unit)));
        characters.all(|c| c.is_some_and(|c| c != '\0'))
    };
    units.len() > 1 && (text(u32::from_le_bytes) || text(u32::from_be_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_32_is_no_utf_16() {
        let wide = |text: &str| {
            text.chars()
                .flat_map(|c| u32::from(c).to_le_bytes())
                .collect()
        };
        let text: Vec<u8> = wide("Žena a 🔥.");
        assert!(is_utf_32(&text));
        assert!(is_utf_32(&[&[0xff, 0xfe, 0, 0], &text[..]].concat()));
        let turned: Vec<u8> = { "kiln".chars() }
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect();
        assert!(is_utf_32(&turned));
        let half: Vec<u8> = "kiln and"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!is_utf_32(&half));
        assert!(!is_utf_32(b"kiln"));
        assert!(!is_utf_32(&[0; 8]));
    }
}
