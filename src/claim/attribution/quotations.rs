//! Quotations and whose they are: tags before, inside and behind them, speeches of many sentences and paragraphs, and
//! quotations without a tag.
//!
//! In: the candidates that syntax gave, and the document's quotations. What holds afterwards: a spoken quotation is
//! content of one candidate at most (an inner tag's content may lie inside); a candidate that has part of a quotation
//! has all of it.

use std::ops::Range;

use super::article::Article;
use super::candidate::{Candidate, ContentForm, NEAR};
use super::grammar::has_subject;
use super::marked;
use super::model::AttributionClass;
use super::spans::{minus, united};
use crate::rules::Stance;
use crate::text::{Deprel as D, Quote, TextSpan};

/// A quotation of fewer words, with no end of a sentence inside, is a term and not a speech.
const SPEECH: usize = 5;

/// Words of content that syntax gives a tag by mistake, where its speech stands right beside it.
const SLIGHT: usize = 3;

/// Words between two quotations of one sentence that may be more than their tag.
const INSERTED: usize = 4;

/// Sentences between a speech without a tag and the one that it goes on with.
const SPEECH_GAP: usize = 2;

/// Lays quotations to candidates; adds candidates for speeches without a tag.
pub(super) fn lay(article: &Article<'_>, candidates: &mut Vec<Candidate>) {
    let mut quotations = Quotations::of(article);
    for candidate in candidates.iter_mut().filter(|c| c.takes_quotation) {
        if let Some(quote) = quotations.beside_tag(candidate) {
            candidate.content = vec![quote.span];
            candidate.form = ContentForm::Quotation;
        }
    }
    for (c, candidate) in candidates.iter_mut().enumerate() {
        quotations.complete(c, candidate);
    }
    for (c, candidate) in candidates.iter_mut().enumerate() {
        // "responded to the question: “No.”": what is said goes before what it answers.
        if candidate.answers
            && candidate.form == ContentForm::Object
            && announces(article, candidate)
        {
            candidate.content.clear();
        }
        if candidate.takes_quotation && candidate.content.is_empty() {
            quotations.take_nearest(c, candidate);
        }
    }
    quotations.lay_speeches(candidates);
    for candidate in candidates.iter_mut() {
        candidate.content = united(article.text, std::mem::take(&mut candidate.content));
    }
}

/// The quotations of an article that stand in no other, in order and apart.
pub(super) fn outermost<'a>(article: &Article<'a>) -> Vec<&'a Quote> {
    article.quotes.iter().filter(|q| q.depth == 0).collect()
}

/// Which of `quotes`, in order and apart, overlap a stretch or touch it.
pub(super) fn around(quotes: &[&Quote], stretch: TextSpan) -> Range<usize> {
    let first = quotes.partition_point(|q| q.span.end < stretch.start);
    let count = quotes[first..].partition_point(|q| q.span.start <= stretch.end);
    first..first + count
}

/// Whether the cue is part of what somebody is quoted with, in one of the outermost quotations. Those words are the speaker's,
/// who is named outside.
pub(super) fn is_inside_speech(quotes: &[&Quote], candidate: &Candidate) -> bool {
    let quoted = |q: &Quote, cue: TextSpan| q.inner.contains(cue) && cue.len() < q.inner.len();
    let inside = |cue: TextSpan| quotes[around(quotes, cue)].iter().any(|q| quoted(q, cue));
    candidate.cue.iter().any(|&c| inside(c))
}

/// Whether a colon ends the candidate's content.
fn announces(article: &Article<'_>, candidate: &Candidate) -> bool {
    let colon = |c: &TextSpan| article.text[c.end..].trim_start().starts_with(':');
    candidate.takes_quotation && candidate.content.last().is_some_and(colon)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|w| w.chars().any(char::is_alphanumeric))
}

fn word_count(text: &str) -> usize {
    words(text).count()
}

/// Whether the quotation is something said, not a title, term or nickname.
fn is_spoken(text: &str, quote: &Quote) -> bool {
    let inner = quote.inner.of(text);
    let words = words(inner).take(SPEECH).count();
    words >= SPEECH || words > 1 && inner.ends_with([',', '.', '?', '!', '…', '—'])
}

