//! A test as it came out: the changes to its entry by which it expects what is there today.
//!
//! Not all can be said by a change: where sentences relate in two ways, where a word is quoted that no claim has, where a line is left out
//! that is to be kept. Then a person has to choose.

use std::path::Path;

use serde_json::json;
use strsim::jaro_winkler;

use super::asked::{Judge, NONE, Outcome};
use super::reading::{Misread, misread};
use super::story;
use crate::rules::model::RelationOfClaims::{Contradicts, Equivalent, Refines};
use crate::rules::model::RuleTest;
use crate::rules::{At, Change, ConflictKind, Edit, Step, scalar, spelled};

/// Changes to a mapping of a test, and the way to it.
type Changed = (Vec<Step>, Vec<Change>);

/// The edits that make a test expect what came out, where it does not.
pub(super) fn update(
    test: &RuleTest,
    outcome: &Outcome,
    at: &At<'_>,
    judge: &dyn Judge,
) -> Option<Vec<Edit>> {
    let all = match outcome {
        Outcome::Held | Outcome::Todo(_) => return None,
        Outcome::TodoHolds => vec![(Vec::new(), vec![Change::Remove("todo")])],
        Outcome::Failed(_) => changes(test, Path::new(&at.place().source.path), judge)?,
    };
    let wanted: usize = all.iter().map(|(_, changes)| changes.len()).sum();
    let edits: Vec<Edit> = { all.iter() }
        .flat_map(|(below, changes)| at.edits(below, changes))
        .collect();
    (wanted > 0 && edits.len() == wanted).then_some(edits)
}

fn changes(test: &RuleTest, file: &Path, judge: &dyn Judge) -> Option<Vec<Changed>> {
    let of_entry = |changes| vec![(Vec::new(), changes)];
    if let Some(text) = &test.text {
        let published = test.published.as_ref().and_then(|day| day.parse().ok());
        let wrong = misread(test, &judge.read(text, published));
        let changes: Option<Vec<Change>> = wrong.iter().map(read).collect();
        return changes.map(of_entry);
    }
    if story::is_told(test) {
        let changes = story::changes(test, file, judge)?;
        let below = |n| vec![Step::Key("report".to_owned()), Step::Item(n)];
        return Some(changes.into_iter().map(|(n, c)| (below(n), c)).collect());
    }
    related(test, judge).map(of_entry)
}

/// What was read, as the value of its key.
fn read(wrong: &Misread) -> Option<Change> {
    let Misread {
        key,
        wanted,
        found,
        whole,
    } = wrong;
    let value = match (*key, found.as_slice()) {
        ("claims", []) => "0".to_owned(),
        ("claims", forms) if *whole => json!(forms).to_string(),
        ("claims", [number, ..]) => number.clone(),
        ("stance" | "polarity" | "modality" | "claim" | "left_out", []) => return None,
        (_, []) => NONE.to_owned(),
        (_, found) => scalar(nearest(wanted, found)?),
    };
    Some(Change::Set(key, value))
}

/// What is most like what was wanted.
pub(super) fn nearest<'a>(wanted: &str, found: &'a [String]) -> Option<&'a str> {
    let likeness = |text: &String| jaro_winkler(wanted, text);
    let most = found
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    most.map(String::as_str)
}

/// How the sentences relate, where all of them do in one way.
fn related(test: &RuleTest, judge: &dyn Judge) -> Option<Vec<Change>> {
    let keys = [
        ("agree", &test.agree),
        ("contradict", &test.contradict),
        ("apart", &test.apart),
    ];
    let (key, sentences) = keys.into_iter().find(|(_, s)| !s.is_empty())?;
    let rest = |n: usize| sentences[n + 1..].iter();
    let pairs = sentences.iter().enumerate();
    let pairs = pairs.flat_map(|(n, one)| rest(n).map(move |other| (one, other)));
    let mut ways = pairs.map(|(one, other)| way(judge, one, other));
    let (is, kind) = ways.next()?;
    if !ways.all(|other| other == (is, kind)) || (is == "contradict" && sentences.len() != 2) {
        return None;
    }
    Some(renamed((key, test.kind), (is, kind)))
}

/// The changes to an entry that names a relation by `was` and is to name it by `is`, each with the kind of a contradiction.
pub(super) fn renamed(
    was: (&'static str, Option<ConflictKind>),
    is: (&'static str, Option<ConflictKind>),
) -> Vec<Change> {
    let mut changes = Vec::new();
    if is.0 != was.0 {
        changes.push(Change::Rename(was.0, is.0));
    }
    match is.1 {
        Some(kind) if was.1 != Some(kind) => changes.push(Change::Set("kind", spelled(&kind))),
        None if was.1.is_some() => changes.push(Change::Remove("kind")),
        _ => {}
    }
    changes
}

/// The key that says how two sentences relate, and the kind of a contradiction.
fn way(judge: &dyn Judge, one: &str, other: &str) -> (&'static str, Option<ConflictKind>) {
    match judge.relation(one, other) {
        (Equivalent | Refines, _) => ("agree", None),
        (Contradicts, kind) => ("contradict", kind),
        _ => ("apart", None),
    }
}
