//! How grave the rules call each finding.

use crate::rules::Label;
use crate::rules::model::{Level, Severity};

use super::Finding;

/// Gives each finding its level, leaves out those that are `off`, and puts the graver ones of a verdict first.
pub fn grade(findings: &mut Vec<Finding>, severity: &Severity) {
    let labels: Vec<(Label, Level)> = severity
        .0
        .iter()
        .filter_map(|(label, level)| Some((label.parse().ok()?, *level)))
        .collect();
    if labels.is_empty() {
        return;
    }
    for finding in findings.iter_mut() {
        let mut named = labels
            .iter()
            .filter(|(label, _)| label.covers(finding.verdict, finding.kind));
        // A label with a kind says more than one without.
        let closest = named.clone().find(|(label, _)| label.kind.is_some());
        finding.level = closest.or_else(|| named.next()).map(|(_, level)| *level);
    }
    findings.retain(|f| f.level != Some(Level::Off));
    findings.sort_by_key(|f| (f.verdict, rank(f.level)));
}

fn rank(level: Option<Level>) -> u8 {
    match level {
        Some(Level::Error) => 0,
        Some(Level::Warning) => 1,
        None => 2,
        Some(Level::Note | Level::Off) => 3,
    }
}
