//! Sets of claims that tell one happening, by complete linkage: no two of a set may be found to be of two.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::Link;

/// Share of the pairs of two sets that must be linked for them to be one: a claim that is linked to one member alone does not glue two sets.
const LINKED: f64 = 0.5;

/// Sets of claims, by index, that tell one happening; each sorted, of two or more, in order of their first claims. The surest links join
/// first; `apart` says of two claims whether anything excludes that they are of one.
pub(super) fn clusters(links: &[Link], apart: impl Fn(u32, u32) -> bool) -> Vec<Vec<u32>> {
    let ordered = |a: u32, b: u32| (a.min(b), a.max(b));
    let linked: BTreeSet<(u32, u32)> = links.iter().map(|l| ordered(l.a, l.b)).collect();
    let claims: BTreeSet<u32> = links.iter().flat_map(|l| [l.a, l.b]).collect();
    let mut sets: Vec<Vec<u32>> = claims.iter().map(|&c| vec![c]).collect();
    let mut home: BTreeMap<u32, usize> = claims.into_iter().zip(0..).collect();
    let mut sorted: Vec<&Link> = links.iter().collect();
    let by_claims = |l: &Link| ordered(l.a, l.b);
    sorted.sort_by(|x, y| {
        y.score
            .total_cmp(&x.score)
            .then(by_claims(x).cmp(&by_claims(y)))
    });
    for link in sorted {
        let (one, other) = (home[&link.a], home[&link.b]);
        if one == other {
            continue;
        }
        let these = sets[one].iter();
        let across: Vec<(u32, u32)> = these
            .flat_map(|&x| sets[other].iter().map(move |&y| ordered(x, y)))
            .collect();
        let met = across.iter().filter(|pair| linked.contains(pair)).count();
        if (met as f64) < LINKED * across.len() as f64 || across.iter().any(|&(x, y)| apart(x, y)) {
            continue;
        }
        let moved = std::mem::take(&mut sets[other]);
        home.extend(moved.iter().map(|&claim| (claim, one)));
        sets[one].extend(moved);
    }
    sets.retain(|set| set.len() > 1);
    for set in &mut sets {
        set.sort_unstable();
    }
    sets.sort();
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, score: f64) -> Link {
        Link { a, b, score }
    }

    #[test]
    fn what_one_of_a_set_excludes_stays_out_of_it() {
        let links = [link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.7)];
        assert_eq!(clusters(&links, |_, _| false), [vec![0, 1, 2]]);
        assert_eq!(clusters(&links, |a, b| (a, b) == (0, 2)), [vec![0, 1]]);
    }

    #[test]
    fn a_claim_between_two_sets_does_not_glue_them() {
        let links = [link(0, 1, 0.9), link(2, 3, 0.9), link(1, 2, 0.5)];
        assert_eq!(clusters(&links, |_, _| false), [vec![0, 1], vec![2, 3]]);
    }
}
