//! Which articles tell of two happenings of one sort: two quakes in one region, two strikes at one firm.
//!
//! Articles that agree in a measure tell of one happening, and so do those that agree with one of them. Where two such groups differ in one
//! measure, that is a contradiction; where they differ in two, one of them such as tells which happening it is (a day, a place, a
//! magnitude), there are two happenings, and nothing of the one speaks against the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::SourceIndex;
use crate::rules::model::{HolderKind, ValueKind};

use super::meet::meet;
use super::sheet::Sheet;
use super::value::{Fit, fit};
use super::{Facts, HolderKey};
use crate::verdict::Court;

/// Pairs of articles, the smaller first.
pub(super) type Pairs = BTreeSet<(SourceIndex, SourceIndex)>;

/// Measures that must differ before two happenings are taken for two.
const DIFFERENT: usize = 2;

/// Pairs of articles that tell of two happenings.
pub(super) fn others(court: &Court, facts: &Facts, sheets: &[Sheet]) -> Pairs {
    let of_event = |s: &&Sheet| facts.attributes[s.attribute].of == HolderKind::Event;
    let measured: Vec<(usize, Answers)> = sheets
        .iter()
        .filter(of_event)
        .map(|sheet| (sheet.attribute, answers(court, facts, sheet)))
        .collect();
    let groups = groups(&measured);
    let group = |s: SourceIndex| groups.get(&s).copied().unwrap_or(s);
    let mut apart: BTreeMap<(SourceIndex, SourceIndex), BTreeSet<usize>> = BTreeMap::new();
    for (attribute, answers) in &measured {
        for ((a, b), _) in answers.iter().filter(|(_, fits)| is_apart(fits)) {
            let (a, b) = (group(*a), group(*b));
            apart
                .entry((a.min(b), a.max(b)))
                .or_default()
                .insert(*attribute);
        }
    }
    let marks = |a: &usize| {
        let attribute = &facts.attributes[*a];
        attribute.identifies || matches!(attribute.value, ValueKind::Time | ValueKind::Place)
    };
    apart.retain(|(a, b), measures| {
        a != b && measures.len() >= DIFFERENT && measures.iter().any(marks)
    });
    let pairs = measured.iter().flat_map(|(_, answers)| answers.keys());
    let of_two = |(a, b): &&(SourceIndex, SourceIndex)| {
        let (a, b) = (group(*a), group(*b));
        apart.contains_key(&(a.min(b), a.max(b)))
    };
    pairs.filter(of_two).copied().collect()
}

fn is_apart(fits: &[Fit]) -> bool {
    fits.contains(&Fit::Excluded) && !fits.contains(&Fit::Same)
}

/// For each article the first of those that agree with it in a measure, or with one that does.
fn groups(measured: &[(usize, Answers)]) -> BTreeMap<SourceIndex, SourceIndex> {
    let mut first: BTreeMap<SourceIndex, SourceIndex> = BTreeMap::new();
    let all = measured.iter().flat_map(|(_, answers)| answers);
    for ((a, b), _) in all.filter(|(_, fits)| fits.contains(&Fit::Same)) {
        let [one, other] = [a, b].map(|s| root(&mut first, *s));
        first.insert(one.max(other), one.min(other));
    }
    let known: Vec<SourceIndex> = first.keys().copied().collect();
    let rooted = |s: SourceIndex| (s, root(&mut first, s));
    known.into_iter().map(rooted).collect()
}

/// The first of an article's group; the way to it is shortened.
fn root(first: &mut BTreeMap<SourceIndex, SourceIndex>, of: SourceIndex) -> SourceIndex {
    let (mut at, mut way) = (of, Vec::new());
    while let Some(&next) = first.get(&at).filter(|next| **next != at) {
        way.push(at);
        at = next;
    }
    first.insert(at, at);
    first.extend(way.into_iter().map(|s| (s, at)));
    at
}

/// How the answers of each two articles lie.
type Answers = BTreeMap<(SourceIndex, SourceIndex), Vec<Fit>>;

fn answers(court: &Court, facts: &Facts, sheet: &Sheet) -> Answers {
    let told: Vec<usize> = sheet.answers.iter().flat_map(|a| a.facts.clone()).collect();
    let mut fits = Answers::new();
    for (n, &i) in told.iter().enumerate() {
        for &j in &told[n + 1..] {
            let (a, b) = (&facts.told.facts[i], &facts.told.facts[j]);
            if a.source != b.source && meet(court, facts, a, b) {
                let pair = (a.source.min(b.source), a.source.max(b.source));
                fits.entry(pair).or_default().push(fit(court, facts, a, b));
            }
        }
    }
    fits
}

/// Whether the sheet asks of a happening that the story is about.
pub(super) fn is_of_story(facts: &Facts, sheet: &Sheet) -> bool {
    let of_event = facts.attributes[sheet.attribute].of == HolderKind::Event;
    of_event && !matches!(sheet.holder, HolderKey::Entity(_))
}
