//! What the system denies, and runs that are killed: what was written before is whole, and no ruling is lost.
#![cfg(unix)]

use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crosscheck::document::{self, BoilerplateRules};
use crosscheck::rules::RuleSet;

/// Moments at which runs are killed; more of them where `CROSSCHECK_KILLS` says so.
fn moments() -> u32 {
    let asked = std::env::var("CROSSCHECK_KILLS").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(8)
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder).args(args).env_remove("CI");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// What a run says.
fn heard(folder: &Path, args: &[&str]) -> Output {
    let mut command = command(folder, args);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.output().unwrap()
}

/// Two articles that contradict each other.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tell = |name: &str, dead: u32| {
        let text = format!("{dead} people died when the Orlen bridge collapsed on Monday.\n");
        fs::write(folder.path().join(name), text).unwrap();
    };
    tell("a.txt", 12);
    tell("b.txt", 30);
    folder
}

/// How long a run takes.
fn length(folder: &Path, args: &[&str]) -> Duration {
    let start = Instant::now();
    assert!(command(folder, args).status().unwrap().success());
    start.elapsed()
}

/// Runs again and again, killed at moments spread over a run's length and past it; `check` looks at what is left.
fn killed(folder: &Path, args: &[&str], check: impl Fn()) {
    killed_after(folder, args, |_| (), check);
}

/// The same, with something done before each run.
fn killed_after(folder: &Path, args: &[&str], before: impl Fn(u32), check: impl Fn()) {
    before(0);
    let whole = length(folder, args);
    check();
    for n in 0..moments() {
        before(n + 1);
        let mut child = command(folder, args).spawn().unwrap();
        std::thread::sleep(whole.mul_f64(1.2 * f64::from(n + 1) / f64::from(moments())));
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
        check();
    }
}

#[test]
fn a_report_is_whole_or_the_old_one_whenever_a_run_is_killed() {
    let story = story();
    let file = story.path().join("report.json");
    killed(
        story.path(),
        &["compare", "a.txt", "b.txt", "-o", "report.json"],
        || {
            let report: serde_json::Value =
                serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
            assert_eq!(report["sources"].as_array().unwrap().len(), 2);
        },
    );
    // What killed runs left beside it, the next one takes away.
    let done = command(
        story.path(),
        &["compare", "a.txt", "b.txt", "-o", "report.json"],
    )
    .status();
    assert!(done.unwrap().success());
    let names = fs::read_dir(story.path()).unwrap().count();
    assert_eq!(names, 3);
}

