//! What changed between two texts, as a unified difference to read.
//!
//! A hunk is headed by the last heading above it, as git does for Markdown; on a terminal the words that differ in a line stand out.

use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use crosscheck::visible::line;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff};

/// Lines shown around a change.
const AROUND: usize = 3;
/// A heading is cut to so many characters.
const HEADING: usize = 72;

const GONE: Style = AnsiColor::Red.on_default();
const COME: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();
const FILES: Style = Style::new().bold();

/// Two texts that differ.
pub struct Change {
    old: String,
    new: String,
    gone: usize,
    come: usize,
}

impl Change {
    /// The change, unless there is none. How lines end is no change: a checkout may turn them.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        let unix = |text: &str| text.replace("\r\n", "\n");
        let (old, new) = (unix(old), unix(new));
        if old == new {
            return None;
        }
        let (mut gone, mut come) = (0, 0);
        for change in diff(&old, &new).iter_all_changes() {
            match change.tag() {
                ChangeTag::Delete => gone += 1,
                ChangeTag::Insert => come += 1,
                ChangeTag::Equal => {}
            }
        }
        Some(Self {
            old,
            new,
            gone,
            come,
        })
    }

    /// "3 lines more, 1 less".
    pub fn extent(&self) -> String {
        let lines = |n: usize| if n == 1 { "line" } else { "lines" };
        match (self.come, self.gone) {
            (0, gone) => format!("{gone} {} gone", lines(gone)),
            (come, 0) => format!("{come} {} new", lines(come)),
            (come, gone) => format!("{come} {} new, {gone} gone", lines(come)),
        }
    }

    /// The change, drawn, under the names of both sides. All that acts on a page is made visible.
    pub fn drawn(&self, old: &str, new: &str, colour: bool) -> String {
        let diff = diff(&self.old, &self.new);
        let mut drawn = Drawn {
            text: String::new(),
            colour,
        };
        drawn.line(FILES, &format!("--- {old}"));
        drawn.line(FILES, &format!("+++ {new}"));
        let lines: Vec<&str> = self.old.lines().collect();
        for hunk in diff.grouped_ops(AROUND) {
            drawn.hunk(&diff, &hunk, &lines);
        }
        drawn.text
    }
}

fn diff<'a>(old: &'a str, new: &'a str) -> TextDiff<'a, 'a, str> {
    TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(old, new)
}

struct Drawn {
    text: String,
    colour: bool,
}

impl Drawn {
    fn hunk(&mut self, diff: &TextDiff<'_, '_, str>, ops: &[DiffOp], old: &[&str]) {
        let (Some(first), Some(last)) = (ops.first(), ops.last()) else {
            return;
        };
        let before = first.old_range().start..last.old_range().end;
        let after = first.new_range().start..last.new_range().end;
        let above = heading(old, before.start);
        let place = format!("@@ -{} +{} @@", counted(&before), counted(&after));
        self.line(PLACE, format!("{place} {above}").trim_end());
        for op in ops {
            for change in diff.iter_inline_changes(op) {
                let (sign, style) = match change.tag() {
                    ChangeTag::Delete => ('-', GONE),
                    ChangeTag::Insert => ('+', COME),
                    ChangeTag::Equal => (' ', Style::new()),
                };
                self.begin(style, sign);
                for (differs, piece) in change.iter_strings_lossy() {
                    let style = if differs { style.invert() } else { style };
                    self.piece(style, &line(piece.trim_end_matches('\n')));
                }
                self.text.push('\n');
                if change.missing_newline() {
                    self.line(Style::new(), "\\ No newline at end of file");
                }
            }
        }
    }

    fn line(&mut self, style: Style, text: &str) {
        self.piece(style, &line(text));
        self.text.push('\n');
    }

    fn begin(&mut self, style: Style, sign: char) {
        self.piece(style, sign.encode_utf8(&mut [0; 4]));
    }

    fn piece(&mut self, style: Style, text: &str) {
        // Writing to a string cannot fail.
        let _ = if self.colour && !text.is_empty() && style != Style::new() {
            write!(self.text, "{style}{text}{style:#}")
        } else {
            write!(self.text, "{text}")
        };
    }
}

/// "12,3", "12" for one line, as `diff -u` counts.
fn counted(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        n => format!("{},{n}", lines.start + 1),
    }
}

/// The heading under which a line stands.
fn heading(lines: &[&str], at: usize) -> String {
    let above = lines.iter().take(at).rev();
    let heading = above.copied().find(|l| l.starts_with('#'));
    heading.unwrap_or_default().chars().take(HEADING).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_drawn_under_its_heading() {
        let old = "# Report\n\n## One\n\na\nb\nc\nd\nNine people were hurt\ne\n";
        let new = old.replace("Nine", "Ten");
        let change = Change::between(old, &new).unwrap();
        assert_eq!(change.extent(), "1 line new, 1 gone");
        insta::assert_snapshot!(change.drawn("approved/a.md", "a, now", false), @r"
        --- approved/a.md
        +++ a, now
        @@ -6,5 +6,5 @@ ## One
         b
         c
         d
        -Nine people were hurt
        +Ten people were hurt
         e
        ");
    }

    #[test]
    fn words_that_differ_stand_out_on_a_terminal() {
        let change = Change::between("Nine were hurt\n", "Ten were hurt\n").unwrap();
        let drawn = change.drawn("a", "b", true);
        assert!(
            drawn.contains("\u{1b}[7m\u{1b}[31mNine") || drawn.contains("\u{1b}[7;31mNine"),
            "{drawn:?}"
        );
        assert_eq!(
            anstream::adapter::strip_str(&drawn).to_string(),
            change.drawn("a", "b", false)
        );
    }

    #[test]
    fn ends_of_lines_are_no_change_and_a_lost_last_one_is() {
        assert!(Change::between("a\r\nb\r\n", "a\nb\n").is_none());
        let change = Change::between("a\nb", "a\nb\n").unwrap();
        assert!(
            change
                .drawn("a", "b", false)
                .contains("-b\n\\ No newline at end of file\n+b\n")
        );
    }

    #[test]
    fn what_acts_on_a_terminal_is_made_visible() {
        let change = Change::between("a\n", "\u{1b}[2Ja\u{202e}\n").unwrap();
        assert!(
            change
                .drawn("a", "b", false)
                .contains("+\\u{1b}[2Ja\\u{202e}\n")
        );
    }
}
