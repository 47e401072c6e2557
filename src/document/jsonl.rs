//! JSON Lines: one article a line.
//!
//! In: decoded text. Out: a draft a line, or what is wrong with it. What always holds: every character of a title or text maps
//! to its bytes inside the JSON string, escapes as a whole.

use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::date;
use super::draft::{Draft, trimmed};
use super::error::Unreadable;
use super::{BlockKind, plain};

/// What a line may say; other keys are passed over.
#[derive(Deserialize)]
struct Line<'a> {
    id: Option<serde_json::Value>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// One line read.
pub(super) struct Article {
    /// From 1.
    pub line: usize,
    /// The line's `id`, if it has one.
    pub id: Option<String>,
    /// The article, or why there is none and in which column.
    pub draft: Result<Draft, (usize, Unreadable)>,
}

/// Reads every line that is not blank.
pub(super) fn read(source: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut start = 0;
    for (i, raw) in source.split_inclusive('\n').enumerate() {
        let line = raw.trim_end_matches(['\n', '\r']);
        if !line.trim().is_empty() {
            let (id, draft) = article(source, start, line);
            articles.push(Article {
                line: i + 1,
                id,
                draft,
            });
        }
        start += raw.len();
    }
    articles
}

fn article(
    source: &str,
    start: usize,
    line: &str,
) -> (Option<String>, Result<Draft, (usize, Unreadable)>) {
    let fields: Line = match serde_json::from_str(line) {
        Ok(fields) => fields,
        Err(error) => {
            let message = error.to_string();
            let message = message
                .split(" at line ")
                .next()
                .unwrap_or(&message)
                .to_owned();
            return (None, Err((error.column(), Unreadable::Json(message))));
        }
    };
    let id = fields.id.and_then(|id| match id {
        serde_json::Value::String(s) => Some(s),
        serde_json::Value::Number(n) => Some(n.to_string()),
        _ => None,
    });
    // A raw value borrows from the line, so its distance from the line's start is its place.
    let place = |raw: &RawValue| {
        let at = start + (raw.get().as_ptr() as usize - line.as_ptr() as usize);
        at..at + raw.get().len()
    };
    let Some(text) = fields.text.filter(|t| t.get().starts_with('"')) else {
        let what = Unreadable::Json("the key `text` is missing or no string".to_owned());
        return (id, Err((1, what)));
    };
    let mut draft = Draft::default();
    if let Some(title) = fields.title.filter(|t| t.get().starts_with('"')) {
        string(&mut draft, source, place(title));
        draft.meta.title = Some(draft.text.trim().to_owned()).filter(|t| !t.is_empty());
        draft.close(BlockKind::Title);
    }
    let body = draft.text.len();
    string(&mut draft, source, place(text));
    let blocks = plain::blocks(&draft.text[body..]);
    draft.blocks.extend(blocks.into_iter().map(|mut block| {
        block.span = trimmed(&draft.text, body + block.span.start..body + block.span.end);
        block
    }));
    draft.meta.outlet = fields.outlet;
    draft.meta.author = fields.author;
    draft.meta.published = fields.published.as_deref().and_then(date::parse);
    draft.meta.url = fields.url;
    if draft.blocks.is_empty() {
        return (id, Err((1, Unreadable::Empty)));
    }
    (id, Ok(draft))
}

/// Adds the value of the JSON string at `range`, quotes included in the range.
fn string(draft: &mut Draft, source: &str, range: Range<usize>) {
    let end = range.end - 1;
    let mut at = range.start + 1;
    while at < end {
        let rest = &source[at..end];
        let run = rest.find('\\').unwrap_or(rest.len());
        draft.copy(source, at..at + run);
        at += run;
        if at < end {
            let (value, len) = escape(&source[at..end]);
            let mut buffer = [0; 4];
            draft.put(value.encode_utf8(&mut buffer), at..at + len);
            at += len;
        }
    }
}

/// The character of an escape that stands at the start of `rest`, and its length. The JSON was found valid before.
fn escape(rest: &str) -> (char, usize) {
    let hex = |at: usize| {
        rest.get(at..at + 4)
            .and_then(|h| u32::from_str_radix(h, 16).ok())
    };
    match rest.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'u') => {
            let high = hex(2).unwrap_or(0xfffd);
            if let (0xd800..0xdc00, Some("\\u"), Some(low)) = (high, rest.get(6..8), hex(8)) {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff);
                return (char::from_u32(code).unwrap_or('\u{fffd}'), 12);
            }
            (char::from_u32(high).unwrap_or('\u{fffd}'), 6)
        }
        Some(_) => (rest[1..].chars().next().unwrap_or('\u{fffd}'), 2),
        None => ('\\', 1),
    }
}