#[test]
fn no_ruling_is_lost_whenever_a_run_is_killed() {
    let story = story();
    let folder = story.path();
    let output = heard(folder, &["compare", "a.txt", "b.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let all = report["findings"].as_array().unwrap();
    let found = all
        .iter()
        .find(|f| f["verdict"] == "contradiction")
        .unwrap();
    let id = found["id"].as_str().unwrap();
    let own = "# ours\nentities:\n  - {id: orlen, name: Orlen, kind: place}\n";
    fs::write(folder.join("own.yaml"), own).unwrap();
    let rulings = std::cell::Cell::new(0);
    let args = [
        "decide",
        id,
        "a.txt",
        "b.txt",
        "--verdict",
        "none",
        "--because",
        "two bridges",
    ];
    killed(
        folder,
        &[&args[..], &["--into", "own.yaml"]].concat(),
        || {
            let text = fs::read_to_string(folder.join("own.yaml")).unwrap();
            assert!(text.starts_with(own), "{text}");
            let file: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
            let now = file["decisions"].as_sequence().map_or(0, Vec::len);
            assert!(now >= rulings.get() && now > 0, "{text}");
            rulings.set(now);
        },
    );
}

#[test]
fn an_approved_report_is_whole_or_the_old_one_whenever_a_run_is_killed() {
    let story = story();
    let folder = story.path();
    let configuration = "stories: [{name: bridge, paths: [a.txt, b.txt]}]\n";
    fs::write(folder.join("crosscheck.yaml"), configuration).unwrap();
    let tell = |n: u32| {
        let text = format!("{n} people died when the Orlen bridge collapsed on Monday.\n");
        fs::write(folder.join("a.txt"), text).unwrap();
    };
    let args = ["verify", "--accept"];
    let accept = |n: u32| {
        tell(n);
        assert!(command(folder, &args).status().unwrap().success());
        fs::read(folder.join("approved/bridge.md")).unwrap()
    };
    let known = [accept(12), accept(13)];
    assert_ne!(known[0], known[1]);
    killed_after(
        folder,
        &args,
        |n| tell(12 + n % 2),
        || {
            let approved = fs::read(folder.join("approved/bridge.md")).unwrap();
            assert!(
                known.contains(&approved),
                "{}",
                String::from_utf8_lossy(&approved)
            );
        },
    );
    assert_eq!(accept(12), known[0]);
    let names = fs::read_dir(folder.join("approved")).unwrap().count();
    assert_eq!(names, 1, "no draft is left");
}

#[test]
fn what_goes_or_changes_its_kind_between_listing_and_reading_is_told() {
    let story = story();
    let folder = story.path();
    for name in ["c.txt", "d.txt", "e.txt"] {
        fs::copy(folder.join("b.txt"), folder.join(name)).unwrap();
    }
    let found = document::discover(&[folder.to_owned()]).unwrap();
    fs::remove_file(folder.join("b.txt")).unwrap();
    fs::remove_file(folder.join("c.txt")).unwrap();
    let pipe = Command::new("mkfifo").arg(folder.join("c.txt")).status();
    assert!(pipe.unwrap().success());
    fs::remove_file(folder.join("d.txt")).unwrap();
    fs::create_dir(folder.join("d.txt")).unwrap();
    fs::write(folder.join("e.txt"), "").unwrap();
    let rules = BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap();
    let (documents, errors) = document::read_all(&found.inputs, &rules);
    let told: Vec<String> = errors.iter().map(|e| format!("{}: {e}", e.path)).collect();
    assert_eq!(
        told,
        [
            "b.txt: is gone: it was there when the run began",
            "c.txt: is a named pipe, not a file",
            "d.txt: is a folder, not a file",
            "e.txt: is empty: there are no words in it",
        ]
    );
    assert_eq!(documents.len(), 1);
}

#[test]
fn an_article_that_is_written_while_it_is_read_is_read_in_one_of_its_states() {
    let story = story();
    let folder = story.path();
    let told = ["The Orlen bridge is closed", "The Orlen bridge is whole"];
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for text in told {
                    fs::write(folder.join("b.txt"), format!("{text}.\n")).unwrap();
                    std::thread::yield_now();
                }
                fs::remove_file(folder.join("b.txt")).unwrap();
            }
        });
        for _ in 0..moments() {
            let output = heard(folder, &["compare", ".", "--no-config", "--format", "json"]);
            let said = String::from_utf8_lossy(&output.stderr);
            let report: Result<serde_json::Value, _> = serde_json::from_slice(&output.stdout);
            let claims = report.map(|r| r["claims"].as_array().unwrap().clone());
            let own = claims.iter().flatten().filter(|c| c["source"] == "b");
            let sound = own
                .into_iter()
                .all(|c| told.contains(&c["text"].as_str().unwrap()));
            let status = output.status.code();
            if !sound || claims.is_err() || !matches!(status, Some(0 | 3)) {
                over.store(true, Ordering::Relaxed);
                panic!("{status:?} {said} {claims:?}");
            }
        }
        over.store(true, Ordering::Relaxed);
    });
}

