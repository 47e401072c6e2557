//! The ruling that would say whom a word means, for words of claims that were taken for somebody.

use std::collections::BTreeSet;

use crosscheck::claim::{Argument, Attribution, Claim, Reading, SourceIndex};
use crosscheck::normalize::means_person;
use crosscheck::rules::model::Referent;
use crosscheck::run::Run;
use crosscheck::text::{TextSpan, Token, Upos};

use super::args::Decide;
use super::decide::{Offer, Said};
use super::message::REASON;
use crate::cli::error::Failure;

/// What stands for nobody in a ruling.
const NOBODY: &str = "nobody";

/// What stands in an entry for a name that a person has to say.
const NAME: &str = "NAME";

/// So many words are advised on at most, of each sort.
const MOST: usize = 8;

/// Words before and behind who speaks that are quoted with it.
const AROUND: usize = 5;

/// A word that may be ruled on: what may be so, and the entry that says it.
pub type Word = (String, String);

/// Words of these claims, by their index, and of whom they are laid to, that were taken for somebody.
pub fn taken_words(run: &Run, claims: impl IntoIterator<Item = usize>) -> Vec<Word> {
    let found = { claims.into_iter() }.flat_map(|i| taken(run, &run.claims[i]));
    words(run, found, NOBODY, |word, key, whom| match whom {
        Some(whom) => format!("“{word}” of {key} is not {whom}"),
        None => format!("“{word}” of {key} is somebody"),
    })
}

/// The entries for words, all at once.
pub fn offer(words: &[Word]) -> Option<Offer> {
    offered(words, ", with a name for `nobody` where it is known")
}

/// Entries for pronouns of these claims, by their index, that were read as nobody, and for speakers that are told of by no name.
pub fn open(run: &Run, claims: impl IntoIterator<Item = usize>) -> Option<Offer> {
    let found = { claims.into_iter() }.flat_map(|i| left_open(run, &run.claims[i]));
    let words = words(run, found, NAME, |word, key, _| {
        format!("it is known whom “{word}” of {key} means")
    });
    offered(&words, ", with the name for `NAME`")
}

fn offered(words: &[Word], aside: &'static str) -> Option<Offer> {
    let mut entries = String::new();
    for (_, entry) in words {
        entries += "\n  ";
        entries += entry;
    }
    (!words.is_empty()).then(|| Offer {
        cases: words.iter().map(|(case, _)| case.clone()).collect(),
        aside,
        yaml: format!("referents:{entries}"),
    })
}

/// What may be so of each word, which is told once, and the entry by which it `means` that.
fn words(
    run: &Run,
    found: impl Iterator<Item = (SourceIndex, Taken)>,
    means: &str,
    case: impl Fn(&str, &str, Option<&str>) -> String,
) -> Vec<Word> {
    let mut told = BTreeSet::new();
    let mut said = Vec::new();
    for (source, (word, whom, around)) in found {
        let document = &run.documents[source.0 as usize];
        let word = word.of(&document.text);
        // Of two like words among the same others an entry means the first.
        let fresh = told.insert((source, word.to_lowercase(), around));
        if !fresh || said.len() == MOST {
            continue;
        }
        let around: Vec<&str> = around.of(&document.text).split_whitespace().collect();
        let ruling = Referent {
            source: document.key.clone(),
            words: around.join(" "),
            word: word.to_owned(),
            means: means.to_owned(),
            because: REASON.to_owned(),
            place: None,
        };
        said.push((case(word, &document.key, whom.as_deref()), ruling.yaml()));
    }
    said
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
fn taken(run: &Run, claim: &Claim) -> Vec<(SourceIndex, Taken)> {
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
    let laid = { claim.attributions.iter() }.map(|&i| &reading.attributions[i]);
    let laid = laid.filter(|a| a.speaker.is_some() && !is_described(a));
    all.extend(laid.filter_map(|a| speaker(a, reading)));
    all.sort();
    all.dedup_by_key(|(span, ..)| *span);
    all.into_iter().map(|taken| (claim.source, taken)).collect()
}

/// The pronouns of a claim that mean nobody, and those who speak under no name, with the words around.
fn left_open(run: &Run, claim: &Claim) -> Vec<(SourceIndex, Taken)> {
    let reading = &run.readings[claim.source.0 as usize];
    let text = &run.documents[claim.source.0 as usize].text;
    let known: BTreeSet<TextSpan> = { taken(run, claim).into_iter() }
        .map(|(_, (word, ..))| word)
        .chain(reading.ruled.iter().map(|r| r.span))
        .chain(reading.mentions.iter().map(|m| m.span))
        .collect();
    let part = |span: TextSpan| claim.spans.iter().find(|s| s.contains(span)).copied();
    let tokens = reading.sentences.iter().flat_map(|s| &s.tokens);
    let pronouns = tokens.filter(|t| means_person(t.span.of(text)));
    let pronouns = pronouns.filter_map(|t| Some((t.span, None, part(t.span)?)));
    let laid = { claim.attributions.iter() }.map(|&i| &reading.attributions[i]);
    let laid = laid.filter(|a| a.speaker.is_none() || is_described(a));
    let speakers = laid.filter_map(|a| speaker(a, reading));
    let open = pronouns
        .chain(speakers)
        .filter(|(word, ..)| !known.contains(word));
    open.map(|taken| (claim.source, taken)).collect()
}

/// Whether a speaker is called what stands there, and taken for nobody else.
fn is_described(laid: &Attribution) -> bool {
    laid.entity.is_none() && laid.speaker_rule == Some("speaker/description")
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
