//! One JSON object, a stable surface: `schema` is raised where a change to it breaks a reader.

use std::io;

use serde::Serialize;

use super::said::severity;
use crate::rules::{Place, Problem};
use crate::run::Severity;

/// Raised by a change that breaks a reader.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Log<'a> {
    schema: u32,
    problems: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    severity: Severity,
    kind: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    place: Option<At<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: At<'a>,
}

/// A stretch of a file; its end is behind the last character.
#[derive(Serialize)]
struct At<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> From<&'a Place> for At<'a> {
    fn from(place: &'a Place) -> Self {
        let (line, column) = place.line_and_column();
        let (end_line, end_column) = place.end_line_and_column();
        Self {
            path: &place.source.path,
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl<'a> From<&'a Problem> for Told<'a> {
    fn from(problem: &'a Problem) -> Self {
        let related = problem.related.iter().map(|(place, message)| Related {
            message,
            place: place.into(),
        });
        Self {
            severity: severity(problem),
            kind: problem.kind.name(),
            message: &problem.title,
            label: Some(problem.label.as_str()).filter(|label| !label.is_empty()),
            help: problem.help.as_deref(),
            place: problem.place.as_ref().map(At::from),
            related: related.collect(),
        }
    }
}

pub fn write(problems: &[Problem], out: &mut dyn io::Write) -> io::Result<()> {
    let log = Log {
        schema: SCHEMA,
        problems: problems.iter().map(Told::from).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}
