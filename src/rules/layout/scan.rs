//! The scan itself: a recursive descent over the bytes of a YAML text.

use std::ops::Range;

use super::{Content, Entry, MAX_DEPTH, Node, TooDeep};

pub struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

/// Column that the values of a block stand to the right of; `None` where they may start a line.
type Parent = Option<usize>;

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
        }
    }

    pub fn document(mut self) -> Result<Node, TooDeep> {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.skip_to_token();
        while self.byte(0) == Some(b'%') {
            self.skip_line();
            self.skip_to_token();
        }
        if self.text[self.at..].starts_with("---") && self.ends_word(3) {
            self.at += 3;
        }
        self.block(None)
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Whether a blank, a line break or the end follows after so many bytes.
    fn ends_word(&self, ahead: usize) -> bool {
        matches!(self.byte(ahead), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
    }

    fn column(&self) -> usize {
        let line_start = self.bytes[..self.at]
            .iter()
            .rposition(|&b| b == b'\n')
            .map_or(0, |at| at + 1);
        self.at - line_start
    }

    fn skip_line(&mut self) {
        while self.byte(0).is_some_and(|b| b != b'\n') {
            self.at += 1;
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(0), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// Passes blanks, line breaks and comments.
    fn skip_to_token(&mut self) {
        loop {
            match self.byte(0) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                Some(b'#') if self.opens_comment() => self.skip_line(),
                _ => return,
            }
        }
    }

    fn opens_comment(&self) -> bool {
        self.at == 0 || matches!(self.bytes[self.at - 1], b' ' | b'\t' | b'\n' | b'\r')
    }

    /// Passes `&anchor` and `!tag` before a value.
    fn skip_properties(&mut self) {
        while matches!(self.byte(0), Some(b'&' | b'!')) {
            while !self.ends_word(0) && !matches!(self.byte(0), Some(b',' | b']' | b'}')) {
                self.at += 1;
            }
            self.skip_blanks();
        }
    }

    fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, TooDeep>,
    ) -> Result<T, TooDeep> {
        if self.depth >= MAX_DEPTH {
            return Err(TooDeep { at: self.at });
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn empty(&self) -> Node {
        Node {
            span: self.at..self.at,
            content: Content::Scalar,
        }
    }

    /// A value whose first token stands further right than `parent`.
    fn block(&mut self, parent: Parent) -> Result<Node, TooDeep> {
        let before = self.at;
        loop {
            self.skip_to_token();
            if self.byte(0).is_none() || Some(self.column()) <= parent {
                self.at = before;
                return Ok(self.empty());
            }
            if self.at_dash() {
                let column = self.column();
                return self.deeper(|scan| scan.block_list(column));
            }
            self.skip_properties();
            if !self.ends_word(0) {
                break;
            }
        }
        if self.key_ahead().is_some() {
            let column = self.column();
            return self.deeper(|scan| scan.block_mapping(column));
        }
        self.inline(parent)
    }

    fn at_dash(&self) -> bool {
        self.byte(0) == Some(b'-') && self.ends_word(1)
    }

    fn block_list(&mut self, column: usize) -> Result<Node, TooDeep> {
        let start = self.at;
        let mut items = Vec::new();
        let mut end = start;
        while self.at_dash() && self.column() == column {
            self.at += 1;
            let item = self.block(Some(column))?;
            end = end.max(item.span.end).max(self.at);
            items.push(item);
            self.skip_to_token();
        }
        Ok(Node {
            span: start..self.trimmed(start, end),
            content: Content::List(items),
        })
    }

    fn block_mapping(&mut self, column: usize) -> Result<Node, TooDeep> {
        let start = self.at;
        let mut entries = Vec::new();
        let mut end = start;
        while self.byte(0).is_some() && self.column() == column {
            self.skip_properties();
            let Some((key_span, after)) = self.key_ahead() else {
                break;
            };
            self.at = after;
            let value = self.value_of_key(column)?;
            end = end.max(value.span.end).max(after);
            entries.push(Entry {
                key: self.decode(&key_span),
                key_span,
                value,
            });
            self.skip_to_token();
        }
        if entries.is_empty() {
            self.skip_line();
            end = self.at;
        }
        Ok(Node {
            span: start..self.trimmed(start, end),
            content: Content::Mapping(entries),
        })
    }

    /// What follows `key:` on the line or below it.
    fn value_of_key(&mut self, column: usize) -> Result<Node, TooDeep> {
        self.skip_blanks();
        self.skip_properties();
        match self.byte(0) {
            Some(b'\n') | None => {}
            Some(b'#') if self.opens_comment() => {}
            _ => return self.inline(Some(column)),
        }
        let before = self.at;
        self.skip_to_token();
        // A list may stand as far left as the key that it belongs to.
        if self.at_dash() && self.column() == column {
            return self.deeper(|scan| scan.block_list(column));
        }
        self.at = before;
        self.block(Some(column))
    }

    /// A scalar or a flow value, with lines that go on further right than `parent`.
    fn inline(&mut self, parent: Parent) -> Result<Node, TooDeep> {
        match self.byte(0) {
            Some(b'[' | b'{') => self.flow(),
            Some(quote @ (b'"' | b'\'')) => Ok(self.quoted(quote)),
            Some(b'|' | b'>') => Ok(self.block_scalar(parent)),
            _ => Ok(self.plain(parent)),
        }
    }

    fn quoted(&mut self, quote: u8) -> Node {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.byte(0) {
            self.at += 1;
            if byte == b'\\' && quote == b'"' {
                self.at += usize::from(self.byte(0).is_some());
            } else if byte == quote {
                if quote == b'\'' && self.byte(0) == Some(b'\'') {
                    self.at += 1;
                } else {
                    break;
                }
            }
        }
        self.scalar(start)
    }

    fn scalar(&self, start: usize) -> Node {
        Node {
            span: start..self.trimmed(start, self.at),
            content: Content::Scalar,
        }
    }

    fn block_scalar(&mut self, parent: Parent) -> Node {
        let start = self.at;
        self.skip_line();
        let mut end = self.at;
        while self.byte(0).is_some() {
            self.at += 1;
            let line_start = self.at;
            while self.byte(0) == Some(b' ') {
                self.at += 1;
            }
            let indent = self.at - line_start;
            let blank = matches!(self.byte(0), None | Some(b'\n' | b'\r'));
            if !blank && Some(indent) <= parent {
                self.at = line_start;
                break;
            }
            self.skip_line();
            if !blank {
                end = self.at;
            }
        }
        Node {
            span: start..end,
            content: Content::Scalar,
        }
    }

    fn plain(&mut self, parent: Parent) -> Node {
        let start = self.at;
        let mut end = start;
        loop {
            self.plain_line();
            end = self.trimmed(start, self.at).max(end);
            let line_end = self.at;
            // A comment ends a plain scalar; so does a line that stands no further right than its parent.
            if self.byte(0) != Some(b'\n') {
                break;
            }
            while matches!(self.byte(0), Some(b' ' | b'\t' | b'\r' | b'\n')) {
                self.at += 1;
            }
            if self.byte(0).is_none() || self.byte(0) == Some(b'#') || Some(self.column()) <= parent
            {
                self.at = line_end;
                break;
            }
        }
        Node {
            span: start..end,
            content: Content::Scalar,
        }
    }

    /// To the end of the line or to a comment.
    fn plain_line(&mut self) {
        while let Some(byte) = self.byte(0) {
            if byte == b'\n' || (byte == b'#' && self.opens_comment()) {
                break;
            }
            self.at += 1;
        }
    }

    /// The key that starts here and the place after its colon, if the line is one of a mapping.
    fn key_ahead(&mut self) -> Option<(Range<usize>, usize)> {
        let start = self.at;
        let found = self.key_in(|byte| byte == b'\n');
        self.at = start;
        found
    }

    fn key_in(&mut self, stops: impl Fn(u8) -> bool) -> Option<(Range<usize>, usize)> {
        let start = self.at;
        if let Some(quote @ (b'"' | b'\'')) = self.byte(0) {
            let key = self.quoted(quote).span;
            self.skip_blanks();
            return (self.byte(0) == Some(b':')).then(|| (key, self.at + 1));
        }
        if matches!(self.byte(0), Some(b'[' | b'{' | b'|' | b'>' | b'#')) {
            return None;
        }
        while let Some(byte) = self.byte(0) {
            if stops(byte) || (byte == b'#' && self.opens_comment()) {
                return None;
            }
            let colon_ends = self.ends_word(1) || self.byte(1).is_some_and(&stops);
            if byte == b':' && colon_ends {
                return Some((start..self.trimmed(start, self.at), self.at + 1));
            }
            self.at += 1;
        }
        None
    }

    fn flow(&mut self) -> Result<Node, TooDeep> {
        match self.byte(0) {
            Some(b'[') => self.deeper(Self::flow_list),
            Some(b'{') => self.deeper(Self::flow_mapping),
            Some(quote @ (b'"' | b'\'')) => Ok(self.quoted(quote)),
            _ => {
                let start = self.at;
                while let Some(byte) = self.byte(0) {
                    let colon = byte == b':'
                        && (self.ends_word(1) || self.byte(1).is_some_and(is_flow_sign));
                    if is_flow_sign(byte) || colon || (byte == b'#' && self.opens_comment()) {
                        break;
                    }
                    self.at += 1;
                }
                Ok(self.scalar(start))
            }
        }
    }

    fn flow_list(&mut self) -> Result<Node, TooDeep> {
        let start = self.at;
        self.at += 1;
        let mut items = Vec::new();
        while self.more_in_flow(b']') {
            let before = self.at;
            if let Some(pair) = self.flow_entry()? {
                items.push(Node {
                    span: pair.key_span.start..pair.value.span.end,
                    content: Content::Mapping(vec![pair]),
                });
            } else {
                self.skip_properties();
                items.push(self.flow()?);
            }
            self.step_if_stuck(before);
        }
        Ok(Node {
            span: start..self.at,
            content: Content::List(items),
        })
    }

    fn flow_mapping(&mut self) -> Result<Node, TooDeep> {
        let start = self.at;
        self.at += 1;
        let mut entries = Vec::new();
        while self.more_in_flow(b'}') {
            let before = self.at;
            if let Some(entry) = self.flow_entry()? {
                entries.push(entry);
            } else {
                // A key alone: its value is empty.
                let key = self.flow()?;
                entries.push(Entry {
                    key: self.decode(&key.span),
                    key_span: key.span,
                    value: self.empty(),
                });
            }
            self.step_if_stuck(before);
        }
        Ok(Node {
            span: start..self.at,
            content: Content::Mapping(entries),
        })
    }

    /// Whether another item stands before the closing sign, which is passed if not.
    fn more_in_flow(&mut self, close: u8) -> bool {
        loop {
            self.skip_to_token();
            match self.byte(0) {
                None => return false,
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return false;
                }
                Some(_) => return true,
            }
        }
    }

    /// Text that is no YAML must not hold the scan up.
    fn step_if_stuck(&mut self, before: usize) {
        if self.at == before {
            self.at += 1;
        }
    }

    fn flow_entry(&mut self) -> Result<Option<Entry>, TooDeep> {
        let start = self.at;
        self.skip_properties();
        let Some((key_span, after)) = self.key_in(|byte| is_flow_sign(byte) || byte == b'\n')
        else {
            self.at = start;
            return Ok(None);
        };
        self.at = after;
        self.skip_to_token();
        self.skip_properties();
        let value = self.flow()?;
        Ok(Some(Entry {
            key: self.decode(&key_span),
            key_span,
            value,
        }))
    }

    /// The end of a stretch without the blanks that trail it.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let blanks = self.bytes[start..end.max(start)]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_whitespace())
            .count();
        end.max(start) - blanks
    }

    fn decode(&self, span: &Range<usize>) -> String {
        let written = &self.text[span.clone()];
        if written.starts_with(['"', '\'']) {
            serde_yaml::from_str(written).unwrap_or_else(|_| written.to_owned())
        } else {
            written.to_owned()
        }
    }
}

fn is_flow_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
