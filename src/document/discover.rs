//! Which files are articles, and under which keys.
//!
//! In: the paths a user named. Out: [`Input`]s, sorted by name, with unique keys, and what else there is to say of the paths.
//! What always holds: the same folder gives the same list wherever it lies and however the paths were ordered; a file that
//! goes by several names is one input; what is no regular file (a pipe, a device) is never opened.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::error::{Error, ReadError, Unreadable};
use super::input::{Format, Input, free};
use crate::special::special;

/// What was found under some paths.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The articles, sorted by name.
    pub inputs: Vec<Input>,
    /// Files and folders that cannot be read, sorted by name.
    pub unreadable: Vec<ReadError>,
    /// What a user should know besides, sorted by name.
    pub notes: Vec<Note>,
}

/// Something to know of a file or folder that is no error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Its name, as in [`Input::name`].
    pub path: String,
    /// What.
    pub what: Noted,
}

/// What is noted of a file or folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Noted {
    /// The paths lead to it more than once.
    #[error("is named more than once, and read once")]
    Again,
    /// It is a link to a file that is read under this name.
    #[error("is the same file as {0}, and read once")]
    SameAs(String),
    /// It is a link to a folder.
    #[error("is a link to a folder, and not followed; name it to read what is in it")]
    LinkedFolder,
}

/// Lists the articles under `paths`: files as they are, folders walked under gitignore and `.crosscheckignore` rules. Links to
/// files are read; links to folders in a folder are not followed, so that no walk runs in a circle.
///
/// A path of `-` is standard input. Names are relative to the folder they were found in.
///
/// # Errors
/// A path does not exist, a file is of no kind that is read, or a folder holds no article.
pub fn discover(paths: &[PathBuf]) -> Result<Discovered, Error> {
    let mut search = Search::default();
    for path in paths {
        if path.as_os_str() == "-" {
            search.add(path.clone(), "-".to_owned(), Format::Text, false);
        } else {
            search.named(path)?;
        }
    }
    Ok(search.done())
}

/// One way to a file. The order says which of several ways names the file: no link, a short way, the first by its letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    link: bool,
    depth: usize,
    name: String,
    path: PathBuf,
    format: Format,
}

#[derive(Default)]
struct Search {
    /// By where the file really lies.
    files: BTreeMap<PathBuf, Vec<Way>>,
    unreadable: Vec<ReadError>,
    notes: Vec<Note>,
}

impl Search {
    fn add(&mut self, path: PathBuf, name: String, format: Format, link: bool) {
        // What cannot be resolved is told when it is read.
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        self.files.entry(real).or_default().push(Way {
            link,
            depth: name.matches('/').count(),
            name,
            path,
            format,
        });
    }

    fn refuse(&mut self, name: &str, what: impl Into<Unreadable>) {
        self.unreadable.push(ReadError::new(name, what));
    }

    /// A path that the user named.
    fn named(&mut self, path: &Path) -> Result<(), Error> {
        let unreachable = |source: io::Error| Error::Unreachable {
            path: path.to_owned(),
            source,
        };
        let link = match fs::symlink_metadata(path) {
            Ok(there) => there.is_symlink(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NotFound(path.to_owned()));
            }
            Err(e) => return Err(unreachable(e)),
        };
        let there = fs::metadata(path).map_err(unreachable)?;
        if there.is_dir() {
            return self.folder(path);
        }
        if let Some(kind) = special(there.file_type()) {
            return Err(Error::Special {
                path: path.to_owned(),
                kind,
            });
        }
        let format = Format::of(path).ok_or_else(|| Error::UnknownKind(path.to_owned()))?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        self.add(path.to_owned(), name, format, link);
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let mut seen = false;
        for entry in walk(folder) {
            match entry {
                Ok(entry) => seen |= self.entry(folder, &entry),
                Err(error) => match place_of(&error).filter(|place| *place != folder) {
                    Some(place) => {
                        seen = true;
                        let name = relative(folder, place);
                        let what = match error.io_error() {
                            Some(e) => io::Error::from(e.kind()),
                            None => io::Error::other(error.to_string()),
                        };
                        self.refuse(&name, what);
                    }
                    None => {
                        return Err(Error::Walk {
                            path: folder.to_owned(),
                            source: error,
                        });
                    }
                },
            }
        }
        if seen {
            Ok(())
        } else {
            Err(Error::NoArticles(folder.to_owned()))
        }
    }

    /// Whether there is anything to read or to tell.
    fn entry(&mut self, folder: &Path, entry: &DirEntry) -> bool {
        let Some(mut kind) = entry.file_type().filter(|t| !t.is_dir()) else {
            return false;
        };
        let path = entry.path();
        let name = relative(folder, path);
        let link = kind.is_symlink();
        let format = article(path);
        if link {
            match fs::metadata(path) {
                Ok(there) if there.is_dir() => {
                    let what = Noted::LinkedFolder;
                    self.notes.push(Note { path: name, what });
                    return false;
                }
                Ok(there) => kind = there.file_type(),
                Err(e) => {
                    if format.is_some() {
                        self.refuse(&name, Unreadable::BrokenLink(e));
                    }
                    return format.is_some();
                }
            }
        }
        let Some(format) = format else { return false };
        match special(kind) {
            Some(kind) => self.refuse(&name, Unreadable::Special(kind)),
            None => self.add(path.to_owned(), name, format, link),
        }
        true
    }

    fn done(mut self) -> Discovered {
        let mut found = Vec::new();
        for mut ways in self.files.into_values() {
            ways.sort();
            let mut ways = ways.into_iter();
            let Some(first) = ways.next() else { continue };
            let others: BTreeSet<String> = ways.map(|way| way.name).collect();
            self.notes.extend(others.into_iter().map(|name| Note {
                what: if name == first.name {
                    Noted::Again
                } else {
                    Noted::SameAs(first.name.clone())
                },
                path: name,
            }));
            found.push(first);
        }
        self.notes.sort();
        self.notes.dedup();
        self.unreadable.sort_by(|a, b| a.path.cmp(&b.path));
        self.unreadable.dedup_by(|a, b| a.path == b.path);
        Discovered {
            inputs: with_keys(found),
            unreadable: self.unreadable,
            notes: self.notes,
        }
    }
}

fn walk(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .parents(true)
        .add_custom_ignore_filename(".crosscheckignore")
        .sort_by_file_name(OsStr::cmp)
        .build()
}

/// The path that an error of the walk speaks of.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// The format of a file in a folder, unless its name says that it is about the folder.
fn article(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let about = ["readme", "license", "licence"]
        .iter()
        .any(|prefix| name.starts_with(prefix));
    if about { None } else { Format::of(path) }
}

fn relative(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inner
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

fn with_keys(found: Vec<Way>) -> Vec<Input> {
    let stem = |name: &str| -> String {
        Path::new(name)
            .file_stem()
            .map_or_else(|| name.to_owned(), |s| s.to_string_lossy().into_owned())
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for way in &found {
        *times.entry(stem(&way.name)).or_default() += 1;
    }
    let mut inputs: Vec<Input> = found
        .into_iter()
        .map(|way| {
            let stem = stem(&way.name);
            let key = if way.name == "-" {
                "stdin".to_owned()
            } else if times.get(&stem).copied().unwrap_or(0) > 1 {
                way.name.clone()
            } else {
                stem
            };
            Input {
                name: way.name,
                key,
                path: way.path,
                format: way.format,
            }
        })
        .collect();
    inputs.sort();
    let mut taken = BTreeSet::new();
    for input in &mut inputs {
        input.key = free(&input.key, &mut taken);
    }
    inputs
}
