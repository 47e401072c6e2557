//! SARIF 2.1.0 (OASIS), for what shows the results of code analysis.
//!
//! A result a problem, a rule a kind of problem. The fingerprint is made of kind, file and words, not of lines, so that a line added above
//! makes no new result.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use serde_json::{Value, json};

use super::said::{said, severity};
use crate::report::sarif::{level, log, uri};
use crate::rules::{Place, Problem, ProblemKind};
use crate::visible::{line, lines};

pub fn write(problems: &[Problem], out: &mut dyn io::Write) -> io::Result<()> {
    let kinds: BTreeSet<ProblemKind> = problems.iter().map(|p| p.kind).collect();
    let kinds: Vec<ProblemKind> = kinds.into_iter().collect();
    let rules: Vec<Value> = kinds.iter().copied().map(rule).collect();
    let mut known = BTreeMap::new();
    let results = problems.iter().map(|problem| {
        let index = kinds.iter().position(|kind| *kind == problem.kind);
        result(problem, index, &fingerprint(problem, &mut known))
    });
    let run = json!({
        "tool": {"driver": {
            "name": env!("CARGO_PKG_NAME"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }},
        "columnKind": "unicodeCodePoints",
        "results": results.collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &log(&run))?;
    writeln!(out)
}

fn rule(kind: ProblemKind) -> Value {
    json!({"id": id(kind), "shortDescription": {"text": kind.about()}})
}

fn id(kind: ProblemKind) -> String {
    format!("rules/{kind}")
}

fn result(problem: &Problem, index: Option<usize>, fingerprint: &str) -> Value {
    let related = problem.related.iter().enumerate();
    let related = related.map(|(n, (place, label))| {
        let mut there = location(place);
        there["id"] = json!(n);
        there["message"] = json!({"text": line(label)});
        there
    });
    json!({
        "ruleId": id(problem.kind),
        "ruleIndex": index,
        "level": level(severity(problem)),
        "message": {"text": lines(&said(problem))},
        "locations": problem.place.iter().map(location).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": {"problem/v1": fingerprint},
    })
}

fn location(place: &Place) -> Value {
    let (line, column) = place.line_and_column();
    let (end_line, end_column) = place.end_line_and_column();
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": reference(&place.source.path)},
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        },
    })
}

/// The path of a file as a reference: one from the root says so.
fn reference(path: &str) -> String {
    let path = uri(path);
    if path.starts_with('/') {
        format!("file://{path}")
    } else {
        path
    }
}

/// 16 hex digits that stay while the problem does; a second problem of the same words gets others.
fn fingerprint(problem: &Problem, known: &mut BTreeMap<String, usize>) -> String {
    let (path, words) = problem.place.as_ref().map_or(("", ""), |place| {
        (place.source.path.as_str(), place.words())
    });
    let made_of = format!("{}\0{path}\0{}\0{words}", problem.kind, problem.title);
    let nth = known.entry(made_of.clone()).or_default();
    let hash = blake3::hash(format!("{made_of}\0{nth}").as_bytes());
    *nth += 1;
    hash.to_hex()[..16].to_owned()
}
