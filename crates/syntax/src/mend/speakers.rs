//! Whoever speaks, parted from the verb by an age, a party, an office, a day: what stands in between was taken for the subject.

use super::tags::{below, closes_quotation, ends, has};
use super::{Arcs, Bent, D};
use crate::Upos;
use crate::lexicon::PERSON;

/// Ages that a number between two commas may tell.
const AGES: std::ops::RangeInclusive<u32> = 1..=120;

fn is_subject(rel: D) -> bool {
    matches!(rel, D::Nsubj | D::NsubjPass)
}

fn comma(s: &Bent<'_>, t: usize) -> bool {
    t < s.tokens.len() && s.word(t) == ","
}

/// The head of the noun phrase that ends at `last`, as far as one word in it governs the others.
fn phrase_ending(s: &Bent<'_>, last: usize) -> Option<usize> {
    let inside = |t: usize| {
        matches!(
            s.rel(t),
            D::Flat | D::Compound | D::Amod | D::NmodDesc | D::Nummod
        )
    };
    let mut head = last;
    while inside(head) {
        head = s.tokens[head].head?;
    }
    s.nominal(head).then_some(head)
}

/// "Dana Holm, 26, said": the age between the commas was taken for the subject.
pub(super) fn age_as_subject(s: &Bent<'_>, age: usize) -> Option<Arcs> {
    let verb = s.tokens[age].head.filter(|&v| v > age)?;
    let rel = s.rel(age);
    let number = s.word(age).parse().is_ok_and(|n: u32| AGES.contains(&n));
    let amid = age > 1 && comma(s, age - 1) && comma(s, age + 1);
    let alone = s.children(age).all(|c| s.rel(c) == D::Punct || c < age);
    if !is_subject(rel) || !number || !amid || !alone {
        return None;
    }
    let name = phrase_ending(s, age - 2)?;
    // "The bags of Dana Holm, 26, …": of a phrase inside another nothing is told.
    if has(s, name, &[D::Case]) {
        return None;
    }
    let other = s
        .children(verb)
        .any(|c| c != age && c != name && is_subject(s.rel(c)));
    (!other).then(|| vec![(name, Some(verb), rel), (age, Some(name), D::Appos)])
}

/// "Rep. Dana Holm, R-Ohio, says": the state between the commas was taken for the subject.
pub(super) fn district_as_subject(s: &Bent<'_>, state: usize) -> Option<Arcs> {
    let verb = s.tokens[state].head.filter(|&v| v > state)?;
    let hyphen = state.checked_sub(1).filter(|&h| s.word(h) == "-")?;
    let party = hyphen.checked_sub(1)?;
    let letter = s.word(party).len() == 1 && s.tokens[party].upos == Upos::Propn;
    let amid = party > 1 && comma(s, party - 1) && comma(s, state + 1);
    if !is_subject(s.rel(state)) || !letter || !amid {
        return None;
    }
    let name = phrase_ending(s, party - 2)?;
    Some(vec![
        (name, Some(verb), s.rel(state)),
        (party, Some(state), D::Compound),
        (hyphen, Some(party), D::Punct),
        (state, Some(name), D::Appos),
    ])
}

/// "Secretary of Trade Anna Holm warned": the name behind the office was taken for what the office is of, with the word that is.
pub(super) fn name_behind_office(s: &Bent<'_>, of: usize) -> Option<Arcs> {
    let office = of.checked_sub(1)?;
    if s.class(office) != PERSON || s.tokens[of].lemma != "of" {
        return None;
    }
    let above = s.tokens[of].head.filter(|&a| a > of)?;
    // "of" may have been taken for the opener of a clause whose verb is the sentence's.
    let verb = (s.tokens[above].upos == Upos::Verb).then_some(above);
    let whole = match verb {
        Some(verb) => s.children(verb).find(|&c| c == of + 1)?,
        None => above,
    };
    let own = [Some(office), s.tokens[office].head];
    let hung = own.contains(&s.tokens[whole].head)
        || verb.is_some_and(|v| own.contains(&s.tokens[v].head));
    let flat: Vec<usize> = s.children(whole).filter(|&c| s.rel(c) == D::Flat).collect();
    let domain = { s.children(whole) }
        .filter(|&c| of < c && c < whole && s.rel(c) == D::Compound)
        .last();
    if !hung || s.tokens[whole].upos != Upos::Propn {
        return None;
    }
    let (domain, name, rest) = match (domain, &flat[..]) {
        (Some(domain), [_, ..]) => (domain, whole, &[][..]),
        // "of Health" and a name of two words; "of New York" is one of two.
        (None, [name, rest @ ..]) if !rest.is_empty() && whole == of + 1 => (whole, *name, rest),
        _ => return None,
    };
    let mut arcs = vec![
        (domain, Some(office), D::Nmod),
        (of, Some(domain), D::Case),
        (name, Some(office), D::Appos),
    ];
    if let Some(verb) = verb.filter(|&v| s.tokens[v].head == Some(office)) {
        arcs.push((verb, s.tokens[office].head, s.rel(office)));
        arcs.push((office, Some(verb), D::Nsubj));
    }
    arcs.extend(rest.iter().map(|&c| (c, Some(name), D::Flat)));
    let before = s.children(whole).filter(|&c| c < domain && c != of);
    arcs.extend(before.map(|c| (c, Some(domain), s.rel(c))));
    Some(arcs)
}

