//! Words and clauses that the parser hung on the wrong word: a number on a verb, a goal as a subject, a clause as one.

use super::{Arcs, D, children};
use crate::text::{Sentence, Upos};

/// "said Friday that the union does not expect": what stands before the "that" of a clause which has a subject behind it is no
/// second subject of that clause, but tells when it was said.
pub(super) fn before_complementizer(s: &Sentence, word: usize) -> Option<Arcs> {
    let rel = |i: usize| s.tokens[i].deprel;
    if rel(word) != D::Nsubj {
        return None;
    }
    let verb = s.tokens[word].head.filter(|&v| rel(v) == D::Ccomp)?;
    let governor = s.tokens[verb].head.filter(|&g| g < word)?;
    let mark = children(s, verb).find(|&c| rel(c) == D::Mark)?;
    let subject = |c: usize| matches!(rel(c), D::Nsubj | D::NsubjPass);
    let other = children(s, verb).any(|c| c > mark && subject(c));
    (word < mark && other).then(|| vec![(word, Some(governor), D::OblUnmarked)])
}

/// "Last week, two clerks attending a course vanished": a number or article was hung on the verb, over its noun.
pub(super) fn stranded(s: &Sentence, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let verb = token.head.filter(|&v| v > i + 1)?;
    let bare = token.upos == Upos::Num && children(s, i).next().is_none();
    let modifies = bare || matches!(token.deprel, D::Det | D::Nummod | D::Amod);
    if !modifies || s.tokens[verb].upos != Upos::Verb || s.tokens[verb].deprel == D::Amod {
        return None;
    }
    let nominal = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Propn);
    let within = |t: usize| nominal(t) || matches!(s.tokens[t].upos, Upos::Adj | Upos::Num);
    let noun = (i + 1..verb).take_while(|&t| within(t)).last()?;
    let free = (i + 1..noun).all(|t| s.tokens[t].head == Some(noun) || nominal(t));
    let rel = if bare { D::Nummod } else { token.deprel };
    (nominal(noun) && free).then(|| vec![(i, Some(noun), rel)])
}

/// "A barge headed to Basel was stopped": where it was headed was taken for the subject, its preposition for a mark.
pub(super) fn path_of_subject(s: &Sentence, to: usize) -> Option<Arcs> {
    let rel = |t: usize| s.tokens[t].deprel;
    let verb = s.tokens[to].head.filter(|&v| v > to + 1)?;
    let marked = rel(to) == D::Mark && s.tokens[to].lemma == "to";
    let finite = children(s, verb).any(|c| {
        matches!(rel(c), D::Aux | D::AuxPass | D::Cop)
            && matches!(s.tokens[c].xpos, "VBD" | "VBZ" | "VBP" | "MD")
    });
    let goal = children(s, verb)
        .find(|&c| matches!(rel(c), D::Nsubj | D::NsubjPass) && to < c && c < verb)?;
    let participle = to.checked_sub(1)?;
    let reduced = rel(participle) == D::Acl && s.tokens[participle].upos == Upos::Verb;
    let noun = s.tokens[participle].head.filter(|&n| n < participle)?;
    if !marked || !finite || !reduced {
        return None;
    }
    Some(vec![
        (to, Some(goal), D::Case),
        (goal, Some(participle), D::Obl),
        (noun, Some(verb), rel(goal)),
    ])
}

/// "Booked $3 million in turnover, up 8 percent": a bare measure behind a comma is no clause.
pub(super) fn change_behind(s: &Sentence, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let measures = children(s, i).any(|c| s.tokens[c].deprel == D::Nummod)
        && children(s, i).all(|c| {
            matches!(
                s.tokens[c].deprel,
                D::Nummod | D::Advmod | D::Case | D::Punct | D::CompoundPrt
            )
        });
    let bare = token.deprel == D::Parataxis && token.upos == Upos::Noun && measures;
    bare.then(|| vec![(i, token.head, D::OblUnmarked)])
}

/// "Tarvo is not the first to have trouble after Hopps faced losses as brewers refused to work": the whole sentence was taken
/// for the subject of its last verb, and that verb's subject for the noun of its conjunction.
pub(super) fn clause_as_subject(s: &Sentence, verb: usize) -> Option<Arcs> {
    let rel = |t: usize| s.tokens[t].deprel;
    let subjects = |t: usize| children(s, t).filter(|&c| matches!(rel(c), D::Nsubj | D::NsubjPass));
    let clause = subjects(verb).find(|&c| {
        c < verb && subjects(c).next().is_some() && children(s, c).any(|k| rel(k) == D::Cop)
    })?;
    let noun = verb.checked_sub(1).filter(|&n| {
        matches!(s.tokens[n].upos, Upos::Noun | Upos::Propn) && matches!(rel(n), D::Nmod | D::Obl)
    })?;
    let conjunction = children(s, noun).find(|&c| {
        rel(c) == D::Case
            && matches!(
                s.tokens[c].lemma.as_str(),
                "as" | "after" | "before" | "since" | "until"
            )
    })?;
    let above = std::iter::successors(s.tokens[noun].head, |&t| s.tokens[t].head);
    let host = above
        .take(s.tokens.len())
        .find(|&t| s.tokens[t].upos == Upos::Verb && t < noun)
        .unwrap_or(clause);
    let mut arcs = vec![
        (clause, s.tokens[verb].head, rel(verb)),
        (noun, Some(verb), D::Nsubj),
        (conjunction, Some(verb), D::Mark),
        (verb, Some(host), D::Advcl),
    ];
    let before = children(s, verb).filter(|&c| c != clause && c < noun);
    arcs.extend(before.map(|c| (c, Some(clause), rel(c))));
    Some(arcs)
}
