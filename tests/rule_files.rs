//! What `crosscheck rules` writes into rule files: tests that expect what came out.
//!
//! A terminal is what `script` of util-linux makes; where there is none, that part says so and is left out.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TESTS: &str = r#"# Kept by the desk.
pack: desk
entities:
  - {id: varsk-yard, name: Varsk Yard, kind: organization, aliases: [the yard]}
boilerplate:
  - {id: mail, pattern: '^Mail:', why: a letter, drops: ["Male: ours"]}
tests:
  # Counted by hand.
  - {text: "The yard hired 40 welders.", quantity: "30 welder", entity: varsk-yard} # in May
  - text: Ada Holm said the dock burned down. # as told
    speaker: nobody
    stance: denies
    todo: false
  - contradict: # of one dock
      - Varsk Yard hired 40 welders.
      - The yard hired 40 welders.
    kind: numeric
  - {agree: ["Varsk Yard hired 40 welders.", "The yard hired 60 welders."]}
  - {text: "The yard hired 40 welders.", entity: varsk-yard, todo: true}
  - articles:
      echo: "Varsk Yard burned down on Monday. Twelve welders died."
      post: "The yard in the harbour burned down. Fourteen welders died."
    report:
      - {contradiction: {echo: Varsk Yard burned down, post: the yard in the harbour burned down}, kind: negation}
      - {agreement: {echo: twelve welders died, post: fourteen welders died}}
  - {agree: ["A ferry sank.", "A ferry sank.", "The yard hired 60 welders."]}
"#;

fn folder(name: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    folder
}

fn call(folder: &Path, args: &[&str], ci: Option<&str>) -> Output {
    let mut call = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    call.args(args).current_dir(folder).env_remove("CI");
    call.envs(ci.map(|ci| ("CI", ci)));
    call.output().unwrap()
}

/// What is said on both streams, and the exit status.
fn said(run: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&run.stdout), text(&run.stderr));
    format!("{err}{out}=> {:?}", run.status.code())
}

#[test]
fn tests_are_made_to_expect_what_came_out() {
    let folder = folder("desk.yaml", TESTS);
    let run = call(
        folder.path(),
        &["rules", "test", "desk.yaml", "--update"],
        None,
    );
    let new = fs::read_to_string(folder.path().join("desk.yaml")).unwrap();
    insta::assert_snapshot!("updated", format!("{new}{}", said(&run)));
    let again = call(
        folder.path(),
        &["rules", "test", "desk.yaml", "--update"],
        None,
    );
    assert_eq!(
        said(&again),
        said(&run)
            .replace(", 6 changed", "")
            .replace("0 held", "6 held")
    );
    let known: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(known.len(), 1, "no draft is left");
}

#[test]
fn nothing_is_written_where_nobody_looks() {
    let folder = folder("desk.yaml", TESTS);
    for flag in ["--update", "--interactive"] {
        let run = call(
            folder.path(),
            &["rules", "test", "desk.yaml", flag],
            Some("true"),
        );
        assert!(
            said(&run).contains("no test is changed where CI is set"),
            "{}",
            said(&run)
        );
        assert_eq!(run.status.code(), Some(2));
    }
    let run = call(
        folder.path(),
        &["rules", "test", "desk.yaml", "--interactive"],
        None,
    );
    insta::assert_snapshot!(said(&run), @"");
    let run = call(folder.path(), &["rules", "test", "--update"], None);
    assert_eq!(run.status.code(), Some(2), "what ships is not written to");
    let kept = fs::read_to_string(folder.path().join("desk.yaml")).unwrap();
    assert_eq!(kept, TESTS);
}

/// What the call prints on a terminal where this is typed.
fn on_terminal(folder: &Path, call: &str, typed: &str) -> Option<String> {
    let call = format!("{} {call}", env!("CARGO_BIN_EXE_crosscheck"));
    let run = Command::new("script")
        .args(["-qec", &call, "/dev/null"])
        .current_dir(folder)
        .env("TERM", "xterm")
        .env("NO_COLOR", "1")
        .env_remove("CI")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut run) = run else {
        eprintln!("left out: there is no `script` to make a terminal with");
        return None;
    };
    run.stdin
        .take()
        .unwrap()
        .write_all(typed.as_bytes())
        .unwrap();
    let run = run.wait_with_output().unwrap();
    Some(String::from_utf8_lossy(&run.stdout).replace('\r', ""))
}

#[cfg(target_os = "linux")]
#[test]
fn a_person_is_asked_of_each() {
    let folder = folder("desk.yaml", TESTS);
    let typed = "a\nr\nwhat\ns\nq\n";
    let Some(said) = on_terminal(folder.path(), "rules test desk.yaml -i", typed) else {
        return;
    };
    let new = fs::read_to_string(folder.path().join("desk.yaml")).unwrap();
    assert_eq!(new, TESTS.replace("30 welder", "40 welder"), "{said}");
    assert!(
        said.contains("(4 of 6)") && !said.contains("(5 of 6)"),
        "{said}"
    );
    assert!(said.contains("1 changed"), "{said}");
}
