//! Cuts a sentence into syntactic words as the Universal Dependencies treebanks of English do.
//!
//! In: a stretch of text. Out: the spans of its words. What always holds: spans are in order, never overlap, are never
//! empty, hold no white space, and cover every character that is not white space. The English lists are in
//! `data/tokens.yaml`. Time grows with the length of the text and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::TextSpan;

/// Letters before the figure of a series, at the most ("COVID-19").
const LONGEST_SERIES: usize = 5;

/// Bytes of the longest telephone number with hyphens.
const LONGEST_NUMBER: usize = "1-212-555-0199".len();

/// The lists of `data/tokens.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    abbreviations: BTreeSet<String>,
    ambiguous: BTreeSet<String>,
    titles: BTreeSet<String>,
    hours: BTreeSet<String>,
    behind_hours: BTreeSet<String>,
    prefixes: BTreeSet<String>,
    clitics: Vec<String>,
    parts: BTreeMap<String, usize>,
    clipped: BTreeSet<String>,
    ordinals: BTreeSet<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../data/tokens.yaml"))
        .expect("the built-in lists are read by a test")
});

/// Whether the text ends in an abbreviation that a name has to follow ("Dr. ").
pub fn ends_in_title(text: &str) -> bool {
    let Some(before) = text.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
    word.is_some_and(|w| LISTS.titles.contains(&w.to_lowercase()))
}

/// Whether the text ends in an hour ("9:40 p.m.") and goes on with what goes with one: a day, a month, a zone ("Friday").
pub fn ends_in_hour(text: &str, next: &str) -> bool {
    let hour = text.trim_end().to_lowercase();
    let hour = LISTS.hours.iter().any(|h| {
        let before = hour.strip_suffix(h.as_str());
        before.is_some_and(|b| b.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    });
    let word = next
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next();
    hour && word.is_some_and(|w| LISTS.behind_hours.contains(&w.to_lowercase()))
}

/// The words of the text at `span`.
pub fn tokenize(text: &str, span: TextSpan) -> Vec<TextSpan> {
    let text = &text[..span.end];
    let mut words = Vec::with_capacity(span.len() / 5 + 1);
    let mut at = span.start;
    while at < text.len() {
        let rest = &text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let rest = &text[start..];
        let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        if start < end {
            let next = text[end..].trim_start().chars().next();
            Chunk {
                text: &text[start..end],
                base: start,
                next,
                words: &mut words,
            }
            .cut();
        }
        at = end.max(at + 1);
    }
    words
}

/// A stretch without white space.
struct Chunk<'a> {
    text: &'a str,
    /// Where it begins.
    base: usize,
    /// The character that follows the white space after it.
    next: Option<char>,
    words: &'a mut Vec<TextSpan>,
}

