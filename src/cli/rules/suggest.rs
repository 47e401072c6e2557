//! `crosscheck rules suggest`: what a rule file could say more of a story, as YAML, all at once or one by one.
//!
//! What a person refused is not proposed again: it is remembered in a file, a proposal a line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crosscheck::config::{self, Loaded};
use crosscheck::rules::Layers;
use crosscheck::suggest::{Suggestion, suggest, yaml};

use super::args::Suggest;
use crate::cli::args::OutputArgs;
use crate::cli::ask::{self, Answer};
use crate::cli::error::{Failure, Status};
use crate::cli::message::note;
use crate::cli::output::Output;
use crate::cli::session::Session;

/// What a file of refusals begins with.
const HEAD: &str = "# Proposals of `crosscheck rules suggest` that were refused. Take a line out to be asked again.\n";

/// Proposes, and writes what is to be kept.
pub fn run(args: &Suggest) -> Result<Status, Failure> {
    if args.review {
        ask::on_terminal("--review", "leave it out, and all proposals are written")?;
    }
    let near = args.paths.first().filter(|_| !args.rules.no_config);
    let config = match near {
        Some(path) => config::load_nearest(path)?.unwrap_or_default(),
        None => Loaded::default(),
    };
    let refused = refusals(&args.refused)?;
    let found = suggest(&config.layers(&args.rules.rules), |layers: &Layers| {
        let session = Session::under(layers, &config)?;
        let read = session.read(&args.paths)?;
        Ok::<_, Failure>((session.crosscheck, read))
    })?;
    let open = found.into_iter().filter(|s| !refused.contains(&s.key()));
    let mut kept: Vec<Suggestion> = open.collect();
    if kept.is_empty() {
        note("nothing is proposed that the rules in force do not do already");
    }
    if args.review {
        kept = reviewed(kept, refused, &args.refused)?;
    }
    let output = OutputArgs {
        output: args.output.clone(),
        no_pager: true,
    };
    Output::from(&output).page(|out| out.write_all(yaml(&kept).as_bytes()))?;
    Ok(Status::Done)
}

/// The proposals that a person accepts. What is refused is remembered.
fn reviewed(
    all: Vec<Suggestion>,
    mut refused: BTreeSet<String>,
    file: &Path,
) -> Result<Vec<Suggestion>, Failure> {
    let shown = |s: &Suggestion| yaml(std::slice::from_ref(s));
    let (mut input, mut out) = (io::stdin().lock(), io::stderr().lock());
    let answers = ask::each(&all, shown, &mut input, &mut out)?;
    let mut kept = Vec::new();
    let before = refused.len();
    for (suggestion, answer) in all.into_iter().zip(answers) {
        match answer {
            Answer::Accept => kept.push(suggestion),
            Answer::Reject => {
                refused.insert(suggestion.key());
            }
            Answer::Skip | Answer::All | Answer::Quit => {}
        }
    }
    if refused.len() > before {
        let mut text = HEAD.to_owned();
        for key in &refused {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{key}");
        }
        Output::to(file).data(|out| out.write_all(text.as_bytes()))?;
    }
    Ok(kept)
}

/// What was refused before.
fn refusals(file: &Path) -> Result<BTreeSet<String>, Failure> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
        Err(what) => {
            let path = file.to_owned();
            return Err(Failure::Read { path, what });
        }
    };
    let lines = text
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    Ok(lines.map(str::to_owned).collect())
}
