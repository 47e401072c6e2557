//! Cues that are verbs: "said that …", "…, he said", "was reported to …", "denied the report", "vowed to …".

use super::content;
use super::cue::{Cues, Match};
use super::draft::{BESIDE, Draft, Frame, NEAR};
use super::source::{self, Who};
use super::stretch::Stretch;
use super::{AttributionClass, Stance};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// Drafts of a sentence, in order of their cues; a word is part of one cue at most.
pub(super) fn drafts(tree: &Tree<'_>, sentence: usize, verbs: &Cues) -> Vec<Draft> {
    let mut used = vec![false; tree.len()];
    let mut out = Vec::new();
    for i in 0..tree.len() {
        if used[i] {
            continue;
        }
        let suits = |t: usize| verbal(tree, t);
        let Some(found) = verbs.at(tree, i, &suits) else {
            continue;
        };
        let Some(top) = top(tree, &found.words) else {
            continue;
        };
        if let Some(draft) = read(tree, verbs, sentence, &found, top) {
            found.words.iter().for_each(|&w| used[w] = true);
            out.push(draft);
        }
    }
    out
}

/// A verb, or what the tagger took for a noun though it has a subject.
fn verbal(tree: &Tree<'_>, t: usize) -> bool {
    match tree.token(t).upos {
        Upos::Verb => true,
        Upos::Noun => tree.has(t, D::Nsubj) && !tree.has(t, D::Cop) && !tree.has(t, D::Det),
        _ => false,
    }
}

/// The word of a cue on which the others hang; none for a lone auxiliary or noun.
fn top(tree: &Tree<'_>, words: &[usize]) -> Option<usize> {
    let inside = |t: usize| tree.head(t).is_some_and(|h| words.contains(&h));
    let best = words
        .iter()
        .copied()
        .find(|&w| !inside(w) && !matches!(tree.token(w).upos, Upos::Aux | Upos::Part | Upos::Adp));
    best.or_else(|| words.iter().copied().find(|&w| !inside(w)))
}

fn read(
    tree: &Tree<'_>,
    verbs: &Cues,
    sentence: usize,
    found: &Match<'_>,
    top: usize,
) -> Option<Draft> {
    let cue = found.cue;
    let verb = found
        .words
        .iter()
        .copied()
        .find(|&w| tree.token(w).upos == Upos::Verb)
        .unwrap_or(top);
    let who = source::of_verb(tree, top)
        .or_else(|| (verb != top).then(|| source::of_verb(tree, verb)).flatten());
    let who = who.filter(|w| !found.words.iter().any(|f| w.words.contains(f)));
    let group = cue_words(tree, found, top);
    let who = match source::before(tree, group[0]) {
        Some((left, from))
            if found.cue.frames.quote
                && who
                    .as_ref()
                    .is_none_or(|w| w.head > top || w.head < from || parted(tree, w, &left)) =>
        {
            Some(left)
        }
        _ => who,
    };
    let who = who.or_else(|| {
        let alone = found.cue.frames.quote && !source::is_passive(tree, top);
        alone
            .then(|| source::before_comma(tree, group[0]))
            .flatten()
    });
    // "quoted X as saying that", "X was quoted as saying that": X says it.
    let who = if cue.rule.ends_with(" as say") {
        let quoted = tree
            .child(top, &[D::NsubjPass, D::Nsubj])
            .filter(|_| found.gap.is_empty());
        source::phrase(tree, &found.gap).or(quoted.map(|q| Who::around(tree, q, &[])))
    } else {
        who
    };
    // A finite verb has a subject: a capitalized word in its place is one, whatever its tag ("Connolly predicts …").
    let mut group = group;
    let taken = group[0];
    let who = who.or_else(|| {
        let subject = taken == 0
            && group.len() > 1
            && tree.token(taken).upos == Upos::Adv
            && found.words[0] == 1
            && tree.token(1).xpos == "VBZ";
        subject.then(|| {
            group.remove(0);
            Who {
                head: taken,
                words: vec![taken],
            }
        })
    });
    let mut holes = group.clone();
    holes.extend(who.iter().flat_map(|w| w.words.iter().copied()));
    let shape = shape(tree, verbs, found, top, who.as_ref(), &holes);
    let (frame, content) = match shape {
        Some((frame, content)) => (frame, content),
        None if cue.frames.quote => (Frame::Quote, Vec::new()),
        None => return None,
    };
    let class = match frame {
        Frame::Infinitive if cue.frames.intent || !source::is_passive(tree, top) => {
            AttributionClass::Intent
        }
        Frame::Object if cue.frames.stand => AttributionClass::Attitude,
        Frame::Object if cue.frames.intent => AttributionClass::Intent,
        _ => cue.class,
    };
    let stance = match (negated(tree, top), class) {
        // Who does not believe that it is so believes that it is not ("neg-raising", Horn 1978).
        (true, AttributionClass::Belief) if cue.stance == Stance::Neutral => Stance::Denies,
        (true, _) => undone(cue.stance),
        (false, _) => cue.stance,
    };
    let says = cue.frames.quote;
    Some(Draft {
        sentence,
        top,
        cue: spans(tree, &group),
        source_span: who.iter().filter_map(|w| w.span(tree)).collect(),
        who,
        content,
        frame,
        stance,
        class,
        rule: cue.rule.clone(),
        says,
        reach: if cue.frames.beside { BESIDE } else { NEAR },
    })
}

