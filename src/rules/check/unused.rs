//! What a person wrote and no article needs.

use std::collections::BTreeSet;

use super::at::At;
use super::entities::written_names;
use super::usage::Usage;
use crate::rules::layer::Layer;
use crate::rules::layout::Step;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;

/// Lists of words, or of groups of words, of the lexicon.
const GROUPS: [&str; 6] = [
    "synonyms",
    "antonyms",
    "scales",
    "kinds",
    "derived",
    "qualities",
];
/// Lists of words of an entry.
const OF_ENTITIES: [&str; 3] = ["except", "titles", "demonyms"];
const OF_RELATIONS: [&str; 3] = ["verbs", "phrases", "nouns"];
/// Sections of lists and mappings of words, all of which are looked for in texts.
const SECTIONS: [&str; 2] = ["attribution", "modality"];

/// A warning for each entry of the files that do not ship that nothing in the articles uses.
pub fn unused(layers: &[Layer], usage: &Usage) -> Vec<Problem> {
    let own = layers.iter().filter(|layer| !layer.builtin);
    let mut problems = Vec::new();
    for layer in own {
        let first = problems.len();
        aliases(layer, usage, &mut problems);
        words(layer, usage, &mut problems);
        examples(layer, usage, &mut problems);
        rules(layer, usage, &mut problems);
        problems[first..].sort_by_key(|p: &Problem| p.place.as_ref().map(|p| p.span.start));
    }
    problems
}

fn aliases(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    let used: BTreeSet<(&str, String)> = { usage.aliases.iter() }
        .map(|alias| (alias.entity.as_str(), alias.words.to_lowercase()))
        .collect();
    for (id, name, at) in written_names(layer) {
        let is_name = matches!(at.path.last(), Some(Step::Key(_)));
        if !is_name && !used.contains(&(id, name.to_lowercase())) {
            let title = format!("no source uses the alias `{name}` of `{id}`");
            problems.push(never(title, at.place()));
        }
    }
}

/// A word and where it is written.
struct Written<'a> {
    word: &'a str,
    at: At<'a>,
    /// Whether it is the key of what stands there.
    is_key: bool,
}

/// Words of the lexicon, of relations, of cues: each with its place.
fn words(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    let mut written: Vec<Written> = Vec::new();
    if let Some(lexicon) = At::section(layer, "lexicon") {
        for list in GROUPS {
            lexicon
                .get(list)
                .iter()
                .for_each(|l| collect(l, &mut written));
        }
    }
    for (section, lists) in [("entities", OF_ENTITIES), ("relations", OF_RELATIONS)] {
        for entry in At::section(layer, section).iter().flat_map(At::items) {
            for list in lists {
                entry
                    .get(list)
                    .iter()
                    .for_each(|l| collect(l, &mut written));
            }
        }
    }
    for entry in At::section(layer, "deciding").iter().flat_map(At::items) {
        entry
            .get("values")
            .iter()
            .for_each(|l| collect(l, &mut written));
    }
    for section in SECTIONS {
        if let Some(all) = At::section(layer, section) {
            collect(&all, &mut written);
        }
    }
    let all: BTreeSet<&str> = written.iter().map(|w| w.word).collect();
    let seen = usage.seen(&all);
    for Written { word, at, is_key } in written.iter().filter(|w| !seen.contains(w.word)) {
        let place = if *is_key { at.key_place() } else { at.place() };
        problems.push(never(format!("no article has `{word}`"), place));
    }
}

/// The words of lists, of lists of lists and of lists by name; of a mapping of words to something, its keys.
fn collect<'a>(at: &At<'a>, found: &mut Vec<Written<'a>>) {
    if let Some(word) = at.text() {
        found.push(Written {
            word,
            at: at.clone(),
            is_key: false,
        });
    }
    at.items().for_each(|item| collect(&item, found));
    for (word, at) in at.entries() {
        if at.text().is_some() {
            found.push(Written {
                word,
                at,
                is_key: true,
            });
        } else {
            collect(&at, found);
        }
    }
}

/// Example phrases of attributes, and of their states.
fn examples(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    for attribute in At::section(layer, "attributes").iter().flat_map(At::items) {
        let Some(id) = attribute.get("id").and_then(|id| id.text()) else {
            continue;
        };
        let states = attribute.get("states");
        let of_states = states
            .iter()
            .flat_map(At::items)
            .filter_map(|s| s.get("read"));
        for example in attribute
            .get("read")
            .into_iter()
            .chain(of_states)
            .flat_map(|l| l.items())
        {
            let Some(phrase) = example.text() else {
                continue;
            };
            if !usage.phrases.contains(&(id.to_owned(), phrase.to_owned())) {
                let title = format!("no answer to `{id}` is read by `{phrase}`");
                problems.push(never(title, example.place()));
            }
        }
    }
}

/// Rules of boilerplate, and what is known of sources.
fn rules(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    for (section, used, what) in [
        ("boilerplate", &usage.boilerplate, "no line is left out by"),
        ("sources", &usage.sources, "no article is called"),
    ] {
        for entry in At::section(layer, section).iter().flat_map(At::items) {
            let Some(at) = entry.get("id") else { continue };
            let id = at.text().unwrap_or_default();
            if !used.contains(id) {
                problems.push(never(format!("{what} `{id}`"), at.place()));
            }
        }
    }
}

fn never(title: String, place: Place) -> Problem {
    ProblemKind::Unused
        .warning(title, Some(place))
        .label("never seen")
}
