//! `crosscheck rules`: edit rules with confidence.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crosscheck::pipeline::Pipeline;
use crosscheck::rule_tests::{Outcome, TestResult, run_tests};
use crosscheck::rules::wordnet::{Part, WordNet};
use crosscheck::rules::{self, AliasUse, Gravity, Layers, Problem, RuleSet, Shown, schema};
use crosscheck::verdict::match_rulings;
use crosscheck::visible;

use super::args::{RuleArgs, Rules, RulesVerb};
use super::message::{problems as drawn, say};
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

const STARTER: &str = include_str!("starter.yaml");

/// Runs the command under `rules`.
pub fn run(args: Rules) -> Result<Status, Failure> {
    match args.verb {
        RulesVerb::Check { paths, with } => check(paths, &with),
        RulesVerb::Test { paths } => test(paths),
        RulesVerb::Show {
            section,
            word: None,
            rules,
            output,
        } => show(section.as_deref(), rules, Output::from(&output)),
        RulesVerb::Show {
            word: Some(word),
            rules,
            output,
            ..
        } => show_word(&word, rules, Output::from(&output)),
        RulesVerb::Schema => {
            print(&schema::rendered())?;
            Ok(Status::Done)
        }
        RulesVerb::Init { path } => init(&path),
    }
}

fn load(rules: Vec<PathBuf>) -> Result<RuleSet, Failure> {
    let layers = Layers {
        rules,
        ..Layers::default()
    };
    Ok(rules::load(&layers)?)
}

/// Standard output, which a reader may close: then there is no more to say.
fn print(text: &str) -> Result<(), Failure> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

fn check(paths: Vec<PathBuf>, with: &[PathBuf]) -> Result<Status, Failure> {
    let mut warnings = load(paths.clone())?.warnings;
    let args = RuleArgs {
        rules: paths,
        no_config: with.is_empty(),
    };
    let session = Session::quiet(&args, with)?;
    if !with.is_empty() {
        let run = session.crosscheck.read(session.read(with)?);
        let mut used = BTreeSet::new();
        for (document, reading) in run.documents.iter().zip(&run.readings) {
            used.extend(reading.mentions.iter().map(|m| AliasUse {
                entity: run.entities.get(m.entity).key.clone(),
                words: m.span.of(&document.text).to_owned(),
            }));
        }
        warnings.extend(session.rules().unused_aliases(&used));
        let decisions = &session.rules().file.decisions;
        let (_, unmatched) = match_rulings(decisions, &run.documents, &run.claims);
        let of_rulings = unmatched
            .iter()
            .map(|u| rules::unmatched_ruling(&u.decision, &u.why));
        warnings.extend(of_rulings);
    }
    if !warnings.is_empty() {
        say(&format!("{}\n", drawn(&warnings)));
    }
    let packs: Vec<&str> = session
        .rules()
        .packs
        .iter()
        .map(|p| p.pack.as_str())
        .collect();
    print(&format!("sound: {}\n", packs.join(", ")))?;
    Ok(Status::Done)
}

/// The tests of the files named, or of every pack that ships.
fn test(paths: Vec<PathBuf>) -> Result<Status, Failure> {
    let shipped: BTreeSet<String> = load(Vec::new())?
        .packs
        .into_iter()
        .map(|p| p.pack)
        .collect();
    let only_own = !paths.is_empty();
    let rules = load(paths)?;
    let pipeline = Pipeline::new(&rules.file)?;
    let own: Vec<&str> = rules
        .packs
        .iter()
        .map(|p| p.pack.as_str())
        .filter(|p| !only_own || !shipped.contains(*p))
        .collect();
    let results = run_tests(&rules, &own, &pipeline);
    let problems: Vec<Problem> = results.iter().filter_map(TestResult::problem).collect();
    if !problems.is_empty() {
        say(&format!("{}\n", drawn(&problems)));
    }
    let count =
        |wanted: fn(&Outcome) -> bool| results.iter().filter(|r| wanted(&r.outcome)).count();
    let held = count(|o| matches!(o, Outcome::Held | Outcome::TodoHolds));
    let failed = count(|o| matches!(o, Outcome::Failed(_)));
    let gaps = count(|o| matches!(o, Outcome::Todo(_)));
    print(&format!(
        "{held} held, {failed} failed, {gaps} known gaps\n"
    ))?;
    let fails = problems.iter().any(|p| p.gravity == Gravity::Error);
    Ok(if fails { Status::Failed } else { Status::Done })
}

fn show(section: Option<&str>, rules: Vec<PathBuf>, output: Output) -> Result<Status, Failure> {
    let rules = load(rules)?;
    let section = section.map(|s| s.trim_end_matches('/'));
    let entries = rules::show(&rules, section);
    if let Some(path) = section.filter(|_| entries.is_empty())
        && let Some(none) = rules::no_entry(&rules, path)
    {
        return Err(Failure::NoEntry(path.to_owned(), none));
    }
    print_entries(entries, "", output)
}

/// Every rule that knows the word, then what WordNet links it to.
fn show_word(word: &str, rules: Vec<PathBuf>, output: Output) -> Result<Status, Failure> {
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

/// Writes a first rule file; never over one that is there.
fn init(path: &Path) -> Result<Status, Failure> {
    let failed = |what| Failure::Write {
        path: path.to_owned(),
        what,
    };
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    file.write_all(STARTER.as_bytes()).map_err(failed)?;
    print(&format!(
        "wrote {}\n",
        visible::line(&path.to_string_lossy())
    ))?;
    Ok(Status::Done)
}
