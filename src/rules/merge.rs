//! How one layer goes over another, at the level of YAML values.
//!
//! Entries of the same id merge, mappings merge key by key, lists unite (first come, first listed), scalars take the
//! later. A list of numbers is one value (`[3, 9]`, bounds) and takes the later too. A value left empty says nothing.
//! What a layer removes, it removes from the layers below it, before its own entries are laid on.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use serde_yaml::{Mapping, Value};

use super::layout::Step;

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
    let named = base.iter().enumerate().rev();
    let places: HashMap<String, usize> = named
        .filter_map(|(at, entry)| Some((name_of(entry)?.to_owned(), at)))
        .collect();
    let mut seen: HashSet<Value> = HashSet::default();
    let mut fresh = Vec::new();
    for entry in over {
        if let Some(name) = name_of(&entry) {
            match places.get(name) {
                Some(&at) => merge(&mut base[at], entry),
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

/// Takes what `remove` names out of `base`: keys or entries by name, entries whole where their value is left empty,
/// list items that are equal (groups of words in any order, and with or without their part of speech). Returns the paths within `remove` that matched nothing.
pub fn subtract(base: &mut Mapping, remove: &Mapping) -> Vec<Vec<Step>> {
    let mut missed = Vec::new();
    subtract_keys(base, remove, &mut Vec::new(), &mut missed);
    missed
}

fn subtract_value(
    base: &mut Value,
    remove: &Value,
    path: &mut Vec<Step>,
    missed: &mut Vec<Vec<Step>>,
) {
    match (base, remove) {
        (Value::Mapping(base), Value::Mapping(remove)) => {
            subtract_keys(base, remove, path, missed);
        }
        (Value::Sequence(base), Value::Mapping(remove)) => {
            for (name, value) in remove {
                let Some(name) = name.as_str() else { continue };
                path.push(Step::Key(name.to_owned()));
                let at = base.iter().position(|entry| name_of(entry) == Some(name));
                match at {
                    None => missed.push(path.clone()),
                    Some(at) if value.is_null() => {
                        base.remove(at);
                    }
                    Some(at) => subtract_value(&mut base[at], value, path, missed),
                }
                path.pop();
            }
        }
        (base, Value::Sequence(remove)) => {
            for (index, item) in remove.iter().enumerate() {
                if !take(base, item) {
                    path.push(Step::Item(index));
                    missed.push(path.clone());
                    path.pop();
                }
            }
        }
        _ => missed.push(path.clone()),
    }
}

fn subtract_keys(
    base: &mut Mapping,
    remove: &Mapping,
    path: &mut Vec<Step>,
    missed: &mut Vec<Vec<Step>>,
) {
    for (key, value) in remove {
        let Some(name) = key.as_str() else { continue };
        path.push(Step::Key(name.to_owned()));
        match base.get_mut(key) {
            None => missed.push(path.clone()),
            Some(_) if value.is_null() => {
                base.shift_remove(key);
            }
            Some(old) => subtract_value(old, value, path, missed),
        }
        path.pop();
    }
}

/// Removes one item from a list, or one key from a mapping; whether it was there.
fn take(base: &mut Value, item: &Value) -> bool {
    match base {
        Value::Mapping(base) => base.shift_remove(item).is_some(),
        Value::Sequence(base) => {
            let group = Group::of(item);
            let before = base.len();
            base.retain(|old| {
                let named = item.is_string() && name_of(old) == item.as_str();
                let same = || {
                    group
                        .as_ref()
                        .zip(Group::of(old))
                        .is_some_and(|(a, b)| a.is(&b))
                };
                !(named || old == item || same())
            });
            base.len() < before
        }
        _ => false,
    }
}

/// A group of words: `[a, b]`, or `{verb: [a, b]}`.
#[derive(PartialEq)]
pub(super) struct Group<'v> {
    /// What part of speech its words are, where it says so.
    part: Option<&'v str>,
    /// Sorted.
    pub words: Vec<&'v str>,
}

impl<'v> Group<'v> {
    pub fn of(value: &'v Value) -> Option<Self> {
        let (part, list) = match value {
            Value::Mapping(mapping) if mapping.len() == 1 => {
                let (part, list) = mapping.iter().next()?;
                (Some(part.as_str()?), list)
            }
            list => (None, list),
        };
        let words = list.as_sequence()?.iter().map(Value::as_str);
        let mut words: Vec<&str> = words.collect::<Option<_>>()?;
        words.sort_unstable();
        Some(Self { part, words })
    }

    /// Whether this one, as a person names it, is the other.
    fn is(&self, other: &Group<'_>) -> bool {
        self.words == other.words && (self.part.is_none() || self.part == other.part)
    }
}
