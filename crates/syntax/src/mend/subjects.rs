//! Subjects: what was taken for one and is none, and subjects that were taken for something else.

use super::{Arcs, Bent, D};
use crate::Upos;

/// "said Friday that the union does not expect": what stands before the "that" of a clause which has a subject behind it is no
/// second subject of that clause, but tells when it was said; a pronoun tells no time.
pub(super) fn before_complementizer(s: &Bent<'_>, word: usize) -> Option<Arcs> {
    if s.rel(word) != D::Nsubj || s.tokens[word].upos == Upos::Pron {
        return None;
    }
    let verb = s.tokens[word].head.filter(|&v| s.rel(v) == D::Ccomp)?;
    let governor = s.tokens[verb].head.filter(|&g| g < word)?;
    let mark = s.children(verb).find(|&c| s.rel(c) == D::Mark)?;
    let subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    let other = s.children(verb).any(|c| c > mark && subject(c));
    (word < mark && other).then(|| vec![(word, Some(governor), D::OblUnmarked)])
}

/// "Earlier, officials who spoke to the Echo said": the adverb that opens a sentence before a comma says when or how, and is no part of the subject.
pub(super) fn opener_on_subject(s: &Bent<'_>, adverb: usize) -> Option<Arcs> {
    let subject = s.tokens[adverb].head.filter(|&n| n > adverb + 1)?;
    let verb = s.tokens[subject].head.filter(|&v| v > subject)?;
    let opens = (0..adverb).all(|t| s.tokens[t].upos == Upos::Punct);
    let inside = matches!(s.rel(adverb), D::Amod | D::Advmod)
        && matches!(s.rel(subject), D::Nsubj | D::NsubjPass);
    let alone = s.tokens[adverb].upos == Upos::Adv && s.word(adverb + 1) == ",";
    (opens && inside && alone).then(|| vec![(adverb, Some(verb), D::Advmod)])
}

/// "A barge headed to Basel was stopped": where it was headed was taken for the subject, its preposition for a mark.
pub(super) fn path_of_subject(s: &Bent<'_>, to: usize) -> Option<Arcs> {
    let verb = s.tokens[to].head.filter(|&v| v > to + 1)?;
    let marked = s.rel(to) == D::Mark && s.tokens[to].lemma == "to";
    let finite = s
        .children(verb)
        .any(|c| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop) && s.is_finite(c));
    let goal = s
        .children(verb)
        .find(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass) && to < c && c < verb)?;
    let participle = to.checked_sub(1)?;
    let reduced = s.rel(participle) == D::Acl && s.tokens[participle].upos == Upos::Verb;
    let noun = s.tokens[participle].head.filter(|&n| n < participle)?;
    if !marked || !finite || !reduced {
        return None;
    }
    Some(vec![
        (to, Some(goal), D::Case),
        (goal, Some(participle), D::Obl),
        (noun, Some(verb), s.rel(goal)),
    ])
}

/// "Tarvo is not the first to have trouble after Hopps faced losses as brewers refused to work": the whole sentence was taken
/// for the subject of its last verb, and that verb's subject for the noun of its conjunction.
pub(super) fn clause_as_subject(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let subjects = |t: usize| {
        s.children(t)
            .filter(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass))
    };
    let clause = subjects(verb).find(|&c| {
        c < verb && subjects(c).next().is_some() && s.children(c).any(|k| s.rel(k) == D::Cop)
    })?;
    let noun = verb.checked_sub(1).filter(|&n| {
        matches!(s.tokens[n].upos, Upos::Noun | Upos::Propn) && matches!(s.rel(n), D::Nmod | D::Obl)
    })?;
    let conjunction = s.children(noun).find(|&c| {
        s.rel(c) == D::Case
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
        (clause, s.tokens[verb].head, s.rel(verb)),
        (noun, Some(verb), D::Nsubj),
        (conjunction, Some(verb), D::Mark),
        (verb, Some(host), D::Advcl),
    ];
    let before = s.children(verb).filter(|&c| c != clause && c < noun);
    arcs.extend(before.map(|c| (c, Some(clause), s.rel(c))));
    Some(arcs)
}

