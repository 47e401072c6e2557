//! Questions, direct and indirect.

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Stands in a sentence that ends in a question mark.
pub(crate) fn is_question(tree: &Tree<'_>, text: &str) -> bool {
    (0..tree.len())
        .rev()
        .map(|t| tree.token(t).span.of(text))
        .take_while(|w| !w.chars().any(char::is_alphanumeric))
        .any(|w| w.contains('?'))
}

/// Stands before a question mark amid its sentence: "\"Would it float?\" she asked."
pub(super) fn is_asked(tree: &Tree<'_>, text: &str, clause: &Clause) -> bool {
    let last = clause
        .words
        .iter()
        .copied()
        .filter(|&w| !tree.is_punct(w))
        .max();
    let marks = last
        .into_iter()
        .flat_map(|last| (last + 1..tree.len()).take_while(|&t| tree.is_punct(t)));
    marks
        .into_iter()
        .any(|t| tree.token(t).span.of(text).contains('?'))
}

/// "What happens next.", "How the ferry sank.": names what is told elsewhere, as a heading does, and tells nothing.
pub(super) fn names_topic(tree: &Tree<'_>) -> bool {
    let Some(first) = (0..tree.len()).find(|&t| !tree.is_punct(t)) else {
        return false;
    };
    let wh = english::WH_WORDS.contains(&tree.word(first));
    let Some(root) = tree.head(first) else {
        // "What we know so far": of the pronoun nothing is said.
        return wh && tree.has(first, Deprel::AclRelcl) && !tree.has(first, Deprel::Cop);
    };
    // "When the mill burned, the guards fled" tells, whichever verb the parser took for the root.
    let more = (0..tree.len()).any(|c| {
        tree.word(c) == ","
            || c != root && tree.rel(c) != Deprel::AclRelcl && tree.has(c, Deprel::Nsubj)
    });
    wh && tree.rel(root) == Deprel::Root
        && (tree.token(root).upos == Upos::Verb && !tree.has(first, Deprel::AclRelcl)
            || tree.token(root).upos == Upos::Adv && !tree.has(root, Deprel::Cop))
        && !more
}

/// "why they left", "what year it is": asked or left open, not told. "What would be the largest" tells.
pub(super) fn is_indirect(tree: &Tree<'_>, clause: &Clause) -> bool {
    let Some(first) = clause.words.iter().copied().find(|&w| !tree.is_punct(w)) else {
        return false;
    };
    // "The question is why."; "… why isn't he one of them".
    if is_inverted(tree, clause, first)
        || clause.copular && english::WHY_OR_HOW.contains(&tree.word(clause.head))
    {
        return true;
    }
    let subject = matches!(tree.rel(first), Deprel::Nsubj | Deprel::NsubjPass);
    let asks = tree.asks(first) && !subject;
    // "how the pump works and how it is cleaned": asked as the first of the row is.
    let mut top = clause.top;
    while tree.rel(top) == Deprel::Conj
        && let Some(first) = tree.head(top).filter(|&first| first < top)
    {
        top = first;
    }
    let relation = tree.rel(top);
    // "How long it takes – nobody knows"
    let beside = relation == Deprel::Parataxis && english::WH_WORDS.contains(&tree.word(first));
    let within = matches!(
        relation,
        Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::Xcomp | Deprel::Acl
    ) && !(relation == Deprel::Advcl && tree.lemma(first) != english::HOW);
    asks && (beside || within)
}

/// Begins with an auxiliary right behind "why" or "how", before its subject.
fn is_inverted(tree: &Tree<'_>, clause: &Clause, first: usize) -> bool {
    let subject = clause.subject.as_ref();
    first > 0
        && english::WHY_OR_HOW.contains(&tree.word(first - 1))
        && tree.token(first).upos == Upos::Aux
        && subject.is_none_or(|s| s.words.first() >= Some(&first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn what_stands_in_a_row_with_a_question_is_asked() {
        let text = "He showed how hard they row and how they steer the raft to the shore.";
        let taken = testing::take(text);
        assert!(
            !taken
                .texts()
                .iter()
                .any(|t| t.starts_with("how they steer")),
            "{:?}",
            taken.texts()
        );
    }

    #[test]
    fn a_question_mark_asks_also_inside_a_quotation() {
        let asks = |text: &str| with_clauses(text, |tree, _, _| is_question(tree, text));
        assert!(asks("Will the mill close?"));
        assert!(asks("\"Will the mill close?\""));
        assert!(!asks("The mill closed."));
    }

    #[test]
    fn a_question_word_at_the_head_of_a_statement_names_a_topic() {
        let topic = |text: &str| with_clauses(text, |tree, _, _| names_topic(tree));
        assert!(topic("What happens next."));
        assert!(topic("How the mill burned."));
        assert!(topic("What we know so far."));
        assert!(!topic("What happened was a fire."));
        assert!(!topic("When the mill burned, the guards fled."));
    }

    #[test]
    fn what_is_asked_is_not_told() {
        let text = "They asked how the mill burned.";
        let asked = with_clauses(text, |tree, _, clauses| {
            let burned = testing::at(tree, "burned");
            let clause = clauses.iter().find(|c| c.head == burned);
            clause.is_some_and(|c| is_indirect(tree, c))
        });
        assert!(asked);
    }
}
