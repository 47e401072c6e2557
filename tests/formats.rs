//! What is written for other programs fits what they read: SARIF its schema, JUnit its elements and attributes, CSV its RFC.

#[path = "schema/validate.rs"]
mod validate;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use validate::faults;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");

fn written(folder: &Path, args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(matches!(run.status.code(), Some(0 | 1 | 3)), "{said}");
    String::from_utf8(run.stdout).unwrap()
}

fn stories() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(CORPUS).unwrap();
    let mut stories: Vec<PathBuf> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    stories.sort();
    stories
}

fn schema() -> Value {
    serde_json::from_str(include_str!("schema/sarif-2.1.0.json")).unwrap()
}

/// The file of a location, and the words that stand at its place.
fn words_at(story: &Path, location: &Value) -> String {
    let place = &location["physicalLocation"];
    let file = place["artifactLocation"]["uri"].as_str().unwrap();
    let bytes = std::fs::read(story.join(file)).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let at = |key: &str| place["region"][key].as_u64().unwrap() as usize;
    let line = text.lines().nth(at("startLine") - 1).unwrap();
    line.chars().skip(at("startColumn") - 1).collect()
}

#[test]
fn sarif_fits_its_schema() {
    let schema = schema();
    for story in stories() {
        let log = written(&story, &["compare", ".", "--format", "sarif"]);
        let log: Value = serde_json::from_str(&log).unwrap();
        assert_eq!(faults(&schema, &log), [""; 0], "{}", story.display());
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert!(!results.is_empty());
        let mut fingerprints = BTreeSet::new();
        for result in results {
            let rule = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
            assert!(fingerprints.insert(result["partialFingerprints"].to_string()));
            let related = result["relatedLocations"].as_array().unwrap();
            assert!(!related.is_empty());
            for location in related
                .iter()
                .chain(result["locations"].as_array().unwrap())
            {
                let uri = &location["physicalLocation"]["artifactLocation"]["uri"];
                if !uri.as_str().unwrap().contains(".txt") {
                    continue;
                }
                let snippet = &location["physicalLocation"]["region"]["snippet"]["text"];
                let first = snippet.as_str().unwrap().split([' ', ',']).next().unwrap();
                let words = words_at(&story, location);
                assert!(words.starts_with(first), "{words} / {first}");
            }
        }
    }
}