/// "Two trams collided, and nine people were hurt": the first verb was taken for a participle on its own subject, which left two
/// subjects to the second.
pub(super) fn past_as_participle(s: &Bent<'_>, first: usize) -> Option<Arcs> {
    let noun = s.tokens[first].head.filter(|&n| n < first)?;
    let past = matches!(s.tokens[first].xpos, "VBN" | "VBD");
    let subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    if s.rel(first) != D::Acl || !past || !subject(noun) {
        return None;
    }
    let second = s.tokens[noun].head.filter(|&v| v > first)?;
    // "He fled before they could stop him": the second clause has an opener, or an "and", and a subject.
    // "The man, identified as Brian Holm, was" has a participle, whatever "as" was taken for.
    let other = |c: usize| ["as", "that"].contains(&s.tokens[c].lemma.as_str());
    let opens = |c: usize| matches!(s.rel(c), D::Cc | D::Mark) && c > first && !other(c);
    let opener = s.children(second).find(|&c| opens(c))?;
    s.children(second).find(|&c| c > opener && subject(c))?;
    let bound = s.rel(opener) == D::Mark;
    let rel = if bound { D::Advcl } else { D::Conj };
    let mut arcs = vec![
        (first, s.tokens[second].head, s.rel(second)),
        (noun, Some(first), D::Nsubj),
        (second, Some(first), rel),
    ];
    // "…, and was still at large" goes on about the first subject, behind a comma.
    let parted = |c: usize| (second..c).any(|t| s.word(t) == ",");
    let goes_on = s
        .children(second)
        .filter(|&c| bound && s.rel(c) == D::Conj && !s.children(c).any(subject) && parted(c));
    arcs.extend(goes_on.map(|c| (c, Some(first), D::Conj)));
    let before = s.children(second).filter(|&c| c != noun && c < opener);
    arcs.extend(before.map(|c| (c, Some(first), s.rel(c))));
    Some(arcs)
}

/// "The mill will cut jobs, the company announced on Monday": who says it at the end was taken for something said, and the verb
/// of saying for a participle on it.
pub(super) fn closing_tag(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let noun = s.tokens[said]
        .head
        .filter(|&n| n < said && s.may_speak(n))?;
    let past = matches!(s.tokens[said].xpos, "VBN" | "VBD");
    let loose = matches!(
        s.rel(noun),
        D::Appos
            | D::Conj
            | D::Parataxis
            | D::Dep
            | D::Nmod
            | D::Obl
            | D::OblUnmarked
            | D::NmodUnmarked
    );
    let first = { s.children(noun) }
        .find(|&c| c < noun && s.rel(c) != D::Punct)
        .unwrap_or(noun);
    let parted = first > 0 && s.word(first - 1) == ",";
    let the = s.children(noun).any(|c| s.tokens[c].lemma == "the");
    let below = |t: usize| {
        s.children(said)
            .any(|c| c == t || s.tokens[t].head == Some(c))
    };
    let end = (said + 1..s.tokens.len()).find(|&t| !below(t));
    let last = end.is_none_or(|t| s.rel(t) == D::Punct);
    let case = s.children(noun).any(|c| s.rel(c) == D::Case);
    let root = (0..noun).find(|&r| s.tokens[r].head.is_none())?;
    let tag = s.rel(said) == D::Acl && past && s.says(said) && loose && !case;
    (tag && parted && the && last && s.tokens[root].upos == Upos::Verb).then(|| {
        vec![
            (said, Some(root), D::Parataxis),
            (noun, Some(said), D::Nsubj),
        ]
    })
}

/// "The mill will cut jobs, a report seen by the paper shows": who says it at the end was taken for an apposition of something said,
/// which left the verb of saying without a subject.
pub(super) fn tag_without_subject(s: &Bent<'_>, said: usize) -> Option<Arcs> {
    let subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Csubj | D::Expl);
    let finite = matches!(s.tokens[said].xpos, "VBD" | "VBZ" | "VBP");
    if s.rel(said) != D::Root || !finite || s.children(said).any(subject) {
        return None;
    }
    let content = { s.children(said) }.find(|&c| c < said && s.rel(c) == D::Ccomp)?;
    let above = |t: usize| std::iter::successors(s.tokens[t].head, |&h| s.tokens[h].head);
    let below = |t: usize, top: usize| t == top || above(t).take(s.tokens.len()).any(|h| h == top);
    let loose = |n: usize| matches!(s.rel(n), D::Appos | D::Conj | D::OblUnmarked | D::Dep);
    // "…, ring officials later confirmed": an adverb between them may have drawn the noun to it.
    let drawn = (content + 1..said).find(|&n| {
        let adverbs = (n + 1..said).all(|t| s.tokens[t].upos == Upos::Adv);
        let loose = matches!(s.rel(n), D::OblUnmarked | D::NmodUnmarked | D::Dep);
        loose && s.may_speak(n) && adverbs && s.tokens[n].head.is_some_and(|h| h > n)
    });
    if let Some(noun) = drawn {
        return Some(vec![(noun, Some(said), D::Nsubj)]);
    }
    let noun = (content + 1..said).find(|&n| {
        let nominal = matches!(s.tokens[n].upos, Upos::Noun | Upos::Propn);
        nominal && loose(n) && below(n, content) && (n..said).all(|t| below(t, n))
    })?;
    let first = (content + 1..=noun).find(|&t| below(t, noun) && s.rel(t) != D::Punct)?;
    let linked = |c: usize| matches!(s.rel(c), D::Case | D::Cc);
    (s.word(first - 1) == "," && !s.children(noun).any(linked))
        .then(|| vec![(noun, Some(said), D::Nsubj)])
}

