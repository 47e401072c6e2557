//! Candidate pairs by an exact prefix-filter join (Bayardo, Ma & Srikant 2007; `PPJoin`: Xiao et al. 2008).
//!
//! Two claims are candidates where the keys they share weigh at least a share of the lighter claim, and at least a fixed
//! amount, and one of these keys is not a word that claims everywhere have (in a run of many stories such words alone
//! would bring all stories together), or is the rarest that the lighter claim has, and not too common either. A lighter
//! claim's keys are looked up in the index from the rarest on, only until the rest could not carry that share any more;
//! so claims of other stories, which share frequent words alone, are never looked at. The result is exact: it is what
//! comparing every pair would give.

use rayon::prelude::*;

use super::{Key, Profile, Profiles, Settings, Threshold};

/// By how much a claim's rarest key may be more common than others that bring claims together.
const LONE: usize = 8;

/// Claims that one piece of work looks for, with a table of all claims to itself.
const CHUNK: usize = 2048;

/// Pairs of claims, by index, the smaller first, sorted.
pub fn candidates(profiles: &Profiles, settings: &Settings) -> Vec<(u32, u32)> {
    let list = profiles.list();
    let limits = Limits::new(settings);
    // Order by weight, so that each claim looks for heavier ones only.
    let mut order: Vec<u32> = (0..list.len() as u32).collect();
    order.sort_by(|&x, &y| {
        let weight = |i: u32| list[i as usize].weight;
        weight(x).total_cmp(&weight(y)).then(x.cmp(&y))
    });
    let mut rank = vec![0u32; list.len()];
    for (r, &i) in order.iter().enumerate() {
        rank[i as usize] = r as u32;
    }
    let index = Postings::new(profiles, &order);
    let find = |own: u32, seen: &mut Vec<u32>, found: &mut Vec<(u32, u32)>| {
        let profile = &list[own as usize];
        let rare = |(n, k): &(usize, &Key)| limits.admits(index.claims(**k), *n == 0);
        let keys = prefix(profiles, profile, limits).iter().enumerate();
        for (_, &key) in keys.take_while(rare) {
            for &r in index.heavier(key, rank[own as usize]) {
                let other = order[r as usize];
                if seen[other as usize] == own {
                    continue;
                }
                seen[other as usize] = own;
                if joins(profiles, &index, profile, &list[other as usize], limits) {
                    found.push((own.min(other), own.max(other)));
                }
            }
        }
    };
    let mut pairs: Vec<(u32, u32)> = order
        .par_chunks(CHUNK)
        .flat_map_iter(|owns| {
            let mut seen = vec![u32::MAX; list.len()];
            let mut found = Vec::new();
            for &own in owns {
                find(own, &mut seen, &mut found);
            }
            found
        })
        .collect();
    pairs.par_sort_unstable();
    pairs
}

/// Every pair that [`candidates`] must find, by looking at all pairs; for tests and measurements.
pub fn every_pair(profiles: &Profiles, settings: &Settings) -> Vec<(u32, u32)> {
    let list = profiles.list();
    let limits = Limits::new(settings);
    let order: Vec<u32> = (0..list.len() as u32).collect();
    let index = Postings::new(profiles, &order);
    let index = &index;
    (0..list.len())
        .into_par_iter()
        .flat_map_iter(|i| {
            (i + 1..list.len()).filter_map(move |j| {
                let (light, heavy) = if list[j].weight < list[i].weight {
                    (j, i)
                } else {
                    (i, j)
                };
                joins(profiles, index, &list[light], &list[heavy], limits)
                    .then_some((i as u32, j as u32))
            })
        })
        .collect()
}

#[derive(Debug, Clone, Copy)]
struct Limits {
    share: f32,
    least: f32,
    /// Claims from which on a key is common.
    common: usize,
}

impl Limits {
    fn new(settings: &Settings) -> Self {
        Self {
            share: settings.threshold(Threshold::CandidateShare) as f32,
            least: settings.threshold(Threshold::CandidateWeight) as f32,
            common: settings.threshold(Threshold::CandidateCommon) as usize,
        }
    }

