//! What the template sees: the page and its parts, all in words.

use serde::Serialize;

use super::article::Article;
use super::facts::FactTable;
use super::matrix::Matrix;
use super::plot::Plot;

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub tool: String,
    pub version: String,
    pub packs: Vec<String>,
    pub extent: String,
    /// The days on which the articles were published; empty where none is dated.
    pub published: String,
    pub title: String,
    pub outcome: Vec<Outcome>,
    /// How it stands to the baseline; empty where there is none.
    pub baseline: String,
    pub folded: usize,
    pub sources: Vec<Row>,
    pub several: bool,
    pub diagnostics: Vec<Message>,
    pub facts: FactTable,
    /// Who agrees with whom.
    pub matrix: Option<Matrix>,
    pub sections: Vec<Cards>,
    pub alone: Vec<Alone>,
    pub alone_count: usize,
    pub rulings: Vec<Ruling>,
    pub articles: Vec<Article>,
    /// Whether there are so many articles that the page makes their texts only when they are asked for.
    pub many: bool,
}

/// A number of findings, and where they stand.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    pub part: &'static str,
    pub sign: &'static str,
    pub text: String,
    /// Whether there is any.
    pub some: bool,
}

/// A source in the list of sources.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub anchor: String,
    pub id: String,
    pub name: String,
    pub title: String,
    pub published: String,
    pub words: usize,
    pub group: String,
    pub story: Option<usize>,
    pub path: String,
}

/// What could not be read, or should be known.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    pub label: &'static str,
    pub text: String,
}

/// A section.
#[derive(Debug, Serialize)]
pub(super) struct Cards {
    pub part: &'static str,
    pub sign: &'static str,
    pub title: &'static str,
    pub gloss: &'static str,
    /// How many of them the first screen tells: of those that have sides.
    pub brief: usize,
    /// Where not all of them are made with the page: how many are.
    pub shown: Option<usize>,
    pub findings: Vec<Card>,
}

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct Card {
    pub id: String,
    pub heading: String,
    /// What it is about, without the values that its sides tell.
    pub matter: String,
    pub kind: &'static str,
    pub contained: bool,
    pub level: &'static str,
    /// Whether the baseline has it: new, known or nothing.
    pub standing: &'static str,
    /// Of what has sides.
    pub sides: Vec<Side>,
    /// The sides on one scale, where they have one.
    pub plot: Option<Plot>,
    /// Of what has none.
    pub quotes: Vec<Quote>,
    pub support: String,
    /// A dot an origin: whether it says so.
    pub voices: Vec<bool>,
    pub note: String,
    pub why: Vec<Why>,
    /// Anchors of its sources, for the filter.
    pub sources: String,
    /// How many independent sources take part, for the order.
    pub heard: usize,
}

/// One side.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    pub value: String,
    pub held_by: String,
    /// The same, of many but the first and how many others there are.
    pub who: String,
    pub when: &'static str,
    pub quotes: Vec<Quote>,
}

/// Words of a source.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    pub by: String,
    /// Where they stand in the article below.
    pub claim: String,
    pub words: Vec<(String, bool)>,
    pub manner: String,
    pub published: String,
    /// Whether the words are what somebody denies.
    pub denied: bool,
    pub opposed: bool,
    pub new: bool,
}

/// A reason.
#[derive(Debug, Serialize)]
pub(super) struct Why {
    pub text: String,
    pub rule: String,
}

/// What one source says alone.
#[derive(Debug, Serialize)]
pub(super) struct Alone {
    pub name: String,
    pub anchor: String,
    pub quotes: Vec<Quote>,
}

/// What a person ruled.
#[derive(Debug, Serialize)]
pub(super) struct Ruling {
    pub relation: String,
    pub because: String,
    pub rule: String,
    pub quotes: Vec<Quote>,
}
