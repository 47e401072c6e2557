//! Questions of grammar that the readers of cues, sources and contents share.

use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Whether the verb is in the passive.
pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    tree.has(verb, D::AuxPass)
        || tree.has(verb, D::NsubjPass)
        || tree.rel(verb) == D::Acl && tree.token(verb).xpos == "VBN"
}

/// Whether the clause has a subject of its own.
pub(super) fn has_subject(tree: &Tree<'_>, clause: usize) -> bool {
    let subjects = [D::Nsubj, D::NsubjPass, D::Expl, D::Csubj, D::NsubjOuter];
    tree.children_by(clause, &subjects).next().is_some()
}

/// "to fight on", without a subject.
pub(super) fn is_infinitive(tree: &Tree<'_>, clause: usize) -> bool {
    has_marker(tree, clause, &[D::Mark], english::TO) && !has_subject(tree, clause)
}

/// Whether a child with one of these relations is the word `marker`.
pub(super) fn has_marker(tree: &Tree<'_>, clause: usize, rels: &[D], marker: &str) -> bool {
    tree.children_by(clause, rels)
        .any(|m| tree.lemma(m) == marker)
}

/// Whether "as" opens the clause ("as he said").
pub(super) fn opens_with_as(tree: &Tree<'_>, clause: usize) -> bool {
    tree.children_by(clause, &[D::Mark, D::Advmod, D::Case])
        .any(|m| m < clause && tree.lemma(m) == english::AS)
}

/// Whether the clause's first word is the conjunction "that".
pub(super) fn opens_with_that(tree: &Tree<'_>, clause: usize) -> bool {
    let first = tree.subtree(clause, &|_| false).first().copied();
    first.is_some_and(|t| tree.lemma(t) == english::THAT && tree.token(t).xpos == "IN")
}

/// A clause of one word says nothing ("he said so").
pub(super) fn says_something(tree: &Tree<'_>, clause: usize) -> bool {
    let words = tree.subtree(clause, &|_| false);
    words.iter().filter(|&&t| !tree.is_punct(t)).count() > 1
}

/// Whether a comma, dash or bracket that hangs elsewhere stands right before the phrase under the word. A comma that the
/// parse hangs on the phrase itself does not count.
pub(super) fn is_set_off(tree: &Tree<'_>, head: usize) -> bool {
    let words = tree.subtree(head, &|_| false);
    let first = words.first().copied().unwrap_or(head);
    first > 0 && tree.is_punct(first - 1) && !tree.is_quotation_mark(first - 1)
}

/// A verb form that can lead a sentence.
pub(super) fn is_finite(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    matches!(token.upos, Upos::Verb | Upos::Aux)
        && matches!(token.xpos, "VBD" | "VBZ" | "VBP" | "MD")
}

/// A noun or name.
pub(super) fn is_nominal(tree: &Tree<'_>, t: usize) -> bool {
    matches!(tree.token(t).upos, Upos::Noun | Upos::Propn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::with_tree;

    /// What `ask` answers of the word in the sentence.
    fn of(text: &str, word: &str, ask: fn(&Tree<'_>, usize) -> bool) -> bool {
        with_tree(text, |tree, at| ask(tree, at(word)))
    }

    #[test]
    fn the_passive_is_known_by_its_auxiliary_or_as_a_participle() {
        assert!(of(
            "The ferry was reported missing.",
            "reported",
            is_passive
        ));
        assert!(of("A ferry built in Oslo sank.", "built", is_passive));
        assert!(!of("The paper reported a fire.", "reported", is_passive));
    }

    #[test]
    fn an_infinitive_has_a_marker_and_no_subject() {
        assert!(of("The crew vowed to fight on.", "fight", is_infinitive));
        assert!(!of(
            "The crew said that they fight on.",
            "fight",
            is_infinitive
        ));
    }

    #[test]
    fn clauses_are_known_by_the_word_that_opens_them() {
        assert!(of(
            "As the captain said, the ferry sank.",
            "said",
            opens_with_as
        ));
        assert!(of("Ann said that the ferry sank.", "sank", opens_with_that));
        assert!(!of("Ann said the ferry sank.", "sank", opens_with_that));
    }

    #[test]
    fn one_word_says_nothing() {
        assert!(of("Ann said the ferry sank.", "sank", says_something));
        assert!(!of("The ferry sank, Ann said.", "Ann", says_something));
    }

    #[test]
    fn a_mark_of_another_phrase_sets_off_and_a_quotation_mark_does_not() {
        assert!(of("On Monday, Ann left.", "Ann", is_set_off));
        let text = "Ann began adding that a boat sank.";
        assert!(!of(text, "adding", is_set_off));
        let text = "Ann wrote “a boat sank”.";
        assert!(!of(text, "boat", is_set_off));
    }
}
