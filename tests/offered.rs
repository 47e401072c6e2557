//! What `explain --finding` offers for words that were read as the wrong person, for who speaks, and for a denial that was missed: each
//! mends what it says, and `decide`, `rules check --with` and `rules test` tell the same of it.

mod common;

use std::fs;
use std::path::Path;

use serde_json::Value;

use common::crosscheck;

fn report(folder: &Path, more: &[&str]) -> Value {
    let args = ["compare", "s", "--no-config", "--format", "json"];
    let [said, _] = crosscheck(folder, &[&args, more].concat());
    serde_json::from_str(&said).unwrap()
}

/// Articles in a folder of their own, with the report on them.
fn story(articles: &[(&str, &str)]) -> (tempfile::TempDir, Value) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("s")).unwrap();
    for (key, text) in articles {
        fs::write(folder.path().join(format!("s/{key}.txt")), text).unwrap();
    }
    let made = report(folder.path(), &[]);
    (folder, made)
}

/// The explanation of the finding of a verdict.
fn explained(folder: &Path, made: &Value, verdict: &str) -> String {
    let mut findings = made["findings"].as_array().unwrap().iter();
    let found = findings.find(|f| f["verdict"] == verdict).unwrap();
    let id = found["id"].as_str().unwrap();
    let [said, _] = crosscheck(folder, &["explain", "--finding", id, "s", "--no-config"]);
    said
}

/// Whom the claim of a source is laid to.
fn speaker(made: &Value, source: &str) -> String {
    let mut claims = made["claims"].as_array().unwrap().iter();
    let laid = claims.find(|c| c["source"] == source && !c["attributions"][0].is_null());
    let laid = laid.map(|c| c["attributions"][0]["speaker"].clone());
    laid.unwrap().as_str().unwrap_or("nobody").to_owned()
}

const SPOKEN: [(&str, &str); 2] = [
    (
        "echo",
        "The Norland Harbour Ministry met in Varsk on Monday.\n\nThe ministry said that the old mill in Varsk burned down on Sunday night.",
    ),
    (
        "post",
        "The old mill in Varsk burned down on Sunday night, two sailors said.",
    ),
];

#[test]
fn a_speaker_under_a_noun_is_offered_only_where_it_was_taken_for_somebody() {
    let (folder, made) = story(&SPOKEN);
    let said = explained(folder.path(), &made, "agreement");
    assert!(
        said.contains("If “ministry” of echo is not Norland Harbour Ministry, write"),
        "{said}"
    );
    assert!(said.contains("whom “sailors” of post means"), "{said}");
}

#[test]
fn a_speaker_who_stands_for_nobody_else_keeps_his_own_words_and_all_calls_say_so() {
    let (folder, made) = story(&SPOKEN);
    assert_eq!(speaker(&made, "echo"), "Norland Harbour Ministry");
    let rules = "pack: own\nextends: [en-news]\nreferents:\n  - {source: echo, words: The ministry said that, word: ministry, means: nobody, because: x}\n\
        tests:\n  - story: s\n    report:\n      - {claim: {echo: the old mill in Varsk burned down}, speaker: the ministry}\n";
    fs::write(folder.path().join("own.yaml"), rules).unwrap();
    let made = report(folder.path(), &["--rules", "own.yaml"]);
    assert_eq!(speaker(&made, "echo"), "the ministry");
    let check = ["rules", "check", "own.yaml", "--with", "s", "--no-config"];
    let [_, said] = crosscheck(folder.path(), &check);
    assert!(!said.contains("changes nothing"), "{said}");
    let [said, _] = crosscheck(folder.path(), &["rules", "test", "own.yaml"]);
    assert!(said.contains("1 held, 0 failed"), "{said}");
}

