//! The words of a report, the same for every format that people read: numbers and lists, who says it and how, and which
//! words make the difference.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::claim::{Commitment, Modality, Stance};
use crate::report::model::Claim;

/// A stretch of a quote, and whether it is what the sides differ in.
pub(super) type Marked<'a> = Vec<(&'a str, bool)>;

/// "1 claim", "2 claims".
pub(super) fn count(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

/// "a", "a and b", "a, b and c", "a, b and 3 others".
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} and {} others", rest.len()),
    }
}

/// How a source puts a claim: "according to Zamir Kabulov, hedged"; empty where it just says so.
pub(super) fn manner(claim: &Claim) -> String {
    let mut parts = Vec::new();
    for (depth, a) in claim.attributions.iter().rev().enumerate() {
        let said = match (a.stance, &a.speaker) {
            (Stance::Denies, Some(who)) => format!("denied by {who}"),
            (Stance::Denies, None) => "denied".to_owned(),
            (Stance::Doubts, Some(who)) => format!("claimed by {who}"),
            (Stance::Doubts, None) => "allegedly".to_owned(),
            (Stance::Affirms, Some(who)) => format!("confirmed by {who}"),
            (Stance::Neutral, Some(who)) if depth > 0 => format!("reported by {who}"),
            (Stance::Neutral, Some(who)) => format!("according to {who}"),
            (Stance::Neutral | Stance::Affirms, None) => "reportedly".to_owned(),
        };
        if !parts.contains(&said) {
            parts.push(said);
        }
    }
    let how = match claim.modality {
        Modality::Hedged => Some("hedged"),
        Modality::Planned => Some("planned"),
        Modality::Conditional => Some("on a condition"),
        Modality::Obliged => Some("as a duty"),
        Modality::Asserted => (claim.commitment == Commitment::Hedged).then_some("hedged"),
    };
    parts.extend(how.map(str::to_owned));
    parts.join(", ")
}

/// `quote` with the words marked that set it apart from what the other side says.
///
/// Where the side's value stands in the quote, that is it. Else the words that differ from `other`, if the two are
/// worded alike; of two sentences that share little, every word would differ, and nothing is marked.
pub(super) fn marked<'a>(quote: &'a str, value: &str, other: Option<&str>) -> Marked<'a> {
    let words = words(quote);
    let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
    let sought: Vec<String> = self::words(value)
        .iter()
        .map(|w| fold(w))
        .filter(|w| is_word(w))
        .collect();
    let mut marks = vec![false; words.len()];
    let places: Vec<usize> = (0..words.len()).filter(|i| is_word(&folded[*i])).collect();
    let hit = (!sought.is_empty())
        .then(|| {
            places
                .windows(sought.len())
                .find(|w| w.iter().zip(&sought).all(|(i, s)| folded[*i] == *s))
        })
        .flatten();
    if let Some(hit) = hit {
        for i in hit {
            marks[*i] = true;
        }
    } else if let Some(other) = other {
        let theirs: Vec<String> = self::words(other).iter().map(|w| fold(w)).collect();
        let diff = capture_diff_slices(Algorithm::Myers, &folded, &theirs);
        let alike: usize = diff
            .iter()
            .filter(|op| op.tag() == DiffTag::Equal)
            .map(|op| op.old_range().filter(|i| is_word(&folded[*i])).count())
            .sum();
        let most = places
            .len()
            .max(theirs.iter().filter(|w| is_word(w)).count());
        if 2 * alike >= most {
            for op in diff.iter().filter(|op| op.tag() != DiffTag::Equal) {
                for i in op.old_range().filter(|i| is_word(&folded[*i])) {
                    marks[i] = true;
                }
            }
        }
    }
    words.into_iter().zip(marks).collect()
}

/// Words and what lies between them, in order; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let solid = |i: usize| chars.get(i).is_some_and(|(_, c)| c.is_alphanumeric());
    // A mark between two letters or digits belongs to the word: "1,200.50", "didn’t", "anti-war".
    let inside = |i: usize, c: char| {
        is_solid(c)
            || matches!(c, '.' | ',' | '-' | '\'' | '’') && i > 0 && solid(i - 1) && solid(i + 1)
    };
    let mut out = Vec::new();
    let (mut start, mut was) = (0, None);
    for (i, (at, c)) in chars.iter().enumerate() {
        let is = Some(inside(i, *c));
        if was.is_some() && was != is {
            out.push(&text[start..*at]);
            start = *at;
        }
        was = is;
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

fn is_solid(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '%')
}

fn is_word(piece: &str) -> bool {
    piece.contains(is_solid)
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(marked: &Marked) -> String {
        let piece = |(w, m): &(&str, bool)| {
            if *m {
                format!("[{w}]")
            } else {
                (*w).to_owned()
            }
        };
        marked.iter().map(piece).collect()
    }

    #[test]
    fn words_keep_figures_and_contractions_whole() {
        assert_eq!(
            words("It cost $1,200.50, didn’t it?"),
            [
                "It",
                " ",
                "cost",
                " ",
                "$1,200.50",
                ", ",
                "didn’t",
                " ",
                "it",
                "?"
            ]
        );
    }

    #[test]
    fn the_value_at_issue_is_marked_first() {
        let m = marked(
            "Troops met minimal resistance.",
            "minimal",
            Some("Troops met no resistance."),
        );
        assert_eq!(show(&m), "Troops met [minimal] resistance.");
    }

    #[test]
    fn else_what_differs_from_a_sentence_worded_alike() {
        let m = marked(
            "The bank will close 14 branches",
            "",
            Some("the bank will close ten branches"),
        );
        assert_eq!(show(&m), "The bank will close [14] branches");
        let m = marked(
            "The bank will close 14 branches",
            "",
            Some("Ten offices are to go, it said"),
        );
        assert_eq!(show(&m), "The bank will close 14 branches");
    }
}
