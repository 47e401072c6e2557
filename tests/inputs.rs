//! What is read and what is refused: links, pipes, devices, folders that may not be entered, articles that break the reader.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crosscheck::document::{self, BoilerplateRules, Format, Input};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::Report;
use crosscheck::rules::RuleSet;
use crosscheck::text::TextSpan;

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder).args(args);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// Runs and gives up where it does not end.
fn run_soon(folder: &Path, args: &[&str], stdin: Stdio) -> Output {
    let mut child = command(folder, args)
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("{args:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn report(folder: &Path, paths: &[&str]) -> (Report, Output) {
    let args = [&["compare", "--no-config", "--format", "json"][..], paths].concat();
    let output = run(folder, &args);
    let report =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    (report, output)
}

fn ids(report: &Report) -> Vec<&str> {
    report.sources.iter().map(|s| s.id.as_str()).collect()
}

const A: &str =
    "The tram depot at Velm burned down on Monday. Two guards were hurt, the city said.\n";
const B: &str =
    "A fire in Velm killed nobody. The depot of the tram line was lost to it on Monday.\n";

/// Two articles, one of them in a folder below.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("a.txt"), A).unwrap();
    fs::write(folder.path().join("sub/b.txt"), B).unwrap();
    folder
}

#[test]
fn one_file_is_one_source_by_whatever_names() {
    let story = story();
    let folder = story.path();
    let own = folder.join("a.txt");
    let own = own.to_str().unwrap();
    for paths in [
        &["a.txt", "./a.txt", "sub/../a.txt", own, "sub/b.txt"][..],
        &["sub/b.txt", own, "a.txt"],
        &["sub", ".", "a.txt"],
    ] {
        let (report, output) = report(folder, paths);
        assert_eq!(ids(&report), ["a", "b"], "{paths:?}");
        assert!(output.status.success());
        let note = "note: a.txt: is named more than once, and read once\n";
        assert!(said(&output).contains(note), "{}", said(&output));
    }
    symlink("a.txt", folder.join("0.txt")).unwrap();
    let (report, output) = report(folder, &["."]);
    assert_eq!(ids(&report), ["a", "b"]);
    assert_eq!(
        said(&output),
        "note: 0.txt: is the same file as a.txt, and read once\n"
    );
}

#[test]
fn the_same_text_under_several_names_is_one_origin() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        fs::write(
            folder.path().join(format!("{name}.txt")),
            "The kiln is cold.\n",
        )
        .unwrap();
    }
    fs::write(folder.path().join("d.txt"), "The kiln is hot.\n").unwrap();
    let (report, _) = report(folder.path(), &["."]);
    let groups: Vec<&str> = report.sources.iter().map(|s| s.group.as_str()).collect();
    assert_eq!(groups, ["A", "A", "A", "D"]);
}

