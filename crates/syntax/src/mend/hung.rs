//! Clauses that the parser hung on a word far off, though the noun that they belong to stands right before them.

use super::tags::has;
use super::{Arcs, Bent, D};
use crate::Upos;

/// The head of the name or compound that ends in the word at `last`, itself no farther left than `from`.
fn phrase_head(s: &Bent<'_>, last: usize, from: usize) -> usize {
    let mut noun = last;
    while let Some(head) = s.tokens[noun].head.filter(|&h| {
        matches!(s.rel(noun), D::Flat | D::Compound) && s.nominal(h) && (from..=last).contains(&h)
    }) {
        noun = head;
    }
    noun
}

/// "Shares rose on reports of a plan dubbed Eel": the participle right behind a noun was hung on the subject, across the verb, or on a
/// predicate that is no noun.
pub(super) fn participle_across_verb(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let above = s.tokens[participle].head.filter(|&n| n < participle)?;
    let subject = matches!(s.rel(above), D::Nsubj | D::NsubjPass);
    let verb = if subject {
        s.tokens[above]
            .head
            .filter(|&v| above < v && v < participle)?
    } else {
        Some(above).filter(|&p| matches!(s.tokens[p].upos, Upos::Adj | Upos::Verb))?
    };
    if s.rel(participle) != D::Acl || !matches!(s.tokens[participle].xpos, "VBG" | "VBN" | "VBD") {
        return None;
    }
    let first = { s.children(participle).next() }.map_or(participle, |c| c.min(participle));
    let last = first.checked_sub(1).filter(|&n| n > verb && s.nominal(n))?;
    Some(vec![(participle, Some(phrase_head(s, last, verb)), D::Acl)])
}

/// "They opened the hall despite the choir being banned from it": the participle was hung on the verb, over the noun right before it
/// that it is told of.
pub(super) fn being_on_verb(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let verb = s.tokens[participle].head.filter(|&v| v < participle)?;
    let loose = matches!(
        s.rel(participle),
        D::Conj | D::Advcl | D::Dep | D::Parataxis | D::Xcomp
    );
    let first = s.children(participle).next()?;
    let being = matches!(s.rel(first), D::AuxPass | D::Cop | D::Aux)
        && s.tokens[first].lemma == "be"
        && s.tokens[first].xpos == "VBG";
    let own = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Cc | D::Mark);
    let last = first.checked_sub(1).filter(|&n| n > verb && s.nominal(n))?;
    (loose && being && !s.children(participle).any(own))
        .then(|| vec![(participle, Some(phrase_head(s, last, verb)), D::Acl)])
}

/// "The envoy was ready to help those who stayed": the relative clause was hung on a predicate that is no verb, over the noun or "those"
/// right before it.
pub(super) fn relative_on_adjective(s: &Bent<'_>, clause: usize) -> Option<Arcs> {
    let above = s.tokens[clause].head.filter(|&p| p < clause)?;
    let predicate = matches!(s.tokens[above].upos, Upos::Adj | Upos::Adv);
    let relative = |c: usize| matches!(s.tokens[c].xpos, "WDT" | "WP");
    let argument = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Obj);
    let pronoun = s
        .children(clause)
        .find(|&c| relative(c) && argument(c) && c < clause)?;
    let last = pronoun.checked_sub(1).filter(|&n| n > above)?;
    let those = s.word(last) == "those" && s.tokens[last].upos == Upos::Pron;
    (s.rel(clause) == D::AclRelcl && predicate && (those || s.nominal(last)))
        .then(|| vec![(clause, Some(phrase_head(s, last, above)), D::AclRelcl)])
}

/// "According to some reports, he fled": what has a subject of its own behind a comma, and no word that opens it, is no clause of the
/// noun before that comma.
pub(super) fn main_clause_on_noun(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let noun = s.tokens[verb].head.filter(|&n| n < verb)?;
    let finite = |t: usize| s.is_finite(t);
    let helps = |c: usize| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop) && finite(c);
    let told = s.tokens[verb].upos == Upos::Verb
        && (finite(verb) || s.children(verb).any(helps))
        && matches!(s.rel(verb), D::Acl | D::AclRelcl);
    let subject = s
        .children(verb)
        .find(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass) && c < verb)?;
    let opened = s
        .children(verb)
        .any(|c| c < verb && matches!(s.rel(c), D::Mark | D::Cc | D::Obj | D::Advmod));
    let pronoun = s.tokens[subject].xpos == "PRP" && s.word(subject - 1) == ",";
    let root = (0..s.tokens.len()).find(|&r| s.tokens[r].head.is_none())?;
    (told && pronoun && !opened && s.nominal(noun) && subject > noun)
        .then(|| vec![(verb, Some(root), D::Parataxis)])
}

/// Words that open a clause as well as a phrase, and say when or why.
const WHEN_OR_WHY: &[&str] = &["after", "as", "before", "since", "until"];

