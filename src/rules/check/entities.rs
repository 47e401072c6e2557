//! Names that fit more than one entity, and names that no source uses.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::layout::Step;
use crate::rules::model::{Entity, RuleFile};
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;

/// Names that fit two entities. They resolve by context or stay unresolved, so this is a warning.
pub fn ambiguous(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
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
    let mut places: BTreeMap<&str, Vec<(String, &str, Place)>> = BTreeMap::new();
    for layer in layers {
        for (id, name, at) in written_names(layer) {
            if let Some((folded, _)) = owners.get_key_value(&name.to_lowercase()) {
                places
                    .entry(folded)
                    .or_default()
                    .push((id.to_owned(), name, at.place()));
            }
        }
    }
    for (folded, places) in places {
        let ids = &owners[folded];
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

fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(entity.name.as_str())
        .chain(entity.aliases.iter().map(String::as_str))
        .filter(|name| !name.is_empty())
}

/// Names and aliases as a layer writes them, with the id of their entity.
fn written_names(layer: &Layer) -> Vec<(&str, &str, At<'_>)> {
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

/// Names of rules that a text was found to use: the words of a mention, with the id of its entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AliasUse {
    /// Id of the entity.
    pub entity: String,
    /// The words, as the text has them.
    pub words: String,
}

/// A warning for each alias of the files that do not ship that no source used.
pub fn unused_aliases(layers: &[Layer], used: &BTreeSet<AliasUse>) -> Vec<Problem> {
    let used: BTreeSet<(&str, String)> = used
        .iter()
        .map(|alias| (alias.entity.as_str(), alias.words.to_lowercase()))
        .collect();
    let mut problems = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.builtin) {
        for (id, name, at) in written_names(layer) {
            let is_name = matches!(at.path.last(), Some(Step::Key(_)));
            if !is_name && !used.contains(&(id, name.to_lowercase())) {
                problems.push(
                    ProblemKind::Unused
                        .warning(
                            format!("no source uses the alias `{name}` of `{id}`"),
                            Some(at.place()),
                        )
                        .label("never seen"),
                );
            }
        }
    }
    problems
}
