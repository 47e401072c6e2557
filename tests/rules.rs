//! The tests that live in the shipped packs hold, or are known gaps.

use std::path::{Path, PathBuf};

use crosscheck::pipeline::Pipeline;
use crosscheck::rule_tests::{Outcome, run_tests};
use crosscheck::rules::{Layers, RuleSet, load};

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

#[test]
fn the_phenomena_are_read_as_an_editor_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phenomena");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    let mut failed = Vec::new();
    let mut found = 0;
    for file in files {
        let layers = Layers {
            rules: vec![file.clone()],
            ..Layers::default()
        };
        let rules = load(&layers).expect("the file is a pack");
        let pipeline = Pipeline::new(&rules.file).expect("the rules run");
        let pack = rules.packs.last().expect("the file's own").pack.clone();
        for r in run_tests(&rules, &[&pack], &pipeline) {
            found += 1;
            if let Outcome::Failed(why) = &r.outcome {
                let shown = r
                    .test
                    .text
                    .clone()
                    .unwrap_or_else(|| format!("{:?}{:?}", r.test.agree, r.test.apart));
                failed.push(format!("{pack}: {shown}: {}", why.join("; ")));
            }
        }
    }
    assert!(found > 100, "only {found} tests were found");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
