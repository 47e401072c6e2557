//! Workflow commands, which GitHub shows beside the lines of a change: ten of each level a step, so errors come first.

use std::io;

use super::said::{said, severity};
use crate::report::annotations::{command, data, property};
use crate::rules::{Place, Problem};
use crate::run::Diagnostic;
use crate::visible::lines;

pub fn write(problems: &[Problem], out: &mut dyn io::Write) -> io::Result<()> {
    let mut gravest: Vec<&Problem> = problems.iter().collect();
    gravest.sort_by_key(|problem| problem.gravity);
    for problem in gravest.into_iter().take(Diagnostic::SHOWN) {
        let level = command(severity(problem));
        let place = problem.place.as_ref().map(place).unwrap_or_default();
        let title = property(&format!("rules {}", problem.kind));
        let mut said = said(problem);
        for (place, label) in &problem.related {
            let (line, _) = place.line_and_column();
            said = format!("{said}\n{}:{line}: {label}", place.source.path);
        }
        let said = data(&lines(&said));
        writeln!(out, "::{level} {place}title={title}::{said}")?;
    }
    match Diagnostic::rest(problems.len()) {
        Some(rest) => writeln!(out, "::notice::{}", data(&rest)),
        None => Ok(()),
    }
}

/// "file=my.yaml,line=3,col=5,endColumn=9,": columns are for what ends in its own line.
fn place(place: &Place) -> String {
    let (line, column) = place.line_and_column();
    let (end_line, end_column) = place.end_line_and_column();
    let path = place.source.path.as_str();
    let file = property(path.strip_prefix("./").unwrap_or(path));
    if end_line == line {
        format!("file={file},line={line},col={column},endColumn={end_column},")
    } else {
        format!("file={file},line={line},endLine={end_line},")
    }
}
