//! The ruling that would say whom a word means, for words of claims that were taken for somebody.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::claim::{Argument, Attribution, Claim, Reading};
use crosscheck::rules::bare;
use crosscheck::run::Run;
use crosscheck::text::{TextSpan, Token, Upos};
use serde_json::json;

use super::message::REASON;

/// So many words are advised on at most.
const MOST: usize = 3;

/// Words before and behind who speaks that are quoted with it.
const AROUND: usize = 5;

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
            said.push(match whom {
                Some(whom) => format!("“{word}” of {} is not {whom}", document.key),
                None => format!("“{word}” of {} is somebody", document.key),
            });
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

/// A word, for whom it was taken, if for anybody, and the words around it.
type Taken = (TextSpan, Option<String>, TextSpan);

/// The words of a claim, and of whom it is laid to, that were taken for somebody: for whom, and the words around.
fn taken(run: &Run, claim: &Claim) -> Vec<Taken> {
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
    let within = |(word, whom): (TextSpan, String)| Some((word, Some(whom), part(word)?));
    let mut all: Vec<_> = all.into_iter().filter_map(within).collect();
    let laid = claim.attributions.iter();
    all.extend(laid.filter_map(|&i| speaker(&reading.attributions[i], reading)));
    all.sort();
    all.dedup_by_key(|(span, ..)| *span);
    all
}

/// The pronoun or noun that speaks, for whom it was taken, and the words around it; none where a name speaks.
fn speaker(laid: &Attribution, reading: &Reading) -> Option<Taken> {
    let source = *laid.source.first()?;
    let sentence = { reading.sentences.iter() }.find(|s| s.span.contains(source))?;
    let tokens = &sentence.tokens;
    let inside = |t: &Token| source.contains(t.span);
    let heads = |t: &&Token| inside(t) && t.head.is_none_or(|h| !inside(&tokens[h]));
    let head = tokens.iter().find(heads)?;
    let mut mentions = reading.mentions.iter();
    let named = mentions.any(|m| m.span.contains(head.span) && !m.is_taken());
    if named || !matches!(head.upos, Upos::Noun | Upos::Pron) {
        return None;
    }
    // "He said" stands in many places, with what stands around it in one.
    let first = tokens.iter().position(inside)?;
    let last = tokens.iter().rposition(inside)?;
    let from = first.saturating_sub(AROUND);
    let to = (last + AROUND).min(tokens.len() - 1);
    let around = TextSpan::new(tokens[from].span.start, tokens[to].span.end);
    Some((head.span, laid.speaker.clone(), around))
}
