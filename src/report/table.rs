//! Claims as a table, for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::claim::Polarity;
use crate::report::model::Claim;
use crate::report::page::{Page, Screen};
use crate::report::wording::manner;
use crate::visible::line;

const PLACE: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = Style::new().dimmed();

/// A line a claim: id, source and line, its words, how the source puts it.
pub fn claim_table<'a>(claims: impl IntoIterator<Item = &'a Claim>, screen: Screen) -> String {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let mut page = Page::new(screen);
    let places: Vec<String> = claims
        .iter()
        .map(|c| format!("{}:{}", line(&c.source), c.span.line))
        .collect();
    let wide = places.iter().map(|p| p.chars().count()).max().unwrap_or(0);
    for (claim, place) in claims.iter().zip(&places) {
        let mut said = format!("“{}”", line(&claim.quote));
        let mut how = Vec::new();
        if claim.polarity == Polarity::Negative {
            how.push("negated".to_owned());
        }
        let manner = manner(claim);
        if !manner.is_empty() {
            how.push(line(&manner).into_owned());
        }
        if !how.is_empty() {
            let _ = write!(said, " {FAINT}— {}{FAINT:#}", how.join(", "));
        }
        let id = &claim.id;
        let lead = format!("{FAINT}{id}{FAINT:#}  {PLACE}{place:<wide$}{PLACE:#}  ");
        page.hang(&lead, id.len() + wide + 4, &said);
    }
    page.text().to_owned()
}
