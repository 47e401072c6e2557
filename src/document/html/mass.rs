//! How much text stands below each element of a page.

use super::runs::Run;
use super::tree::Tree;

/// Characters below each element.
pub(super) struct Mass {
    pub all: Vec<usize>,
    pub linked: Vec<usize>,
    pub prose: Vec<usize>,
}

impl Mass {
    /// Sums runs up.
    pub fn new(tree: &Tree, runs: &[Run]) -> Self {
        let mut mass = Self {
            all: vec![0; tree.nodes.len()],
            linked: vec![0; tree.nodes.len()],
            prose: vec![0; tree.nodes.len()],
        };
        for run in runs {
            for node in std::iter::once(run.node).chain(tree.ancestors(run.node)) {
                mass.all[node] += run.chars;
                mass.linked[node] += run.linked;
                mass.prose[node] += if run.is_prose() { run.chars } else { 0 };
            }
        }
        mass
    }
}
