//! Which articles of a pile are near each other, at a cost that grows as the pile does.
//!
//! An inverted index gives those that share a word. Three limits keep an article from meeting more others the larger the
//! pile is: what stands in more than [`COMMON`] articles makes none near, an article is near its [`NEAREST`] alone (and those
//! that have it among theirs), and in an archive of more than [`ARCHIVE`] articles two that are published further apart than
//! the rules' `window` tell no story together. None of them touches a folder of up to five hundred articles.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Key, Settings, Threshold};

/// A word in more articles than this is no mark of a story, and its weight is next to nothing.
const COMMON: usize = 1_000;

/// So many other articles at most are near an article by its own words.
const NEAREST: usize = 500;

/// More articles are no story, but an archive of many, in which each has its days.
const ARCHIVE: usize = 1_000;

/// The articles of a run with the words they hold.
pub(super) struct Pile<'a> {
    /// For each article its keys with their weights.
    vectors: &'a [Vec<(Key, f32)>],
    /// For each key the articles that hold it, with its weight there; none where it is too common.
    postings: Vec<Vec<(u32, f32)>>,
    days: &'a [Option<Date>],
    /// Days by which two articles may be apart, where that matters.
    window: Option<f64>,
}

/// A table with a place for each article, and those that were met, so that only these are looked at and cleared.
struct Met {
    cosine: Vec<f32>,
    articles: Vec<u32>,
}

impl<'a> Pile<'a> {
    pub fn new(
        vectors: &'a [Vec<(Key, f32)>],
        keys: usize,
        days: &'a [Option<Date>],
        settings: &Settings,
    ) -> Self {
        let mut postings: Vec<Vec<(u32, f32)>> = vec![Vec::new(); keys];
        for (article, vector) in (0u32..).zip(vectors) {
            for &(k, x) in vector {
                postings[k.0 as usize].push((article, x));
            }
        }
        for articles in postings.iter_mut().filter(|p| p.len() > COMMON) {
            *articles = Vec::new();
        }
        let window = settings.threshold(Threshold::Window);
        Self {
            vectors,
            postings,
            days,
            window: (vectors.len() > ARCHIVE).then_some(window),
        }
    }

    /// For each article those whose cosine with it is at least `least`, and itself.
    pub fn linked(&self, least: f32) -> Vec<Vec<u32>> {
        let table = || Met {
            cosine: vec![0.0; self.vectors.len()],
            articles: Vec::new(),
        };
        let articles = 0..self.vectors.len() as u32;
        let own: Vec<Vec<u32>> = articles
            .into_par_iter()
            .map_init(table, |met, article| self.nearest(met, article, least))
            .collect();
        let mut near = own.clone();
        for (article, others) in (0u32..).zip(&own) {
            for &other in others {
                near[other as usize].push(article);
            }
        }
        for list in &mut near {
            list.sort_unstable();
            list.dedup();
        }
        near
    }

    /// The articles nearest to one, and itself.
    fn nearest(&self, met: &mut Met, own: u32, least: f32) -> Vec<u32> {
        for &(k, x) in &self.vectors[own as usize] {
            for &(other, y) in &self.postings[k.0 as usize] {
                let sum = &mut met.cosine[other as usize];
                if *sum == 0.0 {
                    met.articles.push(other);
                }
                *sum += x * y;
            }
        }
        let linked = |&other: &u32| {
            let cosine = met.cosine[other as usize];
            other != own && cosine >= least && self.of_one_time(own, other)
        };
        let mut near: Vec<u32> = met.articles.iter().copied().filter(linked).collect();
        if near.len() > NEAREST {
            let cosine = |a: &u32| met.cosine[*a as usize];
            near.sort_unstable_by(|a, b| cosine(b).total_cmp(&cosine(a)).then(a.cmp(b)));
            near.truncate(NEAREST);
        }
        for other in met.articles.drain(..) {
            met.cosine[other as usize] = 0.0;
        }
        near.push(own);
        near
    }

    /// Whether two articles may tell one story, as far as their days tell.
    fn of_one_time(&self, a: u32, b: u32) -> bool {
        let day = |article: u32| self.days.get(article as usize).copied().flatten();
        match (self.window, day(a), day(b)) {
            (Some(window), Some(a), Some(b)) => f64::from((a - b).get_days().abs()) <= window,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::testing::settings;

    type Vector = Vec<(Key, f32)>;

    /// Articles of three a story, a day a story; all hold one word.
    fn vectors(articles: u32) -> (Vec<Vector>, Vec<Option<Date>>) {
        let first = jiff::civil::date(2020, 1, 1);
        let vector = |n: u32| vec![(Key(0), 0.5), (Key(1 + n / 3), 0.5)];
        let day = |n: u32| Some(first + jiff::Span::new().days(i64::from(n / 3)));
        (0..articles).map(|n| (vector(n), day(n))).unzip()
    }

    fn linked(articles: u32, least: f32) -> Vec<Vec<u32>> {
        let (vectors, days) = vectors(articles);
        Pile::new(&vectors, articles as usize, &days, &settings()).linked(least)
    }

    #[test]
    fn articles_are_near_by_what_they_share() {
        let near = linked(300, 0.4);
        for (n, list) in (0u32..).zip(&near) {
            assert_eq!(list, &[n / 3 * 3, n / 3 * 3 + 1, n / 3 * 3 + 2]);
        }
        assert!(linked(300, 0.1).iter().all(|list| list.len() == 300));
    }

    #[test]
    fn no_article_meets_more_others_the_larger_the_pile_is() {
        let most = |articles| linked(articles, 0.1).iter().map(Vec::len).max();
        // Of 900 all hold the word, each is near the first 500 and these near all.
        assert_eq!(most(900), Some(900));
        assert_eq!(linked(900, 0.1)[899].len(), NEAREST + 1);
        // Of more than a thousand the word is common, and only the story is left.
        assert_eq!(most(1_200), Some(3));
        assert_eq!(most(2_400), Some(3));
    }

    #[test]
    fn in_an_archive_what_lies_months_apart_is_not_near() {
        let (mut vectors, days) = vectors(1_200);
        for list in &mut vectors {
            list.truncate(1);
        }
        // Two that share a word nobody else has, and lie far apart.
        let (one, other) = (3u32, 1_100u32);
        for n in [one, other] {
            vectors[n as usize].push((Key(600), 0.7));
        }
        let near = |days: &[Option<Date>]| {
            Pile::new(&vectors, 1_200, days, &settings()).linked(0.4)[one as usize].clone()
        };
        assert_eq!(near(&days), [one]);
        assert_eq!(near(&[]), [one, other]);
    }
}
