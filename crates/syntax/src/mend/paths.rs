//! Garden paths: a subject that the words behind it were taken for the end of.

use super::tags::{below, ends};
use super::{Arcs, Bent, D};
use crate::Upos;

/// Prepositions that open no clause with a finite verb: "on Friday killed" is no clause, "after Friday froze" might be.
const BARE: &[&str] = &[
    "about", "among", "at", "by", "during", "from", "in", "inside", "into", "near", "of", "on",
    "over", "through", "toward", "under", "upon", "with", "within",
];

fn subject(s: &Bent<'_>, verb: usize) -> Option<usize> {
    s.children(verb)
        .find(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass))
}

/// The finite word of the verb group at `verb`: an auxiliary, or itself.
fn finite(s: &Bent<'_>, verb: usize) -> Option<usize> {
    let helps = |&c: &usize| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop) && c < verb;
    let first = s.children(verb).find(helps).unwrap_or(verb);
    s.is_finite(first).then_some(first)
}

/// The leftmost word below `top`, itself among them.
fn first(s: &Bent<'_>, top: usize) -> usize {
    ends(s, top).0
}

/// The word behind the rightmost one below `top`.
fn behind(s: &Bent<'_>, top: usize) -> usize {
    ends(s, top).1 + 1
}

/// "The gust that lifted the tent on Friday killed a pony": the preposition was taken for an opener, and the day for a subject.
pub(super) fn preposition_as_opener(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let opener = &s.tokens[i];
    if s.rel(i) != D::Mark || !BARE.contains(&opener.lemma.to_lowercase().as_str()) {
        return None;
    }
    let verb = opener.head.filter(|&v| v > i)?;
    let host = s.tokens[verb].head.filter(|&h| h < i)?;
    // The noun stands right before the verb: nothing parts the day from what it was taken to do.
    let begins = finite(s, verb)?;
    let noun = subject(s, verb).filter(|&n| ends(s, n) == (i + 1, begins - 1))?;
    // Nobody else does it but the noun over all, which has no verb yet.
    let top = (0..s.tokens.len()).find(|&t| s.rel(t) == D::Root)?;
    let bare = s.nominal(top) && !s.children(top).any(|c| s.rel(c) == D::Cop);
    if !bare || top >= i || !below(s, host, top) {
        return None;
    }
    let mut arcs = vec![
        (i, Some(noun), D::Case),
        (noun, Some(host), D::Obl),
        (verb, None, D::Root),
        (top, Some(verb), s.subject_rel(verb)),
    ];
    let rest = s.children(top).filter(|&c| c > verb);
    arcs.extend(rest.map(|c| (c, Some(verb), s.rel(c))));
    Some(arcs)
}

/// "Kern of the Office of Labor and Industrial Safety says": the last word of the name was taken for a second subject.
pub(super) fn second_subject_in_name(s: &Bent<'_>, last: usize) -> Option<Arcs> {
    let verb = s.tokens[last].head.filter(|&v| v > last)?;
    let name = |t: usize| s.tokens[t].upos == Upos::Propn;
    let before = last.checked_sub(1).filter(|&t| name(t) && name(last))?;
    let is_subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    let other = s
        .children(verb)
        .find(|&c| c < before && is_subject(c) && below(s, before, c))?;
    if !is_subject(last) || first(s, last) != last || before == other {
        return None;
    }
    let mut arcs = vec![
        (last, s.tokens[before].head, s.rel(before)),
        (before, Some(last), D::Compound),
    ];
    let own = s.children(before);
    arcs.extend(own.map(|c| (c, Some(last), s.rel(c))));
    Some(arcs)
}

/// "says the moss on the wall spreads": as [`subject_as_object`](super::subjects::subject_as_object), of a verb without an auxiliary.
pub(super) fn subject_before_content(s: &Bent<'_>, clause: usize) -> Option<Arcs> {
    let verb = s.tokens[clause].head.filter(|&v| v < clause)?;
    let content = s.rel(clause) == D::Ccomp && s.is_finite(clause) && s.says(verb);
    let object = s
        .children(verb)
        .filter(|&c| s.rel(c) == D::Obj && verb < c && c < clause)
        .last()?;
    let touches = behind(s, object) == clause;
    let opened = s.children(clause).any(|c| c < clause);
    (content && touches && !opened).then(|| vec![(object, Some(clause), D::Nsubj)])
}

/// The finite verb of saying whose content a clause is.
fn said_by(s: &Bent<'_>, content: usize) -> Option<usize> {
    let verb = s.tokens[content].head?;
    let said = s.rel(content) == D::Ccomp && s.says(verb) && s.is_finite(verb);
    said.then_some(verb)
}

