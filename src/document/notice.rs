//! How far a notice to the reader reaches in its block: "This is a developing story. We will tell more as soon as we can."
//!
//! In: the words of a block, and where a rule found the notice. Out: the sentences of it: those that the match touches, and,
//! in a short block, those that speak to the reader too. News beside them stays.

use std::ops::Range;

use super::english::TO_READER;

/// A block of more words than this has sentences of its own beside its notice, whomever they speak to.
const SHORT: usize = 45;

/// The sentences of `words` that belong to the notice at `hit`.
pub(super) fn sentences_of(words: &str, hit: &Range<usize>) -> Vec<Range<usize>> {
    let short = words.split_whitespace().count() <= SHORT;
    let touched = |s: &Range<usize>| s.start < hit.end && hit.start < s.end;
    let mut all = sentences(words);
    all.retain(|s| touched(s) || short && speaks_to_reader(&words[s.clone()]));
    all
}

fn speaks_to_reader(sentence: &str) -> bool {
    let quoted = sentence.contains(['"', '“', '”', '«']);
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    !quoted && words.any(|w| TO_READER.contains(&w.to_lowercase().as_str()))
}

/// Where sentences stand, as their end marks and capitals tell.
fn sentences(words: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut ended = false;
    let mut blank = false;
    for (at, c) in words.char_indices() {
        if ended && blank && !c.is_whitespace() && !c.is_lowercase() {
            out.push(start..at);
            start = at;
        }
        blank = c.is_whitespace();
        ended = match c {
            '.' | '!' | '?' | '…' => true,
            '"' | '”' | '’' | '\'' | ')' => ended,
            _ => ended && blank,
        };
    }
    out.push(start..words.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'w>(words: &'w str, hit: &str) -> Vec<&'w str> {
        let at = words.find(hit).unwrap();
        let found = sentences_of(words, &(at..at + hit.len()));
        found.into_iter().map(|s| words[s].trim()).collect()
    }

    #[test]
    fn a_notice_takes_its_sentence_and_what_else_speaks_to_the_reader() {
        let words = "Two ferries sank at 7.40am. This developing story, like all, may change. Please come back later.";
        assert_eq!(
            of(words, "developing story"),
            [
                "This developing story, like all, may change.",
                "Please come back later."
            ]
        );
    }

    #[test]
    fn a_quotation_beside_a_notice_is_no_part_of_it() {
        let words = "“We lost all,” she said. More to follow.";
        assert_eq!(of(words, "More to follow"), ["More to follow."]);
    }
}
