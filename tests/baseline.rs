//! A baseline: what an earlier report has stays visible and does not fail, what is new does, in every format.

#[path = "schema/validate.rs"]
mod validate;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Two articles that contradict each other in two figures, and their report in JSON and in Markdown.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    write(folder.path(), "herald", HERALD);
    write(folder.path(), "mirror", MIRROR);
    for file in ["known.json", "known.md"] {
        let made = run(folder.path(), &["-o", file]);
        assert!(made.status.success(), "{}", said(&made));
    }
    folder
}

const HERALD: &str = "The ferry Orla carried 212 people on Monday. The ferry Orla sank off Merrin on Monday. \
The captain, Jonas Vell, 44, was arrested.";
const MIRROR: &str = "The ferry Orla carried 198 people on Monday. The ferry Orla sank off Merrin on Monday. \
The captain, Jonas Vell, 46, was arrested.";

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(format!("articles/{name}.txt")), text).unwrap();
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "articles"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(run: &Output) -> String {
    let both = [&run.stdout, &run.stderr].map(|b| String::from_utf8_lossy(b).into_owned());
    both.concat()
}

fn written(folder: &Path, args: &[&str]) -> String {
    let run = run(folder, args);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{}", said(&run));
    String::from_utf8(run.stdout).unwrap()
}

/// What an article says beside what it said: a paragraph before all, and a third number.
fn change(folder: &Path) {
    let fog = "Fog lay over the strait for two days.\n\n";
    let new = "\n\nThe ferry Orla was built in 1987.";
    write(folder, "herald", &format!("{fog}{HERALD}{new}"));
    let new = new.replace("1987", "1979");
    write(folder, "mirror", &format!("{MIRROR}{new}"));
}

#[test]
fn a_known_contradiction_does_not_fail_and_a_new_one_does() {
    let story = story();
    let folder = story.path();
    let policy = ["--fail-on", "contradiction"];
    assert_eq!(run(folder, &policy).status.code(), Some(1));
    for file in ["known.json", "known.md"] {
        let held = [&policy[..], &["--baseline", file]].concat();
        let known = run(folder, &held);
        assert_eq!(known.status.code(), Some(0), "{}", said(&known));
        assert!(
            said(&known).contains("2 known findings do not fail"),
            "{}",
            said(&known)
        );
        change(folder);
        let new = run(folder, &held);
        assert_eq!(new.status.code(), Some(1), "{}", said(&new));
        let said = said(&new);
        assert_eq!(said.matches("failed: ").count(), 1, "{said}");
        assert!(said.contains("1987 / 1979"), "{said}");
        write(folder, "herald", HERALD);
        write(folder, "mirror", MIRROR);
    }
}

#[test]
fn a_paragraph_before_all_and_one_more_source_are_no_news() {
    let story = story();
    let folder = story.path();
    let fog = "Fog lay over the strait for two days.\n\nNobody rang the bell.\n\n";
    write(folder, "herald", &format!("{fog}{HERALD}"));
    write(
        folder,
        "post",
        "The ferry Orla carried 198 people on Monday. Its owner wept.",
    );
    for file in ["known.json", "known.md"] {
        let held = ["--fail-on", "contradiction", "--baseline", file];
        let known = run(folder, &held);
        assert_eq!(known.status.code(), Some(0), "{}", said(&known));
        // A third number is: nobody has approved of it.
        write(
            folder,
            "post",
            "The ferry Orla carried 305 people on Monday. Its owner wept.",
        );
        let third = run(folder, &held);
        assert_eq!(third.status.code(), Some(1), "{}", said(&third));
        write(
            folder,
            "post",
            "The ferry Orla carried 198 people on Monday. Its owner wept.",
        );
    }
}

#[test]
fn every_format_says_what_is_new_and_what_is_known() {
    let story = story();
    let folder = story.path();
    change(folder);
    let held = |format: &str| {
        let args = ["--format", format, "--baseline", "known.json"];
        written(
            folder,
            &[&args[..], &["--fail-on", "contradiction"]].concat(),
        )
    };
    let told = "Against the baseline: contradictions 1 new, 2 known";
    for format in ["text", "markdown", "html"] {
        assert!(held(format).contains(told), "{format}");
    }
    assert!(held("text").contains("numeric, known, "));
    assert!(held("text").contains("temporal, new, "));
    assert!(held("markdown").contains(" · temporal · new · `"));
    let page = held("html");
    // Each of the four on its card, and two of them on the first screen.
    assert_eq!(page.matches(r#"<b class="standing known">"#).count(), 6);
    assert!(page.contains(r#"different times <b class="standing new">new</b>"#));

    let report: Value = serde_json::from_str(&held("json")).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let of = |wanted: &str| {
        let own = findings.iter().filter(|f| f["baseline"] == wanted);
        let own = own.filter(|f| f["verdict"] == "contradiction");
        own.count()
    };
    assert_eq!((of("known"), of("new")), (2, 1));
    assert!(findings.iter().all(|f| f["baseline"].is_string()));
    assert_eq!(report["baseline"]["gone"], serde_json::json!([]));
    let rows = held("csv");
    assert!(rows.lines().next().unwrap().ends_with(",baseline"));
    assert!(
        rows.lines()
            .skip(1)
            .all(|r| r.ends_with(",new") || r.ends_with(",known"))
    );

    // Only what a change brings is noted beside its lines.
    let commands = held("github");
    assert_eq!(commands.lines().count(), 1, "{commands}");
    assert!(commands.starts_with("::error ") && commands.contains("1987"));

    let xml = held("junit");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let count = |name: &str| {
        document
            .descendants()
            .filter(|n| n.has_tag_name(name))
            .count()
    };
    assert_eq!((count("failure"), count("skipped")), (1, 2));
    let suite = document
        .descendants()
        .find(|n| n.attribute("skipped").is_some());
    assert_eq!(suite.unwrap().attribute("skipped"), Some("2"));
}

#[test]
fn sarif_says_new_unchanged_and_absent_as_its_schema_has_it() {
    let story = story();
    let folder = story.path();
    change(folder);
    write(
        folder,
        "mirror",
        &fs::read_to_string(folder.join("articles/mirror.txt"))
            .unwrap()
            .replace("46", "44"),
    );
    let log = written(folder, &["--format", "sarif", "--baseline", "known.json"]);
    let log: Value = serde_json::from_str(&log).unwrap();
    let schema = serde_json::from_str(include_str!("schema/sarif-2.1.0.json")).unwrap();
    assert_eq!(validate::faults(&schema, &log), [""; 0]);
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let states: Vec<&str> = results
        .iter()
        .map(|r| r["baselineState"].as_str().unwrap())
        .collect();
    let mut sorted = states.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["absent", "new", "unchanged"]);
    for result in results {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
    let text = written(folder, &["--baseline", "known.json"]);
    assert!(
        text.contains("contradictions 1 new, 1 known, 1 gone"),
        "{text}"
    );
    // A report of now without a baseline says nothing of one.
    let log = written(folder, &["--format", "sarif"]);
    assert!(!log.contains("baselineState"));
}
