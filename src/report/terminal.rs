//! The report for reading in a terminal.
//!
//! The outcome first, then the sections in their order (see [`crate::report::sections`]), each finding led by what it is about;
//! last the sources. What a quick reader needs not is folded (see [`crate::report::fold`]). Every line of words names its source and line. What an article says is made visible first (see [`crate::visible`]) and styled after.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::report::Writer;
use crate::report::copies::Copied;
use crate::report::fold::{VOICES, holders};
use crate::report::model::{Claim, Finding, Reason, Report, Scope, Source};
use crate::report::name::{kind_name, standing_name};
use crate::report::page::{Page, Screen};
use crate::report::resolved::Resolved;
use crate::report::ruled::{aside, level, ruled};
use crate::report::sections::{Part, Section};
use crate::report::source_table::{Table, sources};
use crate::report::wording::{Marked, count, manner, marked, readable, reason as told_reason};
use crate::run::{Diagnostic, Severity};
use crate::verdict::{UNDECIDED, Verdict};
use crate::visible::line;

/// Agreements shown at once: about what fits two screens beside the conflicts. Those that follow are held by the fewest.
const AGREEMENTS: usize = 40;
/// Few enough to be shown whatever the articles' length.
const FEW: usize = 10;
/// Words of the articles for each agreement beyond those: a report is no longer than what it reports on.
const WORDS_EACH: usize = 110;

const HEAD: Style = Style::new().bold().underline();
const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const CONFLICT: Style = AnsiColor::Red.on_default().bold();
const CHANGE: Style = AnsiColor::Yellow.on_default().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// Narrower than this, a source stands above its words instead of beside them.
pub(super) const ROOMY: usize = 64;

/// Lines for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// What it is written for.
    pub screen: Screen,
    /// What the report was cut down to; if empty, all but undecided pairs are shown.
    pub only: BTreeSet<Verdict>,
    /// Whether nothing is folded. What is asked for by name is never folded.
    pub all: bool,
}

impl Writer for Terminal {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let mut sheet = Sheet {
            resolved: &resolved,
            page: Page::new(self.screen),
            all: self.all || resolved.is_cut(),
        };
        sheet.outcome();
        sheet.diagnostics();
        for section in resolved.sections() {
            sheet.section(&section);
        }
        sheet.unique();
        sheet.rulings();
        sheet.sources();
        out.write_all(sheet.page.text().as_bytes())
    }
}

struct Sheet<'a> {
    resolved: &'a Resolved<'a>,
    page: Page,
    all: bool,
}

