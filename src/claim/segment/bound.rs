//! Clauses that assert nothing alone: "before police could arrest him", "unless the league pays", "whoever wins".
//!
//! In: the clauses of a sentence. Out: the same, where such a clause is told with the one that it hangs on: its words are
//! [taken back](Clause::taken_back) into that one, so that a claim keeps its conditions and exceptions, and what it says is never
//! taken for said by itself. Which words open one is a rule (`modality.conditions`, `modality.bound`).

use super::asked::{is_asked, is_asked_of_object};
use super::boundary::has_subject;
use super::matrix::matrix_of;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::fixed::with_fixed;
use crate::claim::form::Form;
use crate::claim::modality::words::ModalityWords;
use crate::claim::reason::Reason;
use crate::claim::tense::{self, Tense};
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Parser, Upos};
use crosscheck_syntax::lexicon;

const BOUND: Reason = Reason::new(
    "modality/bound",
    "asserts nothing alone, told with the clause that it hangs on",
);
const QUESTION: Reason = Reason::new("claim/indirect-question", "an indirect question");

const WHENEVER: Reason = Reason::new(
    "claim/whenever",
    "holds whenever it comes, told with the clause that it hangs on",
);

const ADJUNCT: Reason = Reason::new(
    "claim/adjunct",
    "a participle behind its preposition, told with the clause around it",
);

/// "It may be weeks before the wreck is found", "he would leave if she asked": whether a clause is told with one that asserts nothing alone,
/// and says more by it.
pub(crate) fn says_until_when(clause: &Clause) -> bool {
    let more = ["modality/bound/", "modality/conditions/"];
    let mut taken = clause.taken_back.iter();
    taken.any(|t| more.iter().any(|m| t.rule.starts_with(m)))
}

/// The clause that another one is told with.
#[derive(Clone)]
struct Holder {
    /// Its index.
    clause: usize,
    /// Whether the other is its content, which it says that nobody means, or asks.
    holds_content: bool,
    why: Reason,
    /// The entry of the rules, or the method.
    rule: String,
}

/// Binds each such clause to the nearest one above it that stands by itself.
pub(super) fn bind(tree: &Tree<'_>, words: &ModalityWords, clauses: &mut [Clause]) {
    let mut holders: Vec<Option<Holder>> = (0..clauses.len())
        .map(|c| holder(tree, words, clauses, c))
        .collect();
    pass_on(tree, clauses, &mut holders);
    for c in 0..clauses.len() {
        let Some(held) = holders[c].clone() else {
            continue;
        };
        // A condition inside a condition belongs to what both hang on. Each step goes up, but a bent tree may not.
        let mut above = held.clause;
        for _ in 0..clauses.len() {
            above = holders[above].as_ref().map_or(above, |h| h.clause);
        }
        if holders[above].is_some() {
            continue;
        }
        let asks = |o: &usize| tree.rel(*o) != D::Advmod || tree.asks(*o);
        let openers = tree.children_by(clauses[c].top, &[D::Mark, D::Cc, D::Case, D::Advmod]);
        let openers = openers.filter(asks);
        let openers =
            openers.flat_map(|o| std::iter::once(o).chain(tree.children_by(o, &[D::Fixed])));
        let mut own: Vec<usize> = clauses[c].words.iter().copied().chain(openers).collect();
        own.sort_unstable();
        own.dedup();
        clauses[above].take_back(own, held.rule);
        clauses[above].holds_content |= held.holds_content;
        clauses[c].told_with = Some(held.why);
    }
}

/// What hangs on a clause that asserts nothing alone asserts nothing either ("nobody believes that it stays once he has left").
fn pass_on(tree: &Tree<'_>, clauses: &[Clause], holders: &mut [Option<Holder>]) {
    // A bent tree may go in a circle.
    for _ in 0..clauses.len() {
        let mut changed = false;
        for c in 0..clauses.len() {
            let hangs = matches!(tree.rel(clauses[c].top), D::Advcl | D::Ccomp | D::Xcomp);
            // "…, while pickets stood outside" stands beside it.
            let first = clauses[c].words.first().copied().unwrap_or_default();
            let parted = (first.saturating_sub(2)..first).any(|w| tree.is_punct(w));
            let beside = parted && tree.rel(clauses[c].top) == D::Advcl;
            if holders[c].is_some() || !hangs || beside {
                continue;
            }
            let above = matrix_of(tree, clauses, c).map(|m| m.clause);
            let Some((above, held)) = above.and_then(|a| Some((a, holders[a].clone()?))) else {
                continue;
            };
            holders[c] = Some(Holder {
                clause: above,
                ..held
            });
            changed = true;
        }
        if !changed {
            break;
        }
    }
}

