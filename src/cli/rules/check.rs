//! `crosscheck rules check`: all that is wrong with rule files, for people or for other programs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crosscheck::claim::Idle;
use crosscheck::report::ProblemFormat;
use crosscheck::rules::{self, Gravity, Place, Problem, ProblemKind, render_all};
use crosscheck::verdict::match_rulings;
use crosscheck::visible;

use super::args::{Check, CheckFormat, Failing};
use super::effect;
use super::load::load;
use super::unmoved;
use crate::cli::args::{OutputArgs, RuleArgs};
use crate::cli::ending::{self, Ending};
use crate::cli::error::{Failure, Status};
use crate::cli::message::{problems as drawn, say};
use crate::cli::output::Output;
use crate::cli::session::Session;

impl Ending for CheckFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Text),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
    ];
}

/// What was checked.
struct Checked {
    problems: Vec<Problem>,
    /// The packs in force; none where something is broken.
    packs: Vec<String>,
    /// What each entry changes in the report, in lines, where that is asked for.
    changes: Vec<String>,
}

/// Checks the rule files and writes what is wrong with them.
pub fn run(args: &Check) -> Result<Status, Failure> {
    let output = OutputArgs {
        output: args.output.clone(),
        no_pager: true,
    };
    let format = match ending::format(args.format, &output)? {
        CheckFormat::Text => None,
        CheckFormat::Json => Some(ProblemFormat::Json),
        CheckFormat::Sarif => Some(ProblemFormat::Sarif),
        CheckFormat::Github => Some(ProblemFormat::Github),
    };
    let checked = checked(args)?;
    let output = Output::from(&output);
    match format {
        Some(format) => output.data(|out| format.write(&checked.problems, out))?,
        None => tell(&checked, args.output.is_some(), output)?,
    }
    Ok(status(&checked.problems, &args.fail_on))
}

/// For people: problems on standard error and what is sound on standard output; or both in one file.
fn tell(checked: &Checked, to_file: bool, output: Output) -> Result<(), Failure> {
    let mut page = String::new();
    if !checked.problems.is_empty() {
        if to_file {
            page = format!("{}\n\n", render_all(&checked.problems, false));
        } else {
            // An empty line parts warnings from what follows; behind errors nothing does.
            let end = if checked.packs.is_empty() { "" } else { "\n" };
            say(&format!("{}{end}", drawn(&checked.problems)));
        }
    }
    if !checked.packs.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "sound: {}", checked.packs.join(", "));
    }
    for line in &checked.changes {
        let _ = writeln!(page, "{}", visible::lines(line));
    }
    output.page(|out| out.write_all(page.as_bytes()))
}

/// The rules, with articles held against them where some are named.
fn checked(args: &Check) -> Result<Checked, Failure> {
    let (paths, with, wants_changes) = (&args.paths, &args.with, args.changes);
    let args = RuleArgs {
        rules: paths.clone(),
        no_config: args.no_config || with.is_empty(),
    };
    let broken = |problems| {
        Ok(Checked {
            problems,
            packs: Vec::new(),
            changes: Vec::new(),
        })
    };
    let session = match Session::quiet(&args, with) {
        Ok(session) => session,
        Err(Failure::Rules(errors)) => return broken(errors.problems),
        Err(Failure::UnusableRules(error)) => {
            return broken(vec![ProblemKind::Value.error(error.to_string(), None)]);
        }
        Err(other) => return Err(other),
    };
    let mut problems = session.rules().warnings.clone();
    if !with.is_empty() {
        problems.extend(unused(&session, paths, with)?);
    }
    let changes = if wants_changes {
        let own = load(paths.clone())?.files();
        effect::told(session.rules(), &own, with, args.no_config)?
    } else {
        Vec::new()
    };
    let packs = session.rules().packs.iter().map(|p| p.pack.clone());
    Ok(Checked {
        problems,
        packs: packs.collect(),
        changes,
    })
}

/// What no article needs.
fn unused(session: &Session, paths: &[PathBuf], with: &[PathBuf]) -> Result<Vec<Problem>, Failure> {
    let run = session.crosscheck.read(session.read(with)?);
    let usage = session.crosscheck.pipeline().usage(&run);
    let mut problems = session.rules().unused(&usage);
    if !paths.is_empty() {
        // Who names files asks of these, not of those that crosscheck.yaml names.
        let own = load(paths.to_vec())?.files();
        let of_own = |p: &Place| own.iter().any(|file| file == Path::new(&p.source.path));
        problems.retain(|problem| problem.place.as_ref().is_none_or(of_own));
    }
    let decisions = &session.rules().file.decisions;
    let (_, unmatched) = match_rulings(decisions, &run.documents, &run.claims);
    let of_rulings = unmatched
        .iter()
        .map(|u| rules::unmatched_ruling(u.decision.place.as_ref(), &u.why));
    problems.extend(of_rulings);
    let idle = session.crosscheck.pipeline().idle(&run).into_iter();
    problems.extend(idle.map(|(place, idle)| match idle {
        Idle::Unmet(why) => rules::unmatched_ruling(place, &why),
        Idle::Same(why) => rules::idle_ruling(place, &why),
    }));
    problems.extend(unmoved::problems(session, &run)?);
    Ok(problems)
}

/// What the gravest problem makes of the run.
fn status(problems: &[Problem], fail_on: &[Failing]) -> Status {
    let fails = |problem: &Problem| {
        fail_on.iter().any(|failing| match failing {
            Failing::Any => true,
            Failing::Kind(kind) => *kind == problem.kind,
        })
    };
    if problems.iter().any(|p| p.gravity == Gravity::Error) {
        Status::Refused
    } else if problems.iter().any(fails) {
        Status::Failed
    } else {
        Status::Done
    }
}