#[test]
fn the_schema_refuses_what_does_not_fit() {
    let story = Path::new(CORPUS).join("kabul-2021");
    let log = written(&story, &["compare", ".", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&log).unwrap();
    let spoil = |change: fn(&mut Value)| {
        let mut log = log.clone();
        change(&mut log);
        faults(&schema(), &log)
    };
    assert_eq!(spoil(|_| {}), [""; 0]);
    for change in [
        (|log| log["version"] = json!("2.2.0")) as fn(&mut Value),
        |log| log["runs"][0]["results"][0]["level"] = json!("grave"),
        |log| log["runs"][0]["results"][0]["extra"] = json!(1),
        |log| log["runs"][0]["results"][0]["message"] = json!({}),
        |log| log["runs"][0]["tool"] = json!({"driver": {}}),
        |log| {
            let region = "/runs/0/results/0/locations/0/physicalLocation/region/startLine";
            *log.pointer_mut(region).unwrap() = json!(0);
        },
    ] {
        assert!(!spoil(change).is_empty());
    }
}

/// Attributes that an element must have, and those it may have (Jenkins xUnit plugin, `junit-10.xsd`).
fn attributes(element: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match element {
        "testsuites" => (&[], &["name", "tests", "failures", "errors"]),
        "testsuite" => (&["name", "tests", "failures", "errors"], &[]),
        "testcase" => (&["name", "classname"], &[]),
        "failure" | "error" => (&["message", "type"], &[]),
        "system-out" => (&[], &[]),
        other => panic!("no element of JUnit's: {other}"),
    }
}

#[test]
fn junit_has_the_elements_that_are_read() {
    for story in [Path::new(CORPUS).join("ferry-wire")] {
        let args = [
            "compare",
            ".",
            "--format",
            "junit",
            "--fail-on",
            "contradiction,update:numeric",
        ];
        let xml = written(&story, &args);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        let elements = || root.descendants().filter(roxmltree::Node::is_element);
        for element in elements() {
            let (must, may) = attributes(element.tag_name().name());
            let has: Vec<&str> = element.attributes().map(|a| a.name()).collect();
            assert!(must.iter().all(|name| has.contains(name)), "{element:?}");
            assert!(
                has.iter()
                    .all(|name| must.contains(name) || may.contains(name))
            );
            let parent = element.parent().unwrap().tag_name().name();
            let wanted = match element.tag_name().name() {
                "testsuites" => "",
                "testsuite" => "testsuites",
                "testcase" => "testsuite",
                _ => "testcase",
            };
            assert_eq!(parent, wanted);
        }
        let count = |node: roxmltree::Node, name: &str| {
            node.descendants()
                .filter(|n| n.has_tag_name(name))
                .count()
                .to_string()
        };
        for node in elements().filter(|n| n.has_attribute("tests")) {
            assert_eq!(node.attribute("tests").unwrap(), count(node, "testcase"));
            assert_eq!(node.attribute("failures").unwrap(), count(node, "failure"));
            assert_eq!(node.attribute("errors").unwrap(), count(node, "error"));
        }
        let names: Vec<&str> = elements()
            .filter(|n| n.has_tag_name("testcase"))
            .filter_map(|n| n.attribute("name"))
            .collect();
        assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
        let report = written(&story, &["compare", ".", "--format", "json"]);
        let report: Value = serde_json::from_str(&report).unwrap();
        let failing = |f: &&Value| {
            f["verdict"] == "contradiction" || f["verdict"] == "update" && f["kind"] == "numeric"
        };
        let failing = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(failing)
            .count();
        assert_eq!(root.attribute("failures").unwrap(), failing.to_string());
    }
}

#[test]
fn github_has_a_command_a_line() {
    for story in [Path::new(CORPUS).join("ferry-wire")] {
        let name = story.file_name().unwrap().to_str().unwrap();
        let args = [
            "compare",
            name,
            "--format",
            "github",
            "--fail-on",
            "contradiction",
        ];
        let commands = written(Path::new(CORPUS), &args);
        let file = format!(" file={name}/");
        let mut grave = true;
        for command in commands.lines() {
            let level = command
                .strip_prefix("::")
                .unwrap()
                .split(' ')
                .next()
                .unwrap();
            assert!(matches!(level, "error" | "warning" | "notice"), "{command}");
            assert!(command.contains(&file), "{command}");
            assert!(grave || level != "error", "what fails comes first");
            grave = level == "error";
        }
    }
}

/// What `rules check` says of these files, in a format; a file that it is written to holds the same.
fn checked(files: &[(&str, &str)], format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let call = |more: &[&str]| {
        let mut call = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        call.args(["rules", "check"]).args(more);
        call.args(files.iter().map(|(name, _)| name));
        let run = call.current_dir(folder.path()).output().unwrap();
        assert!(run.stderr.is_empty(), "{run:?}");
        String::from_utf8(run.stdout).unwrap()
    };
    let said = call(&["--format", format]);
    let file = format!("out.{format}");
    assert_eq!(call(&["-o", &file]), "");
    assert_eq!(
        std::fs::read_to_string(folder.path().join(file)).unwrap(),
        said
    );
    said
}

#[test]
fn sarif_of_rule_files_fits_its_schema() {
    let same =
        "matching: {thresholds: {opposed: 7, opossed: 1}}\nlexicon: {synonyms: [[a], [a]]}\n";
    let files = [
        ("a b:c.yaml", same),
        ("ü.yaml", "pack: größe # 100 %\nextends: [nowhere]\n"),
        ("late.yaml", "entities:\n  - name: A\n    aliases: B\n"),
        ("tab.yaml", "lexicon:\n\tsynonyms: []\n"),
    ];
    let log: Value = serde_json::from_str(&checked(&files, "sarif")).unwrap();
    assert_eq!(faults(&schema(), &log), [""; 0]);
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 8, "{log:#}");
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert!(fingerprints.insert(result["partialFingerprints"].to_string()));
    }
    let above = format!("# a line more\n{same}");
    let moved: Value = serde_json::from_str(&checked(&[("a b:c.yaml", &above)], "sarif")).unwrap();
    for result in moved["runs"][0]["results"].as_array().unwrap() {
        let known = result["partialFingerprints"].to_string();
        assert!(fingerprints.contains(&known), "{result:#}");
    }
    let sound = checked(&[("sound.yaml", "pack: sound\n")], "sarif");
    let sound: Value = serde_json::from_str(&sound).unwrap();
    assert_eq!(faults(&schema(), &sound), [""; 0]);
    assert_eq!(sound["runs"][0]["results"], json!([]));
}

#[test]
fn every_row_has_every_cell() {
    let story = Path::new(CORPUS).join("kabul-2021");
    for verb in ["compare", "claims", "facts"] {
        let sheet = written(&story, &[verb, ".", "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() > 5, "{verb}");
    }
}

#[test]
fn an_answer_is_laid_to_whom_its_own_source_lays_it_to() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("echo.txt", "Karl Brandt, the mayor of Varsk, left.");
    write(
        "post.txt",
        "Karl Brandt was the mayor of Varsk, Ada Holm said.",
    );
    let page = written(folder.path(), &["compare", ".", "--format", "html"]);
    let row = page.split("Post of Karl Brandt").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert_eq!(row.matches(">mayor<").count(), 2, "{row}");
    assert_eq!(row.matches("according to Ada Holm").count(), 1, "{row}");
    let table = written(folder.path(), &["facts", "."]);
    assert!(
        table.contains("echo, post (according to Ada Holm)"),
        "{table}"
    );
}
