//! A finding told in plain lines, for programs that show text as it is: a headline, then who says what in which words.
//!
//! What always holds: every character that acts is visible (see [`crate::visible`]), and a line is one line.

use crate::report::model::{Claim, Finding};
use crate::report::name::{kind_name, verdict_name};
use crate::report::resolved::Resolved;
use crate::report::ruled::ruled;
use crate::report::wording::{manner, marked, readable};
use crate::verdict::Verdict;
use crate::visible::line;

impl Resolved<'_> {
    /// What a finding is about, and the values at issue: "Killed in the crash: 26 or 34".
    pub fn headline(&self, finding: &Finding) -> String {
        let told = self.told(finding, &finding.claims);
        let first = told.first().map_or("", |c| c.normalized.as_str());
        if finding.sides.is_empty() {
            let answer = self.answer(finding);
            return line(answer.as_deref().unwrap_or(first)).into_owned();
        }
        let about = match self.question(finding) {
            Some(question) => question,
            None if first.is_empty() => finding.kind.map_or("state", kind_name),
            None => first,
        };
        let about = line(about.trim_end_matches('.'));
        let sides = self.sides(finding);
        let values: Vec<String> = sides
            .iter()
            .filter(|s| !s.value.is_empty())
            .map(|s| readable(&line(s.value)))
            .collect();
        // The sides of an update are in order of time.
        let update = finding.verdict == Verdict::Update;
        let joint = if update { ", then" } else { ", or" };
        let all = |values: &[String]| match values {
            _ if update => values.join(", then "),
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            all => all.concat(),
        };
        let told = |value: &str| marked(&about, value, None).iter().any(|(_, mark)| *mark);
        match values.as_slice() {
            [] => about.into_owned(),
            // The first value stands in the words already.
            [first, others @ ..] if told(first) && !others.is_empty() => {
                format!("{about}{joint} {}", all(others))
            }
            values => format!("{about}: {}", all(values)),
        }
    }

    /// Who says what, a line a claim and a side; last the reason, where there is one in words.
    pub fn account(&self, finding: &Finding) -> Vec<String> {
        let mut lines = Vec::new();
        let quote = |told: &[&Claim], lines: &mut Vec<String>| {
            for copied in self.alike(told) {
                let at = copied.claim.span.line;
                let said = said(copied.claim);
                lines.push(format!("  {}:{at} {said}", line(&copied.by())));
            }
        };
        for side in self.sides(finding) {
            let value = if side.value.is_empty() {
                "—"
            } else {
                side.value
            };
            let holders = side.held_by.join(", ");
            lines.push(format!("{}: {}", readable(&line(value)), line(&holders)));
            quote(&side.claims, &mut lines);
        }
        if finding.sides.is_empty() {
            quote(&self.told(finding, &finding.claims), &mut lines);
        }
        // A score says nothing to those who read.
        let why = if finding.sides.is_empty() {
            ruled(finding)
        } else {
            finding.because.first()
        };
        lines.extend(why.map(|r| format!("because {} ({})", line(&r.detail), line(&r.rule))));
        lines
    }
}

/// "“words” — according to a spokesman"
pub(super) fn said(claim: &Claim) -> String {
    let manner = manner(claim);
    let dash = if manner.is_empty() { "" } else { " — " };
    format!("“{}”{dash}{}", line(&claim.quote), line(&manner))
}

/// "contradiction:numeric", as `--fail-on` names it.
pub(super) fn label(finding: &Finding) -> String {
    let kind = finding.kind.map(kind_name);
    let kind = kind.map_or(String::new(), |k| format!(":{k}"));
    format!("{}{kind}", verdict_name(finding.verdict))
}
