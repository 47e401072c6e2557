//! The ruling that would say whom a word means, for words of claims that were taken for somebody.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::claim::{Argument, Attribution, Claim, Reading};
use crosscheck::rules::model::Referent;
use crosscheck::run::Run;
use crosscheck::text::{TextSpan, Token, Upos};

use super::args::Decide;
use super::decide::{Offer, Said};
use super::message::REASON;
use crate::cli::error::Failure;

/// What stands for nobody in a ruling.
const NOBODY: &str = "nobody";

/// So many words are advised on at most.
const MOST: usize = 3;

/// Words before and behind who speaks that are quoted with it.
const AROUND: usize = 5;

/// Entries of `referents:` for the words of these claims, by their index.
pub fn offer(run: &Run, claims: impl IntoIterator<Item = usize>) -> Option<Offer> {
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
                Some(whom) if whom.to_lowercase() != word.to_lowercase() => {
                    format!("“{word}” of {} is not {whom}", document.key)
                }
                _ => format!("“{word}” of {} is somebody", document.key),
            });
            let ruling = Referent {
                source: document.key.clone(),
                words: words.join(" "),
                word: word.to_owned(),
                means: NOBODY.to_owned(),
                because: REASON.to_owned(),
                place: None,
            };
            // Writing to a string cannot fail.
            let _ = write!(entries, "\n  {}", ruling.yaml());
        }
    }
    (!said.is_empty()).then(|| Offer {
        cases: said,
        aside: ", with a name for `nobody` where it is known",
        yaml: format!("referents:{entries}"),
    })
}

/// The ruling that was asked for, on a word of a claim or of whom it is laid to, and what it says in words.
///
/// # Errors
/// There is no such claim, or it has no such word.
pub fn ruling(args: &Decide, word: &str, means: &str, run: &Run) -> Result<Said, Failure> {
    let id = match args.claims.as_slice() {
        [one] => one,
        _ => &args.finding,
    };
    let claim = run.claims.iter().find(|c| c.id.to_string() == *id);
    let claim = claim.ok_or_else(|| Failure::NoClaim(id.clone()))?;
    let reading = &run.readings[claim.source.0 as usize];
    let document = &run.documents[claim.source.0 as usize];
    let is = |t: &&Token| t.span.of(&document.text).to_lowercase() == word.to_lowercase();
    let tokens = || reading.sentences.iter().flat_map(|s| &s.tokens).filter(is);
    let part = |t: &Token| claim.spans.iter().find(|s| s.contains(t.span)).copied();
    let laid = claim.attributions.iter().map(|&i| &reading.attributions[i]);
    let mut sources = laid.flat_map(|a| &a.source);
    let around = tokens().find_map(part).or_else(|| {
        let source = sources.find(|s| tokens().any(|t| s.contains(t.span)))?;
        let sentence = { reading.sentences.iter() }.find(|s| s.span.contains(*source))?;
        beside(&sentence.tokens, *source)
    });
    let missing = || Failure::NoWordOfClaim(word.to_owned(), id.clone());
    let words = around.ok_or_else(missing)?.of(&document.text);
    let ruling = Referent {
        source: document.key.clone(),
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        word: word.to_owned(),
        means: means.to_owned(),
        because: args.because.clone(),
        place: None,
    };
    let says = format!(
        "“{word}” of {} in “{}” means {means}",
        ruling.source, ruling.words
    );
    Ok((ruling.draft(), says))
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
    Some((head.span, laid.speaker.clone(), beside(tokens, source)?))
}

/// Who speaks with words before and behind: "he said" stands in many places, with what stands around it in one.
fn beside(tokens: &[Token], source: TextSpan) -> Option<TextSpan> {
    let inside = |t: &Token| source.contains(t.span);
    let first = tokens.iter().position(inside)?;
    let last = tokens.iter().rposition(inside)?;
    let from = first.saturating_sub(AROUND);
    let to = (last + AROUND).min(tokens.len() - 1);
    Some(TextSpan::new(tokens[from].span.start, tokens[to].span.end))
}
