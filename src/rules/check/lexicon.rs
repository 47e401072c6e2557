//! Words that are said to mean the same in one place and to exclude each other in another, be it in one file or in two layers.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use super::files::{Both, Files};
use crate::rules::layer::Layer;
use crate::rules::model::{Relation, RuleFile, WordGroup};
use crate::rules::problem::{Place, Problem};

/// By what words mean the same.
#[derive(Clone, Copy)]
enum Same<'a> {
    /// A group of synonyms.
    Group,
    /// A relation, by its id.
    Relation(&'a str),
}

/// By what words exclude each other.
#[derive(Clone, Copy)]
enum Apart<'a> {
    /// A pair of antonyms.
    Pair,
    /// Rungs of a scale.
    Scale,
    /// Two relations, by their ids, the one that names the other first.
    Opposite(&'a str, &'a str),
}

/// Which words mean the same.
#[derive(Default)]
struct Classes<'a> {
    of_word: BTreeMap<&'a str, BTreeSet<usize>>,
    classes: Vec<Same<'a>>,
}

/// A warning for each two words that are both.
pub fn conflicts(files: &Files<'_>, file: &RuleFile, problems: &mut Vec<Problem>) {
    let classes = Classes::of(file);
    let mut told = BTreeSet::new();
    for (one, other, apart) in exclusive(file) {
        let Some(same) = classes.common(one, other).filter(|_| one != other) else {
            continue;
        };
        if !told.contains(&[one.min(other), one.max(other)])
            && let Some(problem) = problem(files, [one, other], same, apart)
        {
            told.insert([one.min(other), one.max(other)]);
            problems.push(problem);
        }
    }
    of_both(files, file, problems);
}

impl<'a> Classes<'a> {
    fn of(file: &'a RuleFile) -> Self {
        let mut all = Self::default();
        for words in file.lexicon.synonyms.iter().flat_map(parts) {
            all.add(Same::Group, words.iter());
        }
        for relation in &file.relations {
            all.add(Same::Relation(&relation.id), spoken(relation));
        }
        all
    }

    fn add(&mut self, class: Same<'a>, words: impl Iterator<Item = &'a String>) {
        for word in words {
            let classes = self.of_word.entry(word).or_default();
            classes.insert(self.classes.len());
        }
        self.classes.push(class);
    }

    /// What makes both mean the same.
    fn common(&self, one: &str, other: &str) -> Option<Same<'a>> {
        let (one, other) = (self.of_word.get(one)?, self.of_word.get(other)?);
        one.intersection(other).next().map(|at| self.classes[*at])
    }
}

/// All pairs of words that exclude each other.
fn exclusive(file: &RuleFile) -> Vec<(&str, &str, Apart<'_>)> {
    let mut found: Vec<(&str, &str, Apart)> = Vec::new();
    for (one, other) in &file.lexicon.antonyms {
        found.push((one, other, Apart::Pair));
    }
    for scale in &file.lexicon.scales {
        for (rung, one) in scale.iter().enumerate() {
            found.extend(
                scale[rung + 1..]
                    .iter()
                    .map(|other| (one.as_str(), other.as_str(), Apart::Scale)),
            );
        }
    }
    for (one, other) in opposites(file) {
        let apart = Apart::Opposite(&one.id, &other.id);
        // What stands in both is told as that.
        let [of_one, of_other] = [(one, other), (other, one)].map(|(own, other)| {
            let own = spoken(own).filter(move |w| !spoken(other).any(|o| o == *w));
            own.map(String::as_str).collect::<Vec<_>>()
        });
        for word in of_one {
            found.extend(of_other.iter().map(|other| (word, *other, apart)));
        }
    }
    found
}

/// Relations that exclude each other.
fn opposites(file: &RuleFile) -> impl Iterator<Item = (&Relation, &Relation)> {
    let named = |id: &String| file.relations.iter().find(|r| r.id == *id);
    { file.relations.iter() }
        .flat_map(move |one| {
            one.opposite
                .iter()
                .filter_map(named)
                .map(move |other| (one, other))
        })
        .filter(|(one, other)| one.id != other.id)
}