#[test]
fn where_no_thread_can_be_started_the_work_is_done_on_one() {
    let story = story();
    let folder = story.path();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    for args in [
        &[
            "compare",
            "a.txt",
            "b.txt",
            "--no-config",
            "--format",
            "json",
        ][..],
        &["claims", "a.txt", "--no-config"],
        &["rules", "check"],
    ] {
        let plain = heard(folder, args);
        // Nobody may have more than one thread: not more processes than there are, either.
        let mut alone = Command::new("bash");
        alone.args([
            "-c",
            "ulimit -u 1 && exec \"$@\"",
            "bash",
            env!("CARGO_BIN_EXE_crosscheck"),
        ]);
        if fs::read_dir("/root").is_ok() {
            alone.uid(65534);
        }
        let alone = alone.current_dir(folder).args(args).output().unwrap();
        let said = String::from_utf8_lossy(&alone.stderr);
        assert_eq!(alone.status.code(), plain.status.code(), "{said}");
        assert!(alone.stdout == plain.stdout, "{args:?}: {said}");
        assert_eq!(alone.stderr, plain.stderr);
    }
}

#[test]
fn a_full_disk_leaves_the_old_file_and_is_named() {
    let story = story();
    let folder = story.path();
    // A file may grow to one block of 512 bytes: the system then says no, as it does where a disk is full.
    fs::write(folder.join("report.md"), "old").unwrap();
    let line =
        "trap '' XFSZ; ulimit -f 1; exec \"$0\" compare a.txt b.txt --no-config -o report.md";
    let output = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_crosscheck")])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("error: report.md: cannot be written: "),
        "{said}"
    );
    assert_eq!(fs::read_to_string(folder.join("report.md")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 3, "no draft is left");
}

#[test]
fn names_that_are_no_utf_8_and_links_in_a_circle_are_read_to_their_end() {
    let story = story();
    let folder = story.path();
    let name = std::ffi::OsString::from_vec(b"c\xff.txt".to_vec());
    fs::write(folder.join(name), "The Orlen bridge is new.\n").unwrap();
    fs::create_dir(folder.join("sub")).unwrap();
    symlink("..", folder.join("sub/up")).unwrap();
    symlink("round.txt", folder.join("round.txt")).unwrap();
    let output = heard(folder, &["compare", ".", "--no-config", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.contains("error: round.txt: is a link that leads to no file"),
        "{said}"
    );
    assert!(
        said.contains("note: sub/up: is a link to a folder"),
        "{said}"
    );
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sources = report["sources"].as_array().unwrap();
    let ids: Vec<&str> = sources.iter().map(|s| s["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b", "c\u{fffd}"]);
}

#[test]
fn where_and_how_it_runs_changes_no_byte() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let story = corpus.join("mine-flood");
    let mut files: Vec<String> = fs::read_dir(&story)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| !matches!(name.as_str(), "crosscheck.yaml" | "story.yaml"))
        .collect();
    files.sort();
    let backwards: Vec<String> = files.iter().rev().map(|name| format!("./{name}")).collect();
    let made = |folder: &Path, paths: &[String], format: &str, env: &[(&str, &str)]| {
        let mut run = command(folder, &["compare", "--no-config", "--format", format]);
        run.args(paths)
            .envs(env.iter().copied())
            .stdout(Stdio::piped());
        run.output().unwrap().stdout
    };
    for format in [
        "text", "markdown", "html", "json", "csv", "sarif", "junit", "github",
    ] {
        let plain = made(&story, &files, format, &[]);
        assert!(!plain.is_empty(), "{format}");
        let environment: [&[(&str, &str)]; 4] = [
            &[("RAYON_NUM_THREADS", "1")],
            &[("RAYON_NUM_THREADS", "7"), ("TZ", "Pacific/Auckland")],
            &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
            &[("LC_ALL", "C"), ("TZ", "America/St_Johns")],
        ];
        for env in environment {
            assert!(
                made(&story, &files, format, env) == plain,
                "{format} {env:?}"
            );
        }
        assert!(
            made(&story, &backwards, format, &[]) == plain,
            "{format}: order"
        );
        // Annotations name files as seen from the working directory.
        if format != "github" {
            let above: Vec<String> = files
                .iter()
                .map(|f| format!("mine-flood/../mine-flood/{f}"))
                .collect();
            assert!(
                made(&corpus, &above, format, &[]) == plain,
                "{format}: folder"
            );
        }
    }
}
