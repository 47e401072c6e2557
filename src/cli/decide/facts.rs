//! What a ruling changes in the fact table.

use crosscheck::report::{Fact, FactValue, Report};

/// A line a value that went, came, or is given by others.
///
/// One question may have a value twice: as two speakers tell it, or of two scopes. A value is the same one if it rests on the same claims,
/// then if the same sources give it, then if both rest on one claim; only what is left of each side may have become the other.
pub fn told(before: &Report, after: &Report) -> Vec<String> {
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for fact in &before.facts {
        let pairs = paired(&fact.values, values_of(after, fact));
        for (n, value) in fact.values.iter().enumerate() {
            if !pairs.iter().any(|(old, _)| *old == n) {
                gone.push(format!("fact gone: {}", said(fact, value)));
            }
        }
    }
    for fact in &after.facts {
        let known = values_of(before, fact);
        let pairs = paired(known, &fact.values);
        for (n, value) in fact.values.iter().enumerate() {
            let old = pairs.iter().find(|(_, new)| *new == n);
            let Some((old, _)) = old else {
                came.push(format!("fact new: {}", said(fact, value)));
                continue;
            };
            let (now, was) = (givers(value), givers(&known[*old]));
            if now != was {
                came.push(format!(
                    "fact changed: {}, was from {was}",
                    said(fact, value)
                ));
            }
        }
    }
    gone.append(&mut came);
    gone
}

/// Whether two values may be one.
type Alike = dyn Fn(&FactValue, &FactValue) -> bool;

/// Which value of the one list is which of the other, by their places.
fn paired(old: &[FactValue], new: &[FactValue]) -> Vec<(usize, usize)> {
    let shares = |x: &FactValue, y: &FactValue| x.claims.iter().any(|c| y.claims.contains(c));
    let alike: [&Alike; 4] = [
        &|x, y| x.claims == y.claims && givers(x) == givers(y),
        &|x, y| givers(x) == givers(y),
        &shares,
        &|_, _| true,
    ];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for alike in alike {
        for (i, x) in old.iter().enumerate() {
            let free = |j: usize| pairs.iter().all(|(a, b)| *a != i && *b != j);
            let mut others = new.iter().enumerate();
            let found = others.find(|(j, y)| free(*j) && is_same(x, y) && alike(x, y));
            pairs.extend(found.map(|(j, _)| (i, j)));
        }
    }
    pairs
}

fn values_of<'r>(report: &'r Report, fact: &Fact) -> &'r [FactValue] {
    let same = report.facts.iter().find(|f| f.id == fact.id);
    same.map_or(&[], |f| f.values.as_slice())
}

fn is_same(one: &FactValue, other: &FactValue) -> bool {
    one.value == other.value && one.aside == other.aside
}

/// "Age of Ada Holm: 54 from echo according to the police"
pub fn said(fact: &Fact, value: &FactValue) -> String {
    format!("{}: {} from {}", fact.name, value.text, givers(value))
}

fn givers(value: &FactValue) -> String {
    let sources = value.sources.join(", ");
    if value.speakers.is_empty() {
        sources
    } else {
        format!("{sources} according to {}", value.speakers.join(", "))
    }
}
