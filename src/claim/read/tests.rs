use super::*;
use crate::claim::testing::{take, take_from};

#[test]
fn every_sentence_is_claimed_or_left_out() {
    let text =
        "The mill closed on Monday. Why now? The owners said that the bank had refused a loan.";
    let taken = take(text);
    assert_eq!(
        taken.texts(),
        ["The mill closed on Monday", "the bank had refused a loan"]
    );
    assert_eq!(
        taken.left_out(text),
        [
            "Why now?: a question (claim/question)",
            "The owners said: only introduces what the next clause says (claim/frame)"
        ]
    );
}

#[test]
fn a_stretch_without_a_verb_tells_nothing_but_a_measure() {
    for text in ["The plaster cast.", "In our own testing.", "Eleven planes."] {
        assert_eq!(take(text).texts(), [""; 0], "{text}");
    }
    let text = "Thirty-one people drowned.";
    assert_eq!(take(text).texts(), ["Thirty-one people drowned"]);
    let text = "Only a fraction of the firm's $100 billion in revenue.";
    assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
}

#[test]
fn a_verbless_line_counts_in_a_title_and_a_heading_never() {
    let text = "Big fire in old mill";
    assert_eq!(take_from(BlockKind::Title, text).texts(), [text]);
    let in_paragraph = take_from(BlockKind::Paragraph, text);
    assert_eq!(
        in_paragraph.left_out(text),
        ["Big fire in old mill: a line without a verb (claim/verbless-line)"]
    );
    let figures = "Ferry fire: fourteen dead";
    assert_eq!(take_from(BlockKind::Title, figures).texts(), [figures]);
    for contents in ["The vote: facts and figures", "4 Things to Do in May"] {
        let taken = take_from(BlockKind::Title, contents);
        assert!(taken.claims.is_empty(), "{contents}");
    }
    let short = take_from(BlockKind::Paragraph, "Business as usual.");
    assert!(short.claims.is_empty());
    let heading = take_from(BlockKind::Heading, "The mill closed");
    assert_eq!(
        heading.left_out("The mill closed"),
        ["The mill closed: a heading (claim/heading)"]
    );
}
