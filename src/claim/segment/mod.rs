//! Clauses of a parsed sentence: who does what to whom, and which words are whose.
//!
//! In: a dependency tree. Out: [`Clause`]s in order of their first word. The method is that of `ClausIE` (Del Corro &
//! Gemulla 2013): one clause a predicate, its constituents read off the tree, shared subjects passed on to
//! coordinated verbs, participles and relative clauses. What always holds: a clause's own words are never those of a
//! clause cut out of it.

mod accused;
mod asked;
mod bound;
mod boundary;
mod condition;
mod constituents;
mod coordination;
mod fragment;
mod governor;
mod linking;
mod matrix;
mod parenthesis;
mod passive;
mod predicate;
mod quotation;
mod relative;
mod restrictive;
mod shared_object;

use super::clause::Clause;
use super::modality::words::ModalityWords;
use super::tree::Tree;
use predicate::Reader;

pub(crate) use bound::says_until_when;
pub(crate) use matrix::{adds_nothing, tells};
pub(crate) use restrictive::says_which;
pub(crate) use shared_object::shares_object;

/// The clauses of a sentence.
pub(crate) fn clauses(tree: &Tree<'_>, words: &ModalityWords) -> Vec<Clause> {
    let heads: Vec<usize> = (0..tree.len())
        .filter(|&i| boundary::heads_clause(tree, words, i))
        .collect();
    let reader = Reader {
        tree,
        words,
        heads: &heads,
    };
    let mut out: Vec<Clause> = heads.iter().map(|&top| reader.clause(top)).collect();
    fragment::join(tree, &mut out);
    quotation::part_at_colon(tree, &mut out);
    coordination::share_subjects(tree, words, &mut out);
    matrix::weigh(tree, words, &mut out);
    bound::bind(tree, words, &mut out);
    matrix::keep_telling(tree, &mut out);
    parenthesis::set_apart(tree, &mut out, &|top| reader.clause(top));
    restrictive::keep(tree, words, &mut out);
    shared_object::keep(tree, &mut out);
    out.sort_by_key(|c| (c.words.first().copied().unwrap_or(c.top), c.top));
    out
}
