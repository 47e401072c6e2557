//! `crosscheck rules`: edit rules with confidence.

use std::path::PathBuf;

use crosscheck::rules::{self, Layers};

use super::args::{Rules, RulesVerb};
use crate::error::{Failure, Status};

/// Runs the command under `rules`.
pub fn run(args: Rules) -> Result<Status, Failure> {
    match args.verb {
        RulesVerb::Check { paths } => check(paths),
    }
}

fn check(paths: Vec<PathBuf>) -> Result<Status, Failure> {
    let set = rules::load(&Layers {
        config: Vec::new(),
        rules: paths,
        ..Layers::default()
    })?;
    if !set.warnings.is_empty() {
        anstream::eprintln!("{}\n", rules::render_all(&set.warnings, true));
    }
    let packs: Vec<&str> = set.packs.iter().map(|p| p.pack.as_str()).collect();
    anstream::println!("rules are sound: {}", packs.join(", "));
    Ok(Status::Done)
}