#[test]
fn linked_articles_are_read_and_linked_folders_told() {
    let story = story();
    let folder = story.path();
    fs::create_dir(folder.join("mine")).unwrap();
    symlink("../a.txt", folder.join("mine/first.txt")).unwrap();
    symlink("../sub", folder.join("mine/more")).unwrap();
    symlink("..", folder.join("mine/up")).unwrap();
    let (read, output) = report(folder, &["mine"]);
    assert_eq!(ids(&read), ["first"]);
    assert!(output.status.success());
    let lines: Vec<String> = said(&output).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("note: more: is a link to a folder, and not followed"));

    symlink("nowhere.txt", folder.join("mine/lost.txt")).unwrap();
    symlink("round.txt", folder.join("mine/round.txt")).unwrap();
    let (read, output) = report(folder, &["mine"]);
    assert_eq!(ids(&read), ["first"]);
    assert_eq!(output.status.code(), Some(3));
    for name in ["lost", "round"] {
        let line = format!("error: {name}.txt: is a link that leads to no file: ");
        assert!(said(&output).contains(&line), "{}", said(&output));
    }
    let output = run(folder, &["compare", "mine/lost.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("error: mine/lost.txt: cannot be reached: "));
}

/// The command as a user whom file rights bind.
fn bound(mut command: Command) -> Command {
    if fs::read_dir("/root").is_ok() {
        command.uid(65534);
    }
    command
}

#[test]
fn a_folder_that_may_not_be_entered_loses_only_itself() {
    let story = story();
    let folder = story.path();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    let rights = |mode| {
        fs::set_permissions(folder.join("sub"), fs::Permissions::from_mode(mode)).unwrap();
    };
    rights(0o000);
    let args = ["compare", ".", "--no-config", "--format", "json"];
    let output = bound(command(folder, &args)).output().unwrap();
    let alone = bound(command(folder, &["compare", "sub"]))
        .output()
        .unwrap();
    rights(0o755);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let report: Report = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(ids(&report), ["a"]);
    assert!(
        said(&output).starts_with("error: sub: cannot be read: "),
        "{}",
        said(&output)
    );
    assert_eq!(alone.status.code(), Some(2));
}

#[test]
fn pipes_sockets_and_devices_are_refused_at_once() {
    let story = story();
    let folder = story.path();
    let made = Command::new("mkfifo").arg(folder.join("pipe.txt")).status();
    assert!(made.unwrap().success());
    let _socket = UnixListener::bind(folder.join("socket.txt")).unwrap();
    symlink("/dev/zero", folder.join("zero.txt")).unwrap();
    symlink("/dev/urandom", folder.join("random.html")).unwrap();
    let kinds = [
        ("pipe.txt", "a named pipe"),
        ("random.html", "a device"),
        ("socket.txt", "a socket"),
        ("zero.txt", "a device"),
    ];
    let output = run_soon(folder, &["compare", ".", "--no-config"], Stdio::null());
    assert_eq!(output.status.code(), Some(3));
    for (name, kind) in kinds {
        let line = format!("error: {name}: is {kind}, not a file\n");
        assert!(said(&output).contains(&line), "{}", said(&output));
    }
    for (name, kind) in kinds {
        let output = run_soon(folder, &["compare", name], Stdio::null());
        assert_eq!(output.status.code(), Some(2));
        let start = format!("error: {name}: is {kind}, not a file");
        assert!(said(&output).starts_with(&start), "{}", said(&output));
        let args = ["compare", "a.txt", "--rules", name];
        let output = run_soon(folder, &args, Stdio::null());
        assert_eq!(output.status.code(), Some(2));
        let start = format!("error: cannot read {name}: it is {kind}, not a file");
        assert!(said(&output).starts_with(&start), "{}", said(&output));
    }
    let output = run_soon(folder, &["compare", "/dev/zero"], Stdio::null());
    assert_eq!(output.status.code(), Some(2));
    let endless = fs::File::open("/dev/urandom").unwrap();
    let output = run_soon(folder, &["compare", "-"], endless.into());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: -: is a device without an end, not a file\n"
    );
}

#[test]
fn a_line_of_pairs_without_an_end_is_refused_with_its_limit() {
    let story = story();
    let folder = story.path();
    let limit = document::limit::PAIR.to_string();
    let zeros = || fs::File::open("/dev/zero").unwrap().into();
    let calls = [
        (["pairs", "/dev/zero"], Stdio::null()),
        (["pairs", "-"], zeros()),
    ];
    for (args, stdin) in calls {
        let output = run_soon(folder, &args, stdin);
        assert_eq!(output.status.code(), Some(2));
        let said = said(&output);
        assert!(
            said.starts_with("error: line 1: holds more than "),
            "{said}"
        );
        assert!(said.contains(&limit), "{said}");
    }
}

