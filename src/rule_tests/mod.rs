//! Tests that live with the rules: running them.
//!
//! In: rules and a [`Judge`], which reads texts and relates sentences as a run would. Out: a result for each test, in
//! order of layers and files. A known gap (`todo: true`) never fails; when it comes to hold, the result says so, for
//! the mark can go then.

mod judge;
mod story;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::claim::Reading;
use crate::document::Document;
use crate::normalize::EntityTable;
use crate::rules::model::RelationOfClaims::{self, Contradicts, Equivalent, Refines};
use crate::rules::model::{Boilerplate, ExpectedClaims, RuleTest};
use crate::rules::{At, ConflictKind, Place, Problem, ProblemKind, RuleSet, spelled};
use crate::run::Run;

/// How a test expects that there is no such thing in its text.
const NONE: &str = "none";

/// What tests ask of the stages.
pub trait Judge {
    /// How the claims of two sentences relate, read as two sources' on one event. Of several pairs of claims the
    /// gravest relation counts: contradiction, update, equivalence, refinement, related, none.
    fn relation(&self, one: &str, other: &str) -> (RelationOfClaims, Option<ConflictKind>);

    /// Whether a boilerplate rule fits each of these lines.
    fn fits(&self, rule: &Boilerplate, lines: &[&str]) -> Vec<bool>;

    /// The comparison of a small story's articles, and the facts of each article by its key, as tests have them.
    fn story(&self, articles: Vec<Document>) -> (Run, BTreeMap<String, Vec<String>>);

    /// What is taken from a text, taken as it is, published on a day.
    fn read(&self, text: &str, published: Option<Date>) -> Taken;
}

/// What is taken from a text.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// All that was read, claims among it.
    pub reading: Reading,
    /// Whom it speaks of.
    pub entities: EntityTable,
    /// Its facts, written as tests have them.
    pub facts: Vec<String>,
}

/// How a test came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Held,
    /// Not as expected: what was found instead, a line each.
    Failed(Vec<String>),
    /// A known gap, still open: what is found today.
    Todo(Vec<String>),
    /// A known gap that is none any more: its `todo` can go.
    TodoHolds,
}

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
            let wrong = mistakes(&test, judge);
            let outcome = match (test.todo, wrong.is_empty()) {
                (false, true) => Outcome::Held,
                (false, false) => Outcome::Failed(wrong),
                (true, false) => Outcome::Todo(wrong),
                (true, true) => Outcome::TodoHolds,
            };
            results.push(TestResult {
                pack: layer.pack.clone(),
                place: at.place(),
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
            });
        }
    }
    results
}

/// What is not as the test expects, a line each.
fn mistakes(test: &RuleTest, judge: &dyn Judge) -> Vec<String> {
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
        wrong.extend(misreadings(test, &judge.read(text, published)));
    }
    wrong.extend(story::mistakes(test, judge));
    wrong
}

fn described(relation: RelationOfClaims, kind: Option<ConflictKind>) -> String {
    match (relation, kind) {
        (RelationOfClaims::None, _) => "unrelated".to_owned(),
        (relation, Some(kind)) => format!("{} ({})", spelled(&relation), spelled(&kind)),
        (relation, None) => spelled(&relation),
    }
}

fn misreadings(test: &RuleTest, taken: &Taken) -> Vec<String> {
    let Taken {
        reading,
        entities,
        facts,
    } = taken;
    let mut wrong = Vec::new();
    let mut expect = |what: &str, wanted: Option<String>, found: Option<String>| {
        let found = found.unwrap_or_else(|| NONE.to_owned());
        if let Some(wanted) = wanted.filter(|wanted| *wanted != found) {
            wrong.push(format!("the {what} is {found}, not {wanted}"));
        }
    };
    let attribution = reading.attributions.first();
    let claim = reading.claims.first();
    expect(
        "quantity",
        test.quantity.clone(),
        reading.quantities.first().map(ToString::to_string),
    );
    expect(
        "time",
        test.time.clone(),
        reading.times.first().map(|time| time.value.clone()),
    );
    expect(
        "speaker",
        test.speaker.clone(),
        attribution.and_then(|a| a.speaker.clone()),
    );
    expect(
        "stance",
        test.stance.map(|s| spelled(&s)),
        attribution.map(|a| spelled(&a.stance)),
    );
    expect(
        "polarity",
        test.polarity.map(|p| spelled(&p)),
        claim.map(|c| spelled(&c.polarity)),
    );
    expect(
        "modality",
        test.modality.map(|m| spelled(&m)),
        claim.map(|c| spelled(&c.modality)),
    );
    let forms = || reading.claims.iter().map(|c| c.normalized.clone());
    match &test.claims {
        Some(ExpectedClaims::Number(n)) => expect(
            "number of claims",
            Some(n.to_string()),
            Some(reading.claims.len().to_string()),
        ),
        Some(ExpectedClaims::Forms(wanted)) if !forms().eq(wanted.iter().cloned()) => {
            wrong.push(format!(
                "the claims are: {}",
                forms().collect::<Vec<_>>().join(" | ")
            ));
        }
        _ => {}
    }
    if let Some(wanted) = &test.left_out
        && !reading
            .left_out
            .iter()
            .any(|l| l.why == *wanted || l.rule == wanted)
    {
        let found: Vec<&str> = reading.left_out.iter().map(|l| l.why.as_str()).collect();
        wrong.push(format!("left out is: {}", found.join(" | ")));
    }
    if let Some(wanted) = &test.fact {
        let holds = match wanted.as_str() {
            NONE => facts.is_empty(),
            fact => facts.iter().any(|f| f == fact),
        };
        if !holds {
            wrong.push(format!("the facts are: {}", facts.join(" | ")));
        }
    }
    if let Some(wanted) = &test.entity {
        let first = reading.mentions.first().map(|m| entities.get(m.entity));
        let found = first.map_or(NONE, |entity| entity.key.as_str());
        if found != wanted && first.is_none_or(|entity| entity.name != *wanted) {
            wrong.push(format!("the entity is {found}, not {wanted}"));
        }
    }
    if let Some(wanted) = &test.claim
        && !forms().any(|c| c == *wanted)
    {
        wrong.push(format!(
            "the claims are: {}",
            forms().collect::<Vec<_>>().join(" | ")
        ));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::rules::{Layers, SourceText, load, render_all};

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

        fn story(&self, _: Vec<Document>) -> (Run, BTreeMap<String, Vec<String>>) {
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
    Failed(["the quantity is none, not 3", "the speaker is none, not Ann", "the polarity is none, not positive", "the entity is none, not x", "the claims are: "])
    "#);
        let problems: Vec<Problem> = results.iter().filter_map(TestResult::problem).collect();
        insta::assert_snapshot!(render_all(&problems[4..], false), @r#"
    error: a test of the rules fails
      --> mine.yaml:12:5
       |
    12 |   - {text: a, quantity: "3", speaker: Ann, polarity: positive, entity: x, claim: y}
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the quantity is none, not 3; the speaker is none, not Ann; the polarity is none, not positive; the entity is none, not x; the claims are:
    "#);
    }
}
