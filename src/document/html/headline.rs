//! The page's headline, as a block that maps to its bytes.
//!
//! In: the tree, the page's title as its metadata give it. Out: a title block: the `<h1>` that stands before the article, or what
//! `<title>` says without the name of the site.

use super::super::BlockKind;
use super::super::draft::Draft;
use super::entity;
use super::runs::Run;
use super::tree::Tree;

/// What sets the name of the site off from the title.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " • ", " :: "];
/// The name of a site has at most this many words.
const SITE_WORDS: usize = 6;

/// Adds the headline that stands before node `before`, and says which element it is.
pub(super) fn add(
    draft: &mut Draft,
    tree: &Tree,
    source: &str,
    runs: &[Run],
    before: usize,
) -> Option<usize> {
    let known = draft.meta.title.clone();
    let candidates: Vec<(&Run, String)> = runs
        .iter()
        .filter(|r| {
            matches!(tree.nodes[r.node].name(), "h1" | "h2") && (before == 0 || r.node < before)
        })
        .map(|r| (r, entity::text(source, r.texts.iter().cloned())))
        .filter(|(_, text)| text.split_whitespace().count() >= 2)
        .collect();
    let is_known = |text: &str| known.as_ref().is_some_and(|known| same(text, known));
    let found = { candidates.iter() }
        .find(|(_, text)| is_known(text))
        .or_else(|| {
            candidates
                .iter()
                .rev()
                .find(|(r, _)| tree.nodes[r.node].name() == "h1")
        });
    if let Some((run, text)) = found {
        for range in &run.texts {
            entity::add(draft, source, range.clone());
        }
        draft.close(BlockKind::Title);
        draft.meta.title = Some(text.clone());
        return Some(run.node);
    }
    let index = tree.nodes.iter().position(|n| n.name() == "title")?;
    for range in tree.texts(index) {
        entity::add(draft, source, range);
    }
    if draft.close(BlockKind::Title) {
        let block = draft.blocks.last_mut()?;
        let text = block.span.of(&draft.text);
        let cut = SEPARATORS
            .iter()
            .filter_map(|s| text.rfind(s))
            .max()
            .filter(|&at| {
                text[at..].split_whitespace().count() <= SITE_WORDS + 1
                    && text[..at].split_whitespace().count() >= 3
            });
        if let Some(at) = cut {
            block.span.end = block.span.start + text[..at].trim_end().len();
        }
        draft.meta.title = Some(block.span.of(&draft.text).to_owned());
    }
    None
}

/// Whether a heading says what the page calls itself, or a part of it.
pub(super) fn same(heading: &str, title: &str) -> bool {
    let (heading, title) = (words(heading), words(title));
    !heading.is_empty() && (title.contains(&heading) || heading.contains(&title))
}

/// Letters and digits, in small letters: for comparing titles that differ in quotes and blanks.
fn words(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
