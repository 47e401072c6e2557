//! Which articles tell one story, among few enough to compare each with each.
//!
//! Two looks, one idea a file: [`linkage`] parts articles by how near their words are, and [`contrast`] then asks of each group whether
//! it is two stories of one sort (two trials, two quakes), whose words are near and whose names exclude each other.

mod contrast;
mod linkage;

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, Profiles};
use contrast::Contrast;

/// So near, as a share of the nearness within, groups must be that tell one story. Fitted on folders of two stories each.
const AS_NEAR: f32 = 0.4;

/// More articles than this are told apart by their cosines alone.
pub(super) const MANY: usize = 300;

/// For each of `articles` the number of its story, the lowest article of it. `cosine` is symmetric.
pub(super) fn stories(
    profiles: &Profiles,
    articles: &[u32],
    cosine: &dyn Fn(u32, u32) -> f32,
) -> BTreeMap<u32, u32> {
    let groups = linkage::groups(articles, cosine, AS_NEAR, &mut |_, _| false);
    let held = held(profiles, articles);
    let mut named = BTreeMap::new();
    for group in groups {
        for story in Contrast::new(profiles, &held, &group).parts() {
            let first = story.iter().copied().min().unwrap_or_default();
            named.extend(story.into_iter().map(|article| (article, first)));
        }
    }
    named
}

/// What an article holds, with whether it does so at its head.
type Held = BTreeMap<Key, bool>;

/// Keys of each of `articles`.
fn held(profiles: &Profiles, articles: &[u32]) -> BTreeMap<u32, Held> {
    let wanted: BTreeSet<u32> = articles.iter().copied().collect();
    let mut held: BTreeMap<u32, Held> = articles.iter().map(|&a| (a, Held::new())).collect();
    for p in profiles
        .list()
        .iter()
        .filter(|p| wanted.contains(&p.source.0))
    {
        let Some(own) = held.get_mut(&p.source.0) else {
            continue;
        };
        for &key in &p.terms {
            *own.entry(key).or_default() |= p.head;
        }
    }
    held
}
