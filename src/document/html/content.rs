//! Which part of a page is its article.
//!
//! In: the tree. Out: the article's blocks, in the draft. The method is that of Readability (Arc90, Mozilla): paragraphs give
//! points to the elements around them, weighed by class and id, and the element with most points, thinned by link density,
//! is the article.

use std::ops::Range;

use super::super::BlockKind;
use super::super::draft::Draft;
use super::entity;
use super::tree::{Data, Node, Tree};

/// Elements that never hold article text.
const NEVER: &[&str] = &[
    "head", "script", "style", "noscript", "template", "svg", "iframe", "button", "select",
    "option", "textarea", "nav", "footer", "object", "embed", "video", "audio", "canvas", "map",
    "dialog", "input", "label", "aside",
];
const NEVER_ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "search",
    "alert",
    "toolbar",
];
/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture",
];
/// Words in a class or id that tell of something else than the article.
const UNLIKELY: &[&str] = &[
    "comment",
    "disqus",
    "sidebar",
    "footer",
    "footnote",
    "masthead",
    "related",
    "share",
    "sharing",
    "social",
    "promo",
    "sponsor",
    "advert",
    "newsletter",
    "subscribe",
    "subscription",
    "cookie",
    "consent",
    "popup",
    "modal",
    "breadcrumb",
    "pagination",
    "pager",
    "nav",
    "menu",
    "widget",
    "recommend",
    "outbrain",
    "taboola",
    "byline",
    "author-bio",
    "tags",
    "shoutbox",
    "toolbar",
    "tool",
    "login",
    "signup",
    "banner",
    "hidden",
    "caption",
    "credit",
    "meta",
    "most-read",
    "trending",
    "popular",
];
const LIKELY: &[&str] = &[
    "article", "body", "content", "entry", "main", "page", "post", "text", "blog", "story",
    "hentry",
];

struct Run {
    /// The block element it stands in.
    node: usize,
    texts: Vec<Range<usize>>,
    chars: usize,
    linked: usize,
    commas: usize,
}

/// Adds the article's blocks.
pub(super) fn read(draft: &mut Draft, tree: &Tree, source: &str) {
    let skipped = skipped(tree);
    let runs = runs(tree, source, &skipped);
    let Some(top) = top(tree, &runs) else { return };
    heading(draft, tree, source, &runs);
    for run in runs
        .iter()
        .filter(|r| tree.below(top).contains(&r.node) || r.node == top)
    {
        if run.linked * 2 > run.chars {
            continue;
        }
        for text in &run.texts {
            entity::add(draft, source, text.clone());
        }
        let name = tree.nodes[run.node].name();
        draft.close(match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        });
    }
}

/// The page's headline, if it stands in an `<h1>` before the article.
fn heading(draft: &mut Draft, tree: &Tree, source: &str, runs: &[Run]) {
    let Some(run) = runs
        .iter()
        .find(|r| tree.nodes[r.node].name() == "h1" && r.chars > 15)
    else {
        return;
    };
    for text in &run.texts {
        entity::add(draft, source, text.clone());
    }
    let title = draft.text.trim().to_owned();
    if draft.close(BlockKind::Title) {
        draft.meta.title = Some(title);
    }
}

fn skipped(tree: &Tree) -> Vec<bool> {
    let mut skip = vec![false; tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate() {
        skip[i] = i > 0 && (skip[node.parent] || is_never(node));
    }
    skip
}

fn is_never(node: &Node) -> bool {
    let Data::Element { name, .. } = &node.data else {
        return false;
    };
    let hidden = node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node
            .attribute("style")
            .is_some_and(|s| s.replace(' ', "").contains("display:none"));
    NEVER.contains(&name.as_str())
        || node
            .attribute("role")
            .is_some_and(|r| NEVER_ROLES.contains(&r))
        || hidden
        || (!matches!(name.as_str(), "html" | "body" | "article" | "main") && weight(node) < 0)
}

/// Points for an element's class and id: negative if they tell of something else than an article.
fn weight(node: &Node) -> i32 {
    let mut points = 0;
    for hint in [node.attribute("class"), node.attribute("id")]
        .into_iter()
        .flatten()
    {
        let hint = hint.to_ascii_lowercase();
        let likely = LIKELY.iter().any(|w| hint.contains(w));
        if UNLIKELY.iter().any(|w| hint.contains(w)) && !likely {
            points -= 25;
        } else if likely {
            points += 25;
        }
    }
    points
}

fn runs(tree: &Tree, source: &str, skipped: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut last_block = 0;
    for (i, node) in tree.nodes.iter().enumerate() {
        if skipped[i] {
            continue;
        }
        match &node.data {
            Data::Element { name, .. } => {
                if name == "br" || !INLINE.contains(&name.as_str()) {
                    runs.extend(open.take());
                }
            }
            Data::Text(range) => {
                let block = tree
                    .ancestors(i)
                    .find(|&a| !INLINE.contains(&tree.nodes[a].name()))
                    .unwrap_or(0);
                if block != last_block {
                    runs.extend(open.take());
                    last_block = block;
                }
                let text = &source[range.clone()];
                let linked = tree
                    .ancestors(i)
                    .take_while(|&a| a >= block)
                    .any(|a| tree.nodes[a].name() == "a");
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
                });
                run.texts.push(range.clone());
                run.chars += chars;
                run.commas += text.matches([',', '、', '،']).count();
                if linked {
                    run.linked += chars;
                }
            }
        }
    }
    runs.extend(open);
    runs.retain(|r| r.chars > 0);
    runs
}

fn top(tree: &Tree, runs: &[Run]) -> Option<usize> {
    let mut points = vec![0.0_f64; tree.nodes.len()];
    let mut chars = vec![0_usize; tree.nodes.len()];
    let mut linked = vec![0_usize; tree.nodes.len()];
    for run in runs {
        for node in std::iter::once(run.node).chain(tree.ancestors(run.node)) {
            chars[node] += run.chars;
            linked[node] += run.linked;
        }
        if run.chars < 25 {
            continue;
        }
        let score = (1.0 + run.commas as f64 + (run.chars as f64 / 100.0).min(3.0))
            * (1.0 - run.linked as f64 / run.chars as f64);
        let name = tree.nodes[run.node].name();
        let skip = usize::from(matches!(name, "p" | "li" | "h1" | "h2" | "h3" | "h4"));
        let around: Vec<usize> = std::iter::once(run.node)
            .chain(tree.ancestors(run.node))
            .skip(skip)
            .take(4)
            .collect();
        for (level, node) in around.into_iter().enumerate() {
            let divider = match level {
                0 => 1.0,
                1 => 2.0,
                n => n as f64 * 3.0,
            };
            points[node] += score / divider;
        }
    }
    let total = |node: usize| {
        if points[node] == 0.0 {
            return 0.0;
        }
        let base = points[node] + f64::from(weight(&tree.nodes[node]));
        base * (1.0 - linked[node] as f64 / chars[node].max(1) as f64)
    };
    (1..tree.nodes.len())
        .filter(|&n| points[n] > 0.0)
        .max_by(|&a, &b| total(a).total_cmp(&total(b)).then(b.cmp(&a)))
}