impl Chunk<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.words
                .push(TextSpan::new(self.base + start, self.base + end));
        }
    }

    fn cut(mut self) {
        let mut at = 0;
        while let Some(c) = self.char(at) {
            let end = if let Some(end) = self.address(at) {
                self.push(at, end);
                end
            } else if is_word(c) || self.is_decimal(at, c) {
                let end = self.word(at);
                self.split(at, end);
                end
            } else {
                let end = self.mark(at, c);
                self.push(at, end);
                end
            };
            at = end;
        }
    }

    /// The end of the web or mail address that begins here, if one does.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let starts = at == 0 || !self.text[..at].ends_with(is_word);
        if !starts || rest.len() < 4 {
            return None;
        }
        let web = ["http://", "https://", "ftp://", "www."].iter().any(|s| {
            rest.get(..s.len())
                .is_some_and(|r| r.eq_ignore_ascii_case(s))
        });
        let mail = || {
            let name = rest.find(|c: char| !(is_word(c) || "._%+-".contains(c)))?;
            let host = rest[name..].strip_prefix('@')?;
            let host = host
                .find(|c: char| !(is_word(c) || ".-".contains(c)))
                .map_or(host, |end| &host[..end]);
            let dot = host.trim_end_matches(['.', '-']).find('.')?;
            (name > 0 && dot > 0).then_some(name + 1 + host.trim_end_matches(['.', '-']).len())
        };
        if web {
            let end = rest
                .find(['"', '“', '”', '<', '>', '«', '»'])
                .unwrap_or(rest.len());
            let trimmed =
                rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
            return (trimmed.len() > 4).then_some(at + trimmed.len());
        }
        if is_word(rest.chars().next()?) {
            mail().map(|len| at + len)
        } else {
            None
        }
    }

    /// The end of the word that begins at `start`.
    fn word(&self, start: usize) -> usize {
        let mut at = start + usize::from(self.text[start..].starts_with('.'));
        let mut segment = start;
        // Whether all joints so far were full stops.
        let mut dotted = true;
        while let Some(c) = self.char(at) {
            if is_word(c) {
                at += c.len_utf8();
                continue;
            }
            let after = at + c.len_utf8();
            let before = self.text[..at].chars().next_back();
            let next = self.char(after);
            let (Some(before), Some(next)) = (before, next.or(Some(' '))) else {
                break;
            };
            let digits = before.is_ascii_digit() && next.is_ascii_digit();
            let letters = before.is_alphabetic() && next.is_alphabetic();
            let joined = match c {
                '.' if dotted && at - segment == before.len_utf8() && before.is_alphabetic() => {
                    // An initial: its stop is its own, unless it is the sentence's last and no letter run.
                    letters
                        || segment > start
                        || (before.is_uppercase()
                            && self.next.is_some()
                            && after == self.text.len())
                }
                '.' if !is_word(next) => self.abbreviation(&self.text[segment..at], after),
                '.' | '_' => is_word(next),
                ',' => digits && self.group_of_three(after),
                ':' | '/' => digits,
                '\'' | '’' => letters,
                '&' => before.is_uppercase() && next.is_uppercase() && at - start <= 3,
                '-' | '‑' => {
                    (letters && is_prefix(&self.text[start..at]))
                        || (digits && self.telephone(start, at))
                        || (next.is_ascii_digit() && is_series(&self.text[start..at]))
                }
                '$' => {
                    matches!(
                        &self.text[start..at],
                        "US" | "U" | "A" | "C" | "HK" | "NZ" | "S"
                    ) && next.is_ascii_digit()
                }
                _ => false,
            };
            if !joined {
                break;
            }
            at = after;
            segment = after;
            dotted &= c == '.';
            if c == '$' || (c == '.' && !is_word(next)) {
                break;
            }
        }
        at
    }

    /// Whether the stop after `word` is the word's own; it ends at `after`.
    fn abbreviation(&self, word: &str, after: usize) -> bool {
        let word = word.to_lowercase();
        if !LISTS.abbreviations.contains(&word) || self.char(after) == Some('.') {
            return false;
        }
        let follows = self.char(after).or(self.next);
        let bound = follows.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if LISTS.ambiguous.contains(&word) {
            bound
        } else {
            follows.is_some() || word == "etc"
        }
    }

    fn group_of_three(&self, at: usize) -> bool {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count() == 3
    }

    /// Whether the hyphen at `at` stands in a run like 555-0199 or 212-555-0199.
    fn telephone(&self, start: usize, at: usize) -> bool {
        if at - start > 8 {
            return false;
        }
        let run = self.text.as_bytes()[start..].iter();
        let run: Vec<u8> = run
            .copied()
            .take_while(|b| b.is_ascii_digit() || *b == b'-')
            .take(LONGEST_NUMBER + 1)
            .collect();
        let groups: Vec<usize> = run.split(|b| *b == b'-').map(<[u8]>::len).collect();
        matches!(groups.as_slice(), [3, 4] | [3, 3, 4] | [1, 3, 3, 4])
    }

    /// Cuts endings off the word at `start..end` and passes the parts on.
    fn split(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let number = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
            let (digits, unit) = word.split_at(number);
            let unit = unit.to_lowercase();
            let parts = !unit.is_empty()
                && unit.len() <= 4
                && unit.chars().all(char::is_alphabetic)
                && unit.len() > 1
                || matches!(unit.as_str(), "m" | "k" | "g" | "b");
            if parts
                && digits.ends_with(|c: char| c.is_ascii_digit())
                && !LISTS.ordinals.contains(&unit)
            {
                self.push(start, start + number);
                self.push(start + number, end);
                return;
            }
        }
        let folded = word.to_lowercase();
        if let Some(&at) = LISTS.parts.get(&folded).filter(|_| word.is_ascii()) {
            self.push(start, start + at);
            self.push(start + at, end);
            return;
        }
        let mut cuts = Vec::new();
        let mut left = word.len();
        while let Some(length) = ending(&word[..left]) {
            left -= length;
            cuts.push(start + left);
        }
        let mut from = start;
        for &cut in cuts.iter().rev() {
            self.push(from, cut);
            from = cut;
        }
        self.push(from, end);
    }

    /// Whether a decimal without its zero begins at `at`, behind white space or a mark (".358").
    fn is_decimal(&self, at: usize, c: char) -> bool {
        let behind_word = self.text[..at].ends_with(|b| is_word(b) || b == '.');
        c == '.' && !behind_word && self.char(at + 1).is_some_and(|n| n.is_ascii_digit())
    }

    /// The end of the mark or symbol that begins at `at`.
    fn mark(&self, at: usize, c: char) -> usize {
        let rest = &self.text[at..];
        let run =
            |same: fn(char, char) -> bool| at + rest.find(|x| !same(c, x)).unwrap_or(rest.len());
        match c {
            '.' | '-' | '—' | '*' | '=' | '_' | '~' | '#'
                if rest[c.len_utf8()..].starts_with(c) =>
            {
                run(|c, x| c == x)
            }
            '!' | '?' => run(|_, x| x == '!' || x == '?'),
            '\'' | '’' | '`' => {
                let tail = &rest[c.len_utf8()..];
                if tail.starts_with(c) {
                    return at + 2 * c.len_utf8();
                }
                let length = tail.find(|x| !is_word(x)).unwrap_or(tail.len());
                let word = tail[..length].to_lowercase();
                let decade = word.len() <= 3
                    && word.starts_with(|x: char| x.is_ascii_digit())
                    && c != '`'
                    && word.len() > 1;
                let clipped = LISTS.clipped.contains(&format!("'{word}"))
                    || LISTS.clitics.iter().any(|s| s[1..] == word && at > 0);
                let clipped = clipped || (at == 0 && word == "s" && length == tail.len());
                at + c.len_utf8() + if clipped || decade { length } else { 0 }
            }
            '#' | '@' => {
                let tail = &rest[1..];
                let name = tail
                    .find(|x| !(is_word(x) || x == '_'))
                    .unwrap_or(tail.len());
                let named = tail.starts_with(char::is_alphabetic)
                    && (at == 0 || !self.text[..at].ends_with(is_word));
                at + 1 + if named { name } else { 0 }
            }
            _ => {
                // A symbol with what modifies it: emoji sequences stay whole.
                let mut end = at + c.len_utf8();
                let mut joined = false;
                while let Some(next) = self.char(end) {
                    let modifies = matches!(next, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}' | '\u{300}'..='\u{36F}');
                    if !(modifies || (joined && !is_word(next))) || c.is_ascii() {
                        break;
                    }
                    joined = next == '\u{200D}';
                    end += next.len_utf8();
                }
                end
            }
        }
    }
}

