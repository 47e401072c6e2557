//! What holds for every report, whatever the articles.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crosscheck::document::{self, BoilerplateRules, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Json, Report, Writer};
use crosscheck::rules::RuleSet;
use proptest::prelude::*;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn stories() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(corpus()).unwrap();
    let mut folders: Vec<PathBuf> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    folders
}

fn read(folder: &Path) -> Vec<Document> {
    let rules = BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap();
    let inputs = document::discover(&[folder.to_owned()]).unwrap().inputs;
    let (documents, errors) = document::read_all(&inputs, &rules);
    assert!(errors.is_empty(), "{errors:?}");
    documents
}

fn pipeline() -> Pipeline {
    Pipeline::new(&RuleSet::builtin().file).unwrap()
}

fn json(pipeline: &Pipeline, documents: Vec<Document>) -> String {
    let mut out = Vec::new();
    let report = Report::new(&pipeline.run(documents), Vec::new());
    Json.write(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Letters and digits alone: what is left of words when markup, entities and escapes are out of the way.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn spans_slice_the_file() {
    let pipeline = pipeline();
    for folder in stories() {
        let run = pipeline.read(read(&folder));
        let report = Report::new(&run, Vec::new());
        assert!(!report.claims.is_empty());
        for (claim, own) in report.claims.iter().zip(&run.claims) {
            let document = &run.documents[own.source.0 as usize];
            let path = folder.join(&document.path);
            let bytes = std::fs::read(&path).unwrap();
            for (span, text_span) in claim.spans.iter().zip(&own.spans) {
                let words = text_span.of(&document.text);
                let file = &bytes[span.start..span.end];
                let whole = std::str::from_utf8(file).is_ok_and(|f| bare(f) == bare(words));
                let legacy = || bare(&encoding_rs::WINDOWS_1252.decode(file).0) == bare(words);
                let escaped =
                    || file.contains(&b'&') || file.contains(&b'<') || file.contains(&b'\\');
                assert!(
                    whole || legacy() || escaped(),
                    "{}: {words}",
                    path.display()
                );
                let before = &bytes[..span.start];
                let line = before.split(|b| *b == b'\n').count();
                assert_eq!(span.line, line, "{}: {words}", path.display());
            }
        }
    }
}

#[test]
fn two_runs_are_equal_byte_for_byte() {
    for folder in stories() {
        let one = json(&pipeline(), read(&folder));
        let other = json(&pipeline(), read(&folder));
        assert!(one == other, "{}", folder.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_articles_changes_nothing(
        order in Just(read(&corpus().join("kabul-2021"))).prop_shuffle(),
    ) {
        let pipeline = pipeline();
        let sorted = json(&pipeline, read(&corpus().join("kabul-2021")));
        prop_assert!(json(&pipeline, order) == sorted);
    }
}

#[test]
fn a_reader_who_has_had_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "--format", "json"])
        .arg(corpus().join("kabul-2021"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = child.stderr.take().unwrap();
    let said = io::read_to_string(&mut stderr).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(said, "");
}
