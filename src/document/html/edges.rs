//! What stands over and under an article inside the same element: the label of a section, a date, a counter, the heading of a list
//! that was left out.
//!
//! In: the runs of the element that holds the article. Out: those from its first text to its last. What always holds: a page
//! of short lines keeps all of them.

use super::content::ends_sentence;
use super::runs::Run;
use super::tree::Tree;

/// Lines go only where at least this share of all that is said is prose.
const PROSE_SHARE: f64 = 0.6;

/// The runs without such lines.
pub(super) fn trimmed<'r, 'a>(tree: &Tree, source: &str, runs: &'r [&'a Run]) -> Vec<&'r &'a Run> {
    let all: usize = runs.iter().map(|r| r.chars).sum();
    let prose = |r: &&&Run| r.is_prose();
    let in_prose: usize = runs.iter().filter(prose).map(|r| r.chars).sum();
    let first = runs.iter().position(|r| r.is_prose());
    let last = runs.iter().rposition(|r| r.is_prose());
    let (Some(first), Some(last)) = (first, last) else {
        return runs.iter().collect();
    };
    if (in_prose as f64) < PROSE_SHARE * all as f64 {
        return runs.iter().collect();
    }
    let label = |r: &Run| !is_text(tree, r) && !ends_sentence(r.last(source));
    let end = runs.iter().rposition(|r| !is_heading(tree, r) && !label(r));
    let end = end.map_or(last, |end| end.max(last));
    let kept = runs.iter().enumerate().filter(|(i, run)| {
        let inside = (first..=last).contains(i);
        // Under the text, what a list follows is its heading.
        inside || (last..=end).contains(i) || *i < first && !label(run)
    });
    kept.map(|(_, run)| run).collect()
}

fn is_heading(tree: &Tree, run: &Run) -> bool {
    matches!(
        tree.nodes[run.node].name(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
    )
}

/// Whether a run's element is one that text is written in.
fn is_text(tree: &Tree, run: &Run) -> bool {
    is_heading(tree, run)
        || matches!(
            tree.nodes[run.node].name(),
            "p" | "li" | "dt" | "dd" | "td" | "th" | "blockquote" | "pre"
        )
}
