//! Where results go: standard output, or a file that appears whole or not at all.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use crosscheck::report::{Report, Writer};

use super::args::OutputArgs;
use crate::error::Failure;

/// Columns of a page that goes to no terminal, so that it is the same wherever it was made.
const PAGE: usize = 100;

/// Columns of a terminal page: narrower ones do not hold a line of words, wider ones are hard to read.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=120;

/// A place for results.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    file: Option<&'a Path>,
}

impl<'a> From<&'a OutputArgs> for Output<'a> {
    fn from(args: &'a OutputArgs) -> Self {
        Self {
            file: args.output.as_deref().filter(|f| *f != Path::new("-")),
        }
    }
}

impl Output<'_> {
    /// Whether a person is watching.
    pub fn is_terminal(self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    /// Columns to fill.
    pub fn width(self) -> usize {
        let seen = self.is_terminal().then(terminal_size::terminal_size);
        let columns = seen.flatten().map(|(width, _)| usize::from(width.0));
        columns.map_or(PAGE, |n| n.clamp(*COLUMNS.start(), *COLUMNS.end()))
    }

    /// Lets `write` fill it. Styles reach terminals alone, and none where `NO_COLOR` is set.
    ///
    /// # Errors
    /// Those of `write`; and where the file cannot be made, in which case an older one stays as it was.
    pub fn fill(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let Some(path) = self.file else {
            let stdout = io::stdout().lock();
            let mut out = anstream::AutoStream::auto(stdout);
            let mut buffered = BufWriter::with_capacity(1 << 16, &mut out);
            write(&mut buffered)?;
            buffered.flush()?;
            return Ok(());
        };
        let failed = |what: io::Error| Failure::Write {
            path: path.to_owned(),
            what,
        };
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut draft = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        {
            let file: &mut (dyn Write + 'static) = &mut draft;
            let mut plain = anstream::StripStream::new(file);
            let mut buffered = BufWriter::with_capacity(1 << 16, &mut plain);
            write(&mut buffered)
                .and_then(|()| buffered.flush())
                .map_err(failed)?;
        }
        readable(&draft, path).map_err(failed)?;
        draft.persist(path).map_err(|e| failed(e.error))?;
        Ok(())
    }

    /// Writes a report.
    ///
    /// # Errors
    /// See [`fill`](Self::fill).
    pub fn report(self, report: &Report, writer: &impl Writer) -> Result<(), Failure> {
        self.fill(|out| writer.write(report, out))
    }
}

/// Temporary files are for their owner alone; a report gets the rights of the file it replaces, or those of a new file.
#[cfg(unix)]
fn readable(draft: &tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = match std::fs::metadata(path) {
        Ok(old) => old.permissions(),
        Err(_) => std::fs::Permissions::from_mode(0o644),
    };
    draft.as_file().set_permissions(rights)
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}
