//! What `crosscheck rules` writes: tests that expect what came out, and what a rule file could say of a story.
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
    let (first, again) = (said(&run), said(&again));
    assert!(
        first.contains("2 failed, 0 known gaps, 6 changed"),
        "{first}"
    );
    assert!(
        again.contains("6 held, 2 failed, 0 known gaps\n"),
        "{again}"
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
    insta::assert_snapshot!(said(&run), @r"
    error: --interactive asks, and there is no terminal to ask on
     help: write all that came out with --update
    => Some(2)
    ");
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

/// Articles in which names are spelled in two ways, a deed is told by two verbs, and a line is the page's.
const STORY: [(&str, &str); 4] = [
    (
        "echo.md",
        "---\noutlet: Echo\n---\n# Fire at the yard\n\nThe Harbour Fund laid off 412 welders of Varsk on Monday. \
         The Hartwell Institute counted the tears.\n\nThe gate was shut at noon.\n\nNobody had been told before.\n\n\
         A cook served soup to those who waited outside the gate in the rain.\n\n\
         Read the harbour pages with your morning coffee every single day.\n\nPictures were taken by our own people.\n",
    ),
    (
        "post.md",
        "---\noutlet: Post\n---\n# Union calls for a strike\n\nThe Harbour Fund dismissed 412 welders of Varsk. \
         The Harwell Institute called for a study of all yards.\n\nTrains ran late.\n\nThe mayor was abroad.\n\n\
         Schools stayed open although many teachers had joined the march to the harbour.\n\n\
         Read the harbour pages with your morning coffee every single day.\n\nIt rained on Monday in the whole north.\n",
    ),
    (
        "ledger.md",
        "---\noutlet: Ledger\n---\n# Ship sold\n\nThe Northern Port Bureau sold a ship to a company from Orsa.\n\n\
         The ship is 40 years old.\n\nIts engine came from a tug.\n\nA captain from the islands will take it to the south next week.\n\n\
         Read the harbour pages with your morning coffee every single day.\n\nThe price was not told.\n",
    ),
    (
        "mirror.md",
        "---\noutlet: Mirror\n---\n# Dock opened\n\nThe NPB opened a dock in Orsa on Tuesday.\n\nA band played.\n\n\
         Children sang a song.\n\nThe dock took four years to build and has room for two ferries.\n\n\
         Read the harbour pages with your morning coffee every single day.\n\nCake was served to all.\n",
    ),
];

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("story")).unwrap();
    for (name, text) in STORY {
        fs::write(folder.path().join("story").join(name), text).unwrap();
    }
    folder
}

#[test]
fn what_rules_could_say_is_proposed_and_passes() {
    let folder = story();
    let proposed = call(
        folder.path(),
        &["rules", "suggest", "story", "-o", "own.yaml"],
        None,
    );
    assert_eq!(proposed.status.code(), Some(0), "{}", said(&proposed));
    let yaml = fs::read_to_string(folder.path().join("own.yaml")).unwrap();
    insta::assert_snapshot!("suggested", yaml);
    let checked = call(
        folder.path(),
        &[
            "rules",
            "check",
            "own.yaml",
            "--with",
            "story",
            "--fail-on",
            "warning",
        ],
        None,
    );
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    let tested = call(folder.path(), &["rules", "test", "own.yaml"], None);
    assert_eq!(tested.status.code(), Some(0), "{}", said(&tested));
    // With them in force nothing is left to propose.
    let again = call(
        folder.path(),
        &["rules", "suggest", "story", "--rules", "own.yaml"],
        None,
    );
    assert_eq!(again.stdout, b"", "{}", said(&again));
}

#[test]
fn a_refusal_is_remembered() {
    let folder = story();
    let all = call(folder.path(), &["rules", "suggest", "story"], None).stdout;
    let all = String::from_utf8(all).unwrap();
    assert!(all.contains("aliases: ["), "{all}");
    let run = call(
        folder.path(),
        &["rules", "suggest", "story", "--review"],
        None,
    );
    assert_eq!(run.status.code(), Some(2), "nobody can answer");
    if !cfg!(target_os = "linux") {
        return;
    }
    let review = "rules suggest story --review -o own.yaml";
    let Some(asked) = on_terminal(folder.path(), review, "r\ns\nall\n") else {
        return;
    };
    let remembered = fs::read_to_string(folder.path().join(".crosscheck-refused")).unwrap();
    assert_eq!(
        remembered.lines().filter(|l| !l.starts_with('#')).count(),
        1,
        "{asked}"
    );
    let again = call(folder.path(), &["rules", "suggest", "story"], None).stdout;
    let again = String::from_utf8(again).unwrap();
    assert!(again.len() < all.len() && !again.is_empty(), "{again}");
    let kept = fs::read_to_string(folder.path().join("own.yaml")).unwrap();
    assert!(!kept.is_empty() && kept.len() < again.len(), "{kept}");
}

#[test]
fn nothing_is_proposed_of_what_rules_do_already() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "a.txt",
            "Police arrested Karl Brandt in Varsk. The yard built 40 ships.",
        ),
        (
            "b.txt",
            "Officers detained Karl Brandt in Varsk. The yard constructed 40 ships.",
        ),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = call(folder.path(), &["rules", "suggest", "."], None);
    assert_eq!(
        said(&run),
        "note: nothing is proposed that the rules in force do not do already\n=> Some(0)"
    );
}
