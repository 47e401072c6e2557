//! The tests that live in the shipped packs hold, or are known gaps.

use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::rules::testing::{Outcome, run_tests};

#[test]
fn the_tests_of_the_shipped_packs_hold() {
    let rules = RuleSet::builtin();
    let pipeline = Pipeline::new(&rules.file).expect("the shipped rules run");
    let packs: Vec<&str> = rules.packs.iter().map(|p| p.pack.as_str()).collect();
    let results = run_tests(&rules, &packs, &pipeline);
    assert!(
        results.len() > 250,
        "only {} tests were found",
        results.len()
    );
    let failed: Vec<String> = results
        .iter()
        .filter(|r| matches!(r.outcome, Outcome::Failed(_)))
        .map(|r| format!("{} {:?}: {:?}", r.pack, r.test, r.outcome))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
