//! Lines of a terminal page, wrapped to its width.

/// Text under way.
pub(super) struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page, `width` columns wide.
    pub fn new(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    /// Columns to fill.
    pub fn width(&self) -> usize {
        self.width
    }

    /// What was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes a line as it is.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Writes `text` from column `indent`, its first line led by `lead`, which is as wide as `indent`.
    pub fn hang(&mut self, lead: &str, indent: usize, text: &str) {
        let blank = " ".repeat(indent);
        let options = textwrap::Options::new(self.width)
            .initial_indent(lead)
            .subsequent_indent(&blank)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }
}
