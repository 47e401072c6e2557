//! Markdown articles with front matter: YAML between lines of `---`, or TOML between lines of `+++`.
//!
//! In: decoded text. Out: a draft: blocks without the marks of Markdown, metadata from the front matter. What always holds: the
//! words stand in the text as they do in the file; only marks are left out, so nothing but gaps lies between the pieces.

use std::ops::Range;

use serde::Deserialize;

use super::draft::Draft;
use super::inline;
use super::remark::{Remark, Remarked};
use super::{BlockKind, Metadata, limit, plain};

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

/// Their names.
const KEYS: [&str; 5] = ["title", "outlet", "author", "published", "url"];

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
            inline::add(&mut draft, source, inner);
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
    let first = source.split_inclusive('\n').next().unwrap_or_default();
    let (ends, toml): (&[&str], bool) = match first.trim_end() {
        "---" => (&["---", "..."], false),
        "+++" => (&["+++"], true),
        _ => return 0,
    };
    let mut end = first.len();
    for line in source[first.len()..].split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let inner = &source[first.len()..end];
            let fields = if toml {
                of_toml(inner)
            } else if nests_deep(inner) {
                by_hand(inner)
            } else {
                serde_yaml::from_str(inner).unwrap_or_else(|_| by_hand(inner))
            };
            title(draft, source, first.len()..end, fields.title.as_deref());
            draft.meta = Metadata {
                title: fields.title,
                outlet: fields.outlet,
                author: fields.author,
                url: fields.url,
                ..Metadata::default()
            };
            let key = { inner.lines() }.position(|l| {
                let key = l.trim_start();
                key.starts_with("published") || toml && key.starts_with("date")
            });
            let written = fields.published.as_deref();
            draft.meta.publish(written, 2 + key.unwrap_or(0));
            return end + line.len();
        }
        end += line.len();
    }
    if begins(&source[first.len()..]) {
        let what = Remarked::OpenFrontMatter;
        draft.meta.remarks.push(Remark { line: 1, what });
    }
    0
}

/// Whether a line under `---` is a key of front matter: a rule between paragraphs has none below it.
fn begins(below: &str) -> bool {
    let key = below.lines().next().and_then(|line| line.split_once(':'));
    key.is_some_and(|(key, _)| KEYS.contains(&key.trim()))
}

/// Whether brackets stand deeper inside one another than [`limit::FRONT_MATTER_DEPTH`].
fn nests_deep(yaml: &str) -> bool {
    let mut depth = 0_usize;
    yaml.bytes().any(|b| {
        match b {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > limit::FRONT_MATTER_DEPTH
    })
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

/// Front matter in TOML, of which the lines above its first table are read. What other programs call `date` and `authors` is known, too.
fn of_toml(toml: &str) -> FrontMatter {
    let value = |key: &str| {
        { toml.lines() }
            .take_while(|line| !line.trim_start().starts_with('['))
            .filter_map(|line| line.split_once('='))
            .find(|(name, _)| name.trim() == key)
            .map(|(_, value)| {
                let list = value.trim().trim_matches(['[', ']']).split("\",");
                let parts = list.map(|part| part.trim().trim_matches(['"', '\'']));
                parts.collect::<Vec<_>>().join(", ")
            })
    };
    FrontMatter {
        title: value("title"),
        outlet: value("outlet"),
        author: value("author").or_else(|| value("authors")),
        published: value("published").or_else(|| value("date")),
        url: value("url"),
    }
}

fn title(draft: &mut Draft, source: &str, yaml: Range<usize>, title: Option<&str>) {
    let Some(title) = title.filter(|t| !t.is_empty()) else {
        return;
    };
    let matter = &source[yaml.clone()];
    let lead = matter.find("title:").or_else(|| matter.find("title"));
    let lead = lead.unwrap_or(0);
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
