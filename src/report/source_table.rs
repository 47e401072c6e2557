//! The sources as a table for a terminal: who, when, and of which others each is the text.

use std::collections::BTreeMap;

use crate::report::resolved::Resolved;
use crate::report::terminal::ROOMY;
use crate::visible::line;

/// Sources of one origin that are listed: the one that is named beside its words, and one that is its copy.
const COPIES: usize = 2;

/// A line a source.
pub(super) struct Table {
    pub header: String,
    pub lines: Vec<String>,
    /// How many copies are left out.
    pub folded: usize,
}

/// The sources of a report, `width` characters wide; without `all` the first two of an origin.
pub(super) fn sources(resolved: &Resolved, width: usize, all: bool) -> Table {
    let mut table = comfy_table::Table::new();
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(comfy_table::ContentArrangement::Dynamic)
        .set_width(width as u16);
    let (several, roomy) = (resolved.report.stories() > 1, width >= ROOMY);
    let row = |[id, published, words, group, story, outlet]: [&str; 6]| -> Vec<String> {
        let mut cells = vec![id, published, words, group];
        cells.extend(several.then_some(story));
        cells.extend(roomy.then_some(outlet));
        cells.into_iter().map(|c| line(c).into_owned()).collect()
    };
    table.set_header(row([
        "source",
        "published",
        "words",
        "group",
        "story",
        "outlet",
    ]));
    let mut of_origin: BTreeMap<&str, usize> = BTreeMap::new();
    let mut folded = 0;
    for s in &resolved.report.sources {
        let copies = of_origin.entry(&s.group).or_default();
        *copies += 1;
        if *copies > COPIES && !all {
            folded += 1;
            continue;
        }
        table.add_row(row([
            &s.id,
            s.published.as_deref().unwrap_or_default(),
            &s.words.to_string(),
            &s.group,
            &s.story.map_or(String::new(), |n| n.to_string()),
            s.outlet.as_deref().unwrap_or_default(),
        ]));
    }
    if let Some(words) = table.column_mut(2) {
        words.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    let text = table.trim_fmt();
    let mut lines = text.lines().map(str::to_owned);
    Table {
        header: lines.next().unwrap_or_default(),
        lines: lines.collect(),
        folded,
    }
}
