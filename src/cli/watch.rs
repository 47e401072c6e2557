//! Waits until what a report is made of has changed: articles, rule files, `crosscheck.yaml`.
//!
//! The system tells that something happened in a folder; whether it matters is told by the files themselves, by size and time. So a
//! report that is written into the watched folder, a swap file of an editor and a second notice of one change start nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, SystemTime};

use crosscheck::{config, document};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::args::RuleArgs;
use crate::cli::error::Failure;

/// An editor saves a file in several steps; what comes within this time is one change.
const SETTLE: Duration = Duration::from_millis(8);

/// Files by path, with their sizes and times.
type State = BTreeMap<PathBuf, Option<(u64, SystemTime)>>;

/// What a report is made of.
pub struct Watch {
    paths: Vec<PathBuf>,
    rules: RuleArgs,
    /// The report's own file, which is no article.
    output: Option<PathBuf>,
    /// What more it is made of: a baseline, files that rule files extend.
    more: Vec<PathBuf>,
    state: State,
    notices: Receiver<()>,
    watcher: RecommendedWatcher,
    /// Folders that are watched.
    watched: Vec<PathBuf>,
}

impl Watch {
    /// Begins to watch. What changes from here on is noticed, so a report that is made after this misses nothing.
    ///
    /// # Errors
    /// The system cannot watch, or a path is standard input.
    pub fn new(
        paths: &[PathBuf],
        rules: &RuleArgs,
        output: Option<&Path>,
    ) -> Result<Self, Failure> {
        if paths.iter().any(|p| p.as_os_str() == "-") {
            return Err(Failure::Watch(
                "standard input cannot be watched".to_owned(),
            ));
        }
        let failed = |e: notify::Error| Failure::Watch(e.to_string());
        let (notice, notices) = mpsc::channel();
        let mut watcher =
            notify::recommended_watcher(move |told: notify::Result<notify::Event>| {
                // That a file was opened or read, which a report does itself, is no news.
                if told.is_ok_and(|event| !event.kind.is_access()) {
                    // Nobody waits any more: then there is nobody to tell.
                    let _ = notice.send(());
                }
            })
            .map_err(failed)?;
        let config = (!rules.no_config).then(|| paths.first()).flatten();
        let config = config.and_then(|p| config::nearest(p));
        let named = config.iter().flat_map(|c| rules_of(c));
        let named: Vec<PathBuf> = named.collect();
        let mut watched: Vec<PathBuf> = Vec::new();
        for path in paths
            .iter()
            .chain(&rules.rules)
            .chain(&config)
            .chain(&named)
        {
            // A file is often saved by another that takes its name, which only its folder notices.
            let (folder, mode) = if path.is_dir() {
                (path.clone(), RecursiveMode::Recursive)
            } else {
                (parent(path), RecursiveMode::NonRecursive)
            };
            if !watched.contains(&folder) {
                watcher.watch(&folder, mode).map_err(failed)?;
                watched.push(folder);
            }
        }
        let mut watch = Self {
            paths: paths.to_vec(),
            rules: rules.clone(),
            output: output.and_then(|p| std::path::absolute(p).ok()),
            more: Vec::new(),
            state: State::new(),
            notices,
            watcher,
            watched,
        };
        watch.state = watch.now();
        Ok(watch)
    }

    /// Watches these files from here on, too. One in a folder that cannot be watched is looked at when something else changes.
    pub fn follow(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            if self.more.contains(&file) || self.state.contains_key(&file) {
                continue;
            }
            let folder = parent(&file);
            let watch = |w: &mut RecommendedWatcher| w.watch(&folder, RecursiveMode::NonRecursive);
            if !self.watched.contains(&folder) && watch(&mut self.watcher).is_ok() {
                self.watched.push(folder);
            }
            let told = state_of(&file);
            self.state.insert(file.clone(), told);
            self.more.push(file);
        }
    }

    /// Waits for a change; false if none can come any more.
    pub fn wait(&mut self) -> bool {
        loop {
            if self.notices.recv().is_err() {
                return false;
            }
            while self.notices.recv_timeout(SETTLE).is_ok() {}
            let now = self.now();
            if now != self.state {
                self.state = now;
                return true;
            }
        }
    }

    /// The files that count, as they are.
    fn now(&self) -> State {
        let mut files: Vec<PathBuf> = Vec::new();
        // A path that is gone for the moment counts as no articles.
        if let Ok(found) = document::discover(&self.paths) {
            files.extend(found.inputs.into_iter().map(|i| i.path));
        }
        files.extend(self.rules.rules.iter().flat_map(|p| rule_files(p)));
        if !self.rules.no_config
            && let Some(path) = self.paths.first().and_then(|p| config::nearest(p))
        {
            files.extend(rules_of(&path).iter().flat_map(|p| rule_files(p)));
            files.push(path);
        }
        let own =
            |file: &PathBuf| self.output.is_some() && std::path::absolute(file).ok() == self.output;
        let state = |file: PathBuf| {
            let told = state_of(&file);
            (file, told)
        };
        files.extend(self.more.iter().cloned());
        files.into_iter().filter(|f| !own(f)).map(state).collect()
    }
}

/// Its size and time; nothing of one that is not there.
fn state_of(file: &Path) -> Option<(u64, SystemTime)> {
    let there = fs::metadata(file).ok()?;
    Some((there.len(), there.modified().ok()?))
}

/// The folder of a file.
fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Rule files and folders that a `crosscheck.yaml` names; none of one that cannot be read.
fn rules_of(config: &Path) -> Vec<PathBuf> {
    config::load(config).map_or_else(|_| Vec::new(), |loaded| loaded.config.rules)
}

/// A rule file, or all files under a folder of them.
pub fn rule_files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let inner = entries.filter_map(Result::ok).map(|e| e.path());
    inner.flat_map(|p| rule_files(&p)).collect()
}
