//! What a clause has from the words beside it: the "if" of the one before, a complement, a governor taken for a noun, a doer.

use super::super::modality::{Governs, ModalityWords};
use super::super::tree::Tree;
use super::fixed;
use crate::text::{Deprel as D, Upos};

/// "If they had looked, or had asked": the "if" of the clause that this one is coordinated with.
pub(super) fn shared_condition(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    head: usize,
) -> Option<String> {
    let first = tree.head(head).filter(|_| tree.rel(head) == D::Conj)?;
    let own = tree.has(head, D::Nsubj) || tree.has(head, D::NsubjPass);
    if own || tree.rel(first) != D::Advcl {
        return None;
    }
    tree.children_by(first, &[D::Mark])
        .find(|&m| modality.is_condition(tree.lower_lemma(m)))
        .map(|m| fixed(tree, m))
}

/// "went missing", "remained closed": the adjective or participle by which a linking verb says what the subject is.
pub(super) fn link_complement(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    head: usize,
) -> Option<usize> {
    if !modality.links(tree.lower_lemma(head)) || tree.token(head).upos != Upos::Verb {
        return None;
    }
    tree.children_by(head, &[D::Xcomp]).find(|&c| {
        let token = tree.token(c);
        c > head
            && (token.upos == Upos::Adj
                || token.upos == Upos::Verb && matches!(token.xpos, "VBN" | "VBG"))
            && !tree.has(c, D::Mark)
            && !tree.has(c, D::Nsubj)
    })
}

/// "The airline plans to buy": an infinitive with a plural subject right before its "to" is a finite verb that was
/// taken for a noun. Gives that verb, what it governs as, and its own subject.
pub(super) fn hidden_governor(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    head: usize,
    subject: usize,
) -> Option<(usize, Governs, Option<usize>)> {
    let to = tree
        .children_by(head, &[D::Mark])
        .find(|&m| tree.lemma(m) == "to")?;
    if tree.token(subject).xpos != "NNS"
        || subject + 1 != to
        || tree.children(head).iter().any(|&c| tree.rel(c) == D::Aux)
    {
        return None;
    }
    let kind = modality.governs(tree, subject)?;
    Some((
        subject,
        kind,
        tree.child(subject, &[D::Compound, D::NmodPoss]),
    ))
}

/// "by" and a doer, on a passive.
pub(super) fn passive_agent(tree: &Tree<'_>, head: usize, c: usize) -> bool {
    (tree.has(head, D::AuxPass) || tree.rel(head) == D::Acl)
        && tree
            .children_by(c, &[D::Case])
            .any(|m| tree.lemma(m) == "by")
        && matches!(tree.token(c).upos, Upos::Noun | Upos::Propn | Upos::Pron)
        && !tree.has(c, D::Nummod)
}