/// "The chair of the council, Gen. Anna Holm, warned": the name between the commas was taken for a second subject.
pub(super) fn name_as_second_subject(s: &Bent<'_>, name: usize) -> Option<Arcs> {
    let verb = s.tokens[name].head.filter(|&v| v > name)?;
    let rel = s.rel(name);
    if !is_subject(rel) || s.tokens[name].upos != Upos::Propn {
        return None;
    }
    let first = s
        .children(verb)
        .find(|&c| c < name && s.rel(c) == rel && s.is_people(c))?;
    let (start, end) = ends(s, name);
    let (_, before) = ends(s, first);
    let amid = start > 0 && comma(s, start - 1) && (comma(s, end) || comma(s, end + 1));
    let touches = before + 2 >= start && before < start;
    (amid && touches).then(|| vec![(name, Some(first), D::Appos)])
}

/// "The attorney general says": an adjective behind its noun was taken for the subject, and the noun for another one.
pub(super) fn adjective_behind_noun(s: &Bent<'_>, adjective: usize) -> Option<Arcs> {
    let verb = s.tokens[adjective].head.filter(|&v| v > adjective)?;
    let noun = adjective.checked_sub(1).filter(|&n| s.may_speak(n))?;
    let both = is_subject(s.rel(adjective)) && is_subject(s.rel(noun));
    let adjacent = s.tokens[noun].head == Some(verb) && s.tokens[adjective].upos == Upos::Adj;
    let alone = s.children(adjective).next().is_none();
    (both && adjacent && alone).then(|| vec![(adjective, Some(noun), D::Amod)])
}

/// "It came as the mayor on Monday announced that": the subject was hung on the verb before it, and the day left it there.
pub(super) fn subject_before_day(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let above = s.tokens[verb].head.filter(|&h| h < verb)?;
    let own = [D::Nsubj, D::NsubjPass, D::Csubj, D::Cc];
    let loose = matches!(
        s.rel(verb),
        D::Parataxis | D::Ccomp | D::Advcl | D::Acl | D::Dep | D::Conj
    );
    if !loose || !s.is_finite(verb) || has(s, verb, &own) {
        return None;
    }
    let day = verb.checked_sub(1).filter(|&d| s.tells_time(d))?;
    let on = day
        .checked_sub(1)
        .filter(|&o| s.tokens[o].head == Some(day))?;
    let before = on.checked_sub(1)?;
    let subject = (above + 1..on)
        .rev()
        .find(|&t| s.nominal(t) && s.rel(t) == D::Obl && s.tokens[t].head == Some(above))?;
    let opener = s.children(subject).find(|&c| {
        s.rel(c) == D::Case && matches!(s.tokens[c].lemma.as_str(), "as" | "after" | "before")
    })?;
    let touches = opener < subject && ends(s, subject).1 == before && below(s, before, subject);
    touches.then(|| {
        vec![
            (subject, Some(verb), D::Nsubj),
            (opener, Some(verb), D::Mark),
            (day, Some(verb), D::Obl),
            (verb, Some(above), D::Advcl),
        ]
    })
}

/// "The ferry will sail at dawn, say its owners": the last verb of a row stands behind an "and". One of saying behind a comma alone,
/// with nothing between it and a noun behind it, is the tag of what stands before.
pub(super) fn tag_without_and(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let first = s.tokens[said].head.filter(|&f| f < said)?;
    let own = |c: usize| {
        c < said && s.rel(c) != D::Punct
            || matches!(s.rel(c), D::Cc | D::Ccomp | D::Xcomp | D::Mark)
    };
    let row = |c: usize| c > said && matches!(s.rel(c), D::Conj | D::Cc);
    let tag = s.rel(said) == D::Conj
        && s.is_finite(said)
        && s.says(said)
        && comma(s, said.checked_sub(1)?);
    if !tag || s.children(said).any(own) || s.children(first).any(row) {
        return None;
    }
    let noun = s
        .children(said)
        .find(|&c| s.rel(c) == D::Obj && s.nominal(c))?;
    let start = s
        .children(noun)
        .find(|&c| c > said)
        .map_or(noun, |c| c.min(noun));
    let more = s.children(said).any(|c| c > noun && s.rel(c) != D::Punct);
    let some = s.children(noun).any(|c| matches!(s.word(c), "a" | "an"));
    let speaks = s.tokens[noun].upos == Upos::Propn || s.may_speak(noun) || s.says(noun);
    (start == said + 1 && speaks && !more && !some).then(|| {
        vec![
            (said, Some(first), D::Parataxis),
            (noun, Some(said), D::Nsubj),
        ]
    })
}

