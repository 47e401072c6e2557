//! The rules' words by which an article tells whom it goes by.

use rustc_hash::FxHashSet as HashSet;

use crate::rules::{Stance, model};

/// Lists of the section `attribution`, compiled.
#[derive(Debug, Default)]
pub(crate) struct ReportingWords {
    /// Cues that name whom an article goes by ("according to").
    pub cues: HashSet<String>,
    /// Nouns that doubt their content ("rumour").
    pub doubting: HashSet<String>,
    /// Kinds of thing whose report is their owner's ("media").
    pub media: Vec<String>,
    /// Verbs that tell nothing without what is said ("say", "point out").
    pub saying: HashSet<String>,
}

impl ReportingWords {
    pub(crate) fn new(rules: &model::Attribution) -> Self {
        Self {
            cues: rules.reporting.iter().cloned().collect(),
            doubting: { rules.nouns.iter() }
                .filter(|(_, stance)| matches!(stance, Stance::Doubts | Stance::Denies))
                .map(|(noun, _)| noun.to_lowercase())
                .collect(),
            media: rules.media.clone(),
            saying: rules.content_needed.iter().cloned().collect(),
        }
    }
}