/// Words tagged as prepositions that open clauses too. "That" is none of them: a sentence whose main verb stands behind it
/// is bent worse, and leaving it so is no gain.
const OPENERS: &[&str] = &[
    "after", "although", "as", "because", "before", "except", "if", "lest", "like", "once",
    "since", "so", "than", "though", "till", "unless", "until", "whereas", "whether", "while",
];

/// "The airline on Sunday dismissed claims": what stands between subject and verb was taken for a subject too, and its
/// preposition for a mark.
pub(super) fn adjunct_before_verb(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| i < v)?;
    let preposition = &s.tokens[i];
    if preposition.deprel != D::Mark || preposition.xpos != "IN" {
        return None;
    }
    let subjects: Vec<usize> = s
        .children(verb)
        .filter(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass))
        .collect();
    let [subject, adjunct] = subjects[..] else {
        return None;
    };
    // "Since he resigned" is a clause, "since January" is none.
    let opens = OPENERS.contains(&preposition.lemma.to_lowercase().as_str());
    if opens && !(i + 1..=adjunct).any(|t| s.tells_time(t)) {
        return None;
    }
    // Nothing but the phrase itself between the preposition and its noun.
    let phrase = (i + 1..adjunct).all(|t| s.tokens[t].head == Some(adjunct));
    (subject < i && i < adjunct && adjunct < verb && phrase)
        .then(|| vec![(adjunct, Some(verb), D::Obl), (i, Some(adjunct), D::Case)])
}

/// "The analyst predicts the bulk of the cuts will be in the US": the content's subject was taken for the object, and its
/// clause left without one.
pub(super) fn subject_as_object(s: &Bent<'_>, clause: usize) -> Option<Arcs> {
    let verb = s.tokens[clause].head.filter(|&v| v < clause)?;
    let loose = matches!(
        s.rel(clause),
        D::Dep | D::Conj | D::Parataxis | D::Advcl | D::Ccomp | D::Xcomp | D::Acl | D::Obl
    );
    let first = s.children(clause).next().filter(|&c| c < clause)?;
    let helps = matches!(s.rel(first), D::Aux | D::AuxPass | D::Cop) && s.is_finite(first);
    let object = s
        .children(verb)
        .filter(|&c| s.rel(c) == D::Obj && verb < c && c < first)
        .last()?;
    // The object's phrase ends where the clause begins.
    let within = |mut t: usize| {
        for _ in 0..s.tokens.len() {
            match s.tokens[t].head {
                Some(h) if h == object => return true,
                Some(h) if t != object => t = h,
                _ => return t == object,
            }
        }
        false
    };
    let touches = (object..first).all(within);
    let subject = s.subject_rel(clause);
    (loose && helps && touches && s.says(verb)).then(|| {
        vec![
            (object, Some(clause), subject),
            (clause, Some(verb), D::Ccomp),
        ]
    })
}

/// "the rebels controlling the town began collecting weapons": subject and object of the participle were taken for its
/// modifier and the subject of the main verb.
pub(super) fn participle_of_subject(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| i < v)?;
    if s.tokens[i].xpos != "VBG" || s.rel(i) != D::Advcl {
        return None;
    }
    let object = s.children(verb).find(|&c| s.rel(c) == D::Nsubj && i < c)?;
    let subject = i.checked_sub(1).filter(|&c| {
        let before = &s.tokens[c];
        let modifies = matches!(before.deprel, D::Compound | D::Nsubj | D::OblUnmarked);
        before.head == Some(i) && modifies && matches!(before.upos, Upos::Noun | Upos::Propn)
    })?;
    let within = |t: usize| t == object || s.tokens[t].head == Some(object);
    let touches = (i + 1..verb).all(within);
    touches.then(|| {
        vec![
            (subject, Some(verb), D::Nsubj),
            (i, Some(subject), D::Acl),
            (object, Some(i), D::Obj),
        ]
    })
}

