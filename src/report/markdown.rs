//! The report as Markdown: a page to read, to review in a pull request, and what a snapshot test compares.
//!
//! One claim a line, an id a finding, no numbering, no scores, no places unless asked for: a changed word changes the lines that
//! tell it and no others, an inserted paragraph that says nothing new changes none. So nothing is counted here but findings.

use std::collections::BTreeSet;
use std::io;

use crate::report::Writer;
use crate::report::copies::Copied;
use crate::report::fold::{VOICES, holders};
use crate::report::model::{Claim, Finding, Report, Scope};
use crate::report::name::{kind_name, standing_name};
use crate::report::plain::{bold, code, plain};
use crate::report::resolved::Resolved;
use crate::report::ruled::{aside, level, ruled};
use crate::report::sections::{Part, Section};
use crate::report::wording::{manner, marked, readable, reason};
use crate::run::{Diagnostic, Severity};
use crate::text::capitalized;
use crate::verdict::Verdict;

/// What so many of ten sources, or fewer, agree on is told in a line.
const FEW_IN_TEN: usize = 3;

/// Voices that such a line lets speak: enough to see that they say the same.
const HEARD: usize = 2;

/// GitHub's Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markdown {
    /// What the report was cut down to; if empty, all but undecided pairs are shown.
    pub only: BTreeSet<Verdict>,
    /// Whether nothing is folded. What is asked for by name is never folded.
    pub all: bool,
    /// Whether it says where words stand, and how many an article has.
    pub lines: bool,
}

impl Writer for Markdown {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let page = Page {
            resolved: &resolved,
            out,
            all: self.all || resolved.is_cut(),
            lines: self.lines,
        };
        page.write()
    }
}

struct Page<'a> {
    resolved: &'a Resolved<'a>,
    out: &'a mut dyn io::Write,
    all: bool,
    lines: bool,
}

