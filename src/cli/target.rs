//! The file that results are written to.
//!
//! A regular file appears whole or not at all: a draft is written beside it and takes its name. What is no regular file (a
//! device, a pipe) is written through, and a link stays a link: the file that it leads to is the one that is written. A draft
//! that a killed run left is taken away by the next run to the same file.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Ending of a draft's name, which begins with a dot and the name of its file.
const DRAFT: &str = ".crosscheck-draft";
/// Of a name with more bytes than this, only as many characters begin the draft's, which would be too long.
const NAME: usize = 160;
const BEGINNING: usize = NAME / 4;
/// Links that lead to links: as many as Linux follows.
const LINKS: usize = 40;

/// What is written to.
pub enum Target {
    /// A device, a pipe, or an open file by its number (`/dev/fd/3`).
    Stream(File),
    /// A regular file, there or yet to be made.
    File(Draft),
}

/// A regular file to be.
pub struct Draft {
    path: PathBuf,
    /// Those of the file that is replaced.
    rights: Option<Permissions>,
}

impl Target {
    /// What stands under `path`, or will.
    ///
    /// # Errors
    /// It is a folder, or the system says no.
    pub fn of(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(io::Error::other("is a folder")),
            Ok(there) if there.is_file() && !is_numbered(path) => Ok(Self::File(Draft {
                path: fs::canonicalize(path)?,
                rights: Some(there.permissions()),
            })),
            Ok(there) => {
                let mut options = OpenOptions::new();
                options.write(true).append(there.is_file());
                options.open(path).map(Self::Stream)
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let path = end_of_links(path)?;
                let folder = folder_of(&path);
                if !folder.exists() {
                    let what = format!("there is no folder `{}`", folder.display());
                    return Err(io::Error::other(what));
                }
                Ok(Self::File(Draft { path, rights: None }))
            }
            Err(e) => Err(e),
        }
    }
}

/// Whether the path names an open file by its number: a name that nothing can be renamed to.
fn is_numbered(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(Path::new(""));
    path == Path::new("/dev/stderr")
        || folder == Path::new("/dev/fd")
        || (folder.starts_with("/proc") && folder.ends_with("fd"))
}

/// Where a link to a file that is not there yet leads; any other path is its own end.
fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("leads from link to link without an end"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

impl Draft {
    /// Lets `write` fill the draft, and gives it the file's name.
    ///
    /// # Errors
    /// Those of `write` and of the system; the file is then as it was.
    pub fn fill(self, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        let folder = folder_of(&self.path);
        let name = self.path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let start = start_of_name(name);
        sweep(folder, &start);
        let mut draft = begin(folder, &start)?;
        write(draft.as_file_mut())?;
        if let Some(rights) = self.rights {
            draft.as_file().set_permissions(rights)?;
        }
        // On the disk before it takes the name: else a machine that stops now could be left with an empty file.
        draft.as_file().sync_all()?;
        draft.persist(&self.path).map_err(|e| e.error)?;
        Ok(())
    }
}

/// ".report.md."
fn start_of_name(name: &OsStr) -> OsString {
    let mut start = OsString::from(".");
    if name.len() <= NAME {
        start.push(name);
    } else {
        let beginning: String = name.to_string_lossy().chars().take(BEGINNING).collect();
        start.push(beginning);
    }
    start.push(".");
    start
}

/// A new draft, locked for as long as this run lives, with the rights of any new file.
fn begin(folder: &Path, start: &OsStr) -> io::Result<NamedTempFile> {
    loop {
        let mut builder = tempfile::Builder::new();
        builder.prefix(start).suffix(DRAFT);
        // Opened here, not by `tempfile`: with the rights of any file, and errors without the draft's name, another each time.
        let open = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
        let draft = builder.make_in(folder, open)?;
        // Where files cannot be locked, drafts are never swept away.
        let _ = draft.as_file().lock();
        // Another run may have swept it away before it was locked.
        if draft.path().exists() {
            return Ok(draft);
        }
    }
}

/// Takes away drafts of runs that are no more: nobody holds their locks.
fn sweep(folder: &Path, start: &OsStr) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let ours = name.starts_with(start.as_encoded_bytes()) && name.ends_with(DRAFT.as_bytes());
        if !ours || !entry.file_type().is_ok_and(|t| t.is_file()) {
            continue;
        }
        let path = entry.path();
        // The lock is held until the draft is gone: a run that has just begun it waits, and then begins another.
        let Ok(draft) = File::open(&path) else {
            continue;
        };
        if draft.try_lock().is_ok() {
            // It stays where it may not be taken away; the next run tries again.
            let _ = fs::remove_file(&path);
        }
    }
}
