//! `crosscheck compare`: the main job, a report.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use crosscheck::report::{
    Annotations, Csv, Format, Html, Junit, Markdown, Policy, Report, Sarif, Screen, Templates,
    Terminal, View,
};
use crosscheck::run::Run;
use crosscheck::verdict::Verdict;

use super::args::{Compare, ReportFormat};
use super::baseline;
use super::browser;
use super::ending;
use super::held::Held;
use super::message::{note, say, tell, tell_failed, warn};
use super::output::Output;
use super::progress;
use super::session::Session;
use super::watch::Watch;
use crate::cli::error::{Failure, Status};

/// Compares the articles and writes the report.
pub fn run(mut args: Compare) -> Result<Status, Failure> {
    let asked = if args.open && args.output.output.is_none() {
        args.format.or(Some(ReportFormat::Html))
    } else {
        args.format
    };
    let format = ending::format(asked, &args.output)?;
    if args.open && format != ReportFormat::Html {
        return Err(Failure::ForHtml("--open"));
    }
    let templates = match &args.template {
        None => Templates::default(),
        Some(_) if format != ReportFormat::Html => return Err(Failure::ForHtml("--template")),
        Some(dir) => Templates::read(dir)?,
    };
    if args.open && args.output.output.is_none() {
        args.output.output = Some(page_to_open()?);
    }
    if args.watch {
        return watched(args, format, &templates);
    }
    // The rules are not taken apart at the end: the process ends, and its memory with it.
    let session = ManuallyDrop::new(Session::open(&args.rules, &args.paths)?);
    once(&args, format, &templates, &session)
}

/// Reports again and again; what is wrong with a rule file meanwhile is told, and waited for to be mended.
fn watched(
    mut args: Compare,
    format: ReportFormat,
    templates: &Templates,
) -> Result<Status, Failure> {
    // A page that comes anew by itself cannot wait in a pager.
    args.output.no_pager = true;
    let output = args.output.output.clone();
    let mut watch = Watch::new(&args.paths, &args.rules, output.as_deref())?;
    // Before the first report: whoever changes it as soon as that is there is not missed.
    watch.follow(args.baseline.clone());
    let mut first = true;
    let mut held = Held::default();
    loop {
        Output::from(&args.output).clear();
        let session = held.session(&args.rules, &args.paths);
        match session.and_then(|s| once(&args, format, templates, s)) {
            Ok(_) => {}
            Err(failure) if failure.status() == Status::Done => return Ok(Status::Done),
            Err(failure) if first && !matches!(failure, Failure::Rules(_)) => return Err(failure),
            Err(failure) => say(&failure.message()),
        }
        // The page is open already, and its reader decides when to look again.
        args.open = false;
        first = false;
        watch.follow(held.files());
        if !watch.wait() {
            return Ok(Status::Done);
        }
    }
}

/// Reports once.
fn once(
    args: &Compare,
    format: ReportFormat,
    templates: &Templates,
    session: &Session,
) -> Result<Status, Failure> {
    let templates = templates.clone();
    let mut report = report(session, &args.paths)?;
    if let Some(file) = &args.baseline {
        baseline::read(file)?.mark(&mut report);
    }
    let output = Output::from(&args.output);
    if !(format == ReportFormat::Text && output.is_terminal()) {
        tell(&report.diagnostics);
    }
    let read = Status::of_reading(&report.diagnostics);
    let mut fail_on = args.fail_on.clone();
    fail_on.extend(&session.fail_on);
    let policy = Policy { fail_on };
    let failing = report.findings.iter().filter(|f| policy.fails(f));
    let hits: Vec<String> = failing.map(|f| report.line(f)).collect();
    tell_failed(&hits);
    baseline::tell_excused(&report, &policy, "");
    let failed = !hits.is_empty();
    let view = View {
        only: args.only.iter().copied().collect(),
        min_sources: args.min_sources,
    };
    view.apply(&mut report);
    let only = view.only;
    let layout = Layout {
        screen: output.screen(),
        only,
        all: args.all,
        lines: args.lines,
        templates,
        policy,
        root: root(&args.paths),
    };
    output.report(&report, &layout.of(format))?;
    if let Some(page) = args.output.output.as_deref().filter(|_| args.open) {
        let page = browser::absolute(page);
        if browser::open(&page) {
            note(&format!("the report is in {page}"));
        } else {
            warn(&format!(
                "nothing here can open a page; the report is in {page}"
            ));
        }
    }
    Ok(if failed { Status::Failed } else { read })
}

/// How a report is laid out, whatever its format.
#[derive(Default)]
pub struct Layout {
    pub screen: Screen,
    pub only: BTreeSet<Verdict>,
    pub all: bool,
    pub lines: bool,
    pub templates: Templates,
    pub policy: Policy,
    /// The compared folder as it was named.
    pub root: String,
}

impl Layout {
    /// A format, laid out so.
    pub fn of(self, format: ReportFormat) -> Format {
        let Self {
            screen,
            only,
            all,
            lines,
            templates,
            policy,
            root,
        } = self;
        match format {
            ReportFormat::Text => Format::Text(Terminal { screen, only, all }),
            ReportFormat::Markdown => Format::Markdown(Markdown { only, all, lines }),
            ReportFormat::Html => Format::Html(Html {
                only,
                templates,
                live: None,
            }),
            ReportFormat::Json => Format::Json,
            ReportFormat::Csv => Format::Csv(Csv { only }),
            ReportFormat::Sarif => Format::Sarif(Sarif { only, policy }),
            ReportFormat::Junit => Format::Junit(Junit { only, policy }),
            ReportFormat::Github => Format::Github(Annotations { only, policy, root }),
        }
    }
}

/// A new file for a page that is opened and then forgotten.
fn page_to_open() -> Result<PathBuf, Failure> {
    let made = tempfile::Builder::new()
        .prefix("crosscheck-")
        .suffix(".html")
        .tempfile()
        .and_then(|file| Ok(file.keep()?.1));
    made.map_err(|what| Failure::Write {
        path: std::env::temp_dir(),
        what,
    })
}

/// The compared folder as it was named: what a path of the report is relative to, seen from the working directory. Files named one
/// by one have none if they lie in several folders.
fn root(paths: &[PathBuf]) -> String {
    let folder = |path: &PathBuf| {
        let inner = if path.is_dir() {
            Some(path.as_path())
        } else {
            path.parent()
        };
        inner.map(|p| p.to_string_lossy().replace('\\', "/"))
    };
    let folders: BTreeSet<_> = paths.iter().map(folder).collect();
    match (folders.len(), folders.into_iter().next().flatten()) {
        (1, Some(folder)) => folder,
        _ => String::new(),
    }
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
