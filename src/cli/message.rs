//! What is said on standard error. It never fails: where nobody listens, the work goes on.

use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use crosscheck::rules::Problem;
use crosscheck::run::{Diagnostic, Severity};
use crosscheck::visible;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Blue.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// Stands for a person's reason.
pub const REASON: &str = "your reason";

/// Prints lines that were made visible before.
pub fn say(text: &str) {
    // A full disk or a closed pipe behind standard error is no reason to lose the report.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether messages are styled: on a terminal that can, unless `NO_COLOR` says no.
pub fn in_colour() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// "error: " and what went wrong, on one line.
pub fn error(text: &str) -> String {
    labelled("error", ERROR, text)
}

/// Says "warning: " and what did not go as asked for, though the work was done.
pub fn warn(text: &str) {
    say(&labelled("warning", WARNING, text));
}

/// Says "note: " and what is good to know.
pub fn note(text: &str) {
    say(&labelled("note", NOTE, text));
}

/// " help: " and what to do, on one line.
pub fn help(text: &str) -> String {
    format!(" {}", labelled("help", HELP, text))
}

fn labelled(label: &str, style: Style, text: &str) -> String {
    let text = visible::line(text);
    if in_colour() {
        format!("{style}{label}{style:#}: {text}")
    } else {
        format!("{label}: {text}")
    }
}

/// A line for each of the first [`Diagnostic::SHOWN`] diagnostics, and how many more there are.
pub fn listed(diagnostics: &[Diagnostic]) -> Vec<String> {
    let line = |d: &Diagnostic| {
        let (label, style) = match d.severity {
            Severity::Error => ("error", ERROR),
            Severity::Warning => ("warning", WARNING),
            Severity::Note => ("note", NOTE),
        };
        let place = match d.line {
            0 => d.path.clone(),
            line => format!("{}:{line}", d.path),
        };
        labelled(label, style, &format!("{place}: {}", d.message))
    };
    let mut lines: Vec<String> = diagnostics
        .iter()
        .take(Diagnostic::SHOWN)
        .map(line)
        .collect();
    lines.extend(Diagnostic::rest(diagnostics.len()));
    lines
}

/// Says what could not be read, or should be known.
pub fn tell(diagnostics: &[Diagnostic]) {
    for line in listed(diagnostics) {
        say(&line);
    }
}

/// Names the findings that make the exit status 1.
pub fn tell_failed(findings: &[String]) {
    for finding in findings.iter().take(Diagnostic::SHOWN) {
        say(&labelled("failed", ERROR, finding));
    }
    if let Some(rest) = Diagnostic::rest(findings.len()) {
        say(&rest);
    }
}

/// The first [`Diagnostic::SHOWN`] problems of rule files, drawn, and how many more there are.
pub fn problems(problems: &[Problem]) -> String {
    let drawn = problems
        .iter()
        .take(Diagnostic::SHOWN)
        .map(|p| p.render(in_colour()));
    let all: Vec<String> = drawn.chain(Diagnostic::rest(problems.len())).collect();
    all.join("\n\n")
}
