//! Clauses that are asked, or left open, by the one that they complete: "cannot tell whether it was closed".

use super::boundary::has_subject;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::left_out::has_finite_tag;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// "cannot tell whether it was closed", "did not say which lock failed": asked or left open by the clause that it completes.
pub(super) fn is_asked(tree: &Tree<'_>, clause: &Clause) -> bool {
    let adjective = tree
        .head(clause.top)
        .is_some_and(|h| tree.token(h).upos == Upos::Adj);
    if is_asked_of_object(tree, clause) || asks_as_subject(tree, clause) {
        return true;
    }
    let completes = match tree.rel(clause.top) {
        D::Ccomp => true,
        // "It is unclear when the bridge will open."
        D::Advcl | D::Csubj => adjective,
        _ => false,
    };
    // "On whether it was closed": behind a preposition it opens the clause all the same.
    let whether = |m: usize| tree.word(m) == english::WHETHER;
    let mut marks = tree.children_by(clause.top, &[D::Mark]);
    completes && (marks.any(whether) || opens_with_question(tree, clause))
}

/// "to gauge how much business | it can do": what is asked for was taken for an object of the verb before, and the question's clause for
/// one of its own.
pub(super) fn is_asked_of_object(tree: &Tree<'_>, clause: &Clause) -> bool {
    let loose = matches!(tree.rel(clause.top), D::Parataxis | D::AclRelcl | D::Ccomp);
    let before = clause.words.first().and_then(|w| w.checked_sub(1));
    let Some(noun) = before.filter(|_| loose && has_subject(tree, clause.top)) else {
        return false;
    };
    let own = tree.subtree(noun, &|c| c == clause.top);
    tree.rel(noun) == D::Obj
        && tree.token(noun).upos == Upos::Noun
        && own.first().is_some_and(|&first| tree.asks(first))
}

/// "Where the clerk learned it is not told": what is asked stands as the subject of a verb that has no other.
fn asks_as_subject(tree: &Tree<'_>, clause: &Clause) -> bool {
    let Some(verb) = tree.head(clause.top).filter(|&v| v > clause.top) else {
        return false;
    };
    let subjects = [D::Nsubj, D::NsubjPass, D::Expl];
    let own = tree.subtree(clause.top, &|_| false);
    let unparted = !own.iter().any(|&w| tree.is_punct(w));
    let finite = { tree.children_by(verb, &[D::Aux, D::AuxPass, D::Cop]) }
        .chain([verb])
        .any(|v| has_finite_tag(tree, v));
    matches!(tree.rel(clause.top), D::Advcl | D::Csubj | D::CsubjPass)
        && own.first().is_some_and(|&first| tree.asks(first))
        && tree.children_by(verb, &subjects).next().is_none()
        && tree.token(verb).xpos != "VB"
        && finite
        && unparted
}

/// Whether the clause stands behind the verb that it completes, and "which lock", "when", "who" opens it. "What a day it was, she said"
/// asks nothing.
fn opens_with_question(tree: &Tree<'_>, clause: &Clause) -> bool {
    let opener = tree.children_by(clause.top, &[D::Advmod, D::Mark]).next();
    let Some(first) = clause
        .words
        .first()
        .copied()
        .into_iter()
        .chain(opener)
        .min()
    else {
        return false;
    };
    let behind = tree.head(clause.top).is_some_and(|above| above < first);
    let first = if tree.word(first) == english::JUST && first + 1 < tree.len() {
        first + 1
    } else {
        first
    };
    let asks = tree.asks(first) || tree.token(first).xpos == "WP$";
    behind && asks && tree.word(first) != english::THAT
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn what_is_asked_for_is_not_told() {
        for text in [
            "The mayor will gauge how much support she can count on in the north.",
            "Where and when the clerk learned of the plan is not explained in the report.",
        ] {
            assert_eq!(claims(text).len(), 1, "{:?}", claims(text));
        }
        let told = claims("When the clerk learned of the plan, he left the town.");
        assert_eq!(told.len(), 2);
    }
}
