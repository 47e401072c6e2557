//! Cards that lead to other articles: a linked headline, a picture, a line or two of what it is about, and the same again.
//!
//! In: the tree, the runs of the page. Out: rows of such cards, skipped. What always holds: a row that holds much of the page's prose
//! stays, as a list of things that an article is made of does, unless its texts break off as teasers do.

use super::beside::SHARE;
use super::content::ends_sentence;
use super::mass::Mass;
use super::runs::Run;
use super::tree::Tree;

/// So many cards make a row.
const ROW: usize = 3;
/// A linked headline has at least so many characters.
const HEADLINE: usize = 20;
/// So much of a headline is a link; of a heading less, as a kicker may stand before it.
const LINK_SHARE: f64 = 0.8;
const KICKER_SHARE: f64 = 0.4;
/// What a card says beside its headline has at most so many paragraphs, and characters.
const PARAGRAPHS: usize = 2;
const TEASER: usize = 700;

/// What an element holds.
#[derive(Debug, Clone, Copy, Default)]
struct Holds {
    headlines: usize,
    paragraphs: usize,
    unlinked: usize,
    /// Paragraphs of prose, and those of them that end within a sentence.
    prose: usize,
    broken_off: usize,
}

/// Skips them.
pub(super) fn skip(tree: &Tree, source: &str, runs: &[Run], mass: &Mass, skipped: &mut [bool]) {
    let mut holds = vec![Holds::default(); tree.nodes.len()];
    for run in runs.iter().filter(|r| !skipped[r.node]) {
        let headline = is_headline(tree, run);
        let prose = run.chars >= HEADLINE && (run.is_prose() || run.cut_off);
        let broken_off = prose && (run.cut_off || !ends_sentence(run.last(source)));
        for node in std::iter::once(run.node).chain(tree.ancestors(run.node)) {
            let holds = &mut holds[node];
            holds.headlines += usize::from(headline);
            holds.paragraphs += usize::from(run.chars >= HEADLINE && !headline);
            holds.unlinked += run.chars - run.linked;
            holds.prose += usize::from(prose);
            holds.broken_off += usize::from(broken_off);
        }
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate().skip(1) {
        if !node.name().is_empty() && mass.all[i] > 0 && !skipped[i] {
            children[node.parent].push(i);
        }
    }
    let total = mass.prose[0] as f64;
    for row in children {
        let is_card = |&&i: &&usize| {
            let card = holds[i];
            card.headlines == 1
                && (1..=PARAGRAPHS).contains(&card.paragraphs)
                && card.unlinked <= TEASER
        };
        let cards: Vec<usize> = row.iter().filter(is_card).copied().collect();
        let held: usize = cards.iter().map(|&i| mass.prose[i]).sum();
        let sum = |of: fn(Holds) -> usize| cards.iter().map(|&i| of(holds[i])).sum::<usize>();
        let broken_off = sum(|h| h.broken_off) * 2 > sum(|h| h.prose);
        let few = (held as f64) < SHARE * total;
        let many = cards.len() >= ROW && cards.len() * 5 >= row.len() * 4;
        if many && (few || broken_off) {
            for i in cards {
                skipped[i..tree.nodes[i].end].fill(true);
            }
        }
    }
}

/// Whether a run is a headline that leads somewhere: a link, or a heading with one behind its kicker.
fn is_headline(tree: &Tree, run: &Run) -> bool {
    let heading = matches!(
        tree.nodes[run.node].name(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
    );
    let share = if heading { KICKER_SHARE } else { LINK_SHARE };
    run.chars >= HEADLINE && run.link_density() >= share
}
