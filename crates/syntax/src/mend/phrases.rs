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
