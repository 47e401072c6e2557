//! Cues that are no verbs: "according to …", "the claim that …", "reportedly".

use super::AttributionClass;
use rustc_hash::FxHashSet as HashSet;

use super::cue::{Cues, Match};
use super::draft::{Draft, Frame, NEAR};
use super::source::{self, Who};
use super::stretch::Stretch;
use super::verbal::{opens_with_that, spans};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// "according to a report": the sentence without the phrase is laid to whom the phrase names.
pub(super) fn phrases(
    tree: &Tree<'_>,
    sentence: usize,
    cues: &Cues,
    described: &HashSet<String>,
) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let Some(found) = cues.at(tree, at, &|_| true) else {
            at += 1;
            continue;
        };
        let last = *found.words.last().unwrap_or(&at);
        let who = if found.gap.is_empty() {
            named(tree, &found)
        } else {
            source::phrase(tree, &found.gap)
        };
        at = last + 1;
        if who.is_none() && takes_source(tree, &found) {
            continue;
        }
        // "citing costs" names a reason, "citing officials" a source.
        let reason = |w: &Who| {
            tree.token(w.head).upos != Upos::Propn && !described.contains(tree.lemma(w.head))
        };
        // "according to gender" tells how.
        let manner = |w: &Who| w.words.len() == 1 && tree.token(w.head).xpos == "NN" && reason(w);
        let short = found.words.len() == 1;
        if who
            .as_ref()
            .is_some_and(|w| short && reason(w) || manner(w))
        {
            continue;
        }
        let mut holes = found.words.clone();
        holes.extend(who.iter().flat_map(|w| w.words.iter().copied()));
        let content = around(tree, &holes);
        out.push(Draft {
            sentence,
            top: found.words[0],
            cue: spans(tree, &found.words),
            source_span: who.iter().filter_map(|w| w.span(tree)).collect(),
            who,
            content,
            frame: Frame::Phrase,
            stance: found.cue.stance,
            class: AttributionClass::Assertion,
            rule: found.cue.rule.clone(),
            says: true,
            reach: NEAR,
        });
    }
    out
}

/// Whether a source must stand behind the phrase: behind a participle alone ("citing"), and behind a preposition.
fn takes_source(tree: &Tree<'_>, found: &Match<'_>) -> bool {
    match found.words[..] {
        [.., last] if found.words.len() > 1 => english::BEFORE_SOURCE.contains(&tree.word(last)),
        _ => true,
    }
}

/// The noun phrase behind the last word of the phrase.
fn named(tree: &Tree<'_>, found: &Match<'_>) -> Option<Who> {
    let last = *found.words.last()?;
    if !takes_source(tree, found) {
        return None;
    }
    let mut head = (last + 1..tree.len()).find(|&t| !tree.is_punct(t))?;
    let nominal = |t: usize| {
        matches!(
            tree.token(t).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj
        )
    };
    for _ in 0..12 {
        let Some(up) = tree.head(head).filter(|&h| h > last) else {
            break;
        };
        if !matches!(
            tree.rel(head),
            D::Det
                | D::Amod
                | D::Compound
                | D::Nummod
                | D::NmodPoss
                | D::Flat
                | D::Case
                | D::Nmod
                | D::NmodDesc
                | D::Advmod
                | D::DetPredet
                | D::CcPreconj
                | D::NmodUnmarked
        ) {
            break;
        }
        head = up;
    }
    if !nominal(head) {
        return None;
    }
    let mut who = Who::around(tree, head, &[]);
    who.words.retain(|&w| w > last);
    // "According to a report in the Post, the firm is closing": what no second comma closes is no apposition.
    let closed = who
        .words
        .last()
        .is_none_or(|&w| w + 1 >= tree.len() || tree.is_punct(w + 1));
    let comma = who.words.iter().position(|&w| tree.lemma(w) == ",");
    if let Some(comma) = comma.filter(|_| !closed) {
        who.words.truncate(comma);
    }
    (!who.words.is_empty()).then_some(who)
}

/// The sentence before and behind the phrase, without an opener ("But,").
fn around(tree: &Tree<'_>, holes: &[usize]) -> Vec<TextSpan> {
    if tree.len() == 0 {
        return Vec::new();
    }
    let mut first = 0;
    while first + 1 < tree.len()
        && (tree.is_punct(first) && !super::stretch::is_mark(tree.word(first))
            || matches!(tree.rel(first), D::Cc))
    {
        first += 1;
    }
    Stretch::of(first, tree.len() - 1)
        .without(tree, holes)
        .into_iter()
        .filter(|s| s.len() > 3)
        .collect()
}

