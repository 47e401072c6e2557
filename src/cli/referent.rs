//! The ruling that would say whom a word means, for words of claims that were taken for somebody.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::claim::{Argument, Claim};
use crosscheck::rules::bare;
use crosscheck::run::Run;
use crosscheck::text::TextSpan;
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
        for (word, whom) in taken(run, claim) {
            if told.len() == MOST || !told.insert((claim.source.0, word)) {
                continue;
            }
            let document = &run.documents[claim.source.0 as usize];
            let around = { claim.spans.iter() }.find(|s| s.contains(word));
            let around = around.map_or("", |s| s.of(&document.text));
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

/// The words of a claim that were taken for somebody, and for whom.
fn taken(run: &Run, claim: &Claim) -> Vec<(TextSpan, String)> {
    let reading = &run.readings[claim.source.0 as usize];
    let own = |span: TextSpan| claim.spans.iter().any(|s| s.contains(span));
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
    all.sort();
    all.dedup_by_key(|(span, _)| *span);
    all
}
