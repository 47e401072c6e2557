//! Workflow commands, which GitHub shows beside the lines of a change.
//!
//! A line a finding, at the first claim of its first side. GitHub shows ten of each level a step, so what fails comes first.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use crate::report::Writer;
use crate::report::model::{Claim, Report};
use crate::report::plainly::label;
use crate::report::policy::Policy;
use crate::report::resolved::Resolved;
use crate::report::standing::Standing;
use crate::run::{Diagnostic, Severity};
use crate::verdict::Verdict;
use crate::visible::line;

/// GitHub's annotations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// What the report was cut down to.
    pub only: BTreeSet<Verdict>,
    /// What fails the run.
    pub policy: Policy,
    /// The compared folder as it was named, so that a file is named as from the working directory; empty for none.
    pub root: String,
}

impl Writer for Annotations {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let mut alerts = self.policy.alerts(&resolved);
        // Who looks at a change wants to see what it brings.
        alerts.retain(|f| f.baseline != Some(Standing::Known));
        alerts.sort_by_key(|f| !self.policy.fails(f));
        for finding in alerts {
            let first = finding.sides.first().unwrap_or(&finding.claims);
            let told = resolved.told(finding, first);
            let place = told
                .first()
                .map_or(String::new(), |c| self.place(&resolved, c));
            let mut said = vec![resolved.headline(finding)];
            said.extend(resolved.account(finding));
            let title = format!("{} {}", label(finding), finding.id);
            let level = command(self.policy.severity(finding));
            let (title, said) = (property(&title), data(&said.join("\n")));
            writeln!(out, "::{level} {place}title={title}::{said}")?;
        }
        for d in report.diagnostics.iter().take(Diagnostic::SHOWN) {
            let (level, file) = (command(d.severity), self.file(&d.path));
            let at = match d.line {
                0 => String::new(),
                at => format!(",line={at}"),
            };
            let said = data(&line(&d.message));
            writeln!(out, "::{level} file={file}{at}::{said}")?;
        }
        match Diagnostic::rest(report.diagnostics.len()) {
            Some(rest) => writeln!(out, "::notice::{}", data(&rest)),
            None => Ok(()),
        }
    }
}

impl Annotations {
    /// "file=articles/a.txt,line=3,col=5,", or nothing.
    fn place(&self, resolved: &Resolved, claim: &Claim) -> String {
        let Some(source) = resolved.source(claim) else {
            return String::new();
        };
        let mut place = format!("file={}", self.file(&source.path));
        // Writing to a string cannot fail.
        let _ = write!(
            place,
            ",line={},col={},",
            claim.span.line, claim.span.column
        );
        place
    }

    fn file(&self, path: &str) -> String {
        let root = self.root.trim_end_matches('/');
        let root = root.strip_prefix("./").unwrap_or(root);
        if root.is_empty() || root == "." {
            property(path)
        } else {
            property(&format!("{root}/{path}"))
        }
    }
}

pub(super) fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// What stands behind the second `::`, as GitHub's own toolkit escapes it (actions/toolkit, `command.ts`).
pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value before it.
pub(super) fn property(text: &str) -> String {
    data(&line(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn written(root: &str, report: &Report) -> String {
        let annotations = Annotations {
            root: root.to_owned(),
            policy: Policy {
                fail_on: vec!["agreement".parse().unwrap()],
            },
            ..Annotations::default()
        };
        annotations.render(report)
    }

    #[test]
    fn the_commands() {
        insta::assert_snapshot!(written("./articles/", &fixture::report()));
    }

    #[test]
    fn an_article_gives_no_commands() {
        let mut report = fixture::report();
        for claim in &mut report.claims {
            claim.quote = "50 %\n::error::gone\r::set-output name=a::b".to_owned();
            claim.normalized.clone_from(&claim.quote);
        }
        report.sources[0].path = "a,line=1::b\n.txt".to_owned();
        for command in written("", &report).lines() {
            let said = command.splitn(3, "::").last().unwrap();
            assert!(command.starts_with("::"), "{command}");
            assert!(!said.contains('\r'), "{command}");
        }
        assert_eq!(written("", &report).lines().count(), 3);
        assert!(written("", &report).contains("file=a%2Cline=1%3A%3Ab .txt,line=1"));
    }
}
