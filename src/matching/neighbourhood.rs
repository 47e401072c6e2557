//! Which articles are of one story: story link detection (Allan 2002, "Topic Detection and Tracking") by the cosine of
//! their claims' words, weighted by how few articles have them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::pile::Pile;
use super::story::{MANY, stories};
use super::{Key, Profiles, Settings, Threshold};
use crate::claim::SourceIndex;

/// Articles that are added to their number, so that rarity also means something where there are only two.
const SMOOTHING: f32 = 25.0;

/// Power of a word's rarity in an article. Above one, so that words of no story (which two articles of one kind share by
/// the dozen) stay small beside a few that only they have.
const RARITY: f32 = 1.5;

/// So few articles are all near each other. Of more, the threshold is asked for by and by: among few, chance makes few
/// neighbours, and a brief of one sentence shall meet the long article of which it has a detail.
const FEW: f32 = 20.0;

/// Claims of its own article that a claim meets by one word, on either side: the nearest. An article has so many of one word
/// only where it is a book, and then what stands chapters off is another matter; all of them would cost by the square of it.
const CROWD: usize = 50;

/// Articles by the articles whose claims theirs may meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbourhood {
    /// Near articles of each article, in order. Of articles that are the same to read only the first has any, and is one.
    near: Vec<Vec<u32>>,
    /// For each article the first that is the same to read.
    originals: Vec<u32>,
    /// Number of each article's first claim, and of all claims.
    starts: Vec<u32>,
    /// Which story each article tells, from nought in order of the articles; empty where there are too many to tell.
    stories: Vec<usize>,
}

impl Neighbourhood {
    /// Of the articles of `profiles`, whose claims are in the order of their articles: two are near where their cosine is
    /// at least the threshold `neighbour`, or less of it if there are few.
    pub fn new(profiles: &Profiles, settings: &Settings) -> Self {
        Self::dated(profiles, settings, &[])
    }

    /// The same of articles whose days of publication are known: in an archive only those of about one time are near.
    pub fn dated(profiles: &Profiles, settings: &Settings, days: &[Option<Date>]) -> Self {
        let list = profiles.list();
        debug_assert!(list.is_sorted_by_key(|p| p.source));
        let articles = list.last().map_or(0, |p| p.source.0 + 1);
        let originals: Vec<u32> = (0..articles)
            .map(|a| profiles.copies().original(a))
            .collect();
        let distinct = (0..articles).filter(|&a| originals[a as usize] == a);
        let few = FEW / distinct.clone().count() as f32;
        let vectors = vectors(profiles, &originals);
        let least = settings.threshold(Threshold::Neighbour) as f32 * (1.0 - few);
        let mut near = if least > 0.0 {
            Pile::new(&vectors, profiles.keys(), days, settings).linked(least)
        } else {
            vec![distinct.clone().collect(); articles as usize]
        };
        let distinct: Vec<u32> = distinct.collect();
        let mut told = Vec::new();
        if distinct.len() <= MANY {
            let cosines = cosines(&vectors);
            let story = stories(profiles, &distinct, &|a, b| cosines[a as usize][b as usize]);
            let firsts: BTreeSet<u32> = story.values().copied().collect();
            let number = |a: &u32| firsts.iter().position(|f| story.get(a) == Some(f));
            told = originals
                .iter()
                .map(|a| number(a).unwrap_or_default())
                .collect();
            for (article, list) in near.iter_mut().enumerate() {
                let own = story.get(&(article as u32));
                list.retain(|other| own.is_none() || story.get(other) == own);
            }
        }
        let starts = (0..=articles)
            .map(|s| list.partition_point(|p| p.source.0 < s) as u32)
            .collect();
        Self {
            near,
            originals,
            starts,
            stories: told,
        }
    }

    /// Which story each article tells, from nought in order of the articles; empty where there are too many articles to tell.
    pub fn stories(&self) -> &[usize] {
        &self.stories
    }

    /// Articles whose claims may meet those of one, itself among them, in order; of articles that are the same to read,
    /// the first.
    pub fn of(&self, source: SourceIndex) -> &[u32] {
        let near = self.near.get(self.original(source.0) as usize);
        near.map_or(&[], Vec::as_slice)
    }

    /// Whether claims of two articles may meet.
    pub fn links(&self, a: SourceIndex, b: SourceIndex) -> bool {
        self.of(a).binary_search(&self.original(b.0)).is_ok()
    }

    fn original(&self, article: u32) -> u32 {
        let known = self.originals.get(article as usize);
        known.copied().unwrap_or(article)
    }

    /// Calls `visit` with those of `claims` (indices, rising) that are of articles near that of the claim `own`, whose source is
    /// `source`; of its own article with the nearest alone.
    pub(crate) fn partners(
        &self,
        claims: &[u32],
        (own, source): (u32, SourceIndex),
        mut visit: impl FnMut(u32),
    ) {
        let mut rest = claims;
        for &s in self.of(source) {
            let (start, end) = (self.starts[s as usize], self.starts[s as usize + 1]);
            rest = &rest[rest.partition_point(|&c| c < start)..];
            if rest.is_empty() {
                return;
            }
            let (here, others) = rest.split_at(rest.partition_point(|&c| c < end));
            rest = others;
            let met = if s == source.0 {
                let at = here.partition_point(|&c| c < own);
                &here[at.saturating_sub(CROWD)..here.len().min(at + CROWD + 1)]
            } else {
                here
            };
            met.iter().copied().for_each(&mut visit);
        }
    }
}