/// "It marked a shift, as the country seeks a treaty": the subject of the second clause was taken for a noun of the first, behind a
/// preposition.
pub(super) fn subject_behind_opener(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let loose = matches!(s.rel(verb), D::Parataxis | D::Dep | D::Conj);
    // "before a boat could come": the first word of the verb is its auxiliary.
    let helps = |&c: &usize| c < verb && matches!(s.rel(c), D::Aux | D::AuxPass);
    let start = s.children(verb).find(helps).unwrap_or(verb);
    let finite = matches!(s.tokens[start].xpos, "VBZ" | "VBP" | "VBD" | "MD");
    let own = |c: usize| {
        let relations = [D::Nsubj, D::NsubjPass, D::Expl, D::Cc, D::Mark];
        c < verb && relations.contains(&s.rel(c))
    };
    if !loose || !finite || s.children(verb).any(own) {
        return None;
    }
    let last = start.checked_sub(1).filter(|&n| s.nominal(n))?;
    let noun = phrase_head(s, last, 0);
    let host = s.tokens[noun].head.filter(|&h| h < noun)?;
    let case = s.children(noun).find(|&c| {
        s.rel(c) == D::Case && WHEN_OR_WHY.contains(&s.tokens[c].lemma.to_lowercase().as_str())
    })?;
    let phrase = matches!(s.rel(noun), D::Obl | D::Nmod) && host < case;
    phrase.then(|| {
        vec![
            (noun, Some(verb), D::Nsubj),
            (case, Some(verb), D::Mark),
            (verb, Some(host), D::Advcl),
        ]
    })
}

/// "The bell, cast in Lund, was hung by sailors": the participle between commas was taken for the main verb, and the main verb for what
/// hangs on it.
pub(super) fn participle_in_commas(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let token = &s.tokens[participle];
    let past = token.upos == Upos::Verb && matches!(token.xpos, "VBN" | "VBD");
    let comma = |t: usize| s.word(t) == ",";
    let before = participle.checked_sub(1).filter(|&c| past && comma(c))?;
    let is_subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    let helps = |c: usize| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop);
    let own = || s.children(participle);
    let subject = own().filter(|&c| c < before && is_subject(c)).last()?;
    let verb = |t: usize| matches!(s.tokens[t].upos, Upos::Verb | Upos::Aux);
    if (subject..before).any(verb) {
        return None;
    }
    let is_main = |v: usize| {
        let below = || s.children(v);
        let opened = |c: usize| {
            matches!(s.rel(c), D::Cc | D::Mark) || is_subject(c) && c != subject && c != participle
        };
        let first = below().find(|&c| helps(c)).unwrap_or(v).min(v);
        v > participle && !below().any(opened) && s.is_finite(first) && comma(first - 1)
    };
    let hangs = |v: usize| {
        let under = [D::Conj, D::Parataxis, D::Ccomp, D::Advcl];
        under.contains(&s.rel(v)) && is_main(v)
    };
    let below = own().find(|&v| hangs(v));
    // "The bill, passed in May, bans bags": as what the main verb tells.
    let content = matches!(s.rel(participle), D::Ccomp | D::Nsubj | D::Csubj);
    let main = below.or_else(|| token.head.filter(|&v| content && verb(v) && is_main(v)))?;
    let mut arcs = vec![
        (subject, Some(main), s.subject_rel(main)),
        (participle, Some(subject), D::Acl),
    ];
    if below.is_some() {
        arcs.push((main, token.head, s.rel(participle)));
    }
    // What opens the sentence, and what goes on behind the main verb.
    let outside = own().filter(|&c| c != main && (c < subject || c > main));
    arcs.extend(outside.map(|c| (c, Some(main), s.rel(c))));
    Some(arcs)
}

/// "The mayor of Turin, Carla Conti, opened the fair": what is told of the sentence's first noun was hung on it as one more name for it.
pub(super) fn verb_as_apposition(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let noun = s.tokens[verb].head.filter(|&n| n < verb)?;
    let below = |of: usize| s.children(of);
    let helps = |c: usize| c < verb && matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop);
    let first = below(verb).find(|&c| helps(c)).unwrap_or(verb);
    let told = s.rel(verb) == D::Appos && s.is_finite(first) && s.tokens[noun].head.is_none();
    let closed = (noun..first).any(|t| matches!(s.word(t), ":" | "–" | "—" | "("));
    let own = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Cop | D::Case) && c < noun;
    if !told || !s.nominal(noun) || closed || below(noun).any(own) {
        return None;
    }
    let is_subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    let opened = |c: usize| c < verb && matches!(s.rel(c), D::Mark | D::Cc | D::Obj | D::Iobj);
    let mut subjects = below(verb).filter(|&c| is_subject(c));
    let named = subjects.next();
    let names = named.is_none_or(|c| noun < c && c < verb && s.tokens[c].upos == Upos::Propn);
    if !names || subjects.next().is_some() || below(verb).any(opened) {
        return None;
    }
    let mut arcs = vec![
        (verb, None, D::Root),
        (noun, Some(verb), s.subject_rel(verb)),
    ];
    arcs.extend(named.map(|c| (c, Some(noun), D::Appos)));
    let behind = below(noun).filter(|&c| c > verb);
    arcs.extend(behind.map(|c| (c, Some(verb), s.rel(c))));
    Some(arcs)
}

/// "Two of the five rescued from the ferry have died": the participle was taken for a clause of its own, with the subject of the main verb.
pub(super) fn participle_with_subject(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let main = s.tokens[participle].head.filter(|&m| m > participle)?;
    let bare = matches!(s.tokens[participle].xpos, "VBN" | "VBD")
        && matches!(s.rel(participle), D::Advcl | D::Csubj)
        && !has(
            s,
            participle,
            &[D::Aux, D::AuxPass, D::Cop, D::Mark, D::Advmod, D::Obj],
        );
    let subject = s.subject(participle).filter(|&n| n < participle)?;
    let plain = !matches!(s.tokens[subject].xpos, "PRP" | "WP" | "WDT");
    let helper = { s.children(main) }
        .find(|&c| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop) && s.is_finite(c))?;
    let unparted = (participle..helper).all(|t| s.word(t) != ",");
    let right = bare && plain && unparted && participle < helper && s.subject(main).is_none();
    right.then(|| {
        vec![
            (subject, Some(main), s.subject_rel(main)),
            (participle, Some(subject), D::Acl),
        ]
    })
}
