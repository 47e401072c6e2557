//! How names are folded to be looked up, and spelled as keys.

use std::borrow::Cow;

/// Lower case, without marks on letters, final periods and curly quotes.
pub(crate) fn fold(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if word.is_ascii() {
        return word.trim_end_matches('.').to_ascii_lowercase();
    }
    word.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
        .collect::<String>()
        .to_lowercase()
        .trim_end_matches('.')
        .to_owned()
}

/// A readable key: lower case, words joined by hyphens.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A word in lower case; most are so already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if word.bytes().all(plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}
