//! Words that are said to mean the same and to exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::At;
use crate::rules::layer::Layer;
use crate::rules::model::RuleFile;
use crate::rules::problem::Problem;

/// An antonym pair that stands inside one synonym group.
pub fn synonym_antonyms(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
    let mut groups_of: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, group) in file.lexicon.synonyms.iter().enumerate() {
        for word in group {
            groups_of.entry(word).or_default().insert(index);
        }
    }
    for (one, other) in &file.lexicon.antonyms {
        let (Some(a), Some(b)) = (groups_of.get(one.as_str()), groups_of.get(other.as_str()))
        else {
            continue;
        };
        if a.is_disjoint(b) || one == other {
            continue;
        }
        let pair = written(layers, "antonyms", one, other);
        let group = written(layers, "synonyms", one, other);
        let title = format!("`{one}` and `{other}` are both synonyms and antonyms");
        let problem = match (pair, group) {
            (Some(pair), group) => Problem::warning(title, Some(pair.place()))
                .label("exclude each other")
                .see(group.map(|group| group.place()), "mean the same"),
            (None, Some(group)) => {
                Problem::warning(title, Some(group.place())).label("mean the same")
            }
            (None, None) => continue,
        };
        problems.push(
            problem.help("take the pair or the group out, or `remove:` one of a layer below"),
        );
    }
}

/// The last group of a list that holds both words, as a layer writes it.
fn written<'a>(layers: &[&'a Layer], list: &str, one: &str, other: &str) -> Option<At<'a>> {
    let mut found = None;
    for layer in layers {
        let section = At::section(layer, "lexicon").and_then(|section| section.get(list));
        for group in section.iter().flat_map(At::items) {
            let has = |word: &str| group.items().any(|item| item.text() == Some(word));
            if has(one) && has(other) {
                found = Some(group);
            }
        }
    }
    found
}
