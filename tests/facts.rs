//! Whether facts told in different words meet: small stories of two articles in which one thing is to be seen, in
//! `tests/facts/contrasts.yaml`, `deeds.yaml`, `counts.yaml` and `disputes.yaml`, or one name spelled in two ways, in `tests/facts/names.yaml`.
//!
//! A case that holds is never marked `todo`, one that does not always is: so what is mended is seen, and what breaks too.
//! `FACTS=FILE cargo test --test facts -- --nocapture` prints what is wrong with each case of a file, here or elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::report::Report;
use crosscheck::rules::{ConflictKind, Layers, Verdict};
use crosscheck::{Article, Crosscheck};
use rayon::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    attribute: String,
    say: Say,
    kind: Option<ConflictKind>,
    published: Option<[String; 2]>,
    a: String,
    b: String,
    /// The words of the two answers.
    words: Option<[String; 2]>,
    #[serde(default)]
    todo: bool,
}

/// What a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Say {
    /// Of the articles themselves.
    Contradiction,
    /// Of speakers alone.
    Dispute,
    Agreement,
    Update,
    /// Values that only look as if they clashed.
    Nothing,
}

/// Kinds that stand for each other where one thing is told in two words: an opposite is a negation in other words.
fn kin(a: ConflictKind, b: ConflictKind) -> bool {
    use ConflictKind::{Antonym, Denial, Exclusive, Negation, Role};
    const FAMILIES: [&[ConflictKind]; 3] = [
        &[Antonym, Exclusive, Negation],
        &[Role, Exclusive],
        &[Denial, Negation],
    ];
    a == b || FAMILIES.iter().any(|f| f.contains(&a) && f.contains(&b))
}

fn is_opposed(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::Contradiction | Verdict::Dispute | Verdict::Update
    )
}

fn compare(crosscheck: &Crosscheck, case: &Case) -> Report {
    let article = |id: &str, text: &str, day: Option<&String>| {
        let article = Article::text(id, text);
        match day {
            Some(day) => article.published(day.parse().unwrap()),
            None => article,
        }
    };
    let days = case.published.as_ref();
    let [first, second] = [0, 1].map(|i| days.map(|d| &d[i]));
    crosscheck
        .compare(crosscheck.take([article("a", &case.a, first), article("b", &case.b, second)]))
}

/// What is wrong with what is found; nothing if the case holds.
fn fault(crosscheck: &Crosscheck, case: &Case) -> Option<String> {
    let report = compare(crosscheck, case);
    let opposed: Vec<String> = report
        .findings
        .iter()
        .filter(|f| is_opposed(f.verdict))
        .map(|f| {
            format!(
                "{:?} {:?} {:?}",
                f.verdict,
                f.kind,
                f.positions.iter().map(|p| &p.value).collect::<Vec<_>>()
            )
        })
        .collect();
    let Some(words) = &case.words else {
        return (!opposed.is_empty()).then(|| format!("found {}", opposed.join("; ")));
    };
    // Claims that hold words of the answer, or of which a finding rests on words that do.
    let holding = |source: &str, text: &str, words: &String| -> BTreeSet<&str> {
        let at = text.find(words.as_str()).unwrap();
        let end = at + words.len();
        let touch =
            |spans: &[crosscheck::report::Span]| spans.iter().any(|s| s.start < end && at < s.end);
        let own = report.claims.iter().filter(|c| c.source == source);
        let told = own.filter(|c| {
            let mut members = report.findings.iter().flat_map(|f| &f.members);
            touch(&c.spans) || members.any(|m| m.claim == c.id && touch(&m.spans))
        });
        told.map(|c| c.id.as_str()).collect()
    };
    let a = holding("a", &case.a, &words[0]);
    let b = holding("b", &case.b, &words[1]);
    let meets = |ids: &[String], set: &BTreeSet<&str>| ids.iter().any(|i| set.contains(i.as_str()));
    let across = |f: &crosscheck::report::Finding| {
        f.sides.iter().enumerate().any(|(x, s)| {
            meets(s, &a)
                && f.sides
                    .iter()
                    .enumerate()
                    .any(|(y, t)| x != y && meets(t, &b))
        })
    };
    let found = report.findings.iter().any(|f| match (case.say, f.verdict) {
        (Say::Contradiction, Verdict::Contradiction) | (Say::Dispute, Verdict::Dispute) => {
            across(f) && case.kind.zip(f.kind).is_none_or(|(x, y)| kin(x, y))
        }
        (Say::Update, Verdict::Update) => across(f),
        (Say::Agreement, Verdict::Agreement) => meets(&f.claims, &a) && meets(&f.claims, &b),
        _ => false,
    });
    if case.say == Say::Nothing && opposed.is_empty() || found {
        return None;
    }
    let lost = if a.is_empty() || b.is_empty() {
        " (no claim holds the words)"
    } else {
        ""
    };
    Some(format!(
        "wants {:?} of {words:?}{lost}; found {}",
        case.say,
        opposed.join("; ")
    ))
}

fn cases(path: &Path) -> Vec<Case> {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn facts_told_in_other_words_meet() {
    let crosscheck = Crosscheck::new(&Layers::default()).unwrap();
    let shown = std::env::var("FACTS").ok();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts");
    let own = [
        "contrasts.yaml",
        "deeds.yaml",
        "counts.yaml",
        "disputes.yaml",
        "names.yaml",
    ]
    .map(|file| folder.join(file));
    let files = shown
        .as_ref()
        .map_or(own.to_vec(), |f| vec![PathBuf::from(f)]);
    let cases: Vec<Case> = files.iter().flat_map(|file| cases(file)).collect();
    let outcomes: Vec<(&Case, Option<String>)> = cases
        .par_iter()
        .map(|c| (c, fault(&crosscheck, c)))
        .collect();
    if shown.is_some() {
        for (case, fault) in &outcomes {
            let said = fault.as_deref().unwrap_or("holds");
            println!(
                "{} {} [{}]: {said}",
                if fault.is_none() { "ok  " } else { "FAIL" },
                case.id,
                case.attribute
            );
        }
        return;
    }
    let wrong: Vec<String> = outcomes
        .iter()
        .filter_map(|(case, fault)| match (fault, case.todo) {
            (Some(fault), false) => Some(format!("{}: {fault}", case.id)),
            (None, true) => Some(format!("{} holds now: take its `todo` out", case.id)),
            _ => None,
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// "At least 5.8" is a word for 5.8, not for 6.1, whichever article comes first.
#[test]
fn a_bound_goes_with_the_figure_that_stands_nearest() {
    let crosscheck = Crosscheck::new(&Layers::default()).unwrap();
    let article = |key: &str, magnitude: &str| {
        let text = format!("A quake with a magnitude of {magnitude} shook Varsk on Sunday.");
        Article::text(key, &text)
    };
    let told = ["at least 5.8", "6.1", "5.8"];
    let articles = ["a", "b", "c"].into_iter().zip(told);
    let articles = articles.map(|(key, m)| article(key, m));
    let report = crosscheck.compare(crosscheck.take(articles));
    let asked = report.facts.iter().find(|f| f.attribute == "magnitude");
    let values = &asked.expect("all three tell a magnitude").values;
    let sources: Vec<Vec<&str>> = { values.iter() }
        .map(|v| v.sources.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(sources, [vec!["a", "c"], vec!["b"]]);
}
