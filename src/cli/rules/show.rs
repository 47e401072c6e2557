//! `crosscheck rules show`: what is in force, and where it was written.

use std::fmt::Write as _;
use std::path::PathBuf;

use crosscheck::rules::wordnet::{Part, WordNet};
use crosscheck::rules::{self, Shown};
use crosscheck::visible;

use super::load::load;
use crate::cli::error::{Failure, Status};
use crate::cli::output::Output;

pub fn section(
    section: Option<&str>,
    rules: Vec<PathBuf>,
    output: Output,
) -> Result<Status, Failure> {
    let rules = load(rules)?;
    let section = section.map(|s| s.trim_end_matches('/'));
    let entries = rules::show(&rules, section);
    let unknown = section.filter(|_| entries.is_empty());
    if let Some(path) = unknown
        && let Some(does) = rules::method(path)
    {
        let said = format!("{path}: no rule but a method: {does}\n");
        return print_entries(entries, &said, output);
    }
    if let Some(path) = unknown
        && let Some(none) = rules::no_entry(&rules, path)
    {
        return Err(Failure::NoEntry(path.to_owned(), none));
    }
    print_entries(entries, "", output)
}

/// Every rule that knows the word, then what WordNet links it to.
pub fn word(word: &str, rules: Vec<PathBuf>, output: Output) -> Result<Status, Failure> {
    let rules = load(rules)?;
    let entries = rules::knowing(&rules, word);
    let linked = linked(&word.to_lowercase());
    if entries.is_empty() && linked.is_empty() {
        let near = rules::near_word(&rules, word);
        return Err(Failure::NoWord(word.to_owned(), near));
    }
    print_entries(entries, &linked, output)
}

/// What WordNet links a word to, a line for each part of speech and kind of link.
fn linked(word: &str) -> String {
    let wordnet = WordNet::embedded();
    let mut text = String::new();
    for (part, named) in [
        (Part::Noun, "noun"),
        (Part::Verb, "verb"),
        (Part::Adjective, "adjective"),
        (Part::Adverb, "adverb"),
    ] {
        let kinds: [(&str, Vec<&str>); 3] = [
            ("synonyms", wordnet.synonyms(word, part).collect()),
            ("antonyms", wordnet.antonyms(word, part).collect()),
            ("wider", wordnet.hypernyms(word, part).collect()),
        ];
        for (kind, words) in kinds.iter().filter(|(_, words)| !words.is_empty()) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "wordnet/{named}/{kind}: {}", words.join(", "));
        }
    }
    text
}

/// Writes entries, a line each, and `more` behind them.
fn print_entries(entries: Vec<Shown>, more: &str, output: Output) -> Result<Status, Failure> {
    let mut text = String::new();
    for entry in entries {
        let origins: Vec<String> = entry
            .origins
            .iter()
            .map(|o| format!("{}:{}", o.file, o.line))
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{}: {}  # {}",
            visible::line(&entry.path),
            visible::line(&entry.value),
            visible::line(&origins.join(", "))
        );
    }
    text.push_str(more);
    output.page(|out| out.write_all(text.as_bytes()))?;
    Ok(Status::Done)
}
