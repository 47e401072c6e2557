//! Commands and wishes.

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// "I hope that …": the speaker's wish; "May the best team win."
pub(super) fn is_wish(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let subject = clause.subject.as_ref();
    words.wishes(tree.lower_lemma(clause.top))
        && subject.is_some_and(|s| english::SPEAKERS.contains(&tree.lower_lemma(s.head)))
        || is_optative(tree, clause)
}

/// "May the best team win."
fn is_optative(tree: &Tree<'_>, clause: &Clause) -> bool {
    let first = (0..tree.len()).find(|&t| !tree.is_punct(t));
    tree.rel(clause.top) == Deprel::Root
        && first.is_some_and(|t| tree.word(t) == english::MAY && tree.token(t).upos == Upos::Aux)
}

/// A bare verb at the head of its sentence: "Sign up for alerts."
pub(super) fn is_command(tree: &Tree<'_>, clause: &Clause) -> bool {
    let head = clause.top;
    let no_command = |c: usize| {
        matches!(
            tree.rel(c),
            Deprel::Aux | Deprel::AuxPass | Deprel::NsubjPass | Deprel::Mark | Deprel::Ccomp
        ) && c < head
    };
    let leads = |t: usize| {
        tree.is_punct(t)
            || matches!(
                tree.token(t).upos,
                Upos::Adv | Upos::Intj | Upos::Part | Upos::Aux
            )
    };
    tree.rel(head) == Deprel::Root
        && tree.token(head).xpos == "VB"
        && clause.subject.is_none()
        && !tree.children(head).iter().any(|&c| no_command(c))
        && (0..head).all(leads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::with_clauses;

    #[test]
    fn wishes_and_commands_are_told_from_statements() {
        let reads = |text: &str| {
            with_clauses(text, |tree, words, clauses| {
                let clause = &clauses[0];
                (is_wish(tree, clause, words), is_command(tree, clause))
            })
        };
        assert_eq!(reads("We hope for a long summer."), (true, false));
        assert_eq!(reads("Farmers hope for a long summer."), (false, false));
        assert_eq!(reads("May the best team win."), (true, false));
        assert_eq!(reads("Sign up for our letter."), (false, true));
        assert_eq!(reads("They sign up for our letter."), (false, false));
    }
}
