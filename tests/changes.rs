//! `rules check --with DIR --changes` tells of each entry of a file what it changes in the report.

use std::fs;
use std::process::Command;

const RULES: &str = "pack: own
extends: [en-news]
sources:
  - {id: echo, published: 2023-05-02}
  - {id: post, published: 2023-05-09}
entities:
  - {id: corvo, name: Corvo, kind: thing}
names:
  not_names: [Live]
";

#[test]
fn each_entry_tells_what_comes_and_goes_by_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("s")).unwrap();
    for (key, text) in [
        ("echo", "The old ferry Corvo sank off Varsk yesterday."),
        ("post", "The old ferry Corvo sank off Varsk on 3 May 2023."),
    ] {
        fs::write(folder.path().join(format!("s/{key}.txt")), text).unwrap();
    }
    let rules = RULES.replace("kind: thing", "kind: other");
    fs::write(folder.path().join("own.yaml"), rules).unwrap();
    let mut call = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let args = [
        "rules",
        "check",
        "own.yaml",
        "--with",
        "s",
        "--no-config",
        "--changes",
    ];
    let run = call.args(args).current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    let of = |head: &str| -> Vec<&str> {
        let mut lines = said.lines().skip_while(|l| !l.starts_with(head)).skip(1);
        let own = lines.by_ref().take_while(|l| l.starts_with("  "));
        own.collect()
    };
    for head in ["all entries together", "own.yaml:4: {id: echo"] {
        let told = of(head).join("\n");
        assert!(told.contains("contradiction:temporal"), "{head} {said}");
    }
    for head in ["own.yaml:5: {id: post", "own.yaml:9: Live"] {
        assert_eq!(
            of(head),
            ["  nothing changes in the report"],
            "{head} {said}"
        );
    }
}
