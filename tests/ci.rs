//! What is there for continuous integration works as it stands: the action, the hooks, the scripts, the example of `crosscheck.yaml`.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crosscheck::report::{Markdown, Writer as _};
use crosscheck::rules::Layers;
use serde_yaml::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the example, to change.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/ci"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A command in `folder` that finds crosscheck where a user would have installed it.
fn command(program: &str, folder: &Path) -> Command {
    let own = Path::new(env!("CARGO_BIN_EXE_crosscheck"))
        .parent()
        .unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(PathBuf::from(own)).chain(std::env::split_paths(&path));
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("PATH", std::env::join_paths(path).unwrap());
    command
}

fn said(run: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    )
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// Another number in the article of one source.
fn change(folder: &Path) {
    let article = folder.join("story/articles/courier.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(article, text.replace("Eleven", "Twelve")).unwrap();
}

/// The step of the action that compares, run with `inputs` over its defaults.
fn act(folder: &Path, inputs: &[(&str, &str)]) -> Output {
    let action = yaml("action.yml");
    let mut given: BTreeMap<String, String> = BTreeMap::new();
    for (name, input) in action["inputs"].as_mapping().unwrap() {
        let default = input["default"].as_str().unwrap();
        given.insert(name.as_str().unwrap().to_owned(), default.to_owned());
    }
    for (name, value) in inputs {
        assert!(
            given
                .insert((*name).to_owned(), (*value).to_owned())
                .is_some(),
            "{name}"
        );
    }
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.last().unwrap();
    let mut bash = command("bash", folder);
    // As GitHub calls it.
    bash.args([
        "--noprofile",
        "--norc",
        "-eo",
        "pipefail",
        "-c",
        step["run"].as_str().unwrap(),
    ]);
    for (name, value) in step["env"].as_mapping().unwrap() {
        let value = value.as_str().unwrap();
        let input = value
            .strip_prefix("${{ inputs.")
            .unwrap()
            .strip_suffix(" }}")
            .unwrap();
        bash.env(name.as_str().unwrap(), &given[input]);
    }
    bash.env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    bash.output().unwrap()
}

#[test]
fn the_action_annotates_sums_up_and_fails_by_policy() {
    let folder = example();
    let paths = ("paths", "story/articles");
    let run = act(folder.path(), &[paths, ("report", "page.html")]);
    assert!(run.status.success(), "{}", said(&run));
    assert!(
        said(&run).contains("file=story/articles/courier.txt,line=3"),
        "{}",
        said(&run)
    );
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.contains("### Injured: Eleven or Nine"));
    assert!(
        fs::read_to_string(folder.path().join("page.html"))
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );

    let failing = act(
        folder.path(),
        &[paths, ("fail-on", "contradiction:numeric")],
    );
    assert_eq!(failing.status.code(), Some(1), "{}", said(&failing));
    // What an approved report has is neither noted nor does it fail.
    let known = [
        paths,
        ("fail-on", "contradiction:numeric"),
        ("baseline", "story/approved/merle.md"),
    ];
    let known = act(folder.path(), &known);
    assert!(known.status.success(), "{}", said(&known));
    assert!(!said(&known).contains("::error"), "{}", said(&known));
    let broken = act(folder.path(), &[paths, ("rules", "no-such.yaml")]);
    assert_eq!(broken.status.code(), Some(2), "{}", said(&broken));
    let verified = |folder: &Path| act(folder, &[paths, ("verify", "story")]);
    let same = verified(folder.path());
    assert!(same.status.success(), "{}", said(&same));
    // Of several paths each is one.
    let two = "story/articles/courier.txt story/articles/wire-north.txt";
    let two = act(folder.path(), &[("paths", two)]);
    assert!(
        two.status.success() && said(&two).contains("Eleven"),
        "{}",
        said(&two)
    );
    change(folder.path());
    let changed = verified(folder.path());
    assert_eq!(changed.status.code(), Some(1), "{}", said(&changed));
    assert!(
        said(&changed).contains("+- **Twelve**"),
        "{}",
        said(&changed)
    );
}