#[test]
fn each_claim_that_is_laid_to_somebody_has_its_command_and_its_line_in_a_test() {
    let (folder, made) = story(&SPOKEN);
    let said = explained(folder.path(), &made, "agreement");
    let commands: Vec<&str> = { said.lines() }
        .filter(|line| line.starts_with("  crosscheck decide") && line.contains("--speaker NAME"))
        .collect();
    assert_eq!(commands.len(), 2, "{said}");
    assert!(commands[1].ends_with("# post: two sailors"), "{said}");
    let test = said.split("\ntests:\n").nth(1).unwrap();
    let test = test.split("\n\n").next().unwrap();
    let holds = |test: &str, wanted: &str| {
        let file = format!("pack: own\nextends: [en-news]\ntests:\n{test}\n");
        fs::write(folder.path().join("own.yaml"), file).unwrap();
        let [said, _] = crosscheck(folder.path(), &["rules", "test", "own.yaml"]);
        assert!(said.contains(wanted), "{said} {test}");
    };
    holds(test, "1 held, 0 failed");
    holds(&test.replace("two sailors", "nobody"), "0 held, 1 failed");
    let id = commands[1].split_whitespace().nth(2).unwrap();
    let ruled = [
        "decide",
        id,
        "s",
        "--no-config",
        "--speaker",
        "nobody",
        "--because",
        "x",
        "--into",
        "r.yaml",
    ];
    crosscheck(folder.path(), &ruled);
    fs::write(
        folder.path().join("own.yaml"),
        format!(
            "{}\ntests:\n{}\n",
            fs::read_to_string(folder.path().join("r.yaml")).unwrap(),
            test.replace("\"two sailors\"", "nobody")
        ),
    )
    .unwrap();
    let [said, _] = crosscheck(folder.path(), &["rules", "test", "own.yaml"]);
    assert!(said.contains("1 held, 0 failed"), "{said}");
}

#[test]
fn a_pronoun_that_was_read_as_nobody_is_offered_for_a_name() {
    let (folder, made) = story(&[
        (
            "echo",
            "Her horse Juno won the Varsk derby on Saturday afternoon.\n\nMaja Dorn breeds them.",
        ),
        ("post", "Juno won the Varsk derby on Saturday afternoon."),
    ]);
    let said = explained(folder.path(), &made, "agreement");
    let entry = said.split("with the name for `NAME`:\n\n").nth(1).unwrap();
    let entry = entry.split("\n\n").next().unwrap();
    assert!(entry.contains("word: Her, means: NAME"), "{said}");
    let file = format!("pack: own\nextends: [en-news]\n{entry}\n").replace("NAME", "Maja Dorn");
    fs::write(folder.path().join("own.yaml"), file).unwrap();
    let read = [
        "explain",
        "s/echo.txt",
        "--rules",
        "own.yaml",
        "--no-config",
    ];
    let [said, _] = crosscheck(folder.path(), &read);
    assert!(said.contains("Maja Dorn's horse Juno"), "{said}");
}

#[test]
fn a_denial_that_was_missed_is_offered_as_one() {
    let (folder, made) = story(&[
        ("echo", "Ada Holm said that the mill would be sold."),
        ("post", "Ada Holm denied that the mill would be sold."),
    ]);
    let said = explained(folder.path(), &made, "contradiction");
    assert!(said.contains("of echo denies it"), "{said}");
    let entries = said.split("\nreadings:\n").nth(1).unwrap();
    let entry = { entries.lines() }
        .find(|l| l.contains("stance: denies"))
        .unwrap();
    let file = format!("pack: own\nextends: [en-news]\nreadings:\n{entry}\n");
    fs::write(folder.path().join("own.yaml"), file).unwrap();
    let made = report(folder.path(), &["--rules", "own.yaml"]);
    let mut findings = made["findings"].as_array().unwrap().iter();
    assert!(!findings.any(|f| f["verdict"] == "contradiction"));
}

#[test]
fn an_entry_that_only_takes_a_claim_from_a_finding_says_so() {
    let (folder, made) = story(&[
        ("echo", "Ada Holm spoke in Varsk. She won it."),
        ("mail", "Ada Holm won the regatta in May."),
        ("post", "Ada Holm won the regatta."),
    ]);
    let said = explained(folder.path(), &made, "agreement");
    let lead = { said.lines() }.find(|l| l.starts_with("If “She” of echo is not Ada Holm"));
    let lead = lead.unwrap_or_else(|| panic!("{said}"));
    assert!(
        lead.ends_with("; the finding goes on without “She won it” of echo:"),
        "{lead}"
    );
    let entry = said.split(lead).nth(1).unwrap().trim_start();
    let entry = entry.split("\n\n").next().unwrap();
    let file = format!("pack: own\nextends: [en-news]\n{entry}\n");
    fs::write(folder.path().join("own.yaml"), file).unwrap();
    let made = report(folder.path(), &["--rules", "own.yaml"]);
    let mut findings = made["findings"].as_array().unwrap().iter();
    let agreed = findings.find(|f| f["verdict"] == "agreement").unwrap();
    assert_eq!(agreed["claims"].as_array().unwrap().len(), 2, "{agreed}");
}
