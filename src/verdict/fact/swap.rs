//! Who did it to whom, told the other way round: one article has A strike B, another B strike A.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, Holder, Value};
use crate::normalize::EntityId;

use super::Facts;
use super::contrast::{Contrast, Side};
use super::meet::meet;
use crate::verdict::finding::Maker;
use crate::verdict::{ConflictKind, Court, Finding};

/// How sure a swap is where nothing speaks against it.
const SURE: f64 = 0.9;

/// The contradictions of roles.
pub(super) fn findings(court: &Court, groups: &[usize], facts: &Facts) -> Vec<Finding> {
    let scores = BTreeMap::new();
    let maker = Maker {
        court,
        groups,
        sets: &[],
        scores: &scores,
    };
    let swaps = swaps(court, facts);
    swaps.iter().map(|s| opposed(&maker, facts, s)).collect()
}

fn opposed(maker: &Maker, facts: &Facts, swap: &Swap) -> Finding {
    let all = &facts.told.facts;
    let first = swap.sides.each_ref().map(|side| &all[side[0]]);
    let names =
        |fact: &Fact| parties(fact).map(|e| e.map(|e| maker.court.entities.get(e).name.clone()));
    let values = first.map(|f| names(f).map_or_else(String::new, |n| n.join(" → ")));
    let [one, other] = &values;
    let asks = &first[0].asks;
    let detail = format!("{one} or {other}");
    let key = format!("swap\0{asks}\0{one}\0{other}");
    let mut values = values.clone().into_iter();
    let sides = swap.sides.each_ref().map(|side| Side {
        value: values.next().unwrap_or_default(),
        told: side
            .iter()
            .flat_map(|&i| all[i].spans.iter().map(move |s| (all[i].claim as u32, *s)))
            .collect(),
    });
    Contrast {
        key,
        kind: ConflictKind::Role,
        between: None,
        sides,
        rule: format!("attributes/{asks}"),
        detail,
        sure: SURE,
    }
    .finding(maker)
}

/// Facts of two articles, each with the other's parties in exchanged roles.
struct Swap {
    /// Indices of facts, a list a side.
    sides: [Vec<usize>; 2],
}

/// All swaps of a run, in order of their first facts. Whoever has both do it to each other opposes nobody.
fn swaps(court: &Court, facts: &Facts) -> Vec<Swap> {
    let all = &facts.told.facts;
    let mut found: Vec<Swap> = Vec::new();
    for (i, fact) in all.iter().enumerate() {
        let known = |s: &Swap| s.sides.iter().any(|side| side.contains(&i));
        if found.iter().any(known) {
            continue;
        }
        let against = |j: &usize| exchanged(fact, &all[*j]) && meet(court, facts, fact, &all[*j]);
        let others: Vec<usize> = (i + 1..all.len()).filter(against).collect();
        let Some(&first) = others.first() else {
            continue;
        };
        let with = |j: &usize| same(fact, &all[*j]) && meet(court, facts, &all[*j], &all[first]);
        let own: Vec<usize> = (i..all.len()).filter(with).collect();
        let sources =
            |side: &[usize]| -> BTreeSet<_> { side.iter().map(|&i| all[i].source).collect() };
        if sources(&own).is_disjoint(&sources(&others)) {
            found.push(Swap {
                sides: [own, others],
            });
        }
    }
    found
}

/// Doer and victim, where both have a name.
fn parties(fact: &Fact) -> Option<[EntityId; 2]> {
    match (&fact.value, &fact.holder) {
        (Value::Party(doer), Holder::Entity(to)) if fact.limit().is_none() => {
            Some([doer.entity?, *to])
        }
        _ => None,
    }
}

fn exchanged(one: &Fact, other: &Fact) -> bool {
    let turned = parties(other).map(|[doer, to]| [to, doer]);
    one.attribute == other.attribute && parties(one).is_some() && parties(one) == turned
}

fn same(one: &Fact, other: &Fact) -> bool {
    one.attribute == other.attribute && parties(one) == parties(other)
}
