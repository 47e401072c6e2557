//! Which mark closes a single quotation.
//!
//! In: a block. Out: its marks by what they can be, each list in order, so that the partner of any mark is looked up and not
//! searched for.
//!
//! A mark behind punctuation, or before it, surely closes. One behind a bare word may be a possessive ("the soldiers'
//! families"), so it is taken only when the word ends in no `s` or nothing better follows before the next opening.

use std::ops::Range;

use super::is_border;
use crate::text::TextSpan;

/// Places of a block's marks, in bytes of the text.
pub(super) struct Marks {
    /// What can only open.
    opening: Vec<usize>,
    /// What surely closes, a list for each of [`CLOSERS`].
    sure: [Vec<usize>; CLOSERS.len()],
    /// What closes, unless it is a possessive.
    doubtful: [Vec<usize>; CLOSERS.len()],
    /// Double marks that can close the quotation around a single one.
    double: Vec<usize>,
}

/// Marks that may close.
const CLOSERS: [char; 4] = ['\'', '‘', '’', '›'];

impl Marks {
    /// The marks of `block`.
    pub fn new(text: &str, block: TextSpan) -> Self {
        let mut marks = Self {
            opening: Vec::new(),
            sure: Default::default(),
            doubtful: Default::default(),
            double: Vec::new(),
        };
        let mut before = None;
        let mut chars = block.of(text).char_indices().peekable();
        while let Some((offset, mark)) = chars.next() {
            let after = chars.peek().map(|(_, c)| *c);
            marks.add(block.start + offset, mark, before, after);
            before = Some(mark);
        }
        marks
    }

    fn add(&mut self, at: usize, mark: char, before: Option<char>, after: Option<char>) {
        if matches!(mark, '"' | '”' | '»') {
            self.double.push(at);
        }
        let Some(kind) = CLOSERS.iter().position(|c| *c == mark) else {
            return;
        };
        let behind_border = before.is_none_or(is_border);
        if behind_border {
            if matches!(mark, '\'' | '‘') && after.is_some_and(char::is_alphabetic) {
                self.opening.push(at);
            }
            return;
        }
        if after.is_some_and(char::is_alphanumeric) {
            return;
        }
        let sure = before.is_some_and(|c| !c.is_alphanumeric())
            || after.is_none_or(|c| !c.is_whitespace())
            || before != Some('s');
        if sure {
            self.sure[kind].push(at);
        } else {
            self.doubtful[kind].push(at);
        }
    }

    /// The first double mark from `from` on.
    pub fn next_double(&self, from: usize) -> Option<usize> {
        let first = self.double.partition_point(|&at| at < from);
        self.double.get(first).copied()
    }

    /// The mark that closes a single quotation that `glyph` opens and whose words lie in `stretch`.
    pub fn partner(&self, glyph: char, stretch: Range<usize>) -> Option<usize> {
        let closers: &[char] = match glyph {
            '‹' => &['›'],
            '‚' => &['‘', '’'],
            _ => &['\'', '’'],
        };
        let next = self.opening.partition_point(|&at| at <= stretch.start);
        let end = self
            .opening
            .get(next)
            .map_or(stretch.end, |&at| at.min(stretch.end));
        let first = |marks: &[Vec<usize>; CLOSERS.len()]| {
            let of_kind = |(kind, at): (&char, &Vec<usize>)| {
                let next = at.partition_point(|&at| at < stretch.start);
                at.get(next).copied().filter(|_| closers.contains(kind))
            };
            let firsts = CLOSERS.iter().zip(marks).filter_map(of_kind);
            firsts.min().filter(|&at| at < end)
        };
        first(&self.sure).or_else(|| first(&self.doubtful))
    }
}
