//! What all formats say of a problem.

use crate::rules::{Gravity, Problem};
use crate::run::Severity;

/// How grave a problem is, in the words of a report.
pub fn severity(problem: &Problem) -> Severity {
    match problem.gravity {
        Gravity::Error => Severity::Error,
        Gravity::Warning => Severity::Warning,
    }
}

/// What is said at the place of a problem, a line a sentence: what is wrong, what stands there, what to do.
pub fn said(problem: &Problem) -> String {
    let label = Some(&problem.label).filter(|label| !label.is_empty());
    let title = match label {
        Some(label) => format!("{}: {label}", problem.title),
        None => problem.title.clone(),
    };
    match &problem.help {
        Some(help) => format!("{title}\nhelp: {help}"),
        None => title,
    }
}
