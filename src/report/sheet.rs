//! Rows for a spreadsheet, as CSV (RFC 4180).
//!
//! Data: every character is kept. But a spreadsheet takes a cell that begins like a formula for one, and a formula can send what
//! it reads elsewhere; such a cell is led by an apostrophe (OWASP, "CSV Injection").

use std::collections::BTreeSet;
use std::io;

use crate::claim::Polarity;
use crate::report::Writer;
use crate::report::fact_table::fact_rows;
use crate::report::model::{Claim, Finding, Report};
use crate::report::name::{kind_name, standing_name, verdict_name};
use crate::report::resolved::Resolved;
use crate::report::wording::manner;
use crate::verdict::Verdict;

/// What a spreadsheet begins a formula with, and what it strips before it looks.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A row a claim of a finding, the finding's own cells repeated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Csv {
    /// What the report was cut down to; if empty, all but undecided pairs are written.
    pub only: BTreeSet<Verdict>,
}

impl Writer for Csv {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let mut sheet = Sheet::new(out);
        sheet.row(HEADING)?;
        let shown = report.findings.iter().filter(|f| resolved.shows(f.verdict));
        for finding in shown {
            rows(&resolved, finding, &mut sheet)?;
        }
        sheet.end()
    }
}

const HEADING: [&str; 18] = [
    "finding",
    "verdict",
    "kind",
    "headline",
    "side",
    "value",
    "source",
    "outlet",
    "published",
    "path",
    "line",
    "column",
    "words",
    "manner",
    "independent",
    "score",
    "because",
    "baseline",
];

fn rows(resolved: &Resolved, finding: &Finding, sheet: &mut Sheet) -> io::Result<()> {
    let headline = resolved.headline(finding);
    let because = finding.because.first().map_or("", |r| r.detail.as_str());
    let kind = finding.kind.map_or("", kind_name);
    let sides = resolved.sides(finding);
    let mut told: Vec<(String, &str, &Claim)> = Vec::new();
    for (i, side) in sides.iter().enumerate() {
        let number = (i + 1).to_string();
        told.extend(side.claims.iter().map(|c| (number.clone(), side.value, *c)));
    }
    if sides.is_empty() {
        let claims = resolved.told(finding, &finding.claims);
        told.extend(claims.into_iter().map(|c| (String::new(), "", c)));
    }
    for (side, value, claim) in told {
        let source = resolved.source(claim);
        let of = |cell: fn(&crate::report::Source) -> Option<&str>| source.and_then(cell);
        sheet.row([
            finding.id.as_str(),
            verdict_name(finding.verdict),
            kind,
            &headline,
            &side,
            value,
            &claim.source,
            of(|s| s.outlet.as_deref()).unwrap_or_default(),
            of(|s| s.published.as_deref()).unwrap_or_default(),
            of(|s| Some(&s.path)).unwrap_or_default(),
            &claim.span.line.to_string(),
            &claim.span.column.to_string(),
            &claim.quote,
            &manner(claim),
            &finding.independent.total().to_string(),
            &finding.score.to_string(),
            because,
            standing_name(finding.baseline),
        ])?;
    }
    Ok(())
}

/// A row a question, a column a source.
///
/// # Errors
/// Those of `out`.
pub fn write_facts(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    for row in fact_rows(report) {
        sheet.row(row)?;
    }
    sheet.end()
}

/// A row a claim, by source and place in the text. Lists within a cell are parted by "; ".
///
/// # Errors
/// Those of `out`.
pub fn write_claims(claims: &[Claim], out: &mut dyn io::Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    sheet.row([
        "claim",
        "source",
        "line",
        "column",
        "words",
        "normalized",
        "subject",
        "relation",
        "object",
        "negated",
        "manner",
        "entities",
        "places",
        "times",
        "figures",
    ])?;
    for claim in claims {
        let negated = match claim.polarity {
            Polarity::Negative => "yes",
            Polarity::Positive => "",
        };
        let times = claim.times.iter().map(|t| t.value.as_str());
        let figures = claim.quantities.iter().map(|q| q.text.as_str());
        sheet.row([
            claim.id.as_str(),
            &claim.source,
            &claim.span.line.to_string(),
            &claim.span.column.to_string(),
            &claim.quote,
            &claim.normalized,
            claim.subject.as_deref().unwrap_or_default(),
            &claim.relation,
            claim.object.as_deref().unwrap_or_default(),
            negated,
            &manner(claim),
            &claim.entities.join("; "),
            &claim.places.join("; "),
            &times.collect::<Vec<_>>().join("; "),
            &figures.collect::<Vec<_>>().join("; "),
        ])?;
    }
    sheet.end()
}

/// Rows under way.
struct Sheet<'a>(csv::Writer<&'a mut dyn io::Write>);

impl<'a> Sheet<'a> {
    fn new(out: &'a mut dyn io::Write) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
        for cell in cells {
            let cell = cell.as_ref();
            if cell.starts_with(FORMULA) {
                self.0.write_field(format!("'{cell}"))?;
            } else {
                self.0.write_field(cell)?;
            }
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_rows() {
        insta::assert_snapshot!(Csv::default().render(&fixture::report()));
    }

    #[test]
    fn no_cell_is_a_formula() {
        let mut report = fixture::report();
        for (claim, mark) in report.claims.iter_mut().zip(FORMULA) {
            claim.quote = format!("{mark}HYPERLINK(\"http://a.example\",\"b\")");
            claim.subject = Some(format!("{mark}1\n\"x\""));
        }
        let mut of_claims = Vec::new();
        write_claims(&report.claims, &mut of_claims).unwrap();
        let of_findings = Csv::default().render(&report);
        for sheet in [of_claims.as_slice(), of_findings.as_bytes()] {
            let mut read = csv::Reader::from_reader(sheet);
            let rows: Vec<_> = read.records().map(Result::unwrap).collect();
            assert!(rows.len() >= 6);
            let cells = || rows.iter().flatten();
            assert!(cells().any(|c| c.starts_with("'=HYPERLINK(\"http")));
            assert!(!cells().any(|c| c.starts_with(FORMULA)));
        }
    }
}
