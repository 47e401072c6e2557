//! Datelines: the place, day and agency that open a news story ("LIMA, March 3 (Agency) —").

use std::sync::LazyLock;

use regex::Regex;

static DATELINE: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        // LIMA, March 3. /AGENCY/. and LIMA. March 3 (Agency) -
        r"^[A-Z][A-Z.'’ -]{2,30}[,.]? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\.? ?(?:(?:/[A-Za-z -]{2,20}/|\([^()]{2,30}\))\.?(?: ?(?:--|[-–—]))?|(?:--|[-–—])) ",
        // Lima (Agency) — and LIMA, Peru (Agency) -
        r"^[A-Z][\w.'’ -]{1,30}(?:, [A-Z][\w.'’ -]{2,30})? \([A-Z][\w /.&-]{1,25}\) ?(?:--|[-–—]) ?",
        // LIMA — and LIMA, Peru —
        r#"^[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w. ]{1,25})? ?(?:--|[–—]| -) ?(?:[A-Z“"‘'])"#,
    ]
    .map(|pattern| Regex::new(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}")))
});

/// Length of the dateline that `words` start with.
pub(super) fn length(words: &str) -> Option<usize> {
    if !words.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let [dated, agency, place] = &*DATELINE;
    let full = dated.find(words).or_else(|| agency.find(words));
    if let Some(found) = full {
        return (found.end() < words.len()).then_some(found.end());
    }
    // The last pattern looks one character ahead.
    let found = place.find(words)?;
    let ahead = found.as_str().chars().next_back().map_or(0, char::len_utf8);
    Some(found.end() - ahead)
}
