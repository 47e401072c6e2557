//! Names that fit more than one entity, and names that an entity is told not to have.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use super::files::{Both, Files};
use crate::rules::layer::Layer;
use crate::rules::model::{Entity, RuleFile};
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;

/// Names that fit two entities, in one file or in two layers. They resolve by context or stay unresolved, so this is a warning.
pub fn ambiguous(files: &Files<'_>, file: &RuleFile, problems: &mut Vec<Problem>) {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for entity in &file.entities {
        for name in names(entity) {
            owners
                .entry(name.to_lowercase())
                .or_default()
                .insert(&entity.id);
        }
    }
    owners.retain(|_, ids| ids.len() > 1);
    if owners.is_empty() {
        return;
    }
    let mut places: BTreeMap<&str, Vec<(String, String, Place)>> = BTreeMap::new();
    for layer in files.own {
        for (id, name, at) in written_names(layer) {
            if let Some((folded, _)) = owners.get_key_value(&name.to_lowercase()) {
                let place = (id.to_owned(), name.to_owned(), at.place());
                places.entry(folded).or_default().push(place);
            }
        }
    }
    for (folded, mut places) in places {
        let ids = &owners[folded];
        for id in ids
            .iter()
            .filter(|id| !places.iter().any(|(own, ..)| own == *id))
            .copied()
            .collect::<Vec<_>>()
        {
            let below = files.in_shipped(|layer| written(layer, id, folded));
            places.splice(
                0..0,
                below.map(|(name, place)| (id.to_owned(), name, place)),
            );
        }
        let Some(((_, name, place), others)) = places.split_last() else {
            continue;
        };
        let all: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let mut problem = ProblemKind::Ambiguous
            .warning(
                format!("the name `{name}` fits {}", all.join(" and ")),
                Some(place.clone()),
            )
            .label("resolves by context, or not at all");
        for (id, _, place) in others {
            problem = problem.see(Some(place.clone()), format!("`{id}` has it here"));
        }
        problems.push(problem.help("name the longer forms that tell them apart, or use `except`"));
    }
}

/// Names of an entity that it is also told never to have.
pub fn excepted(files: &Files<'_>, file: &RuleFile, problems: &mut Vec<Problem>) {
    for entity in &file.entities {
        for except in &entity.except {
            let folded = except.to_lowercase();
            if !names(entity).any(|name| name.to_lowercase() == folded) {
                continue;
            }
            let excluded = |layer: &Layer| excepts(layer, &entity.id, &folded);
            let named = |layer: &Layer| written(layer, &entity.id, &folded).map(|(_, place)| place);
            let Some(both) = Both::of(files, excluded, named) else {
                continue;
            };
            let title = format!("`{except}` is a name of `{}`, and never is", entity.id);
            let problem = both.warning(title, ["never this entity", "a name of it"]);
            problems.push(
                problem.help("take one of the two out, or `remove:` it where a layer below has it"),
            );
        }
    }
}

/// Where a layer gives an entity a name, as it is written there.
fn written(layer: &Layer, id: &str, folded: &str) -> Option<(String, Place)> {
    let mut names = written_names(layer).into_iter();
    let (_, name, at) = names.find(|(own, name, _)| *own == id && name.to_lowercase() == folded)?;
    Some((name.to_owned(), at.place()))
}

/// Where a layer says what an entity never is.
fn excepts(layer: &Layer, id: &str, folded: &str) -> Option<Place> {
    let entities = At::section(layer, "entities")?;
    let mut own = entities
        .items()
        .filter(|e| e.get("id").and_then(|own| own.text()) == Some(id));
    let list = own.find_map(|entity| entity.get("except"))?;
    let fits = |item: &At| {
        item.text()
            .is_some_and(|text| text.to_lowercase() == folded)
    };
    list.items().find(fits).map(|item| item.place())
}

fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(entity.name.as_str())
        .chain(entity.aliases.iter().map(String::as_str))
        .filter(|name| !name.is_empty())
}

/// Names and aliases as a layer writes them, with the id of their entity.
pub(super) fn written_names(layer: &Layer) -> Vec<(&str, &str, At<'_>)> {
    let mut found = Vec::new();
    let section = At::section(layer, "entities");
    for entity in section.iter().flat_map(At::items) {
        let Some(id) = entity.get("id").and_then(|id| id.text()) else {
            continue;
        };
        let aliases = entity.get("aliases");
        let all = entity
            .get("name")
            .into_iter()
            .chain(aliases.iter().flat_map(At::items));
        for at in all {
            if let Some(name) = at.text() {
                found.push((id, name, at));
            }
        }
    }
    found
}
