//! Entities of single documents linked across the run.
//!
//! Documents share an entity where a rule knows it, where the full names are the same, where one document's short
//! form ("Kabulov", "IBM") stands for exactly one full name of the others, or where two long names of people are
//! spelled nearly alike (Jaro-Winkler, Winkler 1990).

use std::collections::BTreeMap;

use super::cluster::{Entities, LocalEntity, key, stands_for};
use super::name::NameWords;
use super::table::{Entity, EntityTable};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;

/// Least Jaro-Winkler similarity of two spellings of one person's full name.
const SAME_SPELLING: f64 = 0.95;

/// The run's table, and for each document the run's id of each of its local entities.
pub(crate) fn link(
    documents: &[&Entities],
    names: &NameWords,
) -> (EntityTable, Vec<Vec<EntityId>>) {
    let mut merged: BTreeMap<String, LocalEntity> = BTreeMap::new();
    for e in documents.iter().flat_map(|d| &d.list) {
        let entry = merged.entry(key(e)).or_insert_with(|| e.clone());
        absorb(entry, e);
    }
    let mut alias_of: BTreeMap<String, String> = BTreeMap::new();
    let keys: Vec<String> = merged.keys().cloned().collect();
    let index = index(&merged, names);
    for k in &keys {
        let e = &merged[k];
        if e.rule.is_some() {
            continue;
        }
        let words: Vec<&str> = e.name.split(' ').collect();
        let near = handles(e, names)
            .into_iter()
            .filter_map(|h| index.get(&h))
            .flatten();
        let mut full: Vec<&String> = near
            .filter(|o| *o != k && same(&words, e, &merged[*o], names))
            .collect();
        full.sort_unstable();
        full.dedup();
        if full.len() > 1 {
            full.retain(|o| merged[*o].rule.is_some());
        }
        if let [one] = full[..] {
            alias_of.insert(k.clone(), one.clone());
        }
    }
    for k in &keys {
        let target = follow(&alias_of, k);
        if target != *k
            && let Some(e) = merged.remove(k)
            && let Some(into) = merged.get_mut(&target)
        {
            absorb(into, &e);
        }
    }
    let ids: BTreeMap<&String, EntityId> = merged
        .keys()
        .enumerate()
        .map(|(i, k)| (k, EntityId(i as u32)))
        .collect();
    let maps = documents
        .iter()
        .map(|d| {
            d.list
                .iter()
                .map(|e| ids[&follow(&alias_of, &key(e))])
                .collect()
        })
        .collect();
    let table = merged
        .iter()
        .map(|(k, e)| Entity {
            key: k.clone(),
            name: e.name.clone(),
            kind: e.kind,
            aliases: e
                .aliases
                .iter()
                .filter(|a| **a != e.name)
                .cloned()
                .collect(),
            within: e.within.clone(),
            provenance: if e.rule.is_some() {
                "rules".into()
            } else {
                "text".into()
            },
        })
        .collect();
    (EntityTable::new(table), maps)
}

/// What a name has in common with another that may mean the same: as [`super::cluster::handles`], or the letters that
/// two spellings begin with.
fn handles(e: &LocalEntity, names: &NameWords) -> Vec<String> {
    let mut out = super::cluster::handles(&e.parts, names);
    if e.parts.len() > 1 {
        // Spellings differ in few letters: the first two of first and last name hold.
        let lead = |w: &String| w.chars().take(2).collect::<String>();
        out.extend(
            e.parts
                .first()
                .zip(e.parts.last())
                .map(|(a, b)| format!("~{}{}", lead(a), lead(b))),
        );
    }
    out
}

fn index(
    merged: &BTreeMap<String, LocalEntity>,
    names: &NameWords,
) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (k, e) in merged {
        for h in handles(e, names) {
            out.entry(h).or_default().push(k.clone());
        }
    }
    out
}

/// The end of a chain of aliases; a circle ends at its least key.
fn follow(alias_of: &BTreeMap<String, String>, k: &str) -> String {
    let mut path = vec![k.to_owned()];
    while let Some(next) = alias_of.get(&path[path.len() - 1]) {
        if let Some(at) = path.iter().position(|p| p == next) {
            return path[at..].iter().min().cloned().unwrap_or_default();
        }
        path.push(next.clone());
    }
    path.pop().unwrap_or_default()
}

fn same(words: &[&str], e: &LocalEntity, other: &LocalEntity, names: &NameWords) -> bool {
    if e.parts.len() < other.parts.len() && stands_for(&e.parts, words, other, names) {
        return true;
    }
    let people = |k: EntityKind| matches!(k, EntityKind::Person | EntityKind::Other);
    e.parts.len() > 1
        && other.parts.len() > 1
        && people(e.kind)
        && people(other.kind)
        && (e.kind == EntityKind::Person || other.kind == EntityKind::Person)
        && e.parts.join(" ").len() > 8
        && strsim::jaro_winkler(&e.parts.join(" "), &other.parts.join(" ")) >= SAME_SPELLING
}

fn absorb(into: &mut LocalEntity, e: &LocalEntity) {
    into.aliases.extend(e.aliases.iter().cloned());
    into.aliases.insert(e.name.clone());
    into.titles.extend(e.titles.iter().cloned());
    into.gender = into.gender.or(e.gender);
    if into.kind == EntityKind::Other {
        into.kind = e.kind;
    }
    let fuller = (e.parts.len(), e.name.len()) > (into.parts.len(), into.name.len());
    if into.rule.is_none()
        && (fuller && key(into) != key(e) || e.name < into.name && key(into) == key(e))
    {
        into.name.clone_from(&e.name);
        into.parts.clone_from(&e.parts);
    }
}
