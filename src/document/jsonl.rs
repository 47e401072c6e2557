//! JSON Lines: one article a line.
//!
//! In: decoded text. Out: a draft a line, or what is wrong with it. What always holds: every character of a title or text maps
//! to its bytes inside the JSON string, escapes as a whole.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::draft::{Draft, trimmed};
use super::error::Unreadable;
use super::{BlockKind, plain};

/// What a line may say; other keys are passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    outlet: Option<&'a RawValue>,
    #[serde(borrow)]
    author: Option<&'a RawValue>,
    #[serde(borrow)]
    published: Option<&'a RawValue>,
    #[serde(borrow)]
    url: Option<&'a RawValue>,
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

/// Why a line is no article, and in which column.
type Misfit = (usize, Unreadable);

/// Reads every line that is not blank.
pub(super) fn read(source: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut start = 0;
    for (i, raw) in source.split_inclusive('\n').enumerate() {
        let line = raw.trim_end_matches(['\n', '\r']);
        if !line.trim().is_empty() {
            let (id, draft) = match fields(line) {
                Ok(fields) => (
                    fields.id.and_then(name),
                    draft(&fields, source, start, line),
                ),
                Err(misfit) => (None, Err(misfit)),
            };
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

fn fields(line: &str) -> Result<Line<'_>, Misfit> {
    let first = line.trim_start().chars().next().filter(|c| *c != '{');
    if let Some(first) = first {
        let what = format!("a line is an object in braces, and this one begins with `{first}`");
        return Err(misfit(what));
    }
    serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let said = message.split(" at line ").next().unwrap_or(&message);
        let what = if error.is_eof() {
            "the line ends before its object does: it is cut, or one article stands in several lines".to_owned()
        } else {
            said.to_owned()
        };
        (error.column(), Unreadable::Json(what))
    })
}

fn misfit(what: String) -> Misfit {
    (1, Unreadable::Json(what))
}

/// What an `id` calls its article: words or a number, as they stand there.
fn name(id: &RawValue) -> Option<String> {
    let id = id.get();
    let number = id.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let words = || serde_json::from_str::<String>(id).ok();
    let name = if number { Some(id.to_owned()) } else { words() };
    name.filter(|name| !name.trim().is_empty())
}

/// The words at `key`, if there is something there; it must be words.
fn words<'a>(key: &str, value: Option<&'a RawValue>) -> Result<Option<&'a RawValue>, Misfit> {
    let kind = match value.and_then(|value| value.get().chars().next()) {
        None | Some('"') => return Ok(value),
        Some('{') => "an object",
        Some('[') => "a list",
        Some('t' | 'f') => "true or false",
        Some(_) => "a number",
    };
    Err(misfit(format!(
        "the key `{key}` holds {kind}, and words in quotes belong there"
    )))
}

fn owned(key: &str, value: Option<&RawValue>) -> Result<Option<String>, Misfit> {
    let words = words(key, value)?;
    Ok(words.and_then(|words| serde_json::from_str(words.get()).ok()))
}

fn draft(fields: &Line, source: &str, start: usize, line: &str) -> Result<Draft, Misfit> {
    // A raw value borrows from the line, so its distance from the line's start is its place.
    let place = |raw: &RawValue| {
        let at = start + (raw.get().as_ptr() as usize - line.as_ptr() as usize);
        at..at + raw.get().len()
    };
    let missing = || misfit(format!("the key `text` is missing{}", there(line)));
    let text = words("text", fields.text)?.ok_or_else(missing)?;
    let mut draft = Draft::default();
    if let Some(title) = words("title", fields.title)? {
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
    if draft.blocks.is_empty() {
        return Err((1, Unreadable::Empty));
    }
    draft.meta.outlet = owned("outlet", fields.outlet)?;
    draft.meta.author = owned("author", fields.author)?;
    draft.meta.url = owned("url", fields.url)?;
    let published = owned("published", fields.published)?;
    draft.meta.publish(published.as_deref(), 0);
    Ok(draft)
}

/// "; its keys are `id`, `body`": what an object has that lacks what it needs, the first few of it.
fn there(line: &str) -> String {
    let object = serde_json::from_str::<BTreeMap<String, &RawValue>>(line);
    let keys = object.unwrap_or_default().into_keys();
    let keys = keys.filter(|k| k != "text").take(8);
    let keys: Vec<String> = keys.map(|k| format!("`{k}`")).collect();
    if keys.is_empty() {
        return String::new();
    }
    format!("; its keys are {}", keys.join(", "))
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
