//! The ruling that would say whom a word means, for words of claims that were taken for somebody.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::claim::{Argument, Attribution, Claim, Reading};
use crosscheck::rules::bare;
use crosscheck::run::Run;
use crosscheck::text::{TextSpan, Token, Upos};
use serde_json::json;

use super::decide::REASON;

/// So many words are advised on at most.
const MOST: usize = 3;

/// Entries of `referents:` for the words of these claims, by their index, under a line that leads to them.
pub fn how_to(run: &Run, claims: impl IntoIterator<Item = usize>) -> String {
    let mut told = BTreeSet::new();
    let mut said = Vec::new();
    let mut entries = String::new();
    for claim in claims.into_iter().map(|i| &run.claims[i]) {
        for (word, whom, around) in taken(run, claim) {
            if told.len() == MOST || !told.insert((claim.source.0, word)) {
                continue;
            }
            let document = &run.documents[claim.source.0 as usize];
            let around = around.of(&document.text);
            let words: Vec<&str> = around.split_whitespace().collect();
            let word = word.of(&document.text);
            said.push(format!("“{word}” of {} is not {whom}", document.key));
            // Writing to a string cannot fail.
            let _ = write!(
                entries,
                "\n  - {{source: {}, words: {}, word: {}, means: nobody, because: \"{REASON}\"}}",
                bare(&document.key),
                json!(words.join(" ")),
                bare(word),
            );
        }
    }
    if entries.is_empty() {
        return entries;
    }
    format!(
        "\nIf {}, write this into a rule file, with a name for `nobody` where it is known:\n\nreferents:{entries}\n",
        said.join(", or ")
    )
}

/// The words of a claim, and of whom it is laid to, that were taken for somebody: for whom, and the words around.
fn taken(run: &Run, claim: &Claim) -> Vec<(TextSpan, String, TextSpan)> {
    let reading = &run.readings[claim.source.0 as usize];
    let part = |span: TextSpan| claim.spans.iter().find(|s| s.contains(span)).copied();
    let own = |span: TextSpan| part(span).is_some();
    let mentions = reading.mentions.iter();
    let mentions = mentions.filter(|m| m.is_taken() && own(m.span));
    let mut all: Vec<(TextSpan, String)> = mentions
        .map(|m| (m.span, run.entities.get(m.entity).name.clone()))
        .collect();
    let text = &run.documents[claim.source.0 as usize].text;
    let stands_for = |a: &&Argument| {
        let word = a.span.of(text);
        let one = own(a.span) && !word.contains(char::is_whitespace);
        one && !a.text.to_lowercase().contains(&word.to_lowercase())
    };
    let filled = claim.subject.iter().chain(&claim.object).filter(stands_for);
    all.extend(filled.map(|a| (a.span, a.text.clone())));
    let within = |(word, whom): (TextSpan, String)| Some((word, whom, part(word)?));
    let mut all: Vec<_> = all.into_iter().filter_map(within).collect();
    let laid = claim.attributions.iter();
    all.extend(laid.filter_map(|&i| speaker(&reading.attributions[i], reading)));
    all.sort();
    all.dedup_by_key(|(span, ..)| *span);
    all
}

/// The pronoun or noun that speaks, for whom it was taken, and the words of the source; none where a name speaks.
fn speaker(laid: &Attribution, reading: &Reading) -> Option<(TextSpan, String, TextSpan)> {
    let named = |span: TextSpan| {
        let own = reading.mentions.iter().filter(|m| m.span.contains(span));
        own.into_iter().any(|m| !m.is_taken())
    };
    let source = *laid.source.first()?;
    let speaks = |t: &&Token| {
        source.contains(t.span) && matches!(t.upos, Upos::Noun | Upos::Pron) && !named(t.span)
    };
    let mut tokens = reading.sentences.iter().flat_map(|s| &s.tokens);
    let word = tokens.find(speaks)?.span;
    let whom = laid.speaker.clone().unwrap_or_else(|| "nobody".to_owned());
    // One word is found with what it does.
    let cue = laid
        .cue
        .iter()
        .find(|c| source.len() == word.len() && c.start >= source.end);
    let end = cue.map_or(source.end, |c| c.end);
    Some((word, whom, TextSpan::new(source.start, end)))
}
