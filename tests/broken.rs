//! What is said of broken input, and with which exit status: each kind of it is a row of the tables in `tests/broken`.
//!
//! What a row expects is what a person wants to read. Rule files have more kinds, in `tests/mistakes`.
#![cfg(unix)]

#[path = "broken/made.rs"]
mod made;
#[path = "broken/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use made::Made;
use rayon::prelude::*;
use serde_json::Value;
use table::{Group, Kind};

/// A run that takes longer does not end.
const ENDLESS: Duration = Duration::from_mins(2);

/// What came of a run.
struct Outcome {
    status: Option<i32>,
    printed: String,
    said: String,
}

/// One run: of kinds that are read together, or of one alone.
struct Run<'a> {
    name: String,
    group: &'a Group,
    kinds: &'a [Kind],
}

#[test]
fn every_kind_has_its_message_and_its_status() {
    let tables = table::read();
    let runs: Vec<Run> = tables
        .iter()
        .flat_map(|(name, group)| runs(name, group))
        .collect();
    let wrong: Vec<String> = runs.par_iter().filter_map(Run::wrong).collect();
    assert!(
        wrong.is_empty(),
        "\n\n{}\n{} runs",
        wrong.join("\n\n"),
        wrong.len()
    );
}

#[test]
fn there_are_at_least_three_hundred_kinds_and_none_stands_twice() {
    let tables = table::read();
    let mut names = BTreeSet::new();
    for (table, group) in &tables {
        for kind in &group.kinds {
            assert!(
                names.insert((table, &kind.name)),
                "{table}: {} stands twice",
                kind.name
            );
        }
    }
    assert!(names.len() >= 300, "{}", names.len());
}

fn runs<'a>(table: &str, group: &'a Group) -> Vec<Run<'a>> {
    let run = |kinds: &'a [Kind], name: &str| Run {
        name: format!("{table}: {name}"),
        group,
        kinds,
    };
    if group.together {
        let all = group.kinds.iter().map(|k| k.name.as_str());
        return vec![run(&group.kinds, &all.take(1).collect::<String>())];
    }
    let kinds = group.kinds.iter();
    kinds
        .map(|kind| run(std::slice::from_ref(kind), &kind.name))
        .collect()
}

impl Run<'_> {
    /// What is not as it should be.
    fn wrong(&self) -> Option<String> {
        let outcome = self.outcome();
        let mut wrong = self.status(&outcome);
        if self.group.together {
            wrong.extend(together(
                self.kinds,
                &self.group.beside.keys().collect::<Vec<_>>(),
                &outcome,
            ));
        } else {
            wrong.extend(alone(&self.kinds[0], &outcome));
        }
        if wrong.is_empty() {
            return None;
        }
        let Outcome {
            status,
            printed,
            said,
        } = outcome;
        let printed: String = printed.chars().take(600).collect();
        Some(format!(
            "## {}\n{}\n-- status {status:?}, said:\n{said}-- printed:\n{printed}",
            self.name,
            wrong.join("\n")
        ))
    }

    fn status(&self, outcome: &Outcome) -> Vec<String> {
        let mut wrong = Vec::new();
        let expected = self.kinds[0].status.unwrap_or(self.group.status);
        if outcome.status != Some(expected) {
            wrong.push(format!("the status should be {expected}"));
        }
        for fault in ["panicked", "a fault of crosscheck"] {
            if outcome.said.contains(fault) {
                wrong.push(format!("it says `{fault}`"));
            }
        }
        if expected == 2 && !outcome.printed.is_empty() {
            wrong.push("nothing should be printed".to_owned());
        }
        wrong
    }

    fn outcome(&self) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
        for (path, made) in &self.group.beside {
            made.at(&folder.join(made::name(path)));
        }
        for kind in self.kinds {
            if let Some(made) = &kind.made {
                made.at(&folder.join(made::name(&kind.name)));
            }
            for (path, made) in &kind.files {
                made.at(&folder.join(made::name(path)));
            }
        }
        let kind = &self.kinds[0];
        let call = kind.call.as_ref().unwrap_or(&self.group.call);
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command
            .current_dir(folder)
            .env_remove("CI")
            .env_remove("NO_COLOR");
        command
            .args(call.words().iter().map(|word| made::name(word)))
            .envs(&kind.env);
        if self.group.bound && fs::read_dir("/root").is_ok() {
            command.uid(65534);
        }
        ended(command, kind.stdin.as_ref(), folder)
    }
}

