//! Story detection by clustering (Allan 2002, "Topic Detection and Tracking"): each article joins the one that is nearest to it; then groups
//! join by average linkage, as long as they are about as near to each other as their own articles are. The bar is a share, no cosine, so
//! that briefs and long reports are held to the same. One story stays one group, since no part of it stands apart from the others.

use std::collections::BTreeMap;

/// Groups of `articles`, joined while they are `least` as near to each other as within and are not `apart`, which is asked of each pair
/// of groups that would be next. `cosine` is symmetric.
pub(super) fn groups(
    articles: &[u32],
    cosine: &dyn Fn(u32, u32) -> f32,
    least: f32,
    apart: &mut dyn FnMut(&[u32], &[u32]) -> bool,
) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = nearest(articles, cosine);
    let mean = |a: &[u32], b: &[u32]| {
        let pairs = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)));
        let (sum, n) = pairs
            .filter(|(x, y)| x != y)
            .fold((0.0, 0u32), |(sum, n), (x, y)| (sum + cosine(x, y), n + 1));
        sum / n.max(1) as f32
    };
    let mut inner: Vec<f32> = groups.iter().map(|g| mean(g, g)).collect();
    let mut outer: Vec<Vec<f32>> = groups
        .iter()
        .map(|a| groups.iter().map(|b| mean(a, b)).collect())
        .collect();
    loop {
        let n = groups.len();
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
        let share = |&(i, j): &(usize, usize)| {
            let within = if groups[i].len() > 1 && groups[j].len() > 1 {
                inner[i].min(inner[j])
            } else {
                inner[i].max(inner[j])
            };
            outer[i][j] / within.max(f32::EPSILON)
        };
        let best = pairs.max_by(|x, y| share(x).total_cmp(&share(y)).then(y.cmp(x)));
        let Some((i, j)) = best.filter(|pair| share(pair) >= least) else {
            return groups;
        };
        if apart(&groups[i], &groups[j]) {
            (outer[i][j], outer[j][i]) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
            continue;
        }
        let taken = groups.swap_remove(j);
        outer.swap_remove(j);
        inner.swap_remove(j);
        for row in &mut outer {
            row.swap_remove(j);
        }
        groups[i].extend(taken);
        inner[i] = mean(&groups[i], &groups[i]);
        for k in 0..groups.len() {
            let near = mean(&groups[i], &groups[k]);
            (outer[i][k], outer[k][i]) = (near, near);
        }
    }
}

/// Articles with those that are nearest to them, as groups.
fn nearest(articles: &[u32], cosine: &dyn Fn(u32, u32) -> f32) -> Vec<Vec<u32>> {
    let mut group: BTreeMap<u32, u32> = articles.iter().map(|&a| (a, a)).collect();
    for &a in articles {
        let others = articles.iter().copied().filter(|&b| b != a);
        let near = others.max_by(|&x, &y| cosine(a, x).total_cmp(&cosine(a, y)).then(y.cmp(&x)));
        if let Some(b) = near {
            let (from, into) = (group[&a].max(group[&b]), group[&a].min(group[&b]));
            group
                .values_mut()
                .filter(|g| **g == from)
                .for_each(|g| *g = into);
        }
    }
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (article, of) in group {
        groups.entry(of).or_default().push(article);
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles of one letter are .5 near, others `apart`.
    fn told(letters: &str, apart: f32) -> usize {
        let of: Vec<char> = letters.chars().collect();
        let articles: Vec<u32> = (0..of.len() as u32).collect();
        let cosine = |a: u32, b: u32| {
            if of[a as usize] == of[b as usize] {
                0.5
            } else {
                apart
            }
        };
        groups(&articles, &cosine, 0.4, &mut |_, _| false).len()
    }

    #[test]
    fn two_stories_stand_apart_and_one_stays_one() {
        assert_eq!(told("aabbab", 0.1), 2);
        assert_eq!(told("aaaaaa", 0.1), 1);
        assert_eq!(told("aabbab", 0.3), 1, "near enough to be parts of one");
        assert_eq!(told("ab", 0.0), 1, "of two nothing can be told");
    }

    #[test]
    fn groups_that_exclude_each_other_stay_apart_however_near() {
        let of = |a: u32| a % 2;
        let cosine = |a: u32, b: u32| if of(a) == of(b) { 0.5 } else { 0.4 };
        let mut apart = |a: &[u32], b: &[u32]| of(a[0]) != of(b[0]);
        let found = groups(&[0, 1, 2, 3], &cosine, 0.4, &mut apart);
        assert_eq!(found, [[0, 2], [1, 3]]);
    }
}
