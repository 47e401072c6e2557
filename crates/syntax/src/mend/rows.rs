//! What goes on with a clause: a second "that" clause with the first, a clause that says which time with that time.

use super::tags::{below, ends, has};
use super::{Arcs, Bent, D};
use crate::Upos;

/// The content of `verb` that stands nearest before `at`.
fn content_before(s: &Bent<'_>, verb: usize, at: usize) -> Option<usize> {
    let content = |&c: &usize| s.rel(c) == D::Ccomp && verb < c && c < at;
    s.children(verb).filter(content).last()
}

/// "said the hall is full, and that nobody pays", "said that it is full; that nobody pays": more of what is said, taken for a
/// second deed beside the saying, or for what the first content tells of.
pub(super) fn content_beside_saying(s: &Bent<'_>, more: usize) -> Option<Arcs> {
    let head = s.tokens[more].head.filter(|&h| h < more)?;
    let that = |c: usize| s.rel(c) == D::Mark && s.tokens[c].lemma == "that" && c < more;
    let mark = s.children(more).find(|&c| that(c))?;
    let before = mark.checked_sub(1)?;
    let joined = s.rel(before) == D::Cc || s.word(before) == ";";
    if !joined || !has(s, more, &[D::Nsubj, D::NsubjPass, D::Expl]) {
        return None;
    }
    match s.rel(more) {
        D::Conj | D::Parataxis => {
            let content = content_before(s, head, mark)?;
            Some(vec![(more, Some(content), D::Conj)])
        }
        D::Ccomp => {
            // Of two contents of one verb the second goes on with the first; one that nothing says goes on with its head.
            let content = content_before(s, head, mark);
            let whole = content.or((s.rel(head) == D::Ccomp && !s.says(head)).then_some(head))?;
            Some(vec![(more, Some(whole), D::Conj)])
        }
        _ => None,
    }
}

/// "The firm denied it had sold the hall and said the deal was off": the second verb of saying goes on with the first one, whose tense it
/// has, and not with what that one says. What people do and say ("said that students came and told her") stays one row.
pub(super) fn saying_beside_saying(s: &Bent<'_>, more: usize) -> Option<Arcs> {
    let content = s.tokens[more].head.filter(|&h| h < more)?;
    let first = s.tokens[content].head.filter(|&h| h < content)?;
    let row = s.rel(more) == D::Conj && s.rel(content) == D::Ccomp;
    let alike = s.is_finite(more) && s.tokens[more].xpos == s.tokens[first].xpos;
    if !row || !alike || !s.tells(more) || !s.tells(first) || s.tells(content) {
        return None;
    }
    let quoted = (first..more).any(|t| matches!(s.word(t), "\"" | "“" | "”" | "'" | "‘"));
    let told = s.children(more).any(|c| c > more && s.rel(c) == D::Ccomp);
    let subject = s.subject(content)?;
    let acts = s.is_people(subject) && s.rel(subject) == D::Nsubj;
    let goes_on = told && !quoted && !acts && s.subject(more).is_none();
    goes_on.then(|| vec![(more, Some(first), D::Conj)])
}

/// "the last time the king came": a clause right behind a time that is counted or ordered says which time it was.
pub(super) fn clause_on_time(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let above = s.tokens[verb].head.filter(|&h| h < verb)?;
    if has(s, verb, &[D::Cc, D::Mark]) {
        return None;
    }
    let loose = match s.rel(verb) {
        D::Conj | D::Parataxis => true,
        // What a verb of saying has already is its content.
        D::Ccomp => !s.says(above) || content_before(s, above, verb).is_some(),
        _ => false,
    };
    let subject = s
        .children(verb)
        .find(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass) && c < verb)?;
    let time = ends(s, subject).0.checked_sub(1)?;
    let ordered = has(s, time, &[D::Amod]) && has(s, time, &[D::Det]);
    // "Once it had closed for the first time the firm left": the time is that of another clause. "…, the next day it rained" has its own.
    let its = matches!(s.tokens[time].head, Some(h) if h == above || h == verb || s.nominal(h));
    let behind_comma = ends(s, time)
        .0
        .checked_sub(1)
        .is_some_and(|c| s.word(c) == ",");
    if !its || behind_comma {
        return None;
    }
    if !loose || !is_time(s, time) || !ordered || time <= above {
        return None;
    }
    let mut arcs = vec![(verb, Some(time), D::AclRelcl)];
    if s.tokens[time].head == Some(verb) {
        let rel = if s.nominal(above) { D::Nmod } else { D::Obl };
        arcs.push((time, Some(above), rel));
    }
    Some(arcs)
}

/// The first sense of "time" is an occasion.
fn is_time(s: &Bent<'_>, noun: usize) -> bool {
    s.tells_time(noun) || s.nominal(noun) && s.tokens[noun].lemma == "time"
}

/// "Two fighters and a bomber took part": the first of a row was taken for a clause of its own, and the last for the subject of a second
/// one. No comma parts the two, as one parts clauses.
pub(super) fn row_as_clause(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let first = s.tokens[verb].head.filter(|&f| f < verb)?;
    let noun = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Propn);
    let bare = s.tokens[first].head.is_none() && noun(first);
    let clause = [D::Cop, D::Nsubj, D::NsubjPass, D::Aux, D::Obj, D::Expl];
    if s.rel(verb) != D::Conj || !bare || has(s, first, &clause) {
        return None;
    }
    let subject = |&c: &usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass) && c < verb;
    let last = s.children(verb).find(subject).filter(|&c| noun(c))?;
    let (start, end) = ends(s, last);
    let cc = start
        .checked_sub(1)
        .filter(|&c| c > first && s.rel(c) == D::Cc)?;
    let joined = s.tokens[cc].lemma == "and" && s.word(cc - 1) != "," && below(s, cc - 1, first);
    let helps = |c: usize| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop);
    let finite = s.children(verb).find(|&c| helps(c)).unwrap_or(verb);
    // "… and the mill is closed" is of one.
    let of_many = matches!(s.tokens[finite].xpos, "VBP" | "VBD" | "MD") && s.word(finite) != "was";
    if !joined || !of_many || end >= finite {
        return None;
    }
    let mut arcs = vec![
        (verb, None, D::Root),
        (first, Some(verb), s.rel(last)),
        (last, Some(first), D::Conj),
        (cc, Some(last), D::Cc),
    ];
    let behind = s.children(first).filter(|&c| c > verb);
    arcs.extend(behind.map(|c| (c, Some(verb), s.rel(c))));
    Some(arcs)
}
