//! Quotations: where words are set between marks, of any of the styles that English news and its translations use.
//!
//! In: the text and its blocks. Out: [`Quote`]s in order of their start; an inner quotation follows the one it
//! stands in. What always holds: a quotation lies inside one block, `inner` lies inside `span`, and quotations
//! nest or are apart. A speech of many paragraphs is one [`Quote`] a paragraph, chained by `continues`; one
//! whose closing mark was forgotten ends with its paragraph.
//!
//! Marks are told by their glyph and by what stands around them, since real pages mix `“` with `"`, swap `”`
//! and `“`, and set both blanks around them. An apostrophe is never a mark: inside a word, before a figure
//! (`'90s`), or with no partner in its block.

mod single;

use std::cell::OnceCell;

use super::TextSpan;
use single::Marks;

/// Words between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: TextSpan,
    /// Without them, and without the blanks inside them.
    pub inner: TextSpan,
    /// Whether its closing mark is there.
    pub closed: bool,
    /// Index of the quotation of the paragraph before that this one carries on.
    pub continues: Option<usize>,
    /// How many quotations it stands in.
    pub depth: u8,
}

impl Quote {
    /// The method that found it, such as `quotes/double`.
    pub fn rule(&self, text: &str) -> &'static str {
        if self.continues.is_some() {
            return "quotes/carried-on-from-the-paragraph-before";
        }
        let single = ['\'', '‘', '’', '‚', '‹', '`'];
        match (text[self.span.start..].starts_with(single), self.closed) {
            _ if self.depth > 0 => "quotes/inner",
            (true, true) => "quotes/single",
            (false, true) => "quotes/double",
            (_, false) => "quotes/never-closed",
        }
    }
}

/// All quotations of `blocks`, which must be in order and without overlap.
pub fn quotes(text: &str, blocks: &[TextSpan]) -> Vec<Quote> {
    let mut found: Vec<Quote> = Vec::new();
    let mut unclosed: Option<usize> = None;
    for &block in blocks {
        let first = found.len();
        Scanner::new(text, block, unclosed.is_some()).run(&mut found);
        if let Some(before) = unclosed
            && let Some(quote) = found.get_mut(first)
            && quote.depth == 0
            && text[block.start..quote.span.start].trim().is_empty()
        {
            quote.continues = Some(before);
        }
        unclosed = (first..found.len())
            .rev()
            .find(|&i| found[i].depth == 0)
            .filter(|&i| !found[i].closed && found[i].span.end == trimmed_end(text, block));
    }
    found
}

fn trimmed_end(text: &str, block: TextSpan) -> usize {
    block.start + block.of(text).trim_end().len()
}

/// Bytes of the longest paragraph whose marks are counted.
const PARAGRAPH: usize = 1_500;

/// So many quotations stand inside one another at the most; a mark that would open one more closes one.
const DEEPEST: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

/// A quotation that is open while scanning.
struct Open {
    kind: Kind,
    glyph: char,
    /// Index in the list of quotations.
    index: usize,
    /// For single marks: where the partner stands, found ahead.
    partner: Option<usize>,
}

