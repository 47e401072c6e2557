//! Where what is rejected may stand: the articles near the rejection's, and no archive around them.

use std::collections::{BTreeMap, BTreeSet};

use super::Rejection;
use crate::claim::SourceIndex;
use crate::verdict::court::Court;

/// Claims and propositions of the articles near a rejection.
pub(super) struct Surroundings<'s> {
    /// Claims of each article, without copies.
    claims: BTreeMap<u32, Vec<u32>>,
    /// Sets that hold each claim, by index.
    homes: BTreeMap<u32, Vec<usize>>,
    sets: &'s [Vec<u32>],
}

/// What lies near one rejection.
pub(super) struct Near<'s> {
    /// Claims, in order.
    pub claims: Vec<u32>,
    /// Propositions that hold one of them.
    pub sets: Vec<&'s Vec<u32>>,
    /// How many articles lie near, the rejection's own among them.
    pub articles: usize,
}

impl<'s> Surroundings<'s> {
    pub fn new(court: &Court, sets: &'s [Vec<u32>], rejections: &BTreeMap<u32, Rejection>) -> Self {
        let source = |i: u32| court.claims()[i as usize].source;
        let rejecting: BTreeSet<SourceIndex> = rejections.keys().map(|&i| source(i)).collect();
        let wanted: BTreeSet<u32> = rejecting
            .into_iter()
            .flat_map(|s| court.near.of(s))
            .copied()
            .collect();
        let mut claims: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for i in court.scorer.profiles.firsts() {
            if wanted.contains(&source(i).0) {
                claims.entry(source(i).0).or_default().push(i);
            }
        }
        let mut homes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (n, set) in sets.iter().enumerate() {
            for &i in set.iter().filter(|&&i| wanted.contains(&source(i).0)) {
                homes.entry(i).or_default().push(n);
            }
        }
        Self {
            claims,
            homes,
            sets,
        }
    }

    pub fn of(&self, court: &Court, rejection: u32) -> Near<'s> {
        let own = court.claims()[rejection as usize].source;
        let articles = court.near.of(own).iter();
        let claims: Vec<u32> = articles
            .filter_map(|a| self.claims.get(a))
            .flatten()
            .copied()
            .collect();
        let held = claims.iter().filter_map(|i| self.homes.get(i)).flatten();
        let sets: BTreeSet<usize> = held.copied().collect();
        let sets = sets.into_iter().map(|n| &self.sets[n]).collect();
        let articles = court.near.of(own).len();
        Near {
            claims,
            sets,
            articles,
        }
    }
}