impl Page<'_> {
    fn write(mut self) -> io::Result<()> {
        let resolved = self.resolved;
        writeln!(self.out, "# {}\n", resolved.voices_heard())?;
        writeln!(self.out, "{}.", resolved.found())?;
        if let Some(told) = resolved.against_baseline() {
            writeln!(self.out, "\n{told}.")?;
        }
        self.diagnostics()?;
        for section in resolved.sections() {
            self.section(&section)?;
        }
        self.unique()?;
        self.rulings()?;
        self.sources()
    }

    fn section(&mut self, section: &Section) -> io::Result<()> {
        let Section { part, findings } = section;
        writeln!(
            self.out,
            "\n## {}\n\n{}.",
            part.title(),
            capitalized(part.gloss())
        )?;
        match part {
            Part::Contradictions | Part::Disputes | Part::Updates => {
                findings.iter().try_for_each(|f| self.opposed(f))
            }
            Part::Agreements if self.all => findings.iter().try_for_each(|f| self.agreement(f)),
            Part::Agreements => {
                // No more is folded, for whatever comes in here would push another out.
                let fold = self.resolved.fold(findings, usize::MAX);
                let (brief, whole): (Vec<&Finding>, Vec<&Finding>) =
                    fold.shown.iter().partition(|f| self.is_brief(f));
                whole.iter().try_for_each(|f| self.agreement(f))?;
                if !brief.is_empty() {
                    writeln!(self.out, "\n### Told by few\n")?;
                }
                brief.iter().try_for_each(|f| self.brief(f))?;
                if fold.rest().is_some() {
                    let what = "What sources of one origin alone tell, or what is told above in other words, is folded";
                    writeln!(self.out, "\n{what} (`--all`).")?;
                }
                Ok(())
            }
            Part::Related => findings.iter().try_for_each(|f| self.related(f)),
        }
    }

    /// Last, for whoever reads knows the files; a name of an article leads its words anyway.
    fn sources(&mut self) -> io::Result<()> {
        let several = self.resolved.report.stories() > 1;
        let [story, line] = if several {
            [" story |", "--:|"]
        } else {
            ["", ""]
        };
        let [words, dashes] = if self.lines {
            [" words |", "--:|"]
        } else {
            ["", ""]
        };
        writeln!(
            self.out,
            "\n## Sources\n\n| source | outlet | published |{words} group |{story} file |"
        )?;
        writeln!(self.out, "|---|---|---|{dashes}---|{line}---|")?;
        for s in &self.resolved.report.sources {
            let words = if self.lines {
                format!(" {} |", s.words)
            } else {
                String::new()
            };
            writeln!(
                self.out,
                "| {} | {} | {} |{words} {} |{} {} |",
                plain(&s.id),
                plain(s.outlet.as_deref().unwrap_or_default()),
                s.published.as_deref().unwrap_or_default(),
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

    /// "### Killed: 26 or 34 · numeric · `1f2e3d4c5b6a7988`"
    fn heading(&mut self, finding: &Finding, kind: &str) -> io::Result<()> {
        let headline = plain(&self.resolved.headline(finding));
        let contained = match finding.scope {
            Some(Scope::Contained) => "one a part of the other",
            None => "",
        };
        let standing = standing_name(finding.baseline);
        let said = [&headline, kind, contained, level(finding), standing];
        let said: Vec<&str> = said.into_iter().filter(|s| !s.is_empty()).collect();
        writeln!(self.out, "\n### {} · `{}`\n", said.join(" · "), finding.id)
    }

    fn opposed(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        self.heading(finding, finding.kind.map_or("state", kind_name))?;
        let sides = resolved.sides(finding);
        for (i, side) in sides.iter().enumerate() {
            let other = sides.iter().enumerate().find(|(j, _)| *j != i);
            let other = other
                .and_then(|(_, s)| s.claims.first())
                .map(|c| c.quote.as_str());
            let value = match readable(side.value) {
                none if none.is_empty() => "—".to_owned(),
                value => value,
            };
            let holders = plain(&holders(&side.held_by, self.all));
            writeln!(self.out, "- **{}**: {holders}", plain(&value))?;
            let voices = self.voices(&side.claims);
            let (heard, rest) = voices.split_at(self.heard(voices.len()));
            for copied in heard {
                let words = bold(&marked(&copied.claim.quote, side.value, other));
                writeln!(self.out, "  - {}", self.quoted(copied, &words))?;
            }
            if !rest.is_empty() {
                let rest: Vec<String> = rest.iter().map(|c| plain(&c.by())).collect();
                writeln!(self.out, "  - {}", also(&rest))?;
            }
        }
        self.because(finding)
    }

    fn agreement(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        let claims = resolved.told(finding, &finding.claims);
        self.heading(finding, "")?;
        let commitments = resolved.commitments(finding);
        let commitments = commitments.map_or(String::new(), |c| format!(" {}.", plain(&c)));
        writeln!(self.out, "{}.{commitments}\n", resolved.support(finding))?;
        let heading = plain(&resolved.headline(finding));
        let voices = self.told(&claims);
        let (heard, rest) = voices.split_at(self.heard(voices.len()));
        for (by, said) in heard {
            // Whoever gave the heading its words need not be heard twice.
            let again = (!self.all).then(|| again(&heading, said)).flatten();
            writeln!(self.out, "- **{by}**: {}", again.as_ref().unwrap_or(said))?;
        }
        if !rest.is_empty() {
            let rest: Vec<&str> = rest.iter().map(|(by, _)| by.as_str()).collect();
            writeln!(self.out, "- {}", also(&rest))?;
        }
        match ruled(finding) {
            Some(_) => self.because(finding),
            None => Ok(()),
        }
    }

    /// Whether so few of many sources agree that a line is enough. Both are numbers of sources, which no changed word changes.
    fn is_brief(&self, finding: &Finding) -> bool {
        let all = self.resolved.report.sources.len();
        finding.sources.len() * 10 <= all * FEW_IN_TEN && ruled(finding).is_none()
    }

    /// "- **bbc**: “words” — hedged; **cnn**: “other words” · `1f2e3d4c5b6a7988`".
    fn brief(&mut self, finding: &Finding) -> io::Result<()> {
        let claims = self.resolved.told(finding, &finding.claims);
        let voices = self.told(&claims);
        let (heard, rest) = voices.split_at(voices.len().min(HEARD));
        let heard = heard.iter().map(|(by, said)| format!("**{by}**: {said}"));
        let rest: Vec<&str> = rest.iter().map(|(by, _)| by.as_str()).collect();
        let rest = (!rest.is_empty()).then(|| also(&rest));
        let said = heard.chain(rest).collect::<Vec<String>>().join("; ");
        let told = [&said, level(finding), standing_name(finding.baseline)];
        let told: Vec<&str> = told.into_iter().filter(|s| !s.is_empty()).collect();
        writeln!(self.out, "- {} · `{}`", told.join(" · "), finding.id)
    }

    fn unique(&mut self) -> io::Result<()> {
        let resolved = self.resolved;
        let unique = resolved.unique();
        if !unique.is_empty() {
            let level = aside(resolved.level_of(Verdict::Unique));
            writeln!(self.out, "\n## Only one source{level}")?;
        }
        if !self.all {
            let telling = resolved.telling(&unique);
            if telling.is_empty() && !unique.is_empty() {
                writeln!(self.out, "\nFolded (`--all`).")?;
            } else if !unique.is_empty() {
                let what = "A few that tell most";
                writeln!(self.out, "\n{what}; the rest is folded (`--all`).\n")?;
            }
            return self.list(&telling);
        }
        for (source, claims) in unique {
            writeln!(self.out, "\n### {}\n", plain(&source.id))?;
            for claim in claims {
                let opposed = if resolved.is_opposed(claim) {
                    " (contradicted)"
                } else {
                    ""
                };
                let new = if resolved.is_new(claim) { " (new)" } else { "" };
                let words = plain(&claim.quote);
                writeln!(self.out, "- {}{opposed}{new}", self.said(claim, &words))?;
            }
        }
        Ok(())
    }

    fn related(&mut self, finding: &Finding) -> io::Result<()> {
        let resolved = self.resolved;
        self.heading(finding, "")?;
        self.list(&resolved.claims(&finding.claims))?;
        self.because(finding)
    }

    /// What a person ruled, on which claims, and why.
    fn rulings(&mut self) -> io::Result<()> {
        let resolved = self.resolved;
        let rulings = resolved.rulings();
        if !rulings.is_empty() {
            writeln!(self.out, "\n## Rulings")?;
        }
        for ruling in rulings {
            let (says, why) = (plain(&ruling.says), plain(ruling.because));
            writeln!(self.out, "\n### {says}: {why}\n")?;
            self.list(&resolved.claims(ruling.claims))?;
            writeln!(self.out, "\nRuled in {}.", code(ruling.rule))?;
        }
        Ok(())
    }

    fn because(&mut self, finding: &Finding) -> io::Result<()> {
        match finding.because.first() {
            Some(r) => {
                let (why, rule) = (plain(&reason(&r.detail)), code(&r.rule));
                writeln!(self.out, "\nBecause {why} ({rule}).")
            }
            None => Ok(()),
        }
    }

    /// A claim an origin, or where nothing is folded all claims, many copies as one.
    fn voices<'c>(&self, claims: &[&'c Claim]) -> Vec<Copied<'c>>
    where
        Self: 'c,
    {
        if self.all {
            self.resolved.alike(claims)
        } else {
            self.resolved.voices(claims)
        }
    }

    fn list(&mut self, claims: &[&Claim]) -> io::Result<()> {
        for (by, said) in self.told(claims) {
            writeln!(self.out, "- **{by}**: {said}")?;
        }
        Ok(())
    }

    /// Of so many voices, how many are heard in their own words.
    fn heard(&self, voices: usize) -> usize {
        if self.all { voices } else { voices.min(VOICES) }
    }

    /// The voices and what they say: those that say the same in the same words speak as one, where not all is asked for.
    fn told(&self, claims: &[&Claim]) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for copied in self.voices(claims) {
            let (by, said) = (
                plain(&copied.by()),
                self.said(copied.claim, &plain(&copied.claim.quote)),
            );
            let alike = all.iter_mut().find(|(_, other)| *other == said);
            if let Some((others, _)) = alike.filter(|_| !self.all) {
                others.push_str(", ");
                others.push_str(&by);
            } else {
                all.push((by, said));
            }
        }
        all
    }

    /// "**bbc and 2 copies**: “words” — according to a spokesman (bbc.txt:3)"
    fn quoted(&self, copied: &Copied, words: &str) -> String {
        format!(
            "**{}**: {}",
            plain(&copied.by()),
            self.said(copied.claim, words)
        )
    }

    /// "“words” — according to a spokesman", and where it stands, if that is asked for: "(bbc.txt:3)"
    fn said(&self, claim: &Claim, words: &str) -> String {
        let manner = match manner(claim) {
            m if m.is_empty() => m,
            m => format!(" — {}", plain(&m)),
        };
        let at = if self.lines {
            let path = self.resolved.source(claim).map_or("", |s| s.path.as_str());
            format!(" ({}:{})", plain(path), claim.span.line)
        } else {
            String::new()
        };
        format!("“{words}”{manner}{at}")
    }
}

