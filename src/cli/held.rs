//! Compiled rules that are kept while what they are made of stays as it is.
//!
//! What always holds: a report is the one that a fresh call would make. So the rules are compiled anew as soon as `crosscheck.yaml` or the
//! words of a rule file are others, a file of a folder has come or gone, or a file that one extends has changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::config::{self, Loaded};

use super::args::RuleArgs;
use super::session::Session;
use super::watch::rule_files;
use crate::cli::error::Failure;

/// What rules are made of.
#[derive(PartialEq)]
struct Made {
    config: Loaded,
    /// By path; nothing of one that cannot be read.
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

/// Rules that remember what they read.
#[derive(Default)]
pub struct Held {
    last: Option<(Made, Session)>,
}

impl Held {
    /// The rules for articles at `paths`; warnings go to standard error each time.
    ///
    /// # Errors
    /// A rule file or `crosscheck.yaml` is broken: then nothing runs.
    pub fn session(&mut self, args: &RuleArgs, paths: &[PathBuf]) -> Result<&Session, Failure> {
        let near = paths.first().filter(|_| !args.no_config);
        let config = match near {
            Some(path) => config::load_nearest(path)?.unwrap_or_default(),
            None => Loaded::default(),
        };
        let extended = self.last.iter().flat_map(|(made, _)| made.files.keys());
        let now = made(config, &args.rules, extended.cloned().collect());
        let last = self.last.take().filter(|(made, _)| *made == now);
        let last = match last {
            Some(last) => last,
            None => compiled(now, &args.rules)?,
        };
        let (_, session) = self.last.insert(last);
        session.warn();
        Ok(session)
    }
}

impl Held {
    /// The rule files that the last report was made with.
    pub fn files(&self) -> Vec<PathBuf> {
        let last = self.last.as_ref();
        last.map_or_else(Vec::new, |(_, session)| session.rules().files())
    }
}

/// Rules compiled, with every file that they are made of. What was read before stays so: a file that is saved meanwhile is another one.
fn compiled(mut now: Made, rules: &[PathBuf]) -> Result<(Made, Session), Failure> {
    let session = Session::with(&now.config, rules)?.remembering();
    for path in session.rules().files() {
        let told = read(&path);
        now.files.entry(path).or_insert(told);
    }
    Ok((now, session))
}

fn made(config: Loaded, rules: &[PathBuf], more: Vec<PathBuf>) -> Made {
    let named = config.config.rules.iter().chain(rules);
    let named = named.flat_map(|path| rule_files(path));
    let files = named.chain(more).map(|path| {
        let told = read(&path);
        (path, told)
    });
    Made {
        files: files.collect(),
        config,
    }
}

fn read(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}