#[test]
fn pages_of_a_few_bare_paragraphs_are_articles() {
    let rules = BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap();
    let input = Input {
        name: "page.html".to_owned(),
        key: "page".to_owned(),
        path: PathBuf::from("page.html"),
        format: Format::Html,
    };
    let text = |page: &str| -> Option<String> {
        let read = document::read(&input, page.as_bytes(), &rules);
        let document = read.into_iter().next()?.ok()?;
        let blocks = document.article().map(|b| b.span.of(&document.text));
        Some(blocks.collect::<Vec<_>>().join(" | "))
    };
    for page in [
        "<html><body><p>The kiln burned.</p><p>Two hurt.</p></body></html>",
        "<html><body>The kiln burned.<p>Two hurt.</p></body></html>",
        "<p>The kiln burned.<p>Two hurt.",
        "The kiln burned.<br>Two hurt.",
        "<body><div>The kiln burned.</div><div>Two hurt.</div></body>",
        "<body><article><p>The kiln burned.</p><p>Two hurt.</p></article></body>",
        "<body><nav><a href=/>Home</a></nav><p>The kiln burned.</p><p>Two hurt.</p></body>",
    ] {
        assert_eq!(
            text(page).as_deref(),
            Some("The kiln burned. | Two hurt."),
            "{page}"
        );
    }
    let long = [
        "The kiln at Orlo burned down on Monday night, and two of its workers were hurt, said the town.",
        "Its owner, a firm of the same town, means to build another one in spring, on the same ground.",
    ];
    assert_eq!(text(&long.join("<br>")), Some(long.join(" | ")));
    for page in [
        "<body><a href=/>Home</a> <a href=/x>News</a></body>",
        "<body><div>Menu</div><div>Search</div></body>",
    ] {
        assert_eq!(text(page), None, "{page}");
    }
}

#[test]
fn an_article_that_breaks_the_reader_loses_only_itself() {
    let mut broken = document::plain("b", "“Short” text.");
    broken.path = "b.txt".to_owned();
    // A span that ends inside a character is a fault that no file can bring about.
    broken.blocks[0].span = TextSpan::new(0, 2);
    let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
    let run = pipeline.run(vec![
        document::plain("a", A),
        broken,
        document::plain("c", B),
    ]);
    let report = Report::new(&run, Vec::new());
    assert_eq!(ids(&report), ["a", "c"]);
    assert!(report.claims.iter().any(|c| c.source == "c"));
    let alone = pipeline.run(vec![document::plain("a", A), document::plain("c", B)]);
    assert_eq!(report.claims, Report::new(&alone, Vec::new()).claims);
    let [fault] = report.diagnostics.as_slice() else {
        panic!("{:?}", report.diagnostics)
    };
    assert_eq!(fault.path, "b.txt");
    assert!(
        fault.message.contains("by a fault of crosscheck itself"),
        "{}",
        fault.message
    );
}

#[test]
fn a_hundred_errors_are_told_and_the_rest_counted() {
    let folder = tempfile::tempdir().unwrap();
    let good = serde_json::json!({"id": "good", "text": A}).to_string();
    let lines = format!("{good}\n{}", "no article\n".repeat(130));
    fs::write(folder.path().join("wires.jsonl"), lines).unwrap();
    let told = |text: &str| {
        text.lines()
            .filter(|l| l.contains("is not an article in JSON"))
            .count()
    };
    for format in ["text", "markdown", "json"] {
        let output = run(folder.path(), &["compare", ".", "--format", format]);
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(told(&said(&output)), 100);
        assert!(said(&output).ends_with("… and 30 more\n"));
        let page = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told(&page), if format == "json" { 130 } else { 100 });
        assert_eq!(page.contains("… and 30 more"), format != "json");
    }
    let keys: Vec<String> = (0..130).map(|i| format!("key{i}: 1")).collect();
    let rules = format!("pack: bad\n{}\n", keys.join("\n"));
    fs::write(folder.path().join("bad.yaml"), rules).unwrap();
    let output = run(folder.path(), &["rules", "check", "bad.yaml"]);
    assert_eq!(said(&output).matches("error: unknown key").count(), 100);
    assert!(said(&output).ends_with("… and 30 more\n"));
}
