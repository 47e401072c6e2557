//! The whole report of every story that ships, as approved. `INSTA_UPDATE=always cargo test --test reports` approves anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn report(story: &Path, format: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "--format", format])
        .env("COLUMNS", "100")
        .arg(story.file_name().unwrap())
        .current_dir(story.parent().unwrap())
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn stories() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let entries = std::fs::read_dir(corpus).unwrap();
    let mut stories: Vec<PathBuf> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    stories.sort();
    assert!(!stories.is_empty());
    for story in &stories {
        let name = story.file_name().unwrap().to_string_lossy();
        insta::assert_snapshot!(format!("{name}.md"), report(story, "markdown"));
        insta::assert_snapshot!(format!("{name}.json"), report(story, "json"));
    }
}

/// What is written for other programs, of one story.
#[test]
fn for_programs() {
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/mine-flood");
    for format in ["csv", "sarif", "junit", "github"] {
        insta::assert_snapshot!(format!("mine-flood.{format}"), report(&story, format));
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The report in a terminal, and how many words the articles have.
fn folded(story: &str) -> (String, usize) {
    let story = corpus().join(story);
    let data: serde_json::Value = serde_json::from_str(&report(&story, "json")).unwrap();
    let words = data["sources"].as_array().unwrap().iter();
    let words = words.map(|s| s["words"].as_u64().unwrap() as usize).sum();
    (report(&story, "text"), words)
}

#[test]
fn the_report_in_a_terminal() {
    let (page, _) = folded("mine-flood");
    insta::assert_snapshot!("mine-flood.txt", page);
}

#[test]
fn no_report_is_longer_than_its_articles() {
    for story in ["ferry-wire", "kabul-2021", "layoffs-2023", "mine-flood"] {
        let (page, words) = folded(story);
        let told = page.split_whitespace().count();
        assert!(told < words, "{story}: {told} of {words}");
        assert!(
            page.lines().count() < 350,
            "{story}: {}",
            page.lines().count()
        );
    }
}

/// What is left out stands for an ellipsis on a line of its own.
#[test]
fn the_sample_of_the_readme_is_a_part_of_the_report() {
    let readme = include_str!("../README.md");
    let (_, sample) = readme
        .split_once("$ crosscheck compare corpus/kabul-2021\n")
        .unwrap();
    let (sample, _) = sample.split_once("```").unwrap();
    let (page, _) = folded("kabul-2021");
    let mut rest = page.as_str();
    for part in sample.split("…\n").filter(|p| !p.trim().is_empty()) {
        let at = rest.find(part);
        assert!(
            at.is_some(),
            "not in the report, or not in this order: {part}"
        );
        rest = &rest[at.unwrap() + part.len()..];
    }
}
