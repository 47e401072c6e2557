//! What can go wrong between a path and a document.

use std::path::PathBuf;

/// Why the inputs could not be listed: nothing is read then.
#[derive(Debug, thiserror::Error)]
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
    /// A folder that could not be walked.
    #[error("{}: {source}", path.display())]
    Walk {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: ignore::Error,
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
pub enum Unreadable {
    /// The system could not read the file.
    #[error("cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// No words in it.
    #[error("is empty: there are no words in it")]
    Empty,
    /// Not text at all.
    #[error(
        "is not text: it holds binary data; only plain text, Markdown, HTML and JSON Lines are read"
    )]
    Binary,
    /// A well-known kind of file that is no text.
    #[error("is a {0} file, not text; convert it to plain text or HTML first")]
    Format(&'static str),
    /// An HTML page without an article.
    #[error("holds no article text: no paragraphs were found in the page")]
    NoArticle,
    /// More of a kind than [`limit`](super::limit) allows.
    #[error("holds more than {most} {what}: that is the limit, and no article comes near it")]
    Limit {
        /// Of what there is too much, such as "attributes on one element".
        what: &'static str,
        /// How many there may be.
        most: usize,
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
