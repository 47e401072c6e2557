//! The fact table for a terminal, and as rows for a spreadsheet.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::report::laid::Laid;
use crate::report::model::{Fact, FactValue, Finding, Holder, Report};
use crate::report::page::{Page, Screen};
use crate::visible::line;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLACE: Style = AnsiColor::Cyan.on_default();
const CONFLICT: Style = AnsiColor::Red.on_default().bold();

/// A question a paragraph: a line an answer, with the sources that give it.
pub fn fact_table(report: &Report, screen: Screen) -> String {
    let mut page = Page::new(screen);
    let laid = Laid::new(report);
    for fact in &report.facts {
        let ids: Vec<&str> = report.disputes(fact).map(|f| f.id.as_str()).collect();
        let mark = if ids.is_empty() {
            String::new()
        } else {
            let ids = ids.join(", ");
            format!("  {CONFLICT}answers differ{CONFLICT:#} {FAINT}{ids}{FAINT:#}")
        };
        page.hang(
            "",
            2,
            &format!("{STRONG}{}{STRONG:#}{mark}", line(&fact.name)),
        );
        for value in &fact.values {
            let mut said = line(&value.text).into_owned();
            if said != value.value {
                let _ = write!(said, " {FAINT}({}){FAINT:#}", line(&value.value));
            }
            let (sources, speakers) = laid.told_by(value, str::to_owned);
            let _ = write!(said, "  {PLACE}{}{PLACE:#}", line(&sources.join(", ")));
            if !speakers.is_empty() {
                let _ = write!(said, " {FAINT}according to {}{FAINT:#}", line(&speakers));
            }
            if let Some(aside) = &value.aside {
                let _ = write!(said, " {FAINT}— {aside}{FAINT:#}");
            }
            page.hang("  ▪ ", 4, &said);
        }
    }
    page.text().to_owned()
}

/// A heading, then a row a question: holder, attribute, a cell a source.
pub(super) fn fact_rows(report: &Report) -> Vec<Vec<String>> {
    let sources = report.sources.iter().map(|s| s.id.clone());
    let mut rows: Vec<Vec<String>> = vec![
        ["holder", "attribute"]
            .map(str::to_owned)
            .into_iter()
            .chain(sources)
            .collect(),
    ];
    for fact in &report.facts {
        let holder = match &fact.holder {
            Holder::Entity(id) | Holder::Event(id) => id.clone(),
            Holder::Described(noun) => format!("the {noun}"),
        };
        let cell = |source: &str| {
            let own = |v: &&FactValue| v.aside.is_none() && v.sources.iter().any(|s| s == source);
            let all: Vec<&str> = fact
                .values
                .iter()
                .filter(own)
                .map(|v| v.value.as_str())
                .collect();
            all.join("; ")
        };
        let cells = report.sources.iter().map(|s| cell(&s.id));
        let row = [holder, fact.attribute.clone()].into_iter().chain(cells);
        rows.push(row.collect());
    }
    rows
}

impl Report {
    /// The findings on answers to the question that exclude or follow each other.
    fn disputes(&self, fact: &Fact) -> impl Iterator<Item = &Finding> {
        let on = move |f: &&Finding| f.fact.as_ref() == Some(&fact.id) && !f.sides.is_empty();
        self.findings.iter().filter(on)
    }
}
