//! Sentences of a block.
//!
//! In: the text and one block (paragraph, heading, list item). Out: the sentences' spans, in order, apart,
//! without blanks at their ends; together they hold every letter and figure of the block.
//!
//! The boundaries are sentencex's, with what news needs on top:
//! - A quotation is one word to sentencex, so that "…?" Smith said. stays whole, and is then split inside, so
//!   that sentences stay clause-sized however long a speaker goes on. The speech tag stays with the last
//!   sentence of its quotation, what leads in with the first.
//! - A dateline ("LIMA, March 3 (Agency) —") is a sentence of its own.
//! - Items of a list inside one block are apart, and a marker stays with its item.
//! - Rows of dots and rules are no sentences.
//! - What goes on for pages without a stop is cut, so that everything after takes time in line with its length.

mod border;
mod dateline;
mod list;
mod long;
mod stops;

use crate::text::{Quote, TextSpan, quotes};
use border::trim;
use crosscheck_syntax::tokenize::{ends_in_hour, ends_in_title};

/// How deep quotations inside quotations are split.
const DEPTH: u8 = 3;

/// No title or term between quotation marks is longer than this many bytes.
const TITLE: usize = 80;

/// A sentence, and why it begins where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The sentence.
    pub span: TextSpan,
    /// The method that parted it from what stands before it, such as `sentences/stop`.
    pub rule: &'static str,
}

impl Split {
    /// Whether it begins where no sentence does, because there is no end to it.
    pub fn is_cut(&self) -> bool {
        self.rule == long::RULE
    }
}

/// The sentences of `block`.
pub fn sentences(text: &str, block: TextSpan) -> Vec<TextSpan> {
    splits(text, block).into_iter().map(|s| s.span).collect()
}

/// The sentences of `block`, each with the method that parted it from what stands before it.
pub fn splits(text: &str, block: TextSpan) -> Vec<Split> {
    let mut found = Vec::new();
    let Some(block) = trim(text, block) else {
        return found;
    };
    if let Some(lines) = list::column(text, block) {
        let line = |span| Split {
            span,
            rule: "sentences/line-of-a-list",
        };
        return lines.into_iter().map(line).collect();
    }
    let mut rest = block;
    let mut lead = "sentences/start-of-block";
    if let Some(end) = dateline::length(block.of(text)) {
        let dateline = TextSpan::new(block.start, block.start + end);
        found.extend(trim(text, dateline).map(|span| Split {
            span,
            rule: "sentences/dateline",
        }));
        rest.start += end;
        lead = "sentences/after-dateline";
    }
    for item in list::items(text, rest) {
        let marker = list::marker_length(item.of(text));
        let first = found.len();
        let body = TextSpan::new(item.start + marker, item.end);
        split(text, body, 0, &mut found);
        let rule = if marker > 0 {
            "sentences/list-item"
        } else {
            lead
        };
        match found.get_mut(first) {
            Some(sentence) => {
                sentence.span.start = item.start;
                sentence.rule = rule;
            }
            None => found.extend(trim(text, item).map(|span| Split { span, rule })),
        }
    }
    join_wordless(text, &mut found);
    long::cut(text, &mut found);
    found
}

