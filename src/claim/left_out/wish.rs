//! Commands and wishes.

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Steps from a clause up to the root.
const DEPTH: usize = 8;

/// "I hope for a mild winter": the speaker's wish; "May the best team win." What he hopes is so is told with it, and told of him.
pub(super) fn is_wish(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let subject = clause.subject.as_ref();
    words.wishes(tree.lower_lemma(clause.top))
        && !clause.holds_content
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
    is_commanded(tree, clause.top) && clause.subject.is_none() || is_called_to(tree, clause)
}

/// "Sailors, start rowing": whether a comma alone stands between who opens the sentence and its bare verb.
fn is_called_to(tree: &Tree<'_>, clause: &Clause) -> bool {
    let verb = clause.top;
    let Some(subject) = clause.subject.as_ref().filter(|s| s.head < verb) else {
        return false;
    };
    let mut words = subject.words.iter().copied().filter(|&w| !tree.is_punct(w));
    let Some(first) = words.next() else {
        return false;
    };
    let last = words.next_back().unwrap_or(first);
    let opens = (0..first).all(|t| tree.is_punct(t));
    let inner = (first..last).any(|t| tree.word(t) == ",");
    let parted = last + 2 == verb && tree.word(last + 1) == ",";
    opens && !inner && parted && tree.rel(verb) == Deprel::Root && tree.token(verb).xpos == "VB"
}

/// Whether the word heads a command, or is coordinated with one: "Heat the oven and grease a tin."
fn is_commanded(tree: &Tree<'_>, head: usize) -> bool {
    if tree.rel(head) == Deprel::Conj && is_bare(tree, head) {
        return tree
            .head(head)
            .is_some_and(|first| is_commanded(tree, first));
    }
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
        && !tree.has(head, Deprel::Nsubj)
        && !tree.children(head).iter().any(|&c| no_command(c))
        && (0..head).all(leads)
}

/// Whether a clause only tells how, why or till when to do what the root commands, or to whom that is said: "fold them in until no
/// streaks remain", "up to 40 percent off", "and I promise that you will like it". What the command is to note ("recall that …"), and
/// what stands beside it about somebody else ("make no mistake: the mill is closed"), is told.
pub(crate) fn hangs_on_root(tree: &Tree<'_>, clause: &Clause) -> bool {
    if matches!(
        clause.form,
        Form::Fragment | Form::Nominal | Form::Apposition | Form::Parenthesis
    ) {
        return true;
    }
    let mut at = clause.top;
    for _ in 0..DEPTH {
        let Some(above) = tree.head(at) else {
            return false;
        };
        let subject = tree.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let own =
            subject.is_some_and(|s| !english::FIRST_AND_SECOND_PERSON.contains(&tree.word(s)));
        let tells = match tree.rel(at) {
            Deprel::Ccomp | Deprel::AclRelcl => true,
            Deprel::Conj | Deprel::Parataxis => own && tree.rel(above) == Deprel::Root,
            _ => false,
        };
        if tells || tree.rel(above) == Deprel::Root {
            return !tells;
        }
        at = above;
    }
    false
}

/// A verb without subject, auxiliary or "to".
fn is_bare(tree: &Tree<'_>, head: usize) -> bool {
    let own = [
        Deprel::Aux,
        Deprel::AuxPass,
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Mark,
    ];
    tree.token(head).xpos == "VB" && tree.children_by(head, &own).next().is_none()
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
