//! `crosscheck rules test`: the tests that live in rule files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crosscheck::pipeline::Pipeline;
use crosscheck::rule_tests::{Outcome, TestResult, run_tests};
use crosscheck::rules::{Gravity, Problem};

use super::{load, print};
use crate::cli::error::{Failure, Status};
use crate::cli::message::{problems as drawn, say};

/// The tests of the files named, or of every pack that ships.
pub fn run(paths: Vec<PathBuf>) -> Result<Status, Failure> {
    let shipped: BTreeSet<String> = load(Vec::new())?
        .packs
        .into_iter()
        .map(|p| p.pack)
        .collect();
    let only_own = !paths.is_empty();
    let rules = load(paths)?;
    let pipeline = Pipeline::new(&rules.file)?;
    let own: Vec<&str> = rules
        .packs
        .iter()
        .map(|p| p.pack.as_str())
        .filter(|p| !only_own || !shipped.contains(*p))
        .collect();
    let results = run_tests(&rules, &own, &pipeline);
    let problems: Vec<Problem> = results.iter().filter_map(TestResult::problem).collect();
    if !problems.is_empty() {
        say(&format!("{}\n", drawn(&problems)));
    }
    let count =
        |wanted: fn(&Outcome) -> bool| results.iter().filter(|r| wanted(&r.outcome)).count();
    let held = count(|o| matches!(o, Outcome::Held | Outcome::TodoHolds));
    let failed = count(|o| matches!(o, Outcome::Failed(_)));
    let gaps = count(|o| matches!(o, Outcome::Todo(_)));
    print(&format!(
        "{held} held, {failed} failed, {gaps} known gaps\n"
    ))?;
    let fails = problems.iter().any(|p| p.gravity == Gravity::Error);
    Ok(if fails { Status::Failed } else { Status::Done })
}
