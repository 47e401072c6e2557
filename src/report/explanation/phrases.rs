//! Where the phrases that facts are read by stand in the rule files.

use std::collections::BTreeMap;

use crate::fact::{Fact, alternatives};
use crate::rules::{self, RuleSet};

/// The file and line of each phrase, by attribute and phrase.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    at: BTreeMap<(String, String), String>,
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
        Self { at }
    }

    /// Where the phrase stands that a fact was read by: "rules/en-attributes.yaml:30".
    pub fn read_at(&self, fact: &Fact) -> Option<&str> {
        let key = (fact.asks.clone(), fact.read_by.clone());
        self.at.get(&key).map(String::as_str)
    }
}
