//! Cuts what goes on and on: a table run together, a list of names, a text without a stop.

use super::Split;
use super::border::{border, trim};
use crate::text::TextSpan;

pub(super) const RULE: &str = "sentences/too-long";

/// No piece is longer than this many bytes: about 400 words, four times the longest sentence of the treebanks.
const LONGEST: usize = 2_400;

/// No piece holds more words and marks than this. Prose of [`LONGEST`] bytes has fewer; a heap of brackets or figures has not, and
/// what a tree costs grows faster than its words.
const MOST_WORDS: usize = 600;

/// Cuts sentences longer than [`LONGEST`] or of more than [`MOST_WORDS`], at a mark or a blank if there is one in the last
/// quarter of the piece.
pub(super) fn cut(text: &str, found: &mut Vec<Split>) {
    let too_long = |span: TextSpan| {
        span.len() > MOST_WORDS && (span.len() > LONGEST || reach(span.of(text)) < span.len())
    };
    if !found.iter().any(|s| too_long(s.span)) {
        return;
    }
    let whole = std::mem::take(found);
    for Split { mut span, mut rule } in whole {
        while too_long(span) {
            let at = span.start + place(span.of(text));
            let piece = trim(text, TextSpan::new(span.start, at));
            found.extend(piece.map(|span| Split { span, rule }));
            rule = RULE;
            span.start = at;
        }
        found.extend(trim(text, span).map(|span| Split { span, rule }));
    }
}

/// How many bytes, of the first [`LONGEST`], hold no more than [`MOST_WORDS`].
fn reach(words: &str) -> usize {
    let words = &words[..border(words, LONGEST)];
    let mut count = 0;
    let mut in_word = false;
    let over = words.char_indices().find(|&(_, c)| {
        let letter = c.is_alphanumeric();
        count += usize::from(!(c.is_whitespace() || letter && in_word));
        in_word = letter;
        count > MOST_WORDS
    });
    over.map_or(words.len(), |(at, _)| at)
}

/// How many bytes the first piece takes.
fn place(words: &str) -> usize {
    let most = reach(words);
    let least = border(words, most * 3 / 4);
    let last = &words[least..most];
    let mut behind_mark = last.rmatch_indices([';', ',', ':']).map(|(at, _)| at + 1);
    let blank = |at: &usize| last[*at..].starts_with(char::is_whitespace);
    behind_mark
        .find(blank)
        .or_else(|| last.rfind(char::is_whitespace))
        .map_or(most, |at| least + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::splits;

    fn pieces(text: &str) -> Vec<Split> {
        splits(text, TextSpan::new(0, text.len()))
    }

    #[test]
    fn a_sentence_without_end_is_cut_between_words() {
        let text = format!("He said {}and left.", "that they, too, went, ".repeat(500));
        let found = pieces(&text);
        assert!(found.len() > 4);
        for (i, piece) in found.iter().enumerate() {
            assert_eq!(piece.is_cut(), i > 0);
            assert!(piece.span.len() <= LONGEST);
        }
        assert!(found[..4].iter().all(|s| s.span.of(&text).ends_with(',')));
        let kept: String = found.iter().map(|s| s.span.of(&text)).collect();
        assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn what_has_no_blank_is_cut_at_a_character() {
        let text = "ä".repeat(5_000);
        let found = pieces(&text);
        assert_eq!(
            found.iter().map(|s| s.span.len()).sum::<usize>(),
            text.len()
        );
    }

    #[test]
    fn a_heap_of_marks_is_cut_sooner() {
        for mark in ["(", "1-", "[ "] {
            let text = mark.repeat(1_000);
            let found = pieces(&text);
            let most = found.iter().map(|s| reach(s.span.of(&text))).max();
            assert!(found.len() > 1 && most < Some(LONGEST), "{mark}");
            let kept: String = found.iter().map(|s| s.span.of(&text)).collect();
            assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_long_sentence_that_a_person_may_write_stays_whole() {
        let text = format!("{}.", "word ".repeat(300).trim_end());
        assert_eq!(pieces(&text).len(), 1);
    }
}