/// "The pit is wide and is nine metres deep, said Dana Holm, a geologist": the tag was taken for the last member of the row, and
/// what really was for an adverb of it.
pub(super) fn tag_as_conjunct(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let first = s.tokens[said].head.filter(|&f| f < said)?;
    let past = matches!(s.tokens[said].xpos, "VBD" | "VBN" | "VBZ");
    if s.rel(said) != D::Conj || !past || !s.says(said) || !comma(s, said.checked_sub(1)?) {
        return None;
    }
    let member = s.children(said).find(|&c| {
        c < said
            && has(s, c, &[D::Cop])
            && (is_subject(s.rel(c)) || matches!(s.rel(c), D::Advmod | D::Ccomp))
    })?;
    let opener = s
        .children(said)
        .find(|&c| s.rel(c) == D::Cc && c < member)?;
    let opens = said + 1;
    let above = std::iter::successors(Some(opens).filter(|&n| n < s.tokens.len()), |&n| {
        s.tokens[n].head.filter(|&h| h > n)
    });
    let name = above.last().filter(|&n| s.nominal(n))?;
    let mut arcs = vec![
        (member, Some(first), D::Conj),
        (opener, Some(member), D::Cc),
        (said, Some(first), D::Parataxis),
        (name, Some(said), D::Nsubj),
    ];
    let between = s.children(said).filter(|&c| c > opener && c < member);
    arcs.extend(between.map(|c| (c, Some(member), s.rel(c))));
    Some(arcs)
}

/// "\"We lost the farm,\" read a statement", "added the clerk": behind what is quoted stands who says it, not what is said.
pub(super) fn speaker_as_object(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| 0 < v && v < i)?;
    let closes = matches!(s.word(verb - 1), "," | "\"" | "”" | "''" | "’" | "'");
    let object = s.rel(i) == D::Obj && s.nominal(i);
    if !object || !closes || !s.is_finite(verb) || s.tokens[verb].upos != Upos::Verb {
        return None;
    }
    let quoted = s.children(verb).any(|c| c < verb && s.rel(c) == D::Ccomp);
    let told = s
        .children(verb)
        .any(|c| matches!(s.rel(c), D::Aux | D::AuxPass | D::Iobj));
    (quoted && !told && s.subject(verb).is_none()).then(|| vec![(i, Some(verb), D::Nsubj)])
}

/// "…, said the mayor, in a statement": who says it was taken for the subject of what follows, which no copula ties to it.
pub(super) fn speaker_on_adjunct(s: &Bent<'_>, adjunct: usize) -> Option<Arcs> {
    let said = s.tokens[adjunct].head.filter(|&v| v < adjunct)?;
    let verbless = s.nominal(adjunct) && has(s, adjunct, &[D::Case]) && !has(s, adjunct, &[D::Cop]);
    let loose = matches!(s.rel(adjunct), D::Ccomp | D::Obj | D::Xcomp);
    if !loose || !verbless || !s.is_finite(said) || !s.says(said) || s.subject(said).is_some() {
        return None;
    }
    let speaker = s.children(adjunct).find(|&c| is_subject(s.rel(c)))?;
    (ends(s, speaker).0 == said + 1).then(|| {
        vec![
            (speaker, Some(said), D::Nsubj),
            (adjunct, Some(said), D::Obl),
        ]
    })
}

/// "\"We lost it,\" Bo Lund, chief of the guard, told the paper": a name behind what is quoted was taken for a part of it, and what stands
/// beside the name for who says it.
pub(super) fn name_on_quotation(s: &Bent<'_>, name: usize) -> Option<Arcs> {
    let said = s.tokens[name].head.and_then(|v| s.tokens[v].head)?;
    let loose = matches!(
        s.rel(name),
        D::Obl | D::OblUnmarked | D::Obj | D::Appos | D::Nmod
    );
    let last = ends(s, name).1;
    let first = (0..=name).find(|&t| below(s, t, name) && s.rel(t) != D::Punct)?;
    let beside = s
        .children(said)
        .find(|&c| c > name && s.rel(c) == D::Nsubj && s.nominal(c))?;
    let behind = s.tokens[name].upos == Upos::Propn && closes_quotation(s, first);
    let apart = comma(s, last) || comma(s, last + 1);
    let bare = !has(s, name, &[D::Case]) && beside < said && s.says(said);
    let next = ends(s, beside).0;
    let touches = next == last + 1 || next == last + 2;
    (loose && behind && apart && bare && touches)
        .then(|| vec![(name, Some(said), D::Nsubj), (beside, Some(name), D::Appos)])
}
