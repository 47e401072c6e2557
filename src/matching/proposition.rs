//! Claims that say the same, without chaining.
//!
//! Average linkage over the accepted pairs of claims and of their copies, a near miss counting for less and any other pair nought: a claim joins only if it
//! fits the whole, so that a short claim ("the firm cut jobs") does not glue together all that is told of the cuts.
//! Afterwards a claim that also fits another proposition as a whole stands in that one too, as a guest: one clause
//! often says two things.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashSet};
use std::hash::BuildHasher;

use super::Copies;

/// Two claims that say the same, and how surely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Index of the one claim.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// 0 to 1.
    pub score: f64,
}

/// A near miss counts for less than what would join two sets by itself.
const SHORT: f64 = 0.9;

#[derive(PartialEq)]
struct Merge {
    average: f64,
    a: u32,
    b: u32,
    sizes: usize,
}

impl Eq for Merge {}
impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average
            .total_cmp(&other.average)
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
            .then(self.sizes.cmp(&other.sizes))
    }
}

/// Partitions `n` claims, without `copies`, by `links`, with `near` misses beside them that join nothing by themselves, merging while the mean link between two sets is at least `linked`; then adds
/// guests whose mean link with all of a set is at least `member`. No set holds two claims that are `apart`
/// (pairs with the smaller index first). A claim weighs as much as it has copies.
///
/// Out: sets of claim indices, sorted, by their first own claim; a claim of no link is a set of its own.
pub fn propositions(
    n: usize,
    copies: &Copies,
    links: &[Link],
    near_misses: &[Link],
    apart: &HashSet<(u32, u32), impl BuildHasher>,
    linked: f64,
    member: f64,
) -> Vec<Vec<u32>> {
    let weight = |claim: u32| f64::from(copies.weight(claim));
    // Sums of the scores of all pairs of copies of two sets.
    let mut near: Vec<BTreeMap<u32, f64>> = vec![BTreeMap::new(); n];
    let sum = |l: &Link, score: f64| score * weight(l.a) * weight(l.b);
    for l in links {
        near[l.a as usize].insert(l.b, sum(l, l.score));
        near[l.b as usize].insert(l.a, sum(l, l.score));
    }
    let single = near.clone();
    for l in near_misses {
        let score = sum(l, l.score.min(linked * SHORT));
        near[l.a as usize].entry(l.b).or_insert(score);
        near[l.b as usize].entry(l.a).or_insert(score);
    }
    let mut members: Vec<Vec<u32>> = (0..n as u32)
        .map(|i| {
            if copies.is_first(i) {
                vec![i]
            } else {
                Vec::new()
            }
        })
        .collect();
    let mut weights: Vec<f64> = (0..n as u32).map(weight).collect();
    let mut queue: BinaryHeap<Merge> = links
        .iter()
        .map(|l| Merge {
            average: l.score,
            a: l.a.min(l.b),
            b: l.a.max(l.b),
            sizes: 2,
        })
        .collect();
    let conflict = |x: &[u32], y: &[u32]| {
        x.iter()
            .any(|&i| y.iter().any(|&j| apart.contains(&(i.min(j), i.max(j)))))
    };
    while let Some(m) = queue.pop() {
        let (a, b) = (m.a as usize, m.b as usize);
        let sizes = members[a].len() + members[b].len();
        if members[a].is_empty() || members[b].is_empty() || sizes != m.sizes {
            continue;
        }
        if m.average < linked || conflict(&members[a], &members[b]) {
            continue;
        }
        let moved = std::mem::take(&mut members[b]);
        members[a].extend(moved);
        weights[a] += weights[b];
        let theirs = std::mem::take(&mut near[b]);
        for (c, sum) in theirs {
            near[c as usize].remove(&m.b);
            if c != m.a {
                *near[a].entry(c).or_default() += sum;
                *near[c as usize].entry(m.a).or_default() += sum;
            }
        }
        for (&c, &sum) in &near[a] {
            let pairs = weights[a] * weights[c as usize];
            queue.push(Merge {
                average: sum / pairs,
                a: m.a.min(c),
                b: m.a.max(c),
                sizes: members[a].len() + members[c as usize].len(),
            });
        }
    }
    let fits = |claim: u32, set: u32, sum: f64| {
        sum / (weights[set as usize] * weight(claim)) >= member
            && !conflict(&members[set as usize], &[claim])
    };
    let guests = guests(&members, &single, fits);
    for (set, claim) in guests {
        members[set as usize].push(claim);
    }
    let mut sets: Vec<Vec<u32>> = members.into_iter().filter(|m| !m.is_empty()).collect();
    for s in &mut sets {
        s.sort_unstable();
    }
    sets.sort();
    sets.dedup();
    sets
}

