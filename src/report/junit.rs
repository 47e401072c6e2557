//! The report as the XML of JUnit, for what shows test results: a test case a finding, a suite a verdict.
//!
//! There is no schema of its own; elements and attributes are those that Ant, Jenkins and GitLab read (Jenkins xUnit
//! plugin, `junit-10.xsd`). No times: a report is the same bytes every time.

use std::collections::BTreeSet;
use std::io;

use crate::report::Writer;
use crate::report::model::{Finding, Report};
use crate::report::name::{kind_name, verdict_name};
use crate::report::plainly::label;
use crate::report::policy::Policy;
use crate::report::resolved::Resolved;
use crate::run::{Diagnostic, Severity};
use crate::verdict::Verdict;
use crate::visible::line;

/// Test cases: what the policy lets fail is a failure, an article that could not be read an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Junit {
    /// What the report was cut down to; if empty, all but undecided pairs and what one source says alone.
    pub only: BTreeSet<Verdict>,
    /// What fails the run.
    pub policy: Policy,
}

impl Writer for Junit {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let folded = |f: &Finding| f.verdict == Verdict::Unique && !resolved.is_cut();
        let shown = |f: &&Finding| self.policy.names(f) || resolved.shows(f.verdict) && !folded(f);
        let findings: Vec<&Finding> = report.findings.iter().filter(shown).collect();
        let unread = report.diagnostics.iter();
        let unread: Vec<&Diagnostic> = unread.filter(|d| d.severity == Severity::Error).collect();
        let (tests, errors) = (findings.len() + unread.len(), unread.len());
        let failures = findings.iter().filter(|f| self.policy.fails(f)).count();
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            out,
            r#"<testsuites name="crosscheck" tests="{tests}" failures="{failures}" errors="{errors}">"#
        )?;
        let verdicts: BTreeSet<Verdict> = findings.iter().map(|f| f.verdict).collect();
        for verdict in verdicts {
            let of = findings.iter().filter(|f| f.verdict == verdict);
            self.suite(&resolved, verdict, &of.copied().collect::<Vec<_>>(), out)?;
        }
        reading(&unread, out)?;
        writeln!(out, "</testsuites>")
    }
}

impl Junit {
    fn suite(
        &self,
        resolved: &Resolved,
        verdict: Verdict,
        findings: &[&Finding],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let (name, tests) = (verdict_name(verdict), findings.len());
        let failures = findings.iter().filter(|f| self.policy.fails(f)).count();
        let known = findings.iter().filter(|f| self.policy.excuses(f)).count();
        let skipped = match known {
            0 => String::new(),
            n => format!(" skipped=\"{n}\""),
        };
        writeln!(
            out,
            r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0"{skipped}>"#
        )?;
        for finding in findings {
            let kind = finding.kind.map(kind_name);
            let kind = kind.map_or(String::new(), |k| format!(".{k}"));
            let headline = xml(&resolved.headline(finding));
            let id = &finding.id;
            let account = xml(&resolved.account(finding).join("\n"));
            writeln!(
                out,
                r#"    <testcase classname="crosscheck.{name}{kind}" name="{headline} [{id}]">"#
            )?;
            if self.policy.fails(finding) {
                let label = label(finding);
                writeln!(
                    out,
                    "      <failure message=\"{headline}\" type=\"{label}\">{account}</failure>"
                )?;
            } else {
                if self.policy.excuses(finding) {
                    writeln!(
                        out,
                        "      <skipped message=\"known: the baseline has it\"/>"
                    )?;
                }
                writeln!(out, "      <system-out>{account}</system-out>")?;
            }
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }
}

/// Articles that could not be read.
fn reading(unread: &[&Diagnostic], out: &mut dyn io::Write) -> io::Result<()> {
    if unread.is_empty() {
        return Ok(());
    }
    let n = unread.len();
    writeln!(
        out,
        r#"  <testsuite name="reading" tests="{n}" failures="0" errors="{n}">"#
    )?;
    for d in unread {
        let at = match d.line {
            0 => String::new(),
            at => format!(":{at}"),
        };
        let (path, message) = (xml(&line(&d.path)), xml(&line(&d.message)));
        writeln!(
            out,
            r#"    <testcase classname="crosscheck.reading" name="{path}{at}">"#
        )?;
        writeln!(out, r#"      <error message="{message}" type="reading"/>"#)?;
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// Text made visible before, for an element or between double quotes. What XML 1.0 cannot hold at all are controls, which are
/// visible, and the two last characters of the first plane.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_test_cases() {
        let policy = Policy {
            fail_on: vec!["contradiction:numeric".parse().unwrap()],
        };
        let only = BTreeSet::new();
        insta::assert_snapshot!(Junit { only, policy }.render(&fixture::report()));
    }

    #[test]
    fn words_are_no_markup() {
        assert_eq!(
            xml("<b a=\"c\">&\u{ffff}]]>"),
            "&lt;b a=&quot;c&quot;&gt;&amp;\u{fffd}]]&gt;"
        );
    }
}
