//! Publication dates as pages write them.
//!
//! In: what a meta tag, front matter or a "Published" line holds. Out: a civil date, local to the publisher. Month names are
//! those jiff knows.

use jiff::civil::Date;

/// The date that stands at the start of `text`: ISO 8601 in any length, "29 May 2024", "May 29,2024", "Sept. 22, 2014",
/// a weekday before it and a time after it allowed. Numbers with slashes are read only where day and month cannot be mixed up.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    iso(text).or_else(|| written(text)).or_else(|| dotted(text))
}

fn sound(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day)
        .ok()
        .filter(|d| (1900..2100).contains(&d.year()))
}

fn iso(text: &str) -> Option<Date> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range)
            .filter(|s| s.bytes().all(|b| b.is_ascii_digit()))
    };
    if let (Some(year), Some(sep @ ("-" | "/" | ".")), Some(month), Some(again), Some(day)) = (
        digits(0..4),
        text.get(4..5),
        digits(5..7),
        text.get(7..8),
        digits(8..10),
    ) && sep == again
    {
        return sound(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let all = digits(0..8)?;
    if text.len() > 8 && !text[8..].starts_with(['T', ' ']) {
        return None;
    }
    sound(
        all[..4].parse().ok()?,
        all[4..6].parse().ok()?,
        all[6..].parse().ok()?,
    )
}

/// A month's name with a day and a year around it, within the first words.
fn written(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '|' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .take(8)
        .collect();
    let at = words.iter().position(|w| month(w).is_some())?;
    let month = month(words[at])?;
    let number = |i: Option<usize>| -> Option<i16> {
        let word = i.and_then(|i| words.get(i))?;
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let ordinal = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th");
        ordinal.then(|| word[..digits].parse().ok()).flatten()
    };
    let day = |n: Option<i16>| n.filter(|n| (1..=31).contains(n)).map(|n| n as i8);
    let year = |n: Option<i16>| n.filter(|n| (1900..2100).contains(n));
    let (before, after, last) = (
        number(at.checked_sub(1)),
        number(Some(at + 1)),
        number(Some(at + 2)),
    );
    if let (Some(day), Some(year)) = (day(after), year(last)) {
        return sound(year, month, day);
    }
    if let (Some(day), Some(year)) = (day(before), year(after)) {
        return sound(year, month, day);
    }
    None
}

fn month(word: &str) -> Option<i8> {
    if word.len() < 3 || !word.is_char_boundary(3) || !word.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return None;
    }
    let long = jiff::fmt::strtime::parse("%B", word)
        .ok()
        .and_then(|t| t.month());
    let short = || {
        let stem = if word.eq_ignore_ascii_case("sept") {
            &word[..3]
        } else {
            word
        };
        jiff::fmt::strtime::parse("%b", stem)
            .ok()
            .and_then(|t| t.month())
    };
    long.or_else(short)
}

/// 18.11.2024, 27/03/2021: day first, as where dots are written; with slashes only a day above 12 tells.
fn dotted(text: &str) -> Option<Date> {
    let head = text.split_whitespace().next()?;
    let sep = head.chars().find(|c| matches!(c, '.' | '/'))?;
    let parts: Vec<i16> = head
        .trim_end_matches([',', '.'])
        .split(sep)
        .map(|p| p.parse().ok())
        .collect::<Option<_>>()?;
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let (day, month) = match (sep, first, second) {
        ('.', d, m) => (d, m),
        (_, d, m) if *d > 12 => (d, m),
        (_, m, d) if *d > 12 => (d, m),
        (_, d, m) if d == m => (d, m),
        _ => return None,
    };
    sound(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?)
}
