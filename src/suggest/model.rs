//! A proposal and what speaks for it.

use crate::claim::ClaimId;
use crate::rules::model::EntityKind;

/// Words of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Key of the article.
    pub source: String,
    /// Line of its file, from 1.
    pub line: usize,
    /// The words.
    pub words: String,
}

/// An entry of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// A name of an entity.
    Alias {
        /// Id of the entity.
        id: String,
        /// Name and kind, where no rule has the entity yet.
        new: Option<(String, EntityKind)>,
        /// The name.
        alias: String,
    },
    /// Verbs that say the same.
    Synonyms {
        /// Their lemmas, in order.
        verbs: [String; 2],
        /// Claims that would agree.
        claims: [ClaimId; 2],
    },
    /// A line that is no article text.
    Boilerplate {
        /// Id of the rule.
        id: String,
        /// The line.
        line: String,
    },
}

/// A proposal with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What a rule file could say.
    pub proposal: Proposal,
    /// Why, in a person's words.
    pub why: String,
    /// Words that speak for it, by article.
    pub evidence: Vec<Evidence>,
}

impl Suggestion {
    /// What it is known by: it stays while the proposal does, whatever speaks for it.
    pub fn key(&self) -> String {
        match &self.proposal {
            Proposal::Alias { id, alias, .. } => format!("alias {id}: {alias}"),
            Proposal::Synonyms { verbs, .. } => format!("synonyms {}", verbs.join(", ")),
            Proposal::Boilerplate { line, .. } => format!("boilerplate {line}"),
        }
    }
}
