//! The rules in force, entry by entry, and where each comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;

use super::RuleSet;
use super::flow::flow;
use super::layer::Layer;
use super::layout::{Node, Step};
use super::merge::{merge_mappings, name_of, subtract};
use super::suggest::nearest;

/// Where an entry was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Origin {
    /// Name of the pack.
    pub pack: String,
    /// File, as its user named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// One entry of the merged rules.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Shown {
    /// Section and names down to the entry: `entities/taliban/aliases`, `attribution/cues/say`.
    pub path: String,
    /// What it says: a word, a number, a group in brackets.
    pub value: String,
    /// Where it was written, lowest layer first; of a scalar the last counts.
    pub origins: Vec<Origin>,
}

/// What each pack is for (`packs/en-news`), then all entries of the merged rules in order of sections; or those whose path
/// starts with `section`.
pub fn show(rules: &RuleSet, section: Option<&str>) -> Vec<Shown> {
    let mut merged = serde_yaml::Mapping::new();
    let mut origins: BTreeMap<(String, String), Vec<Origin>> = BTreeMap::new();
    for layer in &rules.layers {
        let mut layer = layer.reread();
        layer.parsed.value.shift_remove("tests");
        subtract(&mut merged, &layer.remove);
        let lines = Lines::of(&layer.parsed.source.text);
        for leaf in leaves(&layer.parsed.value) {
            let line = lines.at(leaf.place(layer.parsed.layout()));
            origins.entry(leaf.key()).or_default().push(Origin {
                pack: layer.pack.clone(),
                file: layer.parsed.source.path.clone(),
                line,
            });
        }
        merge_mappings(&mut merged, layer.parsed.value);
    }
    let within = |path: &str| {
        section.is_none_or(|section| {
            path.strip_prefix(section)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let entries = leaves(&merged).into_iter().map(|leaf| Shown {
        origins: origins.get(&leaf.key()).cloned().unwrap_or_default(),
        path: leaf.path,
        value: leaf.value,
    });
    let packs = rules.layers.iter().filter_map(pack);
    packs
        .chain(entries)
        .filter(|shown| within(&shown.path))
        .collect()
}

/// The entries of the merged rules that know a word or a phrase: it stands in their path or value, whole and in whatever case. A word of a
/// longer phrase counts too ("police" in `police officer`).
pub fn knowing(rules: &RuleSet, word: &str) -> Vec<Shown> {
    let sought = words_of(word);
    let has = |text: &str| {
        let words = words_of(text);
        !sought.is_empty() && words.windows(sought.len()).any(|w| w == sought)
    };
    let all = show(rules, None).into_iter();
    all.filter(|shown| has(&shown.value) || shown.path.split('/').any(has))
        .collect()
}

/// The word of the rules that is nearest to one that they do not know.
pub fn near_word(rules: &RuleSet, word: &str) -> Option<String> {
    let all = show(rules, None);
    let words: BTreeSet<String> = all.iter().flat_map(|s| words_of(&s.value)).collect();
    nearest(word, words.iter().map(String::as_str)).map(str::to_owned)
}

/// Words in small letters, with the marks inside them ("passer-by", "o'clock").
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || "-'’".contains(c)))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A path under which the rules hold nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoEntry {
    /// The path that was most likely meant.
    pub near: Option<String>,
    /// Paths that there are, as far down as the path is right.
    pub known: Vec<String>,
}

/// Why `path` shows nothing; `None` where it is a section of rule files that nothing is written in.
pub fn no_entry(rules: &RuleSet, path: &str) -> Option<NoEntry> {
    let sections = super::schema::schema()["properties"].as_object();
    if sections.is_some_and(|s| s.contains_key(path)) {
        return None;
    }
    let all = show(rules, None);
    let mut right = String::new();
    for step in path.split('/') {
        let below: BTreeSet<&str> = all
            .iter()
            .filter_map(|entry| entry.path.strip_prefix(right.as_str()))
            .filter_map(|rest| rest.split('/').next())
            .filter(|next| !next.is_empty())
            .collect();
        if below.contains(step) {
            right = format!("{right}{step}/");
            continue;
        }
        return Some(NoEntry {
            near: nearest(step, below.iter().copied()).map(|near| format!("{right}{near}")),
            known: below.iter().map(|next| format!("{right}{next}")).collect(),
        });
    }
    None
}

/// What a layer says of its pack.
fn pack(layer: &Layer) -> Option<Shown> {
    let at = layer.reread();
    let at = at.parsed.layout().key_at(&[Step::Key("about".to_owned())]);
    Some(Shown {
        path: format!("packs/{}", layer.pack),
        value: layer.about.clone()?,
        origins: vec![Origin {
            pack: layer.pack.clone(),
            file: layer.parsed.source.path.clone(),
            line: Lines::of(&layer.parsed.source.text).at(at.start),
        }],
    })
}

/// A value that layers replace or unite as a whole.
struct Leaf {
    path: String,
    value: String,
    /// Whether it is an item of a list, told from others by its value.
    item: bool,
    steps: Vec<Step>,
}

impl Leaf {
    fn key(&self) -> (String, String) {
        let value = if self.item {
            self.value.clone()
        } else {
            String::new()
        };
        (self.path.clone(), value)
    }

    fn place(&self, layout: &Node) -> usize {
        layout.key_at(&self.steps).start
    }
}

fn leaves(sections: &serde_yaml::Mapping) -> Vec<Leaf> {
    let mut found = Vec::new();
    for (name, value) in sections {
        if let Some(name) = name.as_str() {
            let mut steps = vec![Step::Key(name.to_owned())];
            collect(value, name, &mut steps, &mut found);
        }
    }
    found
}

fn collect(value: &Value, path: &str, steps: &mut Vec<Step>, found: &mut Vec<Leaf>) {
    let leaf = |item: bool, value: &Value, steps: &[Step]| Leaf {
        path: path.to_owned(),
        value: flow(value),
        item,
        steps: steps.to_owned(),
    };
    match value {
        Value::Mapping(mapping) => {
            for (key, value) in mapping {
                let Some(key) = key.as_str() else { continue };
                steps.push(Step::Key(key.to_owned()));
                collect(value, &format!("{path}/{key}"), steps, found);
                steps.pop();
            }
        }
        Value::Sequence(items) if !items.iter().all(Value::is_number) => {
            for (index, item) in items.iter().enumerate() {
                steps.push(Step::Item(index));
                match name_of(item) {
                    Some(name) => collect(item, &format!("{path}/{name}"), steps, found),
                    None => found.push(leaf(true, item, steps)),
                }
                steps.pop();
            }
        }
        Value::Sequence(items) if items.is_empty() => {}
        _ => found.push(leaf(false, value, steps)),
    }
}

/// Starts of lines, for many look-ups in one text.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte) + 1
    }
}
