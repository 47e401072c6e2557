//! What a person wrote and no article needs.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use super::entities::written_names;
use super::usage::Usage;
use crate::rules::layer::Layer;
use crate::rules::layout::Step;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;
use crate::rules::{holds, words};

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
const OF_ENTITIES: [&str; 2] = ["except", "demonyms"];
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
        titles(layer, usage, &mut problems);
        listed(layer, usage, &mut problems);
        examples(layer, usage, &mut problems);
        rules(layer, usage, &mut problems);
        problems[first..].sort_by_key(|p: &Problem| p.place.as_ref().map(|p| p.span.start));
    }
    problems
}

/// Aliases that name their entity nowhere. One that stands inside a longer name of the same entity is used: "Holm" in "Minister Holm".
fn aliases(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    let mut used: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for alias in &usage.aliases {
        let of_entity = used.entry(&alias.entity).or_default();
        of_entity.push(words(&alias.words));
    }
    for (id, name, at) in written_names(layer) {
        let is_name = matches!(at.path.last(), Some(Step::Key(_)));
        let sought = words(name);
        let mut of_entity = used.get(id).into_iter().flatten();
        if is_name || of_entity.any(|said| holds(said, &sought)) {
            continue;
        }
        let title = format!("no source uses the alias `{name}` of `{id}`");
        let problem = never(title, at.place());
        problems.push(if usage.has(&sought) {
            let label = "stands with other capitals, or inside another name";
            let help = "write it with the capitals that the articles have, and as long as the name that it stands in";
            problem.label(label).help(help)
        } else {
            problem
        });
    }
}

/// Titles of entities that no article uses, or that mean nobody where they stand.
fn titles(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    let entities = At::section(layer, "entities");
    for entity in entities.iter().flat_map(At::items) {
        let id = entity.get("id");
        let Some(id) = id.as_ref().and_then(At::text) else {
            continue;
        };
        let list = entity.get("titles");
        for (title, at) in { list.iter().flat_map(At::items) }.filter_map(|at| {
            let title = at.text()?;
            Some((title, at))
        }) {
            if usage.titles.contains(&(id.to_owned(), title.to_owned())) {
                continue;
            }
            if usage.seen(&BTreeSet::from([title])).is_empty() {
                problems.push(never(format!("no article has `{title}`"), at.place()));
                continue;
            }
            let named = usage.aliases.iter().any(|a| a.entity == id);
            let help = if named {
                "a title stands for somebody behind `the`, in an article that names him; for other words use `aliases` or `referents`"
            } else {
                "a title stands for somebody in an article that names him, and none does; use `aliases`"
            };
            let title = format!("the title `{title}` stands for `{id}` in no article");
            let unmet = ProblemKind::Unused.warning(title, Some(at.place()));
            problems.push(unmet.label("stands for nobody").help(help));
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
fn listed(layer: &Layer, usage: &Usage, problems: &mut Vec<Problem>) {
    let mut written: Vec<Written> = Vec::new();
    if let Some(lexicon) = At::section(layer, "lexicon") {
        for list in GROUPS {
            lexicon
                .get(list)
                .iter()
                .for_each(|l| collect(l, &mut written));
        }
    }
    for (section, lists) in [("entities", &OF_ENTITIES[..]), ("relations", &OF_RELATIONS)] {
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
            let read_by = (id.to_owned(), phrase.to_owned());
            if usage.phrases.contains(&read_by) {
                continue;
            }
            let title = format!("no answer to `{id}` is read by `{phrase}`");
            let problem = never(title, example.place());
            problems.push(match usage.misses.get(&read_by) {
                Some(miss) => problem.help(miss.as_str()),
                None => problem.help("no sentence has all its words"),
            });
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
