//! Who did what to whom, where, when and how: a claim's participants.

use std::collections::BTreeSet;

use super::argument::argument;
use super::copula;
use crate::claim::annotations::Annotations;
use crate::claim::clause::{Clause, Constituent};
use crate::claim::form::Form;
use crate::claim::model::{Argument, Qualifier};
use crate::claim::tree::Tree;
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::Upos;

/// The participants of a claim.
pub(super) struct Roles {
    pub subject: Option<Argument>,
    pub object: Option<Argument>,
    pub qualifiers: Vec<Qualifier>,
}

/// The participants of the clause's claim.
pub(super) fn roles(annotations: &Annotations<'_>, tree: &Tree<'_>, clause: &Clause) -> Roles {
    let argument = |c: &Constituent| argument(annotations, tree, c);
    let qualifier = |c: &Constituent| Qualifier {
        role: c.role.clone(),
        argument: argument(c),
    };
    // "is in services": the complement is a place, a field, a time.
    let stated = copula::preposition(tree, clause).map(|role| Qualifier {
        role,
        argument: argument(&copula::complement(tree, clause)),
    });
    let object = match &clause.object {
        Some(object) => Some(argument(object)),
        None => {
            has_noun_complement(tree, clause).then(|| argument(&copula::complement(tree, clause)))
        }
    };
    Roles {
        subject: clause.subject.as_ref().map(argument),
        object,
        qualifiers: clause
            .qualifiers
            .iter()
            .map(qualifier)
            .chain(stated)
            .collect(),
    }
}

/// "is a mill", "director of the mill": a noun says what the subject is.
fn has_noun_complement(tree: &Tree<'_>, clause: &Clause) -> bool {
    (clause.copular || clause.form == Form::Apposition)
        && matches!(
            tree.token(clause.head).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
        )
}

impl Roles {
    /// The places in which it happened, sorted.
    pub(super) fn places(&self, annotations: &Annotations<'_>) -> Vec<EntityId> {
        let placed = self.qualifiers.iter().filter(|q| !q.role.is_empty());
        let places: BTreeSet<EntityId> = placed
            .filter_map(|q| q.argument.entity)
            .filter(|&e| (annotations.entity_kind)(e) == EntityKind::Place)
            .collect();
        places.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take_named;

    #[test]
    fn a_place_is_where_it_happened_not_who_did_it() {
        let named = [("Oslo", EntityKind::Place), ("Chad", EntityKind::Place)];
        let taken = take_named("Chad voted in Oslo.", &named);
        assert_eq!(taken.claims[0].places, [EntityId(0)]);
        assert_eq!(taken.claims[0].entities, [EntityId(0), EntityId(1)]);
    }
}
