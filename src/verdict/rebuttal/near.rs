//! Where what is rejected may stand: the articles that share something with the rejection's or name who rejects it, and
//! no archive around them.

use std::collections::{BTreeMap, BTreeSet};

use super::Rejection;
use crate::claim::{Attribution, SourceIndex};
use crate::normalize::EntityId;
use crate::verdict::court::Court;

/// For each article with a rejection, the articles that it shares something with.
pub(super) struct Neighbourhood<'s> {
    articles: BTreeMap<SourceIndex, BTreeSet<SourceIndex>>,
    /// Claims of each article.
    claims: BTreeMap<SourceIndex, Vec<u32>>,
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
}

impl<'s> Neighbourhood<'s> {
    pub fn new(
        court: &Court,
        sets: &'s [Vec<u32>],
        pairs: &[(u32, u32)],
        rejections: &BTreeMap<u32, Rejection>,
    ) -> Self {
        let source = |i: u32| court.claims()[i as usize].source;
        let mut articles: BTreeMap<SourceIndex, BTreeSet<SourceIndex>> = rejections
            .keys()
            .map(|&i| (source(i), BTreeSet::from([source(i)])))
            .collect();
        if articles.is_empty() {
            let (claims, homes) = (BTreeMap::new(), BTreeMap::new());
            return Self {
                articles,
                claims,
                homes,
                sets,
            };
        }
        for &(a, b) in pairs {
            for (own, other) in [(source(a), source(b)), (source(b), source(a))] {
                if let Some(near) = articles.get_mut(&own) {
                    near.insert(other);
                }
            }
        }
        // Who rejects it may be all that they have in common.
        let mut named: BTreeMap<EntityId, BTreeSet<SourceIndex>> = rejections
            .values()
            .filter_map(|r| Some((r.party?, BTreeSet::new())))
            .collect();
        for claim in court.claims() {
            for e in &claim.entities {
                if let Some(near) = named.get_mut(e) {
                    near.insert(claim.source);
                }
            }
        }
        for (&party, near) in &mut named {
            let name = court.entities.get(party).name.as_str();
            let speaks = |a: &Attribution| {
                a.entity == Some(party) || a.speaker.as_ref().is_some_and(|s| s.contains(name))
            };
            let speaking = court.attributions.iter().enumerate();
            let speaking = speaking.filter(|(_, own)| own.iter().any(speaks));
            near.extend(speaking.map(|(d, _)| SourceIndex(d as u32)));
        }
        for (&i, rejection) in rejections {
            let more = rejection.party.and_then(|p| named.get(&p));
            articles
                .entry(source(i))
                .or_default()
                .extend(more.into_iter().flatten().copied());
        }
        let wanted: BTreeSet<SourceIndex> = articles.values().flatten().copied().collect();
        let mut claims: BTreeMap<SourceIndex, Vec<u32>> = BTreeMap::new();
        for (i, claim) in court.claims().iter().enumerate() {
            if wanted.contains(&claim.source) {
                claims.entry(claim.source).or_default().push(i as u32);
            }
        }
        let mut homes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (n, set) in sets.iter().enumerate() {
            for &i in set.iter().filter(|&&i| wanted.contains(&source(i))) {
                homes.entry(i).or_default().push(n);
            }
        }
        Self {
            articles,
            claims,
            homes,
            sets,
        }
    }

    pub fn of(&self, court: &Court, rejection: u32) -> Near<'s> {
        let own = court.claims()[rejection as usize].source;
        let articles = self.articles.get(&own).into_iter().flatten();
        let mut claims: Vec<u32> = articles
            .filter_map(|a| self.claims.get(a))
            .flatten()
            .copied()
            .collect();
        claims.sort_unstable();
        let held = claims.iter().filter_map(|i| self.homes.get(i)).flatten();
        let sets: BTreeSet<usize> = held.copied().collect();
        let sets = sets.into_iter().map(|n| &self.sets[n]).collect();
        Near { claims, sets }
    }
}
