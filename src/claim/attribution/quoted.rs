//! Quotations and whose they are: tags before, inside and behind them, speeches of many sentences and paragraphs, and
//! quotations without a tag.
//!
//! In: the drafts that syntax gave, and the document's quotations. What holds afterwards: a spoken quotation is content
//! of one draft at most (an inner tag's content may lie inside); a draft that has part of a quotation has all of it.

use super::draft::{Draft, Frame, NEAR, united};
use super::{Article, AttributionClass, Stance};
use crate::text::{Quote, TextSpan};

/// A quotation of fewer words, with no end of a sentence inside, is a term and not a speech.
const SPEECH: usize = 5;

/// Lays quotations to drafts; adds drafts for speeches without a tag.
pub(super) fn settle(article: &Article<'_>, drafts: &mut Vec<Draft>) {
    let quotes: Vec<&Quote> = article
        .quotes
        .iter()
        .filter(|q| q.depth == 0 && !q.inner.is_empty())
        .collect();
    let mut owner: Vec<Option<usize>> = vec![None; quotes.len()];
    for draft in drafts.iter_mut().filter(|d| d.says) {
        if let Some(quote) = tagged(article, &quotes, draft) {
            draft.content = vec![quote.span];
            draft.frame = Frame::Quote;
        }
    }
    for (d, draft) in drafts.iter_mut().enumerate() {
        take_overlapped(article, &quotes, &mut owner, d, draft);
    }
    for (d, draft) in drafts.iter_mut().enumerate() {
        // "responded to the question: “No.”": what is said goes before what it answers.
        let answers = draft.frame == Frame::Object
            && draft.rule.ends_with(" to")
            && announces(article, draft);
        if answers {
            draft.content.clear();
        }
        if draft.says && draft.content.is_empty() {
            take_nearest(article, &quotes, &mut owner, d, draft);
        }
    }
    for (q, quote) in quotes.iter().enumerate() {
        if owner[q].is_none() && spoken(article.text, quote) {
            owner[q] = carried_on(article, &quotes, &owner, drafts, q);
            if let Some(d) = owner[q] {
                drafts[d].content.push(quote.span);
            } else if let Some(draft) = untagged(article, &quotes, &owner, drafts, q) {
                owner[q] = Some(drafts.len());
                drafts.push(draft);
            }
        }
    }
    for draft in drafts.iter_mut() {
        draft.content = united(article.text, std::mem::take(&mut draft.content));
    }
}

/// Whether the cue is part of what somebody is quoted with. Those words are the speaker's, who is named outside.
pub(super) fn inside_speech(article: &Article<'_>, draft: &Draft) -> bool {
    let speech = |q: &&Quote| {
        q.depth == 0
            && draft
                .cue
                .iter()
                .any(|c| q.inner.contains(*c) && c.len() < q.inner.len())
    };
    article.quotes.iter().any(|q| speech(&q))
}

/// Whether a colon ends the draft's content.
fn announces(article: &Article<'_>, draft: &Draft) -> bool {
    draft.says
        && draft
            .content
            .last()
            .is_some_and(|c| article.text[c.end..].trim_start().starts_with(':'))
}

fn word_count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .count()
}

/// Whether the quotation is something said, not a title, term or nickname.
fn spoken(text: &str, quote: &Quote) -> bool {
    let inner = quote.inner.of(text);
    let words = word_count(inner);
    words >= SPEECH || words > 1 && inner.ends_with([',', '.', '?', '!', '…', '—'])
}

fn tagged_inside(draft: &Draft, quote: &Quote) -> bool {
    draft.cue.iter().any(|c| quote.span.contains(*c))
}

