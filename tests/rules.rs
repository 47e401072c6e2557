//! The tests that live in the shipped packs hold, or are known gaps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crosscheck::pipeline::Pipeline;
use crosscheck::rule_tests::{Outcome, run_tests};
use crosscheck::rules::{Layers, RuleSet, SourceText, load};

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

/// The rules of a text, and how its tests come out.
fn outcomes(text: &str) -> Vec<Outcome> {
    let source = SourceText {
        path: "docs/rules.md".to_owned(),
        text: Arc::from(text),
    };
    let rules = load(&Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    });
    let rules = rules.unwrap_or_else(|e| panic!("{e}\n{text}"));
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let own = rules.packs.last().expect("a pack").pack.clone();
    let results = run_tests(&rules, &[&own], &pipeline);
    results.into_iter().map(|r| r.outcome).collect()
}

#[test]
fn the_examples_of_the_manual_hold_and_each_by_its_own_rules() {
    let manual =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md"))
            .unwrap();
    let examples: Vec<&str> = manual
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(examples.len() >= 10, "only {} examples", examples.len());
    for example in examples {
        let told = outcomes(example);
        assert!(!told.is_empty(), "no test in\n{example}");
        let holds = |o: &Outcome| matches!(o, Outcome::Held);
        assert!(told.iter().all(holds), "{told:?}\n{example}");
        let whole: serde_yaml::Mapping = serde_yaml::from_str(example).unwrap();
        let bare: serde_yaml::Mapping = whole
            .into_iter()
            .filter(|(key, _)| matches!(key.as_str(), Some("pack" | "extends" | "tests")))
            .collect();
        let without = outcomes(&serde_yaml::to_string(&bare).unwrap());
        assert!(
            without.is_empty() || !without.iter().all(holds),
            "the rules change nothing in\n{example}"
        );
    }
}
