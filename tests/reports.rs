//! The whole report of every story that ships, as approved. `INSTA_UPDATE=always cargo test --test reports` approves anew.

use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck::report::{Screen, Terminal, Writer as _};
use crosscheck::verdict::Verdict;

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
        let page_for_review = report(&corpus().join(story), "markdown");
        let told = page_for_review.split_whitespace().count();
        assert!(told < words, "{story}, Markdown: {told} of {words}");
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

#[test]
fn a_short_story_has_a_short_report_on_a_terminal() {
    // Two articles that say fifteen things alike, in few words each.
    let said = [
        "Ada Holm sold her bakery in Varsk.",
        "The old bridge over the Merrin collapsed.",
        "Police arrested two smugglers at the station.",
        "A storm tore the roof off the theatre.",
        "Karl Brandt resigned as head of the union.",
        "The ferry Orla was built in Norway.",
        "Doctors at the clinic went on strike.",
        "The museum bought a painting by Lund.",
        "Rain flooded the cellars of forty houses.",
        "The bank closed its branch in Tolna.",
        "Anna Kim won the race on Sunday.",
        "A fox killed nine hens on the farm.",
        "The council raised the price of water.",
        "Firefighters rescued a horse from the canal.",
        "The school planted three hundred oak trees.",
    ];
    let text = said.join(" ");
    let articles = ["a", "b"].map(|key| crosscheck::document::plain(key, &format!("{text} {key}")));
    let crosscheck = crosscheck::Crosscheck::new(&crosscheck::rules::Layers::default()).unwrap();
    let report = crosscheck.compare(articles.to_vec());
    let agreed = report.findings.iter();
    let agreed = agreed.filter(|f| f.verdict == Verdict::Agreement);
    assert!(agreed.count() > 12);
    let terminal = Terminal {
        screen: Screen::default(),
        only: [].into(),
        all: false,
    };
    let told = terminal.render(&report);
    assert!(told.contains("more held by fewer"), "{told}");
}
