//! What tagger and parser see of a word: hashes of its folded form, its ends and its shape.
//!
//! In: the token's words. Out: a [`Word`]. What always holds: curly quotes and long dashes count as straight ones,
//! letters are compared without case, digits in numbers are all the same digit.

use super::hash;
use super::lexicon::Lexicon;

/// The hashes of one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// Of the folded form.
    pub folded: u64,
    /// Of its first one, two and three characters.
    pub prefixes: [u64; 3],
    /// Of its last one to five characters.
    pub suffixes: [u64; 5],
    /// Of its shape, such as `Xxx`, `XX`, `d`, `d-x`.
    pub shape: u64,
    /// What the lexicon says of it.
    pub kinds: u64,
    /// Whether it starts with a capital letter.
    pub capital: bool,
}

/// A word as features see it: lower case, straight quotes and dashes, digits of a longer number made alike.
pub fn fold(form: &str, out: &mut String) {
    out.clear();
    let digits = form.bytes().filter(u8::is_ascii_digit).count();
    for c in form.chars() {
        match c {
            '’' | '‘' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '–' | '—' | '‒' | '―' | '‑' => out.push('-'),
            '0'..='9' if digits > 2 && digits != 4 => out.push('0'),
            '1' | '2' if digits == 4 => out.push(c),
            '0'..='9' if digits == 4 => out.push('0'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

impl Word {
    /// Reads `form`; `buffer` is working space.
    pub fn new(form: &str, lexicon: &Lexicon, buffer: &mut String) -> Self {
        fold(form, buffer);
        let folded = buffer.as_bytes();
        let mut word = Self {
            folded: hash::bytes(folded),
            ..Self::default()
        };
        let mut ends = buffer.char_indices().map(|(at, c)| at + c.len_utf8());
        for prefix in &mut word.prefixes {
            match ends.next() {
                Some(end) => *prefix = hash::bytes(&folded[..end]),
                None => break,
            }
        }
        let mut starts = buffer.char_indices().rev().map(|(at, _)| at);
        for suffix in &mut word.suffixes {
            match starts.next() {
                Some(start) => *suffix = hash::bytes(&folded[start..]),
                None => break,
            }
        }
        word.kinds = lexicon.kinds(buffer) | 1 << 32;
        word.shape = shape(form);
        word.capital = form.chars().next().is_some_and(char::is_uppercase);
        word
    }
}

fn shape(form: &str) -> u64 {
    let mut shape = 0_u64;
    let (mut last, mut run) = (0, 0);
    for c in form.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_lowercase() => 2,
            c if c.is_ascii_digit() => 3,
            c if c.is_alphabetic() => 4,
            '.' => 5,
            ',' => 6,
            '-' | '–' | '—' => 7,
            '\'' | '’' => 8,
            '$' | '£' | '€' | '¥' => 9,
            _ => 10,
        };
        run = if kind == last { run + 1 } else { 1 };
        if run <= 2 && shape < 1 << 56 {
            shape = shape << 4 | kind;
        }
        last = kind;
    }
    shape
}
