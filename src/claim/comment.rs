//! What an author says in passing and asserts nothing by: figures of speech, talk to the reader, empty remarks.
//!
//! In: a clause in its tree, and whether the words are laid to somebody. Out: the reason that it tells nothing. What is
//! method here is structure (who is addressed, what a comparison hangs on); the words of judgement are the rules'.

use super::clause::Clause;
use super::modality::{Governs, ModalityWords};
use super::skip::Reason;
use super::tree::Tree;
use super::{Claim, Modality};
use crate::text::{Deprel, Upos};

/// Why the clause is a remark rather than a claim, whoever says it.
pub(super) fn remark(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> Option<Reason> {
    if is_figure(tree, clause, words) {
        return Some(("claim/figure-of-speech", "a figure of speech"));
    }
    if shows_degree(tree, clause) {
        return Some(("claim/exclamation", "evaluation: shows how much, not what"));
    }
    let first = clause.words.iter().find(|&&w| !tree.is_punct(w));
    if first.is_some_and(|&w| words.is_aside(tree, w)) {
        return Some(("modality/asides", "only turns to a topic"));
    }
    if is_comment(tree, clause, words) {
        return Some(("claim/comment", "comments without telling anything"));
    }
    None
}

/// Why an author's own words, laid to nobody, are no claim on the story.
pub(super) fn aside(
    tree: &Tree<'_>,
    clause: &Clause,
    claim: &Claim,
    words: &ModalityWords,
) -> Option<Reason> {
    if !claim.attributions.is_empty() {
        return None;
    }
    let subject = if clause.passive {
        clause.object.as_ref()
    } else {
        clause.subject.as_ref()
    };
    let who = subject.map(|s| tree.word(s.head)).unwrap_or_default();
    let wanted = claim.modality == Modality::Obliged
        || matches!(claim.modality, Modality::Hedged | Modality::Conditional);
    if who == "you" || matches!(who, "we" | "i") && wanted {
        return Some(("claim/address", "addresses the reader"));
    }
    let plain = tree.token(clause.head).xpos == "JJ"
        && !(0..clause.words.len()).any(|i| words.is_comparison(tree.word(clause.words[i])));
    (clause.copular
        && plain
        && clause
            .qualifiers
            .iter()
            .all(|q| q.words.len() == 1 && tree.token(q.head).upos == Upos::Adv)
        && words.is_evaluation(&tree.lemma(clause.head).to_lowercase()))
    .then_some(("modality/evaluations", "pure evaluation"))
}

/// "is living like it's 1955": likened to what is not so. "looks like it will rain" is a hedge.
fn is_figure(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let hedged = words.governs(tree, clause.head) == Some(Governs::Hedge);
    !hedged
        && !clause.copular
        && tree
            .children_by(clause.head, &[Deprel::Advcl, Deprel::Ccomp])
            .any(|c| {
                tree.has(c, Deprel::Nsubj)
                    && tree
                        .children_by(c, &[Deprel::Mark])
                        .any(|m| words.is_comparison(tree.word(m)) && tree.word(m) != "than")
            })
}

/// "proving just how far behind it is": a participle whose complement is a degree.
fn shows_degree(tree: &Tree<'_>, clause: &Clause) -> bool {
    let degree = |i: usize| {
        matches!(tree.token(i).upos, Upos::Adj | Upos::Adv)
            && tree
                .children_by(i, &[Deprel::Advmod])
                .any(|c| tree.token(c).xpos == "WRB")
    };
    tree.token(clause.head).xpos == "VBG"
        && matches!(tree.rel(clause.top), Deprel::Advcl | Deprel::Conj)
        && tree
            .children(clause.head)
            .iter()
            .any(|&c| c > clause.head && degree(c))
}

/// "the same could be said of others": a passive of saying, under a modal, without anything said.
fn is_comment(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    clause.passive
        && words.is_reporting(&tree.lemma(clause.head).to_lowercase())
        && tree
            .children_by(clause.head, &[Deprel::Aux])
            .any(|a| tree.token(a).xpos == "MD")
        && !tree.children(clause.head).iter().any(|&c| {
            matches!(
                tree.rel(c),
                Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::OblAgent
            )
        })
}

/// "The calendar may have turned, but …": granted only for the sake of what follows, which is none.
pub(super) fn grants(tree: &Tree<'_>, clause: &Clause, remark: &dyn Fn(usize) -> bool) -> bool {
    let modal = tree
        .children_by(clause.head, &[Deprel::Aux])
        .any(|a| tree.token(a).xpos == "MD");
    modal
        && tree.children_by(clause.head, &[Deprel::Conj]).any(|c| {
            remark(c)
                && tree
                    .children_by(c, &[Deprel::Cc])
                    .any(|w| tree.word(w) == "but")
        })
}
