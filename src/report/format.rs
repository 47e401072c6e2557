//! The formats of a report, as one type.

use std::io;

#[cfg(feature = "cli")]
use crate::report::Terminal;
use crate::report::{Json, Markdown, Report, Writer};

/// The formats of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal; with the feature `cli`.
    #[cfg(feature = "cli")]
    Text(Terminal),
    /// For a page, a review, a snapshot.
    Markdown(Markdown),
    /// For other tools.
    Json,
}

impl Writer for Format {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            #[cfg(feature = "cli")]
            Self::Text(terminal) => terminal.write(report, out),
            Self::Markdown(markdown) => markdown.write(report, out),
            Self::Json => Json.write(report, out),
        }
    }
}
