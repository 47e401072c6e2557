//! Clauses and names hung on a word that cannot bear them: "who" on a place, an office on a country, a name over the noun before it.

use super::{Arcs, Bent, D};
use crate::Upos;
use crate::lexicon::{LOCATION, PERSON};

/// Whether a noun of some other sense, or the name of a place, so that no "who" may stand for it. Any other name may be anybody's.
fn is_thing(s: &Bent<'_>, i: usize) -> bool {
    match s.tokens[i].upos {
        Upos::Noun => s.class(i) != 0 && !s.is_people(i),
        // "Anna" is a coin of old, too.
        Upos::Propn => s.class(i) == LOCATION,
        _ => false,
    }
}

/// "troops from Norway, who had been there since May", "signals from the rebels, who declare it": "who" was taken for a thing or place,
/// and somebody stands right above or below it.
pub(super) fn who_on_thing(s: &Bent<'_>, clause: usize) -> Option<Arcs> {
    let noun = s.tokens[clause].head.filter(|&n| n < clause)?;
    let who = s.children(clause).find(|&c| {
        c < clause && s.word(c) == "who" && matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Obj)
    })?;
    if s.rel(clause) != D::AclRelcl || !is_thing(s, noun) {
        return None;
    }
    let last = (noun..who).rev().find(|&t| s.rel(t) != D::Punct)?;
    let within = |t: usize| s.tokens[t].head == Some(noun) && s.rel(t) == D::Nmod;
    let below = (noun + 1..=last).find(|&t| within(t) && s.nominal(t) && !is_thing(s, t));
    let whole = s.tokens[noun]
        .head
        .filter(|&h| h < noun && s.rel(noun) == D::Nmod);
    let bearer = below.or(whole.filter(|&h| s.is_people(h)))?;
    Some(vec![(clause, Some(bearer), D::AclRelcl)])
}

/// "the envoy of the king for Norway, Director of a bank": who holds the office is somebody, and no place.
pub(super) fn office_on_place(s: &Bent<'_>, office: usize) -> Option<Arcs> {
    let place = s.tokens[office].head.filter(|&p| p < office)?;
    let named = s.rel(office) == D::Appos && s.class(office) == PERSON;
    let bears = |t: usize| s.nominal(t) && s.class(t) == PERSON;
    if !named || s.tokens[place].upos != Upos::Propn || !is_thing(s, place) {
        return None;
    }
    let governed = s.children(place).any(|c| s.rel(c) == D::Case && c < place);
    let above = std::iter::successors(s.tokens[place].head, |&t| s.tokens[t].head);
    let above: Vec<usize> = above.take(s.tokens.len()).collect();
    // "by the envoy for Norway": the phrase that the place closes may hang on the verb beside the envoy.
    let beside = above.first().and_then(|&v| {
        let people = |&c: &usize| c < place && s.tokens[c].head == Some(v) && bears(c);
        { 0..place }.rev().find(people)
    });
    let holder = above
        .into_iter()
        .find(|&t| t < place && bears(t))
        .or(beside)?;
    governed.then(|| vec![(office, Some(holder), D::Appos)])
}

/// "chief of the Central Mat-Su Fire Department": what a hyphen joins without a blank is one name, and stands in one phrase.
pub(super) fn name_over_hyphen(s: &Bent<'_>, second: usize) -> Option<Arcs> {
    let first = second.checked_sub(2)?;
    let joined = matches!(s.word(second - 1), "-" | "–")
        && s.tokens[first].span.end == s.tokens[second - 1].span.start
        && s.tokens[second - 1].span.end == s.tokens[second].span.start;
    let name = |t: usize| s.tokens[t].upos == Upos::Propn;
    if !joined || !name(first) || !name(second) {
        return None;
    }
    let head = |t: usize| s.tokens[t].head;
    let within = |t: usize| matches!(s.rel(t), D::Flat | D::Compound);
    let one = head(first) == Some(second)
        || head(second) == Some(first)
        || head(first) == head(second) && (within(first) || within(second));
    let last = std::iter::successors(Some(second), |&t| head(t).filter(|&h| h > t && within(t)))
        .take(s.tokens.len())
        .last()?;
    let above = |t: usize| std::iter::successors(head(t), |&u| head(u)).take(s.tokens.len());
    if one || above(first).any(|t| t == second || t == last) {
        return None;
    }
    let mut arcs = vec![(first, Some(second), D::Compound)];
    // "of the Central Mat": the phrase is the whole name's.
    let opens =
        |&c: &usize| c < first && matches!(s.rel(c), D::Case | D::Det | D::Amod | D::Compound);
    let opening: Vec<usize> = s.children(first).filter(opens).collect();
    let governed = opening.iter().any(|&c| s.rel(c) == D::Case);
    let whole = head(first).filter(|&h| governed && h != last && !above(h).any(|t| t == last));
    if let Some(whole) = whole.filter(|_| head(last).is_some()) {
        arcs.push((last, Some(whole), s.rel(first)));
        arcs.extend(opening.into_iter().map(|c| (c, Some(last), s.rel(c))));
    }
    Some(arcs)
}

