//! Which part of a page is its article.
//!
//! In: the tree. Out: the article's blocks, in the draft. The method starts from Readability (Arc90, Mozilla): paragraphs give
//! points to the elements around them, and the element with most points holds the article. Elements whose names tell of
//! something else go before that, unless they hold most of the page's prose; and where the article is cut in parts, the
//! search climbs as long as what is added reads as prose (compare jusText, Pomikálek 2011, on neighbouring blocks).

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::super::draft::Draft;
use super::super::{BlockKind, date, plain};
use super::mass::Mass;
use super::runs::{Run, runs};
use super::tree::Tree;
use super::{beside, cards, edges, entity, headline, hints};

/// Climbing must add at least this share of prose, and so much of what it adds must be prose.
const CLIMB_GAIN: f64 = 0.08;
const CLIMB_PROSE: f64 = 0.6;
const CLIMB_LINKS: f64 = 0.2;
/// A run that is linked to this share is a link, not text with links.
const LINK_ONLY: f64 = 0.8;
/// A list item or cell with fewer characters beside its link is one, too.
const TEXT_BESIDE_LINK: usize = 40;
/// A linked paragraph of so many characters can be one of the article's.
const LINKED_PARAGRAPH: usize = 60;
/// A line over an article has at most so many bytes.
const LINE_BYTES: usize = 100;
/// A day is told in at most so many words.
const DAY_WORDS: usize = 5;

/// Adds the article's blocks.
pub(super) fn read(draft: &mut Draft, tree: &Tree, source: &str) {
    let mut skipped = vec![false; tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate() {
        skipped[i] = i > 0 && (skipped[node.parent] || hints::is_never(node));
    }
    let all = runs(tree, source, &skipped);
    let prose = Mass::new(tree, &all);
    beside::skip(
        tree,
        source,
        &prose,
        draft.meta.title.as_deref(),
        &mut skipped,
    );
    cards::skip(tree, source, &all, &prose, &mut skipped);
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
    if let Some(start) = inside.get(first) {
        draft.page_date = draft
            .page_date
            .or_else(|| day_over(tree, source, &all, start.node));
    }
    let linked = Linked::of(&inside);
    let mut kept: Vec<&Run> = Vec::new();
    for (i, run) in inside.iter().enumerate() {
        let link = linked.is_link(tree, run) && !Linked::is_paragraph(tree, source, &inside, i);
        if Some(run.node) != title && !link {
            kept.push(run);
        }
    }
    for run in edges::trimmed(tree, source, &kept) {
        let mut texts = run.texts.as_slice();
        if let Some(day) = day_before(source, texts) {
            entity::add(draft, source, texts[day].clone());
            draft.close(BlockKind::Paragraph);
            texts = &texts[day + 1..];
        }
        for text in texts {
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

/// The day that a line between the headline and the article tells, whatever holds it.
fn day_over(tree: &Tree, source: &str, all: &[Run], article: usize) -> Option<Date> {
    let headline = tree.nodes.iter().position(|node| node.name() == "h1")?;
    let between = |r: &&Run| (headline..article).contains(&r.node) && !r.is_prose();
    all.iter().filter(between).find_map(|run| {
        let line = entity::text(source, run.texts.iter().cloned());
        (line.len() <= LINE_BYTES).then(|| date::parse(&line))?
    })
}

/// Which of a paragraph's texts is a day set before its first sentence in an element of its own, with no blank between them.
fn day_before(source: &str, texts: &[Range<usize>]) -> Option<usize> {
    let first = texts
        .iter()
        .position(|t| !source[t.clone()].trim().is_empty())?;
    let (day, next) = (
        &source[texts[first].clone()],
        &source[texts.get(first + 1)?.clone()],
    );
    let glued = !day.ends_with(char::is_whitespace) && !next.starts_with(char::is_whitespace);
    let starts = next
        .trim_start_matches(['"', '“', '‘', '\''])
        .starts_with(char::is_uppercase);
    let alone = day.split_whitespace().count() <= DAY_WORDS && date::parse(day).is_some();
    (glued && starts && alone).then_some(first)
}

fn kind(tree: &Tree, node: usize) -> BlockKind {
    match tree.nodes[node].name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "p" if tree.nodes[tree.nodes[node].parent].name() == "li" => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}

/// Which runs are links and nothing more.
struct Linked {
    /// Characters of each element's own runs, and those of them in links.
    of: BTreeMap<usize, (usize, usize)>,
}

impl Linked {
    fn of(runs: &[&Run]) -> Self {
        let mut of: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for run in runs {
            let sum = of.entry(run.node).or_default();
            sum.0 += run.chars;
            sum.1 += run.linked;
        }
        Self { of }
    }

    /// Whether a run is a link. A line of a paragraph that is broken by `<br>` is one only if the whole paragraph is.
    fn is_link(&self, tree: &Tree, run: &Run) -> bool {
        let name = tree.nodes[run.node].name();
        let (chars, linked) = if name == "p" {
            self.of[&run.node]
        } else {
            (run.chars, run.linked)
        };
        let density = linked as f64 / chars.max(1) as f64;
        let label =
            run.chars - run.linked < TEXT_BESIDE_LINK && !matches!(name, "p" | "h2" | "h3" | "h4");
        density >= LINK_ONLY || (density > 0.5 && label)
    }

    /// Whether a linked run is a paragraph of the article all the same: a whole sentence between paragraphs beside it.
    fn is_paragraph(tree: &Tree, source: &str, inside: &[&Run], i: usize) -> bool {
        let run = inside[i];
        let parent = |r: &Run| tree.nodes[r.node].parent;
        let beside = |other: Option<&&Run>| {
            other.is_some_and(|r| {
                tree.nodes[r.node].name() == "p" && parent(r) == parent(run) && r.is_prose()
            })
        };
        tree.nodes[run.node].name() == "p"
            && run.chars >= LINKED_PARAGRAPH
            && ends_sentence(run.last(source))
            && i.checked_sub(1)
                .is_some_and(|before| beside(inside.get(before)))
            && beside(inside.get(i + 1))
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
    run.link_density() < 0.33
        && (ends_sentence(run.last(source)) || tree.nodes[run.node].name() == "p")
}

/// Whether words end as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '」'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
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
