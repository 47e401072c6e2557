//! Relative clauses that cannot be of the noun before them: "the troops in Oslo, who had been there for years".

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::rules::model::EntityKind;
use crate::text::Deprel;

/// "Who" is a person: where the noun that it hangs on names a place, and another noun stands above, it is of that one, or
/// of one further up, which nobody knows.
pub(crate) fn whose(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
) -> Option<Reason> {
    let noun = tree.head(clause.top)?;
    let who = |s: usize| tree.word(s) == english::WHO;
    let relative = tree.rel(clause.top) == Deprel::AclRelcl
        && tree
            .children_by(clause.top, &[Deprel::Nsubj, Deprel::NsubjPass])
            .any(who);
    let entity = annotations
        .entity_at(tree.token(noun).span)
        .filter(|_| relative)?;
    let place = (annotations.entity_kind)(entity) == EntityKind::Place;
    let below = matches!(tree.rel(noun), Deprel::Nmod | Deprel::Obl);
    (place && below).then_some(Reason::new(
        "claim/relative-of-whom",
        "of whom it is told is not sure",
    ))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::reading;

    #[test]
    fn a_place_is_no_who() {
        let text = "The mayor announced the withdrawal of Danish troops from Oslo, who had been there since May.";
        let read = reading(text);
        assert!(
            read.claims
                .iter()
                .all(|c| !c.normalized.starts_with("Oslo"))
        );
        let text = "The mayor thanked Karl Berg, who had slept there since May.";
        let read = reading(text);
        assert!(read.claims.iter().any(|c| c.text.contains("slept")));
    }
}