/// Runs it to its end; what it writes goes to files, so that no pipe fills up.
fn ended(mut command: Command, stdin: Option<&Made>, folder: &Path) -> Outcome {
    let files = [(); 2].map(|()| tempfile::tempfile().unwrap());
    let [out, err] = files.each_ref().map(|f| f.try_clone().unwrap());
    command.stdin(Stdio::piped()).stdout(out).stderr(err);
    let mut child = command.spawn().unwrap();
    let bytes = stdin.map(Made::bytes).unwrap_or_default();
    // It may have had enough before it has read all.
    let _ = child.stdin.take().unwrap().write_all(&bytes);
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if start.elapsed() > ENDLESS {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let place = format!("{}/", folder.display());
    let [printed, said] = files.map(|file| text(file).replace(&place, ""));
    Outcome {
        status,
        printed,
        said,
    }
}

fn text(mut file: fs::File) -> String {
    use std::io::{Read as _, Seek as _};
    file.rewind().unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What is wrong with the outcome of one kind: what it says stands in another order or nowhere.
fn alone(kind: &Kind, outcome: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    let all = [
        (&outcome.said, kind.says.all()),
        (&outcome.printed, kind.prints.all()),
    ];
    for (text, needles) in all {
        let mut rest = text.as_str();
        for needle in needles {
            match rest.find(needle.as_str()) {
                Some(at) => rest = &rest[at + needle.len()..],
                None => wrong.push(format!("missing: {needle}")),
            }
        }
    }
    if kind.says.all().is_empty() && !outcome.said.is_empty() {
        wrong.push("nothing should be said".to_owned());
    }
    wrong
}

/// The same of kinds that are read together: each has its own lines, and no line is of none.
fn together(kinds: &[Kind], beside: &[&String], outcome: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut lines: BTreeSet<&str> = outcome.said.lines().collect();
    for kind in kinds {
        let shown = kind.shown.as_ref().unwrap_or(&kind.name);
        let own = lines.iter().filter(|line| is_of(line, shown));
        let own: Vec<&str> = own.copied().collect();
        let expected = kind.says.all();
        let fits = |line: &str| expected.iter().any(|e| line.starts_with(&named(e, shown)));
        if own.len() != expected.len() || !own.iter().all(|line| fits(line)) {
            wrong.push(format!("of {shown} it says {own:?}, not {expected:?}"));
        }
        lines.retain(|line| !own.contains(line));
        wrong.extend(unread(kind, shown, &outcome.printed));
    }
    lines.retain(|line| !beside.iter().any(|name| is_of(line, name)));
    wrong.extend(lines.iter().map(|line| format!("of no kind: {line}")));
    wrong
}

/// `error: b.txt: …`, `warning: b.txt:3: …`
fn is_of(line: &str, file: &str) -> bool {
    let rest = line.split_once(": ").map_or("", |(_, rest)| rest);
    rest.strip_prefix(file)
        .is_some_and(|rest| rest.starts_with(':'))
}

/// An expected line with the name of its file.
fn named(expected: &str, file: &str) -> String {
    if expected.contains("{}") {
        return expected.replace("{}", file);
    }
    let (level, what) = expected
        .split_once(": ")
        .expect("a line begins with `error: `");
    format!("{level}: {file}: {what}")
}

/// Words that stand in no claim of this file, where claims are printed as JSON Lines.
fn unread(kind: &Kind, shown: &str, printed: &str) -> Vec<String> {
    let stem = Path::new(shown)
        .file_stem()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let claims = printed
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let own = claims.filter(|claim| {
        let source = claim["source"].as_str().unwrap_or_default();
        source == shown || source == stem || source.starts_with(&format!("{stem}-"))
    });
    let texts: Vec<String> = own
        .map(|c| c["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    let mut wrong: Vec<String> = { kind.reads.all().iter() }
        .filter(|words| !texts.iter().any(|text| text.contains(words.as_str())))
        .map(|words| format!("{shown}: no claim has `{words}`: {texts:?}"))
        .collect();
    if kind.reads.all().is_empty() && !texts.is_empty() {
        wrong.push(format!("{shown}: claims are read of it: {texts:?}"));
    }
    wrong
}
