//! `crosscheck rules`: edit rules with confidence.

pub mod args;
mod check;
mod show;
mod test;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crosscheck::rules::{self, Layers, RuleSet, schema};
use crosscheck::visible;

use super::output::Output;
use crate::cli::error::{Failure, Status};
use args::{Rules, RulesVerb};

const STARTER: &str = include_str!("starter.yaml");

/// Runs the command under `rules`.
pub fn run(args: Rules) -> Result<Status, Failure> {
    match args.verb {
        RulesVerb::Check(args) => check::run(&args),
        RulesVerb::Test(args) => test::run(&args),
        RulesVerb::Show {
            section,
            word: None,
            rules,
            output,
        } => show::section(section.as_deref(), rules, Output::from(&output)),
        RulesVerb::Show {
            word: Some(word),
            rules,
            output,
            ..
        } => show::word(&word, rules, Output::from(&output)),
        RulesVerb::Schema => {
            print(&schema::rendered())?;
            Ok(Status::Done)
        }
        RulesVerb::Init { path } => init(&path),
    }
}

fn load(rules: Vec<PathBuf>) -> Result<RuleSet, Failure> {
    let layers = Layers {
        rules,
        ..Layers::default()
    };
    Ok(rules::load(&layers)?)
}

/// Standard output, which a reader may close: then there is no more to say.
fn print(text: &str) -> Result<(), Failure> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// Writes a first rule file; never over one that is there.
fn init(path: &Path) -> Result<Status, Failure> {
    let failed = |what| Failure::Write {
        path: path.to_owned(),
        what,
    };
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    file.write_all(STARTER.as_bytes()).map_err(failed)?;
    print(&format!(
        "wrote {}\n",
        visible::line(&path.to_string_lossy())
    ))?;
    Ok(Status::Done)
}
