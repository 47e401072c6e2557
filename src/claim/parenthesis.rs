//! "(banned in Russia)": a parenthesis that says something of the noun before it is a claim of its own.
//!
//! The brackets decide, not the parse, which is shaky there: words inside belong to no other clause.

use super::Form;
use super::clause::Clause;
use super::share::noun_phrase;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// Longest parenthesis, in tokens, that can be a remark on a noun.
const LONGEST: usize = 14;

/// Takes bracketed words out of the clauses around them and adds the claims that they make.
pub(crate) fn set_apart(
    tree: &Tree<'_>,
    clauses: &mut Vec<Clause>,
    read: &dyn Fn(usize) -> Clause,
) {
    for (open, close) in brackets(tree) {
        let inside: Vec<usize> = (open + 1..close).filter(|&t| !tree.is_punct(t)).collect();
        if inside.is_empty() {
            continue;
        }
        for clause in clauses.iter_mut() {
            if clause.top < open || clause.top > close {
                clause.words.retain(|w| !(open..=close).contains(w));
            }
        }
        let holds_clause = clauses.iter().any(|c| {
            (open..close).contains(&c.top) && c.form == Form::Clause && !c.words.is_empty()
        });
        if holds_clause || close - open > LONGEST {
            continue;
        }
        clauses.retain(|c| !(open..close).contains(&c.top));
        let Some(noun) = noun_before(tree, open) else {
            continue;
        };
        let Some(&verb) = inside.iter().find(|&&t| participle(tree, t)) else {
            continue;
        };
        if inside.iter().take_while(|&&t| t != verb).any(|&t| {
            !matches!(
                tree.token(t).upos,
                Upos::Adv | Upos::Aux | Upos::Part | Upos::Adj
            )
        }) {
            continue;
        }
        let mut clause = read(verb);
        clause.form = Form::Parenthesis;
        clause.words = inside;
        clause.passive = true;
        clause.subject = None;
        clause.object = Some(noun_phrase(tree, noun, verb));
        clause.subject_shared = true;
        clause
            .qualifiers
            .retain(|q| q.words.iter().all(|w| clause.words.contains(w)));
        clauses.push(clause);
    }
}

/// A past participle, also where the tagger took it for an adjective or a past tense.
fn participle(tree: &Tree<'_>, t: usize) -> bool {
    matches!(tree.token(t).xpos, "VBN" | "VBD")
        || tree.token(t).upos == Upos::Adj && tree.word(t).ends_with("ed")
}

/// The head of the noun phrase that ends at the bracket.
fn noun_before(tree: &Tree<'_>, open: usize) -> Option<usize> {
    let mut at = (0..open).rev().find(|&t| !tree.is_punct(t))?;
    if !matches!(tree.token(at).upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    while matches!(
        tree.rel(at),
        Deprel::Flat | Deprel::Compound | Deprel::Fixed
    ) {
        match tree.head(at) {
            Some(h) if h < open => at = h,
            _ => break,
        }
    }
    Some(at)
}

/// Pairs of round brackets, outermost only.
fn brackets(tree: &Tree<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    for t in 0..tree.len() {
        match tree.word(t) {
            "(" => open = open.or(Some(t)),
            ")" => out.extend(open.take().map(|o| (o, t))),
            _ => {}
        }
    }
    out
}
