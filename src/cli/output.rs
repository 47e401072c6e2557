//! Where results go: standard output, or a file.
//!
//! Nothing is taken out on the way: what is data is written as it is, and what people read was made visible and got its styles,
//! or none, where it was made. Only a terminal that is shown data gets it made visible here.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use crosscheck::report::{Format, Report, Screen, Writer as _};
use crosscheck::visible;

use super::args::OutputArgs;
use super::pager::Pager;
use super::target::Target;
use crate::cli::error::Failure;

/// Columns of a terminal page: narrower ones do not hold a line of words, wider ones are hard to read.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=120;

/// A place for results.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    file: Option<&'a Path>,
    /// Whether a page on a terminal goes through a pager.
    paged: bool,
}

impl<'a> From<&'a OutputArgs> for Output<'a> {
    fn from(args: &'a OutputArgs) -> Self {
        let stdout = [Path::new("-"), Path::new("/dev/stdout")];
        Self {
            file: args.output.as_deref().filter(|f| !stdout.contains(f)),
            paged: !args.no_pager,
        }
    }
}

impl<'a> Output<'a> {
    /// Standard output.
    pub fn paged(paged: bool) -> Self {
        Self { file: None, paged }
    }

    /// A file.
    pub fn to(file: &'a Path) -> Self {
        Self {
            file: Some(file),
            paged: false,
        }
    }
}

impl Output<'_> {
    /// Whether a person is watching.
    pub fn is_terminal(self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    /// Takes what stands on a terminal away, for a page that comes in its place.
    pub fn clear(self) {
        if self.is_terminal() {
            // Home, then all below, then what was scrolled out.
            let _ = io::stdout().lock().write_all(b"\x1b[H\x1b[2J\x1b[3J");
        }
    }

    /// What pages are written for: as wide as the terminal, in a pipe as `COLUMNS` says. Styles are for terminals that can, and for none where `NO_COLOR` is set.
    pub fn screen(self) -> Screen {
        let seen = self.is_terminal().then(terminal_size::terminal_size);
        let columns = seen.flatten().map(|(width, _)| usize::from(width.0));
        let asked = || std::env::var("COLUMNS").ok()?.parse().ok();
        let columns = columns.or_else(|| asked().filter(|_| self.file.is_none()));
        let choice = || anstream::AutoStream::choice(&io::stdout());
        Screen {
            width: columns.map_or(Screen::default().width, |n| {
                n.clamp(*COLUMNS.start(), *COLUMNS.end())
            }),
            colour: self.file.is_none() && choice() != anstream::ColorChoice::Never,
        }
    }

    /// Lets `write` fill it with a page for people, in which all is visible already.
    ///
    /// # Errors
    /// Those of `write`; and where the file cannot be made, in which case an older one stays as it was.
    pub fn page(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.fill(false, self.paged, write)
    }

    /// Lets `write` fill it with data: every character goes out as it is, but to a terminal.
    ///
    /// # Errors
    /// As above.
    pub fn data(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.fill(true, false, write)
    }

    /// Writes a report.
    ///
    /// # Errors
    /// As above.
    pub fn report(self, report: &Report, format: &Format) -> Result<(), Failure> {
        self.fill(format.is_data(), self.paged, |out| {
            format.write(report, out)
        })
    }

    fn fill(
        self,
        raw: bool,
        paged: bool,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let Some(path) = self.file else {
            let stdout = io::stdout();
            let terminal = stdout.is_terminal();
            let watched = raw && terminal;
            if let Some(pager) = (paged && terminal).then(Pager::start).flatten() {
                return Ok(pager.fill(|page| through(page, watched, write))?);
            }
            return Ok(through(stdout.lock(), watched, write)?);
        };
        let failed = |what: io::Error| Failure::Write {
            path: path.to_owned(),
            what,
        };
        let target = Target::of(path).map_err(failed)?;
        let filled = match target {
            Target::Stream(stream) => {
                let watched = raw && stream.is_terminal();
                through(stream, watched, write)
            }
            Target::File(draft) => draft.fill(|file| through(file, false, write)),
        };
        filled.map_err(failed)
    }
}

/// Lets `write` fill `out`, buffered.
fn through(
    out: impl Write,
    watched: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffered = BufWriter::with_capacity(1 << 16, out);
    if watched {
        let mut shown = Watched {
            out: buffered,
            held: Vec::new(),
        };
        write(&mut shown)?;
        return shown.flush();
    }
    write(&mut buffered)?;
    buffered.flush()
}

/// Makes data visible. It is held back until it is flushed, so that no character is cut in two.
struct Watched<W> {
    out: W,
    held: Vec<u8>,
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = String::from_utf8_lossy(&self.held);
        self.out.write_all(visible::lines(&text).as_bytes())?;
        self.held.clear();
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_made_visible_for_a_terminal_alone() {
        let said = "{\"a\":\"\u{7f}\u{9b}2J\"}\n";
        let (mut raw, mut shown) = (Vec::new(), Vec::new());
        let write = |out: &mut dyn Write| out.write_all(said.as_bytes());
        through(&mut raw, false, write).unwrap();
        through(&mut shown, true, write).unwrap();
        assert_eq!(String::from_utf8(raw).unwrap(), said);
        assert_eq!(
            String::from_utf8(shown).unwrap(),
            "{\"a\":\"\\u{7f}\\u{9b}2J\"}\n"
        );
    }
}
