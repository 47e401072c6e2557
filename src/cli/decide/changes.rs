//! What a ruling changes in the report.

use crosscheck::report::{Claim, Finding, Report};
use crosscheck::rules::{Label, Verdict};

use super::facts;

/// So many changes are told; the rest is counted.
const SHOWN: usize = 12;

/// Whether no finding and no fact went, came, became another or is read otherwise.
pub fn is_nothing(before: &Report, after: &Report) -> bool {
    findings(before, after).is_empty() && facts::told(before, after).is_empty()
}

/// A line a finding or fact that went, came or became another.
pub fn told(before: &Report, after: &Report) -> Vec<String> {
    let mut said = findings(before, after);
    said.extend(facts::told(before, after));
    if said.is_empty() {
        return vec!["nothing changes in the report".to_owned()];
    }
    let more = said.len().saturating_sub(SHOWN);
    said.truncate(SHOWN);
    if more > 0 {
        said.push(format!("… and {more} more"));
    }
    let mut lines = vec!["what changes in the report:".to_owned()];
    lines.extend(said.into_iter().map(|line| format!("  {line}")));
    lines
}

fn findings(before: &Report, after: &Report) -> Vec<String> {
    let gone = missing(before, after);
    let mut came = missing(after, before);
    let mut said = Vec::new();
    for finding in gone {
        if let Some(other) = held_already(finding, before, after) {
            let (gone, id) = (before.line(finding), &other.id);
            let verdict = name(other);
            said.push(format!(
                "gone: {gone}{}\n    its claims stand together in {verdict} {id}, as before",
                held(before, finding)
            ));
            continue;
        }
        let heir = heir(finding, &came, after);
        came.retain(|f| heir.is_none_or(|h| h.id != f.id));
        said.push(match heir {
            Some(heir) => format!(
                "now {}; was {} {}{}",
                after.line(heir),
                name(finding),
                finding.id,
                held(after, heir)
            ),
            None => format!("gone: {}{}", before.line(finding), held(before, finding)),
        });
    }
    let new = |f: &Finding| format!("new: {}{}", after.line(f), held(after, f));
    said.extend(came.into_iter().map(new));
    for finding in after.findings.iter().filter(|f| is_shown(f)) {
        let Some(old) = before.findings.iter().find(|f| is_same(f, finding)) else {
            continue;
        };
        let (now, was) = (finding.claims.len(), old.claims.len());
        let changed = if now != was {
            format!("of {now} claims, not {was}")
        } else if old.claims != finding.claims {
            "of other claims".to_owned()
        } else if reads(before, old) != reads(after, finding) {
            "read otherwise".to_owned()
        } else {
            continue;
        };
        let line = format!("{changed}: {}", after.line(finding));
        said.push(line + &moved((before, old), (after, finding)));
    }
    said
}

/// A line for each claim of a finding: whom a ruling was not about stands there too.
fn held(report: &Report, finding: &Finding) -> String {
    let side = |id: &String| {
        let at = finding.sides.iter().position(|s| s.contains(id));
        at.map_or_else(String::new, |n| format!("side {} ", n + 1))
    };
    let mut claims: Vec<&String> = finding.sides.iter().flatten().collect();
    let rest = finding.claims.iter().filter(|id| !claims.contains(id));
    let rest: Vec<&String> = rest.collect();
    claims.extend(rest);
    let lines = claims.into_iter().map(|id| row(report, id, &side(id)));
    lines.collect()
}

/// A line for each claim that came into a finding or left it.
fn moved((before, old): (&Report, &Finding), (after, now): (&Report, &Finding)) -> String {
    let out = old.claims.iter().filter(|id| !now.claims.contains(id));
    let come = now.claims.iter().filter(|id| !old.claims.contains(id));
    let out = out.map(|id| row(before, id, "without "));
    out.chain(come.map(|id| row(after, id, "with "))).collect()
}

/// A claim on a line of its own below its finding.
fn row(report: &Report, id: &str, lead: &str) -> String {
    let claim = report.claims.iter().find(|c| c.id == id);
    claim.map_or_else(String::new, |c| {
        format!("\n    {lead}{} “{}”", c.source, c.text)
    })
}

/// What the report tells of how each claim of a finding is read, and of who stands on which side.
fn reads(report: &Report, finding: &Finding) -> (Vec<Claim>, Vec<Vec<String>>) {
    let claim = |id: &String| report.claims.iter().find(|c| c.id == *id).cloned();
    let claims = finding.claims.iter().filter_map(claim).collect();
    let held = finding.positions.iter().map(|p| p.held_by.clone());
    (claims, held.collect())
}

/// Whether a report shows the finding as what several claims make.
pub fn is_shown(finding: &Finding) -> bool {
    !matches!(finding.verdict, Verdict::Unique | Verdict::Related)
}

/// Whether both are one finding: what went may leave its id to another.
fn is_same(one: &Finding, other: &Finding) -> bool {
    one.id == other.id && one.claims.iter().any(|c| other.claims.contains(c))
}

/// What one report shows and the other does not have.
fn missing<'r>(of: &'r Report, other: &Report) -> Vec<&'r Finding> {
    let has = |f: &Finding| other.findings.iter().any(|g| is_same(f, g));
    { of.findings.iter() }
        .filter(|f| is_shown(f) && !has(f))
        .collect()
}

/// A finding that held all claims of one that went, and holds them still.
fn held_already<'r>(gone: &Finding, before: &Report, after: &'r Report) -> Option<&'r Finding> {
    let all = |f: &Finding| gone.claims.iter().all(|c| f.claims.contains(c));
    let mut stands = after.findings.iter().filter(|f| is_shown(f) && all(f));
    stands.find(|f| {
        before
            .findings
            .iter()
            .any(|old| is_same(old, f) && all(old))
    })
}

/// What a finding that went has become: one that came and holds two of its claims, another of its verdict that holds them all now, or an
/// undecided pair of them.
fn heir<'r>(gone: &Finding, came: &[&'r Finding], after: &'r Report) -> Option<&'r Finding> {
    let shares = |f: &Finding| f.claims.iter().filter(|c| gone.claims.contains(c)).count() > 1;
    let undecided = || {
        let mut pairs = after
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Related);
        pairs.find(|f| shares(f))
    };
    let all = |f: &&&Finding| {
        f.verdict == gone.verdict && gone.claims.iter().all(|c| f.claims.contains(c))
    };
    let joined = || {
        after
            .findings
            .iter()
            .filter(|f| is_shown(f))
            .find(|f| all(&f))
    };
    came.iter()
        .copied()
        .find(|f| shares(f))
        .or_else(joined)
        .or_else(undecided)
}

/// "contradiction:numeric"
fn name(finding: &Finding) -> String {
    let (verdict, kind) = (finding.verdict, finding.kind);
    Label { verdict, kind }.to_string()
}
