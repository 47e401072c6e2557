//! Which holders are one: by name, by what an article calls somebody, or because there is no other.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::SourceIndex;
use crate::fact::{Fact, Holder};
use crate::normalize::EntityId;
use crate::rules::model::HolderKind;

use super::{Facts, HolderKey};
use crate::verdict::Court;

/// Finds who a described holder is.
pub(super) struct Holders<'h, 'a> {
    court: &'h Court<'a>,
    facts: &'h Facts<'h>,
    /// What each entity is called.
    called: BTreeMap<EntityId, Vec<&'h str>>,
}

impl<'h, 'a> Holders<'h, 'a> {
    pub fn new(court: &'h Court<'a>, facts: &'h Facts<'h>) -> Self {
        let mut called: BTreeMap<EntityId, Vec<&str>> = BTreeMap::new();
        for (entity, noun) in &facts.told.descriptions {
            called.entry(*entity).or_default().push(noun);
        }
        Self {
            court,
            facts,
            called,
        }
    }

    /// The key that a fact is compared by; `None` if it is compared with nothing.
    pub fn key(&self, fact: &Fact) -> Option<HolderKey> {
        let attribute = &self.facts.attributes[fact.attribute];
        match &fact.holder {
            Holder::Entity(entity) => Some(HolderKey::Entity(*entity)),
            Holder::Story => Some(HolderKey::Story),
            Holder::Described { noun, definite } => {
                if let Some(entity) = self.meant(noun, fact.source) {
                    return Some(HolderKey::Entity(entity));
                }
                let vague = self.facts.words.vague.iter().any(|v| v == noun);
                let thing = attribute.of == HolderKind::Thing && (*definite || !vague);
                let known = *definite && !vague || thing;
                known.then(|| HolderKey::Described(noun.clone()))
            }
        }
    }

    /// The one entity of the article that is called by the noun, there or in an article of the same story.
    fn meant(&self, noun: &str, source: SourceIndex) -> Option<EntityId> {
        let called = |names: &[&str]| {
            names
                .iter()
                .any(|n| self.same(n, noun) || self.court.lexis.wider(noun, n))
        };
        let claims = self.court.claims_of(source).iter();
        let named: BTreeSet<EntityId> = claims.flat_map(|c| &c.entities).copied().collect();
        let mut found = named
            .into_iter()
            .filter(|e| self.called.get(e).is_some_and(|names| called(names)));
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// Whether two nouns may stand for one thing.
    pub fn same(&self, a: &str, b: &str) -> bool {
        let lexis = self.court.lexis;
        a == b || lexis.same(a, b) || lexis.wider(a, b) || lexis.wider(b, a)
    }
}
