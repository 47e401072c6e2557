//! Pairs of one matter that could not be decided, with what keeps them undecided.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::Link;

use super::court::Pair;
use super::finding::Maker;
use super::judge::Edge;
use super::{ClaimIndex, Difference, Finding, Reason, Verdict};

/// Id of the rule by which a pair with nothing else to tell of it is related.
pub const UNDECIDED: &str = "verdict/related";

impl Maker<'_, '_> {
    /// Pairs that speak of the same and could not be decided, one finding for two propositions.
    pub fn related(&self, edges: &[Edge], related: &[Link]) -> Vec<Finding> {
        let mut home: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for (n, set) in self.sets.iter().enumerate() {
            for &i in set {
                home.entry(i).or_default().insert(n);
            }
        }
        let first = |i: u32| home[&i].first().copied().unwrap_or_default();
        let known: BTreeSet<(usize, usize)> = edges
            .iter()
            .map(|e| (first(e.a), first(e.b)))
            .map(|(x, y)| (x.min(y), x.max(y)))
            .collect();
        let mut best: BTreeMap<(usize, usize), &Link> = BTreeMap::new();
        for l in related {
            if home[&l.a].intersection(&home[&l.b]).next().is_some() {
                continue;
            }
            let (x, y) = (first(l.a), first(l.b));
            let key = (x.min(y), x.max(y));
            if known.contains(&key) {
                continue;
            }
            let slot = best.entry(key).or_insert(l);
            if l.score > slot.score {
                *slot = l;
            }
        }
        best.into_values()
            .map(|l| (l, self.undecided(l)))
            .map(|(l, (differences, because))| Finding {
                id: self.fingerprint(Verdict::Related, None, l.a),
                verdict: Verdict::Related,
                kind: None,
                between: None,
                contained: false,
                claims: vec![ClaimIndex(l.a), ClaimIndex(l.b)],
                sides: Vec::new(),
                positions: Vec::new(),
                sources: self.sources(&[l.a, l.b]),
                independent: vec![self.voices(&[l.a, l.b])],
                score: l.score,
                level: None,
                fact: None,
                members: Vec::new(),
                differences,
                because,
            })
            .collect()
    }

    /// What keeps two related claims from being one, as far as it can be told, and why they are not told as one.
    fn undecided(&self, link: &Link) -> (Vec<Difference>, Vec<Reason>) {
        let (a, b) = (link.a as usize, link.b as usize);
        let score = self.court.scorer.score(a, b);
        let differences = Pair::new(self.court, (a, b), &score).differences().to_vec();
        let open = differences.is_empty().then(|| Reason {
            rule: UNDECIDED.to_owned(),
            detail: "they are of the same matter; whether they say the same cannot be told"
                .to_owned(),
            terms: Vec::new(),
        });
        let named = differences.iter().map(Difference::reason);
        let because = named.chain(open).chain([self.of_score(&score)]).collect();
        (differences, because)
    }
}