/// "envoys of the movement Nordhav": a name without a comma before it is that of the noun right before it.
pub(super) fn name_over_noun(s: &Bent<'_>, name: usize) -> Option<Arcs> {
    let whole = s.tokens[name].head.filter(|&h| h < name)?;
    let apposed = s.rel(name) == D::Appos && s.tokens[name].upos == Upos::Propn;
    let quote = |t: usize| matches!(s.word(t), "“" | "\"" | "‘" | "«" | "„" | "``");
    let mut last = name.checked_sub(1)?;
    if quote(last) {
        last = last.checked_sub(1)?;
    }
    let own = s.tokens[last].upos == Upos::Noun
        && s.tokens[last].head == Some(whole)
        && s.rel(last) == D::Nmod
        && s.is_people(last);
    let many = |t: usize| matches!(s.tokens[t].xpos, "NNS" | "NNPS");
    (apposed && own && many(whole) && !many(last)).then(|| vec![(name, Some(last), D::Appos)])
}

/// "The vanishing of warden Ada Holm": the name right behind a noun for people was hung beside it, on the same word and in the same part.
pub(super) fn name_beside_noun(s: &Bent<'_>, name: usize) -> Option<Arcs> {
    let noun = name.checked_sub(1)?;
    let beside = s.tokens[name].head == s.tokens[noun].head && s.rel(name) == s.rel(noun);
    let part = matches!(s.rel(name), D::Nmod | D::NmodUnmarked | D::Obj | D::Obl);
    let named = s.tokens[name].upos == Upos::Propn && !s.tells_time(name);
    let people = s.may_speak(noun) && s.tokens[noun].xpos == "NN";
    let own = |c: usize| c < name && s.rel(c) != D::Compound;
    (beside && part && named && people && !s.children(name).any(own))
        .then(|| vec![(name, Some(noun), D::Appos)])
}

/// "The deal surprised many, given that they had clashed": "given that" opens a clause.
pub(super) fn given_that(s: &Bent<'_>, given: usize) -> Option<Arcs> {
    let that = given + 1;
    let opens = s.tokens[given].xpos == "VBN"
        && ["give", "provide"].contains(&s.tokens[given].lemma.as_str())
        && that < s.tokens.len()
        && s.word(that) == "that"
        && given > 0
        && s.rel(given - 1) == D::Punct;
    if !opens || s.rel(that) != D::Mark || s.children(given).any(|c| s.rel(c) != D::Punct) {
        return None;
    }
    let clause = s.tokens[that].head.filter(|&c| c > that)?;
    let root = (0..given).find(|&r| s.tokens[r].head.is_none())?;
    (clause != root).then(|| {
        vec![
            (clause, Some(root), D::Advcl),
            (given, Some(clause), D::Mark),
            (that, Some(given), D::Fixed),
        ]
    })
}

/// "Sen. Ada Holm, D-N.M., who chairs the board": no party chairs it.
pub(super) fn relative_on_label(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let label = s.tokens[verb]
        .head
        .filter(|&l| l < verb && s.rel(verb) == D::AclRelcl)?;
    let name = s.tokens[label]
        .head
        .filter(|&n| n < label && s.rel(label) == D::Appos)?;
    let letter = s.word(label).len() == 1 && s.tokens[label].upos == Upos::Propn;
    let hyphen = label + 1 < s.tokens.len() && s.word(label + 1) == "-";
    (letter && hyphen && s.tokens[name].upos == Upos::Propn)
        .then(|| vec![(verb, Some(name), D::AclRelcl)])
}
