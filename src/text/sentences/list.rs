//! Lists that stand in one block: numbered or lettered items in a row, and columns of short lines.

use super::border::trim;
use crate::text::TextSpan;

/// A column of lines is a list if no line is longer than this many bytes.
const SHORT_LINE: usize = 40;

/// The lines of a block that is a column of short lines without any punctuation of sentences.
pub(super) fn column(text: &str, block: TextSpan) -> Option<Vec<TextSpan>> {
    let words = block.of(text);
    if !words.contains('\n') || words.contains(['.', '!', '?', ';']) {
        return None;
    }
    let mut at = block.start;
    let mut lines = Vec::new();
    for line in words.split('\n') {
        let hangs = line.ends_with([' ', ',', '-']);
        if line.len() > SHORT_LINE || hangs {
            return None;
        }
        lines.extend(trim(text, TextSpan::new(at, at + line.len())));
        at += line.len() + 1;
    }
    (lines.len() > 2).then_some(lines)
}

/// What marks an item of a list: "2.", "(b)", "• 7)".
struct Marker<'t> {
    /// Bullet and opening bracket.
    lead: &'t str,
    label: Label,
    /// What closes the label.
    tail: &'t str,
    /// Bytes, with the blank behind.
    len: usize,
}

#[derive(Clone, Copy)]
enum Label {
    Number(u32),
    Letter(u8),
}

fn marker(words: &str) -> Option<Marker<'_>> {
    let digits = words.trim_start_matches(['•', '⁃', '‣', '◦', '▪', ' ']);
    let lead = &words[..words.len() - digits.len()];
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let (label, width) = match digits.as_bytes() {
        [letter @ b'a'..=b'z', ..] => (Label::Letter(*letter), 1),
        _ if (1..=3).contains(&count) => (Label::Number(digits[..count].parse().ok()?), count),
        _ => return None,
    };
    let after = &digits[width..];
    let tail = after.trim_start_matches(['.', ')']);
    let blanks = tail.len() - tail.trim_start().len();
    let tail = &after[..after.len() - tail.len()];
    (!tail.is_empty() && tail.len() <= 2 && blanks > 0).then_some(Marker {
        lead,
        label,
        tail,
        len: lead.len() + width + tail.len() + blanks,
    })
}

/// Bytes of the marker that `words` start with, blank included; 0 if there is none.
pub(super) fn marker_length(words: &str) -> usize {
    marker(words).map_or(0, |m| m.len)
}

/// The items of a list that runs through one block; the block itself if there is none.
pub(super) fn items(text: &str, block: TextSpan) -> Vec<TextSpan> {
    let Some(block) = trim(text, block) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut start = block.start;
    while let Some(this) = marker(&text[start..block.end]) {
        let next = match this.label {
            Label::Number(n) => (n + 1).to_string(),
            Label::Letter(b'z') => break,
            Label::Letter(l) => char::from(l + 1).to_string(),
        };
        let wanted = format!(" {}{next}{} ", this.lead, this.tail);
        let from = start + this.len;
        let Some(at) = text[from..block.end].find(&wanted) else {
            break;
        };
        found.push(TextSpan::new(start, from + at));
        start = from + at + 1;
    }
    found.push(TextSpan::new(start, block.end));
    found
}
