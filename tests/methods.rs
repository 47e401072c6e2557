//! Every rule that the stages name is found by `rules show`: as an entry of a rule file, or as a method with what it does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::rules::{RuleSet, method, show};

/// What names of rules begin with.
const STAGES: [&str; 13] = [
    "antecedent",
    "attribution",
    "boilerplate",
    "claim",
    "entities",
    "matching",
    "names",
    "quantities",
    "quotes",
    "sentences",
    "speaker",
    "times",
    "verdict",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let of_tests = ["tests", "testing", "fixture"]
            .iter()
            .any(|own| name.starts_with(own));
        if of_tests || name == "methods.rs" {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The names of rules that stand in the source, tests aside.
fn names() -> BTreeSet<String> {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let is_name = |text: &&str| {
        let (stage, name) = text.split_once('/').unwrap_or_default();
        let plain = |c: char| c.is_ascii_lowercase() || c == '-' || c == '_';
        STAGES.contains(&stage) && !name.is_empty() && name.chars().all(plain)
    };
    let mut names = BTreeSet::new();
    for path in all {
        let text = fs::read_to_string(path).expect("it can be read");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        names.extend(text.split('"').filter(is_name).map(str::to_owned));
    }
    names
}

#[test]
fn every_rule_that_is_named_can_be_shown() {
    let rules = RuleSet::builtin();
    let shown: Vec<String> = show(&rules, None).into_iter().map(|s| s.path).collect();
    let is_entry = |name: &String| {
        let below = format!("{name}/");
        shown
            .iter()
            .any(|path| path == name || path.starts_with(&below))
    };
    let names = names();
    assert!(names.len() > 100, "only {} names", names.len());
    let unknown: Vec<&String> = names
        .iter()
        .filter(|name| !is_entry(name) && method(name).is_none())
        .collect();
    assert!(unknown.is_empty(), "named and never shown: {unknown:#?}");
}
