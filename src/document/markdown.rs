//! Markdown articles with YAML front matter.
//!
//! In: decoded text. Out: a draft: blocks without the marks of Markdown, metadata from the front matter. What always holds: the
//! words stand in the text as they do in the file; only marks are left out, so nothing but gaps lies between the pieces.

use std::ops::Range;

use serde::Deserialize;

use super::draft::Draft;
use super::{BlockKind, Metadata, date, plain};

/// The keys that are read.
#[derive(Deserialize, Default)]
#[serde(default)]
struct FrontMatter {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// Reads an article.
pub(super) fn read(source: &str) -> Draft {
    let mut draft = Draft::default();
    let body = front_matter(&mut draft, source);
    let mut open = None;
    let mut fenced = false;
    let mut at = body;
    for raw in source[body..].split_inclusive('\n') {
        let line = at..at + raw.trim_end_matches(['\n', '\r']).len();
        at += raw.len();
        let (inner, kind) = strip_marks(source, line.clone());
        let text = &source[inner.clone()];
        if text.starts_with("```") || text.starts_with("~~~") {
            fenced = !fenced;
            close(&mut draft, &mut open);
        } else if fenced || text.is_empty() || is_rule(text) || is_definition(text) {
            // An underline makes the line above a heading.
            if is_underline(text) && open == Some(BlockKind::Paragraph) {
                open = Some(BlockKind::Heading);
            }
            close(&mut draft, &mut open);
        } else {
            if kind != BlockKind::Paragraph || open == Some(BlockKind::Heading) {
                close(&mut draft, &mut open);
            } else if open.is_some() {
                draft.put("\n", inner.start..inner.start);
            }
            inline(&mut draft, source, inner);
            open = Some(if open == Some(BlockKind::ListItem) {
                BlockKind::ListItem
            } else {
                kind
            });
            if raw.trim_end_matches(['\n', '\r']).ends_with("  ") {
                close(&mut draft, &mut open);
            }
        }
    }
    close(&mut draft, &mut open);
    draft
}

fn close(draft: &mut Draft, open: &mut Option<BlockKind>) {
    if let Some(kind) = open.take() {
        draft.close(kind);
        if let Some(last) = draft.blocks.last_mut()
            && kind == BlockKind::Paragraph
            && plain::is_heading(last.span.of(&draft.text))
        {
            last.kind = BlockKind::Heading;
        }
    }
}

/// Reads the front matter, gives the title a block of its own, and says where the article starts.
fn front_matter(draft: &mut Draft, source: &str) -> usize {
    let Some(first) = source
        .split_inclusive('\n')
        .next()
        .filter(|l| l.trim_end() == "---")
    else {
        return 0;
    };
    let mut end = first.len();
    for line in source[first.len()..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &source[first.len()..end];
            let fields = serde_yaml::from_str(yaml).unwrap_or_else(|_| by_hand(yaml));
            title(draft, source, first.len()..end, fields.title.as_deref());
            draft.meta = Metadata {
                title: fields.title,
                outlet: fields.outlet,
                author: fields.author,
                published: fields.published.as_deref().and_then(date::parse),
                url: fields.url,
                ..Metadata::default()
            };
            return end + line.len();
        }
        end += line.len();
    }
    0
}

/// Front matter that is no YAML, most often for a colon in a title: each line up to its first colon is a key.
fn by_hand(yaml: &str) -> FrontMatter {
    let value = |key: &str| {
        yaml.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.trim() == key)
            .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
    };
    FrontMatter {
        title: value("title"),
        outlet: value("outlet"),
        author: value("author"),
        published: value("published"),
        url: value("url"),
    }
}

fn title(draft: &mut Draft, source: &str, yaml: Range<usize>, title: Option<&str>) {
    let Some(title) = title.filter(|t| !t.is_empty()) else {
        return;
    };
    let lead = source[yaml.clone()].find("title:").unwrap_or(0);
    if let Some(at) = source[yaml.start + lead..yaml.end].find(title) {
        let start = yaml.start + lead + at;
        draft.copy(source, start..start + title.len());
        draft.close(BlockKind::Title);
    }
}