impl Sheet<'_> {
    /// What was compared and what was found, on one line.
    fn outcome(&mut self) {
        let resolved = self.resolved;
        let outcome = format!("{}: {}", resolved.extent(), resolved.tally());
        let mut outcome = paint_words(STRONG, &outcome);
        let folded = resolved.folded();
        if folded > 0 {
            let pairs = count(folded, "related pair", "related pairs");
            let said = format!("; {pairs} not shown (--only related)");
            outcome.push_str(&paint_words(FAINT, &said));
        }
        self.page.hang("", 2, &outcome);
        if let Some(told) = resolved.against_baseline() {
            self.page.hang("", 2, &told);
        }
    }

    fn section(&mut self, section: &Section) {
        let part = section.part;
        let findings = &section.findings;
        self.heading(part.title(), findings.len(), part.gloss());
        match part {
            Part::Contradictions => self.each(findings, |s, f| s.opposed(f, CONFLICT)),
            Part::Disputes | Part::Updates => self.each(findings, |s, f| s.opposed(f, CHANGE)),
            Part::Agreements if self.all => self.each(findings, Self::agreement),
            Part::Agreements => {
                let words: usize = self.resolved.report.sources.iter().map(|s| s.words).sum();
                let most = (words / WORDS_EACH).clamp(FEW, AGREEMENTS);
                let fold = self.resolved.fold(findings, most);
                self.each(&fold.shown, Self::agreement);
                self.rest(fold.rest());
            }
            Part::Related => self.each(findings, Self::related),
        }
    }

    fn each(&mut self, findings: &[&Finding], show: impl Fn(&mut Self, &Finding)) {
        for f in findings {
            show(self, f);
        }
    }

    /// What is folded, and how to see it.
    fn rest(&mut self, rest: Option<String>) {
        if let Some(rest) = rest {
            self.page.line("");
            let said = paint_words(FAINT, &format!("{rest} (--all)"));
            self.page.hang("  ", 2, &said);
        }
    }

    /// Who is compared, and of which others each is the text.
    fn sources(&mut self) {
        self.heading("Sources", self.resolved.report.sources.len(), "");
        let Table {
            header,
            lines,
            folded,
        } = sources(self.resolved, self.page.width(), self.all);
        self.page.line(&paint(FAINT, &header));
        for line in lines {
            self.page.line(&line);
        }
        if folded > 0 {
            self.rest(Some(count(folded, "more copy", "more copies")));
        }
    }

    fn diagnostics(&mut self) {
        let diagnostics = &self.resolved.report.diagnostics;
        if diagnostics.is_empty() {
            return;
        }
        self.page.line("");
        for d in diagnostics.iter().take(Diagnostic::SHOWN) {
            let (style, label) = match d.severity {
                Severity::Error => (CONFLICT, "error"),
                Severity::Warning => (CHANGE, "warning"),
                Severity::Note => (FAINT, "note"),
            };
            let place = match (d.line, d.column) {
                (0, _) => d.path.clone(),
                (at, 0) => format!("{}:{at}", d.path),
                (at, column) => format!("{}:{at}:{column}", d.path),
            };
            let said = format!("{place}: {}", d.message);
            let said = format!("{}: {}", paint(style, label), line(&said));
            self.page.hang("", 2, &said);
        }
        if let Some(rest) = Diagnostic::rest(diagnostics.len()) {
            self.page.line(&rest);
        }
    }

    fn heading(&mut self, title: &str, n: usize, gloss: &str) {
        if n == 0 {
            return;
        }
        let gloss = if gloss.is_empty() {
            String::new()
        } else {
            format!(", {gloss}")
        };
        self.page.line("");
        let told = paint_words(FAINT, &format!("{n}{gloss}"));
        self.page
            .hang("", 2, &format!("{} {told}", paint_words(HEAD, title)));
    }

    /// What a finding is about in bold; beside it, or below where that is too long, what it is called.
    fn lead(&mut self, finding: &Finding, style: Style, kind: &str) {
        let headline = self.resolved.headline(finding);
        let mut title = paint_words(style, &headline);
        let contained = if finding.scope == Some(Scope::Contained) {
            "one a part of the other"
        } else {
            ""
        };
        let standing = standing_name(finding.baseline);
        let said = [kind, contained, level(finding), standing, &finding.id];
        let said: Vec<&str> = said.into_iter().filter(|s| !s.is_empty()).collect();
        let said = said.join(", ");
        self.page.line("");
        if 2 + headline.width() + 2 + said.width() <= self.page.width() {
            title = format!("{title}  {}", paint(FAINT, &said));
            self.page.hang("  ", 2, &title);
        } else {
            self.page.hang("  ", 2, &title);
            self.page.hang("  ", 2, &paint_words(FAINT, &said));
        }
    }

    /// A contradiction or an update, a line a side and its words below.
    fn opposed(&mut self, finding: &Finding, style: Style) {
        let resolved = self.resolved;
        self.lead(finding, style, finding.kind.map_or("state", kind_name));
        let sides = resolved.sides(finding);
        for (i, side) in sides.iter().enumerate() {
            let other = sides.iter().enumerate().find(|(j, _)| *j != i);
            let other = other
                .and_then(|(_, s)| s.claims.first())
                .map(|c| line(&c.quote));
            let value = line(side.value);
            let told = readable(&value);
            let mut head = paint(STRONG, if told.is_empty() { "—" } else { &told });
            if !side.held_by.is_empty() {
                let _ = write!(head, "  {}", line(&holders(&side.held_by, self.all)));
            }
            self.page.hang("  ▪ ", 4, &head);
            let words =
                |c: &Claim| styled(&marked(&line(&c.quote), &value, other.as_deref()), style);
            self.quotes(&side.claims, 4, words);
        }
        // Of a fact the values stand in the heading already.
        let told = finding.fact.is_some() && ruled(finding).is_none();
        if let Some(reason) = finding.because.first().filter(|_| self.all || !told) {
            let why = format!("because {} ({})", told_reason(&reason.detail), reason.rule);
            self.page.hang("    ", 4, &paint_words(FAINT, &line(&why)));
        }
    }

    fn agreement(&mut self, finding: &Finding) {
        let resolved = self.resolved;
        let claims = resolved.told(finding, &finding.claims);
        self.lead(finding, STRONG, &resolved.support(finding));
        let commitments = resolved.commitments(finding).filter(|_| self.all);
        if let Some(commitments) = commitments {
            self.page.hang("  ", 2, &format!("{}.", line(&commitments)));
        }
        self.quotes(&claims, 2, |c| line(&c.quote).into_owned());
        if let Some(reason) = ruled(finding) {
            let why = format!("because {} ({})", told_reason(&reason.detail), reason.rule);
            self.page.hang("  ", 2, &paint_words(FAINT, &line(&why)));
        }
    }

    fn unique(&mut self) {
        let resolved = self.resolved;
        let unique = resolved.unique();
        let n = unique.iter().map(|(_, claims)| claims.len()).sum();
        self.heading("Only one source", n, resolved.level_of(Verdict::Unique));
        if self.all {
            self.unfolded(unique);
            return;
        }
        let telling = resolved.telling(&unique);
        if !telling.is_empty() {
            self.page.line("");
            self.quotes(&telling, 2, |c| line(&c.quote).into_owned());
        }
        let more = n - telling.len();
        self.rest((more > 0).then(|| count(more, "more claim", "more claims")));
    }

    fn unfolded(&mut self, unique: Vec<(&Source, Vec<&Claim>)>) {
        for (source, claims) in unique {
            self.page.line("");
            self.page
                .line(&format!("  {}", paint(STRONG, &line(&source.id))));
            let lines = claims
                .iter()
                .map(|c| c.span.line.to_string())
                .collect::<Vec<_>>();
            let wide = lines.iter().map(String::len).max().unwrap_or(0);
            for (claim, at) in claims.iter().zip(&lines) {
                let lead = format!("  {} ", paint(PLACE, &format!("{at:>wide$}")));
                let mut said = quoted(claim, &line(&claim.quote));
                if self.resolved.is_opposed(claim) {
                    let _ = write!(said, " {}", paint(CONFLICT, "(contradicted)"));
                }
                if self.resolved.is_new(claim) {
                    let _ = write!(said, " {}", paint(STRONG, "(new)"));
                }
                self.page.hang(&lead, wide + 3, &said);
            }
        }
    }

    fn related(&mut self, finding: &Finding) {
        let claims = self.resolved.claims(&finding.claims);
        self.page.line("");
        let level = aside(level(finding));
        self.page
            .line(&format!("  {}{level}", paint(FAINT, &finding.id)));
        self.quotes(&claims, 2, |c| line(&c.quote).into_owned());
        let told = |r: &&Reason| r.rule != UNDECIDED;
        if let Some(reason) = finding.because.first().filter(told) {
            self.page.hang(
                "  ",
                2,
                &paint_words(FAINT, &line(&told_reason(&reason.detail))),
            );
        }
    }

    /// What a person ruled, on which claims, and why.
    fn rulings(&mut self) {
        let rulings = self.resolved.rulings();
        self.heading("Rulings", rulings.len(), "made by a person, in rule files");
        for ruling in rulings {
            self.page.line("");
            self.page.line(&format!(
                "  {}  {}",
                paint(STRONG, &line(&ruling.says)),
                paint(FAINT, &line(ruling.rule))
            ));
            self.page.hang("  ▪ ", 4, &line(ruling.because));
            let claims = self.resolved.claims(ruling.claims);
            self.quotes(&claims, 4, |c| line(&c.quote).into_owned());
        }
    }

    /// A line an origin, or where nothing is folded a line a claim, many copies on one: where it stands, its words, who it is laid to.
    fn quotes(&mut self, claims: &[&Claim], indent: usize, words: impl Fn(&Claim) -> String) {
        let alike = if self.all {
            self.resolved.alike(claims)
        } else {
            self.resolved.voices(claims)
        };
        let most = if self.all { alike.len() } else { VOICES };
        let rest = alike.len().saturating_sub(most);
        let alike = &alike[..alike.len() - rest];
        let place = |t: &Copied| line(&t.place()).into_owned();
        let places: Vec<String> = alike.iter().map(place).collect();
        let wide = places.iter().map(|p| p.width()).max().unwrap_or(0);
        let margin = " ".repeat(indent);
        for (Copied { claim, .. }, place) in alike.iter().zip(&places) {
            let said = quoted(claim, &words(claim));
            if self.page.width() >= ROOMY && wide <= self.page.width() / 3 {
                let pad = " ".repeat(wide - place.width());
                let lead = format!("{margin}{}{pad}  ", paint(PLACE, place));
                self.page.hang(&lead, indent + wide + 2, &said);
            } else {
                self.page.line(&format!("{margin}{}", paint(PLACE, place)));
                self.page.hang(&format!("{margin}  "), indent + 2, &said);
            }
        }
        if rest > 0 {
            let said = format!("{margin}and {rest} more (--all)");
            self.page.line(&paint(FAINT, &said));
        }
    }
}

