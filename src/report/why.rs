//! Why a finding was made: its claims, and the score that decided, term by term.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use anstyle::{AnsiColor, Style};

use crate::report::model::{Claim, Difference, Finding, Reason, Report};
use crate::report::name::{kind_name, slot_name, verdict_name};
use crate::report::page::{Page, Screen};
use crate::report::resolved::Resolved;
use crate::report::ruled::reading_name;
use crate::report::wording::manner;
use crate::verdict::Verdict;
use crate::visible::line;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// Columns of the longest bar.
const BAR: f64 = 24.0;

/// Two claims and what is made of them.
#[derive(Debug, Clone, Copy)]
pub struct PairMade<'a> {
    /// The claims.
    pub claims: [&'a Claim; 2],
    /// What they make, if anything.
    pub verdict: Option<Verdict>,
    /// Why.
    pub because: &'a [Reason],
    /// How they lie on each other, slot by slot.
    pub alignment: &'a [Difference],
}

/// Writes what is made of two claims of `report`, and why.
///
/// # Errors
/// Those of `out`.
pub fn write_pair(
    report: &Report,
    made: &PairMade,
    screen: Screen,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut page = Page::new(screen);
    let claims = made.claims;
    let ids = claims.map(|c| &c.id);
    let with_both = |f: &&Finding| ids.iter().all(|id| f.claims.contains(id));
    let standing: Vec<&Finding> = report.findings.iter().filter(with_both).collect();
    let verdict = made.verdict.map_or("apart", verdict_name);
    page.line(&if !standing.is_empty() {
        format!("{STRONG}{verdict}{STRONG:#}")
    } else if made.verdict.is_some() {
        format!("{STRONG}not in the report{STRONG:#}; taken alone, these two: {verdict}")
    } else {
        format!("{STRONG}not in the report{STRONG:#}")
    });
    for finding in standing {
        let (name, id) = (verdict_name(finding.verdict), &finding.id);
        page.line(&format!("both stand in {name} {FAINT}{id}{FAINT:#}"));
    }
    for claim in claims {
        self::claim(report, claim, "", &mut page);
    }
    aligned(made.alignment, &mut page);
    reasons(made.because, &mut page);
    out.write_all(page.text().as_bytes())
}

/// Writes why `finding` of `report` was made; `read` says of a claim what was read from which of its words.
///
/// # Errors
/// Those of `out`.
pub fn write(
    report: &Report,
    finding: &Finding,
    read: &dyn Fn(&str) -> Vec<String>,
    screen: Screen,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let all = BTreeSet::new();
    let resolved = Resolved::new(report, &all);
    let mut page = Page::new(screen);
    let verdict = verdict_name(finding.verdict);
    let kind = finding
        .kind
        .map_or(String::new(), |k| format!(", {}", kind_name(k)));
    page.line(&format!(
        "{STRONG}{verdict}{kind}{STRONG:#}  {FAINT}{}{FAINT:#}  score {}",
        finding.id, finding.score
    ));
    for claim in resolved.claims(&finding.claims) {
        let side = finding.sides.iter().position(|s| s.contains(&claim.id));
        let side = side.map_or(String::new(), |i| format!("side {} ", i + 1));
        self::claim(report, claim, &side, &mut page);
        for row in read(&claim.id) {
            page.hang("  ", 2, &format!("{FAINT}{}{FAINT:#}", line(&row)));
        }
    }
    reasons(&finding.because, &mut page);
    out.write_all(page.text().as_bytes())
}

fn claim(report: &Report, claim: &Claim, side: &str, page: &mut Page) {
    page.line("");
    page.line(&format!(
        "{PLACE}{}:{}{PLACE:#}  {side}{FAINT}{}{FAINT:#}",
        line(&claim.source),
        claim.span.line,
        claim.id
    ));
    let mut said = format!("“{}”", line(&claim.quote));
    let manner = manner(claim);
    if !manner.is_empty() {
        let _ = write!(said, " — {}", line(&manner));
    }
    page.hang("  ", 2, &said);
    page.hang("  ", 2, &format!("= {}", line(&claim.normalized)));
    for reread in report
        .readings
        .iter()
        .filter(|r| r.claims.contains(&claim.id))
    {
        let says = reading_name(reread);
        let (says, rule, why) = (line(&says), line(&reread.rule), line(&reread.because));
        page.hang(
            "  ",
            2,
            &format!("ruled: {says} {FAINT}({rule}: {why}){FAINT:#}"),
        );
    }
}

