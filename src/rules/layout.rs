//! Where each key and value of a YAML text stands.
//!
//! The YAML parser tells the place of an error, not of a value. This is a light scan of the same text: block and flow
//! mappings and lists, quoted, plain and block scalars, comments. In: any text. Out: a tree of byte ranges, which is
//! right for text that the parser accepts and merely harmless for any other. Anchors, aliases and tags are passed
//! over; complex keys (`? `) are not followed, so what stands below them takes the place of its parent.

use std::ops::Range;

mod scan;

/// Deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// A value and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the value, without what follows it.
    pub span: Range<usize>,
    /// What it holds.
    pub content: Content,
}

/// What a value holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Content {
    /// No other value.
    #[default]
    Scalar,
    /// Keys and values, in order, duplicates included.
    Mapping(Vec<Entry>),
    /// Items, in order.
    List(Vec<Node>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key, decoded.
    pub key: String,
    /// Bytes of the key.
    pub key_span: Range<usize>,
    /// Its value.
    pub value: Node,
}

/// The text nests deeper than [`MAX_DEPTH`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDeep {
    /// Byte at which it does.
    pub at: usize,
}

impl Node {
    /// Scans a text.
    ///
    /// # Errors
    /// It nests too deep.
    pub fn scan(text: &str) -> Result<Self, TooDeep> {
        scan::Scanner::new(text).document()
    }

    /// The entry of a key; of duplicates the first.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.content {
            Content::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// Where the value at the end of a path stands, or as much of the path as was found.
    pub fn value_at(&self, path: &[Step]) -> Range<usize> {
        let mut node = self;
        for step in path {
            let next = match (step, &node.content) {
                (Step::Key(key), Content::Mapping(_)) => node.entry(key).map(|entry| &entry.value),
                (Step::Item(item), Content::List(items)) => items.get(*item),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.span.clone()
    }

    /// Where the key at the end of a path stands; for an item of a list, its value.
    pub fn key_at(&self, path: &[Step]) -> Range<usize> {
        match path.split_last() {
            Some((Step::Key(key), above)) => self
                .node_at(above)
                .and_then(|node| node.entry(key))
                .map_or_else(|| self.value_at(path), |entry| entry.key_span.clone()),
            _ => self.value_at(path),
        }
    }

    pub(super) fn node_at(&self, path: &[Step]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |node, step| match (step, &node.content) {
                (Step::Key(key), _) => node.entry(key).map(|entry| &entry.value),
                (Step::Item(item), Content::List(items)) => items.get(*item),
                _ => None,
            })
    }

    /// Every key that stands twice in one mapping: the first place and the later one.
    pub fn duplicate_keys(&self) -> Vec<(&Entry, &Entry)> {
        let mut found = Vec::new();
        self.collect_duplicates(&mut found);
        found
    }

    fn collect_duplicates<'a>(&'a self, found: &mut Vec<(&'a Entry, &'a Entry)>) {
        match &self.content {
            Content::Scalar => {}
            Content::List(items) => items.iter().for_each(|item| item.collect_duplicates(found)),
            Content::Mapping(entries) => {
                let mut first = std::collections::HashMap::new();
                for entry in entries {
                    if let Some(first) = first.get(entry.key.as_str()) {
                        found.push((*first, entry));
                    } else {
                        first.insert(entry.key.as_str(), entry);
                    }
                    entry.value.collect_duplicates(found);
                }
            }
        }
    }
}