fn spoken(relation: &Relation) -> impl Iterator<Item = &String> {
    relation.verbs.iter().chain(&relation.phrases)
}

/// Both places, where at least one of them stands in a file that is checked.
fn problem(
    files: &Files<'_>,
    words: [&str; 2],
    same: Same<'_>,
    apart: Apart<'_>,
) -> Option<Problem> {
    let [one, other] = words;
    let joined = |layer: &Layer| match same {
        Same::Group => group(layer, "synonyms", words),
        Same::Relation(id) => of_relation(layer, id, other).or_else(|| of_relation(layer, id, one)),
    };
    let parted = |layer: &Layer| match apart {
        Apart::Pair => group(layer, "antonyms", words),
        Apart::Scale => group(layer, "scales", words),
        Apart::Opposite(id, of) => opposite(layer, id, of),
    };
    let pair = Both::of(files, parted, joined)?;
    let title = match (same, apart) {
        (Same::Group, Apart::Pair) => {
            format!("`{one}` and `{other}` are both synonyms and antonyms")
        }
        (_, Apart::Scale) => {
            format!("`{one}` and `{other}` mean the same and are two rungs of a scale")
        }
        _ => format!("`{one}` and `{other}` mean the same and exclude each other"),
    };
    let problem = pair.warning(title, ["exclude each other", "mean the same"]);
    Some(problem.help("take one of the two out, or `remove:` it where a layer below has it"))
}

/// A word that stands in a relation and in its opposite.
fn of_both(files: &Files<'_>, file: &RuleFile, problems: &mut Vec<Problem>) {
    for (one, other) in opposites(file) {
        for word in spoken(one).filter(|word| spoken(other).any(|o| o == *word)) {
            let [here, there] = [one, other].map(|r| move |l: &Layer| of_relation(l, &r.id, word));
            let Some(both) = Both::of(files, here, there) else {
                continue;
            };
            let title = format!(
                "`{word}` is in `{}` and in `{}`, which exclude each other",
                one.id, other.id
            );
            let problem = both.warning(title, ["in the one", "in the other"]);
            problems.push(problem.help("take it out of one of them"));
        }
    }
}

/// The last group of a list of the lexicon that holds both words, as a layer writes it.
fn group(layer: &Layer, list: &str, [one, other]: [&str; 2]) -> Option<Place> {
    let section = At::section(layer, "lexicon")?.get(list)?;
    let mut found = None;
    for group in section.items() {
        let by_part = group.entries().map(|(_, words)| words);
        for words in std::iter::once(group.clone()).chain(by_part) {
            let has = |word: &str| words.items().any(|item| item.text() == Some(word));
            if has(one) && has(other) {
                found = Some(words);
            }
        }
    }
    found.map(|words| words.place())
}

/// Where a layer gives a relation a word.
fn of_relation(layer: &Layer, id: &str, word: &str) -> Option<Place> {
    let relation = relation(layer, id)?;
    let lists = ["verbs", "phrases"]
        .into_iter()
        .filter_map(|l| relation.get(l));
    let mut words = lists.flat_map(|list| list.items().collect::<Vec<_>>());
    words.find(|w| w.text() == Some(word)).map(|w| w.place())
}

/// Where a layer says what a relation excludes.
fn opposite(layer: &Layer, id: &str, of: &str) -> Option<Place> {
    let list = relation(layer, id)?.get("opposite")?;
    let found = list.items().find(|o| o.text() == Some(of));
    found.map(|o| o.place())
}

fn relation<'a>(layer: &'a Layer, id: &str) -> Option<At<'a>> {
    let mut relations = At::section(layer, "relations")?.items();
    relations.find(|r| r.get("id").and_then(|own| own.text()) == Some(id))
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
