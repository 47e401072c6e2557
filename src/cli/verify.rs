//! `crosscheck verify`: the report of each story of `crosscheck.yaml` against the one that a person has approved.
//!
//! What always holds: nothing is written unless every report could be made, and an approved report is replaced whole or not at all;
//! where `CI` is set nothing is written.

mod told;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crosscheck::config::{self, Loaded, Story, StoryFormat};
use crosscheck::report::{Baseline, Policy, Report, View, Writer as _};

use super::args::{ReportFormat, Verify};
use super::baseline;
use super::change::Change;
use super::ci::in_ci;
use super::compare::{Layout, report};
use super::message::{tell, tell_failed};
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};
use told::Told;

/// A story's report, made.
struct Made<'a> {
    story: &'a Story,
    file: PathBuf,
    text: String,
    status: Status,
    /// How it stands to its baseline, where it has one.
    against: Option<String>,
    /// Findings that its policy lets fail, a line each.
    failed: Vec<String>,
}

/// How a story stands to its approved report.
enum Stand {
    Approved,
    Changed(Change),
    Missing,
}

/// Compares each story's report with the approved one, or approves it.
pub fn run(args: &Verify) -> Result<Status, Failure> {
    if args.accept && in_ci() {
        return Err(Failure::AcceptInCi);
    }
    let loaded = loaded(&args.dir)?;
    let stories = loaded.stories(&args.stories).map_err(Failure::NoStory)?;
    if stories.is_empty() {
        return Err(Failure::NoStories(loaded.path.clone()));
    }
    let orphans = if args.stories.is_empty() {
        orphans(&loaded)?
    } else {
        // Who asks for one story wants no news of others.
        Vec::new()
    };
    let made = stories.into_iter().map(|s| make(&loaded, s, args));
    let made = made.collect::<Result<Vec<_>, _>>()?;
    let stands = made.iter().map(stand).collect::<Result<Vec<_>, _>>()?;
    if args.accept {
        accept(&made, &stands)?;
    }
    if args.prune {
        prune(&orphans)?;
    }
    let told = Told {
        args,
        made: &made,
        stands: &stands,
        orphans: &orphans,
    };
    let output = Output::paged(!args.no_pager);
    let screen = output.screen();
    output.page(|out| out.write_all(told.page(screen).as_bytes()))?;
    let failed: Vec<String> = made.iter().flat_map(|m| m.failed.clone()).collect();
    tell_failed(&failed);
    let as_approved = args.accept || stands.iter().all(|s| matches!(s, Stand::Approved));
    if !as_approved || !failed.is_empty() || !(orphans.is_empty() || args.prune) {
        return Ok(Status::Failed);
    }
    let incomplete = made.iter().any(|m| m.status == Status::Incomplete);
    Ok(if incomplete {
        Status::Incomplete
    } else {
        Status::Done
    })
}

/// The nearest `crosscheck.yaml` in or above a folder.
fn loaded(dir: &Path) -> Result<Loaded, Failure> {
    if !dir.is_dir() {
        let what = fs::metadata(dir).err();
        return Err(Failure::Read {
            path: dir.to_owned(),
            what: what.unwrap_or_else(|| io::Error::other("is no folder")),
        });
    }
    // As a person would name it: the folder where they stand has no name.
    let named = if dir == Path::new(".") {
        Path::new("")
    } else {
        dir
    };
    match config::load_nearest(named)? {
        Some(loaded) => Ok(loaded),
        None => Err(Failure::NoConfig(dir.to_owned())),
    }
}

fn make<'a>(loaded: &Loaded, story: &'a Story, args: &Verify) -> Result<Made<'a>, Failure> {
    let session = Session::of(loaded, &story.rules)?;
    let mut report = report(&session, &story.paths)?;
    tell(&report.diagnostics);
    let mut fail_on = session.fail_on;
    fail_on.extend(story.fail_on.iter().chain(&args.fail_on));
    let policy = Policy { fail_on };
    let file = loaded.approved_of(story);
    // What is approved says nothing of a baseline, so that it stays as it is when that is made anew.
    let held = story.baseline.as_deref().map(|baseline| {
        let mut held = report.clone();
        known(baseline, &file, args, &report)?.mark(&mut held);
        Ok::<Report, Failure>(held)
    });
    let held = held.transpose()?;
    let judged = held.as_ref().unwrap_or(&report);
    let failing = judged.findings.iter().filter(|f| policy.fails(f));
    let failed = failing.map(|f| format!("{}: {}", story.name, judged.line(f)));
    let failed = failed.collect();
    baseline::tell_excused(judged, &policy, &format!("{}: ", story.name));
    Ok(Made {
        story,
        status: Status::of_reading(&report.diagnostics),
        against: judged.against_baseline(),
        text: written(story, &mut report),
        file,
        failed,
    })
}

