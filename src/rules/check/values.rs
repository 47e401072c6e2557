//! Values that are of the right sort and still say nothing: out of their range, no date, a group of one, an empty file.

use std::collections::BTreeSet;

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;
use crate::rules::suggest::{listed, nearest};

/// Names by which matching is set, each a mapping of names to numbers. The packs that ship have all of them.
const NUMBERS: [&str; 3] = ["thresholds", "weights", "event"];

/// Scores and shares end at 1; some are held against a part of a threshold, so that one a little above still says "never".
const NEVER: f64 = 2.0;
/// The threshold that sums of weights are held against, which have no upper end; all others are shares and scores.
const SUM: &str = "candidate_weight";
/// The threshold of days.
const DAYS: &str = "window";

/// All of this file. `all` are the layers with those that ship, which know every name of `matching`.
pub fn check(own: &[&Layer], all: &[Layer], problems: &mut Vec<Problem>) {
    for layer in own {
        let says_nothing = |l: &str| l.trim().is_empty() || l.trim_start().starts_with('#');
        if layer.parsed.source.text.lines().all(says_nothing) {
            let place = Place::start_of(&layer.parsed.source);
            let problem = ProblemKind::File.warning("the file says nothing", Some(place));
            problems.push(problem.help("`crosscheck rules init` writes one to begin with"));
        }
        matching(layer, all, problems);
        groups(layer, problems);
        for source in At::section(layer, "sources").iter().flat_map(At::items) {
            problems.extend(source.get("published").and_then(|day| no_date(&day)));
        }
        for attribute in At::section(layer, "attributes").iter().flat_map(At::items) {
            problems.extend(attribute.get("within").and_then(|range| no_range(&range)));
        }
    }
}

/// Names of `matching` that nothing is called by, and thresholds that no score can reach.
fn matching(layer: &Layer, all: &[Layer], problems: &mut Vec<Problem>) {
    let Some(section) = At::section(layer, "matching") else {
        return;
    };
    let shipped = shipped(all);
    for name in NUMBERS {
        let known = known(&shipped, name);
        for (key, value) in section.get(name).iter().flat_map(At::entries) {
            if !known.contains(key) {
                let title = format!("nothing in `matching/{name}` is called `{key}`");
                let problem = ProblemKind::Value
                    .error(title, Some(value.key_place()))
                    .label("not known here");
                problems.push(
                    problem.help(match nearest(key, known.iter().map(String::as_str)) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("known here: {}", listed(known.iter().map(String::as_str))),
                    }),
                );
            }
            let number = value.value.as_f64();
            let bounded = name == "thresholds" && ![SUM, DAYS].contains(&key);
            if bounded && number.is_some_and(|n| !(0.0..=NEVER).contains(&n)) {
                let problem = ProblemKind::Value.error(
                    "a threshold lies between 0 and 1, or up to 2 for never",
                    Some(value.place()),
                );
                problems.push(problem.label("no score is compared with it"));
            }
        }
    }
}

/// The names of a mapping of `matching` in the layers that ship.
fn known(shipped: &[Layer], name: &str) -> BTreeSet<String> {
    let mappings = shipped.iter().filter_map(|layer| {
        let section = layer.parsed.value.get("matching")?;
        section.get(name)?.as_mapping()
    });
    let names = mappings.flat_map(|m| m.keys().filter_map(|key| key.as_str()));
    names.map(str::to_owned).collect()
}

/// The layers that ship and set `matching`, read whole.
fn shipped(all: &[Layer]) -> Vec<Layer> {
    let sets = |layer: &&Layer| {
        let mut lines = layer.parsed.source.text.lines();
        layer.builtin && lines.any(|line| line.starts_with("matching:"))
    };
    all.iter().filter(sets).map(Layer::reread).collect()
}

/// Synonyms of nothing, and antonyms of themselves.
fn groups(layer: &Layer, problems: &mut Vec<Problem>) {
    let Some(lexicon) = At::section(layer, "lexicon") else {
        return;
    };
    let lone = |group: &At| {
        group
            .value
            .as_sequence()
            .is_some_and(|words| words.len() == 1)
    };
    for group in lexicon.get("synonyms").iter().flat_map(At::items) {
        let parts = group.entries().map(|(_, words)| words);
        for words in std::iter::once(group.clone()).chain(parts).filter(lone) {
            let problem =
                ProblemKind::Value.warning("a group of one word says nothing", Some(words.place()));
            problems.push(problem.help("give it another word that means the same, or take it out"));
        }
    }
    for pair in lexicon.get("antonyms").iter().flat_map(At::items) {
        let words: Vec<&str> = pair.items().filter_map(|w| w.text()).collect();
        if let [one, other] = words.as_slice()
            && one == other
        {
            let title = format!("`{one}` cannot exclude itself");
            problems.push(ProblemKind::Value.error(title, Some(pair.place())));
        }
    }
}

/// A day that is none.
pub(super) fn no_date(day: &At<'_>) -> Option<Problem> {
    let parsed: Result<jiff::civil::Date, _> = day.text()?.parse();
    parsed.is_err().then(|| {
        ProblemKind::Value
            .error("no date", Some(day.place()))
            .help("write it as `2021-08-15`")
    })
}

/// A range that ends before it begins.
fn no_range(range: &At<'_>) -> Option<Problem> {
    let ends: Vec<f64> = range.items().filter_map(|end| end.value.as_f64()).collect();
    let [least, most] = ends.as_slice() else {
        return None;
    };
    (least > most).then(|| {
        ProblemKind::Value
            .error("nothing lies within this", Some(range.place()))
            .help(format!("write the smaller end first: [{most}, {least}]"))
    })
}
