//! Whom an article names beside a noun: of "fired coach Dan Relle" the name is told by a claim of its own ("Dan Relle: coach"), and the clause
//! around it has the noun alone; or, where the tree took the name for a word on the verb, as a qualifier that follows on the noun.

use rustc_hash::FxHashMap as HashMap;

use crate::claim::{Argument, Claim, Form, Qualifier, SourceIndex};
use crate::normalize::EntityId;

/// Nouns by the article and the byte where they begin, with whom they name.
pub(super) struct Named(HashMap<(SourceIndex, usize), EntityId>);

impl Named {
    /// Of all claims of a run.
    pub fn new(claims: &[Claim]) -> Self {
        let named = |c: &Claim| {
            let (who, noun) = (c.subject.as_ref()?.entity?, c.object.as_ref()?);
            Some(((c.source, noun.span.start), who))
        };
        let appositions = claims.iter().filter(|c| c.form == Form::Apposition);
        Self(appositions.filter_map(named).collect())
    }

    /// Whom a participant of a claim stands for, by its own name or the one beside it.
    pub fn of(&self, claim: &Claim, argument: &Argument) -> Option<EntityId> {
        let place = (claim.source, argument.span.start);
        let beside = || self.0.get(&place).copied();
        let follows =
            |q: &&Qualifier| q.role.is_empty() && q.argument.span.start == argument.span.end + 1;
        let after = || claim.qualifiers.iter().find(follows)?.argument.entity;
        let whole = claim.form != Form::Apposition;
        argument
            .entity
            .or_else(|| beside().or_else(after).filter(|_| whole))
    }
}
