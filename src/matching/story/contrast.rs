//! Two stories of one sort in one group: their articles share their words, and each names who and what the other never does.
//!
//! Articles are grouped again by what several of them hold, what stands at their heads counting more. Two such groups are two
//! stories if each has a mark: a word or a name in most of its articles and in hardly any of the other's, more often than
//! chance would have it (the one-sided exact test of Fisher 1935). One side alone does not do: some articles of a story always tell more than the
//! others. Nor do figures, which are what articles of one story differ in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Held, linkage};
use crate::matching::{Key, Profiles};

/// A mark stands in at least this share of its group's articles …
const OWN: f32 = 0.5;
/// … and in at most this share of the other's.
const OTHER: f32 = 0.2;
/// Chance of a mark, were articles dealt out blindly, from which on it is none: one of the hundreds of words would do as well.
const CHANCE: f64 = 1e-3;
/// What fewer articles of the group hold, as a share of them, makes none near to another.
const COMMON: f32 = 0.2;
/// Weight of a name beside that of a word.
const NAME: f32 = 2.0;
/// Weight of what stands at the head of an article beside what stands below.
const HEAD: f32 = 2.0;
/// Fewer articles leave no room for two marks.
const LEAST: usize = 4;

/// The articles of a group, and what they hold.
pub(super) struct Contrast<'a> {
    profiles: &'a Profiles<'a>,
    held: &'a BTreeMap<u32, Held>,
    group: &'a [u32],
}

impl<'a> Contrast<'a> {
    pub fn new(
        profiles: &'a Profiles<'a>,
        held: &'a BTreeMap<u32, Held>,
        group: &'a [u32],
    ) -> Self {
        Self {
            profiles,
            held,
            group,
        }
    }

    /// The stories that the group tells.
    pub fn parts(&self) -> Vec<Vec<u32>> {
        if self.group.len() < LEAST {
            return vec![self.group.to_vec()];
        }
        let vectors = self.vectors();
        let cosine = |a: u32, b: u32| {
            let (x, y) = (&vectors[&a], &vectors[&b]);
            x.iter().filter_map(|(k, v)| Some(v * y.get(k)?)).sum()
        };
        let mut sorted = self.group.to_vec();
        sorted.sort_unstable();
        let mut apart = |a: &[u32], b: &[u32]| self.has_mark(a, b) && self.has_mark(b, a);
        linkage::groups(&sorted, &cosine, 0.0, &mut apart)
    }

    /// For each article the weights of its keys, of length one.
    fn vectors(&self) -> BTreeMap<u32, BTreeMap<Key, f32>> {
        let holders = self.holders(self.group);
        let all = self.group.len() as f32;
        let least = (COMMON * all).max(2.0);
        let weight = |(key, head): (&Key, &bool)| {
            let n = *holders.get(key)? as f32;
            let kind = if self.profiles.named(*key) { NAME } else { 1.0 };
            let place = if *head { HEAD } else { 1.0 };
            (n >= least).then(|| (*key, kind * place * ((all + 1.0) / n).ln()))
        };
        let vector = |article: &u32| {
            let mut vector: BTreeMap<Key, f32> =
                self.held[article].iter().filter_map(weight).collect();
            let length = vector.values().map(|x| x * x).sum::<f32>().sqrt();
            for x in vector.values_mut() {
                *x /= length.max(f32::EPSILON);
            }
            (*article, vector)
        };
        self.group.iter().map(vector).collect()
    }

    /// How many of the articles hold each key.
    fn holders(&self, articles: &[u32]) -> BTreeMap<Key, u32> {
        let mut holders = BTreeMap::new();
        for key in articles.iter().flat_map(|a| self.held[a].keys()) {
            *holders.entry(*key).or_default() += 1;
        }
        holders
    }

    /// Whether the articles `own` have a mark against `other`.
    fn has_mark(&self, own: &[u32], other: &[u32]) -> bool {
        let (here, there) = (self.holders(own), self.holders(other));
        let most = OTHER * other.len() as f32;
        let known: BTreeSet<&str> = there
            .iter()
            .filter(|(key, n)| self.profiles.named(**key) && **n as f32 > most)
            .flat_map(|(key, _)| words(self.profiles.text(*key)))
            .collect();
        here.iter().any(|(key, &n)| {
            let text = self.profiles.text(*key);
            let of_other = there.get(key).copied().unwrap_or_default();
            n as f32 >= OWN * own.len() as f32
                && of_other as f32 <= most
                && !text.starts_with('#')
                // "Bush" and "George Bush" may be one.
                && !words(text).any(|w| known.contains(w))
                && chance((n, own.len() as u32), (of_other, other.len() as u32)) < CHANCE
        })
    }
}

/// The words of a key's text: those of an entity's key are joined by hyphens.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim_start_matches('@').split(['-', ' '])
}

/// Chance that of `a + b` things dealt out to `of_a + of_b` places, each at most one, at least `a` fall into the `of_a` places.
fn chance((a, of_a): (u32, u32), (b, of_b): (u32, u32)) -> f64 {
    let dealt = a + b;
    let choose = |n: u32, k: u32| log_factorial(n) - log_factorial(k) - log_factorial(n - k);
    let all = choose(of_a + of_b, dealt);
    (a..=dealt.min(of_a))
        .filter(|x| dealt - x <= of_b)
        .map(|x| (choose(of_a, x) + choose(of_b, dealt - x) - all).exp())
        .sum()
}

fn log_factorial(n: u32) -> f64 {
    (2..=n).map(|i| f64::from(i).ln()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Claim;
    use crate::matching::SpellingOnly;
    use crate::matching::testing::{claim, settings};
    use crate::normalize::EntityTable;

    /// Sizes of the stories that articles tell, each given by the line of its one claim.
    fn sizes(lines: &[&str]) -> Vec<usize> {
        let claims: Vec<Claim> = (0u32..)
            .zip(lines)
            .map(|(a, line)| claim(a, line))
            .collect();
        let (settings, entities) = (settings(), EntityTable::default());
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        let articles: Vec<u32> = (0..claims.len() as u32).collect();
        let held = super::super::held(&profiles, &articles);
        let mut sizes: Vec<usize> = Contrast::new(&profiles, &held, &articles)
            .parts()
            .iter()
            .map(Vec::len)
            .collect();
        sizes.sort_unstable();
        sizes
    }

    #[test]
    fn two_trials_stand_apart_by_whom_they_try() {
        let halm = ["jury | convict | halm"; 8];
        let dorn = ["jury | convict | dorn"; 8];
        assert_eq!(sizes(&[halm, dorn].concat()), [8, 8]);
    }

    #[test]
    fn articles_that_tell_more_are_no_other_story() {
        let brief = ["jury | convict | halm"; 8];
        let long = ["jury | convict | halm | near mill"; 8];
        assert_eq!(sizes(&[brief, long].concat()), [16]);
    }

    #[test]
    fn three_articles_are_too_few_to_tell() {
        let halm = ["jury | convict | halm"; 3];
        let dorn = ["jury | convict | dorn"; 3];
        assert_eq!(sizes(&[halm, dorn].concat()), [6]);
    }

    #[test]
    fn chance_is_that_of_the_exact_test() {
        assert!((chance((3, 3), (0, 3)) - 0.05).abs() < 1e-9);
        assert!((chance((2, 3), (1, 3)) - 0.5).abs() < 1e-9);
    }
}
