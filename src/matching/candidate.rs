//! Candidate pairs by an exact prefix-filter join (Bayardo, Ma & Srikant 2007; `PPJoin`: Xiao et al. 2008).
//!
//! Two claims are candidates where their articles are near each other and the keys they share weigh at least a share of
//! the lighter claim, and at least a fixed amount. A lighter claim's keys are looked up in the index from the rarest on,
//! only until the rest could not carry that share any more, and only among claims of near articles; so claims of
//! other stories are never looked at. The result is exact: it is what comparing every pair would
//! give, but that within one article only the nearest claims meet by a word that it repeats a hundred times. Of claims that are copies
//! of each other only the first is looked at ([`super::Copies`]).

use rayon::prelude::*;

use super::{Key, Neighbourhood, Profile, Profiles, Settings, Threshold};

/// Claims that one piece of work looks for, with a table of all claims to itself.
const CHUNK: usize = 2048;

/// Pairs of claims, by index, the smaller first, sorted.
pub fn candidates(
    profiles: &Profiles,
    near: &Neighbourhood,
    settings: &Settings,
) -> Vec<(u32, u32)> {
    let list = profiles.list();
    let limits = Limits::new(settings);
    let index = Postings::new(profiles);
    let find = |own: u32, seen: &mut Vec<u32>, found: &mut Vec<(u32, u32)>| {
        let profile = &list[own as usize];
        for &key in prefix(profiles, profile, limits) {
            near.partners(index.claims(key), (own, profile.source), |other| {
                let heavier = || {
                    let weight = list[other as usize].weight;
                    weight
                        .total_cmp(&profile.weight)
                        .then(other.cmp(&own))
                        .is_gt()
                };
                if seen[other as usize] == own || !heavier() {
                    return;
                }
                seen[other as usize] = own;
                if joins(profiles, profile, &list[other as usize], limits) {
                    found.push((own.min(other), own.max(other)));
                }
            });
        }
    };
    let claims: Vec<u32> = profiles.firsts().collect();
    let mut pairs: Vec<(u32, u32)> = claims
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

/// Every pair that [`candidates`] must find where no article is as long as a book, by looking at all pairs; for tests and
/// measurements.
pub fn every_pair(
    profiles: &Profiles,
    near: &Neighbourhood,
    settings: &Settings,
) -> Vec<(u32, u32)> {
    let list = profiles.list();
    let limits = Limits::new(settings);
    let claims: Vec<u32> = profiles.firsts().collect();
    claims
        .par_iter()
        .enumerate()
        .flat_map_iter(|(n, &i)| {
            let a = &list[i as usize];
            claims[n + 1..].iter().filter_map(move |&j| {
                let b = &list[j as usize];
                let met = near.links(a.source, b.source) && joins(profiles, a, b, limits);
                met.then_some((i, j))
            })
        })
        .collect()
}

/// What two claims must share to be compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    share: f32,
    least: f32,
}

impl Limits {
    pub fn new(settings: &Settings) -> Self {
        Self {
            share: settings.threshold(Threshold::CandidateShare) as f32,
            least: settings.threshold(Threshold::CandidateWeight) as f32,
        }
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

/// Whether two claims of near articles are candidates.
fn joins(profiles: &Profiles, a: &Profile, b: &Profile, limits: Limits) -> bool {
    a.speech == b.speech && enough(profiles, a, b, limits)
}

/// Whether two claims share enough to be compared.
pub(super) fn enough(profiles: &Profiles, a: &Profile, b: &Profile, limits: Limits) -> bool {
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
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

/// First-told claims that hold a key, rising; one flat array for all keys.
struct Postings {
    starts: Vec<u32>,
    claims: Vec<u32>,
}

impl Postings {
    fn new(profiles: &Profiles) -> Self {
        let list = profiles.list();
        let mut starts = vec![0u32; profiles.keys() + 1];
        for i in profiles.firsts() {
            for k in &list[i as usize].terms {
                starts[k.0 as usize + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut claims = vec![0u32; *starts.last().unwrap_or(&0) as usize];
        for i in profiles.firsts() {
            for k in &list[i as usize].terms {
                let at = &mut next[k.0 as usize];
                claims[*at as usize] = i;
                *at += 1;
            }
        }
        Self { starts, claims }
    }

    fn claims(&self, key: Key) -> &[u32] {
        let k = key.0 as usize;
        &self.claims[self.starts[k] as usize..self.starts[k + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::testing::{claim, settings};
    use crate::matching::{Neighbourhood, Profiles, SpellingOnly};
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
                    i / 12,
                    &format!("{} | {} | {} | in {}", w(0), w(1), w(2), w(3)),
                )
            })
            .collect();
        let settings = settings();
        let entities = EntityTable::default();
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        let near = Neighbourhood::new(&profiles, &settings);
        let all = every_pair(&profiles, &near, &settings);
        assert!(!all.is_empty());
        assert_eq!(candidates(&profiles, &near, &settings), all);
    }

    /// How many pairs one article makes of so many claims, put together from the same few words.
    fn pairs_of_one_article(claims: u32) -> usize {
        let words = ["firm", "cut", "job", "bridge", "fall", "river", "storm"];
        let word = |i: u32, k: u32| words[((i * 5 + k * k * 3 + i / 7 * k) % 7) as usize];
        let tell = |i| {
            claim(
                0,
                &format!("{} | {} | {}", word(i, 0), word(i, 1), word(i, 2)),
            )
        };
        let claims: Vec<_> = (0..claims).map(tell).collect();
        let (settings, entities) = (settings(), EntityTable::default());
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        let near = Neighbourhood::new(&profiles, &settings);
        candidates(&profiles, &near, &settings).len()
    }

    #[test]
    fn the_pairs_of_a_book_grow_with_its_length() {
        let (short, long) = (pairs_of_one_article(1_000), pairs_of_one_article(4_000));
        assert!(short > 1_000, "{short}");
        assert!(
            long as f64 <= 4.5 * short as f64,
            "{short} pairs became {long}"
        );
    }

    #[test]
    fn claims_without_a_common_word_never_meet() {
        let claims = [
            claim(0, "firm | cut | job"),
            claim(1, "storm | close | bridge"),
        ];
        let settings = settings();
        let entities = EntityTable::default();
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        let near = Neighbourhood::new(&profiles, &settings);
        assert_eq!(candidates(&profiles, &near, &settings), []);
    }
}