/// The clause that the one at `c` is told with, if it asserts nothing alone.
fn holder(tree: &Tree<'_>, words: &ModalityWords, clauses: &[Clause], c: usize) -> Option<Holder> {
    let top = clauses[c].top;
    if let Some(held) = swapped(tree, words, clauses, c) {
        return Some(held);
    }
    let bound = matches!(
        tree.rel(top),
        D::Advcl | D::Ccomp | D::Conj | D::Xcomp | D::Csubj | D::Acl
    );
    if !bound && !is_asked_of_object(tree, &clauses[c]) {
        return None;
    }
    let (why, rule, holds_content) = if let Some(verb) = disowning(tree, words, top) {
        (BOUND, format!("modality/disowned/{verb}"), true)
    } else if let Some(verb) = wishing(tree, words, top) {
        (BOUND, format!("modality/wishes/{verb}"), true)
    } else if let Some(verb) = has_for_end(tree, words, top) {
        (BOUND, format!("modality/ends/{verb}"), true)
    } else if is_asked(tree, &clauses[c]) {
        // "“They row well”: how does the club train": asked of the reader, and part of nothing.
        let first = clauses[c].words.first().copied().unwrap_or_default();
        let colon = |w: usize| tree.word(w) == ":";
        if colon(first) || first > 0 && colon(first - 1) {
            return None;
        }
        (QUESTION, QUESTION.rule.to_owned(), true)
    } else if let Some(opener) = binding(tree, words, top) {
        (BOUND, opener, false)
    } else if is_whenever(tree, top) {
        (WHENEVER, WHENEVER.rule.to_owned(), false)
    } else if clauses[c].accused.is_some() {
        return None;
    } else if is_adjunct(tree, &clauses[c])
        || follows(tree, &clauses[c])
        || acts_on_doer(tree, &clauses[c])
    {
        (ADJUNCT, ADJUNCT.rule.to_owned(), false)
    } else {
        return None;
    };
    Some(Holder {
        clause: matrix_of(tree, clauses, c)?.clause,
        holds_content,
        why,
        rule,
    })
}

/// "Whichever side wins, the deal stands", where the parser made the second clause hang on the first.
fn swapped(tree: &Tree<'_>, words: &ModalityWords, clauses: &[Clause], c: usize) -> Option<Holder> {
    let top = clauses[c].top;
    if !matches!(tree.rel(top), D::Root | D::Ccomp) {
        return None;
    }
    let first = tree.subtree(top, &|_| false).first().copied()?;
    let opened =
        words.binds(tree.word(first)) && !is_cut_off(tree, first) && has_subject(tree, top);
    let main = clauses.iter().position(|m| {
        tree.head(m.top) == Some(top) && matches!(tree.rel(m.top), D::Parataxis | D::Conj)
    })?;
    opened.then(|| Holder {
        clause: main,
        holds_content: false,
        why: BOUND,
        rule: format!("modality/bound/{}", tree.word(first)),
    })
}

/// "He is slow when it rains": what a "when" of the present opens did not happen once, and what it hangs on holds only then. "She came in
/// June, when it is warm" tells what once happened.
fn is_whenever(tree: &Tree<'_>, top: usize) -> bool {
    let mut openers = tree.children_by(top, &[D::Mark, D::Advmod]);
    let opened = tree.rel(top) == D::Advcl && openers.any(|c| is_when(tree, c));
    let now = tense::of(tree, top) == Some(Tense::Present);
    let once = tense::tense(tree, top) == Some(Tense::Past);
    opened && has_subject(tree, top) && now && !once
}

fn is_when(tree: &Tree<'_>, word: usize) -> bool {
    tree.word(word) == english::WHEN
}

