//! What the verbs of `rules` begin with, and how they end.

use std::io::Write as _;
use std::path::PathBuf;

use crosscheck::rules::{self, Layers, RuleSet};

use crate::cli::error::Failure;

/// The rules that ship, and those of files over them.
///
/// # Errors
/// A rule file is broken.
pub fn load(rules: Vec<PathBuf>) -> Result<RuleSet, Failure> {
    let layers = Layers {
        rules,
        ..Layers::default()
    };
    Ok(rules::load(&layers)?)
}

/// Standard output, which a reader may close: then there is no more to say.
pub fn print(text: &str) -> Result<(), Failure> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
