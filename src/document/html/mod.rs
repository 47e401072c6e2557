//! Web pages: which part is the article, and what the page says about itself.
//!
//! In: the decoded page. Out: a draft with the title and the article's blocks, and metadata. What always holds: the text comes
//! from the page's own bytes, in their order, references resolved; and however a page is nested, it is read without recursion and in
//! time by its length.

mod beside;
mod cards;
mod content;
mod edges;
mod entity;
mod headline;
mod hints;
mod mass;
mod meta;
mod reader;
mod runs;
#[cfg(test)]
mod tests;
mod tree;

use encoding_rs::Encoding;

use super::draft::Draft;
use super::error::Unreadable;

/// Reads a page.
pub(super) fn read(source: &str) -> Result<Draft, Unreadable> {
    let tree = tree::Tree::parse(source)?;
    let mut draft = Draft::default();
    meta::read(&mut draft, &tree, source);
    content::read(&mut draft, &tree, source);
    if draft.blocks.is_empty() {
        return Err(Unreadable::NoArticle);
    }
    Ok(draft)
}

/// The encoding that a page names in its first kilobytes, as `<meta charset>` or in an XML declaration.
pub(super) fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = ["charset=", "encoding="]
        .iter()
        .find_map(|key| head.find(key).map(|at| &head[at + key.len()..]))?;
    let name = after
        .trim_start_matches(['"', '\'', ' '])
        .split(['"', '\'', ' ', '>', ';', '/', '?'])
        .next()?;
    Encoding::for_label(name.as_bytes())
}