/// Quoted words, made visible before, and how the source puts them.
fn quoted(claim: &Claim, words: &str) -> String {
    let manner = manner(claim);
    if manner.is_empty() {
        format!("“{words}”")
    } else {
        format!(
            "“{words}” {}",
            paint_words(FAINT, &format!("— {}", line(&manner)))
        )
    }
}

fn styled(words: &Marked, style: Style) -> String {
    let piece = |(text, mark): &(&str, bool)| {
        if *mark {
            paint(style, text)
        } else {
            (*text).to_owned()
        }
    };
    words.iter().map(piece).collect()
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Each word for itself, so that a style never runs over a line's end into the margin.
fn paint_words(style: Style, text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(|w| paint(style, w)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn shown(width: usize, only: &[Verdict]) -> String {
        let mut out = Vec::new();
        let only = only.iter().copied().collect();
        let colour = false;
        let screen = Screen { width, colour };
        let writer = Terminal {
            screen,
            only,
            all: false,
        };
        writer.write(&fixture::report(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_roomy_terminal() {
        insta::assert_snapshot!(shown(80, &[]));
    }

    #[test]
    fn a_narrow_terminal() {
        insta::assert_snapshot!(shown(44, &[Verdict::Contradiction, Verdict::Related]));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [40, 64, 80, 120] {
            for line in shown(width, &[]).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}
