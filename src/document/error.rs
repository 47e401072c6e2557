//! What can go wrong between a path and a document.

use std::path::PathBuf;

/// Why the inputs could not be listed: nothing is read then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that does not exist.
    #[error("{}: no such file or folder", .0.display())]
    NotFound(PathBuf),
    /// A folder that holds nothing to compare.
    #[error(
        "{}: no articles found; looked for .txt, .md, .html, .htm and .jsonl files (README and LICENSE files, and what \
         .gitignore or .crosscheckignore name, are passed over)",
        .0.display()
    )]
    NoArticles(PathBuf),
    /// A file named on the command line whose kind is unknown.
    #[error("{}: not an article; crosscheck reads .txt, .md, .html, .htm and .jsonl files", .0.display())]
    UnknownKind(PathBuf),
    /// A path whose end cannot be reached: a link that leads nowhere, a folder that may not be entered.
    #[error("{}: cannot be reached: {source}", path.display())]
    Unreachable {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What is no regular file.
    #[error("{}: is {kind}, not a file; to read what a pipe brings, name `-`", path.display())]
    Special {
        /// The path.
        path: PathBuf,
        /// "a named pipe".
        kind: &'static str,
    },
    /// A folder that could not be walked.
    #[error("{}: {source}", path.display())]
    Walk {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: ignore::Error,
    },
    /// More articles than [`Limits`](super::limit::Limits) allow.
    #[error(
        "{found} articles, and {most} is the limit; `limits: {{articles: {found}}}` in crosscheck.yaml raises it"
    )]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// The boilerplate rules hold a pattern that is no regular expression.
    #[error("boilerplate rule `{id}`: {source}")]
    Pattern {
        /// The rule.
        id: String,
        /// What is wrong with it.
        source: regex_lite::Error,
    },
    /// There are too many cues to look for.
    #[error("boilerplate rules: {0}")]
    Cues(aho_corasick::BuildError),
}

/// Why one article could not be read; the others can.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
#[non_exhaustive]
pub struct ReadError {
    /// File, as in [`Document::path`](super::Document::path).
    pub path: String,
    /// Line, from 1; 0 where it does not apply.
    pub line: usize,
    /// Column in characters, from 1; 0 where it does not apply.
    pub column: usize,
    /// What is wrong.
    #[source]
    pub what: Unreadable,
}

/// What is wrong with an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The system could not read the file.
    #[error("cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// The file was listed, and then it was no more.
    #[error("is gone: it was there when the run began")]
    Gone,
    /// A link that leads nowhere.
    #[error("is a link that leads to no file: {0}")]
    BrokenLink(std::io::Error),
    /// No regular file: reading it may never end.
    #[error("is {0}, not a file")]
    Special(&'static str),
    /// Reading it went wrong in a way that should not be.
    #[error(
        "could not be read, by a fault of crosscheck itself, which please report with the file: {0}"
    )]
    Fault(String),
    /// No words in it.
    #[error("is empty: there are no words in it")]
    Empty,
    /// Not text at all.
    #[error(
        "is not text: it holds binary data, first the byte 0x{byte:02x} in line {line}; only plain text, Markdown, HTML and JSON Lines are read"
    )]
    Binary {
        /// The first byte that no text has.
        byte: u8,
        /// Its line, from 1.
        line: usize,
    },
    /// A well-known kind of file that is no text, and what to do with it.
    #[error("is {0} file, not text; {1}")]
    Format(&'static str, &'static str),
    /// Text that no program on the web can read.
    #[error("is text in UTF-32, which is not read; save it as UTF-8")]
    Utf32,
    /// An HTML page without an article.
    #[error("holds no article text: no paragraphs were found in the page")]
    NoArticle,
    /// Markdown without prose.
    #[error("holds no article text: there is nothing in it but code, pictures and marks")]
    NoProse,
    /// More of a kind than [`limit`](super::limit) allows.
    #[error("holds more than {most} {what}: that is the limit, and no article comes near it")]
    Limit {
        /// Of what there is too much, such as "attributes on one element".
        what: &'static str,
        /// How many there may be.
        most: usize,
    },
    /// More than [`Limits`](super::limit::Limits) allow.
    #[error(
        "{of} has more than {most} bytes, the limit; `limits: {key}:` in crosscheck.yaml raises it"
    )]
    TooLarge {
        /// "the file", "the article `a`".
        of: String,
        /// How many bytes there may be.
        most: u64,
        /// Name of the limit.
        key: &'static str,
    },
    /// A line that is no JSON object, or lacks what it needs.
    #[error("is not an article in JSON: {0}")]
    Json(String),
}

impl ReadError {
    /// An error of a whole file.
    pub fn new(path: &str, what: impl Into<Unreadable>) -> Self {
        Self {
            path: path.to_owned(),
            line: 0,
            column: 0,
            what: what.into(),
        }
    }
}
