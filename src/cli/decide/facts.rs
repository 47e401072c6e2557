//! What a ruling changes in the fact table.

use crosscheck::report::{Fact, FactValue, Report};

/// A line a value that went, came, or is given by others.
pub fn told(before: &Report, after: &Report) -> Vec<String> {
    let gone = { before.facts.iter() }.flat_map(|fact| {
        let left = values_of(after, fact);
        { fact.values.iter() }
            .filter(move |v| !left.iter().any(|other| is_same(v, other)))
            .map(|v| format!("fact gone: {}", said(fact, v)))
    });
    let others = { after.facts.iter() }.flat_map(|fact| {
        let known = values_of(before, fact);
        fact.values.iter().filter_map(move |value| {
            let Some(old) = known.iter().find(|old| is_same(value, old)) else {
                return Some(format!("fact new: {}", said(fact, value)));
            };
            let (now, was) = (givers(value), givers(old));
            (now != was).then(|| format!("fact changed: {}, was from {was}", said(fact, value)))
        })
    });
    gone.chain(others).collect()
}

fn values_of<'r>(report: &'r Report, fact: &Fact) -> &'r [FactValue] {
    let same = report.facts.iter().find(|f| f.id == fact.id);
    same.map_or(&[], |f| f.values.as_slice())
}

fn is_same(one: &FactValue, other: &FactValue) -> bool {
    one.value == other.value && one.aside == other.aside
}

/// "Age of Ada Holm: 54 from echo according to the police"
fn said(fact: &Fact, value: &FactValue) -> String {
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
