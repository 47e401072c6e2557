//! A folder of articles, the command run in it, and its report. Each test file takes of it what it needs.
#![allow(dead_code)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Standard output and standard error of the command, run in a folder.
pub fn crosscheck(folder: &Path, args: &[&str]) -> [String; 2] {
    let mut call = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let run = call.args(args).current_dir(folder).output().unwrap();
    [run.stdout, run.stderr].map(|said| String::from_utf8(said).unwrap())
}

/// The report on the articles of a folder.
pub fn report(folder: &Path, more: &[&str]) -> Value {
    let args = [&["compare", ".", "--format", "json"], more].concat();
    let [said, refused] = crosscheck(folder, &args);
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("{refused}"))
}

/// A folder with articles in it, and their report.
pub fn story(articles: &[(&str, &str)]) -> (tempfile::TempDir, Value) {
    let folder = tempfile::tempdir().unwrap();
    for (key, text) in articles {
        fs::write(folder.path().join(format!("{key}.txt")), text).unwrap();
    }
    let made = report(folder.path(), &[]);
    (folder, made)
}

/// Id of the first claim of a source that has the words.
pub fn claim(report: &Value, source: &str, words: &str) -> String {
    let mut claims = report["claims"].as_array().unwrap().iter();
    let has = |c: &&Value| c["source"] == source && c["text"].as_str().unwrap().contains(words);
    let found = claims.find(has).expect("there is such a claim");
    found["id"].as_str().unwrap().to_owned()
}

/// The findings of a verdict that hold all of the claims.
pub fn holding<'r>(report: &'r Value, verdict: &str, ids: &[&String]) -> Vec<&'r Value> {
    let holds = |f: &&Value| {
        let claims = f["claims"].as_array().unwrap();
        f["verdict"] == verdict && ids.iter().all(|id| claims.iter().any(|c| c == *id))
    };
    let findings = report["findings"].as_array().unwrap().iter();
    findings.filter(holds).collect()
}

/// The id of a finding.
pub fn id(finding: &Value) -> &str {
    finding["id"].as_str().unwrap()
}