/// "by closing the mill": how or when the clause around it came about.
fn is_adjunct(tree: &Tree<'_>, clause: &Clause) -> bool {
    let mut opened = tree.children_by(clause.top, &[D::Mark, D::Case]);
    let helps = |a: usize| tree.token(a).xpos == "VBG";
    // "The Taliban being banned": what is so meanwhile.
    let mut passive = tree.children_by(clause.top, &[D::AuxPass, D::Cop]);
    // "She was quoted as saying that the mill had closed": what is said is no part of that.
    let told =
        tree.has(clause.top, D::Ccomp) && { tree.children_by(clause.top, &[D::Mark, D::Case]) }
            .any(|m| tree.word(m) == english::AS);
    clause.form == Form::Participle
        && !told
        && matches!(tree.rel(clause.top), D::Advcl | D::Acl)
        && tree.children_by(clause.head, &[D::Aux]).next().is_none()
        && (opened.next().is_some() || passive.any(helps))
}

/// "The mill will open, creating a hundred jobs": what comes of something that is only to come.
fn follows(tree: &Tree<'_>, clause: &Clause) -> bool {
    let modal = |h: usize| {
        let mut helpers = tree.children_by(h, &[D::Aux]);
        helpers.any(|a| tree.token(a).xpos == "MD")
    };
    clause.form == Form::Participle
        && tree.rel(clause.top) == D::Advcl
        && tree.token(clause.top).xpos == "VBG"
        && !tree.has(clause.top, D::Ccomp)
        && tree.head(clause.top).is_some_and(modal)
}

/// "She became mayor, making her the first woman to lead it": nobody is both who does it and whom a bare pronoun means (Principle B,
/// Chomsky 1981), so that what makes her so is that she did.
fn acts_on_doer(tree: &Tree<'_>, clause: &Clause) -> bool {
    let top = clause.top;
    let Some(verb) = tree.head(top).filter(|&h| h < top) else {
        return false;
    };
    let participle = clause.form == Form::Participle
        && tree.rel(top) == D::Advcl
        && tree.token(top).xpos == "VBG";
    // "were hit by falling ice, killing them": who is hit stands further up.
    let up = std::iter::successors(Some(verb), |&v| tree.head(v)).take(tree.len());
    let subject = |v: usize| tree.child(v, &[D::Nsubj, D::NsubjPass]);
    let Some(doer) = { up }.find_map(subject) else {
        return false;
    };
    let noun = tree.token(doer);
    let person = match noun.upos {
        Upos::Propn => None,
        Upos::Pron => Some(tree.word(doer) != english::IT),
        _ => Some(Parser::embedded().noun_class(&noun.lemma) == lexicon::PERSON),
    };
    let fits = |word: &str| match word {
        "him" => person != Some(false) && tree.word(doer) != english::SHE,
        "her" => person != Some(false) && tree.word(doer) != english::HE,
        english::THEM => is_plural(tree, doer),
        english::IT => person.is_none() || person == Some(false) && !is_plural(tree, doer),
        _ => false,
    };
    let inner = tree.children_by(top, &[D::Xcomp, D::Ccomp]);
    let objects = [D::Obj, D::Iobj, D::Nsubj];
    let mut on = std::iter::once(top).chain(inner);
    // "claiming it was theirs", "believing it": what somebody says or thinks may well be of himself.
    let mind = [lexicon::COMMUNICATION, lexicon::COGNITION];
    let does = !mind.contains(&Parser::embedded().verb_class(tree.lower_lemma(top)));
    participle && does && on.any(|v| tree.children_by(v, &objects).any(|o| fits(tree.word(o))))
}

fn is_plural(tree: &Tree<'_>, noun: usize) -> bool {
    matches!(tree.token(noun).xpos, "NNS" | "NNPS") || tree.word(noun) == english::THEY
}

/// The entry of the rules by which a word that opens no assertion opens the clause at `top`, or the one that it goes on
/// ("or opening the safe").
fn binding(tree: &Tree<'_>, words: &ModalityWords, mut top: usize) -> Option<String> {
    let own = [D::Nsubj, D::NsubjPass, D::Mark];
    // A bent tree may go in a circle.
    for _ in 0..tree.len() {
        if let Some(opener) = opener(tree, words, top) {
            return Some(opener);
        }
        let goes_on = tree.rel(top) == D::Conj && tree.children_by(top, &own).next().is_none();
        match tree.head(top).filter(|_| goes_on) {
            Some(first) if tree.rel(first) != D::Root => top = first,
            _ => return None,
        }
    }
    None
}