/// "She fined the firm and its head, who had lied, wept": a second verb without an "and" of its own is what the last of two
/// nouns before it does.
pub(super) fn object_as_conjunct(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let token = &s.tokens[verb];
    let finite = token.upos == Upos::Verb && matches!(token.xpos, "VBD" | "VBZ" | "VBP");
    let has = |v: usize, rels: &[D]| s.children(v).any(|c| rels.contains(&s.rel(c)));
    if !finite
        || has(
            verb,
            &[
                D::Nsubj,
                D::NsubjPass,
                D::Csubj,
                D::Expl,
                D::Cc,
                D::Mark,
                D::Aux,
            ],
        )
    {
        return None;
    }
    // The first clause stands above, or was taken for what the second says.
    let (first, swapped) = match s.rel(verb) {
        D::Conj | D::Parataxis => (token.head.filter(|&f| f < verb)?, false),
        D::Root => (
            s.children(verb)
                .find(|&c| c < verb && s.rel(c) == D::Ccomp)?,
            true,
        ),
        _ => return None,
    };
    let object = s
        .children(first)
        .filter(|&c| matches!(s.rel(c), D::Obj | D::Obl | D::Nmod) && first < c)
        .filter(|&c| s.rel(c) == D::Obj || s.children(c).any(|d| s.rel(d) == D::Conj))
        .last()?;
    let noun = s
        .children(object)
        .filter(|&c| s.rel(c) == D::Conj && c < verb)
        .last()?;
    let cc = s.children(noun).find(|&c| s.rel(c) == D::Cc)?;
    let nominal = matches!(s.tokens[noun].upos, Upos::Noun | Upos::Propn);
    // "shops and locations run by others", "the board of fish and trade, which waited, left"
    let opens = s.rel(object) == D::Obj || token.xpos == "VBZ" || has(noun, &[D::Det, D::NmodPoss]);
    let pair = s.children(object).filter(|&c| s.rel(c) == D::Conj).count() == 1;
    // "Bought bread and milk, ate and slept" goes on with a row of verbs.
    let goes_on = s.children(first).any(|c| s.rel(c) == D::Conj && c > verb)
        || s.children(verb).any(|c| s.rel(c) == D::Conj);
    // What lies between hangs on the noun.
    let below = |mut t: usize| {
        for _ in 0..s.tokens.len() {
            match s.tokens[t].head {
                Some(h) if h == noun => return true,
                Some(h) if t != noun => t = h,
                _ => return t == noun,
            }
        }
        false
    };
    // "and her serve, above all in May, won": an aside between commas may hang elsewhere.
    let comma = |t: usize| s.word(t) == ",";
    let aside = |t: usize| {
        let opened = (noun..t).find(|&c| comma(c));
        comma(verb - 1)
            && opened.is_some_and(|c| (noun..c).all(|t| below(t) || s.rel(t) == D::Punct))
    };
    let touches = (noun..verb).all(|t| below(t) || s.rel(t) == D::Punct || aside(t));
    // With a clause of its own between commas, the noun is more than the last of a row.
    let parted = s.rel(verb - 1) == D::Punct
        && (s
            .children(noun)
            .any(|c| c > noun && matches!(s.rel(c), D::AclRelcl | D::Acl | D::Appos))
            || aside(verb - 1));
    (nominal && opens && pair && !goes_on && touches && (parted || s.rel(verb - 1) != D::Punct))
        .then(|| {
            let mut arcs = vec![(noun, Some(verb), D::Nsubj), (cc, Some(verb), D::Cc)];
            let outside = |t: usize| s.tokens[t].head.is_some_and(|h| h < noun || h > verb);
            let loose =
                (noun + 1..verb).filter(|&t| !below(t) && s.rel(t) != D::Punct && outside(t));
            arcs.extend(loose.map(|t| (t, Some(verb), D::Obl)));
            if swapped {
                arcs.push((first, None, D::Root));
                arcs.push((verb, Some(first), D::Conj));
            }
            arcs
        })
}
