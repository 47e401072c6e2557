//! `crosscheck rules`: edit rules with confidence.

pub mod args;
mod check;
mod effect;
mod load;
mod show;
mod suggest;
mod test;
mod unmoved;

use std::io::Write as _;
use std::path::Path;

use crosscheck::rules::schema;
use crosscheck::visible;

use super::output::Output;
use crate::cli::error::{Failure, Status};
use args::{Rules, RulesVerb};
use load::print;

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
        RulesVerb::Suggest(args) => suggest::run(&args),
        RulesVerb::Schema => {
            print(&schema::rendered())?;
            Ok(Status::Done)
        }
        RulesVerb::Init { path } => init(&path),
    }
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
