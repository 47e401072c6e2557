//! Clauses that assert nothing alone: "before police could arrest him", "unless the league pays", "whoever wins".
//!
//! In: the clauses of a sentence. Out: the same, where such a clause is told with the one that it hangs on: its words are
//! [`bound`](Clause::bound) to that one, so that a claim keeps its conditions and exceptions, and what it says is never
//! taken for said by itself. Which words open one is a rule (`modality.conditions`, `modality.bound`).

use super::matrix::matrix_of;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::fixed::with_fixed;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// The clause that another one is told with.
#[derive(Clone, Copy)]
struct Holder {
    /// Its index.
    clause: usize,
    /// Whether it says that the other is not meant or believed.
    disowns: bool,
}

/// Binds each such clause to the nearest one above it that stands by itself.
pub(super) fn bind(tree: &Tree<'_>, words: &ModalityWords, clauses: &mut [Clause]) {
    let holders: Vec<Option<Holder>> = (0..clauses.len())
        .map(|c| holder(tree, words, clauses, c))
        .collect();
    for c in 0..clauses.len() {
        let Some(held) = holders[c] else { continue };
        // A condition inside a condition belongs to what both hang on. Each step goes up, but a bent tree may not.
        let mut above = held.clause;
        for _ in 0..clauses.len() {
            above = holders[above].map_or(above, |h| h.clause);
        }
        if holders[above].is_some() {
            continue;
        }
        let openers = tree.children_by(clauses[c].top, &[D::Mark, D::Cc, D::Case]);
        let openers =
            openers.flat_map(|o| std::iter::once(o).chain(tree.children_by(o, &[D::Fixed])));
        let own: Vec<usize> = clauses[c].words.iter().copied().chain(openers).collect();
        clauses[above].bound.extend(own);
        clauses[above].bound.sort_unstable();
        clauses[above].bound.dedup();
        clauses[above].disowns |= held.disowns;
        clauses[c].told_with_another = true;
    }
}

/// The clause that the one at `c` is told with, if it asserts nothing alone.
fn holder(tree: &Tree<'_>, words: &ModalityWords, clauses: &[Clause], c: usize) -> Option<Holder> {
    let top = clauses[c].top;
    let hangs = matches!(
        tree.rel(top),
        D::Advcl | D::Ccomp | D::Conj | D::Xcomp | D::Csubj
    );
    let disowns = is_disowned(tree, words, top);
    if !hangs || !disowns && !is_bound(tree, words, top) {
        return None;
    }
    let clause = matrix_of(tree, clauses, c)?.clause;
    Some(Holder { clause, disowns })
}

/// Whether a word that opens no assertion opens the clause at `top`, or the one that it goes on ("or opening the safe").
fn is_bound(tree: &Tree<'_>, words: &ModalityWords, mut top: usize) -> bool {
    let own = [D::Nsubj, D::NsubjPass, D::Mark];
    // A bent tree may go in a circle.
    for _ in 0..tree.len() {
        if is_opened(tree, words, top) {
            return true;
        }
        let goes_on = tree.rel(top) == D::Conj && tree.children_by(top, &own).next().is_none();
        match tree.head(top).filter(|_| goes_on) {
            Some(first) if tree.rel(first) != D::Root => top = first,
            _ => return false,
        }
    }
    false
}

fn is_opened(tree: &Tree<'_>, words: &ModalityWords, top: usize) -> bool {
    let opens = |opener: usize| {
        let opener = with_fixed(tree, opener);
        words.is_condition(&opener) || words.binds(&opener)
    };
    // "whichever side wins": the opener is a word of the clause.
    let first = || tree.subtree(top, &|_| false).first().copied();
    tree.children_by(top, &[D::Mark]).any(opens)
        || tree.rel(top) == D::Advcl && first().is_some_and(|w| words.binds(tree.word(w)))
}

/// "I don't mean to say that …", "nobody believes that …": the content of a verb of saying or believing that "I", "we" or
/// nobody does. Where somebody else does not believe it, he denies it, which is told as such.
fn is_disowned(tree: &Tree<'_>, words: &ModalityWords, top: usize) -> bool {
    let Some(mut verb) = tree.head(top).filter(|_| tree.rel(top) == D::Ccomp) else {
        return false;
    };
    let mut disowns = words.disowns(tree.lower_lemma(verb));
    let mut negated = words.negator_of(tree, verb).is_some();
    // A bent tree may go in a circle.
    for _ in 0..tree.len() {
        let Some(above) = tree.head(verb).filter(|_| tree.rel(verb) == D::Xcomp) else {
            break;
        };
        verb = above;
        disowns |= words.disowns(tree.lower_lemma(verb));
        negated |= words.negator_of(tree, verb).is_some();
    }
    let Some(subject) = tree.child(verb, &[D::Nsubj]) else {
        return false;
    };
    let nobody = words.is_negator(tree, subject) || words.negator_of(tree, subject).is_some();
    disowns && (nobody || negated && english::SPEAKERS.contains(&tree.lower_lemma(subject)))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{left_out, take};

    #[test]
    fn a_clause_that_asserts_nothing_is_told_with_its_main_clause() {
        for (text, whole) in [
            (
                "The thief fled before the guard could stop him.",
                "The thief fled before the guard could stop him",
            ),
            (
                "The crews will strike unless the league pays.",
                "The crews will strike unless the league pays",
            ),
            (
                "Nobody in the town believes that the mill closed.",
                "Nobody in the town believes that the mill closed",
            ),
            (
                "\"We don't mean to say that the old mill will close,\" the mayor said.",
                "We don't mean to say that the old mill will close",
            ),
            (
                "The thieves left without waking the guard or opening the safe.",
                "The thieves left without waking the guard or opening the safe",
            ),
        ] {
            assert_eq!(take(text).texts(), [whole], "{text}");
        }
    }

    #[test]
    fn explain_tells_why() {
        assert_eq!(
            left_out("The thief fled before the guard could stop him."),
            [
                "the guard could stop him: asserts nothing alone, told with the clause that it hangs on (modality/bound)"
            ]
        );
    }
}
