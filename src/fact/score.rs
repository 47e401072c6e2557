//! How a match ended, in the slot of an answer: "3-1".

use super::model::{Filled, Value};
use super::scene::Scene;
use crate::text::TextSpan;

/// Signs between the two numbers.
const BETWEEN: [char; 2] = ['-', '–'];
/// No side scores more digits than these.
const DIGITS: usize = 3;

/// The score that the word is part of, unless it is one of a row ("6-4 6-3": sets) or more than a score ("2-0-1").
pub(super) fn score(scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
    let text = scene.tree.text();
    let at = scene.span(word).start;
    let inside = |c: char| c.is_ascii_digit() || BETWEEN.contains(&c);
    let run = |c: &char| inside(*c);
    let before: usize = text[..at]
        .chars()
        .rev()
        .take_while(run)
        .map(char::len_utf8)
        .sum();
    let start = at - before;
    let length: usize = text[start..]
        .chars()
        .take_while(run)
        .map(char::len_utf8)
        .sum();
    let span = TextSpan::new(start, start + length);
    let numbers = read(span.of(text))?;
    let next = text[span.end..].trim_start_matches([',', ' ']);
    let last = text[..start].trim_end_matches([',', ' ']);
    let again = |run: String| read(&run).is_some();
    let row = again(next.chars().take_while(run).collect())
        || again(last.chars().rev().take_while(run).collect());
    (!row).then_some((Value::Score(numbers), span))
}

/// Two numbers of a score, the higher one first.
fn read(text: &str) -> Option<[u32; 2]> {
    let (one, other) = text.split_once(BETWEEN)?;
    let number =
        |digits: &str| -> Option<u32> { (digits.len() <= DIGITS).then(|| digits.parse().ok())? };
    let (one, other) = (number(one)?, number(other)?);
    Some([one.max(other), one.min(other)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_with_a_dash_are_a_score() {
        assert_eq!(read("3-1"), Some([3, 1]));
        assert_eq!(read("71–88"), Some([88, 71]));
        assert_eq!(read("2-0-1"), None);
        assert_eq!(read("2010-11"), None);
        assert_eq!(read("31"), None);
    }
}
