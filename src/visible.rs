//! Characters that act on a page instead of standing on it, made visible.
//!
//! In: text of an article, a file's name, a rule. Out: the same for a person to read, each control or format character written as
//! its number, `\u{202e}`. What always holds: nothing is taken away, and what comes out neither moves the cursor of a
//! terminal, nor sets its title, nor turns the order of the words around, nor hides some of them. Data (JSON, JSON Lines)
//! is written as it is and does not come this way.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character acts: Unicode's controls (`Cc`), line and paragraph separators (`Zl`, `Zp`) and format characters
/// (`Cf`), but for the few of the last that have a shape of their own, such as the Arabic number sign.
///
/// The ranges are those of Unicode 16, tables 4-4 and 23-1; what is not yet assigned among the tags counts as one.
pub fn acts(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Text for one line: line breaks and tabs are blanks, all else that acts is visible.
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, |c, next| match c {
        '\r' if next == Some('\n') => Some(""),
        '\n' | '\r' | '\t' => Some(" "),
        _ => None,
    })
}

/// Text of several lines: line breaks and tabs stay, all else that acts is visible.
pub fn lines(text: &str) -> Cow<'_, str> {
    shown(text, |c, next| match c {
        '\r' if next == Some('\n') => Some(""),
        '\n' => Some("\n"),
        '\t' => Some("\t"),
        _ => None,
    })
}

/// `layout` says what stands for a character that lays text out, told what follows it.
fn shown(text: &str, layout: impl Fn(char, Option<char>) -> Option<&'static str>) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        if let Some(laid) = layout(c, next) {
            out.push_str(laid);
        } else if acts(c) && !joins(before, c, next) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Whether a joiner or non-joiner does its work, which is inside emoji and in scripts such as Arabic and those of India; not between letters
/// of Europe or signs of punctuation and money ("â€" and "â€", where a page was read in the wrong encoding).
fn joins(before: Option<char>, c: char, next: Option<char>) -> bool {
    let european = |c: char| matches!(c, '\0'..='\u{58f}' | '\u{1e00}'..='\u{20cf}');
    let wide = |c: Option<char>| c.is_some_and(|c| !european(c) && !acts(c));
    matches!(c, '\u{200c}' | '\u{200d}') && wide(before) && wide(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_what_unicode_says() {
        let general = regex::Regex::new(r"^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$").unwrap();
        let with_a_shape = |c: char| {
            matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
                | '\u{110bd}' | '\u{110cd}')
        };
        let unassigned =
            |c: char| matches!(c, '\u{2065}' | '\u{e0000}' | '\u{e0002}'..='\u{e001f}');
        for c in '\0'..=char::MAX {
            let said = general.is_match(c.encode_utf8(&mut [0; 4])) && !with_a_shape(c);
            assert_eq!(acts(c), said || unassigned(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn nothing_is_taken_away() {
        assert_eq!(line("a\u{1b}[2Jb\u{202e}c"), "a\\u{1b}[2Jb\\u{202e}c");
        assert_eq!(line("one\r\ntwo\tthree\rfour"), "one two three four");
        assert_eq!(
            lines("one\r\ntwo\tthree\rfour"),
            "one\ntwo\tthree\\u{d}four"
        );
        assert!(matches!(line("plain — “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn joiners_stay_where_they_join() {
        assert_eq!(line("â€\u{200c}â€"), "â€\\u{200c}â€");
        for text in ["👩\u{200d}🚒", "می\u{200c}شود"] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("be\u{200d}fore"), "be\\u{200d}fore");
        assert_eq!(line("é\u{200d}\u{200d}é"), "é\\u{200d}\\u{200d}é");
    }
}
