//! Rulings on how claims are read that say nothing, or what cannot be.

use super::at::At;
use super::rulings::blank;
use crate::rules::calendar::days_of;
use crate::rules::layer::Layer;
use crate::rules::model::RuleFile;
use crate::rules::problem::Problem;
use crate::rules::problem_kind::ProblemKind;
use crate::rules::suggest::{listed, nearest};

/// How a claim can be read.
pub(super) const READ: [&str; 5] = ["speaker", "stance", "polarity", "modality", "time"];

/// What else may be ruled of one.
const NO_FACT: &str = "no_fact";

/// All of this file.
pub fn check(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
    for layer in layers {
        for reading in At::section(layer, "readings").iter().flat_map(At::items) {
            blanks(&reading, problems);
            problems.extend(ruled(&reading));
            unknown(reading.get(NO_FACT).as_ref(), file, problems);
        }
        for decision in At::section(layer, "decisions").iter().flat_map(At::items) {
            unknown(decision.get("fact").as_ref(), file, problems);
        }
    }
}

/// Attributes that there are not.
fn unknown(asked: Option<&At<'_>>, file: &RuleFile, problems: &mut Vec<Problem>) {
    let ids = || file.attributes.iter().map(|a| a.id.as_str());
    let one = asked.filter(|at| at.text().is_some()).cloned();
    for at in one.into_iter().chain(asked.into_iter().flat_map(At::items)) {
        let asked = at.text().unwrap_or_default();
        let id = asked.split_once(" of ").map_or(asked, |(id, _)| id);
        if ids().any(|known| known == id) {
            continue;
        }
        let title = format!("there is no attribute `{id}`");
        let problem = ProblemKind::Ruling.error(title, Some(at.place()));
        problems.push(match nearest(id, ids()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help("`crosscheck rules show attributes` lists them"),
        });
    }
}

fn blanks(reading: &At<'_>, problems: &mut Vec<Problem>) {
    for (key, title) in [
        ("words", "a quote of no words"),
        ("speaker", "the claim is laid to nobody and nothing"),
        ("because", "a ruling without a reason"),
    ] {
        let empty = reading.get(key).and_then(|at| blank(&at));
        problems.extend(empty.map(|place| {
            let problem = ProblemKind::Ruling.error(title, Some(place));
            if key == "speaker" {
                problem.help(
                    "name who says it; or write `speaker: nobody`: the article says it itself",
                )
            } else {
                problem
            }
        }));
    }
}

fn ruled(reading: &At<'_>) -> Option<Problem> {
    // A key or value that does not fit was told already, and is gone.
    let place = reading.place();
    let raw = place.words();
    let begins_key = |key: &&str, at: usize| {
        let rest = raw[at + key.len()..].trim_start_matches(char::is_alphabetic);
        rest.starts_with(':')
    };
    let written = |key: &&str| raw.match_indices(*key).any(|(at, _)| begins_key(key, at));
    let ruled = || READ.into_iter().chain([NO_FACT]);
    if !ruled().any(|key| written(&key)) {
        let title = "this says nothing of how the claim is read";
        let problem = ProblemKind::Ruling.error(title, Some(reading.place()));
        return Some(problem.help(format!("give it one of {}", listed(ruled()))));
    }
    let nobody = reading
        .get("speaker")
        .is_some_and(|s| s.text() == Some("nobody"));
    if let Some(stance) = reading.get("stance").filter(|_| nobody) {
        let title = "nobody stands to what the article says itself";
        let problem = ProblemKind::Ruling.error(title, Some(stance.key_place()));
        return Some(problem.help("take the `stance` out, or name a `speaker`"));
    }
    let time = reading.get("time")?;
    let text = time.text()?;
    (text != "none" && days_of(text).is_none()).then(|| {
        ProblemKind::Value
            .error("no date", Some(time.place()))
            .help("write it as `2021-08-15`, `2021-08` or `\"2021\"`; or `none`: it has no time")
    })
}
