//! What a row goes on with: a second "that" clause, a participle before a noun, a clause that says which time.

use super::tags::{ends, has};
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

/// "They feed the horses and captured bears": of a present and a past tense in one row, the past is a participle before its noun.
pub(super) fn participle_in_row(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let noun = s.children(verb).find(|&c| s.rel(c) == D::Obj)?;
    let and = verb.checked_sub(1).filter(|&c| s.rel(c) == D::Cc)?;
    let before = and.checked_sub(1).filter(|&b| s.nominal(b))?;
    let past = matches!(s.tokens[verb].xpos, "VBD" | "VBN") && s.rel(verb) == D::Conj;
    // "They say they feed the horses and captured bears": the row is that of the nearest verb.
    let nearest = std::iter::successors(Some(before), |&t| s.tokens[t].head)
        .take(s.tokens.len())
        .find(|&t| s.tokens[t].upos == Upos::Verb)?;
    let present = matches!(s.tokens[nearest].xpos, "VB" | "VBP" | "VBZ")
        && !has(s, nearest, &[D::Aux, D::Cop]);
    // The noun stands bare and right behind: "captured bears", not "captured the bears".
    let bare =
        s.tokens[noun].xpos == "NNS" && (verb + 1..noun).all(|t| s.tokens[t].upos == Upos::Adj);
    let own = [
        D::Nsubj,
        D::NsubjPass,
        D::Aux,
        D::AuxPass,
        D::Ccomp,
        D::Xcomp,
    ];
    if !past || !present || !bare || has(s, verb, &own) {
        return None;
    }
    let mut arcs = vec![
        (noun, Some(before), D::Conj),
        (verb, Some(noun), D::Amod),
        (and, Some(noun), D::Cc),
    ];
    let rest = s.children(verb).filter(|&c| c != noun && c != and);
    arcs.extend(rest.map(|c| (c, Some(if c > noun { nearest } else { noun }), s.rel(c))));
    Some(arcs)
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

/// "the last time farmers met": the same, where the time was taken for part of the name of who met.
pub(super) fn time_in_name(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let who = verb.checked_sub(1)?;
    let time = who.checked_sub(1)?;
    let compound = s.rel(time) == D::Compound && s.tokens[time].head == Some(who);
    let ordered =
        has(s, time, &[D::Amod]) || s.children(who).any(|c| c < time && s.rel(c) == D::Amod);
    let on_noun = matches!(s.rel(verb), D::Acl | D::AclRelcl) && s.tokens[verb].xpos == "VBD";
    let own = has(s, verb, &[D::Nsubj, D::NsubjPass]);
    if !compound || !ordered || !on_noun || own || s.tokens[time].lemma != "time" {
        return None;
    }
    let mut arcs = vec![
        (time, s.tokens[who].head, s.rel(who)),
        (who, Some(verb), D::Nsubj),
        (verb, Some(time), D::AclRelcl),
    ];
    let before = s.children(who).filter(|&c| c < time);
    arcs.extend(before.map(|c| (c, Some(time), s.rel(c))));
    Some(arcs)
}

/// "Recall that in May the two firms signed a truce": what is to be recalled was taken for who signed it.
pub(super) fn command_as_subject(s: &Bent<'_>, command: usize) -> Option<Arcs> {
    let root = s.tokens[command].head.filter(|&h| h > command)?;
    let opens = (0..command).all(|t| s.rel(t) == D::Punct);
    let bare =
        s.tokens[command].upos == Upos::Verb && matches!(s.rel(command), D::Nsubj | D::Csubj);
    let that = s.word(command + 1).eq_ignore_ascii_case("that");
    let who = s
        .children(command)
        .find(|&c| s.nominal(c) && c < root && !has(s, c, &[D::Nsubj, D::Cop]))?;
    if !opens || !bare || !that || s.rel(root) != D::Root || !s.is_finite(root) {
        return None;
    }
    let mut arcs = vec![
        (command, None, D::Root),
        (root, Some(command), D::Ccomp),
        (who, Some(root), s.subject_rel(root)),
    ];
    let first = ends(s, who).0;
    // What stands before the subject, "that" and a day, is the clause's.
    let inside = s
        .children(who)
        .filter(|&c| s.rel(c) == D::Mark || matches!(s.rel(c), D::Obl | D::Punct) && c < who);
    arcs.extend(inside.map(|c| (c, Some(root), s.rel(c))));
    let outside = s
        .children(command)
        .filter(|&c| command < c && c < first && c != who);
    arcs.extend(outside.map(|c| (c, Some(root), s.rel(c))));
    Some(arcs)
}
