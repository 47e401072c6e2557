//! Whether two times of one day are told by the clock, and lie apart.

use crate::fact::Fact;
use crate::normalize::{HALF_DAY, Time};

use crate::verdict::Court;

/// Minutes by which "about five" and "shortly before six" may still be one time.
const LOOSE: i32 = 60;
/// Bytes behind a clock time within which its zone stands ("1353 (1023 GMT)").
const ZONE: usize = 16;
/// Letters of a zone's sign, at most ("CEST").
const SIGN: usize = 4;

/// Whether the clock times of two facts exclude each other. Those of a zone exclude nothing.
pub(super) fn apart(court: &Court, facts: [&Fact; 2], times: [&Time; 2]) -> bool {
    let [Some(one), Some(other)] = times.map(Time::minutes) else {
        return false;
    };
    let by = (one - other).abs();
    let by = by.min(2 * HALF_DAY - by);
    let clear = by > LOOSE && (by - HALF_DAY).abs() > LOOSE;
    clear && !facts.iter().any(|fact| is_zoned(court, fact))
}

/// Whether a sign in capitals stands with the words.
fn is_zoned(court: &Court, fact: &Fact) -> bool {
    let text = court.documents.get(fact.source.0 as usize).map(|d| &d.text);
    let Some(rest) = text.and_then(|t| t.get(fact.words.start..)) else {
        return true;
    };
    let near = fact.words.len() + ZONE;
    let sign = |word: &str| {
        (2..=SIGN).contains(&word.len())
            && word.chars().all(|c| c.is_ascii_uppercase())
            && !word.ends_with('M')
    };
    let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8());
    let end = ends.take_while(|&i| i <= near).last().unwrap_or(0);
    rest[..end]
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(sign)
}
