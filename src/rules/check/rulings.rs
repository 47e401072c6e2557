//! Tests, decisions and severities that say nothing that can be held to.

use serde_yaml::Value;

use super::at::At;
use super::readings::READ;
use super::values::no_date;
use crate::rules::label::Label;
use crate::rules::layer::Layer;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;
use crate::rules::suggest::listed;

/// What a test may be about; just one of them.
const SUBJECTS: [&str; 6] = ["agree", "contradict", "apart", "text", "articles", "story"];
/// What may be expected of a text.
const OF_TEXTS: [&str; 12] = [
    "quantity",
    "time",
    "entity",
    "speaker",
    "reported_by",
    "stance",
    "polarity",
    "modality",
    "claim",
    "claims",
    "fact",
    "left_out",
];
/// What may be expected of the report on a story; just one of them in an entry.
const OF_STORIES: [&str; 8] = [
    "agreement",
    "contradiction",
    "dispute",
    "update",
    "apart",
    "fact",
    "nobody",
    "claim",
];
/// All of this file.
pub fn check(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        for test in At::section(layer, "tests").iter().flat_map(At::items) {
            problems.extend(test_problem(&test));
            story_problems(&test, problems);
        }
        for decision in At::section(layer, "decisions").iter().flat_map(At::items) {
            decision_problems(&decision, problems);
        }
        for referent in At::section(layer, "referents").iter().flat_map(At::items) {
            referent_problems(&referent, problems);
        }
        for (label, value) in At::section(layer, "severity").iter().flat_map(At::entries) {
            if let Err(said) = label.parse::<Label>() {
                problems.push(
                    ProblemKind::Ruling
                        .error(said.title, Some(value.key_place()))
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
            ProblemKind::Ruling
                .error(
                    "a `kind` belongs to a decision that two claims contradict",
                    Some(kind.key_place()),
                )
                .help("write `relation: contradicts`, or take the kind out"),
        ),
        None if says("contradicts") => problems.push(
            ProblemKind::Ruling
                .error(
                    "the decision says of no kind of contradiction which it is",
                    relation.as_ref().map(At::place),
                )
                .label("needs a `kind`")
                .help("add one, such as `kind: numeric`"),
        ),
        _ => {}
    }
    let between = decision.get("between");
    let sides: Vec<At> = between.iter().flat_map(At::items).collect();
    if sides.len() == 1 && !says("none") {
        problems.push(
            ProblemKind::Ruling.error(
                "one claim has no relation to another",
                between.as_ref().map(At::key_place),
            )
            .label("one quote")
            .help("quote two claims; or write `relation: none`: then no finding rests on this one"),
        );
    }
    let empty = |side: &&At| side.value.as_sequence().is_some_and(Vec::is_empty);
    for side in sides.iter().filter(empty) {
        let problem = ProblemKind::Ruling.error("a side of no claims", Some(side.place()));
        problems.push(problem.help("quote its claims, or take it out"));
    }
    let quotes = { sides.iter() }.flat_map(|side| side.items().chain([side.clone()]));
    for words in quotes.filter_map(|q| q.get("words")) {
        problems.extend(
            blank(&words).map(|p| ProblemKind::Ruling.error("a quote of no words", Some(p))),
        );
    }
    if let Some(why) = decision.get("because") {
        problems.extend(
            blank(&why).map(|p| ProblemKind::Ruling.error("a ruling without a reason", Some(p))),
        );
    }
}

/// The place of a text without a letter or a digit.
pub(super) fn blank(at: &At<'_>) -> Option<Place> {
    let text = at.text()?;
    (!text.contains(char::is_alphanumeric)).then(|| at.place())
}

fn referent_problems(referent: &At<'_>, problems: &mut Vec<Problem>) {
    for (key, title) in [
        ("words", "a quote of no words"),
        ("means", "the word means nobody and nothing"),
        ("because", "a ruling without a reason"),
    ] {
        let empty = referent.get(key).and_then(|at| blank(&at));
        problems.extend(empty.map(|p| {
            let problem = ProblemKind::Ruling.error(title, Some(p));
            if key == "means" {
                problem.help("name an entity or a name of the article; or write `means: nobody`")
            } else {
                problem
            }
        }));
    }
    let words = referent.get("words").filter(|at| blank(at).is_none());
    let (Some(words), Some(word)) = (words, referent.get("word")) else {
        return;
    };
    let split = |at: &At| -> Vec<String> {
        let text = at.text().unwrap_or_default().to_lowercase();
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let problem = match split(&word).as_slice() {
        [one] if split(&words).contains(one) => return,
        [one] => ProblemKind::Ruling
            .error(format!("the words have no `{one}`"), Some(word.place()))
            .help("quote words of the article among which it stands"),
        _ => ProblemKind::Ruling
            .error("this takes one word", Some(word.place()))
            .help("write a pronoun, or the noun of a description, such as `company`"),
    };
    problems.push(problem);
}

/// A ruling that fits no claim of the articles at hand.
pub fn unmatched_ruling(place: Option<&Place>, why: &str) -> Problem {
    ProblemKind::Ruling
        .warning("a ruling matches nothing", place.cloned())
        .label(why)
        .help("quote a claim's words as the report shows them; `crosscheck claims` lists them all")
}

/// A ruling on what is read without which the articles at hand are read as it says.
pub fn idle_ruling(place: Option<&Place>, why: &str) -> Problem {
    ProblemKind::Ruling
        .warning("a ruling changes nothing", place.cloned())
        .label(why)
        .help("take it out, or see by `crosscheck explain PATH` what is read there")
}

/// What is wrong with the story of a test and with what is expected of its report.
fn story_problems(test: &At<'_>, problems: &mut Vec<Problem>) {
    let articles = test.get("articles");
    let told = articles.clone().or_else(|| test.get("story"));
    let report = test.get("report");
    let (Some(_), Some(report)) = (&told, &report) else {
        let lone = told.as_ref().or(report.as_ref());
        problems.extend(lone.map(|at| {
            ProblemKind::Test
                .error(
                    "a story and what its report must say go together",
                    Some(at.key_place()),
                )
                .help("give the test `articles:` or `story:`, and `report:`")
        }));
        return;
    };
    let stories = || articles.iter().flat_map(At::entries);
    let keys: Vec<&str> = stories().map(|(key, _)| key).collect();
    for day in stories().filter_map(|(_, article)| article.get("published")) {
        problems.extend(no_date(&day));
    }
    for expected in report.items() {
        let has = |key: &&str| expected.get(key).is_some();
        let said: Vec<&str> = OF_STORIES.into_iter().filter(has).collect();
        let &[subject] = said.as_slice() else {
            let title = if said.is_empty() {
                "this expects nothing of the report".to_owned()
            } else {
                format!("this expects {} at once", listed(said.iter().copied()))
            };
            let problem = ProblemKind::Test.error(title, Some(expected.place()));
            problems.push(problem.help(format!("give it one of {}", listed(OF_STORIES))));
            continue;
        };
        if let Some(kind) = expected.get("kind")
            && !matches!(subject, "contradiction" | "dispute")
        {
            let title = "`kind` is the kind of a contradiction or a dispute";
            problems.push(ProblemKind::Test.error(title, Some(kind.key_place())));
        }
        claim_problems(&expected, subject, problems);
        let quotes = expected.get(subject);
        let quotes: Vec<(&str, At)> = quotes.iter().flat_map(At::entries).collect();
        let alone = !matches!(subject, "fact" | "nobody" | "claim") && quotes.len() < 2;
        if alone || quotes.is_empty() {
            let title = format!("`{subject}` says too little");
            let needed = if alone { "two articles" } else { "an article" };
            let problem = ProblemKind::Test.error(title, Some(expected.place()));
            problems.push(problem.help(format!("quote words of {needed}, by their keys")));
        }
        // Which articles a folder has, the test itself will see.
        let strange = |key: &&str| articles.is_some() && !keys.contains(key);
        for (key, quote) in quotes.iter().filter(|(key, _)| strange(key)) {
            let title = format!("the story has no article `{key}`");
            let problem = ProblemKind::Test.error(title, Some(quote.key_place()));
            problems.push(problem.help(format!("it has {}", listed(keys.iter().copied()))));
        }
    }
}

/// What is wrong with how a test expects claims of a story to be read.
fn claim_problems(expected: &At<'_>, subject: &str, problems: &mut Vec<Problem>) {
    let keys = || ["reads"].into_iter().chain(READ);
    let read = keys().filter_map(|key| Some((key, expected.get(key)?)));
    let read: Vec<(&str, At)> = read.collect();
    if subject == "claim" {
        if read.is_empty() {
            let title = "this expects nothing of how the claim is read";
            let problem = ProblemKind::Test.error(title, Some(expected.place()));
            problems.push(problem.help(format!("give it one of {}", listed(keys()))));
        }
    } else if let Some((key, value)) = read.first() {
        let title = format!("`{key}` is expected of a `claim`");
        problems.push(ProblemKind::Test.error(title, Some(value.key_place())));
    }
}

fn test_problem(test: &At<'_>) -> Option<Problem> {
    let has = |key: &str| test.value.get(key).is_some_and(|value| !value.is_null());
    let subjects: Vec<&str> = SUBJECTS.into_iter().filter(|key| has(key)).collect();
    let &[subject] = subjects.as_slice() else {
        return Some(
            ProblemKind::Test
                .error(
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
                ProblemKind::Test
                    .error("a contradiction is between two sentences", at(subject))
                    .label(format!("{count} sentences")),
            );
        }
        ("agree" | "apart", Some(0 | 1)) => {
            return Some(ProblemKind::Test.error("this takes two sentences or more", at(subject)));
        }
        ("text", _) if expectations.is_empty() => {
            return Some(
                ProblemKind::Test
                    .error("the test expects nothing of its text", at(subject))
                    .help(format!("give it one of {}", listed(OF_TEXTS))),
            );
        }
        ("text" | "articles" | "story", _) => {}
        _ => {
            if let Some(key) = expectations.first() {
                return Some(
                    ProblemKind::Test
                        .error(
                            format!("`{key}` is expected of a `text`, not of sentences"),
                            at(key),
                        )
                        .help("write a test of its own for it"),
                );
            }
        }
    }
    if let Some(kind) = test.get("kind").filter(|_| subject != "contradict") {
        return Some(ProblemKind::Test.error(
            "`kind` is the kind of a contradiction",
            Some(kind.key_place()),
        ));
    }
    no_date(&test.get("published")?)
}
