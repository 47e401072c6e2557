//! The table of a run's entities.

use rustc_hash::FxHashMap as HashMap;

use crate::normalize::EntityId;
use crate::rules::fold;
use crate::rules::model::EntityKind;

/// A person, organization, place or other thing that claims speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Readable key, unique in the run (`taliban`).
    pub key: String,
    /// Display name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// All names seen or known, sorted.
    pub aliases: Vec<String>,
    /// Keys of the places that it lies in by the rules, the nearest first; they need not be in the table.
    pub within: Vec<String>,
    /// Rule (`en-news`, `kabul-2021`) or `text` where the articles' own words made it.
    pub provenance: String,
}

impl Entity {
    /// Whether it is known by the name, in any case.
    pub fn is_called(&self, name: &str) -> bool {
        let name = fold(name);
        let is = |own: &String| fold(own) == name;
        self.aliases.iter().chain([&self.name]).any(is)
    }
}

/// All entities of a run, sorted by key, so that an [`EntityId`] does not hang on the order of the inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityTable {
    entities: Vec<Entity>,
    /// Who and what is called by each name, in order.
    named: HashMap<String, Vec<EntityId>>,
}

impl EntityTable {
    /// A table of `entities`, which must be sorted by key.
    pub fn new(entities: Vec<Entity>) -> Self {
        debug_assert!(entities.is_sorted_by(|a, b| a.key < b.key));
        let mut named: HashMap<String, Vec<EntityId>> = HashMap::default();
        for (id, e) in (0..).map(EntityId).zip(&entities) {
            for name in e.aliases.iter().chain([&e.name]) {
                let known = named.entry(name.clone()).or_default();
                if known.last() != Some(&id) {
                    known.push(id);
                }
            }
        }
        Self { entities, named }
    }

    /// Who and what is called by this name, in order.
    pub fn named(&self, name: &str) -> &[EntityId] {
        self.named.get(name).map_or(&[], Vec::as_slice)
    }

    /// The entity of an id of this table.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// Whether the rules know that the place `a` lies in `b`.
    pub fn lies_in(&self, a: EntityId, b: EntityId) -> bool {
        self.get(a).within.contains(&self.get(b).key)
    }

    /// All of them, with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.entities
            .iter()
            .enumerate()
            .map(|(i, e)| (EntityId(i as u32), e))
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }
}