/// Cosines of articles, each with each.
fn cosines(vectors: &[Vec<(Key, f32)>]) -> Vec<Vec<f32>> {
    let cosine = |a: &[(Key, f32)], b: &[(Key, f32)]| {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += x.1 * y.1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    };
    let row = |a: &Vec<(Key, f32)>| vectors.iter().map(|b| cosine(a, b)).collect();
    vectors.par_iter().map(row).collect()
}

/// For each article its keys, in order, with their weights; of length one. Nothing for an article that is the same to read
/// as one before it.
fn vectors(profiles: &Profiles, originals: &[u32]) -> Vec<Vec<(Key, f32)>> {
    let mut held: Vec<Vec<Key>> = vec![Vec::new(); originals.len()];
    let own = |source: u32| originals[source as usize] == source;
    for p in profiles.list().iter().filter(|p| own(p.source.0)) {
        held[p.source.0 as usize].extend(&p.terms);
    }
    let mut holders = vec![0u32; profiles.keys()];
    let mut vectors: Vec<Vec<(Key, f32)>> = held
        .into_iter()
        .map(|mut keys| {
            keys.sort_unstable();
            let runs = keys.chunk_by(|x, y| x == y);
            let counted = runs.map(|run| (run[0], 1.0 + (run.len() as f32).ln()));
            counted
                .inspect(|(k, _)| holders[k.0 as usize] += 1)
                .collect()
        })
        .collect();
    let distinct = (0..originals.len() as u32).filter(|&a| own(a)).count();
    let n = distinct as f32 + SMOOTHING;
    for vector in &mut vectors {
        for (k, x) in vector.iter_mut() {
            *x *= profiles.prior(*k) * (n / holders[k.0 as usize] as f32).ln().powf(RARITY);
        }
        let length = vector.iter().map(|(_, x)| x * x).sum::<f32>().sqrt();
        for (_, x) in vector.iter_mut() {
            *x /= length.max(f32::EPSILON);
        }
    }
    vectors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Claim;
    use crate::matching::SpellingOnly;
    use crate::matching::testing::{claim, settings};
    use crate::normalize::EntityTable;

    fn near(claims: &[Claim]) -> Neighbourhood {
        let (settings, entities) = (settings(), EntityTable::default());
        let profiles = Profiles::new(claims, &entities, &SpellingOnly, &settings);
        Neighbourhood::new(&profiles, &settings)
    }

    /// Two articles on each of `stories` stories, of which all share their verbs.
    fn stories(stories: u32) -> Vec<Claim> {
        let tell = |a: u32| {
            let s = a / 2;
            [
                claim(a, &format!("mayor{s} | close | bridge{s}")),
                claim(a, &format!("storm{s} | flood{a} | cellar{s}")),
            ]
        };
        (0..2 * stories).flat_map(tell).collect()
    }

    #[test]
    fn articles_of_one_story_are_near_and_of_others_are_not() {
        let near = near(&stories(40));
        for a in 0..80 {
            assert_eq!(near.of(SourceIndex(a)), [a / 2 * 2, a / 2 * 2 + 1]);
        }
    }

    #[test]
    fn among_a_few_articles_stories_are_told_apart() {
        let near = near(&stories(5));
        for a in 0..10 {
            assert_eq!(near.of(SourceIndex(a)), [a / 2 * 2, a / 2 * 2 + 1]);
        }
    }

    #[test]
    fn a_few_articles_of_one_story_are_all_near() {
        let tell = |a: u32| {
            [
                claim(a, "mayor | close | bridge"),
                claim(a, &format!("storm{a} | flood{a} | cellar")),
            ]
        };
        let claims: Vec<Claim> = (0..6).flat_map(tell).collect();
        let near = near(&claims);
        for a in 0..6 {
            assert_eq!(near.of(SourceIndex(a)), [0, 1, 2, 3, 4, 5]);
        }
    }

    #[test]
    fn partners_are_the_claims_of_near_articles() {
        let near = near(&stories(40));
        let mut met = Vec::new();
        near.partners(&[0, 2, 4, 5, 7, 100], (4, SourceIndex(2)), |c| met.push(c));
        assert_eq!(met, [4, 5, 7]);
    }

    #[test]
    fn a_long_article_meets_itself_nearby() {
        let claims: Vec<Claim> = (0..400u32)
            .map(|i| claim(i / 300, "mayor | close | bridge"))
            .collect();
        let near = near(&claims);
        let all: Vec<u32> = (0..400).collect();
        let met = |own: u32| {
            let mut met = Vec::new();
            near.partners(&all, (own, SourceIndex(own / 300)), |c| met.push(c));
            met
        };
        let (crowd, own) = (CROWD as u32, 150);
        let expected: Vec<u32> = (own - crowd..=own + crowd).chain(300..400).collect();
        assert_eq!(met(own), expected);
        assert_eq!(met(0).len(), CROWD + 1 + 100);
    }
}