/// What a story's baseline knows. Where that is its own approved report, what is accepted is known, and one that is yet to be made knows
/// nothing.
fn known(path: &Path, file: &Path, args: &Verify, report: &Report) -> Result<Baseline, Failure> {
    let plain = |path: &Path| std::path::absolute(path).ok();
    if plain(path) == plain(file) {
        if args.accept {
            return Ok(Baseline::of(report));
        }
        if !file.exists() {
            return Ok(Baseline::default());
        }
    }
    baseline::read(path)
}

/// The report of a story, in its format; a page is as wide as any that goes to no terminal.
fn written(story: &Story, report: &mut Report) -> String {
    let only: BTreeSet<_> = story.only.iter().copied().collect();
    let view = View {
        only: only.clone(),
        ..View::default()
    };
    view.apply(report);
    let layout = Layout {
        only,
        all: story.all,
        ..Layout::default()
    };
    let format = match story.format {
        StoryFormat::Markdown => ReportFormat::Markdown,
        StoryFormat::Text => ReportFormat::Text,
        StoryFormat::Html => ReportFormat::Html,
        StoryFormat::Json => ReportFormat::Json,
        StoryFormat::Csv => ReportFormat::Csv,
    };
    layout.of(format).render(report)
}

fn stand(made: &Made) -> Result<Stand, Failure> {
    let approved = match fs::read(&made.file) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Stand::Missing),
        Err(what) => {
            return Err(Failure::Read {
                path: made.file.clone(),
                what,
            });
        }
    };
    let change = Change::between(&String::from_utf8_lossy(&approved), &made.text);
    Ok(change.map_or(Stand::Approved, Stand::Changed))
}

fn accept(made: &[Made], stands: &[Stand]) -> Result<(), Failure> {
    for (made, stand) in made.iter().zip(stands) {
        if matches!(stand, Stand::Approved) {
            continue;
        }
        if let Some(folder) = made.file.parent() {
            fs::create_dir_all(folder).map_err(|what| Failure::Write {
                path: folder.to_owned(),
                what,
            })?;
        }
        Output::to(&made.file).data(|out| out.write_all(made.text.as_bytes()))?;
    }
    Ok(())
}

/// Files among the approved reports that look like one and are of no story.
fn orphans(loaded: &Loaded) -> Result<Vec<PathBuf>, Failure> {
    let folder = loaded.approved();
    let failed = |what: io::Error| Failure::Read {
        path: folder.clone(),
        what,
    };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(what) => return Err(failed(what)),
    };
    let stories = &loaded.config.stories;
    let known: BTreeSet<PathBuf> = stories.iter().map(|s| loaded.approved_of(s)).collect();
    let mut orphans = Vec::new();
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        if is_report(&path) && !known.contains(&path) {
            orphans.push(path);
        }
    }
    orphans.sort();
    Ok(orphans)
}

/// Whether a file has the ending of an approved report; a README beside them is none.
fn is_report(path: &Path) -> bool {
    let of = |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().to_lowercase());
    let stem = of(path.file_stem()).unwrap_or_default();
    let ending = of(path.extension()).unwrap_or_default();
    let known = StoryFormat::ALL.iter().any(|f| f.ending() == ending);
    known && stem != "readme" && !stem.starts_with('.') && path.is_file()
}

fn prune(orphans: &[PathBuf]) -> Result<(), Failure> {
    for path in orphans {
        fs::remove_file(path).map_err(|what| Failure::Write {
            path: path.clone(),
            what,
        })?;
    }
    Ok(())
}