/// Sets, and claims that are at home in another set and fit this one by the sum of their links with all of it.
fn guests(
    members: &[Vec<u32>],
    links: &[BTreeMap<u32, f64>],
    fits: impl Fn(u32, u32, f64) -> bool,
) -> Vec<(u32, u32)> {
    let mut home = vec![0u32; links.len()];
    for (i, set) in members.iter().enumerate() {
        for &c in set {
            home[c as usize] = i as u32;
        }
    }
    let mut guests = Vec::new();
    for (claim, links) in links.iter().enumerate() {
        let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
        for (&other, &score) in links {
            *sums.entry(home[other as usize]).or_default() += score;
        }
        for (set, sum) in sums {
            if set != home[claim] && fits(claim as u32, set, sum) {
                guests.push((set, claim as u32));
            }
        }
    }
    guests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, score: f64) -> Link {
        Link { a, b, score }
    }

    /// The sets of `claims` claims, of which none is a copy and no two exclude each other.
    fn joined(
        claims: usize,
        links: &[Link],
        near: &[Link],
        member: f64,
        guest: f64,
    ) -> Vec<Vec<u32>> {
        let apart = HashSet::new();
        propositions(
            claims,
            &Copies::default(),
            links,
            near,
            &apart,
            member,
            guest,
        )
    }

    #[test]
    fn a_claim_between_two_does_not_chain_them() {
        let links = [link(0, 1, 0.9), link(1, 2, 0.8)];
        let sets = joined(3, &links, &[], 0.5, 0.95);
        assert_eq!(sets, [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_claim_that_fits_two_wholes_is_a_guest_of_the_second() {
        let links = [
            link(0, 1, 0.95),
            link(2, 3, 0.95),
            link(1, 2, 0.8),
            link(1, 3, 0.8),
        ];
        let sets = joined(4, &links, &[], 0.5, 0.7);
        assert_eq!(sets, [vec![0, 1], vec![1, 2, 3]]);
    }

    #[test]
    fn a_near_miss_lets_a_third_join_but_joins_nothing_itself() {
        let links = [link(0, 1, 0.8), link(1, 2, 0.6)];
        let near = [link(0, 2, 0.45)];
        let with = joined(3, &links, &near, 0.4, 0.95);
        assert_eq!(with, [vec![0, 1, 2]]);
        let without = joined(3, &links, &[], 0.4, 0.95);
        assert_eq!(without, [vec![0, 1], vec![2]]);
        let alone = propositions(
            3,
            &Copies::default(),
            &[],
            &near,
            &HashSet::new(),
            0.4,
            0.95,
        );
        assert_eq!(alone.len(), 3);
    }

    #[test]
    fn claims_apart_never_share_a_set() {
        let links = [link(0, 1, 0.9), link(1, 2, 0.9), link(0, 2, 0.9)];
        let apart = HashSet::from([(0, 2)]);
        let sets = propositions(3, &Copies::default(), &links, &[], &apart, 0.5, 0.5);
        assert!(sets.iter().all(|s| !(s.contains(&0) && s.contains(&2))));
    }
}
