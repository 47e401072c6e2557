//! What every format has in common.

use std::io;

use crate::report::{Json, Markdown, Report, Terminal};

/// Writes a report in one format.
pub trait Writer {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// Those of `out`.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;

    /// The same, as text; a terminal's with its styles.
    fn render(&self, report: &Report) -> String {
        let mut out = Vec::new();
        match self.write(report, &mut out) {
            Ok(()) => String::from_utf8_lossy(&out).into_owned(),
            // Memory takes all that is written.
            Err(_) => String::new(),
        }
    }
}

/// The formats of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal.
    Text(Terminal),
    /// For a page, a review, a snapshot.
    Markdown(Markdown),
    /// For other tools.
    Json,
}

impl Writer for Format {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text(terminal) => terminal.write(report, out),
            Self::Markdown(markdown) => markdown.write(report, out),
            Self::Json => Json.write(report, out),
        }
    }
}
