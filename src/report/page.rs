//! Lines of a terminal page, wrapped to its width.
//!
//! In: text made visible (see [`crate::visible`]), with styles around it. Out: lines, with the styles or without. What always
//! holds: every escape sequence on the page is a style that the report itself has put there.

use std::fmt::Write as _;

use crate::visible;

/// Columns of a page that goes to no terminal.
const PAGE: usize = 100;

/// What a page is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns to fill.
    pub width: usize,
    /// Whether styles are written; without them a page is plain text.
    pub colour: bool,
}

impl Default for Screen {
    /// A page that goes to no terminal, the same wherever it was made.
    fn default() -> Self {
        Self {
            width: PAGE,
            colour: false,
        }
    }
}

/// Text under way.
pub(super) struct Page {
    screen: Screen,
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            text: String::new(),
        }
    }

    /// Columns to fill.
    pub fn width(&self) -> usize {
        self.screen.width
    }

    /// What was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes a line as it is.
    pub fn line(&mut self, line: &str) {
        let mut pieces = line.trim_end().split("\u{1b}[");
        let mut text = pieces.next().unwrap_or_default();
        loop {
            // What comes here is visible already; what is not, by a slip, does nothing either.
            self.text.push_str(&visible::lines(text));
            let Some(piece) = pieces.next() else { break };
            let (style, after) = piece.split_once('m').unwrap_or((piece, ""));
            if self.screen.colour && style.bytes().all(|b| b.is_ascii_digit() || b == b';') {
                let _ = write!(self.text, "\u{1b}[{style}m");
            }
            text = after;
        }
        self.text.push('\n');
    }

    /// Writes `text` from column `indent`, its first line led by `lead`, which is as wide as `indent`.
    pub fn hang(&mut self, lead: &str, indent: usize, text: &str) {
        let blank = " ".repeat(indent);
        let options = textwrap::Options::new(self.width())
            .initial_indent(lead)
            .subsequent_indent(&blank)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(line: &str, colour: bool) -> String {
        let mut page = Page::new(Screen { width: 80, colour });
        page.line(line);
        page.text().to_owned()
    }

    #[test]
    fn styles_are_left_out_and_nothing_else() {
        let line = "a \u{1b}[1;31mred mmm\u{1b}[0m [1m\u{7}";
        assert_eq!(written(line, false), "a red mmm [1m\\u{7}\n");
        assert_eq!(
            written(line, true),
            "a \u{1b}[1;31mred mmm\u{1b}[0m [1m\\u{7}\n"
        );
    }
}