/// The speech that a tag stands right beside, where syntax gave it a word or two instead ("…," she wrote Monday): a comma or stop inside the marks
/// before the tag, a comma or colon between the tag and the marks behind it.
fn tagged<'q>(article: &Article<'_>, quotes: &[&'q Quote], draft: &Draft) -> Option<&'q Quote> {
    let tag = draft.tag();
    let touches = |q: &Quote| draft.content.iter().any(|c| c.overlaps(q.span));
    let sentence = article.sentences[draft.sentence].span;
    let beside = |q: &Quote| {
        let inner = q.inner.of(article.text);
        if !q.span.overlaps(sentence) {
            false
        } else if q.span.end <= tag.start {
            inner.ends_with([',', '?', '!', '…', '—', '-'])
                && article.text[q.span.end..tag.start].trim().is_empty()
        } else if q.span.start >= tag.end {
            matches!(article.text[tag.end..q.span.start].trim(), "," | ":")
        } else {
            false
        }
    };
    let quote = quotes
        .iter()
        .copied()
        .find(|q| spoken(article.text, q) && !tagged_inside(draft, q) && beside(q))?;
    let words: usize = draft
        .content
        .iter()
        .map(|c| word_count(c.of(article.text)))
        .sum();
    let announced =
        quote.span.start > tag.end && article.text[tag.end..].trim_start().starts_with(':');
    let slight = (1..=3).contains(&words) && !draft.source_span.is_empty();
    ((announced || slight) && words > 0 && !touches(quote)).then_some(quote)
}

/// A draft that has some of a quotation gets all of it.
fn take_overlapped(
    article: &Article<'_>,
    quotes: &[&Quote],
    owner: &mut [Option<usize>],
    d: usize,
    draft: &mut Draft,
) {
    let mut more = Vec::new();
    for (q, quote) in quotes.iter().enumerate() {
        if tagged_inside(draft, quote) || !draft.content.iter().any(|c| c.overlaps(quote.span)) {
            continue;
        }
        let whole = draft.content.iter().any(|c| c.contains(quote.inner));
        if whole || draft.frame == Frame::Clause || spoken(article.text, quote) && draft.says {
            more.push(quote.span);
            if draft.says && owner[q].is_none() {
                owner[q] = Some(d);
            }
        }
    }
    draft.content.extend(more);
    let tag: Vec<TextSpan> = draft
        .cue
        .iter()
        .chain(&draft.source_span)
        .copied()
        .collect();
    draft.content = united(article.text, std::mem::take(&mut draft.content));
    draft.content = draft.content.iter().flat_map(|c| minus(*c, &tag)).collect();
}

/// A span without others.
pub(super) fn minus(span: TextSpan, others: &[TextSpan]) -> Vec<TextSpan> {
    let mut left = vec![span];
    for o in others.iter().filter(|o| o.overlaps(span)) {
        left = left
            .into_iter()
            .flat_map(|s| {
                [
                    TextSpan::new(s.start, o.start.clamp(s.start, s.end)),
                    TextSpan::new(o.end.clamp(s.start, s.end), s.end),
                ]
            })
            .filter(|s| !s.is_empty())
            .collect();
    }
    left
}

/// A tag that has no content yet takes the free quotation nearest to it in its sentence, or the one that a colon announces.
fn take_nearest(
    article: &Article<'_>,
    quotes: &[&Quote],
    owner: &mut [Option<usize>],
    d: usize,
    draft: &mut Draft,
) {
    let sentence = article.sentences[draft.sentence].span;
    let tag = draft.tag();
    let gap = |q: &Quote| {
        if q.span.end <= tag.start {
            Some(TextSpan::new(q.span.end, tag.start))
        } else if q.span.start >= tag.end {
            Some(TextSpan::new(tag.end, q.span.start))
        } else {
            None
        }
    };
    let near = (0..quotes.len())
        .filter(|&q| owner[q].is_none() && quotes[q].span.overlaps(sentence))
        .filter_map(|q| Some((word_count(gap(quotes[q])?.of(article.text)), q)))
        .filter(|&(n, q)| n <= draft.reach && (n == 0 || spoken(article.text, quotes[q])))
        .min();
    let announced = || {
        let ends_in_colon = sentence.of(article.text).ends_with(':');
        (0..quotes.len()).find(|&q| {
            ends_in_colon
                && owner[q].is_none()
                && quotes[q].span.start >= sentence.end
                && article.text[sentence.end..quotes[q].span.start]
                    .trim()
                    .is_empty()
        })
    };
    if let Some(q) = near.map(|(_, q)| q).or_else(announced) {
        owner[q] = Some(d);
        draft.content.push(quotes[q].span);
    }
}

/// The draft that a quotation carries on: of its sentence, of the quotation before it in its paragraph, or of the
/// paragraph before where the marks say so.
fn carried_on(
    article: &Article<'_>,
    quotes: &[&Quote],
    owner: &[Option<usize>],
    drafts: &[Draft],
    q: usize,
) -> Option<usize> {
    let quote = quotes[q];
    if let Some(before) = quote.continues {
        let before = quotes
            .iter()
            .position(|x| std::ptr::eq(*x, &raw const article.quotes[before]))?;
        return owner[before];
    }
    let before = q.checked_sub(1)?;
    let d = owner[before]?;
    let draft = &drafts[d];
    if !draft.says
        || article.block_at(quotes[before].span.start) != article.block_at(quote.span.start)
    {
        return None;
    }
    // Between the two stand the tag, and nothing else that says something.
    let between = TextSpan::new(quotes[before].span.end, quote.span.start);
    let tag: Vec<TextSpan> = draft
        .cue
        .iter()
        .chain(&draft.source_span)
        .copied()
        .collect();
    let other: usize = minus(between, &tag)
        .iter()
        .map(|s| word_count(s.of(article.text)))
        .sum();
    let opens = article.sentence_starting(quote.span);
    (other <= NEAR && (opens || other <= 4)).then_some(d)
}

/// A paragraph's speech without a tag: it goes on with the speech of the paragraph before, or is of whom the sentence
/// before it speaks.
fn untagged(
    article: &Article<'_>,
    quotes: &[&Quote],
    owner: &[Option<usize>],
    drafts: &[Draft],
    q: usize,
) -> Option<Draft> {
    let quote = quotes[q];
    if !article.sentence_starting(quote.span) || word_count(quote.inner.of(article.text)) < SPEECH {
        return None;
    }
    let sentence = article.sentence_at(quote.span.start)?;
    let before = q.checked_sub(1).and_then(|b| owner[b]).map(|d| &drafts[d]);
    let near = before.filter(|d| d.says && article.sentence_gap(d, sentence) <= 2);
    let who = near.and_then(|d| d.who.clone().map(|w| (d.sentence, w)));
    Some(Draft {
        sentence: who.as_ref().map_or(sentence, |(s, _)| *s),
        top: 0,
        who: who.map(|(_, w)| w),
        source_span: Vec::new(),
        cue: Vec::new(),
        content: vec![quote.span],
        frame: Frame::Quote,
        stance: Stance::Neutral,
        class: AttributionClass::Assertion,
        rule: "attribution/speech-without-a-tag".to_owned(),
        says: true,
        reach: NEAR,
    })
}