/// Who holds it too, and is not heard: "also bbc, cnn".
fn also<S: AsRef<str>>(by: &[S]) -> String {
    let by: Vec<&str> = by.iter().map(AsRef::as_ref).collect();
    format!("also {}", by.join(", "))
}

/// What stands for words that the heading has told: "in these words — hedged", "in these words, some left out"; `None` for others.
fn again(heading: &str, said: &str) -> Option<String> {
    let (words, manner) = said.strip_prefix('“')?.rsplit_once('”')?;
    let whole = words.replace(" … ", " ");
    let left_out = if whole == words {
        ""
    } else {
        ", some left out"
    };
    let same = whole.to_lowercase() == heading.to_lowercase();
    same.then(|| format!("in these words{left_out}{manner}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn words_of_the_heading_are_not_told_again() {
        let told = |said| again("The dam broke at noon", said);
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(told("“the dam broke at noon”"), some("in these words"));
        assert_eq!(
            told("“The dam … broke at noon” — hedged"),
            some("in these words, some left out — hedged")
        );
        assert_eq!(told("“The dam broke at one”"), None);
    }

    #[test]
    fn the_page() {
        let mut out = Vec::new();
        let writer = Markdown {
            lines: true,
            ..Markdown::default()
        };
        writer.write(&fixture::report(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
