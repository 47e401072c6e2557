//! One file to read, and how it is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with front matter or without.
    Markdown,
    /// A web page.
    Html,
    /// One article a line.
    JsonLines,
}

/// One file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Path relative to the compared folder, with `/`; `-` for standard input.
    pub name: String,
    /// Key of the source: file stem, or the relative path where two files share a stem.
    pub key: String,
    /// Where the file lies; `-` for standard input.
    pub path: PathBuf,
    /// How it is written.
    pub format: Format,
}

impl Format {
    /// The format that a file's name tells.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format of text that came without a name: a page if it starts as one, JSON Lines if its first line is an object,
    /// Markdown if front matter opens it, else plain text.
    pub fn guess(bytes: &[u8]) -> Self {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Self::Html
        } else if head.starts_with("{\"") || head.starts_with("{ \"") {
            Self::JsonLines
        } else if head.starts_with("---\n") || head.starts_with("---\r\n") {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// `key`, or `key-2`, `key-3`, … if it is taken.
pub(super) fn free(key: &str, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(key.to_owned()) {
        return key.to_owned();
    }
    let mut n = 2;
    loop {
        let candidate = format!("{key}-{n}");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        n += 1;
    }
}