/// Columns of a value in an alignment.
const VALUE: usize = 30;

/// Draws an alignment: a line a slot, its sort between what either claim has there, and why.
fn aligned(rows: &[Difference], page: &mut Page) {
    let cut = |value: &Option<String>| {
        let told = line(value.as_deref().unwrap_or("–"));
        let long = told.chars().count() > VALUE;
        let kept: String = told.chars().take(VALUE - usize::from(long)).collect();
        format!("{kept}{}", if long { "…" } else { "" })
    };
    page.line("");
    for row in rows {
        let [one, other] = [cut(&row.values[0]), cut(&row.values[1])];
        let pad = |text: &str, wide: usize| " ".repeat(wide.saturating_sub(text.chars().count()));
        let sort = row.sort.name();
        let strong = if row.sort.decides() { STRONG } else { FAINT };
        let wide = rows.iter().map(|r| cut(&r.values[0]).chars().count());
        let wide = wide.max().unwrap_or(0);
        page.line(&format!(
            "  {:<8}  {one}{}  {strong}{sort:<9}{strong:#}  {other}",
            slot_name(row.slot),
            pad(&one, wide),
        ));
    }
}

fn reasons(because: &[Reason], page: &mut Page) {
    for reason in because {
        page.line("");
        self::reason(reason, page);
    }
}

/// A reason, and under it a bar a summand.
fn reason(reason: &Reason, page: &mut Page) {
    page.hang(
        "",
        2,
        &format!(
            "{STRONG}{}{STRONG:#}: {}",
            line(&reason.rule),
            line(&reason.detail)
        ),
    );
    let product = |value: f64, weight: f64| value * weight;
    let most = reason
        .terms
        .iter()
        .map(|t| product(t.value, t.weight).abs())
        .fold(0.0, f64::max);
    let wide = reason.terms.iter().map(|t| t.name.len()).max().unwrap_or(0);
    for term in &reason.terms {
        let part = product(term.value, term.weight);
        let length = if most > 0.0 {
            (BAR * part.abs() / most).round() as usize
        } else {
            0
        };
        let bar = if part < 0.0 { "░" } else { "█" }.repeat(length);
        page.line(&format!(
            "  {:<wide$}  {part:>+7.3} = {:.3} × {:.3}  {bar}",
            line(&term.name),
            term.value,
            term.weight
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::verdict::{Slot, Sort};

    #[test]
    fn an_alignment_is_drawn_a_line_a_slot_and_a_gap_is_a_dash() {
        let row = |slot, sort, values: [Option<&str>; 2]| Difference {
            slot,
            sort,
            values: values.map(|v| v.map(str::to_owned)),
            rule: "verdict/alignment".to_owned(),
            detail: String::new(),
        };
        let rows = [
            row(Slot::Deed, Sort::Equal, [Some("closed"), Some("shut")]),
            row(
                Slot::Amount,
                Sort::Unknown,
                [Some("14 branches"), Some("19")],
            ),
            row(Slot::Time, Sort::Wider, [None, Some("on Monday")]),
        ];
        let report = fixture::report();
        let made = PairMade {
            claims: [&report.claims[0], &report.claims[1]],
            verdict: None,
            because: &[],
            alignment: &rows,
        };
        let screen = Screen {
            width: 80,
            colour: false,
        };
        let mut out = Vec::new();
        write_pair(&report, &made, screen, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = page.lines().rev().take(3).collect();
        assert_eq!(
            lines,
            [
                "  time      –            wider      on Monday",
                "  amount    14 branches  unknown    19",
                "  deed      closed       equal      shut",
            ]
        );
    }
}
