//! Regular expressions: they compile, and they do to their own examples what the rule says.

use regex::Regex;

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::problem::Problem;
use crate::rules::problem_kind::ProblemKind;

/// Patterns of boilerplate that do not compile.
pub fn compile(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        let section = At::section(layer, "boilerplate");
        for rule in section.iter().flat_map(At::items) {
            let Some(pattern) = rule.get("pattern") else {
                continue;
            };
            if let Some(Err(error)) = pattern.text().map(Regex::new) {
                problems.push(
                    ProblemKind::Pattern
                        .error(
                            "the pattern is no regular expression",
                            Some(pattern.place()),
                        )
                        .label(reason(&error)),
                );
            }
        }
    }
}

/// The last line of the error, which says what is wrong; those before it draw the pattern once more.
fn reason(error: &regex::Error) -> String {
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default();
    last.trim_start_matches("error:").trim().to_owned()
}
