//! Relative clauses: whom "who", "which" and "that" stand for.

use crate::claim::clause::{Clause, Constituent};
use crate::claim::english;
use crate::claim::tree::Tree;

/// Puts the `antecedent`, on which the clause hangs, in the place of the relative pronoun, or of the gap.
pub(super) fn resolve(tree: &Tree<'_>, clause: &mut Clause, antecedent: Constituent) {
    let is_relative = |c: &Constituent| {
        let word = tree.lower_lemma(c.head);
        let relative = english::RELATIVE_PRONOUNS.contains(&word) || word == english::WHOM;
        relative && c.words.len() <= 2
    };
    // "whose bakery closed": the antecedent's bakery.
    let whose = |c: &Constituent| {
        c.words
            .first()
            .is_some_and(|&w| tree.token(w).xpos == "WP$")
    };
    if let Some(subject) = clause
        .grammatical_subject_mut()
        .as_mut()
        .filter(|s| whose(s))
    {
        subject.words.splice(0..0, antecedent.words);
        clause.subject_shared = true;
        return;
    }
    let pronouns: Vec<usize> = [&clause.subject, &clause.object]
        .into_iter()
        .flatten()
        .filter(|c| is_relative(c))
        .flat_map(|c| c.words.clone())
        .collect();
    if clause.subject.as_ref().is_some_and(is_relative) {
        clause.subject = Some(antecedent);
    } else if clause.object.as_ref().is_some_and(is_relative) {
        clause.object = Some(antecedent);
    } else if let Some(q) = clause.qualifiers.iter_mut().find(|q| is_relative(q)) {
        // "in which they worked": they worked, which is told of them alone.
        clause.words.retain(|w| !q.words.contains(w));
        q.words = antecedent.words;
        q.head = antecedent.head;
        return;
    } else if clause.object.is_none()
        && clause.subject.is_some()
        && !clause.copular
        && !clause.passive
    {
        clause.object = Some(antecedent);
    } else if clause.subject.is_none() && !clause.passive {
        clause.subject = Some(antecedent);
    } else {
        return;
    }
    clause.words.retain(|w| !pronouns.contains(w));
    clause.subject_shared = true;
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take};

    #[test]
    fn whose_is_told_of_its_owner() {
        let taken = take("Marta Holm, whose bakery closed in May, resigned.");
        let read: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert_eq!(
            read,
            ["Marta Holm resigned", "Marta Holm's bakery closed in May"]
        );
    }

    #[test]
    fn what_is_reported_in_a_relative_clause_is_told_of_its_noun() {
        let text =
            "The vaccine, which trials in Lima suggest protects toddlers, goes to regulators.";
        assert!(claims(text).contains(&"The vaccine | protect | toddlers".to_owned()));
    }

    #[test]
    fn a_preposition_before_the_pronoun_is_no_part_of_the_claim() {
        let taken = take("The firm sold the mill, in which forty people worked.");
        assert!(taken.texts().contains(&"forty people worked"));
    }

    #[test]
    fn the_noun_stands_in_the_place_of_the_pronoun() {
        assert_eq!(
            claims("Critics who opposed the plan left the room."),
            ["Critics | leave | the room", "Critics | oppose | the plan"]
        );
        assert_eq!(
            claims("The bridge, which was closed in May, reopened."),
            ["The bridge | reopen | —", "— | close | The bridge | in:May"]
        );
    }
}
