//! Edges of one kind that hang together, as one finding with a side for each value.

use std::collections::{BTreeMap, BTreeSet};

use super::ConflictKind;
use super::judge::Edge;
use super::rebuttal;

/// One contradiction or update.
pub(super) struct Sides {
    pub kind: ConflictKind,
    pub update: bool,
    /// A value and the claims that hold it; of an update, in order of time.
    pub held: Vec<(String, Vec<u32>)>,
    /// Indices of its edges.
    pub edges: Vec<usize>,
}

/// Gathers edges whose ends lie in the same propositions or are the same claims. `told` is whether the second claim tells the deed of the
/// first, not somebody's name or number alone.
pub(super) fn sides(
    edges: &[Edge],
    sets: &[Vec<u32>],
    told: impl Fn(u32, u32) -> bool,
) -> Vec<Sides> {
    let mut home: BTreeMap<u32, usize> = BTreeMap::new();
    for (n, set) in sets.iter().enumerate() {
        for &i in set {
            home.entry(i).or_insert(n);
        }
    }
    // Edges between the same two propositions, or from one claim to claims of one kind and update, hang together.
    let mut root: Vec<usize> = (0..edges.len()).collect();
    let mut by_pair: BTreeMap<(ConflictKind, bool, usize, usize), usize> = BTreeMap::new();
    let mut by_claim: BTreeMap<(ConflictKind, bool, u32), usize> = BTreeMap::new();
    for (n, e) in edges.iter().enumerate() {
        let (x, y) = (home[&e.a], home[&e.b]);
        let update = e.later.is_some();
        let first = *by_pair
            .entry((e.conflict.kind, update, x.min(y), x.max(y)))
            .or_insert(n);
        unite(&mut root, first, n);
        for claim in [e.a, e.b] {
            let first = *by_claim
                .entry((e.conflict.kind, update, claim))
                .or_insert(n);
            unite(&mut root, first, n);
        }
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..edges.len() {
        parts.entry(find(&root, n)).or_default().push(n);
    }
    parts
        .into_values()
        .map(|part| gather(edges, sets, &home, &told, part))
        .collect()
}

fn gather(
    edges: &[Edge],
    sets: &[Vec<u32>],
    home: &BTreeMap<u32, usize>,
    tells: &impl Fn(u32, u32) -> bool,
    part: Vec<usize>,
) -> Sides {
    let kind = edges[part[0]].conflict.kind;
    let update = edges[part[0]].later.is_some();
    // What a claim says of a yes-or-no matter, all of its proposition says that tells of the deed.
    let shared = matches!(
        kind,
        ConflictKind::Negation | ConflictKind::Denial | ConflictKind::Antonym
    );
    let mut value_of: BTreeMap<u32, String> = BTreeMap::new();
    let mut late: BTreeSet<String> = BTreeSet::new();
    for &n in &part {
        let e = &edges[n];
        for (claim, value) in [(e.a, &e.conflict.values[0]), (e.b, &e.conflict.values[1])] {
            value_of.entry(claim).or_insert_with(|| value.clone());
        }
        match e.later {
            Some(true) => late.insert(e.conflict.values[1].clone()),
            Some(false) => late.insert(e.conflict.values[0].clone()),
            None => false,
        };
    }
    if shared {
        // Whom a rejection means is told claim by claim.
        let named: BTreeSet<u32> = part
            .iter()
            .map(|&n| &edges[n])
            .filter(|e| e.conflict.rule == rebuttal::RULE)
            .flat_map(|e| [e.a, e.b])
            .collect();
        let mut opponents: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for e in part.iter().map(|&n| &edges[n]) {
            opponents.entry(e.a).or_default().push(e.b);
            opponents.entry(e.b).or_default().push(e.a);
        }
        let of_deed = |claim: u32, mate: u32| {
            let others = opponents.get(&claim).into_iter().flatten();
            others.chain([&claim]).any(|&c| tells(c, mate))
        };
        let told = value_of.clone().into_iter();
        for (claim, value) in told.filter(|(c, _)| !named.contains(c)) {
            for &mate in sets[home[&claim]].iter().filter(|&&i| of_deed(claim, i)) {
                value_of.entry(mate).or_insert_with(|| value.clone());
            }
        }
    }
    let mut by_value: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (claim, value) in value_of {
        by_value.entry(value).or_default().push(claim);
    }
    let mut sides: Vec<(String, Vec<u32>)> = by_value.into_iter().collect();
    sides.sort_by_key(|(value, claims)| (update && late.contains(value), claims[0]));
    Sides {
        kind,
        update,
        held: sides,
        edges: part,
    }
}

fn find(root: &[usize], mut i: usize) -> usize {
    while root[i] != i {
        i = root[i];
    }
    i
}

fn unite(root: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(root, a), find(root, b));
    root[a.max(b)] = a.min(b);
}
