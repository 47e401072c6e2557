//! Words of the rules that limit what a fact says, for looking up.

use rustc_hash::FxHashSet as HashSet;

use crate::rules::model::Facts;

/// The rules' section `facts`, compiled.
#[derive(Debug, Default)]
pub(super) struct FactWords {
    pub parts: HashSet<String>,
    pub some: HashSet<String>,
    pub superseded: HashSet<String>,
    pub former: HashSet<String>,
    pub later: HashSet<String>,
    pub another: HashSet<String>,
    pub nobody: HashSet<String>,
    pub offers: HashSet<String>,
    pub measures: HashSet<String>,
    pub people: Vec<String>,
    pub people_endings: Vec<String>,
    pub not_people: HashSet<String>,
    pub things: HashSet<String>,
    pub directions: Vec<String>,
    pub beside: HashSet<String>,
}

impl FactWords {
    pub fn new(rules: &Facts) -> Self {
        let set = |words: &[String]| words.iter().map(|w| w.to_lowercase()).collect();
        Self {
            parts: set(&rules.parts),
            some: set(&rules.some),
            superseded: set(&rules.superseded),
            former: set(&rules.former),
            later: set(&rules.later),
            another: set(&rules.another),
            nobody: set(&rules.nobody),
            offers: set(&rules.offers),
            measures: set(&rules.measures),
            people: rules.people.clone(),
            people_endings: rules.people_endings.clone(),
            not_people: set(&rules.not_people),
            things: set(&rules.things),
            directions: rules
                .directions
                .iter()
                .flatten()
                .map(|w| w.to_lowercase())
                .collect(),
            beside: set(&rules.beside),
        }
    }
}