struct Scanner<'t> {
    text: &'t str,
    block: TextSpan,
    open: Vec<Open>,
    /// A quotation of the block before is still open.
    carried: bool,
    /// The block's marks, looked up when the first single one asks.
    marks: OnceCell<Marks>,
    /// Whether the block holds an even number of straight double marks, looked up when the first doubtful one asks.
    paired: OnceCell<bool>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, block: TextSpan, carried: bool) -> Self {
        Self {
            text,
            block,
            open: Vec::new(),
            carried,
            marks: OnceCell::new(),
            paired: OnceCell::new(),
        }
    }

    fn run(mut self, found: &mut Vec<Quote>) {
        let words = self.block.of(self.text);
        let bytes = words.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Everything that can be a mark is one of these bytes, or starts with one of them.
            if !matches!(bytes[at], b'"' | b'\'' | b'`' | 0xE2 | 0xC2) {
                at += 1;
                continue;
            }
            let Some(glyph) = words[at..].chars().next() else {
                break;
            };
            let start = self.block.start + at;
            let mut end = start + glyph.len_utf8();
            let mut glyph = glyph;
            // TeX's '' and `` stand for double marks.
            if matches!(glyph, '\'' | '`') && words[at + 1..].starts_with(glyph) {
                end += 1;
                glyph = '"';
            }
            at = end - self.block.start;
            match glyph {
                '"' | '“' | '”' | '„' | '‟' | '«' | '»' => {
                    self.double(glyph, start, end, found);
                }
                '\'' | '‘' | '’' | '‚' | '‹' | '›' | '`' => {
                    self.single(glyph, start, end, found);
                }
                _ => {}
            }
        }
        let end = trimmed_end(self.text, self.block);
        while let Some(open) = self.open.pop() {
            finish(self.text, &mut found[open.index], end, end, false);
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[self.block.start..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..self.block.end].chars().next()
    }

    /// Whether each straight mark of the block has a partner. Of pages in one block nothing can be told.
    fn is_paired(&self) -> bool {
        *self.paired.get_or_init(|| {
            let words = self.block.of(self.text);
            let marks = words.bytes().filter(|&b| b == b'"');
            words.len() <= PARAGRAPH && marks.count().is_multiple_of(2)
        })
    }

    /// Whether the straight mark behind the end of a clause stands before who says it ("and it floats well, "she said").
    fn is_tagged(&self, start: usize, end: usize) -> bool {
        self.is_behind_clause(start, &[',', '!', '?'])
            && self.after(end).is_some_and(char::is_lowercase)
    }

    fn is_behind_clause(&self, start: usize, stops: &[char]) -> bool {
        let told = self.text[self.block.start..start].trim_end();
        told.ends_with(stops)
    }

    /// Whether a straight mark closes a speech of the paragraph before: it is left over where the others are paired, or tells who speaks.
    fn ends_speech(&self, start: usize, end: usize) -> bool {
        let stops = ['.', ',', '!', '?', '…'];
        self.is_tagged(start, end)
            || self.is_behind_clause(start, &stops)
                && self.block.len() <= PARAGRAPH
                && !self.is_paired()
    }

    fn double(&mut self, glyph: char, start: usize, end: usize, found: &mut Vec<Quote>) {
        let before = self.before(start);
        let after = self.after(end);
        let opens_here = before.is_none_or(is_border)
            && after.is_some_and(|c| !c.is_whitespace() && !ends_clause(c));
        let open = self.open.iter().rposition(|o| o.kind == Kind::Double);
        if let Some(position) = open {
            let opener = self.open[position].glyph;
            let nested = self.open.len() < DEEPEST
                && match glyph {
                    '„' | '«' => opener != glyph && opener != '»',
                    '“' => opener != '„' && opener != '“' && opens_here,
                    '»' => opener != '«' && opener != '»' && opens_here,
                    '"' => opener != '"' && opens_here,
                    _ => false,
                };
            if nested {
                self.push(Kind::Double, glyph, start, end, None, found);
                return;
            }
            let never_closed = opens_here
                && match glyph {
                    '“' => opener == '“',
                    // The blank of a closing mark may stand on its wrong side ("it floats, "he said").
                    '"' => opener == '"' && !self.is_paired() && !self.is_tagged(start, end),
                    '„' | '«' => opener == glyph,
                    _ => false,
                };
            if !never_closed {
                self.close(position, start, end, found);
                return;
            }
            // A second opening of the same kind: the first was never closed and ends here.
            let edge = self.block.start + self.text[self.block.start..start].trim_end().len();
            while self.open.len() > position {
                if let Some(open) = self.open.pop() {
                    finish(self.text, &mut found[open.index], edge, edge, false);
                }
            }
            self.push(Kind::Double, glyph, start, end, None, found);
            return;
        }
        let measure = glyph == '"' && before.is_some_and(|c| c.is_ascii_digit());
        if measure && !after.is_some_and(char::is_alphabetic) {
            return;
        }
        let closes_only = glyph == '”'
            && before.is_some_and(|c| !is_border(c))
            && after.is_none_or(|c| !c.is_alphanumeric());
        let first = found.last().is_none_or(|q| q.span.end <= self.block.start);
        if self.carried && first && (closes_only || glyph == '"' && self.ends_speech(start, end)) {
            // The paragraph goes on with the speech of the one before without a new mark.
            let begin = self.block.start;
            self.push(Kind::Double, glyph, begin, begin, None, found);
            self.close(0, start, end, found);
            return;
        }
        if closes_only {
            return;
        }
        if after.is_some() {
            self.push(Kind::Double, glyph, start, end, None, found);
        }
    }

    fn single(&mut self, glyph: char, start: usize, end: usize, found: &mut Vec<Quote>) {
        if let Some(position) = self.open.iter().position(|o| o.partner == Some(start)) {
            self.close(position, start, end, found);
            return;
        }
        let before = self.before(start);
        let after = self.after(end);
        let can_open = matches!(glyph, '\'' | '‘' | '‚' | '‹' | '`')
            && before.is_none_or(is_border)
            && after.is_some_and(|c| c.is_alphabetic() || matches!(c, '[' | '(' | '…' | '“' | '"'));
        if !can_open || self.open.iter().any(|o| o.kind == Kind::Single) {
            return;
        }
        let marks = self.marks.get_or_init(|| Marks::new(self.text, self.block));
        // An inner quotation ends before the outer one's next mark.
        let outer = self.open.last().and_then(|_| marks.next_double(end));
        let partner = marks.partner(glyph, end..outer.unwrap_or(self.block.end));
        let speech = glyph == '‘' && start == self.block.start;
        if partner.is_some() || speech {
            self.push(Kind::Single, glyph, start, end, partner, found);
        }
    }

    fn push(
        &mut self,
        kind: Kind,
        glyph: char,
        start: usize,
        inner: usize,
        partner: Option<usize>,
        found: &mut Vec<Quote>,
    ) {
        let depth = self.open.len().min(u8::MAX as usize) as u8;
        self.open.push(Open {
            kind,
            glyph,
            index: found.len(),
            partner,
        });
        found.push(Quote {
            span: TextSpan::new(start, inner),
            inner: TextSpan::new(inner, inner),
            closed: false,
            continues: None,
            depth,
        });
    }

    /// Closes the quotation at `position` of the stack, and whatever was opened inside it.
    fn close(&mut self, position: usize, mark: usize, end: usize, found: &mut [Quote]) {
        while self.open.len() > position + 1 {
            if let Some(open) = self.open.pop() {
                finish(self.text, &mut found[open.index], mark, mark, false);
            }
        }
        if let Some(open) = self.open.pop() {
            finish(self.text, &mut found[open.index], mark, end, true);
        }
    }
}

fn finish(text: &str, quote: &mut Quote, inner_end: usize, end: usize, closed: bool) {
    let start = quote.inner.start;
    let inner_end = inner_end.max(start);
    let words = &text[start..inner_end];
    let from = start + (words.len() - words.trim_start().len());
    let to = start + words.trim_end().len();
    quote.inner = TextSpan::new(from.min(to.max(start)), to.max(from.min(to.max(start))));
    quote.span.end = end.max(inner_end);
    quote.closed = closed;
}

/// What may stand before an opening mark.
fn is_border(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '{' | '-' | '–' | '—' | '/' | '"' | '“' | '„' | '«' | '‘' | '\u{200b}'
        )
}

/// What cannot follow an opening mark.
fn ends_clause(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']')
}

#[cfg(test)]
mod tests;
