//! What is too large is told with its file and its limit, and the rest is read; `docs/limits.md` states the limits.

use std::path::Path;
use std::process::{Command, Output};

use crosscheck::document::limit::{self, Limits};

fn compare(folder: &Path, limits: &str) -> Output {
    std::fs::write(folder.join("crosscheck.yaml"), limits).unwrap();
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "."])
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Two articles, the second of 32 bytes.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "The kiln is cold.");
    write("b.txt", "The kiln at Norvik is warm now.\n");
    folder
}

#[test]
fn a_file_or_an_article_that_is_too_large_is_named_and_the_others_are_compared() {
    let story = story();
    for (limits, said_of) in [
        (
            "limits: {file_bytes: 31}",
            "b.txt: the file has more than 31 bytes",
        ),
        (
            "limits: {article_bytes: 31}",
            "b.txt: the article `b` has more than 31 bytes",
        ),
    ] {
        let output = compare(story.path(), limits);
        assert_eq!(output.status.code(), Some(3), "{limits}");
        assert!(said(&output).contains(said_of), "{}", said(&output));
        assert!(!output.stdout.is_empty());
        let raised = compare(story.path(), &limits.replace("31", "32"));
        assert_eq!(raised.status.code(), Some(0), "{}", said(&raised));
        let none = compare(story.path(), &limits.replace("31", "1"));
        assert_eq!(none.status.code(), Some(2), "nothing was read");
    }
}

#[test]
fn of_too_many_articles_none_is_compared() {
    let story = story();
    let output = compare(story.path(), "limits: {articles: 1}");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(
        said(&output),
        "error: 2 articles, and 1 is the limit; `limits: {articles: 2}` in crosscheck.yaml raises it\n"
    );
    let enough = compare(story.path(), "limits: {articles: 2}");
    assert_eq!(enough.status.code(), Some(0), "{}", said(&enough));
}

#[test]
fn an_unknown_limit_is_a_mistake_in_its_place() {
    let story = story();
    for (limits, what) in [
        ("limits: {file_byte: 3}", "unknown key `file_byte`"),
        ("limits: {articles: many}", "crosscheck.yaml:1:20"),
        ("limits: {articles: -1}", "crosscheck.yaml:1:20"),
    ] {
        let output = compare(story.path(), limits);
        assert_eq!(output.status.code(), Some(2), "{limits}");
        assert!(said(&output).contains(what), "{}", said(&output));
    }
}

#[test]
fn more_than_a_thousand_rule_files_are_refused() {
    let story = story();
    let rules = story.path().join("rules");
    std::fs::create_dir(&rules).unwrap();
    for n in 0..1_001 {
        std::fs::write(rules.join(format!("{n}.yaml")), "").unwrap();
    }
    let output = compare(story.path(), "rules: [rules]");
    assert_eq!(output.status.code(), Some(2));
    let limit = "holds more than 1000 rule files, the limit";
    assert!(said(&output).contains(limit), "{}", said(&output));
}

#[test]
fn the_page_of_limits_states_them() {
    let page = include_str!("../docs/limits.md");
    let limits = Limits::default();
    for stated in [
        format!(
            "| {} MiB | an error names the file and the limit",
            limits.file_bytes >> 20
        ),
        format!(
            "| {} MiB | an error names file, article",
            limits.article_bytes >> 20
        ),
        format!(
            "| {},{:03} | nothing is compared",
            limits.articles / 1000,
            limits.articles % 1000
        ),
        format!("| {} | the page is refused", limit::ATTRIBUTES),
        format!("| {} | read as if they stood", limit::DEPTH),
        format!("| {} | read line by line", limit::FRONT_MATTER_DEPTH),
        format!("| {} MiB | an error names the line", limit::PAIR >> 20),
    ] {
        assert!(page.contains(&stated), "{stated}");
    }
}
