//! What `verify --accept` does to approved reports, and what it never does.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const OLD: &str = "an approved report\n";

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::create_dir(folder.path().join("approved")).unwrap();
    write(
        "articles/a.txt",
        "The ferry Orla carried 212 people on Monday.\n",
    );
    write(
        "articles/b.txt",
        "The ferry Orla carried 198 people on Monday.\n",
    );
    write("approved/orla.md", OLD);
    write(
        "crosscheck.yaml",
        "stories:\n  - {name: orla, paths: [articles]}\n",
    );
    folder
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder).arg("verify").args(args);
    command.env_remove("CI");
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn said(run: &Output) -> String {
    let both = [&run.stdout, &run.stderr].map(|b| String::from_utf8_lossy(b).into_owned());
    both.concat()
}

fn approved(folder: &Path) -> String {
    fs::read_to_string(folder.join("approved/orla.md")).unwrap()
}

/// Whether this user may write where nobody may.
fn is_root(folder: &Path) -> bool {
    fs::write(folder.join("probe"), "").is_ok()
}

#[test]
fn nothing_is_accepted_in_continuous_integration() {
    let story = story();
    for value in ["1", "true", "yes"] {
        let run = command(story.path(), &["--accept"])
            .env("CI", value)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{}", said(&run));
        assert!(said(&run).contains("where CI is set"), "{}", said(&run));
        assert_eq!(approved(story.path()), OLD);
    }
    // To compare is what it is for.
    let compared = command(story.path(), &[]).env("CI", "true").output();
    assert_eq!(compared.unwrap().status.code(), Some(1));
    let no = command(story.path(), &["--accept"])
        .env("CI", "false")
        .output()
        .unwrap();
    assert!(no.status.success(), "{}", said(&no));
    assert!(approved(story.path()).contains("Aboard: 212"));
}

#[test]
fn a_folder_that_may_not_be_written_keeps_the_old_report() {
    let story = story();
    let folder = story.path().join("approved");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if is_root(&folder) {
        fs::remove_file(folder.join("probe")).unwrap();
        eprintln!("left out: this user may write everywhere");
    } else {
        let run = run(story.path(), &["--accept"]);
        assert_eq!(run.status.code(), Some(2), "{}", said(&run));
        assert!(said(&run).contains("cannot be written"), "{}", said(&run));
        assert_eq!(approved(story.path()), OLD);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_cannot_take_the_name_leaves_nothing_behind() {
    let story = story();
    let file = story.path().join("approved/orla.md");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let run = run(story.path(), &["--accept"]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    let left = fs::read_dir(story.path().join("approved")).unwrap();
    assert_eq!(left.count(), 1);
}

#[test]
fn nothing_is_accepted_unless_every_report_could_be_made() {
    let story = story();
    fs::write(
        story.path().join("crosscheck.yaml"),
        "stories:\n  - {name: orla, paths: [articles]}\n  - {name: gone, paths: [no-such]}\n",
    )
    .unwrap();
    let run = run(story.path(), &["--accept"]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert_eq!(approved(story.path()), OLD);
}

/// Ended at any moment, by Ctrl-C or for good, the approved report is the old one or the new one, and the next call sweeps up.
#[test]
fn an_end_at_any_moment_leaves_no_half_report() {
    let story = story();
    let start = Instant::now();
    assert!(run(story.path(), &["--accept"]).status.success());
    let whole = start.elapsed();
    let new = approved(story.path());
    for signal in ["-INT", "-KILL"] {
        for part in 0..6 {
            fs::write(story.path().join("approved/orla.md"), OLD).unwrap();
            let mut child = command(story.path(), &["--accept"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(whole * part / 5 + Duration::from_millis(1));
            let id = child.id().to_string();
            // It may have ended by itself.
            let _ = Command::new("kill").args([signal, &id]).status();
            child.wait().unwrap();
            let left = approved(story.path());
            assert!(left == OLD || left == new, "{left}");
        }
    }
    assert!(run(story.path(), &["--accept"]).status.success());
    assert_eq!(approved(story.path()), new);
    fs::write(story.path().join("approved/orla.md"), OLD).unwrap();
    assert!(run(story.path(), &["--accept"]).status.success());
    assert_eq!(
        fs::read_dir(story.path().join("approved")).unwrap().count(),
        1
    );
}

#[test]
fn line_ends_that_a_checkout_turned_are_no_change() {
    let story = story();
    assert!(run(story.path(), &["--accept"]).status.success());
    let turned = approved(story.path()).replace('\n', "\r\n");
    fs::write(story.path().join("approved/orla.md"), turned).unwrap();
    let run = run(story.path(), &[]);
    assert!(run.status.success(), "{}", said(&run));
}

#[test]
fn the_working_directory_changes_nothing() {
    let story = story();
    assert!(run(story.path(), &["--accept"]).status.success());
    for (folder, dir) in [
        ("articles", "."),
        (".", "articles"),
        ("approved", "../articles"),
    ] {
        let run = run(&story.path().join(folder), &["-C", dir]);
        assert!(run.status.success(), "{folder} {dir}: {}", said(&run));
    }
}

#[test]
fn a_report_is_approved_in_every_format_and_of_every_verdict() {
    let story = story();
    for (format, ending, begins) in [
        ("markdown", "md", "# 2 sources"),
        ("text", "txt", "2 sources"),
        ("html", "html", "<!DOCTYPE html>"),
        ("json", "json", "{"),
        ("csv", "csv", "finding,verdict"),
    ] {
        let config = format!("stories:\n  - {{name: orla, paths: [articles], format: {format}}}\n");
        fs::write(story.path().join("crosscheck.yaml"), config).unwrap();
        assert_eq!(
            run(story.path(), &["orla", "--accept"]).status.code(),
            Some(0)
        );
        let file = story.path().join(format!("approved/orla.{ending}"));
        let text = fs::read_to_string(file).unwrap();
        assert!(text.starts_with(begins), "{format}: {text}");
    }
    for verdict in [
        "agreement",
        "contradiction",
        "dispute",
        "update",
        "related",
        "unique",
    ] {
        let config =
            format!("stories:\n  - {{name: orla, paths: [articles], only: [{verdict}]}}\n");
        fs::write(story.path().join("crosscheck.yaml"), config).unwrap();
        assert_eq!(
            run(story.path(), &["orla", "--accept"]).status.code(),
            Some(0)
        );
        let shown = approved(story.path()).contains("## Contradictions");
        assert_eq!(shown, verdict == "contradiction", "{verdict}");
    }
}
