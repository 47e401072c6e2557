//! Who says it, behind or amid what is said, and a second clause behind "and": taken for part of the words before it.

use super::{Arcs, Bent, D};
use crate::Upos;

pub(super) fn below(s: &Bent<'_>, t: usize, top: usize) -> bool {
    let above = std::iter::successors(Some(t), |&h| s.tokens[h].head);
    above.take(s.tokens.len()).any(|h| h == top)
}

pub(super) fn has(s: &Bent<'_>, v: usize, rels: &[D]) -> bool {
    s.children(v).any(|c| rels.contains(&s.rel(c)))
}

/// The first and last word of the subtree of `top`.
pub(super) fn ends(s: &Bent<'_>, top: usize) -> (usize, usize) {
    let within = || (0..s.tokens.len()).filter(|&t| below(s, t, top));
    (
        within().next().unwrap_or(top),
        within().next_back().unwrap_or(top),
    )
}

/// Whether a mark that closes a quotation stands before the word, a comma aside.
pub(super) fn closes_quotation(s: &Bent<'_>, word: usize) -> bool {
    let before = (0..word).rev().take_while(|&t| s.rel(t) == D::Punct);
    before
        .into_iter()
        .any(|t| matches!(s.word(t), "”" | "\"" | "''" | "’"))
}

/// "The plan is mad, said her lawyer, who had read it": the verb of saying was taken for a modifier of the noun behind it.
pub(super) fn tag_as_modifier(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let noun = s.tokens[said].head.filter(|&n| n > said)?;
    let past = matches!(s.tokens[said].xpos, "VBD" | "VBN");
    let parted = said > 0 && s.rel(said - 1) == D::Punct;
    // “We are glad”, adds Bo Lund: whoever is named behind what is quoted says it, whatever the verb.
    let quotes = s.rel(said) == D::Compound
        && s.tokens[said].xpos == "VBZ"
        && closes_quotation(s, said)
        && s.tokens[noun].upos == Upos::Propn;
    let within = s.rel(said) == D::Amod && past && s.says(said);
    if !parted || !within && !quotes {
        return None;
    }
    let mut top = noun;
    while matches!(s.rel(top), D::NmodDesc | D::Compound | D::Flat)
        && let Some(head) = s.tokens[top].head.filter(|&h| h > said)
    {
        top = head;
    }
    let subject = (top, Some(said), D::Nsubj);
    if s.rel(top) == D::Root {
        let told = |&t: &usize| s.rel(t) == D::Ccomp && s.tokens[t].head.is_some_and(|h| h > said);
        let content = (0..said).find(told)?;
        let root = (said, None, D::Root);
        return Some(vec![root, subject, (content, Some(said), D::Ccomp)]);
    }
    let root = (0..said).find(|&r| s.tokens[r].head.is_none())?;
    let loose = matches!(s.rel(top), D::Conj | D::Appos | D::Parataxis | D::Dep);
    loose.then(|| vec![(said, Some(root), D::Parataxis), subject])
}

/// "It is untrue, the ministry insisted, and nobody believes it": who says it, between two commas and without an "and" of its own,
/// was taken for a second thing that is so.
pub(super) fn tag_amid(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let head = s.tokens[said].head.filter(|&h| h < said)?;
    let past = matches!(s.tokens[said].xpos, "VBD" | "VBN" | "VBZ");
    let more = [D::Cc, D::Obj, D::Ccomp, D::Xcomp, D::Mark, D::AuxPass];
    if s.rel(said) != D::Conj || !past || !s.says(said) || has(s, said, &more) {
        return None;
    }
    let subject = s
        .children(said)
        .find(|&c| s.rel(c) == D::Nsubj && c < said)?;
    let own = s.may_speak(subject) || matches!(s.tokens[subject].upos, Upos::Propn | Upos::Pron);
    let (first, _) = ends(s, subject);
    let comma = |t: usize| t < s.tokens.len() && s.word(t) == ",";
    let amid = first > 0 && comma(first - 1) && comma(said + 1);
    (own && amid && s.tokens[head].deprel == D::Root)
        .then(|| vec![(said, Some(head), D::Parataxis)])
}