    /// Whether a key that so many claims hold may bring two of them together; `rarest` is whether the lighter has none
    /// rarer.
    fn admits(self, claims: usize, rarest: bool) -> bool {
        claims <= self.common || rarest && claims <= self.common * LONE
    }

    /// Weight that a pair must share, by its lighter claim.
    fn needs(self, lighter: f32) -> f32 {
        (self.share * lighter).max(self.least)
    }
}

/// Rounding slack of sums of single-precision weights.
const SLACK: f32 = 1e-4;

/// The keys of which a partner must have one.
fn prefix<'p>(profiles: &Profiles, own: &'p Profile, limits: Limits) -> &'p [Key] {
    let need = limits.needs(own.weight);
    let mut rest = own.weight;
    let mut n = 0;
    while n < own.terms.len() && rest + SLACK >= need {
        rest -= profiles.weight(own.terms[n]);
        n += 1;
    }
    if own.weight + SLACK < need {
        &[]
    } else {
        &own.terms[..n]
    }
}

/// Whether the two are candidates, `a` being the lighter.
fn joins(profiles: &Profiles, index: &Postings, a: &Profile, b: &Profile, limits: Limits) -> bool {
    if a.speech != b.speech {
        return false;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                // Keys come from the rarest on: if the first is common, all are.
                if shared == 0.0 && !limits.admits(index.claims(*x), i == 0) {
                    return false;
                }
                shared += profiles.weight(*x);
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    shared >= limits.needs(a.weight.min(b.weight))
}

/// Ranks of the claims that hold a key, rising; one flat array for all keys.
struct Postings {
    starts: Vec<u32>,
    ranks: Vec<u32>,
}

impl Postings {
    fn new(profiles: &Profiles, order: &[u32]) -> Self {
        let list = profiles.list();
        let mut starts = vec![0u32; profiles.keys() + 1];
        for p in list {
            for k in &p.terms {
                starts[k.0 as usize + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut ranks = vec![0u32; *starts.last().unwrap_or(&0) as usize];
        for (rank, &i) in order.iter().enumerate() {
            for k in &list[i as usize].terms {
                let at = &mut next[k.0 as usize];
                ranks[*at as usize] = rank as u32;
                *at += 1;
            }
        }
        Self { starts, ranks }
    }

    /// How many claims hold a key.
    fn claims(&self, key: Key) -> usize {
        (self.starts[key.0 as usize + 1] - self.starts[key.0 as usize]) as usize
    }

    fn heavier(&self, key: Key, than: u32) -> &[u32] {
        let all = &self.ranks
            [self.starts[key.0 as usize] as usize..self.starts[key.0 as usize + 1] as usize];
        &all[all.partition_point(|&r| r <= than)..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::testing::{claim, settings};
    use crate::matching::{Profiles, Unlettered};
    use crate::normalize::EntityTable;

    #[test]
    fn the_join_finds_what_all_pairs_give() {
        let words = [
            "firm", "cut", "job", "bridge", "fall", "river", "storm", "close",
        ];
        let claims: Vec<_> = (0..60u32)
            .map(|i| {
                let w = |k: u32| words[((i * 7 + k * k * 3 + i / 5) % 8) as usize];
                claim(
                    i % 5,
                    &format!("{} | {} | {} | in {}", w(0), w(1), w(2), w(3)),
                )
            })
            .collect();
        let settings = settings();
        let entities = EntityTable::default();
        let profiles = Profiles::new(&claims, &entities, &Unlettered, &settings);
        let all = every_pair(&profiles, &settings);
        assert!(!all.is_empty());
        assert_eq!(candidates(&profiles, &settings), all);
    }

    #[test]
    fn claims_without_a_common_word_never_meet() {
        let claims = [
            claim(0, "firm | cut | job"),
            claim(1, "storm | close | bridge"),
        ];
        let settings = settings();
        let entities = EntityTable::default();
        let profiles = Profiles::new(&claims, &entities, &Unlettered, &settings);
        assert_eq!(candidates(&profiles, &settings), []);
    }
}
