//! Marks inside a line of Markdown: emphasis, links, images, code ticks, escapes and tags.
//!
//! In: a line. Out: its words in the draft. What always holds: however brackets nest or stay open, a line is read in time by its
//! length, and without recursion.

use std::ops::Range;

use super::draft::Draft;

/// Adds a line without its marks.
pub(super) fn add(draft: &mut Draft, source: &str, line: Range<usize>) {
    let brackets = Brackets::new(source, line.clone());
    // What is still to be read, the next stretch last: a link's text, then what follows the link.
    let mut stretches = vec![line];
    while let Some(stretch) = stretches.pop() {
        let mut at = stretch.start;
        let mut from = at;
        while at < stretch.end {
            let rest = &source[at..stretch.end];
            if rest.starts_with('\\') && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
                draft.copy(source, from..at);
                from = at + 1;
                at += 2;
                continue;
            }
            let skip = mark(source, at, rest, &brackets);
            if skip.is_empty() {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            draft.copy(source, from..at);
            from = at + skip.len;
            if let Some(text) = skip.text {
                stretches.push(from..stretch.end);
                stretches.push(at + text.start..at + text.end);
                from = stretch.end;
            }
            at = from;
        }
        draft.copy(source, from..stretch.end);
    }
}

/// A mark at the start of a stretch: how long it is, and which part of it is text.
#[derive(Default)]
struct Mark {
    len: usize,
    text: Option<Range<usize>>,
}

impl Mark {
    fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn drop(len: usize) -> Self {
        Self { len, text: None }
    }
}

fn mark(source: &str, at: usize, rest: &str, brackets: &Brackets) -> Mark {
    let before = source[..at].chars().next_back();
    match rest.as_bytes()[0] {
        b'`' => Mark::drop(rest.bytes().take_while(|b| *b == b'`').count()),
        sign @ (b'*' | b'_' | b'~') => {
            let run = rest.bytes().take_while(|b| *b == sign).count();
            let after = rest[run..].chars().next();
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let loose = blank(before) && blank(after);
            let inside = sign == b'_' && word(before) && word(after);
            // A lone asterisk after a word, with no partner, is a footnote mark or a factor: kept.
            let single = sign == b'*'
                && run == 1
                && !rest[1..].contains('*')
                && !source[..at]
                    .rsplit('\n')
                    .next()
                    .is_some_and(|l| l.contains('*'));
            if loose || inside || single || (sign == b'~' && run != 2) || run > 3 {
                Mark::default()
            } else {
                Mark::drop(run)
            }
        }
        b'!' if rest[1..].starts_with('[') => link(at + 1, &rest[1..], brackets)
            .map_or_else(Mark::default, |link| Mark::drop(link.len + 1)),
        b'[' => link(at, rest, brackets).unwrap_or_default(),
        b'<' => match brackets.next('>', at..at + rest.len()) {
            Some(end)
                if rest[1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') =>
            {
                let end = end - at;
                if rest.starts_with("<http") {
                    Mark {
                        len: end + 1,
                        text: Some(1..end),
                    }
                } else {
                    Mark::drop(end + 1)
                }
            }
            _ => Mark::default(),
        },
        _ => Mark::default(),
    }
}

/// `[text](target)`, `[text][label]`, `[^note]` at the start of `rest`, which stands at `at`.
fn link(at: usize, rest: &str, brackets: &Brackets) -> Option<Mark> {
    let end = at + rest.len();
    let close = brackets.partner(at).filter(|&close| close < end)?;
    if rest[1..].starts_with('^') {
        return Some(Mark::drop(close + 1 - at));
    }
    let after = close + 1..end;
    let target = match rest.as_bytes().get(close + 1 - at)? {
        b'(' => brackets.next(')', after)?,
        b'[' => brackets.next(']', after)?,
        _ => return None,
    };
    Some(Mark {
        len: target + 1 - at,
        text: Some(1..close - at),
    })
}

/// Where the brackets of a line stand, looked up once.
struct Brackets {
    /// Square brackets that close and where, by the place of the one that opens.
    pairs: Vec<(usize, usize)>,
    /// Places of `]`, `)` and `>`, rising.
    closing: [Vec<usize>; 3],
}

const CLOSING: [char; 3] = [']', ')', '>'];

impl Brackets {
    fn new(source: &str, line: Range<usize>) -> Self {
        let (mut pairs, mut open) = (Vec::new(), Vec::new());
        let mut closing = [Vec::new(), Vec::new(), Vec::new()];
        for at in line {
            match source.as_bytes()[at] {
                b'[' => open.push(at),
                b']' => {
                    pairs.extend(open.pop().map(|start| (start, at)));
                    closing[0].push(at);
                }
                b')' => closing[1].push(at),
                b'>' => closing[2].push(at),
                _ => {}
            }
        }
        pairs.sort_unstable();
        Self { pairs, closing }
    }

    /// The bracket that closes the one at `open`.
    fn partner(&self, open: usize) -> Option<usize> {
        let found = self.pairs.binary_search_by_key(&open, |(start, _)| *start);
        Some(self.pairs[found.ok()?].1)
    }

    /// The first `sign`, one of [`CLOSING`], in a stretch.
    fn next(&self, sign: char, stretch: Range<usize>) -> Option<usize> {
        let places = &self.closing[CLOSING.iter().position(|c| *c == sign)?];
        let first = places.partition_point(|&p| p < stretch.start);
        places.get(first).copied().filter(|&p| p < stretch.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> String {
        let mut draft = Draft::default();
        add(&mut draft, line, 0..line.len());
        draft.text
    }

    #[test]
    fn links_within_links_keep_their_words() {
        assert_eq!(
            words("see [the *old* [quay](a)](b), now"),
            "see the old quay, now"
        );
        assert_eq!(
            words("[one][1] and [^2]two <b>three</b>"),
            "one and two three"
        );
        assert_eq!(words("![map [of] it](x.png)left"), "left");
    }

    #[test]
    fn brackets_without_a_partner_are_words() {
        assert_eq!(words("[a [b](c"), "[a [b](c");
        assert_eq!(words("a] [b](c)"), "a] b");
        assert_eq!(words("[a [b](c) <d"), "[a b <d");
    }

    #[test]
    fn a_hundred_thousand_links_within_links_are_read() {
        let depth = 100_000;
        let line = format!("{}quay{}", "[".repeat(depth), "](x)".repeat(depth));
        assert_eq!(words(&line), "quay");
        let open = "[quay](".repeat(depth);
        assert_eq!(words(&open), open);
        let tags = "<quay ".repeat(depth);
        assert_eq!(words(&tags), tags);
    }
}