#[test]
fn the_workflow_gives_the_action_what_it_takes() {
    let workflow = yaml("examples/ci/crosscheck.yml");
    let action = yaml("action.yml");
    let steps = workflow["jobs"]["articles"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|s| {
        s["uses"]
            .as_str()
            .is_some_and(|u| u.contains("/crosscheck@"))
    });
    let given = step.unwrap()["with"].as_mapping().unwrap();
    for (name, _) in given {
        assert!(
            action["inputs"].as_mapping().unwrap().contains_key(name),
            "{name:?}"
        );
    }
    let report = &step.unwrap()["with"]["report"];
    assert!(
        steps.iter().any(|s| s["with"]["path"] == *report),
        "the page that is uploaded is the one that is written"
    );
}

#[test]
fn the_hooks_run_as_pre_commit_runs_them() {
    let folder = example();
    let hooks = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_sequence().unwrap() {
        let id = hook["id"].as_str().unwrap();
        let mut words: Vec<String> = hook["entry"]
            .as_str()
            .unwrap()
            .split(' ')
            .map(str::to_owned)
            .collect();
        // What a user gives under `args` takes the place of what the hook has there; the guide gives a folder.
        if hook.get("args").is_some() {
            let given = if id == "crosscheck-verify" {
                vec!["-C", "."]
            } else {
                vec!["articles"]
            };
            words.extend(given.into_iter().map(str::to_owned));
        }
        let files = regex::Regex::new(hook["files"].as_str().unwrap()).unwrap();
        let rules = "rules/dredger.yaml";
        assert!(files.is_match(rules), "{id}");
        if hook["pass_filenames"] != Value::Bool(false) {
            words.push(rules.to_owned());
            assert!(!files.is_match("articles/courier.txt"), "{id}");
        }
        let run = |folder: &Path| {
            command(&words[0], &folder.join("story"))
                .args(&words[1..])
                .output()
                .unwrap()
        };
        let well = run(folder.path());
        assert!(well.status.success(), "{id}: {}", said(&well));
        let broken = example();
        fs::write(
            broken.path().join("story").join(rules),
            "pack: dredger\nentitties: []\n",
        )
        .unwrap();
        assert!(!run(broken.path()).status.success(), "{id}");
    }
}

/// `crosscheck verify` in the story of the example.
fn verify(folder: &Path, args: &[&str]) -> Output {
    let mut command = command("crosscheck", &folder.join("story"));
    command.arg("verify").args(args).env_remove("CI");
    command.output().unwrap()
}

#[test]
fn verify_shows_what_the_guide_shows_and_accepts_it() {
    let folder = example();
    let same = verify(folder.path(), &[]);
    assert!(same.status.success(), "{}", said(&same));
    change(folder.path());
    let changed = verify(folder.path(), &["merle"]);
    assert_eq!(changed.status.code(), Some(1), "{}", said(&changed));
    let guide = fs::read_to_string(root().join("docs/ci.md")).unwrap();
    let shown = guide
        .split("```console\n$ crosscheck verify merle\n")
        .nth(1);
    let shown = shown.unwrap().split("```").next().unwrap();
    assert_eq!(String::from_utf8_lossy(&changed.stdout), shown);
    assert!(verify(folder.path(), &["--accept"]).status.success());
    assert!(verify(folder.path(), &[]).status.success());
    fs::write(
        folder.path().join("story/rules/dredger.yaml"),
        "entitties: []\n",
    )
    .unwrap();
    assert_eq!(
        verify(folder.path(), &["--accept"]).status.code(),
        Some(2),
        "nothing is approved where nothing was reported"
    );
}

#[test]
fn the_test_for_pytest_shows_a_change() {
    let folder = example();
    let run = || {
        let call = "import test_story; test_story.test_the_reports_are_as_approved()";
        command("python3", folder.path())
            .args(["-c", call])
            .output()
    };
    let Ok(same) = run() else {
        eprintln!("left out: there is no python3");
        return;
    };
    assert!(same.status.success(), "{}", said(&same));
    change(folder.path());
    let changed = said(&run().unwrap());
    assert!(
        changed.contains("AssertionError") && changed.contains("+- **Twelve**: Tolna Courier"),
        "{changed}"
    );
    assert!(verify(folder.path(), &["--accept"]).status.success());
    assert!(run().unwrap().status.success());
}