fn is_tagged_inside(candidate: &Candidate, quote: &Quote) -> bool {
    candidate.cue.iter().any(|c| quote.span.contains(*c))
}

/// The outermost quotations of an article, and whose each is.
struct Quotations<'a> {
    article: &'a Article<'a>,
    quotes: Vec<&'a Quote>,
    /// For each quotation, the index of the candidate whose content it is.
    owner: Vec<Option<usize>>,
}

impl<'a> Quotations<'a> {
    /// The quotations of an article, laid to nobody yet.
    fn of(article: &'a Article<'a>) -> Self {
        let mut quotes = outermost(article);
        quotes.retain(|q| !q.inner.is_empty());
        Self {
            article,
            owner: vec![None; quotes.len()],
            quotes,
        }
    }

    /// The speech that a tag stands right beside, where syntax gave it a word or two instead ("…," she wrote Monday):
    /// a comma or stop inside the marks before the tag, a comma or colon between the tag and the marks behind it.
    fn beside_tag(&self, candidate: &Candidate) -> Option<&'a Quote> {
        let text = self.article.text;
        let tag = candidate.tag();
        let sentence = self.article.sentences[candidate.sentence].span;
        let beside = |q: &Quote| {
            if !q.span.overlaps(sentence) {
                false
            } else if q.span.end <= tag.start {
                q.inner.of(text).ends_with([',', '?', '!', '…', '—', '-'])
                    && text[q.span.end..tag.start].trim().is_empty()
            } else if q.span.start >= tag.end {
                matches!(text[tag.end..q.span.start].trim(), "," | ":")
            } else {
                false
            }
        };
        let quote = self.quotes[around(&self.quotes, sentence)]
            .iter()
            .copied()
            .find(|q| is_spoken(text, q) && !is_tagged_inside(candidate, q) && beside(q))?;
        let content = candidate.content.iter();
        let words: usize = content.clone().map(|c| word_count(c.of(text))).sum();
        let announced = quote.span.start > tag.end && text[tag.end..].trim_start().starts_with(':');
        let slight = words <= SLIGHT && !candidate.source_spans.is_empty();
        let touches = content.clone().any(|c| c.overlaps(quote.span));
        (words > 0 && (announced || slight) && !touches).then_some(quote)
    }

    /// Gives a candidate that has some of a quotation all of it.
    fn complete(&mut self, c: usize, candidate: &mut Candidate) {
        let text = self.article.text;
        let mut more = Vec::new();
        let Some(hull) = candidate.content.iter().copied().reduce(TextSpan::hull) else {
            return;
        };
        for q in around(&self.quotes, hull) {
            let quote = self.quotes[q];
            let touches = candidate.content.iter().any(|c| c.overlaps(quote.span));
            if !touches || is_tagged_inside(candidate, quote) {
                continue;
            }
            let whole = candidate.content.iter().any(|c| c.contains(quote.inner));
            let speech = is_spoken(text, quote) && candidate.takes_quotation;
            if whole || speech || candidate.form == ContentForm::Clause {
                more.push(quote.span);
                if candidate.takes_quotation && self.owner[q].is_none() {
                    self.owner[q] = Some(c);
                }
            }
        }
        candidate.content.extend(more);
        let tag: Vec<TextSpan> = candidate.tag_spans().collect();
        let content = united(text, std::mem::take(&mut candidate.content));
        candidate.content = content.iter().flat_map(|c| minus(*c, &tag)).collect();
    }

    /// Gives a tag without content the free quotation nearest to it in its sentence, or the one that a colon announces.
    fn take_nearest(&mut self, c: usize, candidate: &mut Candidate) {
        let text = self.article.text;
        let sentence = self.article.sentences[candidate.sentence].span;
        let tag = candidate.tag();
        let words_between = |q: &Quote| {
            let gap = if q.span.end <= tag.start {
                TextSpan::new(q.span.end, tag.start)
            } else if q.span.start >= tag.end {
                TextSpan::new(tag.end, q.span.start)
            } else {
                return None;
            };
            Some(word_count(gap.of(text)))
        };
        let free = |q: &usize| self.owner.get(*q).is_some_and(Option::is_none);
        let near = around(&self.quotes, sentence)
            .filter(free)
            .filter(|&q| self.quotes[q].span.overlaps(sentence))
            .filter_map(|q| Some((words_between(self.quotes[q])?, q)))
            .filter(|&(n, q)| n <= candidate.max_gap && (n == 0 || is_spoken(text, self.quotes[q])))
            .min();
        let announced = || {
            // Behind the next quotation no other follows at once.
            let next = self.quotes.partition_point(|q| q.span.start < sentence.end);
            let follows = |q: &usize| {
                let start = self.quotes[*q].span.start;
                text[sentence.end..start].trim().is_empty()
            };
            let colon = sentence.of(text).ends_with(':');
            Some(next).filter(free).filter(|q| colon && follows(q))
        };
        if let Some(q) = near.map(|(_, q)| q).or_else(announced) {
            self.owner[q] = Some(c);
            candidate.content.push(self.quotes[q].span);
        }
    }

    /// Lays the speeches that are still nobody's to the candidate that they carry on, or to one of their own.
    fn lay_speeches(&mut self, candidates: &mut Vec<Candidate>) {
        for q in 0..self.quotes.len() {
            if self.owner[q].is_some() || !is_spoken(self.article.text, self.quotes[q]) {
                continue;
            }
            self.owner[q] = self.carried_on(candidates, q);
            if let Some(c) = self.owner[q] {
                candidates[c].content.push(self.quotes[q].span);
            } else if let Some(candidate) = marked::signed(self.article, self.quotes[q])
                .or_else(|| self.untagged(candidates, q))
            {
                self.owner[q] = Some(candidates.len());
                candidates.push(candidate);
            }
        }
    }

    /// The candidate that a quotation carries on: of its sentence, of the quotation before it in its paragraph, or of
    /// the paragraph before where the marks say so.
    fn carried_on(&self, candidates: &[Candidate], q: usize) -> Option<usize> {
        let (article, quote) = (self.article, self.quotes[q]);
        if let Some(before) = quote.continues {
            let start = article.quotes[before].span.start;
            let by_start = self.quotes.binary_search_by_key(&start, |x| x.span.start);
            let before = by_start.ok()?;
            return self.owner[before];
        }
        let before = q.checked_sub(1)?;
        let owner = self.owner[before]?;
        let candidate = &candidates[owner];
        let before = self.quotes[before].span;
        if !candidate.takes_quotation
            || article.block_at(before.start) != article.block_at(quote.span.start)
        {
            return None;
        }
        if self.follows_tag(candidate, before, quote.span) {
            return Some(owner);
        }
        // Between the two stand the tag, and nothing else that says something.
        let between = TextSpan::new(before.end, quote.span.start);
        let tag: Vec<TextSpan> = candidate.tag_spans().collect();
        let other: usize = minus(between, &tag)
            .iter()
            .map(|s| word_count(s.of(article.text)))
            .sum();
        let most = if article.starts_sentence(quote.span) {
            NEAR
        } else {
            INSERTED
        };
        (other <= most).then_some(owner)
    }

    /// "“…,” said Ann, who … . “…”": whether a speech opens the sentence right behind one that holds a speech, its tag and
    /// whatever is told of the speaker, and in which nobody else does anything.
    fn follows_tag(&self, candidate: &Candidate, before: TextSpan, speech: TextSpan) -> bool {
        let (article, s) = (self.article, candidate.sentence);
        let tree = &article.trees[s];
        let sentence = article.sentences[s].span;
        let next = TextSpan::new(sentence.end, speech.start.max(sentence.end));
        let another = |&c: &usize| {
            c > candidate.head
                && matches!(tree.rel(c), D::Conj | D::Parataxis)
                && has_subject(tree, c)
        };
        candidate.source.is_some()
            && sentence.contains(before)
            && candidate.tag().start >= before.end
            && next.of(article.text).trim().is_empty()
            && article.starts_sentence(speech)
            && !tree.children(candidate.head).iter().any(another)
    }

    /// A paragraph's speech without a tag: it goes on with the speech of the paragraph before, or is of whom the
    /// sentence before it speaks.
    fn untagged(&self, candidates: &[Candidate], q: usize) -> Option<Candidate> {
        let (article, quote) = (self.article, self.quotes[q]);
        let words = word_count(quote.inner.of(article.text));
        if words < SPEECH || !article.starts_sentence(quote.span) {
            return None;
        }
        let sentence = article.sentence_at(quote.span.start)?;
        let before = q.checked_sub(1).and_then(|b| self.owner[b]);
        let source = before.map(|c| &candidates[c]).and_then(|c| {
            let near = c.takes_quotation && sentence_gap(article, c, sentence) <= SPEECH_GAP;
            c.source.clone().filter(|_| near).map(|s| (c.sentence, s))
        });
        Some(Candidate {
            sentence: source.as_ref().map_or(sentence, |(s, _)| *s),
            head: 0,
            source: source.map(|(_, source)| source),
            source_spans: Vec::new(),
            cue: Vec::new(),
            content: vec![quote.span],
            form: ContentForm::Quotation,
            stance: Stance::Neutral,
            class: AttributionClass::Assertion,
            rule: "attribution/speech-without-a-tag".to_owned(),
            takes_quotation: true,
            max_gap: NEAR,
            answers: false,
            names_quoted: false,
            quoted: false,
        })
    }
}

