//! From files to documents: article text, its blocks, its metadata, and the way back to the bytes on disk.
//!
//! In: paths or bytes. Out: [`Document`]s. What always holds: every [`TextSpan`] of a document's text maps to a
//! [`FileSpan`](FileSpan) whose bytes, decoded by the map, give the same words.

mod article;
mod boilerplate;
mod date;
mod decode;
mod discover;
mod draft;
mod english;
mod error;
mod file;
mod head;
mod html;
mod inline;
mod input;
mod jsonl;
mod kind;
mod known;
mod language;
pub mod limit;
mod map;
mod markdown;
mod notice;
mod plain;
mod read;
mod remark;
mod repeats;
mod span;
#[cfg(test)]
mod tests;
mod twins;

pub use article::Article;
pub use boilerplate::BoilerplateRules;
pub use date::parse as parse_date;
pub use discover::{Discovered, Note, Noted, discover};
pub use error::{Error, ReadError, Unreadable};
pub use file::{Place, SourceFile};
pub use input::{Format, Input};
pub use map::{OffsetMap, Piece};
pub(crate) use read::with_unique_keys;
pub use read::{plain, read, read_all, read_within};
pub use remark::{Remark, Remarked};
pub use span::FileSpan;
pub use twins::{twins, what_is_read};

use std::sync::Arc;

use crosscheck_syntax::TextSpan;

/// One article, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// Key of the source within the run: stable, readable, unique (file stem, or `id` of a JSONL line).
    pub key: String,
    /// Path relative to the compared folder, with `/`; `-` for standard input.
    pub path: String,
    /// Title, outlet, author, date, address.
    pub meta: Metadata,
    /// The decoded text. Blocks point into it; it also holds what was left out, so that it can be shown.
    pub text: String,
    /// Its paragraphs in order, without overlap: what is article text and what was left out, and why.
    pub blocks: Vec<Block>,
    /// The way from `text` to the file.
    pub map: OffsetMap,
    /// The file, for lines and columns.
    pub file: Arc<SourceFile>,
}

/// What is known of an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Publication date (local to the publisher).
    pub published: Option<jiff::civil::Date>,
    /// Web address.
    pub url: Option<String>,
    /// Where it was written, as its dateline says.
    pub place: Option<String>,
    /// What of all this was not understood.
    pub remarks: Vec<Remark>,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the text; no blank at either end.
    pub span: TextSpan,
    /// What it is.
    pub kind: BlockKind,
    /// Why it is no article text; `None` if it is.
    pub left_out: Option<LeftOut>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's headline.
    Title,
    /// A crosshead inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
}

/// Why a stretch is not read for claims.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Id of the rule, such as `boilerplate/reply-form`.
    pub rule: String,
    /// In a person's words.
    pub why: String,
}

impl Document {
    /// The blocks that are article text.
    pub fn article(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.left_out.is_none())
    }

    /// The blocks that the article consists of, those in a language that is not read among them.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        let foreign = |b: &Block| {
            b.left_out
                .as_ref()
                .is_some_and(|l| l.rule == language::RULE)
        };
        self.blocks
            .iter()
            .filter(move |b| b.left_out.is_none() || foreign(b))
    }
}
