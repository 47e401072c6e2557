//! Names that the article itself gives away before it is parsed, so that the tagger is not fooled by a sentence's first word.
//!
//! A word that carries a capital inside sentences, and never stands without one, is a name wherever it stands.

use rustc_hash::FxHashSet as HashSet;

use super::gazetteer::Gazetteer;
use super::name::NameWords;
use crate::text::TextSpan;

/// The words of a document that are names.
pub(crate) struct NameHints<'a> {
    words: HashSet<&'a str>,
}

impl<'a> NameHints<'a> {
    /// Looks through the sentences of a document.
    pub(crate) fn new(text: &'a str, sentences: &[TextSpan], names: &NameWords) -> Self {
        let mut capital = HashSet::default();
        let mut plain = HashSet::default();
        for &sentence in sentences {
            let words: Vec<TextSpan> = words(text, sentence).collect();
            let capitals = words.iter().filter(|w| is_capital(w.of(text))).count();
            let headline = capitals * 2 > words.len();
            for (i, w) in words.iter().enumerate() {
                let word = w.of(text);
                if !is_capital(word) {
                    plain.insert(word);
                } else if i > 0
                    && !headline
                    && !opens(text, sentence, *w)
                    && !names.is_not_name(word)
                {
                    capital.insert(word);
                }
            }
        }
        capital.retain(|w| !plain.contains(w.to_lowercase().as_str()) && w.chars().count() > 1);
        Self { words: capital }
    }

    /// Stretches of a sentence that are names: what rules know, and the article's own.
    pub(crate) fn spans(
        &self,
        text: &str,
        sentence: TextSpan,
        gazetteer: &Gazetteer,
    ) -> Vec<TextSpan> {
        let mut out: Vec<TextSpan> = gazetteer
            .find(text, sentence)
            .into_iter()
            .filter(|h| !h.adjectival)
            .map(|h| h.span)
            .collect();
        for word in words(text, sentence) {
            if self.words.contains(word.of(text)) && !out.iter().any(|s| s.overlaps(word)) {
                out.push(word);
            }
        }
        out.sort_unstable();
        out
    }
}

/// Whether a quotation mark or colon stands before the word, so that it may open a sentence of its own.
fn opens(text: &str, sentence: TextSpan, word: TextSpan) -> bool {
    text[sentence.start..word.start]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| {
            !c.is_alphanumeric() && !matches!(c, ',' | '(' | '-' | '’' | '\'' | '.' | '&')
        })
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Runs of letters and digits.
fn words(text: &str, span: TextSpan) -> impl Iterator<Item = TextSpan> + '_ {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let rest = &text[at..span.end];
        let start = at + rest.find(char::is_alphanumeric)?;
        let length = text[start..span.end]
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(span.end - start);
        at = start + length;
        Some(TextSpan::new(start, at))
    })
}