/// "Keepers said Wednesday the panda had eaten": the day is that of the saying.
pub(super) fn day_behind_saying(s: &Bent<'_>, day: usize) -> Option<Arcs> {
    if let Some(arcs) = day_over_subject(s, day) {
        return Some(arcs);
    }
    let above = s.tokens[day].head.filter(|&c| c > day)?;
    let content = match s.rel(above) {
        // No article stands inside of a phrase: "Wednesday the panda".
        D::Nsubj | D::NsubjPass if s.rel(day + 1) == D::Det => s.tokens[above].head?,
        _ => above,
    };
    let verb = said_by(s, content).filter(|&v| v < day)?;
    let who = subject(s, content)?;
    // "Said Wednesday was the day": then the day is the subject.
    let right_behind =
        first(s, day) == verb + 1 && (above == who || behind(s, day) == first(s, who));
    (right_behind && who != day && s.tells_time(day))
        .then(|| vec![(day, Some(verb), D::OblUnmarked)])
}

/// The same, where the day was taken for the subject, and the subject for another name of the day.
fn day_over_subject(s: &Bent<'_>, day: usize) -> Option<Arcs> {
    let content = s.tokens[day].head.filter(|&c| c > day)?;
    let verb = said_by(s, content).filter(|&v| v + 1 == day)?;
    let is_subject = matches!(s.rel(day), D::Nsubj | D::NsubjPass);
    if !is_subject || !s.tells_time(day) || s.rel(day + 1) != D::Det {
        return None;
    }
    let who = s
        .children(day)
        .find(|&c| s.rel(c) == D::Appos && first(s, c) == day + 1)?;
    Some(vec![
        (day, Some(verb), D::OblUnmarked),
        (who, Some(content), s.rel(day)),
    ])
}

/// "The guard hit Anna Holm on Monday", "was found by the guard Tom Berg on Monday": a name, or what a preposition brings in, was hung on
/// the noun of the preposition behind it.
pub(super) fn noun_across_preposition(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let host = s.tokens[i].head.filter(|&h| h > i && s.nominal(h))?;
    let cases = || s.children(host).filter(|&c| s.rel(c) == D::Case);
    let amid = cases().any(|c| i < c && c < host);
    let loose = [D::Nmod, D::Advmod, D::OblUnmarked];
    let phrase = matches!(s.rel(host), D::Obl | D::OblAgent | D::Nmod | D::Conj);
    if !s.nominal(i) || !amid || !loose.contains(&s.rel(i)) || !phrase {
        return None;
    }
    let above = s.tokens[host].head.filter(|&v| v < i)?;
    let verb = s.tokens[above].upos == Upos::Verb;
    let on = if verb { D::Obl } else { D::Nmod };
    if let Some(case) = cases().find(|&c| c < first(s, i)) {
        let sure = s.tells_time(host) || s.tokens[i].upos == Upos::Propn;
        return sure.then(|| {
            vec![
                (i, Some(above), s.rel(host)),
                (case, Some(i), D::Case),
                (host, Some(above), on),
            ]
        });
    }
    let free = !s
        .children(above)
        .any(|c| matches!(s.rel(c), D::Obj | D::NsubjPass));
    (verb && free && s.tokens[i].upos == Upos::Propn && first(s, i) == above + 1)
        .then(|| vec![(i, Some(above), D::Obj)])
}

/// "in Oslo twice after storms hit it", "from Oslo this town has a champion": a preposition that opens no clause was taken for the opener of one,
/// and the noun behind it for a part of that, beside its subject.
pub(super) fn noun_behind_opener(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let opener = &s.tokens[i];
    if s.rel(i) != D::Mark || !BARE.contains(&opener.lemma.to_lowercase().as_str()) {
        return None;
    }
    let verb = opener.head.filter(|&v| v > i)?;
    let begins = finite(s, verb)?;
    let whose = subject(s, verb).filter(|&n| n < begins)?;
    let noun = s
        .children(verb)
        .find(|&n| n != whose && s.nominal(n) && ends(s, n).0 == i + 1 && n < whose)?;
    let bare = !s
        .children(noun)
        .any(|c| matches!(s.rel(c), D::Case | D::Nsubj | D::Cop));
    // With an opener of its own, the clause begins behind the noun.
    let own = |c: usize| s.rel(c) == D::Mark && c > noun && c < whose;
    let opened = s.children(verb).any(own);
    let above = s.tokens[verb].head.filter(|&h| h < i && opened);
    bare.then(|| {
        let of = above.unwrap_or(verb);
        let mut arcs = vec![(i, Some(noun), D::Case), (noun, Some(of), D::Obl)];
        if of != verb && s.rel(verb) == D::Conj {
            arcs.push((verb, Some(of), D::Advcl));
        }
        arcs
    })
}
