//! `crosscheck rules test`: the tests that live in rule files, and the same made to expect what came out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crosscheck::Crosscheck;
use crosscheck::rule_tests::{Outcome, TestResult, run_tests};
use crosscheck::rules::{self, Edit, Gravity, Problem, RuleSet, SourceText, edited};

use super::args::Test;
use super::load::{load, print};
use crate::cli::ask::{self, Answer};
use crate::cli::change::Change;
use crate::cli::ci::in_ci;
use crate::cli::error::{Failure, Status};
use crate::cli::message::{in_colour, problems as drawn, say};
use crate::cli::output::Output;

/// Runs the tests of the files named, or of every pack that ships.
pub fn run(args: &Test) -> Result<Status, Failure> {
    if (args.update || args.interactive) && in_ci() {
        return Err(Failure::UpdateInCi);
    }
    if args.interactive {
        ask::on_terminal("--interactive", "write all that came out with --update")?;
    }
    let rules = load(args.paths.clone())?;
    let results = results(rules, !args.paths.is_empty())?;
    let changed = accepted(args, &results)?;
    write(&changed)?;
    let left = results
        .iter()
        .filter(|r| !changed.iter().any(|c| std::ptr::eq(*c, *r)));
    let problems: Vec<Problem> = left.filter_map(TestResult::problem).collect();
    // Who was asked has seen them.
    if !problems.is_empty() && !args.interactive {
        say(&format!("{}\n", drawn(&problems)));
    }
    print(&summary(&results, &changed))?;
    let fails = problems.iter().any(|p| p.gravity == Gravity::Error);
    Ok(if fails { Status::Failed } else { Status::Done })
}

/// How the tests came out: those of all packs, or only of those that do not ship.
fn results(rules: RuleSet, only_own: bool) -> Result<Vec<TestResult>, Failure> {
    let shipped: BTreeSet<String> = load(Vec::new())?
        .packs
        .into_iter()
        .map(|p| p.pack)
        .collect();
    let crosscheck = Crosscheck::of(rules)?;
    let rules = crosscheck.rules();
    let packs = rules.packs.iter().map(|p| p.pack.as_str());
    let own: Vec<&str> = packs
        .filter(|p| !only_own || !shipped.contains(*p))
        .collect();
    Ok(run_tests(rules, &own, &crosscheck))
}

/// The tests that are to expect what came out.
fn accepted<'r>(args: &Test, results: &'r [TestResult]) -> Result<Vec<&'r TestResult>, Failure> {
    let failed = results.iter().filter(|r| r.problem().is_some());
    if !args.interactive {
        let changes = failed.filter(|r| args.update && r.update.is_some());
        return Ok(changes.collect());
    }
    let (changes, by_hand): (Vec<_>, Vec<_>) = failed.partition(|r| r.update.is_some());
    let by_hand: Vec<Problem> = by_hand
        .into_iter()
        .filter_map(TestResult::problem)
        .collect();
    if !by_hand.is_empty() {
        let drawn = drawn(&by_hand);
        say(&format!(
            "{drawn}\n\nno change says what came out of these: they are for a person to edit\n"
        ));
    }
    let (mut input, mut out) = (std::io::stdin().lock(), std::io::stderr().lock());
    let answers = ask::each(&changes, |r| shown(r), &mut input, &mut out)?;
    let answered = changes.into_iter().zip(answers);
    let accepted = answered.filter(|(_, answer)| *answer == Answer::Accept);
    Ok(accepted.map(|(result, _)| result).collect())
}

/// What a test finds, and the change by which it would expect that.
fn shown(result: &TestResult) -> String {
    let problem = result.problem().map(|p| p.render(in_colour()));
    let source = &result.place.source;
    let new = edited(&source.text, result.update.as_deref().unwrap_or_default());
    let change = Change::between(&source.text, &new);
    let change = change.map(|c| c.drawn(&source.path, "what came out", in_colour()));
    format!(
        "{}\n\n{}",
        problem.unwrap_or_default(),
        change.unwrap_or_default()
    )
}

/// Writes all changes, each file whole or not at all. Nothing is written unless every file can still be used.
fn write(changed: &[&TestResult]) -> Result<(), Failure> {
    let mut files: BTreeMap<&str, (&Arc<SourceText>, Vec<Edit>)> = BTreeMap::new();
    for result in changed {
        let source = &result.place.source;
        let (_, edits) = files.entry(&source.path).or_insert((source, Vec::new()));
        edits.extend(result.update.iter().flatten().cloned());
    }
    let texts = files.iter().map(|(path, (source, edits))| {
        Arc::new(SourceText {
            path: (*path).to_owned(),
            text: Arc::from(edited(&source.text, edits)),
        })
    });
    let texts: Vec<Arc<SourceText>> = texts.collect();
    for text in &texts {
        rules::is_sound(text)?;
    }
    for text in &texts {
        let file = Output::to(Path::new(&text.path));
        file.data(|out| out.write_all(text.text.as_bytes()))?;
    }
    Ok(())
}

/// "3 held, 1 failed, 0 known gaps, 2 changed".
fn summary(results: &[TestResult], changed: &[&TestResult]) -> String {
    let count =
        |wanted: fn(&Outcome) -> bool| results.iter().filter(|r| wanted(&r.outcome)).count();
    let held = count(|o| matches!(o, Outcome::Held | Outcome::TodoHolds));
    let failed = count(|o| matches!(o, Outcome::Failed(_)));
    let gaps = count(|o| matches!(o, Outcome::Todo(_)));
    let made_to_hold = changed
        .iter()
        .filter(|r| matches!(r.outcome, Outcome::Failed(_)));
    let failed = failed - made_to_hold.count();
    let changed = match changed.len() {
        0 => String::new(),
        n => format!(", {n} changed"),
    };
    format!("{held} held, {failed} failed, {gaps} known gaps{changed}\n")
}
