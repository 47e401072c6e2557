//! The formats of a report, as one type.

use std::io;

#[cfg(feature = "cli")]
use crate::report::Terminal;
use crate::report::{Annotations, Csv, Html, Json, Junit, Markdown, Report, Sarif, Writer};

/// The formats of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal; with the feature `cli`.
    #[cfg(feature = "cli")]
    Text(Terminal),
    /// For a page, a review, a snapshot.
    Markdown(Markdown),
    /// For a browser.
    Html(Html),
    /// For other tools.
    Json,
    /// For a spreadsheet.
    Csv(Csv),
    /// For what shows the results of code analysis.
    Sarif(Sarif),
    /// For what shows test results.
    Junit(Junit),
    /// For GitHub's workflows.
    Github(Annotations),
}

impl Format {
    /// Whether it is data, in which every character stands as it is, and no page that people read.
    pub fn is_data(&self) -> bool {
        matches!(self, Self::Json | Self::Csv(_) | Self::Sarif(_))
    }
}

impl Writer for Format {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            #[cfg(feature = "cli")]
            Self::Text(terminal) => terminal.write(report, out),
            Self::Markdown(markdown) => markdown.write(report, out),
            Self::Html(html) => html.write(report, out),
            Self::Json => Json.write(report, out),
            Self::Csv(csv) => csv.write(report, out),
            Self::Sarif(sarif) => sarif.write(report, out),
            Self::Junit(junit) => junit.write(report, out),
            Self::Github(annotations) => annotations.write(report, out),
        }
    }
}
