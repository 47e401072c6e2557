//! Tests, decisions and severities that say nothing that can be held to.

use serde_yaml::Value;

use super::at::At;
use crate::rules::label::Label;
use crate::rules::layer::Layer;
use crate::rules::model::Decision;
use crate::rules::problem::Problem;
use crate::rules::suggest::listed;

/// What a test may be about; just one of them.
const SUBJECTS: [&str; 4] = ["agree", "contradict", "apart", "text"];
/// What may be expected of a text.
const OF_TEXTS: [&str; 11] = [
    "quantity", "time", "entity", "speaker", "stance", "polarity", "modality", "claim", "claims",
    "fact", "left_out",
];
/// All of this file.
pub fn check(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        for test in At::section(layer, "tests").iter().flat_map(At::items) {
            problems.extend(test_problem(&test));
        }
        for decision in At::section(layer, "decisions").iter().flat_map(At::items) {
            decision_problems(&decision, problems);
        }
        for (label, value) in At::section(layer, "severity").iter().flat_map(At::entries) {
            if let Err(said) = label.parse::<Label>() {
                problems.push(
                    Problem::error(said.title, Some(value.key_place()))
                        .label("not known here")
                        .help(said.help),
                );
            }
        }
    }
}

fn decision_problems(decision: &At<'_>, problems: &mut Vec<Problem>) {
    let relation = decision.get("relation");
    let says = |word| relation.as_ref().and_then(At::text) == Some(word);
    match decision.get("kind") {
        Some(kind) if !says("contradicts") => problems.push(
            Problem::error(
                "a `kind` belongs to a decision that two claims contradict",
                Some(kind.key_place()),
            )
            .help("write `relation: contradicts`, or take the kind out"),
        ),
        None if says("contradicts") => problems.push(
            Problem::error(
                "the decision says of no kind of contradiction which it is",
                relation.as_ref().map(At::place),
            )
            .label("needs a `kind`")
            .help("add one, such as `kind: numeric`"),
        ),
        _ => {}
    }
    let between = decision.get("between");
    let quotes: Vec<At> = between.iter().flat_map(At::items).collect();
    if quotes.len() == 1 && !says("none") {
        problems.push(
            Problem::error(
                "one claim has no relation to another",
                between.as_ref().map(At::key_place),
            )
            .label("one quote")
            .help("quote two claims; or write `relation: none`: then no finding rests on this one"),
        );
    }
    let blank = |at: &At| {
        let text = at.text()?;
        (!text.contains(char::is_alphanumeric)).then(|| at.place())
    };
    for words in quotes.iter().filter_map(|q| q.get("words")) {
        problems.extend(blank(&words).map(|p| Problem::error("a quote of no words", Some(p))));
    }
    if let Some(why) = decision.get("because") {
        problems.extend(blank(&why).map(|p| Problem::error("a ruling without a reason", Some(p))));
    }
}

/// A ruling that fits no claim of the articles at hand.
pub fn unmatched_ruling(decision: &Decision, why: &str) -> Problem {
    Problem::warning("a ruling matches nothing", decision.place.clone())
        .label(why)
        .help("quote a claim's words as the report shows them; `crosscheck claims` lists them all")
}

fn test_problem(test: &At<'_>) -> Option<Problem> {
    let has = |key: &str| test.value.get(key).is_some_and(|value| !value.is_null());
    let subjects: Vec<&str> = SUBJECTS.into_iter().filter(|key| has(key)).collect();
    let &[subject] = subjects.as_slice() else {
        return Some(
            Problem::error(
                if subjects.is_empty() {
                    "the test says nothing to test".to_owned()
                } else {
                    format!(
                        "the test is about {} at once",
                        listed(subjects.iter().copied())
                    )
                },
                Some(test.place()),
            )
            .help(format!("give it one of {}", listed(SUBJECTS))),
        );
    };
    let count = test
        .value
        .get(subject)
        .and_then(Value::as_sequence)
        .map(Vec::len);
    let at = |key: &str| test.get(key).map(|value| value.place());
    let expectations: Vec<&str> = OF_TEXTS
        .into_iter()
        .chain(["published"])
        .filter(|key| has(key))
        .collect();
    match (subject, count) {
        ("contradict", Some(count)) if count != 2 => {
            return Some(
                Problem::error("a contradiction is between two sentences", at(subject))
                    .label(format!("{count} sentences")),
            );
        }
        ("agree" | "apart", Some(0 | 1)) => {
            return Some(Problem::error(
                "this takes two sentences or more",
                at(subject),
            ));
        }
        ("text", _) if expectations.is_empty() => {
            return Some(
                Problem::error("the test expects nothing of its text", at(subject))
                    .help(format!("give it one of {}", listed(OF_TEXTS))),
            );
        }
        ("text", _) => {}
        _ => {
            if let Some(key) = expectations.first() {
                return Some(
                    Problem::error(
                        format!("`{key}` is expected of a `text`, not of sentences"),
                        at(key),
                    )
                    .help("write a test of its own for it"),
                );
            }
        }
    }
    if let Some(kind) = test.get("kind").filter(|_| subject != "contradict") {
        return Some(Problem::error(
            "`kind` is the kind of a contradiction",
            Some(kind.key_place()),
        ));
    }
    let published = test.get("published")?;
    let day: Result<jiff::civil::Date, _> = published.text()?.parse();
    day.is_err().then(|| {
        Problem::error("no date", Some(published.place())).help("write it as `2021-08-15`")
    })
}
