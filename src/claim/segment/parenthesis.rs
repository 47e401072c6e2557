//! "(banned in Russia)": a parenthesis that says something of the noun before it is a claim of its own.
//!
//! The brackets decide, not the parse, which is shaky there: words inside belong to no other clause.

use crate::claim::clause::Clause;
use crate::claim::form::Form;
use crate::claim::noun_phrase::noun_phrase;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Longest parenthesis, in tokens, that can be a remark on a noun.
const LONGEST: usize = 14;

/// Takes bracketed words out of the clauses around them and adds the claims that they make. `read` reads the clause that
/// a word heads.
pub(super) fn set_apart(
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
        clauses.extend(remark(tree, open, inside, read));
    }
}

/// What the words `inside` brackets say of the noun before them, if they are a participle with adverbs before it.
fn remark(
    tree: &Tree<'_>,
    open: usize,
    inside: Vec<usize>,
    read: &dyn Fn(usize) -> Clause,
) -> Option<Clause> {
    let noun = noun_before(tree, open)?;
    let at = inside.iter().position(|&t| participle(tree, t))?;
    let leads = |t: &usize| {
        matches!(
            tree.token(*t).upos,
            Upos::Adv | Upos::Aux | Upos::Part | Upos::Adj
        )
    };
    if !inside[..at].iter().all(leads) {
        return None;
    }
    let mut clause = read(inside[at]);
    clause.form = Form::Parenthesis;
    clause.passive = true;
    clause.subject = None;
    clause.share_subject(noun_phrase(tree, noun, inside[at]));
    clause
        .qualifiers
        .retain(|q| q.words.iter().all(|w| inside.contains(w)));
    clause.words = inside;
    Some(clause)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take;

    #[test]
    fn a_participle_in_brackets_is_said_of_the_noun_before() {
        let taken = take("The port (closed since Friday) reopened.");
        assert_eq!(
            taken.lines(),
            [
                "The port | reopen | —",
                "— | close | The port | since:Friday"
            ]
        );
        assert_eq!(taken.claims[1].form, Form::Parenthesis);
        assert_eq!(
            taken.texts(),
            ["The port reopened", "The port (closed since Friday)"]
        );
    }

    #[test]
    fn a_noun_in_brackets_is_no_claim() {
        assert_eq!(
            take("The port (a small one) reopened.").texts(),
            ["The port reopened"]
        );
    }
}