fn split(text: &str, span: TextSpan, depth: u8, found: &mut Vec<Split>) {
    let words = span.of(text);
    let mut hidden = Vec::new();
    if depth < DEPTH && words.contains(['.', '!', '?', '…']) {
        hidden = quotes(text, &[span]);
        hidden.retain(|q| q.depth == 0);
    }
    let masked = (!hidden.is_empty()).then(|| mask(text, span, &hidden));
    let shown = masked.as_deref().unwrap_or(words);
    // Quotations are in order and apart, so that only the first that ends behind a cut can hold it.
    let within_quotation = |cut: usize| {
        let first = hidden.partition_point(|q| q.span.end <= cut);
        hidden.get(first).is_some_and(|q| q.span.start < cut)
    };
    let mut cuts: Vec<(usize, &'static str)> = stops::boundaries(shown)
        .into_iter()
        .map(|at| span.start + at)
        .filter(|&cut| !within_quotation(cut))
        .filter(|&cut| !ends_in_title(&text[span.start..cut]))
        .filter(|&cut| !is_initial(&text[span.start..cut]))
        .filter(|&cut| !ends_in_hour(&text[span.start..cut], &text[cut..span.end]))
        .map(|cut| (cut, "sentences/stop"))
        .collect();
    for quote in hidden.iter().filter(|q| is_spoken(text, span, q)) {
        let mut inside = Vec::new();
        split(text, quote.inner, depth + 1, &mut inside);
        let within = |s: &Split| (s.span.start, "sentences/stop-in-quotation");
        cuts.extend(inside.iter().skip(1).map(within));
    }
    cuts.extend(
        hidden
            .iter()
            .filter(|q| starts_anew(text, span, q))
            .map(|q| (q.span.start, "sentences/quotation-behind-stop")),
    );
    cuts.sort_unstable_by_key(|&(at, _)| at);
    cuts.dedup_by_key(|&mut (at, _)| at);
    cuts.push((span.end, ""));
    let first = found.len();
    for pair in cuts.windows(2) {
        let Some(sentence) = trim(text, TextSpan::new(pair[0].0, pair[1].0)) else {
            continue;
        };
        match found[first..].last_mut() {
            Some(before) if is_tag(before.span.of(text), sentence.of(text)) => {
                before.span.end = sentence.end;
            }
            _ => split_aside(text, sentence, pair[0].1, depth, found),
        }
    }
}

/// "R-N.|H.", "W.|Va.": whether the words end in a letter and a stop with no blank behind them, where an abbreviation goes on.
fn is_initial(words: &str) -> bool {
    let mut back = words.chars().rev();
    let stop = back.next() == Some('.');
    let letter = back.next().is_some_and(char::is_uppercase);
    stop && letter && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Adds a sentence, or those of an aside in brackets that it starts with.
fn split_aside(
    text: &str,
    sentence: TextSpan,
    rule: &'static str,
    depth: u8,
    found: &mut Vec<Split>,
) {
    let aside_rule = "sentences/aside";
    let words = sentence.of(text);
    let close = words
        .find(')')
        .filter(|_| depth < DEPTH && words.starts_with('('));
    let mut start = sentence.start;
    let mut begun = rule;
    if let Some(close) =
        close.filter(|&at| words[..at].contains(". ") || words[..at].contains("? "))
    {
        let mut inside = Vec::new();
        let aside = TextSpan::new(sentence.start + 1, sentence.start + close);
        split(text, aside, DEPTH, &mut inside);
        for next in inside.iter().skip(1) {
            let span = trim(text, TextSpan::new(start, next.span.start));
            found.extend(span.map(|span| Split { span, rule: begun }));
            (start, begun) = (next.span.start, aside_rule);
        }
        let rest = &text[sentence.start + close + 1..sentence.end];
        if rest.starts_with(' ')
            && inside
                .last()
                .is_some_and(|s| ends_sentence(s.span.of(text)))
        {
            found.push(Split {
                span: TextSpan::new(start, sentence.start + close + 1),
                rule: begun,
            });
            (start, begun) = (sentence.start + close + 2, aside_rule);
        }
    }
    let rest = trim(text, TextSpan::new(start, sentence.end));
    found.extend(rest.map(|span| Split { span, rule: begun }));
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…'])
}

/// Whether `next` is the speech tag of the quotation that ends `before`: a name and one verb.
fn is_tag(before: &str, next: &str) -> bool {
    let closes = before.ends_with(['"', '”', '’', '\'']);
    let mut words = next.trim_end_matches('.').split(' ').rev();
    closes
        && next.ends_with('.')
        && next.split(' ').count() <= 4
        && words
            .next()
            .is_some_and(|w| w.len() > 2 && w.bytes().all(|b| b.is_ascii_lowercase()))
        && words
            .next()
            .is_some_and(|w| w.starts_with(char::is_uppercase))
        && words.all(|w| w.starts_with(char::is_uppercase))
}

/// Whether a quotation begins a sentence: a spoken one with a capital, behind a stop. No abbreviation leads
/// up to such a one.
fn starts_anew(text: &str, span: TextSpan, quote: &Quote) -> bool {
    let before = text[span.start..quote.span.start].trim_end();
    before.ends_with('.')
        && before.len() < quote.span.start - span.start
        && quote.inner.of(text).starts_with(char::is_uppercase)
        && is_punctuated(text, span, quote)
}

/// Whether a quotation may hold sentences of its own: it holds the end of one, and is no title or term.
fn is_spoken(text: &str, span: TextSpan, quote: &Quote) -> bool {
    let inner = quote.inner.of(text);
    let long = inner.len() > TITLE;
    inner.contains(['.', '!', '?', '…']) && (long || is_punctuated(text, span, quote))
}

/// Whether a quotation ends with punctuation, as speech does and titles and terms do not.
fn is_punctuated(text: &str, span: TextSpan, quote: &Quote) -> bool {
    let ends = |c: char| matches!(c, '.' | ',' | '!' | '?' | '…' | '—' | ';');
    let inner = quote.inner.of(text).trim_end_matches(['"', '”', '’', '\'']);
    !quote.closed || inner.ends_with(ends) || text[quote.span.end..span.end].starts_with(ends)
}

/// The words of `span`, byte for byte as long, each quotation a single quoted word that keeps its case and its
/// last mark.
fn mask(text: &str, span: TextSpan, hidden: &[Quote]) -> String {
    let mut masked = String::with_capacity(span.len());
    let mut at = span.start;
    for quote in hidden {
        masked.push_str(&text[at..quote.span.start]);
        let inner = quote.inner.of(text);
        let first = if inner.starts_with(char::is_lowercase) {
            b'x'
        } else {
            b'X'
        };
        let mut word = vec![b'x'; quote.span.len()];
        if let [open, begin, .., end, close] = word.as_mut_slice() {
            *begin = first;
            if quote.closed {
                *open = b'"';
                *close = b'"';
                *end = match inner.chars().next_back() {
                    Some('.') => b'.',
                    Some('!') => b'!',
                    Some('?') => b'?',
                    Some(',') => b',',
                    _ => b'x',
                };
            }
        }
        masked.extend(word.into_iter().map(char::from));
        at = quote.span.end;
    }
    masked.push_str(&text[at..span.end]);
    masked
}

/// Joins what holds no letter and no figure to the sentence before it.
fn join_wordless(text: &str, found: &mut Vec<Split>) {
    let mut kept: Vec<Split> = Vec::with_capacity(found.len());
    for &sentence in found.iter() {
        let wordless = !sentence.span.of(text).contains(char::is_alphanumeric);
        match kept.last_mut() {
            Some(before) if wordless => before.span.end = sentence.span.end,
            _ => kept.push(sentence),
        }
    }
    *found = kept;
}

#[cfg(test)]
mod tests;
