//! Words that are said to mean the same and to exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::model::{RuleFile, WordGroup};
use crate::rules::problem::Problem;
use crate::rules::problem_kind::ProblemKind;

/// An antonym pair that stands inside one synonym group.
pub fn synonym_antonyms(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
    let mut groups_of: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut count = 0;
    for group in &file.lexicon.synonyms {
        for words in parts(group) {
            for word in words {
                groups_of.entry(word).or_default().insert(count);
            }
            count += 1;
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
            (Some(pair), group) => ProblemKind::Conflict
                .warning(title, Some(pair.place()))
                .label("exclude each other")
                .see(group.map(|group| group.place()), "mean the same"),
            (None, Some(group)) => ProblemKind::Conflict
                .warning(title, Some(group.place()))
                .label("mean the same"),
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
            let by_part = group.entries().map(|(_, words)| words);
            for words in std::iter::once(group.clone()).chain(by_part) {
                let has = |word: &str| words.items().any(|item| item.text() == Some(word));
                if has(one) && has(other) {
                    found = Some(words);
                }
            }
        }
    }
    found
}

/// The words of a group that mean the same: all of them, or those of each part of speech.
fn parts(group: &WordGroup) -> Vec<&[String]> {
    match group {
        WordGroup::Any(words) => vec![words],
        WordGroup::Of(by_part) => vec![
            &by_part.verb,
            &by_part.noun,
            &by_part.adjective,
            &by_part.adverb,
        ],
    }
}
