//! Tests that live with the rules: running them.
//!
//! In: rules and a [`Judge`], which reads texts and relates sentences as a run would. Out: a result for each test, in
//! order of layers and files. A known gap (`todo: true`) never fails; when it comes to hold, the result says so, for
//! the mark can go then.

mod asked;
mod claimed;
mod judge;
mod outcome;
mod reading;
mod story;

use std::path::Path;

use crate::rules::model::RelationOfClaims::{self, Contradicts, Equivalent, Refines};
use crate::rules::model::RuleTest;
use crate::rules::{At, ConflictKind, Edit, Place, Problem, ProblemKind, RuleSet, spelled};

pub use asked::{Judge, Outcome, Taken};
pub use story::unmet;

/// A test and how it came out.
#[derive(Debug, Clone, PartialEq)]
pub struct TestResult {
    /// Name of the pack.
    pub pack: String,
    /// Where the test stands.
    pub place: Place,
    /// The test.
    pub test: RuleTest,
    /// How it came out.
    pub outcome: Outcome,
    /// The edits of its file by which it expects what came out; `None` where nothing needs to change, and where a person has to.
    pub update: Option<Vec<Edit>>,
}

impl TestResult {
    /// The failure as a problem to draw, a known gap that holds as a warning; `None` for the others.
    pub fn problem(&self) -> Option<Problem> {
        let place = Some(self.place.clone());
        match &self.outcome {
            Outcome::Failed(found) => Some(
                ProblemKind::Test
                    .error("a test of the rules fails", place)
                    .label(found.join("; ")),
            ),
            Outcome::TodoHolds => Some(
                ProblemKind::Test
                    .warning("a known gap is closed", place)
                    .label("holds now")
                    .help("take `todo: true` out, so that it stays closed"),
            ),
            Outcome::Held | Outcome::Todo(_) => None,
        }
    }
}

/// Runs the tests of all packs, or of those whose name is among `packs` where it is not empty.
pub fn run_tests(rules: &RuleSet, packs: &[&str], judge: &dyn Judge) -> Vec<TestResult> {
    let mut results = Vec::new();
    for layer in &rules.layers {
        if !packs.is_empty() && !packs.contains(&layer.pack.as_str()) {
            continue;
        }
        let layer = layer.reread();
        for at in At::section(&layer, "boilerplate")
            .iter()
            .flat_map(At::items)
        {
            results.extend(lines(&layer.pack, &at, rules, judge));
        }
        for at in At::section(&layer, "tests").iter().flat_map(At::items) {
            let Ok(test) = serde_yaml::from_value::<RuleTest>(at.value.clone()) else {
                continue;
            };
            let file = at.place().source;
            let wrong = mistakes(&test, Path::new(&file.path), judge);
            let outcome = match (test.todo, wrong.is_empty()) {
                (false, true) => Outcome::Held,
                (false, false) => Outcome::Failed(wrong),
                (true, false) => Outcome::Todo(wrong),
                (true, true) => Outcome::TodoHolds,
            };
            results.push(TestResult {
                pack: layer.pack.clone(),
                place: at.place(),
                update: outcome::update(&test, &outcome, &at, judge),
                test,
                outcome,
            });
        }
    }
    results
}

/// The lines that a boilerplate rule is said to drop and to keep, each a test of its own.
fn lines(pack: &str, at: &At<'_>, rules: &RuleSet, judge: &dyn Judge) -> Vec<TestResult> {
    let id = at.get("id").and_then(|id| id.text());
    let mut merged = rules.file.boilerplate.iter();
    let Some(rule) = merged.find(|rule| Some(rule.id.as_str()) == id) else {
        return Vec::new();
    };
    let mut results = Vec::new();
    for (key, wanted) in [("drops", true), ("keeps", false)] {
        let list = at.get(key);
        let places: Vec<At> = list.iter().flat_map(At::items).collect();
        let lines: Vec<&str> = places.iter().filter_map(At::text).collect();
        let fits = judge.fits(rule, &lines);
        for ((place, line), fits) in places.iter().zip(lines).zip(fits) {
            let wrong = if wanted {
                "is not left out"
            } else {
                "is left out"
            };
            results.push(TestResult {
                pack: pack.to_owned(),
                place: place.place(),
                test: RuleTest {
                    text: Some(line.to_owned()),
                    ..RuleTest::default()
                },
                outcome: if fits == wanted {
                    Outcome::Held
                } else {
                    Outcome::Failed(vec![format!("the line {wrong}")])
                },
                update: None,
            });
        }
    }
    results
}