/// "One clerk left, and those who remain are kept indoors": the subject of the second clause was taken for a third member of the row,
/// which left the second verb without one.
pub(super) fn subject_as_conjunct(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let first = s.tokens[verb].head.filter(|&f| f < verb)?;
    let finite = |t: usize| s.is_finite(t);
    let help = |c: usize| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop);
    let start = s.children(verb).find(|&c| help(c)).unwrap_or(verb);
    let own = [D::Nsubj, D::NsubjPass, D::Csubj, D::Expl, D::Cc, D::Mark];
    if s.rel(verb) != D::Conj || !finite(start) || start > verb || has(s, verb, &own) {
        return None;
    }
    let member = |&n: &usize| {
        s.rel(n) == D::Conj && first < n && n < start && (s.nominal(n) || s.word(n) == "those")
    };
    // "She won, breaking the record, and the Hawks lost": taken for one more of a row further down, it has a comma before its "and".
    let deeper = |&n: &usize| {
        let parted = |c: usize| s.rel(c) == D::Cc && c > 0 && c < n && s.word(c - 1) == ",";
        s.rel(n) == D::Conj && s.nominal(n) && below(s, n, first) && s.children(n).any(parted)
    };
    let noun = { s.children(first) }
        .filter(member)
        .last()
        .or_else(|| (first + 1..start).rev().find(deeper))?;
    let cc = s.children(noun).find(|&c| s.rel(c) == D::Cc && c < noun)?;
    let touches = (noun..start).all(|t| below(s, t, noun));
    let clause = s.tokens[first].upos == Upos::Verb || has(s, first, &[D::Cop]);
    let passive = has(s, verb, &[D::AuxPass]);
    let rel = if passive { D::NsubjPass } else { D::Nsubj };
    // "…, and her patience and her wit kept her popular": two of them, behind a comma.
    let cc_of = |n: usize| s.children(n).find(|&c| s.rel(c) == D::Cc && c < n);
    let pair = { s.children(first) }.filter(member).find(|&p| {
        let parted = cc_of(p).is_some_and(|c| c > 0 && s.word(c - 1) == ",");
        p < cc && parted && (p..cc).all(|t| below(s, t, p))
    });
    (touches && clause).then(|| match pair.and_then(|p| Some((p, cc_of(p)?))) {
        Some((one, opener)) => vec![
            (one, Some(verb), rel),
            (opener, Some(verb), D::Cc),
            (noun, Some(one), D::Conj),
        ],
        None => vec![(noun, Some(verb), rel), (cc, Some(verb), D::Cc)],
    })
}

/// "He fell four times, yet the referee, Anna Kask, waved play on": the subject of the second clause was taken for one more of the
/// first, its name for the subject, and the first clause for what it says.
pub(super) fn name_behind_conjunct(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let finite = matches!(s.tokens[verb].xpos, "VBD" | "VBZ" | "VBP");
    if s.rel(verb) != D::Root || !finite {
        return None;
    }
    let content = s
        .children(verb)
        .find(|&c| s.rel(c) == D::Ccomp && c < verb)?;
    let name = s.children(verb).find(|&c| {
        s.rel(c) == D::Nsubj && s.tokens[c].upos == Upos::Propn && content < c && c < verb
    })?;
    let (first, last) = ends(s, name);
    let comma = |t: usize| s.word(t) == ",";
    let noun = first
        .checked_sub(2)
        .filter(|&n| comma(first - 1) && s.tokens[n].upos == Upos::Noun && s.rel(n) == D::Conj)?;
    let cc = s.children(noun).find(|&c| s.rel(c) == D::Cc && c < noun)?;
    let closed = comma(last) || comma(last + 1);
    let clause = cc > 0 && comma(cc - 1) && below(s, noun, content);
    (closed && clause && s.may_speak(noun)).then(|| {
        vec![
            (content, None, D::Root),
            (verb, Some(content), D::Conj),
            (noun, Some(verb), D::Nsubj),
            (cc, Some(verb), D::Cc),
            (name, Some(noun), D::Appos),
        ]
    })
}

/// "Ann Holm, whose bakery supplies the halls, has not been paid": the verb behind "whose" was taken for a noun, and its object for the
/// noun's.
pub(super) fn verb_behind_whose(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let main = s.tokens[verb].head.filter(|&m| m > verb)?;
    let taken = s.tokens[verb].xpos == "NNS" && matches!(s.rel(verb), D::Nsubj | D::NsubjPass);
    let object = s.children(verb).find(|&c| s.rel(c) == D::Obj && c > verb);
    let subject = verb
        .checked_sub(1)
        .filter(|&c| s.tokens[c].head == Some(verb) && s.rel(c) == D::Compound && s.nominal(c))?;
    let whose = { 0..subject }.rev().find(|&w| s.tokens[w].xpos == "WP$")?;
    let comma = whose.checked_sub(1).filter(|&c| s.word(c) == ",")?;
    let owner = { s.children(main) }.find(|&c| {
        c < comma && s.nominal(c) && matches!(s.rel(c), D::Obl | D::OblUnmarked | D::Nsubj)
    })?;
    let touches = (owner..comma).all(|t| below(s, t, owner)) && !has(s, owner, &[D::Case]);
    (taken && object.is_some() && touches).then(|| {
        let mut arcs = vec![
            (verb, Some(owner), D::AclRelcl),
            (owner, Some(main), s.rel(verb)),
            (subject, Some(verb), D::Nsubj),
        ];
        let before = s
            .children(verb)
            .filter(|&c| c < subject && s.rel(c) != D::Punct);
        arcs.extend(before.map(|c| (c, Some(subject), s.rel(c))));
        arcs
    })
}
