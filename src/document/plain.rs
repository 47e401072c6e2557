//! Paragraphs of plain text.
//!
//! In: text. Out: its blocks. What always holds: a blank line ends a block; a single line break ends one unless the line was
//! wrapped by hand, that is, the sentence goes on or the lines of the text were filled to one width.

use std::ops::Range;

use super::draft::trimmed;
use super::{Block, BlockKind};

/// Lines longer than this were not wrapped by hand.
const WIDEST_WRAP: usize = 110;
/// A heading is at most this many words.
const HEADING_WORDS: usize = 14;

/// Cuts text into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut blocks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for line in &lines {
        if text[line.clone()].trim().is_empty() {
            flush(text, &mut open, &mut blocks);
            continue;
        }
        match &mut open {
            Some(range) if wrapped.unwrap_or(0) > 0 && joins_wrapped(text, range, line) => {
                range.end = line.end;
            }
            Some(range) if goes_on(text, range, line) => range.end = line.end,
            _ => {
                flush(text, &mut open, &mut blocks);
                open = Some(line.clone());
            }
        }
    }
    flush(text, &mut open, &mut blocks);
    blocks
}

fn flush(text: &str, open: &mut Option<Range<usize>>, blocks: &mut Vec<Block>) {
    if let Some(range) = open.take() {
        let span = trimmed(text, range);
        blocks.push(Block {
            span,
            kind: kind(span.of(text)),
            left_out: None,
        });
    }
}

/// What a block is, by its looks.
pub(super) fn kind(block: &str) -> BlockKind {
    if bullet(block).is_some() {
        BlockKind::ListItem
    } else if is_heading(block) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Short, and not ended like a sentence.
pub(super) fn is_heading(block: &str) -> bool {
    let closed = block
        .trim_end_matches(['"', '”', '’', '\'', ')', '»', ']'])
        .ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？']);
    !closed && block.split_whitespace().count() <= HEADING_WORDS
}

/// The mark that opens a list item, with its blank.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(['•', '◦', '▪', '■', '●', '‣', '·', '*', '-', '–', '+']);
    let mark = line.len() - rest.len();
    if mark > 0 && line.chars().count() - rest.chars().count() == 1 && rest.starts_with([' ', '\t'])
    {
        return Some(&line[..=mark]);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && line[digits..].starts_with([')', '.'])
        && line[digits + 1..].starts_with(' ')
    {
        return Some(&line[..digits + 2]);
    }
    None
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (i, &b) in bytes.iter().enumerate() {
        let alone = b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
        if b == b'\n' || alone {
            out.push(start..i);
            start = i + 1;
        }
    }
    out.push(start..text.len());
    out
}

/// The width that lines were filled to, if they were: hardly a break inside a paragraph left room for the next word.
fn is_wrapped(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let length = |r: &Range<usize>| text[r.clone()].trim().chars().count();
    let width = lines.iter().map(length).max()?;
    if width > WIDEST_WRAP {
        return None;
    }
    let (mut full, mut breaks, mut open_ended) = (0, 0, 0);
    for pair in lines.windows(2) {
        let (here, next) = (&text[pair[0].clone()], text[pair[1].clone()].trim());
        if here.trim().is_empty() || next.is_empty() {
            continue;
        }
        let word = next
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count());
        breaks += 1;
        full += usize::from(length(&pair[0]) + 1 + word + 4 > width);
        open_ended += usize::from(!ends_sentence(here));
    }
    (breaks >= 2 && full * 10 >= breaks * 7 && open_ended * 2 >= breaks).then_some(width)
}

fn joins_wrapped(text: &str, open: &Range<usize>, line: &Range<usize>) -> bool {
    let next = text[line.clone()].trim_start();
    bullet(next).is_none() && !text[open.clone()].trim().is_empty()
}

/// A line that stops in mid-sentence goes on in the next if that starts small.
fn goes_on(text: &str, open: &Range<usize>, line: &Range<usize>) -> bool {
    let next = text[line.clone()].trim_start();
    let small = next.chars().next().is_some_and(char::is_lowercase);
    small && bullet(next).is_none() && !ends_sentence(&text[open.clone()])
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '”', '’', '\'', ')', '»', ']'])
        .ends_with(['.', '!', '?', '…', ':', '。'])
}

/// At most this many words in a headline.
const HEADLINE_WORDS: usize = 30;

/// Whether a first block reads as a headline: short, one line, and not ended by a full stop.
pub(super) fn is_headline(block: &str) -> bool {
    let words = block.split_whitespace().count();
    let end = block.trim_end_matches(['"', '”', '’', '\'', ')', '»', ']']);
    (2..=HEADLINE_WORDS).contains(&words)
        && !block.contains('\n')
        && !end.ends_with(['.', ':', ';', ',', '…'])
}
