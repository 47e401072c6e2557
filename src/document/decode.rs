//! From the bytes of a file to text, keeping the way back.
//!
//! In: bytes. Out: [`Decoded`]: UTF-8 text and a map to the bytes. What always holds: a span of the text, sliced from the
//! bytes through the map and decoded with `encoding`, gives the text of the span.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::error::Unreadable;
use super::kind;
use super::map::{OffsetMap, Piece};

/// A file's text.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// In UTF-8, without byte order mark.
    pub text: String,
    /// From `text` to the file.
    pub map: OffsetMap,
    /// How the file was encoded.
    pub encoding: &'static Encoding,
}

/// Share of control characters from which on a file is no text.
const CONTROL_SHARE: f64 = 0.02;

/// Decodes a file. `label` finds the encoding that the file itself names (an HTML page's `<meta charset>`).
///
/// # Errors
/// The bytes are no text, or hold no words.
pub fn decode(
    bytes: &[u8],
    label: impl Fn(&[u8]) -> Option<&'static Encoding>,
) -> Result<Decoded, Unreadable> {
    if let Some((kind, advice)) = kind::of(bytes) {
        return Err(Unreadable::Format(kind, advice));
    }
    if kind::is_utf_32(bytes) {
        return Err(Unreadable::Utf32);
    }
    let (encoding, skip) = choose(bytes, label);
    let decoded = if encoding == UTF_8 && std::str::from_utf8(&bytes[skip..]).is_ok() {
        let text = String::from_utf8_lossy(&bytes[skip..]).into_owned();
        Decoded {
            map: OffsetMap::identity(skip, text.len()),
            text,
            encoding,
        }
    } else {
        stepwise(bytes, skip, encoding)
    };
    if let Some(found) = binary(&decoded.text) {
        return Err(found);
    }
    if !decoded.text.chars().any(char::is_alphanumeric) {
        return Err(Unreadable::Empty);
    }
    Ok(decoded)
}

fn choose(
    bytes: &[u8],
    label: impl Fn(&[u8]) -> Option<&'static Encoding>,
) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    if let Some(wide) = utf16_without_mark(bytes) {
        return (wide, 0);
    }
    if bytes.is_ascii() && !bytes.contains(&0x1b) {
        return (UTF_8, 0);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) if !bytes.contains(&0x1b) => return (UTF_8, 0),
        Err(_) if mostly_utf8(bytes) => return (UTF_8, 0),
        _ => {}
    }
    if let Some(named) = label(bytes)
        && named != UTF_8
    {
        return (named, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    (detector.guess(None, Utf8Detection::Allow), 0)
}

/// UTF-16 shows itself by zero bytes on one side of its pairs.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 2 > pairs && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 2 > pairs && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether broken sequences are rare beside sound ones: a UTF-8 page with a stray byte, not a legacy one. A last character that the end of
/// the file cuts is not broken, where there are whole ones before it.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // Bytes that are broken one after the other are one fault.
        let apart = bad == 0 || !chunk.valid().is_empty();
        bad += usize::from(apart && !chunk.invalid().is_empty());
    }
    let cut = std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
    good > 10 * bad || cut && good > 0
}

/// Decodes byte by byte, so that each character knows its bytes; runs of ASCII go at once where the encoding has them.
fn stepwise(bytes: &[u8], skip: usize, encoding: &'static Encoding) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut map = OffsetMap::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let plain_ascii = encoding.is_ascii_compatible() && encoding != ISO_2022_JP;
    let (mut at, mut pending) = (skip, skip);
    let mut out = [0_u8; 64];
    while at < bytes.len() {
        if plain_ascii && pending == at {
            let run = bytes[at..].iter().take_while(|b| b.is_ascii()).count();
            if let Ok(ascii) = std::str::from_utf8(&bytes[at..at + run])
                && run > 0
            {
                push(&mut text, &mut map, ascii, (at, at + run), true);
                at += run;
                pending = at;
                continue;
            }
        }
        at += 1;
        let last = at == bytes.len();
        let (_, _, written, _) = decoder.decode_to_utf8(&bytes[at - 1..at], &mut out, last);
        if let Ok(piece) = std::str::from_utf8(&out[..written])
            && written > 0
        {
            let same = piece.as_bytes() == &bytes[pending..at];
            push(&mut text, &mut map, piece, (pending, at), same);
            pending = at;
        }
    }
    Decoded {
        text,
        map,
        encoding,
    }
}

fn push(text: &mut String, map: &mut OffsetMap, piece: &str, file: (usize, usize), verbatim: bool) {
    map.push(Piece {
        text: text.len(),
        file: file.0,
        text_len: piece.len(),
        file_len: file.1 - file.0,
        verbatim,
    });
    text.push_str(piece);
}

/// What tells that this is no text, if anything does.
fn binary(text: &str) -> Option<Unreadable> {
    let strange = |b: u8| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = text.bytes().filter(|b| strange(*b)).count();
    let at = match text.find('\0') {
        Some(nothing) => nothing,
        None if controls as f64 > CONTROL_SHARE * text.len() as f64 => {
            text.bytes().position(strange)?
        }
        None => return None,
    };
    Some(Unreadable::Binary {
        byte: text.as_bytes()[at],
        line: 1 + text[..at].matches('\n').count(),
    })
}
