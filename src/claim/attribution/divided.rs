//! "According to some, …, according to others, …": phrases that divide a sentence among themselves. What stands around one of
//! them is not laid to all.

use super::candidate::Candidate;
use super::word_range::WordRange;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// Marks behind which a new stretch of a sentence begins; a comma is not enough.
const BREAKS: [&str; 7] = [":", ";", "—", "–", "―", "-", "--"];

/// Where the phrases of a sentence stand to what they lay to somebody.
enum Order {
    /// Each before it.
    Opening,
    /// Each behind it.
    Closing,
}

/// Gives each phrase that names a source its own stretch, where a sentence has more than one and their order is plain. In:
/// the candidates of phrases of one sentence, in order.
pub(super) fn divide(tree: &Tree<'_>, phrases: &mut [Candidate]) {
    let mut named: Vec<(&mut Candidate, WordRange)> = phrases
        .iter_mut()
        .filter(|c| !c.source_spans.is_empty())
        .filter_map(|c| words_of(tree, c).map(|w| (c, w)))
        .collect();
    let tags: Vec<WordRange> = named.iter().map(|(_, tag)| *tag).collect();
    let Some(order) = order(tree, &tags) else {
        return;
    };
    for (i, (candidate, tag)) in named.iter_mut().enumerate() {
        let stretch = match order {
            Order::Opening => {
                let next = tags.get(i + 1).map_or(tree.len(), |t| t.first);
                tag.last + 1..next
            }
            Order::Closing => {
                let before = i.checked_sub(1).map_or(0, |b| tags[b].last + 1);
                before..tag.first
            }
        };
        let loose = |t: usize| tree.is_punct(t) || tree.rel(t) == D::Cc;
        let mut own: Vec<usize> = stretch.skip_while(|&t| loose(t)).collect();
        while own.last().is_some_and(|&t| loose(t)) {
            own.pop();
        }
        if let Some(range) = WordRange::hull(&own) {
            candidate.content = range.without(tree, &[]);
        }
    }
}

/// The order of the phrases; none where there is one alone, or where one stands before and another behind the same words.
fn order(tree: &Tree<'_>, tags: &[WordRange]) -> Option<Order> {
    let [first, .., last] = tags else {
        return None;
    };
    let opens = (0..first.first)
        .rev()
        .find(|&t| tree.rel(t) != D::Cc)
        .is_none_or(|t| BREAKS.contains(&tree.word(t)));
    let closes = (last.last + 1..tree.len()).all(|t| tree.is_punct(t));
    match (opens, closes) {
        (true, false) => Some(Order::Opening),
        (false, true) => Some(Order::Closing),
        _ => None,
    }
}

/// From the first to the last word of source and cue.
fn words_of(tree: &Tree<'_>, candidate: &Candidate) -> Option<WordRange> {
    let tag = candidate.tag();
    let inside: Vec<usize> = (0..tree.len())
        .filter(|&t| tag.contains(tree.token(t).span))
        .collect();
    WordRange::hull(&inside)
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    /// Sources and contents of the phrases, in the order of their contents.
    fn laid(text: &str) -> Vec<(String, String)> {
        let found = read(text);
        let phrases = found.iter().filter(|a| a.rule.contains("/phrases/"));
        let joined = |spans| words(text, spans).join(" … ");
        phrases
            .map(|a| (joined(&a.source), joined(&a.content)))
            .collect()
    }

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    }

    #[test]
    fn each_of_several_phrases_has_its_own_part_of_a_sentence() {
        for (text, expected) in [
            (
                "According to some witnesses, the driver fled on foot, and according to others, he waited for the police.",
                [
                    ("some witnesses", "the driver fled on foot"),
                    ("others", "he waited for the police"),
                ],
            ),
            (
                "According to the mill's owner, two men died, and according to the union, five were hurt.",
                [
                    ("the mill's owner", "two men died"),
                    ("the union", "five were hurt"),
                ],
            ),
            (
                "The ship is still missing: according to one report, it sank off Lagos, according to witnesses, it sits in a harbour.",
                [
                    ("one report", "it sank off Lagos"),
                    ("witnesses", "it sits in a harbour"),
                ],
            ),
            (
                "The mill will close, according to its owner, and 300 people will go, according to the union.",
                [
                    ("its owner", "The mill will close"),
                    ("the union", "300 people will go"),
                ],
            ),
        ] {
            assert_eq!(laid(text), pairs(&expected), "{text}");
        }
    }

    #[test]
    fn around_the_same_words_both_name_their_source() {
        let text = "According to the police, two men died, according to the Harbour Post.";
        let found = laid(text);
        assert!(
            found
                .iter()
                .all(|(_, content)| content.contains("two men died"))
        );
        assert_eq!(found.len(), 2);
    }
}