#[test]
fn a_program_sees_what_the_example_tells() {
    let story = root().join("examples/ci/story");
    let layers = Layers {
        rules: vec![story.join("rules")],
        ..Layers::default()
    };
    let report = crosscheck::compare(&[story.join("articles")], &layers).unwrap();
    assert!(
        Markdown::default()
            .render(&report)
            .contains("### Injured: Eleven or Nine")
    );
}

#[test]
fn what_the_guide_shows_is_what_lies_there() {
    let guide = fs::read_to_string(root().join("docs/ci.md")).unwrap();
    let config = fs::read_to_string(root().join("examples/ci/story/crosscheck.yaml")).unwrap();
    assert!(guide.contains(&config), "crosscheck.yaml");
    let workflow = fs::read_to_string(root().join("examples/ci/crosscheck.yml")).unwrap();
    let shown = guide
        .split("```yaml\n")
        .nth(2)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert!(workflow.contains(shown), "the workflow");
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let shown: Vec<&str> = guide
        .lines()
        .filter_map(|l| l.trim().strip_prefix("- id: "))
        .collect();
    assert_eq!(shown.len(), 4);
    for id in shown {
        let id = id.split_whitespace().next().unwrap();
        assert!(hooks.contains(&format!("- id: {id}\n")), "{id}");
    }
}

/// Every key of `crosscheck.yaml` does in the example what its comment says.
#[test]
fn the_example_of_crosscheck_yaml_does_what_it_says() {
    let folder = example();
    let run = |args: &[&str]| {
        let run = command("crosscheck", folder.path())
            .args(["compare", "story/articles", "--format", "json"])
            .args(args)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        (report, run.status.code())
    };
    let (with, status) = run(&[]);
    let (without, _) = run(&["--no-config"]);
    assert_eq!(status, Some(0));
    let of = |report: &serde_json::Value, id: &str, key: &str| {
        let sources = report["sources"].as_array().unwrap();
        sources.iter().find(|s| s["id"] == id).unwrap()[key].clone()
    };
    assert_eq!(of(&with, "courier", "outlet"), "Tolna Courier");
    assert_eq!(of(&with, "courier", "published"), "2024-03-05");
    assert!(of(&without, "courier", "outlet").is_null());
    assert_eq!(
        of(&with, "wire-north", "group"),
        of(&with, "wire-south", "group")
    );
    let packs = |report: &serde_json::Value| report["rules"].to_string().contains("dredger");
    assert!(packs(&with) && !packs(&without));
    let config = folder.path().join("story/crosscheck.yaml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, text.replace("temporal", "numeric")).unwrap();
    assert_eq!(run(&[]).1, Some(1));
    // Its three articles are more than one.
    fs::write(&config, text.replace("articles: 500", "articles: 1")).unwrap();
    let over = command("crosscheck", folder.path())
        .args(["compare", "story/articles"])
        .output()
        .unwrap();
    assert_eq!(over.status.code(), Some(2), "{}", said(&over));
    fs::write(&config, &text).unwrap();
    // Each key of a story: without it, or with another value, its report is not as approved or its policy is met.
    for (with, without) in [
        ("approved: approved", "approved: elsewhere"),
        ("name: merle ", "name: other "),
        ("paths: [articles]", "paths: [articles/courier.txt]"),
        ("format: text", "format: csv"),
        ("only: [contradiction]", "only: [agreement]"),
        ("all: true", "all: false"),
        ("baseline: approved/merle.md", ""),
        ("rules: [desk.yaml]", "rules: []"),
        (
            "fail_on: [contradiction:location]",
            "fail_on: [contradiction]",
        ),
    ] {
        assert!(text.contains(with), "{with}");
        fs::write(&config, text.replace(with, without)).unwrap();
        let run = verify(folder.path(), &[]);
        assert_eq!(run.status.code(), Some(1), "{without}: {}", said(&run));
    }
    let schema = schemars::schema_for!(crosscheck::config::Config).to_value();
    let story = &schema["$defs"]["Story"]["properties"];
    let keys = [&schema["properties"], story].map(|p| p.as_object().unwrap().keys());
    for key in keys.into_iter().flatten() {
        assert!(
            text.contains(&format!("{key}:")),
            "the example has no `{key}`"
        );
    }
}
