//! Text of a page, character references resolved, with the way back.
//!
//! In: a range of the source without markup. Out: the same text in a draft, each reference a piece of its own.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::super::draft::Draft;

/// The longest name of a reference.
const LONGEST: usize = 31;

/// Adds the text at `range`; runs of blanks become one space, and none is added to a block's start.
pub(super) fn add(draft: &mut Draft, source: &str, range: Range<usize>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &source[at..range.end];
        let run = rest
            .find(|c: char| c == '&' || c.is_ascii_whitespace())
            .unwrap_or(rest.len());
        draft.copy(source, at..at + run);
        at += run;
        let rest = &source[at..range.end];
        if rest.starts_with('&') {
            let (value, len) = twice(rest).unwrap_or_else(|| {
                let len = reference(rest);
                (resolve(&rest[..len]), len)
            });
            let blank = value.chars().all(char::is_whitespace);
            if !(blank && draft.ends_blank()) {
                draft.put(&value, at..at + len);
            }
            at += len;
        } else {
            let blanks = rest.len()
                - rest
                    .trim_start_matches(|c: char| c.is_ascii_whitespace())
                    .len();
            if blanks > 0 && !draft.ends_blank() {
                if rest.starts_with(' ') {
                    draft.copy(source, at..at + 1);
                } else {
                    draft.put(" ", at..at + 1);
                }
            }
            at += blanks;
        }
    }
}

/// The text at `range` alone.
pub(super) fn text(source: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut draft = Draft::default();
    for range in ranges {
        add(&mut draft, source, range);
    }
    draft.text.trim().to_owned()
}

/// What a reference that was escaped twice (`&amp;rsquo;`) stands for, and its length. Marks of HTML itself are meant to be seen.
fn twice(rest: &str) -> Option<(String, usize)> {
    let inner = rest.strip_prefix("&amp;")?;
    let name = inner.bytes().take(LONGEST + 1);
    let name = name.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
    let name = &inner[..name.count()];
    if name.is_empty() || !inner[name.len()..].starts_with(';') {
        return None;
    }
    let value = resolve(&format!("&{name};"));
    let unknown = value.len() > 1 && value.starts_with('&');
    let len = "&amp;".len() + name.len() + 1;
    (!unknown && !matches!(value.as_str(), "<" | ">")).then_some((value, len))
}

/// Length of what looks like a reference at the start of `rest`.
fn reference(rest: &str) -> usize {
    let body = &rest[1..];
    let hash = usize::from(body.starts_with('#'));
    let name = body[hash..]
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let end = 1 + hash + name;
    end + usize::from(rest[end..].starts_with(';'))
}

/// What a reference stands for: itself, if it is none.
fn resolve(reference: &str) -> String {
    match reference {
        "&" | "&amp;" => return "&".to_owned(),
        "&nbsp;" | "&#160;" | "&#xA0;" | "&#xa0;" => return " ".to_owned(),
        "&quot;" | "&#34;" => return "\"".to_owned(),
        "&#39;" | "&#039;" => return "'".to_owned(),
        "&#8217;" | "&rsquo;" => return "’".to_owned(),
        _ => {}
    }
    let mut value = String::new();
    for token in Tokenizer::new(reference) {
        if let Ok(Token::String(text)) = token {
            value.push_str(&String::from_utf8_lossy(&text));
        }
    }
    value
}