/// Whether a comma parts the two: "The tunnel, the captain said, …" is the captain's.
fn parted(tree: &Tree<'_>, who: &Who, left: &Who) -> bool {
    let (Some(&end), Some(&start)) = (who.words.last(), left.words.first()) else {
        return false;
    };
    who.head < left.head && end < start && (end..start).any(|t| tree.lemma(t) == ",")
}

/// "did not say", "declined to say": nobody said it; "did not deny" leaves it open.
fn undone(stance: Stance) -> Stance {
    match stance {
        Stance::Denies => Stance::Neutral,
        _ => Stance::Doubts,
    }
}

fn negated(tree: &Tree<'_>, top: usize) -> bool {
    let own = |v: usize| {
        tree.children_by(v, &[D::Advmod, D::Aux, D::Det])
            .any(|c| matches!(tree.lemma(c), "not" | "n't" | "never"))
    };
    own(top)
        || tree.rel(top) == D::Xcomp
            && tree
                .head(top)
                .is_some_and(|h| own(h) || matches!(tree.lemma(h), "decline" | "refuse" | "fail"))
        || tree
            .children_by(top, &[D::Nsubj])
            .any(|s| matches!(tree.word(s), "nobody" | "no-one" | "none"))
}

/// The cue with its auxiliaries, negation, adverbs beside it and particle.
fn cue_words(tree: &Tree<'_>, found: &Match<'_>, top: usize) -> Vec<usize> {
    let mut words = found.words.clone();
    let joins = |t: usize| {
        tree.head(t).is_some_and(|h| found.words.contains(&h))
            && (matches!(tree.rel(t), D::Aux | D::AuxPass | D::Cop | D::CompoundPrt)
                || tree.rel(t) == D::Advmod
                    && matches!(tree.token(t).upos, Upos::Adv | Upos::Part)
                    && tree.children(t).is_empty())
    };
    let mut first = words[0];
    while first > 0 && joins(first - 1) {
        first -= 1;
        words.push(first);
    }
    let mut last = found.words[found.words.len() - 1];
    while last + 1 < tree.len()
        && tree.rel(last + 1) == D::CompoundPrt
        && tree.head(last + 1) == Some(top)
    {
        last += 1;
        words.push(last);
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Runs of neighbouring words as spans.
pub(super) fn spans(tree: &Tree<'_>, words: &[usize]) -> Vec<TextSpan> {
    let mut out: Vec<Stretch> = Vec::new();
    for &w in words {
        match out.last_mut() {
            Some(run) if run.last + 1 == w => run.last = w,
            _ => out.push(Stretch::of(w, w)),
        }
    }
    out.into_iter().filter_map(|s| s.span(tree)).collect()
}

/// What stands in for the content, and how.
fn shape(
    tree: &Tree<'_>,
    verbs: &Cues,
    found: &Match<'_>,
    top: usize,
    who: Option<&Who>,
    holes: &[usize],
) -> Option<(Frame, Vec<TextSpan>)> {
    let frames = found.cue.frames;
    let last = *found.words.last()?;
    let child = |rels: &[D]| {
        found
            .words
            .iter()
            .flat_map(|&w| tree.children(w).iter().copied())
            .filter(|c| !found.words.contains(c) && rels.contains(&tree.rel(*c)))
            .min()
    };
    if !found.gap.is_empty() && !found.cue.rule.ends_with(" as say") {
        let mut words = found.gap.clone();
        // "described the plan as a mistake": what it is called is part of what is said of it.
        if tree.word(last) == english::AS {
            words.push(last);
            words.extend(
                tree.head(last)
                    .filter(|&h| h > last)
                    .map(|h| tree.subtree(h, &|_| false))
                    .unwrap_or_default(),
            );
        }
        return Some((
            Frame::Object,
            Stretch::hull(&words)?.without(tree, &found.words[..1]),
        ));
    }
    let passive = source::is_passive(tree, top);
    if frames.clause {
        if let Some(clause) = child(&[D::Ccomp, D::CsubjPass, D::Csubj])
            .filter(|&c| !infinitive(tree, c) && says_something(tree, c) && !opens_with_as(tree, c))
        {
            return Some((
                Frame::Clause,
                content::clause(tree, verbs, clause, top, holes),
            ));
        }
        // "told the council that …" is no relative clause of the council.
        let told = child(&[D::Iobj, D::Obj])
            .filter(|_| frames.addressee)
            .and_then(|whom| tree.child(whom, &[D::AclRelcl, D::Acl]))
            .filter(|&c| finite(tree, c) && says_something(tree, c));
        if let Some(clause) = told.filter(|&c| opens_with_that(tree, c)) {
            return Some((
                Frame::Clause,
                content::clause(tree, verbs, clause, top, holes),
            ));
        }
        // "The bridge, he said, is safe", "as he said".
        let complete =
            found.words.len() > 1 || child(&[D::Obj, D::Xcomp]).is_some_and(|c| c > last);
        if let Some(head) = tree.head(top).filter(|_| {
            !complete
                && (tree.rel(top) == D::Parataxis
                    || tree.rel(top) == D::Advcl && opens_with_as(tree, top))
        }) {
            let own = tree.subtree(top, &|_| false);
            let mut apart: Vec<usize> = holes.to_vec();
            apart.extend(own);
            let words = tree.subtree(head, &|c| c == top);
            return Some((Frame::Clause, Stretch::hull(&words)?.without(tree, &apart)));
        }
        if let Some(clause) = child(&[D::Parataxis, D::Advcl, D::Xcomp]).filter(|&c| {
            c > top
                && finite(tree, c)
                && tree
                    .children_by(c, &[D::Mark, D::Case, D::Advmod])
                    .all(|m| {
                        tree.lemma(m) == english::THAT
                            || !matches!(tree.token(m).xpos, "IN" | "WRB")
                    })
        }) {
            return Some((
                Frame::Clause,
                content::clause(tree, verbs, clause, top, holes),
            ));
        }
    }
    if frames.infinitive
        && let Some(verb) =
            child(&[D::Xcomp, D::Ccomp, D::Advcl]).filter(|&c| c > top && infinitive(tree, c))
    {
        let mut content = content::rest(tree, verb, top, holes);
        if passive && let Some(subject) = tree.child(top, &[D::NsubjPass, D::Nsubj]) {
            let mut with = Who::around(tree, subject, &[top])
                .span(tree)
                .into_iter()
                .collect::<Vec<_>>();
            with.append(&mut content);
            content = with;
        }
        return Some((Frame::Infinitive, content));
    }
    if matches!(tree.token(last).upos, Upos::Adp | Upos::Sconj | Upos::Part)
        && found.words.len() > 1
        && let Some(noun) = tree.head(last).filter(|&n| n > last)
    {
        return Some((Frame::Object, content::rest(tree, noun, top, holes)));
    }
    if !frames.object {
        return None;
    }
    if passive && !frames.addressee {
        let subject = tree.child(top, &[D::NsubjPass]);
        if let Some(s) = subject {
            return Some((
                Frame::Object,
                Who::around(tree, s, &[top])
                    .span(tree)
                    .into_iter()
                    .collect(),
            ));
        }
        if tree.rel(top) == D::Acl
            && let Some(noun) = tree.head(top)
        {
            return Some((
                Frame::Object,
                Who::around(tree, noun, &[top])
                    .span(tree)
                    .into_iter()
                    .collect(),
            ));
        }
        return None;
    }
    if frames.addressee || passive {
        return None;
    }
    let object =
        child(&[D::Obj, D::Xcomp]).filter(|&o| o > top && who.is_none_or(|w| w.head != o))?;
    Some((Frame::Object, content::rest(tree, object, top, holes)))
}

pub(super) fn opens_with_as(tree: &Tree<'_>, v: usize) -> bool {
    tree.children_by(v, &[D::Mark, D::Advmod, D::Case])
        .any(|m| m < v && tree.lemma(m) == english::AS)
}

/// Whether the clause's first word is the conjunction "that".
pub(super) fn opens_with_that(tree: &Tree<'_>, c: usize) -> bool {
    let first = tree.subtree(c, &|_| false).first().copied();
    first.is_some_and(|t| tree.lemma(t) == english::THAT && tree.token(t).xpos == "IN")
}

/// "to fight on", without a subject.
fn infinitive(tree: &Tree<'_>, c: usize) -> bool {
    tree.children_by(c, &[D::Mark])
        .any(|m| tree.lemma(m) == english::TO)
        && !finite(tree, c)
}

pub(super) fn finite(tree: &Tree<'_>, c: usize) -> bool {
    tree.children_by(
        c,
        &[D::Nsubj, D::NsubjPass, D::Expl, D::Csubj, D::NsubjOuter],
    )
    .next()
    .is_some()
}

/// A clause of one word is none ("he said so").
fn says_something(tree: &Tree<'_>, c: usize) -> bool {
    tree.subtree(c, &|_| false)
        .iter()
        .filter(|&&t| !tree.is_punct(t))
        .count()
        > 1
}
