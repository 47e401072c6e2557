//! Verbs that only govern another one: from "plans to", "failed to", "stopped short of" down to the verb that carries the
//! meaning, and what each on the way makes of it.

use super::modality::{Governs, ModalityWords};
use super::tree::Tree;
use crate::text::{Deprel, Upos};

use Deprel as D;

/// Follows "plans to", "failed to", "is set to" down to the verb that carries the meaning.
pub(super) fn descend(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    top: usize,
) -> (usize, Vec<(usize, Governs)>) {
    let mut head = top;
    let mut governors = Vec::new();
    while governors.len() < 6 {
        if let Some(undone) = undone_by_phrase(tree, modality, head) {
            governors.push((head, Governs::Undo));
            head = undone;
            continue;
        }
        let Some(kind) = modality.governs(tree, head) else {
            break;
        };
        // "ordered its clerks to …": somebody else is to do it.
        if kind != Governs::Undo && tree.has(head, D::Obj) {
            let to_do = |&c: &usize| tree.rel(c) == D::Xcomp && open(tree, c);
            if kind != Governs::Keep && tree.children(head).iter().any(to_do) {
                governors.push((head, kind));
            }
            break;
        }
        if planned(tree, modality, head).is_some() {
            break;
        }
        let nominal = tree.token(head).upos == Upos::Noun;
        let wanted = matches!(kind, Governs::Plan | Governs::Duty);
        let next = tree.children(head).iter().copied().find(|&c| {
            c > head
                && matches!(
                    tree.token(c).upos,
                    Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun
                )
                && (tree.rel(c) == D::Xcomp && (!wanted || open(tree, c))
                    || tree.rel(c) == D::Advcl && wanted && right_after(tree, head, c)
                    || (matches!(tree.rel(c), D::Advcl | D::Acl | D::Ccomp)
                        && !tree.has(c, D::Nsubj)
                        && (nominal
                            || tree.token(head).upos == Upos::Adj
                            || kind == Governs::Undo)
                        && tree
                            .children_by(c, &[D::Mark, D::Case])
                            .any(|m| matches!(tree.lemma(m), "to" | "of" | "from" | "short"))))
        });
        let Some(next) = next else { break };
        if nominal && !tree.has(head, D::Cop) && governors.is_empty() && tree.rel(head) != D::Root {
            break;
        }
        governors.push((head, kind));
        head = next;
    }
    (head, governors)
}

/// "Is denying their plans to sell the hall": the infinitive that says what the verb's object is a plan of, where the
/// parser hung it on the verb.
pub(super) fn planned(tree: &Tree<'_>, modality: &ModalityWords, verb: usize) -> Option<usize> {
    let plan = tree.child(verb, &[D::Obj]).filter(|&o| {
        tree.token(o).upos == Upos::Noun && modality.governs(tree, o) == Some(Governs::Plan)
    })?;
    tree.children_by(verb, &[D::Advcl, D::Xcomp])
        .find(|&c| open(tree, c) && tree.children_by(c, &[D::Mark]).any(|m| m == plan + 1))
}

/// The verb that an undoing phrase is about, right behind it: "stopped short of banning", "abandoned plans to build".
fn undone_by_phrase(tree: &Tree<'_>, modality: &ModalityWords, head: usize) -> Option<usize> {
    if tree.token(head).upos != Upos::Verb {
        return None;
    }
    let last = modality.undoing_phrase(tree, head)?;
    let verb = (last + 1..tree.len().min(last + 3))
        .find(|&c| tree.token(c).upos == Upos::Verb)
        .filter(|&c| c == last + 1 || matches!(tree.lemma(last + 1), "to" | "of" | "from"))?;
    let below = std::iter::successors(Some(verb), |&t| tree.head(t))
        .take(4)
        .any(|t| t == head);
    (below && !tree.has(verb, D::Nsubj)).then_some(verb)
}

/// "scrambling to empty": an infinitive right behind its verb, whatever the parser calls it.
fn right_after(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    tree.children_by(infinitive, &[D::Mark])
        .any(|m| m == verb + 1 && tree.lemma(m) == "to")
}

/// "to buy", "buying": what somebody plans or has to do. "considered a risk" is no plan.
fn open(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VBG"
        || tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == "to")
}
