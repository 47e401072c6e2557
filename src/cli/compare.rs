//! `crosscheck compare`: the main job, a report.

use crosscheck::report::{Format, Markdown, Report, Terminal, View};

use super::args::{Compare, Policy, ReportFormat};
use super::output::Output;
use super::progress;
use super::session::{Session, tell};
use crate::error::{Failure, Status};

/// Compares the articles and writes the report.
pub fn run(args: Compare) -> Result<Status, Failure> {
    let output = Output::from(&args.output);
    let view = View {
        only: args.only.iter().copied().collect(),
        min_sources: args.min_sources,
    };
    let format = format(args.format, &view, output);
    let session = Session::open(&args.rules, &args.paths)?;
    let mut report = report(&session, &args.paths)?;
    if !(matches!(format, Format::Text(_)) && output.is_terminal()) {
        tell(&report.diagnostics);
    }
    let unread = !report.diagnostics.is_empty();
    let mut policies = args.fail_on;
    policies.extend(&session.fail_on);
    let failed = policies.iter().any(|p| p.met_by(&report));
    view.apply(&mut report);
    output.report(&report, &format)?;
    Ok(if failed {
        Status::Failed
    } else if unread {
        Status::Incomplete
    } else {
        Status::Done
    })
}

/// The whole report of the articles at `paths`.
///
/// # Errors
/// See [`Session::read`].
pub fn report(session: &Session, paths: &[std::path::PathBuf]) -> Result<Report, Failure> {
    let (documents, diagnostics) = session.read(paths)?;
    let what = format!("comparing {} articles", documents.len());
    let mut run = progress::during(what, || session.pipeline.run(documents));
    run.diagnostics.splice(0..0, diagnostics);
    Ok(Report::new(&run, session.packs()))
}

fn format(format: ReportFormat, view: &View, output: Output) -> Format {
    let only = view.only.clone();
    match format {
        ReportFormat::Text => Format::Text(Terminal {
            width: output.width(),
            only,
        }),
        ReportFormat::Markdown => Format::Markdown(Markdown { only }),
        ReportFormat::Json => Format::Json,
    }
}

impl Policy {
    fn met_by(self, report: &Report) -> bool {
        let mut findings = report.findings.iter();
        findings.any(|f| f.verdict == self.verdict && (self.kind.is_none() || f.kind == self.kind))
    }
}
