//! Sets of files that all need each other, directly or by others between.

use std::collections::{BTreeMap, BTreeSet};

/// The circles of a graph, each sorted, in order of their first files. A file by itself is no circle.
pub fn circles<'a>(edges: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Vec<String>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|file| (*file, reached_from(file, &next)))
        .collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|r| r.contains(to));
    let mut found = BTreeSet::new();
    for (file, others) in &reached {
        let circle: BTreeSet<&str> = others
            .iter()
            .copied()
            .filter(|o| reaches(o, file))
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    let named = |circle: BTreeSet<&str>| circle.into_iter().map(str::to_owned).collect();
    found.into_iter().map(named).collect()
}

fn reached_from<'a>(
    file: &'a str,
    next: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(file) = open.pop() {
        for other in next.get(file).into_iter().flatten() {
            if reached.insert(*other) {
                open.push(other);
            }
        }
    }
    reached
}

#[test]
fn circles_are_told_apart() {
    let edges = [
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("c", "d"),
        ("d", "e"),
        ("e", "d"),
        ("f", "a"),
    ];
    assert_eq!(circles(edges), [vec!["a", "b", "c"], vec!["d", "e"]]);
    assert!(circles([("a", "b"), ("b", "c"), ("a", "a")]).is_empty());
}
