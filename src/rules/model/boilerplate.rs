//! What a page carries that is no article text.

use schemars::JsonSchema;
use serde::Deserialize;

/// A pattern and how far it reaches.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// Name of the rule.
    pub id: String,
    /// A regular expression, tried on the words of each block. Named groups `published`, `page_date`, `author`, `outlet` and
    /// `place` fill the article's metadata where nothing better did. Where part of the match only tells that the rule fits, the
    /// group `words` holds what goes.
    ///
    /// The dialect is that of the `regex-lite` crate: `\w`, `\d`, `\s`, `\b` and `(?i)` know ASCII only.
    pub pattern: String,
    /// One of these must stand in the block, in any case, for the pattern to be tried; empty: it always is.
    #[serde(default)]
    pub cues: Vec<String>,
    /// Blocks of more words are passed over; 40 if not given, no limit for the scope `words`.
    #[serde(default)]
    pub max_words: Option<usize>,
    /// How far it reaches.
    #[serde(default)]
    pub scope: Scope,
    /// What to tell a person.
    pub why: String,
    /// Lines that the rule must fit; `rules test` tries them.
    #[serde(default)]
    pub drops: Vec<String>,
    /// Lines that it must not fit.
    #[serde(default)]
    pub keeps: Vec<String>,
    /// Whether the pattern is known to compile.
    #[serde(skip)]
    pub(crate) checked: bool,
}

/// How far a boilerplate rule reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The matched words only (a dateline, "Click for more").
    Words,
    /// The matched words, in the article's first paragraphs, and only if they match once (a dateline that, repeated, would be
    /// the name of a speaker).
    Lead,
    /// The sentences that match, and, in a short block, those beside them that speak to the reader (a notice that a story is
    /// not complete).
    Notice,
    /// The line or paragraph that matches, where it is one of the article's last (a note on the author).
    Foot,
    /// The line or paragraph that matches.
    #[default]
    Block,
    /// The block and the link-like ones after it: short, and not ended like a sentence (a list of related stories).
    List,
    /// The block, the list items right before it, and all that follow to the end of the page (a comment thread). Where hardly
    /// any article text stands before it, the block only.
    Thread,
    /// The block and all that follow to the end of the page (a reply form). Where hardly any article text stands before it, the
    /// block only.
    Rest,
    /// The block and those before it, where it stands in the first tenth of the page.
    Before,
}
