//! Small changes to an entry of a rule file, in which all else stays as a person wrote it: comments, order, blanks.
//!
//! In: a file and the path of a mapping in it. Out: [`Edit`]s of its text. What always holds: the edits of one entry do not overlap.

use std::ops::Range;

use serde_json::json;

use super::layout::{Content, Entry, Node, Step};
use super::parse::Parsed;

/// Bytes of a text, and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty where something is only set in.
    pub span: Range<usize>,
    /// What comes.
    pub text: String,
}

/// A change to a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A key gets another value; one that is not there is set in behind the first.
    Set(&'static str, String),
    /// A key gets another name.
    Rename(&'static str, &'static str),
    /// A key goes.
    Remove(&'static str),
}

/// A text as YAML, on one line: bare where it can be.
pub fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " -_.'’".contains(c);
    let means_more = ["true", "false", "null", "yes", "no", "on", "off"];
    let bare = !means_more.contains(&text.to_lowercase().as_str())
        && text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(plain)
        && serde_yaml::from_str::<serde_yaml::Value>(text)
            .is_ok_and(|value| value.as_str() == Some(text));
    if bare {
        text.to_owned()
    } else {
        json!(text).to_string()
    }
}

/// The edits that make the changes to the mapping at a path; none of a change to a key that is not there.
pub fn edits(parsed: &Parsed, path: &[Step], changes: &[Change]) -> Vec<Edit> {
    let Some(node) = parsed.layout().node_at(path) else {
        return Vec::new();
    };
    let entry = Mapping {
        text: &parsed.source.text,
        node,
    };
    changes
        .iter()
        .filter_map(|change| entry.edit(change))
        .collect()
}

/// The text with edits made; of two that overlap the later is left out.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        if let Some(before) = text.get(at..edit.span.start) {
            new.push_str(before);
            new.push_str(&edit.text);
            at = edit.span.end;
        }
    }
    new.push_str(text.get(at..).unwrap_or_default());
    new
}

struct Mapping<'a> {
    text: &'a str,
    node: &'a Node,
}

impl Mapping<'_> {
    fn entries(&self) -> &[Entry] {
        match &self.node.content {
            Content::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// Whether it is written in braces.
    fn in_braces(&self) -> bool {
        self.text[self.node.span.clone()].starts_with('{')
    }

    fn edit(&self, change: &Change) -> Option<Edit> {
        match change {
            Change::Set(key, value) => match self.node.entry(key) {
                Some(entry) => Some(Edit {
                    span: entry.value.span.clone(),
                    text: value.clone(),
                }),
                None => self.set_in(key, value),
            },
            Change::Rename(old, new) => Some(Edit {
                span: self.node.entry(old)?.key_span.clone(),
                text: (*new).to_owned(),
            }),
            Change::Remove(key) => self.without(key),
        }
    }

    /// Where what follows an entry begins: in lines, behind what a person noted beside it.
    fn end_of(&self, entry: &Entry) -> usize {
        let end = entry.value.span.end;
        if self.in_braces() {
            return end;
        }
        let line = self.text[end..].find('\n');
        line.map_or(self.text.len(), |at| end + at)
    }

    /// A new key behind the first.
    fn set_in(&self, key: &str, value: &str) -> Option<Edit> {
        let first = self.entries().first()?;
        let end = self.end_of(first);
        let text = if self.in_braces() {
            format!(", {key}: {value}")
        } else {
            let start = first.key_span.start;
            let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
            let indent = self.text[line..start].chars().count();
            format!("\n{:indent$}{key}: {value}", "")
        };
        Some(Edit {
            span: end..end,
            text,
        })
    }

    /// The mapping without a key: from the end of the one before, or up to the next one.
    fn without(&self, key: &str) -> Option<Edit> {
        let entries = self.entries();
        let at = entries.iter().position(|entry| entry.key == key)?;
        let gone = &entries[at];
        let span = match at.checked_sub(1) {
            Some(before) => self.end_of(&entries[before])..self.end_of(gone),
            None => gone.key_span.start..entries.get(1)?.key_span.start,
        };
        // A comment between the two is a person's.
        let is_bare = !self.text[span.clone()].contains('#');
        is_bare.then(|| Edit {
            span,
            text: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::rules::SourceText;

    fn changed(text: &str, changes: &[Change]) -> String {
        let source = Arc::new(SourceText {
            path: "my.yaml".to_owned(),
            text: Arc::from(text),
        });
        let parsed = Parsed::new(&source).unwrap();
        let path = [Step::Key("tests".to_owned()), Step::Item(0)];
        edited(text, &edits(&parsed, &path, changes))
    }

    #[test]
    fn in_braces_and_in_lines() {
        let changes = [
            Change::Rename("contradict", "apart"),
            Change::Remove("kind"),
            Change::Set("todo", "true".to_owned()),
        ];
        assert_eq!(
            changed(
                "tests: # all\n  - {contradict: [a, b], kind: numeric} # why\n",
                &changes
            ),
            "tests: # all\n  - {apart: [a, b], todo: true} # why\n"
        );
        assert_eq!(
            changed(
                "tests:\n  - contradict: # x\n      - a\n      - b\n    kind: numeric\n",
                &changes
            ),
            "tests:\n  - apart: # x\n      - a\n      - b\n    todo: true\n"
        );
    }

    #[test]
    fn a_value_is_another() {
        let set = [
            Change::Set("time", scalar("none")),
            Change::Set("fact", scalar("killed: 3")),
        ];
        let more = [
            Change::Set("todo", "true".to_owned()),
            Change::Remove("time"),
        ];
        assert_eq!(
            changed(
                "tests:\n  - text: x # y\n    time: none\n    fact: none\n",
                &more
            ),
            "tests:\n  - text: x # y\n    todo: true\n    fact: none\n"
        );
        assert_eq!(
            changed(
                "tests:\n  - text: x # y\n    time: '2020' # z\n    fact: none\n",
                &set
            ),
            "tests:\n  - text: x # y\n    time: none # z\n    fact: \"killed: 3\"\n"
        );
    }

    #[test]
    fn bare_where_it_can_be() {
        for (text, yaml) in [
            ("none", "none"),
            ("Ada Holm", "Ada Holm"),
            ("no", "\"no\""),
            ("12 person", "\"12 person\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), yaml);
            let read: String = serde_yaml::from_str(yaml).unwrap();
            assert_eq!(read, text);
        }
    }
}
