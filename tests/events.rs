//! Whether what tells one happening is joined and what only sounds alike is not: pairs of sentences in `tests/events/pairs.yaml`.
//!
//! A pair that holds is never marked `todo`, one that does not always is.

use crosscheck::document::Format;
use crosscheck::report::{Fact, FactValue, Holder, Report};
use crosscheck::rules::{Layers, Verdict};
use crosscheck::{Article, Crosscheck};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    say: Say,
    a: String,
    b: String,
    #[serde(default)]
    todo: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Say {
    One,
    Two,
}

/// Whether an agreement joins the two. One on a fact does so by a figure of the happening ("killed three"); else it is of its value alone: who
/// appeals a conviction was convicted.
fn joined(crosscheck: &Crosscheck, case: &Case) -> bool {
    let article = |id: &str, text: &str| Article::new(id, text, Format::Text);
    let report =
        crosscheck.compare(crosscheck.take([article("a", &case.a), article("b", &case.b)]));
    // Claims cut out of a sentence may well agree ("the murder of Ada Holm"): the longest of each is the whole.
    let whole = |source: &str| {
        let own = report.claims.iter().filter(|c| c.source == source);
        own.max_by_key(|c| c.text.len()).map(|c| &c.id)
    };
    let (Some(a), Some(b)) = (whole("a"), whole("b")) else {
        return false;
    };
    let agreed = |f: &crosscheck::report::Finding| {
        let told = f.fact.as_ref().is_none_or(|id| counts(&report, id));
        f.verdict == Verdict::Agreement && told && f.claims.contains(a) && f.claims.contains(b)
    };
    report.findings.iter().any(agreed)
}

/// Whether the fact is a figure of a happening.
fn counts(report: &Report, id: &str) -> bool {
    let figure = |v: &FactValue| v.value.starts_with(|c: char| c.is_ascii_digit());
    let counts = |f: &Fact| matches!(f.holder, Holder::Event(_)) && f.values.iter().all(figure);
    report.facts.iter().any(|f| f.id == id && counts(f))
}

#[test]
fn one_happening_is_joined_and_two_are_not() {
    let text = std::fs::read_to_string("tests/events/pairs.yaml").unwrap();
    let cases: Vec<Case> = serde_yaml::from_str(&text).unwrap();
    let crosscheck = Crosscheck::new(&Layers::default()).unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let holds = joined(&crosscheck, case) == (case.say == Say::One);
            match (holds, case.todo) {
                (false, false) => Some(format!("{}: does not hold", case.id)),
                (true, true) => Some(format!("{}: holds, no longer todo", case.id)),
                _ => None,
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for say in [Say::One, Say::Two] {
        assert_eq!(cases.iter().filter(|c| c.say == say).count(), 20);
    }
}