/// "the claim that …", "a promise to …".
pub(super) fn nouns(tree: &Tree<'_>, sentence: usize, cues: &Cues) -> Vec<Draft> {
    let mut out = Vec::new();
    for i in 0..tree.len() {
        let suits = |t: usize| matches!(tree.token(t).upos, Upos::Noun);
        let Some(found) = cues.at(tree, i, &suits) else {
            continue;
        };
        let noun = *found.words.last().unwrap_or(&i);
        let that = |c: usize| {
            tree.children_by(c, &[D::Mark, D::Nsubj, D::Obj])
                .any(|m| tree.lemma(m) == english::THAT)
        };
        let to = |c: usize| {
            tree.children_by(c, &[D::Mark])
                .any(|m| tree.lemma(m) == english::TO)
        };
        let Some(clause) = tree
            .children_by(noun, &[D::Acl, D::Ccomp, D::AclRelcl])
            .find(|&c| c > noun && (that(c) || to(c)))
        else {
            continue;
        };
        if tree.rel(clause) == D::AclRelcl && !opens_with_that(tree, clause) {
            continue;
        }
        let who = holder(tree, noun, clause);
        let words = tree.subtree(clause, &|_| false);
        let mut holes = vec![noun];
        holes.extend(who.iter().flat_map(|w| w.words.iter().copied()));
        let Some(stretch) = Stretch::hull(&words) else {
            continue;
        };
        let cue: Vec<usize> = tree
            .subtree(noun, &|c| {
                c == clause
                    || who.as_ref().is_some_and(|w| w.words.contains(&c))
                    || !matches!(tree.rel(c), D::Det | D::Amod)
            })
            .into_iter()
            .filter(|&w| w <= noun)
            .collect();
        let infinitive = to(clause) && !that(clause);
        out.push(Draft {
            sentence,
            top: noun,
            cue: spans(tree, &cue),
            source_span: who.iter().filter_map(|w| w.span(tree)).collect(),
            who,
            content: stretch.without(tree, &holes),
            frame: Frame::Noun,
            stance: found.cue.stance,
            class: if infinitive {
                AttributionClass::Intent
            } else {
                AttributionClass::Assertion
            },
            rule: found.cue.rule.clone(),
            says: false,
            reach: NEAR,
        });
    }
    out
}

/// Whose claim it is: "his claim", "a claim by …", or who makes it.
fn holder(tree: &Tree<'_>, noun: usize, clause: usize) -> Option<Who> {
    if let Some(owner) = tree.child(noun, &[D::NmodPoss]) {
        return Some(Who::around(tree, owner, &[]));
    }
    // "claims made by X that".
    let made = tree
        .children_by(noun, &[D::Acl])
        .find(|&v| v != clause && source::is_passive(tree, v));
    if let Some(who) = made.and_then(|v| source::of_verb(tree, v)) {
        return Some(who);
    }
    if let Some(author) = tree.children_by(noun, &[D::Nmod, D::Obl]).find(|&n| {
        n < clause
            && tree
                .children_by(n, &[D::Case])
                .any(|c| english::BEFORE_AUTHOR.contains(&tree.lemma(c)))
    }) {
        return Some(Who::around(tree, author, &[]));
    }
    let verb = tree.head(noun).filter(|_| tree.rel(noun) == D::Obj)?;
    matches!(
        tree.lemma(verb),
        "make"
            | "issue"
            | "release"
            | "express"
            | "voice"
            | "have"
            | "give"
            | "repeat"
            | "renew"
            | "announce"
            | "raise"
            | "publish"
    )
    .then(|| source::of_verb(tree, verb))
    .flatten()
}

/// "reportedly": the clause is laid to nobody in particular.
pub(super) fn adverbs(tree: &Tree<'_>, sentence: usize, cues: &Cues) -> Vec<Draft> {
    let mut out = Vec::new();
    for i in 0..tree.len() {
        let suits = |t: usize| tree.token(t).upos == Upos::Adv;
        let Some(found) = cues.at(tree, i, &suits) else {
            continue;
        };
        let mut head = tree.head(i).unwrap_or(i);
        // On an adjective or noun it speaks of that alone, on a verb of the clause.
        while tree.rel(head) == D::Xcomp {
            head = tree.head(head).unwrap_or(head);
        }
        let words = tree.subtree(head, &|c| {
            c == i || matches!(tree.rel(c), D::Cc) && tree.head(c) == Some(head)
        });
        let Some(stretch) = Stretch::hull(&words) else {
            continue;
        };
        out.push(Draft {
            sentence,
            top: i,
            cue: spans(tree, &found.words),
            who: None,
            source_span: Vec::new(),
            content: stretch.without(tree, &found.words),
            frame: Frame::Phrase,
            stance: found.cue.stance,
            class: AttributionClass::Assertion,
            rule: found.cue.rule.clone(),
            says: false,
            reach: NEAR,
        });
    }
    out
}
