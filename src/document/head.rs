//! The headline of a text that does not mark it.

use super::draft::Draft;
use super::plain;
use super::{BlockKind, LeftOut};

/// What a picture's label adds to a headline that is printed again, in bytes.
const LABEL: usize = 12;

/// Makes the first block of article text the title, if it looks like one and text follows it, and leaves out headings that
/// repeat the title. A document that marks its title keeps it.
pub(super) fn title(draft: &mut Draft) {
    if draft.blocks.iter().all(|b| b.kind != BlockKind::Title) {
        find(draft);
    }
    let Some(at) = draft.blocks.iter().position(|b| b.kind == BlockKind::Title) else {
        return;
    };
    let title = draft.blocks[at].span.of(&draft.text);
    for block in draft.blocks[at + 1..]
        .iter_mut()
        .filter(|b| b.left_out.is_none())
    {
        let words = block.span.of(&draft.text);
        let again = words
            .strip_prefix(title)
            .is_some_and(|rest| rest.len() <= LABEL);
        if again && block.kind != BlockKind::Title {
            block.left_out = Some(LeftOut {
                rule: "boilerplate/repeated-title".to_owned(),
                why: "the headline, printed again".to_owned(),
            });
        }
    }
}

fn find(draft: &mut Draft) {
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
