//! Cues that are verbs: "said that …", "…, he said", "was reported to …", "denied the report", "vowed to …".

use super::cue::{Cues, Match};
use super::draft::{BESIDE, Draft, Frame, NEAR};
use super::source::{self, Who};
use super::stretch::Stretch;
use super::{AttributionClass, Stance};
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
        if let Some(draft) = read(tree, sentence, &found, top) {
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

fn read(tree: &Tree<'_>, sentence: usize, found: &Match<'_>, top: usize) -> Option<Draft> {
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
    let mut holes = group.clone();
    holes.extend(who.iter().flat_map(|w| w.words.iter().copied()));
    let shape = shape(tree, found, top, who.as_ref(), &holes);
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
    let stance = if negated(tree, top) {
        undone(cue.stance)
    } else {
        cue.stance
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
            .any(|s| matches!(tree.word(s).as_str(), "nobody" | "no-one" | "none"))
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
    if !found.gap.is_empty() {
        let mut words = found.gap.clone();
        // "described the plan as a mistake": what it is called is part of what is said of it.
        if tree.word(last) == "as" {
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
            .filter(|&c| !infinitive(tree, c) && says_something(tree, c))
        {
            return Some((Frame::Clause, clause_spans(tree, clause, top, holes)));
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
                    .children_by(c, &[D::Mark])
                    .all(|m| tree.lemma(m) == "that")
        }) {
            return Some((Frame::Clause, clause_spans(tree, clause, top, holes)));
        }
    }
    if frames.infinitive
        && let Some(verb) =
            child(&[D::Xcomp, D::Ccomp, D::Advcl]).filter(|&c| c > top && infinitive(tree, c))
    {
        let mut content = rest(tree, verb, top, holes);
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
        return Some((Frame::Object, rest(tree, noun, top, holes)));
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
    Some((Frame::Object, rest(tree, object, top, holes)))
}

fn opens_with_as(tree: &Tree<'_>, v: usize) -> bool {
    tree.children_by(v, &[D::Mark, D::Advmod])
        .any(|m| m < v && tree.lemma(m) == "as")
}

/// "to fight on", without a subject.
fn infinitive(tree: &Tree<'_>, c: usize) -> bool {
    tree.children_by(c, &[D::Mark])
        .any(|m| tree.lemma(m) == "to")
        && !finite(tree, c)
}

fn finite(tree: &Tree<'_>, c: usize) -> bool {
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

/// The words of a clause before, behind or around its tag.
fn clause_spans(tree: &Tree<'_>, clause: usize, top: usize, holes: &[usize]) -> Vec<TextSpan> {
    let words = tree.subtree(clause, &|c| c == top);
    let Some(mut stretch) = Stretch::hull(&words) else {
        return Vec::new();
    };
    let mut apart = holes.to_vec();
    if stretch.first < top && stretch.last > top {
        // Around the tag: whatever else hangs on the tag's verb is the tag's ("…, he said on Monday, …").
        for &c in tree.children(top) {
            if c != clause
                && matches!(
                    tree.rel(c),
                    D::Obl | D::OblUnmarked | D::Advmod | D::Iobj | D::Obj
                )
            {
                apart.extend(tree.subtree(c, &|_| false));
            }
        }
    } else if stretch.last < top {
        // Before its tag, the clause begins with the sentence unless something else hangs on the tag there.
        let other = tree
            .children(top)
            .iter()
            .any(|&c| c < stretch.first && !tree.is_punct(c));
        if !other && !holes.iter().any(|&h| h < stretch.first) {
            while stretch.first > 0 && tree.is_punct(stretch.first - 1) {
                stretch.first -= 1;
            }
        }
    } else {
        stretch.last = follow(tree, stretch.last, top);
    }
    stretch.without(tree, &apart)
}

/// Where a clause behind its tag really ends: what the parse hangs on the tag's verb behind the clause is most often
/// the clause's own, unless it tells what the source does besides ("…, adding that", "… and left").
fn follow(tree: &Tree<'_>, last: usize, top: usize) -> usize {
    let mut end = last;
    let mut behind: Vec<usize> = tree
        .children(top)
        .iter()
        .copied()
        .filter(|&c| c > last && !tree.is_punct(c))
        .collect();
    behind.sort_unstable();
    for c in behind {
        let words = tree.subtree(c, &|_| false);
        let (Some(&from), Some(&to)) = (words.first(), words.last()) else {
            break;
        };
        let comma = from > 0 && tree.is_punct(from - 1);
        let verb = matches!(tree.token(c).upos, Upos::Verb | Upos::Aux) || finite(tree, c);
        let own = match tree.rel(c) {
            D::Obl | D::Ccomp | D::Obj | D::Xcomp | D::Appos | D::Dep | D::List => true,
            D::Advcl => tree.has(c, D::Mark) && !opens_with_as(tree, c) || !comma,
            D::Conj => !verb || !comma && !finite(tree, c),
            D::Parataxis => !verb,
            _ => false,
        };
        if !own || from <= end {
            break;
        }
        end = to;
    }
    end
}

/// From the head of an object or infinitive to the end of what belongs to it behind.
fn rest(tree: &Tree<'_>, head: usize, top: usize, holes: &[usize]) -> Vec<TextSpan> {
    let aside = |c: usize| {
        let first = tree.subtree(c, &|_| false).first().copied().unwrap_or(c);
        c > head
            && first > 0
            && tree.is_punct(first - 1)
            && !super::stretch::is_mark(&tree.word(first - 1))
            && matches!(
                tree.rel(c),
                D::AclRelcl | D::Acl | D::Parataxis | D::Advcl | D::AdvclRelcl
            )
    };
    let mut words = tree.subtree(head, &|c| c == top || aside(c));
    let mut last = words.last().copied().unwrap_or(head);
    let mut behind: Vec<usize> = tree
        .children(top)
        .iter()
        .copied()
        .filter(|&c| c > head && !holes.contains(&c) && !words.contains(&c))
        .collect();
    behind.sort_unstable();
    for c in behind {
        let belongs = match tree.rel(c) {
            D::Xcomp | D::Ccomp => true,
            D::Obl => !tree
                .children_by(c, &[D::Case])
                .any(|m| is_when_or_where(tree.lemma(m))),
            D::Advcl => {
                !aside(c)
                    && tree.children_by(c, &[D::Mark, D::Case]).any(|m| {
                        matches!(tree.lemma(m), "for" | "as" | "to" | "of" | "over" | "with")
                    })
            }
            _ => false,
        };
        let own = tree.subtree(c, &|_| false);
        if !belongs {
            if tree.is_punct(c) {
                continue;
            }
            break;
        }
        last = last.max(own.last().copied().unwrap_or(last));
        words.extend(own);
    }
    words.retain(|&w| w > top && w <= last);
    words.sort_unstable();
    Stretch::hull(&words)
        .map(|s| s.without(tree, holes))
        .unwrap_or_default()
}

/// Prepositions that place the saying and not what is said.
fn is_when_or_where(preposition: &str) -> bool {
    matches!(
        preposition,
        "at" | "on"
            | "in"
            | "during"
            | "after"
            | "since"
            | "before"
            | "until"
            | "by"
            | "than"
            | "through"
    )
}