/// What is not as the test expects, a line each.
fn mistakes(test: &RuleTest, file: &Path, judge: &dyn Judge) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut relate = |sentences: &[String], holds: &dyn Fn(RelationOfClaims) -> bool| {
        for (index, one) in sentences.iter().enumerate() {
            for other in &sentences[index + 1..] {
                let (relation, kind) = judge.relation(one, other);
                if !holds(relation) {
                    let found = described(relation, kind);
                    wrong.push(format!("{found}: “{one}” and “{other}”"));
                } else if test.kind.is_some() && kind != test.kind {
                    let found = kind.map_or_else(|| "no kind".to_owned(), |kind| spelled(&kind));
                    wrong.push(format!("the kind is {found}"));
                }
            }
        }
    };
    relate(&test.agree, &|found| matches!(found, Equivalent | Refines));
    relate(&test.contradict, &|found| found == Contradicts);
    relate(&test.apart, &|found| {
        !matches!(found, Equivalent | Refines | Contradicts)
    });
    if let Some(text) = &test.text {
        let published = test.published.as_ref().and_then(|day| day.parse().ok());
        wrong.extend(reading::mistakes(test, &judge.read(text, published)));
    }
    wrong.extend(story::mistakes(test, file, judge));
    wrong
}

fn described(relation: RelationOfClaims, kind: Option<ConflictKind>) -> String {
    match (relation, kind) {
        (RelationOfClaims::None, _) => "unrelated".to_owned(),
        (relation, Some(kind)) => format!("{} ({})", spelled(&relation), spelled(&kind)),
        (relation, None) => spelled(&relation),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use jiff::civil::Date;

    use super::*;
    use crate::document::Article;
    use crate::rules::model::Boilerplate;
    use crate::rules::{Layers, SourceText, edited, load, render_all};
    use crate::run::Run;

    /// Sentences that share a first word say the same; others contradict each other.
    struct ByFirstWord;

    impl Judge for ByFirstWord {
        fn relation(&self, one: &str, other: &str) -> (RelationOfClaims, Option<ConflictKind>) {
            if one.split(' ').next() == other.split(' ').next() {
                (Refines, None)
            } else {
                (Contradicts, Some(ConflictKind::Antonym))
            }
        }

        fn fits(&self, _: &Boilerplate, lines: &[&str]) -> Vec<bool> {
            vec![false; lines.len()]
        }

        fn read(&self, _: &str, _: Option<Date>) -> Taken {
            Taken::default()
        }

        fn whole_story(&self, _: &Path) -> Result<(Run, BTreeMap<String, Vec<String>>), String> {
            Ok((Run::default(), BTreeMap::new()))
        }

        fn story(&self, _: Vec<Article>) -> (Run, BTreeMap<String, Vec<String>>) {
            (Run::default(), BTreeMap::new())
        }
    }

    #[test]
    fn results_are_told_apart() {
        let text = "
pack: mine
tests:
  - {agree: [a b, a c]}
  - {agree: [a b, c]}
  - {apart: [a, b]}
  - {contradict: [a, b], kind: numeric}
  - {contradict: [a, b], kind: antonym}
  - {contradict: [a, a], todo: true}
  - {contradict: [a, b], todo: true}
  - {text: a, time: none, claims: 0}
  - {text: a, quantity: 3, speaker: Ann, polarity: positive, entity: x, claim: y}
";
        let source = SourceText {
            path: "mine.yaml".to_owned(),
            text: Arc::from(text.replace("quantity: 3", "quantity: \"3\"")),
        };
        let rules = load(&Layers {
            texts: vec![Arc::new(source)],
            ..Layers::default()
        })
        .unwrap();
        let results = run_tests(&rules, &["mine"], &ByFirstWord);
        let outcomes: Vec<String> = results.iter().map(|r| format!("{:?}", r.outcome)).collect();
        insta::assert_snapshot!(outcomes.join("\n"), @r#"
    Held
    Failed(["contradicts (antonym): “a b” and “c”"])
    Failed(["contradicts (antonym): “a” and “b”"])
    Failed(["the kind is antonym"])
    Held
    Todo(["refines: “a” and “a”"])
    TodoHolds
    Held
    Failed(["the quantity is none, not 3", "the polarity is none, not positive", "the speaker is none, not Ann", "the entity is none, not x", "the claims are: "])
    "#);
        let edits: Vec<Edit> = results
            .iter()
            .filter_map(|r| r.update.clone())
            .flatten()
            .collect();
        insta::assert_snapshot!(edited(&results[0].place.source.text, &edits), @r#"
        pack: mine
        tests:
          - {agree: [a b, a c]}
          - {contradict: [a b, c], kind: antonym}
          - {contradict: [a, b], kind: antonym}
          - {contradict: [a, b], kind: antonym}
          - {contradict: [a, b], kind: antonym}
          - {contradict: [a, a], todo: true}
          - {contradict: [a, b]}
          - {text: a, time: none, claims: 0}
          - {text: a, quantity: "3", speaker: Ann, polarity: positive, entity: x, claim: y}
        "#);
        let problems: Vec<Problem> = results.iter().filter_map(TestResult::problem).collect();
        insta::assert_snapshot!(render_all(&problems[4..], false), @r#"
    error: a test of the rules fails
      --> mine.yaml:12:5
       |
    12 |   - {text: a, quantity: "3", speaker: Ann, polarity: positive, entity: x, claim: y}
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the quantity is none, not 3; the polarity is none, not positive; the speaker is none, not Ann; the entity is none, not x; the claims are:
    "#);
    }
}
