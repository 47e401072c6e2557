//! What people do to a YAML file most often, said so that they see it.

use std::sync::Arc;

use super::open::{Open, open_at};
use super::problem::{Place, Problem, SourceText};
use super::problem_kind::ProblemKind;

/// The mistake that the parser stumbled over at `place`, if it is one of those.
pub(super) fn known(source: &Arc<SourceText>, what: &str, place: &Place) -> Option<Problem> {
    let text = &source.text;
    let (number, _) = place.line_and_column();
    // The end of the file has no line of its own.
    let line = text.lines().nth(number.saturating_sub(1)).unwrap_or("");
    let start = byte_at(text, number, 1);
    let indent = &line[..line.len() - line.trim_start().len()];
    if let Some(tab) = indent.find('\t') {
        let problem = ProblemKind::Yaml.error(
            "a tab where blanks belong",
            Some(span(source, start + tab, 1)),
        );
        return Some(
            problem.help("YAML is set in with blanks; let your editor turn tabs into two of them"),
        );
    }
    let control = |c: char| c.is_control() && !"\n\r\t".contains(c);
    if what.starts_with("control characters")
        && let Some((at, c)) = text.char_indices().find(|(_, c)| control(*c))
    {
        let title = format!("a character that nobody sees: U+{:04X}", u32::from(c));
        let problem = ProblemKind::Yaml.error(title, Some(span(source, at, c.len_utf8())));
        return Some(problem.help("take it out"));
    }
    if what.starts_with("found character that cannot start any token")
        && let Some(c) = text[place.span.start..].chars().next()
    {
        let title = format!("a value cannot begin with `{c}`");
        let problem =
            ProblemKind::Yaml.error(title, Some(span(source, place.span.start, c.len_utf8())));
        return Some(problem.help("put the value in quotes"));
    }
    if what.contains("more than one document")
        && let Some(second) = text.match_indices("\n---").map(|(at, _)| at + 1).next()
    {
        let problem =
            ProblemKind::Yaml.error("a second document begins", Some(span(source, second, 3)));
        return Some(
            problem.help("a rule file is one document: take the `---` out, or make two files"),
        );
    }
    if let Some(problem) = left_open(source, what, place) {
        return Some(problem);
    }
    if what.starts_with("mapping values are not allowed")
        && let Some((key, value)) = line.split_once(": ")
        && value.contains(": ")
    {
        let at = start + key.len() + 2;
        let problem =
            ProblemKind::Yaml.error("a colon in a value", Some(span(source, at, value.len())));
        let quoted = serde_json::json!(value.trim());
        return Some(problem.help(format!("quote this value: {}: {quoted}", key.trim())));
    }
    None
}

/// A bracket or a quote that nothing closes, or in which a comma is missing.
fn left_open(source: &Arc<SourceText>, what: &str, place: &Place) -> Option<Problem> {
    let stumbled = what.starts_with("did not find expected") || what.contains("end of stream");
    let Open { at, mark, close } = open_at(&source.text, place.span.start).filter(|_| stumbled)?;
    let opened = Some(span(source, at, mark.len_utf8()));
    let rest = source.text.get(place.span.start..)?;
    if rest.trim().is_empty() {
        let problem = ProblemKind::Yaml.error(format!("`{mark}` is not closed"), opened);
        let help = format!("the file ends, and no `{close}` has closed what this begins");
        return Some(problem.label("opened here").help(help));
    }
    if !what.contains(close) {
        return None;
    }
    let problem = ProblemKind::Yaml.error(format!("`,` or `{close}` is missing"), opened);
    let problem = problem.label("opened here");
    let problem = problem.see(Some(place.clone()), "missing before this");
    Some(problem.help(format!(
        "close what `{mark}` begins by `{close}`, and part what stands in it by `,`"
    )))
}

fn span(source: &Arc<SourceText>, start: usize, length: usize) -> Place {
    Place {
        source: Arc::clone(source),
        span: start..start + length,
    }
}

/// The byte of a line and a column, both from 1, the column in characters: the parser's index counts characters too.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(at, _)| start + at)
}