fn opener(tree: &Tree<'_>, words: &ModalityWords, top: usize) -> Option<String> {
    let entry = |word: &str| {
        let list = if words.binds(word) {
            "bound"
        } else if words.is_condition(word) {
            "conditions"
        } else {
            return None;
        };
        Some(format!("modality/{list}/{word}"))
    };
    let marks: Vec<usize> = tree.children_by(top, &[D::Mark]).collect();
    // "as though" may be one opener or two.
    let pairs = marks.windows(2).filter(|p| p[0] + 1 == p[1]);
    let pair = { pairs }.find_map(|p| entry(&format!("{} {}", tree.word(p[0]), tree.word(p[1]))));
    let single = || marks.iter().find_map(|&m| entry(&with_fixed(tree, m)));
    // "whichever side wins": the opener is a word of the clause.
    let first = || tree.subtree(top, &|_| false).first().copied();
    let inside = || {
        first()
            .filter(|_| tree.rel(top) == D::Advcl)
            // "However, the mill is shut": what a comma cuts off opens no clause.
            .filter(|&w| words.binds(tree.word(w)) && !is_cut_off(tree, w))
            .and_then(|w| entry(tree.word(w)))
    };
    pair.or_else(single).or_else(inside)
}

fn is_cut_off(tree: &Tree<'_>, word: usize) -> bool {
    word + 1 < tree.len() && tree.word(word + 1) == ","
}

/// "I don't mean to say that …", "nobody believes that …": the content of a verb of saying or believing that "I", "we" or
/// nobody does. Where somebody else does not believe it, he denies it, which is told as such.
fn disowning<'t>(tree: &'t Tree<'_>, words: &ModalityWords, top: usize) -> Option<&'t str> {
    let mut verb = tree.head(top).filter(|_| tree.rel(top) == D::Ccomp)?;
    let said = |v: usize| Some(tree.lower_lemma(v)).filter(|l| words.disowns(l));
    let mut disowns = said(verb);
    let mut negated = words.negator_of(tree, verb).is_some();
    // A bent tree may go in a circle.
    for _ in 0..tree.len() {
        let Some(above) = tree.head(verb).filter(|_| tree.rel(verb) == D::Xcomp) else {
            break;
        };
        verb = above;
        disowns = disowns.or(said(verb));
        negated |= words.negator_of(tree, verb).is_some();
    }
    let subject = tree.child(verb, &[D::NsubjOuter, D::Nsubj])?;
    // "That is not to say that the mill will close": said by whoever writes.
    let remark = negated && tree.has(verb, D::Cop) && tree.token(subject).xpos == "DT";
    let nobody = words.is_negator(tree, subject) || words.negator_of(tree, subject).is_some();
    disowns.filter(|_| {
        nobody || remark || negated && english::SPEAKERS.contains(&tree.lower_lemma(subject))
    })
}

/// "We hope that it will rain": the verb of wishing whose content the clause at `top` is.
fn wishing<'t>(tree: &'t Tree<'_>, words: &ModalityWords, top: usize) -> Option<&'t str> {
    let verb = tree.head(top).filter(|_| tree.rel(top) == D::Ccomp)?;
    Some(tree.lower_lemma(verb)).filter(|l| words.wishes(l))
}

/// "to ensure that no one is harmed", "makes sure that no one is": the entry of the rules for what has the clause at `top` for its end.
fn has_for_end(tree: &Tree<'_>, words: &ModalityWords, top: usize) -> Option<String> {
    let verb = tree.head(top).filter(|_| tree.rel(top) == D::Ccomp)?;
    let alone = tree.lower_lemma(verb).to_owned();
    let above = tree.head(verb).filter(|_| tree.rel(verb) == D::Xcomp);
    let pair = above.map(|a| format!("{} {alone}", tree.lower_lemma(a)));
    pair.into_iter().chain([alone]).find(|w| words.is_end(w))
}

#[cfg(test)]
mod tests;
