//! Datelines: the place, day and agency that open a news story ("LIMA, March 3 (Agency) —").

use std::sync::LazyLock;

use regex_lite::Regex;

/// Characters within which the dash, bracket or slash that ends a dateline stands.
const REACH: usize = 160;

/// A pattern that is compiled when the first text asks for it.
type Pattern = LazyLock<Regex>;

/// LIMA, March 3. /AGENCY/. and LIMA. March 3 (Agency) -
static DATED: Pattern = LazyLock::new(|| {
    compiled(
        r"^[A-Z][A-Z.'’ -]{2,30}[,.]? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\.? ?(?:(?:/[A-Za-z -]{2,20}/|\([^()]{2,30}\))\.?(?: ?(?:--|[-–—]))?|(?:--|[-–—])) ",
    )
});

/// Lima (Agency) — and LIMA, Peru (Agency) -
static AGENCY: Pattern = LazyLock::new(|| {
    compiled(
        r"^[A-Z][\wÀ-ӿ.'’ -]{1,30}(?:, [A-Z][\wÀ-ӿ.'’ -]{2,30})? \([A-Z][\wÀ-ӿ /.&-]{1,25}\) ?(?:--|[-–—]) ?",
    )
});

/// LIMA — and LIMA, Peru —, with the character that follows.
static PLACE: Pattern = LazyLock::new(|| {
    compiled(
        r#"^[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\wÀ-ӿ. ]{1,25})? ?(?:--|[–—]| -) ?(?:[A-Z“"‘'])"#,
    )
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"))
}

/// Length of the dateline that `words` start with.
pub(super) fn length(words: &str) -> Option<usize> {
    if !words.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let head = words
        .char_indices()
        .nth(REACH)
        .map_or(words, |(end, _)| &words[..end]);
    let dashed = head.contains(['-', '–', '—']);
    let bracketed = head.contains(" (");
    if !(dashed || bracketed || head.contains('/')) {
        return None;
    }
    let agency = || {
        let closed = bracketed && dashed;
        closed.then(|| AGENCY.find(words)).flatten()
    };
    // The two others begin with three characters of a word in capitals; most words that begin a text do not.
    let shouted = !words[1..].starts_with(|c: char| c.is_ascii_lowercase());
    let dated = shouted.then(|| DATED.find(words)).flatten();
    if let Some(found) = dated.or_else(agency) {
        return (found.end() < words.len()).then_some(found.end());
    }
    if !(dashed && shouted) {
        return None;
    }
    let found = PLACE.find(words)?;
    let ahead = found.as_str().chars().next_back().map_or(0, char::len_utf8);
    Some(found.end() - ahead)
}
