//! The report as Markdown: a page to read, and what a snapshot test compares.
//!
//! One claim a line, no numbering, no scores: a change of one claim changes its own line and no other.

use std::collections::BTreeSet;
use std::io;

use crate::report::Writer;
use crate::report::copies::Copied;
use crate::report::model::{Claim, Finding, Report, Scope};
use crate::report::name::kind_name;
use crate::report::plain::{bold, code, plain};
use crate::report::resolved::Resolved;
use crate::report::ruled::{aside, level, relation_name, ruled};
use crate::report::wording::{manner, marked};
use crate::run::{Diagnostic, Severity};
use crate::verdict::Verdict;

/// GitHub's Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markdown {
    /// What the report was cut down to; if empty, all but undecided pairs are shown.
    pub only: BTreeSet<Verdict>,
}

impl Writer for Markdown {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let page = Page {
            resolved: &Resolved::new(report, &self.only),
            out,
        };
        page.write()
    }
}

struct Page<'a> {
    resolved: &'a Resolved<'a>,
    out: &'a mut dyn io::Write,
}

impl Page<'_> {
    fn write(mut self) -> io::Result<()> {
        let resolved = self.resolved;
        writeln!(self.out, "# {}\n", resolved.extent())?;
        writeln!(self.out, "{}.\n", resolved.tally())?;
        self.sources()?;
        self.diagnostics()?;
        self.section("Contradictions", &resolved.conflicts(), Self::opposed)?;
        self.section("Agreements", &resolved.agreements(), Self::agreement)?;
        self.section("Updates", &resolved.updates(), Self::opposed)?;
        self.section("Disputes of speakers", &resolved.disputes(), Self::opposed)?;
        self.unique()?;
        if resolved.shows(Verdict::Related) {
            let level = aside(resolved.level_of(Verdict::Related));
            let title = format!("Related, undecided{level}");
            self.section(&title, &resolved.related(), Self::related)?;
        }
        self.rulings()
    }

    fn sources(&mut self) -> io::Result<()> {
        let several = self.resolved.report.stories() > 1;
        let [story, line] = if several {
            [" story |", "--:|"]
        } else {
            ["", ""]
        };
        writeln!(
            self.out,
            "| source | outlet | published | words | group |{story} file |"
        )?;
        writeln!(self.out, "|---|---|---|--:|---|{line}---|")?;
        for s in &self.resolved.report.sources {
            writeln!(
                self.out,
                "| {} | {} | {} | {} | {} |{} {} |",
                plain(&s.id),
                plain(s.outlet.as_deref().unwrap_or_default()),
                s.published.as_deref().unwrap_or_default(),
                s.words,
                s.group,
                s.story.map_or(String::new(), |n| format!(" {n} |")),
                plain(&s.path),
            )?;
        }
        Ok(())
    }

    fn diagnostics(&mut self) -> io::Result<()> {
        let diagnostics = &self.resolved.report.diagnostics;
        if diagnostics.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## Diagnostics\n")?;
        for d in diagnostics.iter().take(Diagnostic::SHOWN) {
            let label = match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let line = match d.line {
                0 => String::new(),
                line => format!(":{line}"),
            };
            writeln!(
                self.out,
                "- {label}: {}{line}: {}",
                plain(&d.path),
                plain(&d.message)
            )?;
        }
        if let Some(rest) = Diagnostic::rest(diagnostics.len()) {
            writeln!(self.out, "- {rest}")?;
        }
        Ok(())
    }

    fn section(
        &mut self,
        title: &str,
        findings: &[&Finding],
        write: fn(&mut Self, &Finding) -> io::Result<()>,
    ) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## {title}")?;
        findings.iter().try_for_each(|f| write(self, f))
    }

    fn opposed(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        let sides = resolved.sides(finding);
        let values: Vec<String> = sides
            .iter()
            .filter(|s| !s.value.is_empty())
            .map(|s| plain(s.value))
            .collect();
        let kind = finding.kind.map_or("state", kind_name);
        let kind = resolved
            .question(finding)
            .map_or_else(|| kind.to_owned(), plain);
        let contained = match finding.scope {
            Some(Scope::Contained) => " (one a part of the other)",
            None => "",
        };
        writeln!(
            self.out,
            "\n### {kind}: {}{contained}{}\n",
            values.join(" / "),
            aside(level(finding)),
        )?;
        for (i, side) in sides.iter().enumerate() {
            let other = sides.iter().enumerate().find(|(j, _)| *j != i);
            let other = other
                .and_then(|(_, s)| s.claims.first())
                .map(|c| c.quote.as_str());
            let value = if side.value.is_empty() {
                "—"
            } else {
                side.value
            };
            let holders: Vec<String> = side.held_by.iter().map(|h| plain(h)).collect();
            writeln!(self.out, "- **{}**: {}", plain(value), holders.join(", "))?;
            for copied in resolved.alike(&side.claims) {
                let words = bold(&marked(&copied.claim.quote, side.value, other));
                writeln!(self.out, "  - {}", self.quoted(&copied, &words))?;
            }
        }
        self.because(finding)
    }

    fn agreement(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        let claims = resolved.told(finding, &finding.claims);
        let Some(best) = claims.first() else {
            return Ok(());
        };
        let heading = resolved.answer(finding);
        let heading = heading.as_deref().unwrap_or(&best.normalized);
        writeln!(self.out, "\n### {}\n", plain(heading))?;
        let commitments = resolved.commitments(finding);
        let commitments = commitments.map_or(String::new(), |c| format!(" {}.", plain(&c)));
        writeln!(
            self.out,
            "{}{}.{commitments}\n",
            resolved.support(finding),
            aside(level(finding))
        )?;
        self.list(&claims)?;
        match ruled(finding) {
            Some(_) => self.because(finding),
            None => Ok(()),
        }
    }

    fn unique(&mut self) -> io::Result<()> {
        let resolved = self.resolved;
        let unique = resolved.unique();
        if !unique.is_empty() {
            let level = aside(resolved.level_of(Verdict::Unique));
            writeln!(self.out, "\n## Only one source{level}")?;
        }
        for (source, claims) in unique {
            writeln!(self.out, "\n### {}\n", plain(&source.id))?;
            for claim in claims {
                let opposed = if resolved.is_opposed(claim) {
                    " (contradicted)"
                } else {
                    ""
                };
                let words = plain(&claim.quote);
                writeln!(self.out, "- {}{opposed}", self.said(claim, &words))?;
            }
        }
        Ok(())
    }

    fn related(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        writeln!(self.out)?;
        self.list(&resolved.claims(&finding.claims))?;
        self.because(finding)
    }

    /// What a person ruled, on which claims, and why.
    fn rulings(&mut self) -> io::Result<()> {
        let resolved = self.resolved;
        if !resolved.rulings().is_empty() {
            writeln!(self.out, "\n## Rulings")?;
        }
        for ruling in resolved.rulings() {
            let (relation, why) = (relation_name(ruling), plain(&ruling.because));
            writeln!(self.out, "\n### {relation}: {why}\n")?;
            self.list(&resolved.claims(ruling.claims.iter().flatten()))?;
            writeln!(self.out, "\nRuled in {}.", code(&ruling.rule))?;
        }
        Ok(())
    }

    fn because(&mut self, finding: &Finding) -> io::Result<()> {
        match finding.because.first() {
            Some(r) => {
                let (why, rule, id) = (plain(&r.detail), code(&r.rule), &finding.id);
                writeln!(self.out, "\nBecause {why} ({rule}, finding `{id}`).")
            }
            None => Ok(()),
        }
    }

    fn list(&mut self, claims: &[&Claim]) -> io::Result<()> {
        for copied in self.resolved.alike(claims) {
            let words = plain(&copied.claim.quote);
            writeln!(self.out, "- {}", self.quoted(&copied, &words))?;
        }
        Ok(())
    }

    /// "**bbc and 2 copies**: “words” — according to a spokesman (bbc.txt:3)"
    fn quoted(&self, copied: &Copied, words: &str) -> String {
        format!(
            "**{}**: {}",
            plain(&copied.by()),
            self.said(copied.claim, words)
        )
    }

    /// "“words” — according to a spokesman (bbc.txt:3)"
    fn said(&self, claim: &Claim, words: &str) -> String {
        let manner = match manner(claim) {
            m if m.is_empty() => m,
            m => format!(" — {}", plain(&m)),
        };
        let path = self.resolved.source(claim).map_or("", |s| s.path.as_str());
        format!("“{words}”{manner} ({}:{})", plain(path), claim.span.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_page() {
        let mut out = Vec::new();
        let writer = Markdown {
            only: BTreeSet::new(),
        };
        writer.write(&fixture::report(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
