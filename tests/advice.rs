//! What `explain --finding` offers to paste: it mends what it says, and nothing is offered where nothing was taken for anything.

mod common;

use std::fs;

use common::{crosscheck, story};

const TESTS: [(&str, &str); 2] = [
    (
        "echo",
        "The mill in Chicago burned on Monday, CBS Chicago says.",
    ),
    ("post", "The mill in Chicago burned on Monday."),
];

/// What is behind the line that leads to the entries of a section, up to an empty line.
fn offered(said: &str, section: &str) -> String {
    let entries = said.split(&format!("\n{section}:\n")).nth(1);
    let entries = entries.and_then(|rest| rest.split("\n\n").next());
    entries.map_or_else(String::new, |e| format!("{section}:\n{e}\n"))
}

#[test]
fn a_name_that_was_taken_for_a_shorter_one_is_set_apart() {
    let (folder, report) = story(&TESTS);
    let findings = report["findings"].as_array().unwrap();
    let agreement = findings
        .iter()
        .find(|f| f["verdict"] == "agreement")
        .unwrap();
    let id = agreement["id"].as_str().unwrap();
    let [said, _] = crosscheck(folder.path(), &["explain", "--finding", id, "."]);
    assert!(
        said.contains("If “CBS Chicago” of echo is not Chicago"),
        "{said}"
    );
    let entries = offered(&said, "entities");
    assert_eq!(
        entries,
        "entities:\n  - {id: cbs-chicago, name: \"CBS Chicago\"}\n"
    );
    fs::write(folder.path().join("own.yaml"), entries).unwrap();
    let read = ["explain", "echo.txt", "--rules", "own.yaml"];
    let [read, _] = crosscheck(folder.path(), &read);
    assert!(read.contains("CBS Chicago = CBS Chicago"), "{read}");
    let again = [
        "explain",
        "--finding",
        id,
        "echo.txt",
        "post.txt",
        "--rules",
        "own.yaml",
    ];
    let [again, _] = crosscheck(folder.path(), &again);
    assert!(again.contains("agreement"), "{again}");
    assert_eq!(offered(&again, "entities"), "");
}
