//! The report as SARIF 2.1.0 (OASIS), for what shows the results of code analysis.
//!
//! A result a finding that is worth an alert. A rule is a verdict and kind; the fingerprint is the finding's id, which one more
//! source on a known side leaves as it is. Paths are relative to the compared folder, which SARIF calls `ARTICLES` here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use crate::report::Writer;
use crate::report::model::{Claim, Finding, Report};
use crate::report::name::{kind_phrase, verdict_name, verdict_phrase};
use crate::report::plainly::{label, label_of, said};
use crate::report::policy::Policy;
use crate::report::resolved::Resolved;
use crate::report::standing::{Gone, Standing};
use crate::run::{Diagnostic, Severity};
use crate::verdict::{ConflictKind, Verdict};
use crate::visible::line;

/// The folder that paths are relative to.
const FOLDER: &str = "ARTICLES";

/// Static analysis results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sarif {
    /// What the report was cut down to.
    pub only: BTreeSet<Verdict>,
    /// What fails the run.
    pub policy: Policy,
}

impl Writer for Sarif {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let alerts = self.policy.alerts(&resolved);
        let gone = gone(&resolved);
        let mut rules: BTreeMap<String, Value> = BTreeMap::new();
        for (verdict, kind) in alerts
            .iter()
            .map(|f| (f.verdict, f.kind))
            .chain(gone.iter().map(|g| (g.verdict, g.kind)))
        {
            let id = label_of(verdict, kind);
            rules.insert(id.clone(), rule(&id, verdict, kind));
        }
        let index = |id: &str| rules.keys().position(|r| r == id);
        let results = alerts
            .iter()
            .map(|f| self.result(&resolved, f, index(&label(f))));
        let absent = gone
            .iter()
            .map(|g| absent(g, index(&label_of(g.verdict, g.kind))));
        let results: Vec<Value> = results.chain(absent).collect();
        let read = !report
            .diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error);
        let run = json!({
            "tool": {"driver": {
                "name": report.tool.name,
                "semanticVersion": report.tool.version,
                "rules": rules.values().collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {FOLDER: {"description": {"text": "The compared folder."}}},
            "invocations": [{
                "executionSuccessful": read,
                "toolExecutionNotifications": report.diagnostics.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": results,
        });
        serde_json::to_writer_pretty(&mut *out, &log(&run))?;
        writeln!(out)
    }
}

/// A log of one run.
pub(super) fn log(run: &Value) -> Value {
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    })
}

impl Sarif {
    fn result(&self, resolved: &Resolved, finding: &Finding, index: Option<usize>) -> Value {
        let mut told: Vec<(String, &Claim)> = Vec::new();
        for side in resolved.sides(finding) {
            let value = line(side.value).into_owned();
            told.extend(side.claims.iter().map(|c| (value.clone(), *c)));
        }
        if finding.sides.is_empty() {
            let claims = resolved.told(finding, &finding.claims);
            told.extend(claims.into_iter().map(|c| (String::new(), c)));
        }
        let mut said = vec![resolved.headline(finding)];
        said.extend(resolved.account(finding));
        let place = |(value, claim): &(String, &Claim)| location(resolved, claim, value);
        let others = told.iter().skip(1).enumerate();
        let others = others.map(|(i, told)| {
            let mut other = place(told);
            other["id"] = json!(i);
            other
        });
        let mut result = json!({
            "ruleId": label(finding),
            "ruleIndex": index,
            "kind": "fail",
            "level": level(self.policy.severity(finding)),
            "message": {"text": said.join("\n")},
            "locations": told.first().map(place).into_iter().collect::<Vec<_>>(),
            "relatedLocations": others.collect::<Vec<_>>(),
            "partialFingerprints": {"finding/v1": finding.id},
            "properties": {"score": finding.score},
        });
        match finding.baseline {
            Some(Standing::New) => result["baselineState"] = json!("new"),
            Some(Standing::Known) => result["baselineState"] = json!("unchanged"),
            None => {}
        }
        result
    }
}

/// What the baseline had, of those verdicts that are worth an alert.
fn gone<'a>(resolved: &Resolved<'a>) -> Vec<&'a Gone> {
    let compared = resolved.report.baseline.iter();
    let opposed = [Verdict::Contradiction, Verdict::Dispute, Verdict::Update];
    let told = |g: &&Gone| opposed.contains(&g.verdict) && resolved.shows(g.verdict);
    compared.flat_map(|c| &c.gone).filter(told).collect()
}

/// A result that is no more.
fn absent(gone: &Gone, index: Option<usize>) -> Value {
    json!({
        "ruleId": label_of(gone.verdict, gone.kind),
        "ruleIndex": index,
        "kind": "fail",
        "level": "note",
        "message": {"text": line(&gone.heading)},
        "locations": [],
        "partialFingerprints": {"finding/v1": gone.id},
        "baselineState": "absent",
    })
}

/// Where a claim stands, and what its side holds.
fn location(resolved: &Resolved, claim: &Claim, value: &str) -> Value {
    let path = resolved.source(claim).map_or("", |s| s.path.as_str());
    let said = said(claim);
    let text = match value {
        "" => format!("{}: {said}", line(&claim.source)),
        value => format!("{value}: {}: {said}", line(&claim.source)),
    };
    json!({
        "physicalLocation": {
            "artifactLocation": artifact(path),
            "region": {
                "startLine": claim.span.line,
                "startColumn": claim.span.column,
                "snippet": {"text": claim.quote},
            },
        },
        "message": {"text": text},
    })
}

fn artifact(path: &str) -> Value {
    json!({"uri": uri(path), "uriBaseId": FOLDER})
}

fn rule(id: &str, verdict: Verdict, kind: Option<ConflictKind>) -> Value {
    let kind = kind.map(kind_phrase);
    let kind = kind.map_or(String::new(), |k| format!(": {k}"));
    json!({
        "id": id,
        "name": verdict_name(verdict),
        "shortDescription": {"text": format!("{}{kind}.", verdict_phrase(verdict))},
    })
}

fn notification(d: &Diagnostic) -> Value {
    let mut place = json!({"artifactLocation": artifact(&d.path)});
    if d.line > 0 {
        place["region"] = json!({"startLine": d.line, "startColumn": d.column.max(1)});
    }
    json!({
        "level": level(d.severity),
        "message": {"text": line(&d.message)},
        "locations": [{"physicalLocation": place}],
    })
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a relative reference (RFC 3986): what may not stand in a segment is percent-encoded.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_log() {
        let policy = Policy {
            fail_on: vec!["contradiction".parse().unwrap()],
        };
        let only = BTreeSet::new();
        insta::assert_snapshot!(Sarif { only, policy }.render(&fixture::report()));
    }

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("a b/ü:#?.txt"), "a%20b/%C3%BC%3A%23%3F.txt");
    }
}
