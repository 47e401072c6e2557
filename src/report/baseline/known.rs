//! What a finding is known by.

use std::collections::BTreeSet;

use crate::report::model::{Fact, Finding, Report};
use crate::report::plain::plain;
use crate::report::wording::readable;
use crate::verdict::{ConflictKind, Verdict};
use crate::visible::line;

/// What stands in Markdown for a value that nobody gives.
const NO_VALUE: &str = "—";

/// A finding, by all that it can be known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub id: String,
    pub verdict: Verdict,
    pub kind: Option<ConflictKind>,
    /// For a person.
    pub heading: String,
    /// Of what has sides; else all of it as one.
    pub held: Vec<Held>,
}

/// A side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Ids of claims.
    pub claims: BTreeSet<String>,
    /// What it holds, in words and as understood.
    pub values: BTreeSet<String>,
}

impl Known {
    /// Whether two sides are opposed in it.
    pub fn is_opposed(&self) -> bool {
        self.held.len() > 1
    }
}

/// The findings of a report, in its order.
pub(super) fn of(report: &Report) -> Vec<Known> {
    report.findings.iter().map(|f| known(report, f)).collect()
}

fn known(report: &Report, finding: &Finding) -> Known {
    let fact = finding.fact.as_ref();
    let fact = fact.and_then(|id| report.facts.iter().find(|f| f.id == *id));
    let side = |(i, claims): (usize, &Vec<String>)| {
        let position = finding.positions.iter().find(|p| p.side == i);
        let mut values = understood(fact, claims);
        values.insert(value(position.map_or("", |p| p.value.as_str())));
        Held {
            claims: claims.iter().cloned().collect(),
            values,
        }
    };
    let whole = || Held {
        claims: finding.claims.iter().cloned().collect(),
        values: understood(fact, &finding.claims),
    };
    let held: Vec<Held> = finding.sides.iter().enumerate().map(side).collect();
    Known {
        id: finding.id.clone(),
        verdict: finding.verdict,
        kind: finding.kind,
        heading: report.heading(finding),
        held: if held.is_empty() { vec![whole()] } else { held },
    }
}

/// The answers that claims give to a question, as the tool understands them: `=26` for "twenty-six".
fn understood(fact: Option<&Fact>, claims: &[String]) -> BTreeSet<String> {
    let values = fact.into_iter().flat_map(|f| &f.values);
    let given = values.filter(|v| v.claims.iter().any(|c| claims.contains(c)));
    given.map(|v| format!("={}", v.value)).collect()
}

/// A value as Markdown writes it, in small letters: both formats meet in it.
fn value(told: &str) -> String {
    match readable(&line(told)) {
        none if none.is_empty() => NO_VALUE.to_owned(),
        value => plain(&value).to_lowercase(),
    }
}
