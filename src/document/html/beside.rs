//! Elements that stand beside an article by their names.
//!
//! In: the tree, how much prose its elements hold. Out: such elements, skipped. What always holds: a name is not believed of what
//! holds too much of the page's prose, nor of what holds the headline.

use std::collections::BTreeMap;

use super::entity;
use super::headline;
use super::hints::{self, Beside};
use super::mass::Mass;
use super::tree::Tree;

/// An element beside the article, by its name, holds at most this share of the page's prose.
pub(super) const SHARE: f64 = 0.4;
/// Comments may hold more.
const THREAD_SHARE: f64 = 0.9;

/// Skips them.
pub(super) fn skip(
    tree: &Tree,
    source: &str,
    mass: &Mass,
    title: Option<&str>,
    skipped: &mut [bool],
) {
    let total = mass.prose[0].max(1) as f64;
    let hints: Vec<_> = tree.nodes.iter().map(hints::beside).collect();
    let holds_headline = holds_headline(tree, source, title);
    // Where a page gives its own paragraphs a name, the name tells nothing of them.
    let mut of_paragraphs: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, node) in tree.nodes.iter().enumerate() {
        if let (Some((_, word)), "p") = (hints[i], node.name()) {
            *of_paragraphs.entry(word).or_default() += mass.prose[i];
        }
    }
    for (i, node) in tree.nodes.iter().enumerate().skip(1) {
        let held = match hints[i] {
            Some((_, word)) if node.name() == "p" => of_paragraphs[word],
            _ => mass.prose[i],
        };
        let limit = match hints[i] {
            Some(_) if holds_headline[i] => 0.0,
            Some((Beside::Thread, _)) => THREAD_SHARE,
            Some((Beside::Popup, word)) if is_opened(tree, &hints, i, word) => 0.0,
            Some(_) => SHARE,
            None if hints::is_metadata(node) => SHARE,
            // An article inside an article is a teaser or a comment.
            None if node.name() == "article"
                && tree.ancestors(i).any(|a| tree.nodes[a].name() == "article") =>
            {
                SHARE
            }
            None => 0.0,
        };
        let beside = limit > 0.0 && (held as f64) < limit * total;
        skipped[i] = skipped[i] || skipped[node.parent] || beside;
    }
}

/// Whether an element is the word in the text that something opens over: a link, or the outermost element around the word and what
/// opens.
fn is_opened(
    tree: &Tree,
    hints: &[Option<(Beside, &'static str)>],
    node: usize,
    word: &str,
) -> bool {
    let same = |i: usize| hints[i].is_some_and(|(_, other)| other == word);
    let holds_another = (node + 1..tree.nodes[node].end).any(same);
    tree.nodes[node].name() == "a" || holds_another && !tree.ancestors(node).any(same)
}

/// For each element, whether the page's headline is in it, set as one.
fn holds_headline(tree: &Tree, source: &str, title: Option<&str>) -> Vec<bool> {
    let mut holds = vec![false; tree.nodes.len()];
    let Some(title) = title else { return holds };
    for (i, node) in tree.nodes.iter().enumerate() {
        if node.name() == "h1" && headline::same(&entity::text(source, tree.texts(i)), title) {
            for above in tree.ancestors(i) {
                holds[above] = true;
            }
        }
    }
    holds
}
