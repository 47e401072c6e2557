//! Of which nouns a clause tells nothing alone: they name nobody yet, or one among others.

use super::is_new;
use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::modality::words::ModalityWords;
use crate::claim::segment::relative;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Whether the clause at `top` tells nothing alone of the noun that it hangs on.
pub(super) fn tells_nothing(
    tree: &Tree<'_>,
    words: &ModalityWords,
    noun: usize,
    top: usize,
) -> bool {
    names_nobody(tree, words, noun)
        || is_anybody(tree, noun, top)
        || is_unreal(tree, words, noun, top)
        || is_denied(tree, words, noun)
        || is_ranked(tree, noun, top)
}

/// "those who", "anyone who", "every clerk who": nobody is named of whom something is told.
fn names_nobody(tree: &Tree<'_>, words: &ModalityWords, noun: usize) -> bool {
    let every = |d: usize| words.is_quantifier(tree.lower_lemma(d)) || words.is_negator(tree, d);
    matches!(tree.token(noun).upos, Upos::Pron | Upos::Det)
        || tree.word(noun) == english::ONE
        || tree.children_by(noun, &[D::Det, D::DetPredet]).any(every)
}

/// "people who have too much time", "programs that save lives": whoever has, and not people at large. "The people who left" are some.
fn is_anybody(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let some = [
        D::Det,
        D::Nummod,
        D::NmodPoss,
        D::Amod,
        D::Compound,
        D::Advmod,
    ];
    // "experts who have heard the tape" are some.
    let perfect = |a: usize| tree.lemma(a) == english::HAVE;
    if tree.children_by(top, &[D::Aux]).any(perfect) {
        return false;
    }
    let helpers = tree.children_by(top, &[D::Aux, D::AuxPass, D::Cop]);
    let present = |w: usize| matches!(tree.token(w).xpos, "VBP" | "VBZ" | "MD");
    let mut verbs = helpers.chain([top]);
    tree.token(noun).xpos == "NNS"
        && tree.rel(top) == D::AclRelcl
        && tree.children_by(noun, &some).next().is_none()
        && verbs.next().is_some_and(present)
}

/// "They have never had a mayor who spoke Danish", "a plan to hold a talk that would calm them": of what is denied or only
/// aimed at there is none yet, so nothing is told of it (discourse referents, Karttunen 1976).
fn is_unreal(tree: &Tree<'_>, words: &ModalityWords, noun: usize, top: usize) -> bool {
    let mut articles = tree.children_by(noun, &[D::Det]);
    if articles.next().is_none() || !is_new(tree, noun) || tree.rel(top) != D::AclRelcl {
        return false;
    }
    let Some(verb) = tree.head(noun) else {
        return false;
    };
    let object = matches!(tree.rel(noun), D::Obj | D::Obl | D::Nsubj) && noun > verb;
    let aimed = is_aimed_at(tree, noun);
    let modal = |a: usize| tree.token(a).xpos == "MD";
    // "A woman who lost it would have to pay": whoever does.
    let would = |a: usize| tree.lemma(a) == english::WOULD;
    if tree.rel(noun) == D::Nsubj && noun < verb && tree.children_by(verb, &[D::Aux]).any(would) {
        return true;
    }
    let open = aimed && tree.children_by(top, &[D::Aux]).any(modal);
    object && (open || words.negator_of(tree, verb).is_some())
}

/// "the best game they have played", "the first woman who led it": of one thing among others the clause says which others are meant.
fn is_ranked(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let ranks = |a: usize| {
        let token = tree.token(a);
        token.xpos == "JJS"
            || english::RANKS.contains(&tree.word(a))
            || tree
                .children_by(a, &[D::Advmod])
                .any(|m| tree.token(m).xpos == "RBS")
    };
    // "the same town where the bell was cast"
    let located = tree
        .children(top)
        .iter()
        .any(|&c| tree.token(c).xpos == "WRB");
    !located && !relative::tells_how(tree, noun) && tree.children_by(noun, &[D::Amod]).any(ranks)
}

/// "It is not the first word that comes to mind": what the noun would be if somebody were it. "It was hardly the first year the lamp failed" tells
/// that it did.
fn is_denied(tree: &Tree<'_>, words: &ModalityWords, noun: usize) -> bool {
    let denied = tree.has(noun, D::Cop) && words.negator_of(tree, noun).is_some();
    denied && !relative::tells_how(tree, noun)
}

/// "They want to avoid a fire spreading through the town": what is to be kept from happening.
pub(super) fn is_averted(tree: &Tree<'_>, words: &ModalityWords, noun: usize) -> bool {
    let first = std::iter::successors(Some(noun), |&n| {
        tree.head(n).filter(|_| tree.rel(n) == D::Conj)
    })
    .take(tree.len())
    .last();
    let verb = first
        .filter(|&n| tree.rel(n) == D::Obj)
        .and_then(|n| tree.head(n));
    verb.is_some_and(|v| words.governs(tree, v) == Some(Governs::Undo))
}

/// "The navy plans to use ships built in Oslo": what somebody is to do something with.
pub(super) fn is_aimed_at(tree: &Tree<'_>, noun: usize) -> bool {
    let to = |m: usize| tree.lemma(m) == english::TO;
    let verb = tree.head(noun).filter(|&v| v < noun);
    verb.is_some_and(|v| tree.token(v).xpos == "VB" && tree.children_by(v, &[D::Mark]).any(to))
}

/// "the gift to the town made by the guild": the participle may be of the gift.
pub(super) fn is_of_either(tree: &Tree<'_>, noun: usize) -> bool {
    let common = |w: usize| tree.token(w).upos == Upos::Noun;
    // "most of the jobs lost": the jobs. "The embassy in Lima burned by …": the place says which one.
    let places = |c: usize| english::LOCATING.contains(&tree.word(c));
    tree.rel(noun) == D::Nmod
        && common(noun)
        && tree.head(noun).is_some_and(|w| w < noun && common(w))
        && !tree.children_by(noun, &[D::Case]).any(places)
}
