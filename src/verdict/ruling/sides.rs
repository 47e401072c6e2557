//! Sides of a finding, and which of them hold which claims.

use std::collections::BTreeSet;

use super::super::{ClaimIndex, Finding};

/// A set of claims, by index.
pub(super) type Set = BTreeSet<u32>;

pub(super) fn holds(claims: &[ClaimIndex], set: &Set) -> bool {
    claims.iter().any(|c| set.contains(&c.0))
}

/// Two sides of a finding, of which one holds claims of `a` and the other of `b`.
pub(super) fn opposed_sides(finding: &Finding, a: &Set, b: &Set) -> Option<(usize, usize)> {
    let side = |set: &Set, not: Option<usize>| {
        let mut sides = finding.sides.iter().enumerate();
        sides.position(|(n, s)| Some(n) != not && holds(s, set))
    };
    (0..finding.sides.len())
        .filter(|&i| holds(&finding.sides[i], a))
        .find_map(|i| Some((i, side(b, Some(i))?)))
}

pub(super) fn value_of(finding: &Finding, side: usize) -> String {
    let position = finding.positions.iter().find(|p| p.side == side);
    position.map_or_else(String::new, |p| p.value.clone())
}

/// The claim that stands for each side, then all others.
pub(super) fn led_by_first(sides: &[Vec<ClaimIndex>]) -> Vec<ClaimIndex> {
    let mut claims: Vec<ClaimIndex> = sides.iter().filter_map(|s| s.first().copied()).collect();
    let all: BTreeSet<ClaimIndex> = sides.iter().flatten().copied().collect();
    let rest: Vec<ClaimIndex> = all.into_iter().filter(|c| !claims.contains(c)).collect();
    claims.extend(rest);
    claims
}
