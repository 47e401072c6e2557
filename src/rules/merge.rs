//! How one layer goes over another, at the level of YAML values.
//!
//! Entries of the same id merge, mappings merge key by key, lists unite (first come, first listed), scalars take the
//! later. A list of numbers is one value (`[3, 9]`, bounds) and takes the later too. A value left empty says nothing.

use std::collections::HashSet;

use serde_yaml::{Mapping, Value};

/// Keys that name an entry of a list: its `id`, or the place that a demonym belongs to.
const NAMES: [&str; 2] = ["id", "place"];

/// What an entry of a list is called, if it is one that has a name.
pub fn name_of(entry: &Value) -> Option<&str> {
    let entry = entry.as_mapping()?;
    NAMES
        .iter()
        .find_map(|name| entry.get(*name))
        .and_then(Value::as_str)
}

/// Lays `over` on `base`.
pub fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (_, Value::Null) => {}
        (Value::Mapping(base), Value::Mapping(over)) => merge_mappings(base, over),
        (Value::Sequence(base), Value::Sequence(over))
            if !over.iter().all(Value::is_number) || over.is_empty() =>
        {
            merge_lists(base, over);
        }
        (base, over) => *base = over,
    }
}

/// Lays the keys of `over` on those of `base`.
pub fn merge_mappings(base: &mut Mapping, over: Mapping) {
    for (key, value) in over {
        match base.get_mut(&key) {
            Some(old) => merge(old, value),
            None if value.is_null() => {}
            None => {
                base.insert(key, value);
            }
        }
    }
}

fn merge_lists(base: &mut Vec<Value>, over: Vec<Value>) {
    let mut seen: HashSet<Value> = HashSet::new();
    let mut fresh = Vec::new();
    for entry in over {
        if let Some(name) = name_of(&entry) {
            match base.iter_mut().find(|old| name_of(old) == Some(name)) {
                Some(old) => merge(old, entry),
                None => fresh.push(entry),
            }
            continue;
        }
        if seen.is_empty() {
            seen = base.iter().cloned().collect();
        }
        if seen.insert(entry.clone()) {
            fresh.push(entry);
        }
    }
    base.append(&mut fresh);
}
