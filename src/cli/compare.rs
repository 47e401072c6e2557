//! `crosscheck compare`: the main job, a report.

use std::path::PathBuf;

use crosscheck::report::{Finding, Format, Markdown, Report, Terminal, View};
use crosscheck::run::{Run, Severity};

use super::args::{Compare, ReportFormat};
use super::ending;
use super::message::{tell, tell_failed};
use super::output::Output;
use super::progress;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Compares the articles and writes the report.
pub fn run(args: Compare) -> Result<Status, Failure> {
    let output = Output::from(&args.output);
    let view = View {
        only: args.only.iter().copied().collect(),
        min_sources: args.min_sources,
    };
    let format = format(ending::format(args.format, &args.output)?, &view, output);
    let session = Session::open(&args.rules, &args.paths)?;
    let mut report = report(&session, &args.paths)?;
    if !(matches!(format, Format::Text(_)) && output.is_terminal()) {
        tell(&report.diagnostics);
    }
    let read = Status::of_reading(&report.diagnostics);
    let mut policies = args.fail_on;
    policies.extend(&session.fail_on);
    let hit = |f: &&Finding| {
        let grave = f.severity == Some(Severity::Error);
        grave || policies.iter().any(|p| p.covers(f.verdict, f.kind))
    };
    let hits: Vec<String> = report
        .findings
        .iter()
        .filter(hit)
        .map(|f| report.line(f))
        .collect();
    tell_failed(&hits);
    let failed = !hits.is_empty();
    view.apply(&mut report);
    output.report(&report, &format)?;
    Ok(if failed { Status::Failed } else { read })
}

/// The whole report of the articles at `paths`.
///
/// # Errors
/// See [`Session::read`].
pub fn report(session: &Session, paths: &[PathBuf]) -> Result<Report, Failure> {
    Ok(session.crosscheck.report(&run_of(session, paths)?))
}

/// The articles at `paths`, read and compared.
///
/// # Errors
/// See [`Session::read`].
pub fn run_of(session: &Session, paths: &[PathBuf]) -> Result<Run, Failure> {
    let read = session.read(paths)?;
    let what = format!("comparing {} articles", read.documents.len());
    let run = progress::during(what, || session.crosscheck.run(read));
    if run.documents.is_empty() {
        return Err(Failure::NothingRead(run.diagnostics));
    }
    Ok(run)
}

fn format(format: ReportFormat, view: &View, output: Output) -> Format {
    let only = view.only.clone();
    match format {
        ReportFormat::Text => Format::Text(Terminal {
            screen: output.screen(),
            only,
        }),
        ReportFormat::Markdown => Format::Markdown(Markdown { only }),
        ReportFormat::Json => Format::Json,
    }
}
