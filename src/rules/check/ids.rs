//! Ids: none twice in a file, none that leads nowhere, none that excludes itself.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use crate::rules::key::slug;
use crate::rules::layer::Layer;
use crate::rules::model::RuleFile;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;
use crate::rules::suggest::nearest;

/// An id that stands twice in one list of a file.
pub fn duplicates(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        for name in layer.parsed.value.keys().filter_map(|key| key.as_str()) {
            if let Some(section) = At::section(layer, name) {
                duplicates_in(&section, problems);
            }
        }
    }
}

fn duplicates_in(at: &At<'_>, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    for item in at.items() {
        if let Some(id) = item.get("id") {
            let Some(name) = id.text() else { continue };
            match first.get(name) {
                None => {
                    first.insert(name, id.place());
                }
                Some(known) => problems.push(
                    ProblemKind::Duplicate
                        .error(format!("the id `{name}` stands twice"), Some(id.place()))
                        .label("again here")
                        .see(Some(known.clone()), "first here")
                        .help("join the two entries, or give one another id"),
                ),
            }
        }
        duplicates_in(&item, problems);
    }
    for (_, value) in at.entries() {
        duplicates_in(&value, problems);
    }
}

/// An id that nothing defines.
pub fn references(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
    let relations: BTreeSet<&str> = file.relations.iter().map(|r| r.id.as_str()).collect();
    // A country of the demonyms is an entity too.
    let places: Vec<String> = file.names.demonyms.iter().map(|d| slug(&d.place)).collect();
    let entities: BTreeSet<&str> = file
        .entities
        .iter()
        .map(|e| &e.id)
        .chain(&places)
        .map(String::as_str)
        .collect();
    let units: BTreeSet<&str> = file
        .quantities
        .units
        .iter()
        .map(|u| u.id.as_str())
        .collect();
    for layer in layers {
        for relation in items_of(layer, &["relations"]) {
            for key in ["implies", "opposite"] {
                for id in relation.get(key).iter().flat_map(At::items) {
                    unknown(&id, "relation", &relations, problems);
                }
            }
        }
        for entity in items_of(layer, &["entities"]) {
            if let Some(id) = entity.get("within") {
                unknown(&id, "entity", &entities, problems);
            }
        }
        for unit in items_of(layer, &["quantities", "units"]) {
            if let Some(id) = unit.get("base") {
                unknown(&id, "unit", &units, problems);
            }
        }
    }
}

fn unknown(at: &At<'_>, what: &str, known: &BTreeSet<&str>, problems: &mut Vec<Problem>) {
    let Some(id) = at.text().filter(|id| !known.contains(id)) else {
        return;
    };
    let help = nearest(id, known.iter().copied()).map_or_else(
        || format!("add an entry with `id: {id}`, or take this out"),
        |near| format!("did you mean `{near}`?"),
    );
    problems.push(
        ProblemKind::Reference
            .error(format!("no {what} has the id `{id}`"), Some(at.place()))
            .label("leads nowhere")
            .help(help),
    );
}

/// A relation that excludes itself, or what follows from it.
pub fn contradictions(layers: &[&Layer], file: &RuleFile, problems: &mut Vec<Problem>) {
    for layer in layers {
        for relation in items_of(layer, &["relations"]) {
            let Some(own) = relation.get("id").and_then(|id| id.text()) else {
                continue;
            };
            let implied = implied_by(own, file);
            for id in relation.get("opposite").iter().flat_map(At::items) {
                let Some(opposite) = id.text() else { continue };
                if opposite == own {
                    problems.push(
                        ProblemKind::Conflict
                            .error(
                                format!("the relation `{own}` is its own opposite"),
                                Some(id.place()),
                            )
                            .label("the relation itself")
                            .help("take it out of `opposite`"),
                    );
                } else if implied.contains(opposite) {
                    problems.push(
                        ProblemKind::Conflict
                            .error(
                                format!(
                                    "the relation `{own}` both implies and excludes `{opposite}`"
                                ),
                                Some(id.place()),
                            )
                            .label("follows from `implies`")
                            .help("take it out of `opposite` or of `implies`"),
                    );
                }
            }
        }
    }
}

/// Ids that follow from a relation, step by step.
fn implied_by<'a>(id: &str, file: &'a RuleFile) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        for relation in file.relations.iter().filter(|r| r.id == id) {
            for implied in &relation.implies {
                if found.insert(implied.as_str()) {
                    open.push(implied);
                }
            }
        }
    }
    found
}

/// The items of a list of a layer.
fn items_of<'a>(layer: &'a Layer, path: &[&str]) -> Vec<At<'a>> {
    let Some((section, rest)) = path.split_first() else {
        return Vec::new();
    };
    rest.iter()
        .try_fold(At::section(layer, section), |at, key| {
            at.map(|at| at.get(key))
        })
        .flatten()
        .map(|at| at.items().collect())
        .unwrap_or_default()
}
