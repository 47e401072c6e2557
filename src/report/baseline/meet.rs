//! Findings of now against those of a baseline.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::baseline::known::{Held, Known};
use crate::report::standing::Standing;
use crate::verdict::Verdict;

/// How findings of now stand, and which of the baseline nothing continues, by their places.
pub(super) struct Met {
    pub standings: Vec<Option<Standing>>,
    pub gone: Vec<usize>,
}

/// Lays the findings of now on those that are known.
pub(super) fn meet(now: &[Known], before: &[Known], folds: &BTreeSet<Verdict>) -> Met {
    let index = Index::new(before);
    let mut alive: BTreeSet<usize> = BTreeSet::new();
    let mut standings: Vec<Option<Standing>> = Vec::with_capacity(now.len());
    for finding in now {
        let near = index.near(finding);
        let is_known = if finding.is_opposed() {
            opposed(finding, before, &near, &mut alive)
        } else {
            let same = near.iter().find(|&&i| shares(finding, &before[i]));
            alive.extend(same);
            same.is_some()
        };
        standings.push(is_known.then_some(Standing::Known));
    }
    // Findings of one slot are numbered, so an id counts where claims name no other finding for it.
    for (finding, standing) in now.iter().zip(&mut standings) {
        if standing.is_some() {
            continue;
        }
        let by_id = index.by_id.get(finding.id.as_str()).copied();
        let free = by_id.filter(|i| !alive.contains(i) && !finding.is_opposed());
        let same = free.filter(|&i| alike(finding, &before[i]) && same_value(finding, &before[i]));
        alive.extend(same);
        *standing = match same {
            Some(_) => Some(Standing::Known),
            None if folds.contains(&finding.verdict) => None,
            None => Some(Standing::New),
        };
    }
    Met {
        standings,
        gone: (0..before.len()).filter(|i| !alive.contains(i)).collect(),
    }
}

/// Whether each two sides of a finding are opposed in some known one; those that are keep it alive.
fn opposed(
    finding: &Known,
    before: &[Known],
    near: &BTreeSet<usize>,
    alive: &mut BTreeSet<usize>,
) -> bool {
    let mut all = true;
    for (n, a) in finding.held.iter().enumerate() {
        for b in &finding.held[n + 1..] {
            let knows = |i: &&usize| {
                let known = &before[**i];
                let by_value = known.id == finding.id;
                alike(finding, known) && holds_apart(known, a, b, by_value)
            };
            let knowing: Vec<usize> = near.iter().filter(knows).copied().collect();
            all &= !knowing.is_empty();
            alive.extend(knowing);
        }
    }
    all
}

/// Whether two sides of `known` hold what `a` and `b` hold: the same claims, or of one id the same values.
fn holds_apart(known: &Known, a: &Held, b: &Held, by_value: bool) -> bool {
    let meets = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.intersection(y).next().is_some();
    let sides = known.held.iter().enumerate();
    let mut pairs = sides.flat_map(|(i, x)| {
        let others = known.held.iter().enumerate().filter(move |(j, _)| i != *j);
        others.map(move |(_, y)| (x, y))
    });
    pairs.any(|(x, y)| {
        let claims = meets(&x.claims, &a.claims) && meets(&y.claims, &b.claims);
        let values = || meets(&x.values, &a.values) && meets(&y.values, &b.values);
        claims || by_value && values()
    })
}

/// Whether a finding without sides has its claims in common with a known one: two, or all where it has but one.
fn shares(finding: &Known, known: &Known) -> bool {
    let (Some(own), Some(other)) = (finding.held.first(), known.held.first()) else {
        return false;
    };
    let common = own.claims.intersection(&other.claims).count();
    alike(finding, known) && common > 0 && common >= own.claims.len().min(2)
}

fn alike(finding: &Known, known: &Known) -> bool {
    (finding.verdict, finding.kind) == (known.verdict, known.kind)
        && finding.is_opposed() == known.is_opposed()
}

/// Whether two findings without sides give the same answer, as far as both give one.
fn same_value(finding: &Known, known: &Known) -> bool {
    match (finding.held.first(), known.held.first()) {
        (Some(x), Some(y)) if !x.values.is_empty() && !y.values.is_empty() => {
            x.values.intersection(&y.values).next().is_some()
        }
        _ => true,
    }
}

/// Known findings by claim and by id.
struct Index<'a> {
    by_claim: BTreeMap<&'a str, Vec<usize>>,
    by_id: BTreeMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    fn new(known: &'a [Known]) -> Self {
        let mut index = Self {
            by_claim: BTreeMap::new(),
            by_id: BTreeMap::new(),
        };
        for (i, known) in known.iter().enumerate() {
            index.by_id.insert(&known.id, i);
            for claim in known.held.iter().flat_map(|h| &h.claims) {
                index.by_claim.entry(claim).or_default().push(i);
            }
        }
        index
    }

    /// Those that may know of a finding.
    fn near(&self, finding: &Known) -> BTreeSet<usize> {
        let claims = finding.held.iter().flat_map(|h| &h.claims);
        let by_claim = claims.filter_map(|c| self.by_claim.get(c.as_str()));
        let by_id = self.by_id.get(finding.id.as_str());
        by_claim.flatten().chain(by_id).copied().collect()
    }
}