/// Sentences between the end of a candidate and another sentence.
fn sentence_gap(article: &Article<'_>, candidate: &Candidate, sentence: usize) -> usize {
    let end = candidate.content.iter().map(|c| c.end).max();
    let last = end
        .and_then(|e| article.sentence_at(e.saturating_sub(1)))
        .unwrap_or(candidate.sentence);
    sentence.saturating_sub(last.max(candidate.sentence))
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    #[test]
    fn a_tag_takes_the_speech_beside_it_and_not_a_day() {
        let text = "“The tunnel flooded twice,” Ann Holt wrote Monday.";
        let found = read(text);
        assert_eq!(
            words(text, &found[0].content),
            ["“The tunnel flooded twice,”"]
        );
    }

    #[test]
    fn what_is_said_goes_before_what_it_answers() {
        let text = "The mayor pointed to the sign: “We have never closed on a Sunday.”";
        let found = read(text);
        assert_eq!(
            words(text, &found[0].content),
            ["“We have never closed on a Sunday.”"]
        );
    }

    #[test]
    fn a_colon_at_the_end_of_a_sentence_announces_the_next_paragraph() {
        let text = "Ann Holt continued:\n“We will close the tunnel on Monday.”";
        let found = read(text);
        assert_eq!(found.len(), 1);
        assert_eq!(
            words(text, &found[0].content),
            ["“We will close the tunnel on Monday.”"]
        );
    }

    #[test]
    fn a_speech_goes_on_behind_all_that_is_told_of_its_speaker() {
        let told = "“The roof leaks,” said Clara Boyd, who has run the shop since her father died in 2009 and left her \
            the keys. “We put buckets out every night.”";
        let found = read(told);
        assert_eq!(
            words(told, &found[0].content),
            ["“The roof leaks,”", "“We put buckets out every night.”"]
        );
        let another = "“The roof leaks,” Clara Boyd said, and her sister Ada, who had come in with the post, laughed out \
            loud. “We put buckets out every night.”";
        assert_eq!(
            words(another, &read(another)[0].content),
            ["“The roof leaks,”"]
        );
    }

    #[test]
    fn a_term_in_marks_is_no_speech() {
        let text = "The “Iron Gate” was shut all day.\nAnn Holt laughed.";
        assert!(read(text).is_empty());
    }

    #[test]
    fn a_speech_far_from_any_other_is_of_nobody_named() {
        let text = "“The trial will be short,” the judge said.\nThe hall was full. Rain fell on the roof. \
            Nobody left early.\n“We had to stand outside all day.”";
        let found = read(text);
        assert_eq!(found[1].rule, "attribution/speech-without-a-tag");
        assert_eq!(found[1].speaker, None);
    }

    #[test]
    fn part_of_a_quotation_brings_all_of_it() {
        let text = "Ann Holt said that the tunnel “flooded twice in one week”.";
        let found = read(text);
        assert_eq!(
            words(text, &found[0].content),
            ["that the tunnel “flooded twice in one week”"]
        );
    }
}
