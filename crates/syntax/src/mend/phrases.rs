//! Phrases: numbers, places and measures, hung on the wrong word.

use super::{Arcs, Bent, D};
use crate::Upos;

/// "Last week, two clerks attending a course vanished": a number or article was hung on the verb, over its noun.
pub(super) fn stranded(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let verb = token.head.filter(|&v| v > i + 1)?;
    let bare = token.upos == Upos::Num && s.children(i).next().is_none();
    let modifies = bare || matches!(token.deprel, D::Det | D::Nummod | D::Amod);
    if !modifies || s.tokens[verb].upos != Upos::Verb || s.rel(verb) == D::Amod {
        return None;
    }
    let nominal = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Propn);
    let within = |t: usize| nominal(t) || matches!(s.tokens[t].upos, Upos::Adj | Upos::Num);
    let noun = (i + 1..verb).take_while(|&t| within(t)).last()?;
    let free = (i + 1..noun).all(|t| s.tokens[t].head == Some(noun) || nominal(t));
    let rel = if bare { D::Nummod } else { token.deprel };
    (nominal(noun) && free).then(|| vec![(i, Some(noun), rel)])
}

/// "sailors who trained in Norfolk, Va., went": a region between commas belongs to the place before it.
pub(super) fn region(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let comma = |t: usize| t < s.tokens.len() && s.word(t) == ",";
    if token.upos != Upos::Propn || token.deprel != D::Appos || i < 3 || !comma(i - 1) {
        return None;
    }
    let place = i - 2;
    let closes = comma(i + 1) || i + 2 >= s.tokens.len();
    let lone = s.children(i).all(|c| s.tokens[c].upos == Upos::Punct);
    let far = token.head.is_some_and(|h| h != place && h + 1 < place);
    let named = s.tokens[place].upos == Upos::Propn
        && matches!(s.rel(place), D::Nmod | D::Obl | D::Flat | D::Compound);
    (closes && lone && far && named).then(|| vec![(i, Some(place), D::NmodUnmarked)])
}

/// "According to Zamir Kabulov, relations are on the rise": a phrase before a comma was taken for part of the name after it.
pub(super) fn phrase_in_name(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let noun = s.tokens[i].head.filter(|&n| i < n)?;
    if !matches!(s.rel(i), D::Compound | D::NmodDesc | D::Flat) {
        return None;
    }
    let governed = s.children(i).any(|c| c < i && s.rel(c) == D::Case);
    let parted = (i..noun).any(|t| s.word(t) == ",");
    let clause = s.tokens[noun].head?;
    (governed && parted).then(|| vec![(i, Some(clause), D::Obl)])
}

/// "Booked $3 million in turnover, up 8 percent": a bare measure behind a comma is no clause.
pub(super) fn change_behind(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let measures = s.children(i).any(|c| s.rel(c) == D::Nummod)
        && s.children(i).all(|c| {
            matches!(
                s.rel(c),
                D::Nummod | D::Advmod | D::Case | D::Punct | D::CompoundPrt
            )
        });
    let bare = token.deprel == D::Parataxis && token.upos == Upos::Noun && measures;
    bare.then(|| vec![(i, token.head, D::OblUnmarked)])
}

/// "They guarantee the safety of officials and wounded soldiers": a past between verbs of the present, with a bare noun right behind it,
/// is what that noun is like.
pub(super) fn past_before_noun(s: &Bent<'_>, past: usize) -> Option<Arcs> {
    let verb = s.tokens[past].head.filter(|&v| v < past)?;
    let now = matches!(s.tokens[verb].xpos, "VBP" | "VBZ" | "VB");
    if s.rel(past) != D::Conj || s.tokens[past].xpos != "VBD" || !now {
        return None;
    }
    let cc = past.checked_sub(1).filter(|&c| s.rel(c) == D::Cc)?;
    let before = cc.checked_sub(1).filter(|&n| s.tokens[n].xpos == "NNS")?;
    let nominal = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Propn);
    let noun = s.children(past).find(|&c| s.rel(c) == D::Obj && c > past)?;
    let bare = (past + 1..noun).all(|t| nominal(t) || s.tokens[t].upos == Upos::Adj);
    let own = |c: usize| c != cc && c != noun && s.rel(c) != D::Punct;
    (bare && nominal(noun) && !s.children(past).any(own)).then(|| {
        vec![
            (noun, Some(before), D::Conj),
            (cc, Some(noun), D::Cc),
            (past, Some(noun), D::Amod),
        ]
    })
}

/// "a long lead thanks to Bo Lund", "thanks to the rain": two words that make one preposition were taken for a noun with one.
pub(super) fn thanks_to(s: &Bent<'_>, thanks: usize) -> Option<Arcs> {
    let to = thanks + 1;
    if s.word(thanks) != "thanks" || to >= s.tokens.len() || s.word(to) != "to" {
        return None;
    }
    let verbal = s.tokens[thanks].upos == Upos::Verb;
    let whom = s.tokens[to]
        .head
        .filter(|&n| n > to && s.rel(to) == D::Case)?;
    let tied = s.tokens[whom].head == Some(thanks);
    let head = s.tokens[thanks].head?;
    let before: Vec<usize> = s
        .children(thanks)
        .filter(|&c| c < thanks && s.rel(c) != D::Punct)
        .collect();
    let noun = before
        .last()
        .copied()
        .filter(|&n| n + 1 == thanks && s.nominal(n));
    // "sent thanks to the crew"
    let sent = s.rel(thanks) == D::Obj && noun.is_none() && thanks > 0 && s.word(thanks - 1) != ",";
    if verbal || !tied || sent || noun.is_none() && !before.is_empty() {
        return None;
    }
    let mut arcs = vec![(thanks, Some(whom), D::Case), (to, Some(thanks), D::Fixed)];
    arcs.push((whom, Some(head), D::Obl));
    if let Some(noun) = noun {
        arcs.push((noun, Some(head), s.rel(thanks)));
        let rest = before.iter().filter(|&&c| c != noun);
        arcs.extend(rest.map(|&c| (c, Some(noun), s.rel(c))));
    }
    // "thanks to a guard holding the rope": what he does hangs on him.
    let behind = s.children(thanks).filter(|&c| c > whom);
    arcs.extend(behind.map(|c| {
        (
            c,
            Some(if s.rel(c) == D::Punct { head } else { whom }),
            s.rel(c),
        )
    }));
    Some(arcs)
}

/// "with two minutes left in the half": what is left was taken for a deed of the clause around it.
pub(super) fn participle_behind_with(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let clause = s.tokens[participle].head.filter(|&v| v < participle)?;
    let noun = participle.checked_sub(1)?;
    let governed = s
        .children(noun)
        .any(|c| s.rel(c) == D::Case && s.word(c) == "with" && c < noun);
    let beside = s.tokens[noun].head == Some(clause) && matches!(s.rel(noun), D::Obl | D::Nmod);
    let alone = s.children(participle).all(|c| c > participle);
    let passive =
        matches!(s.tokens[participle].xpos, "VBN" | "VBD") && s.rel(participle) == D::Advcl;
    (governed && beside && alone && passive).then(|| vec![(participle, Some(noun), D::Acl)])
}
