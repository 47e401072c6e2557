//! Which files are articles, and under which keys.
//!
//! In: the paths a user named. Out: [`Input`]s, sorted by name, with unique keys. What always holds: the same folder gives
//! the same list wherever it lies and however the paths were ordered.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::error::Error;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with front matter or without.
    Markdown,
    /// A web page.
    Html,
    /// One article a line.
    JsonLines,
}

/// One file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Path relative to the compared folder, with `/`; `-` for standard input.
    pub name: String,
    /// Key of the source: file stem, or the relative path where two files share a stem.
    pub key: String,
    /// Where the file lies; `-` for standard input.
    pub path: PathBuf,
    /// How it is written.
    pub format: Format,
}

impl Format {
    /// The format that a file's name tells.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format of text that came without a name: a page if it starts as one, JSON Lines if its first line is an object,
    /// Markdown if front matter opens it, else plain text.
    pub fn guess(bytes: &[u8]) -> Self {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Self::Html
        } else if head.starts_with("{\"") || head.starts_with("{ \"") {
            Self::JsonLines
        } else if head.starts_with("---\n") || head.starts_with("---\r\n") {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// Lists the articles under `paths`: files as they are, folders walked under gitignore and `.crosscheckignore` rules.
///
/// A path of `-` is standard input. Names are relative to the folder they were found in.
///
/// # Errors
/// A path does not exist, a file is of no kind that is read, or a folder holds no article.
pub fn discover(paths: &[PathBuf]) -> Result<Vec<Input>, Error> {
    let mut found = BTreeMap::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.insert(PathBuf::from("-"), ("-".to_owned(), Format::Text));
        } else if path.is_dir() {
            let before = found.len();
            let mut seen = false;
            for entry in walk(path) {
                let entry = entry.map_err(|source| Error::Walk {
                    path: path.clone(),
                    source,
                })?;
                let Some(format) = article(entry.path()) else {
                    continue;
                };
                seen = true;
                let name = relative(path, entry.path());
                found.insert(entry.into_path(), (name, format));
            }
            if !seen && before == found.len() {
                return Err(Error::NoArticles(path.clone()));
            }
        } else if path.exists() {
            let format = Format::of(path).ok_or_else(|| Error::UnknownKind(path.clone()))?;
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned();
            found.insert(path.clone(), (name, format));
        } else {
            return Err(Error::NotFound(path.clone()));
        }
    }
    Ok(with_keys(found))
}

fn walk(folder: &Path) -> impl Iterator<Item = Result<ignore::DirEntry, ignore::Error>> {
    WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .parents(true)
        .add_custom_ignore_filename(".crosscheckignore")
        .sort_by_file_name(OsStr::cmp)
        .build()
        .filter(|entry| {
            entry
                .as_ref()
                .map_or(true, |e| e.file_type().is_some_and(|t| t.is_file()))
        })
}

/// The format of a file in a folder, unless its name says that it is about the folder.
fn article(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
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

fn with_keys(found: BTreeMap<PathBuf, (String, Format)>) -> Vec<Input> {
    let stem = |name: &str| -> String {
        Path::new(name)
            .file_stem()
            .map_or_else(|| name.to_owned(), |s| s.to_string_lossy().into_owned())
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in found.values() {
        *times.entry(stem(name)).or_default() += 1;
    }
    let mut inputs: Vec<Input> = found
        .into_iter()
        .map(|(path, (name, format))| {
            let stem = stem(&name);
            let key = if name == "-" {
                "stdin".to_owned()
            } else if times.get(&stem).copied().unwrap_or(0) > 1 {
                name.clone()
            } else {
                stem
            };
            Input {
                name,
                key,
                path,
                format,
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

/// `key`, or `key-2`, `key-3`, … if it is taken.
pub(super) fn free(key: &str, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(key.to_owned()) {
        return key.to_owned();
    }
    let mut n = 2;
    loop {
        let candidate = format!("{key}-{n}");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        n += 1;
    }
}
