//! Which format is written: the one asked for, or the one that the file's name tells.

use std::path::Path;

use clap::ValueEnum;

use super::args::{ClaimsFormat, ExplainFormat, FactsFormat, OutputArgs, ReportFormat};
use crate::cli::error::Failure;

/// A format that a file's ending can tell.
pub trait Ending: ValueEnum + Copy + Default + PartialEq + 'static {
    /// Endings, in small letters, and what they stand for.
    const ENDINGS: &'static [(&'static str, Self)];
}

impl Ending for ReportFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Text),
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("sarif", Self::Sarif),
        ("xml", Self::Junit),
    ];
}

impl Ending for ClaimsFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Table),
        ("csv", Self::Csv),
        ("jsonl", Self::Jsonl),
    ];
}

impl Ending for FactsFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Text),
        ("csv", Self::Csv),
        ("jsonl", Self::Jsonl),
    ];
}

impl Ending for ExplainFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Text),
        ("json", Self::Json),
        ("conllu", Self::Conllu),
    ];
}

/// The format `asked` for, else that of the file's ending, else the default.
///
/// # Errors
/// The ending stands for another format than the one asked for, or, where none was, for none.
pub fn format<F: Ending>(asked: Option<F>, output: &OutputArgs) -> Result<F, Failure> {
    let path = output.output.as_deref();
    let Some((path, ending)) = path.and_then(|p| Some((p, ending_of(p)?))) else {
        return Ok(asked.unwrap_or_default());
    };
    let known = F::ENDINGS.iter().find(|(known, _)| *known == ending);
    match (asked, known) {
        (None, Some((_, format))) => Ok(*format),
        (Some(asked), None) => Ok(asked),
        (Some(asked), Some((_, format))) if asked == *format => Ok(asked),
        (asked, known) => Err(Failure::Ending {
            path: path.to_owned(),
            stands_for: known.map(|(_, format)| name(format)),
            asked: asked.as_ref().map(name),
            ending,
            known: F::ENDINGS.iter().map(|(e, _)| *e).collect(),
        }),
    }
}

fn ending_of(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

fn name(format: &impl ValueEnum) -> String {
    let value = format.to_possible_value();
    value.map_or_else(String::new, |v| v.get_name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen<F: Ending>(asked: Option<F>, file: &str) -> Option<F> {
        let output = OutputArgs {
            output: Some(file.into()),
            no_pager: false,
        };
        format(asked, &output).ok()
    }

    #[test]
    fn the_ending_decides_where_nothing_is_asked_for() {
        assert!(chosen::<ReportFormat>(None, "a/report.MD") == Some(ReportFormat::Markdown));
        assert!(chosen::<ReportFormat>(None, "report") == Some(ReportFormat::Text));
        assert!(chosen::<ReportFormat>(None, "/dev/null") == Some(ReportFormat::Text));
        assert!(chosen::<ReportFormat>(None, "report.pdf").is_none());
        assert!(chosen::<ClaimsFormat>(None, "c.jsonl") == Some(ClaimsFormat::Jsonl));
        assert!(chosen::<ExplainFormat>(None, "e.conllu") == Some(ExplainFormat::Conllu));
    }

    #[test]
    fn what_is_asked_for_must_not_belie_the_ending() {
        assert!(chosen(Some(ReportFormat::Json), "report.out") == Some(ReportFormat::Json));
        assert!(chosen(Some(ReportFormat::Json), "report.md").is_none());
    }
}
