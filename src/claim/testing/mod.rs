//! What the tests of this folder share: a text read by the rules that ship.

mod lines;

use std::sync::LazyLock;

use super::{Reading, SourceIndex};
use crate::document::plain;
use crate::pipeline::Pipeline;
use crate::rules::RuleSet;
use crate::rules::model::RuleFile;
pub(super) use lines::{
    at, claims, left_out, take, take_by, take_from, take_named, with_clauses, words,
};

/// Everything that is taken from a text.
pub(super) fn reading(text: &str) -> Reading {
    static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| pipeline(&rules()));
    read(&PIPELINE, text)
}

/// Everything that is taken from a text by other rules.
pub(super) fn reading_by(rules: &RuleFile, text: &str) -> Reading {
    read(&pipeline(rules), text)
}

/// The rules that ship.
pub(super) fn rules() -> RuleFile {
    RuleSet::builtin().file
}

fn read(pipeline: &Pipeline, text: &str) -> Reading {
    pipeline.read_document(&plain("test", text), SourceIndex(0))
}

fn pipeline(rules: &RuleFile) -> Pipeline {
    Pipeline::new(rules).unwrap_or_else(|error| panic!("{error}"))
}
