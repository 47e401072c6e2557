//! Cues that are phrases: "according to …", "in the words of …", "citing …".

use super::candidate::{Candidate, ContentForm};
use super::cue::{CueMatch, Cues};
use super::divided::divide;
use super::source_phrase::SourcePhrase;
use super::word_range::{WordRange, spans};
use super::words::AttributionWords;
use crate::claim::english;
use crate::claim::people::is_people;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// Heads up the tree from the first word of a source to the head of its phrase.
const PHRASE_DEPTH: usize = 12;

/// Bytes of content that say nothing alone (", a").
const SHORTEST_CONTENT: usize = 3;

/// Candidates of a sentence: what stands around such a phrase is laid to whom the phrase names.
pub(super) fn candidates(
    tree: &Tree<'_>,
    sentence: usize,
    phrases: &Cues,
    words: &AttributionWords,
) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let Some(found) = phrases.at(tree, at, &|_| true) else {
            at += 1;
            continue;
        };
        at = found.words.last().unwrap_or(&at) + 1;
        let source = if found.gap.is_empty() {
            source_behind(tree, &found)
        } else {
            SourcePhrase::of_words(tree, &found.gap)
        };
        let fits = match &source {
            Some(source) => !names_no_source(tree, &found, source, words),
            None => !needs_source(tree, &found),
        };
        if fits {
            out.push(candidate(tree, sentence, &found, source));
        }
    }
    divide(tree, &mut out);
    out
}

fn candidate(
    tree: &Tree<'_>,
    sentence: usize,
    found: &CueMatch<'_>,
    source: Option<SourcePhrase>,
) -> Candidate {
    let mut tag = found.words.clone();
    tag.extend(source.iter().flat_map(|s| s.words.iter().copied()));
    Candidate {
        cue: spans(tree, &found.words),
        source_spans: source.iter().filter_map(|s| s.span(tree)).collect(),
        source,
        content: sentence_without(tree, &tag),
        takes_quotation: true,
        ..Candidate::of_cue(sentence, found.words[0], found.cue, ContentForm::Sentence)
    }
}

/// Whether a source must stand behind the phrase: behind a participle alone ("citing"), and behind a preposition.
fn needs_source(tree: &Tree<'_>, found: &CueMatch<'_>) -> bool {
    match found.words[..] {
        [_, .., last] => english::BEFORE_SOURCE.contains(&tree.word(last)),
        _ => true,
    }
}

/// Whether the phrase names a reason ("citing costs") or a manner ("according to gender") and nobody who says it.
fn names_no_source(
    tree: &Tree<'_>,
    found: &CueMatch<'_>,
    source: &SourcePhrase,
    words: &AttributionWords,
) -> bool {
    let name = tree.token(source.head).upos == Upos::Propn;
    let lemma = tree.lower_lemma(source.head);
    let known = name || words.described.contains(lemma) || is_people(lemma);
    let one_word = source.words.len() == 1 && tree.token(source.head).xpos == "NN";
    !known && (found.words.len() == 1 || one_word)
}

/// The noun phrase behind the last word of the phrase.
fn source_behind(tree: &Tree<'_>, found: &CueMatch<'_>) -> Option<SourcePhrase> {
    let last = *found.words.last()?;
    if !needs_source(tree, found) {
        return None;
    }
    let head = head_of_phrase(tree, last)?;
    let nominal = matches!(
        tree.token(head).upos,
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj
    );
    if !nominal {
        return None;
    }
    let mut source = SourcePhrase::around(tree, head, &[]);
    source.words.retain(|&w| w > last);
    let comma = source.words.iter().position(|&w| tree.lemma(w) == ",");
    // "According to a baker, who would not give her name, Kern left": the second comma may be the clause's own.
    let relative = comma.and_then(|c| source.words.get(c + 1));
    let relative = relative.is_some_and(|&w| matches!(tree.token(w).xpos, "WP" | "WDT"));
    // "According to a report in the Post, the firm is closing": what no second comma closes is no apposition.
    let closed = source.words.last().is_none_or(|&w| {
        relative && tree.is_punct(w) || w + 1 >= tree.len() || tree.is_punct(w + 1)
    });
    if let Some(comma) = comma.filter(|_| !closed) {
        source.words.truncate(comma);
    }
    if opens_part(tree, found.words[0]) {
        source
            .words
            .extend(tail(tree, source.words.last().copied()?));
    }
    (!source.words.is_empty()).then_some(source)
}

