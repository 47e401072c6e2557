//! The headline of a text that does not mark it.

use super::BlockKind;
use super::draft::Draft;
use super::plain;

/// Makes the first block of article text the title, if it looks like one and text follows it; a document that knows its title
/// keeps it, and a block that repeats it becomes the title.
pub(super) fn title(draft: &mut Draft) {
    if draft.blocks.iter().any(|b| b.kind == BlockKind::Title) {
        return;
    }
    let mut article = draft.blocks.iter_mut().filter(|b| b.left_out.is_none());
    let Some(first) = article.next() else { return };
    let words = first.span.of(&draft.text);
    let named = draft.meta.title.as_deref().is_some_and(|t| t == words);
    let looks = first.kind != BlockKind::ListItem && plain::is_headline(words);
    let followed = article.any(|b| b.kind == BlockKind::Paragraph);
    if named || (looks && followed) {
        first.kind = BlockKind::Title;
        if draft.meta.title.is_none() {
            draft.meta.title = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
