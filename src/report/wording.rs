//! The words of a report, the same for every format that people read: numbers and lists, who says it and how, and which
//! words make the difference.

use jiff::civil::Date;
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

/// A day or a stretch of days for a person: "2003", "August 2021", "15 August 2021", "2006 to 17 August 2021". Other text is left
/// as it is.
pub(super) fn readable(value: &str) -> String {
    let told = days(value).map(|(from, to)| between(from, to));
    told.unwrap_or_else(|| value.to_owned())
}

/// A reason for a person: each day in it, and each stretch of days, as [`readable`] tells it.
pub(super) fn reason(detail: &str) -> String {
    let words: Vec<&str> = detail.split(' ').collect();
    let mut told: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // What stands right behind a day stays there.
        let day = |i: usize| -> Option<(&str, &str)> {
            let word = words.get(i)?;
            let cut = word.trim_end_matches([',', '.', ';', ':', ')']).len();
            day(&word[..cut])?;
            Some(word.split_at(cut))
        };
        let range = (words.get(at + 1) == Some(&"to")).then(|| day(at).zip(day(at + 2)));
        if let Some(((from, ""), (to, after))) = range.flatten() {
            told.push(readable(&format!("{from} to {to}")) + after);
            at += 3;
        } else if let Some((on, after)) = day(at) {
            told.push(readable(on) + after);
            at += 1;
        } else {
            told.push(words[at].to_owned());
            at += 1;
        }
    }
    told.join(" ")
}

/// The first and the last day of a value that is a day or a stretch of days, as in ISO 8601.
pub(super) fn days(value: &str) -> Option<(Date, Date)> {
    match value.split_once(" to ") {
        None => day(value).map(|d| (d, d)),
        Some((from, to)) => day(from).zip(day(to)),
    }
}

/// A day as in ISO 8601.
fn day(text: &str) -> Option<Date> {
    const LENGTH: usize = "2021-08-15".len();
    (text.len() == LENGTH).then(|| text.parse().ok())?
}

/// "15 August 2021".
pub(super) fn on(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn between(from: Date, to: Date) -> String {
    let opens = from == from.first_of_year();
    let closes = to == to.last_of_year();
    let month = from == from.first_of_month() && to == from.last_of_month();
    match (opens, closes) {
        _ if from == to => on(from),
        (true, true) if from.year() == to.year() => from.year().to_string(),
        _ if month => from.strftime("%B %Y").to_string(),
        _ => {
            let first = if opens {
                from.year().to_string()
            } else {
                on(from)
            };
            let last = if closes {
                to.year().to_string()
            } else {
                on(to)
            };
            format!("{first} to {last}")
        }
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
    fn days_are_told_as_people_tell_them() {
        for (value, told) in [
            ("2003-01-01 to 2003-12-31", "2003"),
            ("2003-01-01 to 2004-12-31", "2003 to 2004"),
            ("2021-08-01 to 2021-08-31", "August 2021"),
            ("2021-08-15", "15 August 2021"),
            ("2021-08-15 to 2021-08-15", "15 August 2021"),
            ("2006-01-01 to 2021-08-17", "2006 to 17 August 2021"),
            ("Paris to London", "Paris to London"),
            ("2021-13-15", "2021-13-15"),
        ] {
            assert_eq!(readable(value), told);
        }
    }

    #[test]
    fn days_in_a_reason_are_told_so_too() {
        for (detail, told) in [
            (
                "“outlaw” has one date: 2003-01-01 to 2003-12-31 or 2006-01-01 to 2021-08-17",
                "“outlaw” has one date: 2003 or 2006 to 17 August 2021",
            ),
            (
                "the same count on 2021-08-15, and on 2021-08-16",
                "the same count on 15 August 2021, and on 16 August 2021",
            ),
            (
                "from 2021-08-15, to 2021-08-16",
                "from 15 August 2021, to 16 August 2021",
            ),
            ("a  b to c", "a  b to c"),
        ] {
            assert_eq!(reason(detail), told);
        }
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
