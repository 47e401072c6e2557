//! Text that Markdown takes as it is, on GitHub and GitLab too.
//!
//! In: what an article, a file or a rule says. Out: Markdown that shows the same. What always holds: no mark of the text
//! becomes markup, no address becomes a link, no `@name` calls anybody and no `#1` points at an issue; what acts on a page is
//! visible (see [`crate::visible`]).

use std::ops::Range;
use std::sync::LazyLock;

use regex_lite::Regex;

use crate::report::wording::Marked;
use crate::visible::line;

/// What sites make links of after Markdown is done, so that a backslash does not help: it goes into a code span, which they leave
/// alone (GitHub's docs, "Autolinked references and URLs"; GFM 0.29, 6.9).
static LIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let address = r"(?:https?|ftp|mailto|xmpp):[^\s|`]+|www\.[^\s|`]+";
    let name = r"[\w.+-]*@[\w./-]*";
    let number = r"(?:#|gh-)\d+";
    Regex::new(&format!("(?i){address}|{name}|{number}")).ok()
});

/// Text on one line.
pub(super) fn plain(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for live in live(&text) {
        escape(&text[from..live.start], &mut out);
        out.push_str(&code(&text[live.clone()]));
        from = live.end;
    }
    escape(&text[from..], &mut out);
    out
}

/// Text with the marked words in bold, and a blank between two of them. A mark within an address covers it all.
pub(super) fn bold(words: &Marked) -> String {
    let text: String = words.iter().map(|(word, _)| *word).collect();
    let mut marks = Vec::new();
    let mut at = 0;
    let mark = |i: usize| words.get(i).is_some_and(|(_, mark)| *mark);
    for (i, (word, own)) in words.iter().enumerate() {
        let between = *word == " " && i > 0 && mark(i - 1) && mark(i + 1);
        marks.push((at..at + word.len(), *own || between));
        at += word.len();
    }
    for live in live(&text) {
        let inside = |range: &Range<usize>| range.start < live.end && live.start < range.end;
        let any = marks.iter().any(|(range, mark)| *mark && inside(range));
        for (range, mark) in &mut marks {
            *mark |= any && inside(range);
        }
    }
    let mut out = String::new();
    for run in marks.chunk_by(|(_, a), (_, b)| a == b) {
        let (Some((first, mark)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let stars = if *mark { "**" } else { "" };
        out.push_str(stars);
        out.push_str(&plain(&text[first.start..last.end]));
        out.push_str(stars);
    }
    out
}

/// A code span, its fence longer than any row of backticks in it.
pub(super) fn code(text: &str) -> String {
    let text = line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn live(text: &str) -> Vec<Range<usize>> {
    if !may_be_live(text) {
        return Vec::new();
    }
    let found = LIVE.iter().flat_map(|live| live.find_iter(text));
    found.map(|m| m.range()).collect()
}

/// Whether the text has a mark that every such address, name or number has.
fn may_be_live(text: &str) -> bool {
    let opens = |pair: &[u8]| pair.eq_ignore_ascii_case(b"w.") || pair.eq_ignore_ascii_case(b"h-");
    text.contains([':', '@', '#']) || text.as_bytes().windows(2).any(opens)
}

/// Backslashes before what Markdown would read as a mark.
fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => true,
            '&' => is_reference(rest),
            // What could close a formula.
            '$' => !rest.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether what follows an ampersand makes a character reference of it.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    name.find(|c: char| !c.is_ascii_alphanumeric())
        .is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_an_article_stays_text() {
        assert_eq!(
            plain("a *b* <c> [d](e) f|g"),
            r"a \*b\* \<c\> \[d\](e) f\|g"
        );
        assert_eq!(
            plain("AT&T, &lt;b&gt;, &#x3c;"),
            r"AT&T, \&lt;b\&gt;, \&\#x3c;"
        );
        assert_eq!(plain("$5 or US$6, $x$"), r"$5 or US$6, \$x\$");
    }

    #[test]
    fn nobody_is_called_and_nothing_is_linked() {
        assert_eq!(
            plain("ask @kim-b, or @org/team"),
            "ask `@kim-b`, or `@org/team`"
        );
        assert_eq!(plain("mail a_b@c.example now"), "mail `a_b@c.example` now");
        assert_eq!(
            plain("see HTTPS://a.example/x_y#z, www.b.example"),
            "see `HTTPS://a.example/x_y#z,` `www.b.example`"
        );
        assert_eq!(
            plain("No. #12, GH-7, C# and # 3"),
            "No. `#12`, `GH-7`, C\\# and \\# 3"
        );
    }

    #[test]
    fn a_mark_never_parts_an_address() {
        let words = [
            ("at ", false),
            ("https", false),
            ("://", false),
            ("b", true),
            (".", false),
        ];
        assert_eq!(bold(&words.to_vec()), "at **`https://b.`**");
    }

    #[test]
    fn a_code_span_holds_any_text() {
        assert_eq!(code("a/b"), "`a/b`");
        assert_eq!(code("`a``b"), "``` `a``b ```");
    }
}