/// Whether a hyphen after `part` does not end the word.
fn is_prefix(part: &str) -> bool {
    LISTS.prefixes.contains(&part.to_lowercase())
}

/// Whether a figure behind a hyphen makes one name with `part`: "AK-47", "MiG-29". "Lima-3" is a score.
fn is_series(part: &str) -> bool {
    let capital = |b: Option<&u8>| b.is_some_and(u8::is_ascii_uppercase);
    let bytes = part.as_bytes();
    bytes.len() <= LONGEST_SERIES
        && bytes.iter().all(u8::is_ascii_alphabetic)
        && capital(bytes.first())
        && capital(bytes.last())
}

/// How many bytes at the end of `word` are a word of their own.
fn ending(word: &str) -> Option<usize> {
    let tail = |n: usize| {
        let start = word.char_indices().rev().nth(n - 1)?.0;
        (start > 0).then(|| &word[start..])
    };
    let folded = |n: usize| tail(n).map(|t| (t.len(), t.replace('’', "'").to_lowercase()));
    if let Some((length, text)) = folded(3)
        && (text == "n't" || LISTS.clitics.contains(&text))
    {
        return Some(length);
    }
    folded(2)
        .filter(|(_, text)| LISTS.clitics.contains(text))
        .map(|(length, _)| length)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}
