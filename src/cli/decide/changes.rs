//! What a ruling changes in the report, beside the finding that it is about.

use crosscheck::report::{Finding, Report};
use crosscheck::rules::{Label, Verdict};

/// So many changes are told; the rest is counted.
const SHOWN: usize = 12;

/// A line a finding that went, came or became another by a ruling about the finding `about`.
pub fn told(before: &Report, after: &Report, about: &str) -> Vec<String> {
    let gone = missing(before, after);
    let mut came = missing(after, before);
    let mut said = Vec::new();
    for finding in gone {
        let heir = heir(finding, &came, after);
        came.retain(|f| heir.is_none_or(|h| h.id != f.id));
        if finding.id == about {
            continue;
        }
        said.push(match heir {
            Some(heir) => format!(
                "now {}; was {} {}",
                after.line(heir),
                name(finding),
                finding.id
            ),
            None => format!("gone: {}", before.line(finding)),
        });
    }
    said.extend(came.into_iter().map(|f| format!("new: {}", after.line(f))));
    for finding in after.findings.iter().filter(|f| is_shown(f)) {
        let old = before.findings.iter().find(|f| f.id == finding.id);
        let (now, was) = (finding.claims.len(), old.map_or(0, |f| f.claims.len()));
        if old.is_some_and(|f| f.claims != finding.claims) && finding.id != about {
            let changed = if now == was {
                "of other claims".to_owned()
            } else {
                format!("of {now} claims, not {was}")
            };
            said.push(format!("{changed}: {}", after.line(finding)));
        }
    }
    if said.is_empty() {
        return vec!["nothing else changes".to_owned()];
    }
    let more = said.len().saturating_sub(SHOWN);
    said.truncate(SHOWN);
    if more > 0 {
        said.push(format!("… and {more} more"));
    }
    let mut lines = vec!["what else changes in the report:".to_owned()];
    lines.extend(said.into_iter().map(|line| format!("  {line}")));
    lines
}

/// Whether a report shows the finding as what several claims make.
fn is_shown(finding: &Finding) -> bool {
    !matches!(finding.verdict, Verdict::Unique | Verdict::Related)
}

/// What one report shows and the other does not have.
fn missing<'r>(of: &'r Report, other: &Report) -> Vec<&'r Finding> {
    let has = |f: &Finding| other.findings.iter().any(|g| g.id == f.id);
    { of.findings.iter() }
        .filter(|f| is_shown(f) && !has(f))
        .collect()
}

/// What a finding that went has become: one that came and holds two of its claims, or an undecided pair of them.
fn heir<'r>(gone: &Finding, came: &[&'r Finding], after: &'r Report) -> Option<&'r Finding> {
    let shares = |f: &Finding| f.claims.iter().filter(|c| gone.claims.contains(c)).count() > 1;
    let undecided = || {
        let mut pairs = after
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Related);
        pairs.find(|f| shares(f))
    };
    came.iter().copied().find(|f| shares(f)).or_else(undecided)
}

/// "contradiction:numeric"
fn name(finding: &Finding) -> String {
    let (verdict, kind) = (finding.verdict, finding.kind);
    Label { verdict, kind }.to_string()
}
