//! Prepositions whose noun stands before their clause.

use super::clause::Clause;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// The preposition of a clause that has nothing behind it ("for" in "the bridge the town had waited for"; Huddleston & Pullum 2002, ch. 7,
/// section 4.1).
pub(crate) fn stranded(tree: &Tree<'_>, clause: &Clause) -> Option<usize> {
    // With an object of its own behind it, a verb has no particle at the end of its clause.
    let has_object = |v: usize| tree.children_by(v, &[Deprel::Obj]).any(|o| o > v);
    let behind = |v: usize, c: usize| {
        let adposition = tree.token(c).upos == Upos::Adp;
        let loose = matches!(tree.rel(c), Deprel::Obl | Deprel::Case)
            || tree.rel(c) == Deprel::Advmod && has_object(v);
        c > v && adposition && loose && tree.children(c).is_empty()
    };
    let of_verb = |v: usize| { tree.children(v).iter().copied() }.find(|&c| behind(v, c));
    // "which they waited for": the preposition may hang on the pronoun before it.
    let on_pronoun = |v: usize| {
        let pronouns = tree.children_by(v, &[Deprel::Obl, Deprel::Obj]);
        pronouns
            .filter(|&p| p < v && tree.token(p).upos == Upos::Pron)
            .find_map(|p| tree.children(p).iter().copied().find(|&c| behind(v, c)))
    };
    let verbs = (0..tree.len()).filter(|&v| clause.has_verb(v));
    verbs
        .into_iter()
        .find_map(|v| of_verb(v).or_else(|| on_pronoun(v)))
}
