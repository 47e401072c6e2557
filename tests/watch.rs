//! A report that is made anew when something changes: in a file, and at an address of this machine.
//!
//! Nothing is timed here: what has to come is waited for, long enough for a machine that is busy.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// After so long nothing more will come.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program that is ended with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("story")).unwrap();
    for (name, number) in [("a.txt", "Nine"), ("b.txt", "Eleven")] {
        let text =
            format!("The dredger Merle ran aground off Tolna. {number} people were injured.\n");
        fs::write(folder.path().join("story").join(name), text).unwrap();
    }
    fs::write(folder.path().join("own.yaml"), "pack: own\n").unwrap();
    folder
}

fn start(folder: &Path, args: &[&str]) -> Running {
    let started = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .current_dir(folder)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    Running(started.unwrap())
}

/// Starts watching the story, under its own rules.
fn watch(folder: &Path, output: &str) -> Running {
    let call = ["compare", "story", "--watch", "--rules", "own.yaml"];
    start(folder, &[&call[..], &["-o", output]].concat())
}

/// Waits until `is` is so.
fn until(what: &str, mut is: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is() {
        assert!(since.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_report_follows_its_articles_and_rules() {
    let folder = story();
    let folder = folder.path();
    // Beside its articles, where it must not start itself again.
    let report = folder.join("story/report.md");
    let _running = watch(folder, "story/report.md");
    let told = |words: &'static str| {
        let report = report.clone();
        move || fs::read_to_string(&report).is_ok_and(|r| r.contains(words))
    };
    until("the first report", told("Nine or Eleven"));

    let article = folder.join("story/b.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("Eleven", "Fourteen")).unwrap();
    until("a changed article", told("Nine or Fourteen"));

    // Saved as editors do: another file takes the name.
    let draft = folder.join("story/.draft");
    fs::write(&draft, text.replace("Eleven", "Sixteen")).unwrap();
    fs::rename(&draft, &article).unwrap();
    until(
        "an article that another took the name of",
        told("Nine or Sixteen"),
    );

    fs::write(
        folder.join("story/c.txt"),
        "Seven people were injured when the dredger Merle ran aground off Tolna.\n",
    )
    .unwrap();
    until("a new article", told("3 sources"));

    fs::write(
        folder.join("own.yaml"),
        "pack: own\nsources: [{id: a, outlet: Tolna Courier}]\n",
    )
    .unwrap();
    until("a changed rule", told("Tolna Courier"));

    // A broken rule file leaves the report as it is, and the watch goes on.
    fs::write(folder.join("own.yaml"), "pack: own\nsources: [\n").unwrap();
    fs::write(
        folder.join("own.yaml"),
        "pack: own\nsources: [{id: a, outlet: Harbour Post}]\n",
    )
    .unwrap();
    until("a rule that was mended", told("Harbour Post"));
}

#[test]
fn the_report_follows_rules_that_the_story_names_elsewhere() {
    let folder = story();
    let folder = folder.path();
    fs::create_dir(folder.join("desk")).unwrap();
    let rules = folder.join("desk/house.yaml");
    fs::write(&rules, "pack: house\n").unwrap();
    let config = "rules: [../desk/house.yaml]\n";
    fs::write(folder.join("story/crosscheck.yaml"), config).unwrap();
    let report = folder.join("report.md");
    let _running = start(folder, &["compare", "story", "--watch", "-o", "report.md"]);
    let told = |words: &str| fs::read_to_string(&report).is_ok_and(|r| r.contains(words));
    until("the first report", || told("Nine or Eleven"));
    let named = "pack: house\nsources: [{id: a, outlet: Tolna Courier}]\n";
    fs::write(&rules, named).unwrap();
    until("a changed rule", || told("Tolna Courier"));
}

/// What a call of its own makes of the story.
fn fresh(folder: &Path) -> Vec<u8> {
    let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .current_dir(folder)
        .args([
            "compare", "story", "--rules", "own.yaml", "--format", "json",
        ])
        .output();
    run.unwrap().stdout
}

#[test]
fn a_report_made_anew_is_the_one_that_a_fresh_call_makes() {
    let folder = story();
    let folder = folder.path();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write("base.yaml", "pack: base\n");
    write("own.yaml", "pack: own\nextends: [base]\n");
    let _running = watch(folder, "report.json");
    let mut last = Vec::new();
    let mut follows = |what: &str| {
        let now = fresh(folder);
        assert_ne!(now, last, "{what} changes nothing");
        until(what, || {
            fs::read(folder.join("report.json")).is_ok_and(|r| r == now)
        });
        last = now;
    };
    follows("the first report");
    write(
        "story/b.txt",
        "The dredger Merle ran aground off Varsk. Six people were injured.\n",
    );
    follows("an article that is changed");
    write(
        "story/c.txt",
        "The dredger Merle ran aground off Tolna. Ada Holm was arrested.\n",
    );
    follows("an article that is added");
    fs::rename(folder.join("story/a.txt"), folder.join("story/z.txt")).unwrap();
    follows("an article that is renamed");
    fs::remove_file(folder.join("story/c.txt")).unwrap();
    follows("an article that is gone");
    let holm = "entities: [{id: merle, name: Merle, kind: other, aliases: [the dredger]}]\n";
    write("own.yaml", &format!("pack: own\nextends: [base]\n{holm}"));
    follows("a rule file that is changed");
    write(
        "base.yaml",
        "pack: base\nsources: [{id: b, outlet: Tolna Courier}]\n",
    );
    follows("a file that a rule file extends");
    write(
        "story/crosscheck.yaml",
        "sources: [{id: z, outlet: Harbour Post}]\n",
    );
    // A crosscheck.yaml that was not there before is noticed with the next article.
    write(
        "story/b.txt",
        "The dredger Merle ran aground off Varsk. Two people were injured.\n",
    );
    follows("a crosscheck.yaml that is new");
}

#[test]
fn the_report_follows_the_baseline_it_is_held_against() {
    let folder = story();
    let folder = folder.path();
    // Elsewhere, so that no folder of articles or of rules tells that it changed.
    fs::create_dir(folder.join("held")).unwrap();
    let baseline = folder.join("held/known.json");
    let known = fresh(folder);
    fs::write(&baseline, &known).unwrap();
    let call = ["compare", "story", "--watch", "--rules", "own.yaml"];
    let held = ["--baseline", "held/known.json", "-o", "report.json"];
    let _running = start(folder, &[&call[..], &held].concat());
    let findings = |known: bool| {
        let report = fs::read(folder.join("report.json")).unwrap_or_default();
        let report: serde_json::Value = serde_json::from_slice(&report).unwrap_or_default();
        let is = |f: &serde_json::Value| (f["baseline"] == "known") == known;
        let findings = report["findings"].as_array();
        findings.is_some_and(|all| !all.is_empty() && all.iter().all(is))
    };
    until("the first report knows all", || findings(true));

    let mut none: serde_json::Value = serde_json::from_slice(&known).unwrap();
    none["findings"] = serde_json::json!([]);
    fs::write(&baseline, none.to_string()).unwrap();
    until("a baseline that knows nothing", || findings(false));

    // Of a baseline that is broken the report before stays, and the watch goes on.
    fs::write(&baseline, "{").unwrap();
    let other = folder.join("held/.next");
    fs::write(&other, &known).unwrap();
    fs::rename(&other, &baseline).unwrap();
    until("a baseline that another took the name of", || {
        findings(true)
    });
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = story();
    let refused = |args: &[&str]| {
        let mut running = start(folder.path(), args);
        let mut said = String::new();
        running
            .0
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(running.0.wait().unwrap().code(), Some(2), "{said}");
        said
    };
    assert!(refused(&["compare", "-", "--watch"]).contains("standard input cannot be watched"));
    refused(&["compare", "no-such-folder", "--watch"]);
    refused(&["serve", "no-such-folder", "--port", "0"]);
}

/// A server, and its port.
fn serve(folder: &Path) -> (Running, u16) {
    let mut running = start(
        folder,
        &["serve", "story", "--rules", "own.yaml", "--port", "0"],
    );
    let mut lines = BufReader::new(running.0.stderr.take().unwrap()).lines();
    let line = lines
        .by_ref()
        .map_while(Result::ok)
        .find(|l| l.contains("http://127.0.0.1:"));
    let line = line.expect("the address is told");
    std::thread::spawn(move || lines.for_each(drop));
    let (_, port) = line.split_once("http://127.0.0.1:").unwrap();
    (running, port.split('/').next().unwrap().parse().unwrap())
}

/// Status line, headers and body of what is answered.
fn ask(port: u16, call: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(
        stream,
        "{call} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn the_page_at_the_address_follows_and_nobody_else_may_ask() {
    let folder = story();
    let (_running, port) = serve(folder.path());
    let host = format!("127.0.0.1:{port}");
    let page = || ask(port, "GET /", &host);
    let first = page();
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
    assert!(
        first.contains("data-live=\"1\"") && first.contains("connect-src &#x27;self&#x27;")
            || first.contains("connect-src 'self'")
    );
    assert!(first.contains("Injured: Nine or Eleven"));

    assert!(ask(port, "GET /", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(ask(port, "GET /", &format!("localhost:{port}")).starts_with("HTTP/1.1 200"));
    assert!(ask(port, "POST /", &host).starts_with("HTTP/1.1 405"));
    assert!(ask(port, "GET /../../etc/passwd", &host).starts_with("HTTP/1.1 404"));
    assert!(
        ask(port, "GET /after/0", &host).ends_with('1'),
        "what is newer is told at once"
    );

    // A page that waits is told of the next.
    let waiting = {
        let host = host.clone();
        std::thread::spawn(move || ask(port, "GET /after/1", &host))
    };
    let article = folder.path().join("story/b.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("Eleven", "Fourteen")).unwrap();
    assert!(waiting.join().unwrap().ends_with('2'));
    assert!(page().contains("Injured: Nine or Fourteen"));

    fs::write(
        folder.path().join("own.yaml"),
        "pack: own\nno_such_key: <b>\n",
    )
    .unwrap();
    until("what is wrong", || page().contains("no_such_key"));
    assert!(page().contains("No report") && !page().contains("<b>"));
    fs::write(folder.path().join("own.yaml"), "pack: own\n").unwrap();
    until("the report again", || {
        page().contains("Injured: Nine or Fourteen")
    });
}
