//! `crosscheck decide`: a person's ruling on a finding or a claim, written into a rule file.

mod advice;
pub mod args;
pub mod changes;
mod cure;
mod facts;
mod left;
mod proof;
mod read_as;
mod ruling;
mod spoken;
mod write;

use std::io::Write as _;

use crosscheck::report::Report;
use crosscheck::rules::Draft;
use crosscheck::visible;

use super::args::{Decide, RuleArgs};
use super::compare;
use super::message::say;
use super::referent;
use super::session::Session;
use crate::cli::error::{Failure, Status};

pub use advice::{how_to, how_to_pair};
pub use cure::{Offer, Trial};
pub use ruling::Said;

/// Writes the ruling that was asked for, and tells what it changes.
pub fn run(args: &Decide) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, &args.paths)?;
    let run = compare::run_of(&session, &args.paths)?;
    let report = session.crosscheck.report(&run);
    let rulings = match (args.verdict, &args.word, &args.means) {
        (Some(verdict), ..) => ruling::related(args, verdict, &session, &run, &report)?,
        (None, Some(word), Some(means)) => vec![referent::ruling(args, word, means, &run)?],
        _ => vec![read_as::ruling(
            args,
            &session.rules().file.attributes,
            &report,
        )?],
    };
    let ruled = { report.findings.iter() }.find(|f| f.id == args.finding);
    let ruled = ruled.cloned();
    let drafts: Vec<Draft> = rulings.iter().map(|(draft, _)| draft.clone()).collect();
    let known = write::is_read(&session, &args.into);
    // What the file says already is no change of this ruling.
    let before = if known || !args.into.exists() {
        report
    } else {
        report_with(args, known)?
    };
    let lines = write::write(&drafts, &args.into, session.rules())?;
    let file = args.into.display().to_string();
    let mut said: Vec<String> = { lines.iter().zip(&rulings) }
        .map(|(line, (_, words))| format!("{file}:{line}: {words}"))
        .collect();
    let after = report_with(args, known)?;
    said.extend(read_as::with(&args.into, &lines, &after));
    said.extend(ruling::disputed(&args.into, &lines, &after));
    said.extend(changes::told(&before, &after));
    let ruled = ruled.as_ref();
    said.extend(left::told((&args.into, &lines), ruled, &before, &after));
    let said = said.join("\n") + "\n";
    std::io::stdout()
        .lock()
        .write_all(visible::lines(&said).as_bytes())?;
    let new = { after.diagnostics.iter() }.filter(|d| !before.diagnostics.contains(d));
    for diagnostic in new {
        let (path, line) = (&diagnostic.path, diagnostic.line);
        say(&format!("warning: {path}:{line}: {}", diagnostic.message));
    }
    if !known {
        say(&format!(
            "to compare by it: --rules {file}, or `rules: [{file}]` in crosscheck.yaml"
        ));
    }
    Ok(Status::Done)
}

/// The report by the rules with the file that is written into, which may be `known` to them.
fn report_with(args: &Decide, known: bool) -> Result<Report, Failure> {
    let mut rules = RuleArgs {
        rules: args.rules.rules.clone(),
        no_config: args.rules.no_config,
    };
    if !known {
        rules.rules.push(args.into.clone());
    }
    let session = Session::quiet(&rules, &args.paths)?;
    let run = compare::run_of(&session, &args.paths)?;
    Ok(session.crosscheck.report(&run))
}