/// Whether a phrase opens the sentence or stands behind a comma.
fn opens_part(tree: &Tree<'_>, first: usize) -> bool {
    first == 0 || tree.lemma(first - 1) == ","
}

/// What stands between a source and the mark that closes its phrase, wherever the parser hung it ("…, according to two people
/// familiar with the case."); nothing where a clause begins there.
fn tail(tree: &Tree<'_>, last: usize) -> std::ops::Range<usize> {
    let close = (last + 1..tree.len()).find(|&t| tree.is_punct(t));
    let close = close.unwrap_or(tree.len());
    let clause = |t: usize| {
        let token = tree.token(t);
        matches!(
            token.upos,
            Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Sconj
        ) || tree.is_quotation_mark(t)
    };
    let clear = !(last + 1..close).any(clause);
    last + 1..if clear { close } else { last + 1 }
}

/// The head of the noun phrase whose first word stands behind the word `last`.
fn head_of_phrase(tree: &Tree<'_>, last: usize) -> Option<usize> {
    let mut head = (last + 1..tree.len()).find(|&t| !tree.is_punct(t))?;
    for _ in 0..PHRASE_DEPTH {
        let inside = matches!(
            tree.rel(head),
            D::Det
                | D::Amod
                | D::Compound
                | D::Nummod
                | D::NmodPoss
                | D::Flat
                | D::Case
                | D::Nmod
                | D::NmodDesc
                | D::Advmod
                | D::DetPredet
                | D::CcPreconj
                | D::NmodUnmarked
        );
        match tree.head(head).filter(|&h| inside && h > last) {
            Some(up) => head = up,
            None => break,
        }
    }
    Some(head)
}

/// The sentence before and behind the words of `tag`, without an opener ("But,").
fn sentence_without(tree: &Tree<'_>, tag: &[usize]) -> Vec<TextSpan> {
    let opener = |t: usize| tree.is_punct(t) && !tree.is_quotation_mark(t) || tree.rel(t) == D::Cc;
    let Some(end) = tree.len().checked_sub(1) else {
        return Vec::new();
    };
    let first = (0..end).find(|&t| !opener(t)).unwrap_or(end);
    WordRange::of(first, end)
        .without(tree, tag)
        .into_iter()
        .filter(|s| s.len() > SHORTEST_CONTENT)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    #[test]
    fn the_rest_of_the_sentence_is_laid_to_whom_the_phrase_names() {
        let text = "But according to a letter from the ministry, the road will reopen.";
        let found = read(text);
        assert_eq!(words(text, &found[0].cue), ["according to"]);
        assert_eq!(
            words(text, &found[0].source),
            ["a letter from the ministry"]
        );
        assert_eq!(words(text, &found[0].content), ["the road will reopen"]);
    }

    #[test]
    fn a_reason_and_a_manner_are_nobody() {
        let phrase = |text: &str| read(text).iter().any(|a| a.rule.contains("/phrases/"));
        assert!(phrase("The firm will close the plant, citing officials."));
        assert!(!phrase("The firm will close the plant, citing costs."));
        assert!(phrase("The seats are free according to officials."));
        assert!(!phrase("The seats are given out according to age."));
    }

    #[test]
    fn a_phrase_that_is_whole_needs_no_source() {
        let text = "The pier was old by all accounts.";
        let found = read(text);
        assert_eq!(words(text, &found[0].content), ["The pier was old"]);
        assert!(found[0].source.is_empty());
    }
}
