//! Garden paths: a subject that the words behind it were taken for the end of.

use super::tags::{below, ends};
use super::{Arcs, Bent, D};
use crate::Upos;

/// Prepositions that open no clause with a finite verb: "on Sunday robbed" is no clause, "after Sunday robbed" might be.
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

fn is_passive(s: &Bent<'_>, verb: usize) -> bool {
    s.children(verb).any(|c| s.rel(c) == D::AuxPass)
}

fn subject_of(s: &Bent<'_>, verb: usize) -> D {
    if is_passive(s, verb) {
        D::NsubjPass
    } else {
        D::Nsubj
    }
}

/// The leftmost word below `top`, itself among them.
fn first(s: &Bent<'_>, top: usize) -> usize {
    ends(s, top).0
}

/// The word behind the rightmost one below `top`.
fn behind(s: &Bent<'_>, top: usize) -> usize {
    ends(s, top).1 + 1
}

/// "The blaze that gutted the mill on Sunday robbed the valley": the preposition was taken for an opener, and the day for a subject.
pub(super) fn preposition_as_opener(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let opener = &s.tokens[i];
    if s.rel(i) != D::Mark || !BARE.contains(&opener.lemma.to_lowercase().as_str()) {
        return None;
    }
    let verb = opener.head.filter(|&v| v > i)?;
    let host = s.tokens[verb].head.filter(|&h| h < i)?;
    let noun = subject(s, verb).filter(|&n| first(s, n) == i + 1)?;
    finite(s, verb)?;
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
        (top, Some(verb), subject_of(s, verb)),
    ];
    let rest = s.children(top).filter(|&c| c > verb);
    arcs.extend(rest.map(|c| (c, Some(verb), s.rel(c))));
    Some(arcs)
}

/// "Geologists using a drill aboard Hidra have found amber": the preposition was taken for an adverb, the noun behind it for the
/// subject, and the subject for that of the participle.
pub(super) fn subject_before_participle(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    if s.tokens[i].xpos != "VBG" || s.children(i).any(|c| s.rel(c) == D::Aux) {
        return None;
    }
    let who = s
        .children(i)
        .find(|&c| s.rel(c) == D::Nsubj && c < i && s.nominal(c))?;
    let main = match s.rel(i) {
        D::Advcl => s.tokens[i].head.filter(|&m| m > i)?,
        _ => s
            .children(i)
            .find(|&c| c > i && s.rel(c) == D::Parataxis && subject(s, c).is_some())?,
    };
    let begins = finite(s, main)?;
    let noun = subject(s, main).filter(|&n| i < n && n < begins)?;
    let word = first(s, noun).min(s.children(main).find(|&c| c > i).unwrap_or(noun));
    let adverb = s.tokens[word].upos == Upos::Adv && word + 1 == first_but(s, noun, word);
    // No mark parts it from the subject.
    let parted = (who..begins).any(|t| s.tokens[t].upos == Upos::Punct);
    if !adverb || parted {
        return None;
    }
    let mut arcs = vec![
        (main, s.tokens[i].head.filter(|&h| h != main), s.rel(i)),
        (who, Some(main), subject_of(s, main)),
        (i, Some(who), D::Acl),
        (noun, Some(i), D::Obl),
        (word, Some(noun), D::Case),
    ];
    if s.rel(i) == D::Advcl {
        arcs[0] = (main, s.tokens[main].head, s.rel(main));
    }
    let rest = s.children(i).filter(|&c| c > main);
    arcs.extend(rest.map(|c| (c, Some(main), s.rel(c))));
    Some(arcs)
}

/// The leftmost word below `top` beside the one at `but`.
fn first_but(s: &Bent<'_>, top: usize, but: usize) -> usize {
    (0..=top)
        .find(|&t| t != but && below(s, t, top))
        .unwrap_or(top)
}

/// "Makela of the Institute of Soil and Water Studies says": the last word of the name was taken for a second subject.
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

/// "says the danger from the dam grows": as [`subject_as_object`](super::subjects::subject_as_object), of a verb without an auxiliary.
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

/// "Managers said Tuesday the boy was the third": the day is that of the saying.
pub(super) fn day_behind_saying(s: &Bent<'_>, day: usize) -> Option<Arcs> {
    if let Some(arcs) = day_over_subject(s, day) {
        return Some(arcs);
    }
    let above = s.tokens[day].head.filter(|&c| c > day)?;
    let content = match s.rel(above) {
        // No article stands inside of a phrase: "Tuesday the boy".
        D::Nsubj | D::NsubjPass if s.rel(day + 1) == D::Det => s.tokens[above].head?,
        _ => above,
    };
    let verb = s.tokens[content].head.filter(|&v| v < day)?;
    let saying = s.rel(content) == D::Ccomp && s.says(verb) && s.is_finite(verb);
    let who = subject(s, content)?;
    // "Said Tuesday was the day": then the day is the subject.
    let right_behind =
        first(s, day) == verb + 1 && (above == who || behind(s, day) == first(s, who));
    (saying && right_behind && who != day && s.tells_time(day))
        .then(|| vec![(day, Some(verb), D::OblUnmarked)])
}

/// The same, where the day was taken for the subject, and the subject for another name of the day.
fn day_over_subject(s: &Bent<'_>, day: usize) -> Option<Arcs> {
    let content = s.tokens[day].head.filter(|&c| c > day)?;
    let verb = s.tokens[content].head.filter(|&v| v + 1 == day)?;
    let saying = s.rel(content) == D::Ccomp && s.says(verb) && s.is_finite(verb);
    let is_subject = matches!(s.rel(day), D::Nsubj | D::NsubjPass);
    if !saying || !is_subject || !s.tells_time(day) || s.rel(day + 1) != D::Det {
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

/// "as it tries to learn how much money it can lend": what is asked was taken for the main clause.
pub(super) fn question_as_main(s: &Bent<'_>, main: usize) -> Option<Arcs> {
    let who = subject(s, main).filter(|&w| w < main)?;
    let asked = first(s, who).checked_sub(1)?;
    let before = s
        .children(main)
        .find(|&c| c < who && matches!(s.rel(c), D::Advcl | D::Ccomp | D::Parataxis))?;
    // The object right before it opens with a word that asks.
    let object = std::iter::successors(Some(asked), |&t| s.tokens[t].head)
        .take(s.tokens.len())
        .find(|&t| s.rel(t) == D::Obj)?;
    let open = first(s, object);
    let asks = matches!(s.tokens[open].xpos, "WRB" | "WDT" | "WP" | "WP$");
    let verb = s.tokens[object]
        .head
        .filter(|&v| v < open && below(s, v, before))?;
    if !asks || behind(s, object) != asked + 1 || subject(s, before).is_none() {
        return None;
    }
    let mut arcs = vec![
        (before, s.tokens[main].head, s.rel(main)),
        (main, Some(verb), D::Ccomp),
        (object, Some(main), D::Obj),
    ];
    // What stands around the clause before, or ends the sentence, is not the question's.
    let around = s.children(main).filter(|&c| {
        let end = c > main && s.rel(c) == D::Punct;
        c != before && (c < open || end)
    });
    arcs.extend(around.map(|c| (c, Some(before), s.rel(c))));
    Some(arcs)
}
