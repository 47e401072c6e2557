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
    let maker = Maker::without_sets(court, groups);
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

/// All swaps of a run, by what is asked and of whom. Whoever has both do it to each other opposes nobody.
fn swaps(court: &Court, facts: &Facts) -> Vec<Swap> {
    let all = &facts.told.facts;
    // By attribute and the two, whoever of them does it: the facts of each who told the one way first.
    let mut told: BTreeMap<(usize, [EntityId; 2]), Vec<usize>> = BTreeMap::new();
    for (i, fact) in all.iter().enumerate() {
        let Some(mut two) = parties(fact) else {
            continue;
        };
        two.sort_unstable();
        told.entry((fact.attribute, two)).or_default().push(i);
    }
    told.values()
        .filter_map(|own| swap(court, facts, own))
        .collect()
}

/// The sides of facts of one deed of two parties, by who does it, where they oppose each other.
fn swap(court: &Court, facts: &Facts, told: &[usize]) -> Option<Swap> {
    let all = &facts.told.facts;
    let meet = |i: usize, j: usize| meet(court, facts, &all[i], &all[j]);
    let doer = |&i: &usize| parties(&all[i]).map(|[doer, _]| doer);
    let (these, those): (Vec<usize>, Vec<usize>) =
        told.iter().partition(|i| doer(i) == doer(&told[0]));
    let opposed = |&i: &usize| those.iter().any(|&j| meet(i, j));
    let own: Vec<usize> = these.iter().copied().filter(opposed).collect();
    let against = |&j: &usize| own.iter().any(|&i| meet(i, j));
    let others: Vec<usize> = those.iter().copied().filter(against).collect();
    let sources = |side: &[usize]| -> BTreeSet<_> { side.iter().map(|&i| all[i].source).collect() };
    let parted = !own.is_empty() && sources(&own).is_disjoint(&sources(&others));
    parted.then_some(Swap {
        sides: [own, others],
    })
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
