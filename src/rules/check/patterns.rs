//! Regular expressions: they compile, they cost little, and they do not fit every line.

use regex_lite::{Regex, RegexBuilder};

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::problem::Problem;
use crate::rules::problem_kind::ProblemKind;

/// Bytes of a compiled pattern. Each line that it is tried on takes time in proportion; those that ship are below.
const LARGE: usize = 512 << 10;

/// Patterns of boilerplate, by the engine that runs them.
pub fn check(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        let section = At::section(layer, "boilerplate");
        for rule in section.iter().flat_map(At::items) {
            if let Some(pattern) = rule.get("pattern") {
                problems.extend(pattern.text().and_then(|text| problem(text, &pattern)));
            }
        }
    }
}

fn problem(pattern: &str, at: &At<'_>) -> Option<Problem> {
    let place = Some(at.place());
    let regex = match Regex::new(pattern) {
        Ok(regex) => regex,
        Err(error) => {
            let title = "the pattern is no regular expression";
            return Some(
                ProblemKind::Pattern
                    .error(title, place)
                    .label(reason(&error)),
            );
        }
    };
    if regex.is_match("") {
        let problem = ProblemKind::Pattern.warning("the pattern fits every line", place);
        return Some(
            problem
                .label("may fit no words at all")
                .help("begin with words that must stand there, such as `^Mail`"),
        );
    }
    let is_small = RegexBuilder::new(pattern).size_limit(LARGE).build().is_ok();
    (!is_small).then(|| {
        let title = "the pattern is large, and slow on every line";
        let problem = ProblemKind::Pattern.warning(title, place);
        problem
            .label(format!("more than {} KB compiled", LARGE >> 10))
            .help("what is repeated a set number of times is written out inside: use `*` or `+`, or smaller numbers")
    })
}

/// What is wrong with a pattern.
fn reason(error: &regex_lite::Error) -> String {
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default();
    last.trim_start_matches("error:").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;

    #[test]
    fn patterns_that_ship_are_below() {
        for rule in RuleSet::builtin().file.boilerplate {
            let half = RegexBuilder::new(&rule.pattern).size_limit(LARGE).build();
            assert!(half.is_ok(), "{}", rule.id);
        }
    }
}
