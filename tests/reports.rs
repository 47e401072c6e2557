//! The whole report of every story that ships, as approved. `INSTA_UPDATE=always cargo test --test reports` approves anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn report(story: &Path, format: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "--format", format])
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
