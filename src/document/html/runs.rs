//! Runs of text: what a reader sees as one paragraph, heading, list item or cell.
//!
//! In: the tree. Out: runs in order, each within one block element and between line breaks.

use std::ops::Range;

use super::hints;
use super::tree::{Data, Tree};

/// One run.
#[derive(Debug)]
pub(super) struct Run {
    /// The block element it stands in.
    pub node: usize,
    /// Where its texts stand in the source.
    pub texts: Vec<Range<usize>>,
    /// Characters, blanks folded.
    pub chars: usize,
    /// Characters inside links.
    pub linked: usize,
    /// Commas, which prose has and menus have not.
    pub commas: usize,
    /// Whether it ends in an ellipsis, as the teasers of other articles do.
    pub cut_off: bool,
}

/// A run this long that is hardly linked is prose.
const PROSE_CHARS: usize = 80;

impl Run {
    /// Share of its characters inside links.
    pub fn link_density(&self) -> f64 {
        self.linked as f64 / self.chars.max(1) as f64
    }

    /// The last words of it that are no blanks.
    pub fn last<'s>(&self, source: &'s str) -> &'s str {
        let mut texts = self
            .texts
            .iter()
            .rev()
            .map(|r| source[r.clone()].trim_end());
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Whether it reads as running text rather than as a label or menu.
    pub fn is_prose(&self) -> bool {
        self.chars >= PROSE_CHARS && self.link_density() < 0.33 && !self.cut_off
    }
}

/// The runs of the elements that are not `skipped`.
pub(super) fn runs(tree: &Tree, source: &str, skipped: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut in_link = vec![false; tree.nodes.len()];
    let inline = hints::inline(tree);
    for (i, node) in tree.nodes.iter().enumerate() {
        if skipped[i] {
            continue;
        }
        match &node.data {
            Data::Element { name, .. } => {
                in_link[i] = in_link[node.parent] || name == "a";
                if name == "br" || !inline[i] {
                    runs.extend(open.take());
                }
            }
            Data::Text(range) => {
                let linked = in_link[node.parent];
                let mut block = node.parent;
                while block != 0 && inline[block] {
                    block = tree.nodes[block].parent;
                }
                if open.as_ref().is_some_and(|run| run.node != block) {
                    runs.extend(open.take());
                }
                let text = &source[range.clone()];
                let chars = text
                    .split_ascii_whitespace()
                    .map(|w| w.chars().count() + 1)
                    .sum::<usize>();
                let run = open.get_or_insert_with(|| Run {
                    node: block,
                    texts: Vec::new(),
                    chars: 0,
                    linked: 0,
                    commas: 0,
                    cut_off: false,
                });
                run.texts.push(range.clone());
                run.chars += chars;
                run.commas += text.matches([',', '、', '،', '，']).count();
                run.linked += if linked { chars } else { 0 };
                if chars > 0 {
                    run.cut_off =
                        text.trim_end().ends_with(['…', ']']) || text.trim_end().ends_with("...");
                }
            }
        }
    }
    runs.extend(open);
    runs.retain(|r| r.chars > 0);
    runs
}