/// The line without quote, heading and list marks, and what these make of it.
fn strip_marks(source: &str, line: Range<usize>) -> (Range<usize>, BlockKind) {
    let mut start = line.start;
    let mut end = line.end;
    let mut kind = BlockKind::Paragraph;
    loop {
        let rest = &source[start..end];
        let blank = rest.len() - rest.trim_start().len();
        let inner = &rest[blank..];
        let hashes = inner.bytes().take_while(|b| *b == b'#').count();
        if let Some(quoted) = inner.strip_prefix('>') {
            start = end - quoted.len();
        } else if (1..=6).contains(&hashes) && inner[hashes..].starts_with([' ', '\t']) {
            start += blank + hashes + 1;
            end = start + source[start..end].trim_end_matches([' ', '#']).len();
            kind = BlockKind::Heading;
        } else if let Some(mark) = plain::bullet(inner).filter(|_| kind == BlockKind::Paragraph) {
            start += blank + mark.len();
            kind = BlockKind::ListItem;
        } else {
            start += blank;
            return (start..start + source[start..end].trim_end().len(), kind);
        }
    }
}

fn is_rule(text: &str) -> bool {
    is_underline(text) || {
        let marks: String = text.split_whitespace().collect();
        marks.len() >= 3
            && (marks.bytes().all(|b| b == b'*')
                || marks.bytes().all(|b| b == b'_')
                || marks.bytes().all(|b| b == b'-'))
    }
}

fn is_underline(text: &str) -> bool {
    text.len() >= 2 && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
}

/// `[1]: https://…`
fn is_definition(text: &str) -> bool {
    text.starts_with('[')
        && text
            .split_once("]:")
            .is_some_and(|(_, rest)| rest.trim_start().starts_with("http"))
}

/// Adds a line without emphasis, links, images, code ticks, escapes and tags.
fn inline(draft: &mut Draft, source: &str, range: Range<usize>) {
    let mut at = range.start;
    let mut from = at;
    while at < range.end {
        let rest = &source[at..range.end];
        if rest.starts_with('\\') && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            draft.copy(source, from..at);
            from = at + 1;
            at += 2;
            continue;
        }
        let skip = mark(source, at, rest);
        if skip.is_empty() {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        draft.copy(source, from..at);
        if let Some(text) = skip.text {
            inline(draft, source, at + text.start..at + text.end);
        }
        at += skip.len;
        from = at;
    }
    draft.copy(source, from..range.end);
}

/// A mark at the start of a stretch: how long it is, and which part of it is text.
#[derive(Default)]
struct Mark {
    len: usize,
    text: Option<Range<usize>>,
}

impl Mark {
    fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn drop(len: usize) -> Self {
        Self { len, text: None }
    }
}

fn mark(source: &str, at: usize, rest: &str) -> Mark {
    let before = source[..at].chars().next_back();
    match rest.as_bytes()[0] {
        b'`' => Mark::drop(rest.bytes().take_while(|b| *b == b'`').count()),
        sign @ (b'*' | b'_' | b'~') => {
            let run = rest.bytes().take_while(|b| *b == sign).count();
            let after = rest[run..].chars().next();
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let loose = blank(before) && blank(after);
            let inside = sign == b'_' && word(before) && word(after);
            // A lone asterisk after a word, with no partner, is a footnote mark or a factor: kept.
            let single = sign == b'*'
                && run == 1
                && !rest[1..].contains('*')
                && !source[..at]
                    .rsplit('\n')
                    .next()
                    .is_some_and(|l| l.contains('*'));
            if loose || inside || single || (sign == b'~' && run != 2) || run > 3 {
                Mark::default()
            } else {
                Mark::drop(run)
            }
        }
        b'!' if rest[1..].starts_with('[') => {
            link(&rest[1..]).map_or_else(Mark::default, |link| Mark::drop(link.len + 1))
        }
        b'[' => link(rest).unwrap_or_default(),
        b'<' => match rest.find('>') {
            Some(end)
                if rest[1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') =>
            {
                if rest.starts_with("<http") {
                    Mark {
                        len: end + 1,
                        text: Some(1..end),
                    }
                } else {
                    Mark::drop(end + 1)
                }
            }
            _ => Mark::default(),
        },
        _ => Mark::default(),
    }
}

/// `[text](target)`, `[text][label]`, `[^note]`.
fn link(rest: &str) -> Option<Mark> {
    let mut depth = 0_usize;
    let close = rest.char_indices().find_map(|(i, c)| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(i)
    })?;
    if rest[1..].starts_with('^') {
        return Some(Mark::drop(close + 1));
    }
    let after = &rest[close + 1..];
    let target = match after.as_bytes().first()? {
        b'(' => after.find(')')?,
        b'[' => after.find(']')?,
        _ => return None,
    };
    Some(Mark {
        len: close + 1 + target + 1,
        text: Some(1..close),
    })
}
