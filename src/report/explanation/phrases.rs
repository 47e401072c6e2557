//! Where the phrases that facts are read by stand in the rule files.

use std::collections::BTreeMap;

use crate::fact::{Fact, alternatives};
use crate::normalize::Ruled;
use crate::rules::{self, Place, RuleSet};

/// The file and line of each phrase, by attribute and phrase, and of rulings on whom a word means.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    at: BTreeMap<(String, String), String>,
    /// Of each ruling on whom a word means, where it stands and why it was made.
    referents: Vec<(String, String)>,
}

impl Phrases {
    /// Looks up all phrases of the rules in force.
    pub fn of(rules: &RuleSet) -> Self {
        let mut at = BTreeMap::new();
        for shown in rules::show(rules, Some("attributes")) {
            let id = shown.path.split('/').nth(1).unwrap_or_default();
            let Some(origin) = shown.origins.last() else {
                continue;
            };
            for phrase in alternatives(&shown.value) {
                let place = format!("{}:{}", origin.file, origin.line);
                at.insert((id.to_owned(), phrase), place);
            }
        }
        let referents = rules.file.referents.iter().map(|r| {
            let place = r.place.as_ref().map_or_else(String::new, Place::named);
            (place, r.because.clone())
        });
        Self {
            at,
            referents: referents.collect(),
        }
    }

    /// Where the ruling stands that says whom a word means, and why it was made.
    pub fn ruled_at(&self, ruled: &Ruled) -> (&str, &str) {
        let told = self.referents.get(ruled.by);
        told.map_or(("", ""), |(place, because)| (place, because))
    }

    /// Where the phrase stands that a fact was read by: "rules/en-attributes.yaml:30".
    pub fn read_at(&self, fact: &Fact) -> Option<&str> {
        let key = (fact.asks.clone(), fact.read_by.clone());
        self.at.get(&key).map(String::as_str)
    }
}
