//! Which part of a page is its article.
//!
//! In: the tree. Out: the article's blocks, in the draft. The method starts from Readability (Arc90, Mozilla): paragraphs give
//! points to the elements around them, and the element with most points holds the article. Elements whose names tell of
//! something else go before that, unless they hold most of the page's prose; and where the article is cut in parts, the
//! search climbs as long as what is added reads as prose (compare jusText, Pomikálek 2011, on neighbouring blocks).

use super::super::draft::Draft;
use super::super::{BlockKind, plain};
use super::hints::{self, Beside};
use super::runs::{Run, runs};
use super::tree::Tree;
use super::{entity, headline};

/// An element beside the article, by its name, holds at most this share of the page's prose.
const BESIDE_SHARE: f64 = 0.4;
/// Comments may hold more.
const THREAD_SHARE: f64 = 0.9;
/// Climbing must add at least this share of prose, and so much of what it adds must be prose.
const CLIMB_GAIN: f64 = 0.08;
const CLIMB_PROSE: f64 = 0.6;
const CLIMB_LINKS: f64 = 0.2;
/// A run that is linked to this share is a link, not text with links.
const LINK_ONLY: f64 = 0.8;
/// A list item or cell with fewer characters beside its link is one, too.
const TEXT_BESIDE_LINK: usize = 40;

/// Adds the article's blocks.
pub(super) fn read(draft: &mut Draft, tree: &Tree, source: &str) {
    let mut skipped = vec![false; tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate() {
        skipped[i] = i > 0 && (skipped[node.parent] || hints::is_never(node));
    }
    let all = runs(tree, source, &skipped);
    let prose = Mass::new(tree, &all);
    skip_beside(tree, &prose, &mut skipped);
    let runs = runs(tree, source, &skipped);
    let Some(top) = top(tree, source, &runs) else {
        return;
    };
    let range = top..tree.nodes[top].end;
    let inside: Vec<&Run> = runs.iter().filter(|r| range.contains(&r.node)).collect();
    let first = inside.iter().position(|r| r.is_prose()).unwrap_or(0);
    let title = headline::add(
        draft,
        tree,
        source,
        &runs,
        inside.get(first).map_or(0, |r| r.node),
    );
    for run in inside {
        if Some(run.node) == title || is_link(tree, run) {
            continue;
        }
        for text in &run.texts {
            entity::add(draft, source, text.clone());
        }
        draft.close(kind(tree, run.node));
        if let Some(last) = draft.blocks.last_mut()
            && tree.nodes[run.node].name() == "p"
            && plain::is_heading(last.span.of(&draft.text))
        {
            last.kind = BlockKind::Heading;
        }
    }
}

fn kind(tree: &Tree, node: usize) -> BlockKind {
    match tree.nodes[node].name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "p" if tree.nodes[tree.nodes[node].parent].name() == "li" => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}

fn is_link(tree: &Tree, run: &Run) -> bool {
    let density = run.link_density();
    let label = run.chars - run.linked < TEXT_BESIDE_LINK
        && !matches!(tree.nodes[run.node].name(), "p" | "h2" | "h3" | "h4");
    density >= LINK_ONLY || (density > 0.5 && label)
}

fn skip_beside(tree: &Tree, mass: &Mass, skipped: &mut [bool]) {
    let total = mass.prose[0].max(1) as f64;
    for (i, node) in tree.nodes.iter().enumerate().skip(1) {
        let limit = match hints::beside(node) {
            Some(Beside::Thread) => THREAD_SHARE,
            Some(Beside::Other) => BESIDE_SHARE,
            // An article inside an article is a teaser or a comment.
            None if node.name() == "article"
                && tree.ancestors(i).any(|a| tree.nodes[a].name() == "article") =>
            {
                BESIDE_SHARE
            }
            None => 0.0,
        };
        let beside = limit > 0.0 && (mass.prose[i] as f64) < limit * total;
        skipped[i] = skipped[i] || skipped[node.parent] || beside;
    }
}

/// Characters below each element.
struct Mass {
    all: Vec<usize>,
    linked: Vec<usize>,
    prose: Vec<usize>,
}

impl Mass {
    fn new(tree: &Tree, runs: &[Run]) -> Self {
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

/// The element that holds the article; the root where a page has no long paragraphs and hardly a link, and so is bare.
fn top(tree: &Tree, source: &str, runs: &[Run]) -> Option<usize> {
    let mass = Mass::new(tree, runs);
    if mass.prose[0] == 0 && mass.linked[0] as f64 <= CLIMB_LINKS * mass.all[0] as f64 {
        return runs.iter().any(|r| says(tree, source, r)).then_some(0);
    }
    let mut points = vec![0.0_f64; tree.nodes.len()];
    for run in runs.iter().filter(|r| r.chars >= 25) {
        let worth = 1.0 + run.commas as f64 + (run.chars as f64 / 100.0).min(3.0);
        let worth = worth * (1.0 - run.link_density());
        let leaf = matches!(
            tree.nodes[run.node].name(),
            "p" | "li" | "h1" | "h2" | "h3" | "h4"
        );
        let around = std::iter::once(run.node)
            .chain(tree.ancestors(run.node))
            .skip(usize::from(leaf))
            .take(4);
        for (level, node) in around.enumerate() {
            points[node] += match level {
                0 => worth,
                1 => worth / 2.0,
                n => worth / (n as f64 * 3.0),
            };
        }
    }
    let total = |node: usize| {
        let bonus = if hints::is_body(&tree.nodes[node]) {
            1.5
        } else {
            1.0
        };
        bonus * points[node] * (1.0 - mass.linked[node] as f64 / mass.all[node].max(1) as f64)
    };
    let best = (1..tree.nodes.len())
        .filter(|&n| points[n] > 0.0)
        .max_by(|&a, &b| total(a).total_cmp(&total(b)).then(b.cmp(&a)));
    match best {
        Some(best) => Some(climb(tree, &mass, best)),
        // Prose that stands in no element.
        None => (mass.prose[0] > 0).then_some(0),
    }
}

/// Whether a run is a paragraph or a sentence, as those of a bare page are, which has no long ones and hardly a link.
fn says(tree: &Tree, source: &str, run: &Run) -> bool {
    let last = run.texts.iter().rev().map(|r| source[r.clone()].trim_end());
    let ends = last
        .filter(|text| !text.is_empty())
        .take(1)
        .any(ends_sentence);
    run.link_density() < 0.33 && (ends || tree.nodes[run.node].name() == "p")
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')'])
        .ends_with(['.', '!', '?', '…'])
}

/// The highest element around `top` whose additional text is mostly prose.
fn climb(tree: &Tree, mass: &Mass, top: usize) -> usize {
    let mut best = top;
    for node in tree.ancestors(top).filter(|&n| n != 0) {
        let added = (mass.all[node] - mass.all[best]) as f64;
        let gain = (mass.prose[node] - mass.prose[best]) as f64;
        let linked = (mass.linked[node] - mass.linked[best]) as f64;
        if gain >= CLIMB_GAIN * mass.prose[best] as f64
            && gain >= CLIMB_PROSE * added
            && linked <= CLIMB_LINKS * added
            && gain > 0.0
        {
            best = node;
        }
    }
    best
}
