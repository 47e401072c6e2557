//! Clauses: which verb leads the sentence, what its content is, and what stands beside it.

use super::tags::ends;
use super::{Arcs, Bent, D};
use crate::Upos;

/// "None of the sailors involved were armed": the participle was taken for the main verb, and the main verb for what it
/// says.
pub(super) fn reduced_relative(s: &Bent<'_>, main: usize) -> Option<Arcs> {
    // "A barge headed to Basel was stopped": finite, and neither a subject nor an opener of its own.
    let unopened = s.rel(main) == D::Advcl
        && !s
            .children(main)
            .any(|c| matches!(s.rel(c), D::Mark | D::Cc | D::Advmod));
    if !matches!(s.rel(main), D::Ccomp | D::Xcomp) && !unopened {
        return None;
    }
    let participle = s.tokens[main].head.filter(|&v| v < main)?;
    let subject_of = |v: usize| {
        s.children(v)
            .find(|&c| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::NsubjOuter))
    };
    let auxiliary = |v: usize| {
        s.children(v)
            .find(|&c| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop))
    };
    // "For reasons they stated": a pronoun takes no participle behind it.
    let subject = subject_of(participle).filter(|&c| s.tokens[c].xpos != "PRP")?;
    let first = auxiliary(main)?;
    let bare = matches!(s.tokens[participle].xpos, "VBN" | "VBD")
        && !s
            .children(participle)
            .any(|c| matches!(s.rel(c), D::Aux | D::AuxPass | D::Cop))
        && (unopened
            || s.children(participle)
                .all(|c| c >= main || c <= subject || s.rel(c) == D::Punct));
    // "Observed that none were hurt": what has a clause of its own before the next verb is no bare participle.
    let content = |c: usize| matches!(s.rel(c), D::Ccomp | D::Xcomp | D::Csubj);
    let governs = s.children(participle).any(|c| c < main && content(c));
    // The auxiliary right after the participle is finite, and nobody else stands before it.
    let finite = s.is_finite(first)
        && (first == participle + 1 || unopened && first > participle)
        && subject_of(main).is_none();
    if !bare || governs || !finite || subject >= participle {
        return None;
    }
    let mut arcs = vec![
        (main, s.tokens[participle].head, s.rel(participle)),
        (subject, Some(main), s.subject_rel(main)),
        (participle, Some(subject), D::Acl),
    ];
    // What stood around the participle stands around the main verb.
    let around = |&c: &usize| !unopened || c < subject || c > main || s.rel(c) == D::Punct;
    for c in s
        .children(participle)
        .filter(|&c| c != main && c != subject)
        .filter(around)
    {
        arcs.push((c, Some(main), s.rel(c)));
    }
    Some(arcs)
}

/// "He resigned, he said, to prevent bloodshed": what follows the speech tag is the purpose of what stands before it.
pub(super) fn purpose_after_tag(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| v < i)?;
    let tag = &s.tokens[verb];
    let told = tag.deprel == D::Parataxis && matches!(tag.xpos, "VBD" | "VBZ" | "VBP");
    if !told {
        return None;
    }
    let to = s
        .children(i)
        .find(|&c| s.rel(c) == D::Mark && s.tokens[c].lemma == "to")?;
    let before = to.checked_sub(1)?;
    let apart = s.word(before) == "," && before == verb + 1;
    let host = tag.head.filter(|&h| h < verb)?;
    let open = matches!(s.rel(i), D::Xcomp | D::Advcl);
    (apart && open).then(|| vec![(i, Some(host), D::Advcl)])
}

/// "The board plans to raise its fees, proving how far behind it is when …": the verb was taken for a noun, and the
/// sentence for a copula with "when".
pub(super) fn verb_as_noun(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let root = s.tokens[i].head?;
    let verb = &s.tokens[i];
    let told = verb.xpos == "NNS" && verb.deprel == D::Nsubj && s.rel(root) == D::Root;
    if !told || s.tokens[root].xpos != "WRB" {
        return None;
    }
    let open = s.children(i).find(|&c| {
        matches!(s.rel(c), D::Xcomp | D::Acl)
            && s.children(c)
                .any(|m| m == i + 1 && s.tokens[m].lemma == "to")
    })?;
    let subject = s
        .children(i)
        .filter(|&c| c < i && matches!(s.rel(c), D::Compound | D::NmodPoss | D::Nsubj))
        .last()?;
    if root < open {
        return None;
    }
    let mut arcs = vec![(i, None, D::Root), (subject, Some(i), D::Nsubj)];
    arcs.extend(
        s.children(i)
            .filter(|&c| c < subject)
            .map(|c| match s.rel(c) {
                D::Nsubj => (c, Some(subject), D::Compound),
                rel => (c, Some(subject), rel),
            }),
    );
    arcs.push((open, Some(i), D::Xcomp));
    // What hung on "when" hangs on the participle before it, as its tail.
    let tail = s
        .children(open)
        .filter(|&c| s.rel(c) == D::Advcl)
        .last()
        .unwrap_or(open);
    arcs.push((root, Some(tail), D::Advmod));
    Some(arcs)
}

/// "told this newspaper that armed men had searched their homes", "claims by some outlets that the carrier is planning to
/// part them": no relative clause, its verb having an object of its own besides "that".
pub(super) fn content_as_relative(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let that = &s.tokens[i];
    if that.lemma != "that" || !matches!(that.deprel, D::Obj | D::Mark | D::Nsubj) {
        return None;
    }
    let verb = that.head.filter(|&v| i < v)?;
    let noun = s.tokens[verb].head.filter(|&n| n < i)?;
    let object = |v: usize| s.children(v).any(|c| c != i && s.rel(c) == D::Obj);
    let governs = |v: usize| {
        s.children(v)
            .any(|c| matches!(s.rel(c), D::Xcomp | D::Ccomp) && object(c))
    };
    let subject = s
        .children(verb)
        .any(|c| c != i && c < verb && matches!(s.rel(c), D::Nsubj | D::NsubjPass));
    // "called the rumour that he had fled to Panama absurd": the adjective is what the rumour is called.
    let judged = s.children(verb).find(|&c| {
        let alone = s.children(c).all(|d| s.rel(d) == D::Advmod);
        let reported = s.tokens[noun].upos == Upos::Noun && s.says(noun);
        c > verb && s.rel(c) == D::Xcomp && s.tokens[c].upos == Upos::Adj && alone && reported
    });
    let judged = judged.filter(|_| matches!(s.rel(noun), D::Obj));
    if s.rel(verb) != D::AclRelcl
        || !subject
        || !(judged.is_some()
            || object(verb)
            || governs(verb)
            || s.children(verb).any(|c| s.rel(c) == D::Cop))
    {
        return None;
    }
    let mark = (i, Some(verb), D::Mark);
    let above = s.tokens[noun].head?;
    if let Some(adjective) = judged {
        let content = (verb, Some(noun), D::Acl);
        return Some(vec![mark, content, (adjective, Some(above), D::Xcomp)]);
    }
    let told = matches!(s.rel(noun), D::Obj | D::Iobj) && s.says(above);
    if told && s.tokens[above].upos == Upos::Verb {
        return Some(vec![mark, (verb, Some(above), D::Ccomp)]);
    }
    let mut up = Some(noun);
    while let Some(at) = up {
        if s.tokens[at].upos == Upos::Noun && s.says(at) {
            return Some(vec![mark, (verb, Some(at), D::Acl)]);
        }
        up = s.tokens[at].head.filter(|&h| h < at);
    }
    None
}

/// "The clerk found that the pool had lost its tiles": what has an object behind it does not have "that" for one, which opens the clause.
pub(super) fn that_as_object(s: &Bent<'_>, that: usize) -> Option<Arcs> {
    let verb = s.tokens[that].head.filter(|&v| v > that)?;
    let object = s.children(verb).any(|c| c > verb && s.rel(c) == D::Obj);
    let between = |c: usize| c > that && c < verb;
    let subject = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass);
    let content = s.rel(verb) == D::Ccomp && s.rel(that) == D::Obj && s.word(that) == "that";
    (content && object && s.children(verb).any(|c| between(c) && subject(c)))
        .then(|| vec![(that, Some(verb), D::Mark)])
}

/// "The lifeboats were in working order": copula and preposition were hung on the participle before the noun.
pub(super) fn copula_on_modifier(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    if s.rel(i) != D::Amod || s.tokens[i].upos != Upos::Verb {
        return None;
    }
    let noun = s.tokens[i].head.filter(|&n| n > i)?;
    if !s.children(i).any(|c| s.rel(c) == D::Cop) {
        return None;
    }
    let moved = s.children(i).filter_map(|c| match s.rel(c) {
        D::Mark => Some((c, Some(noun), D::Case)),
        D::NsubjOuter => Some((c, Some(noun), D::Nsubj)),
        rel @ (D::Cop | D::Aux | D::Nsubj) => Some((c, Some(noun), rel)),
        _ => None,
    });
    let outer = s.children(noun).filter(|&c| s.rel(c) == D::NsubjOuter);
    Some(
        moved
            .chain(outer.map(|c| (c, Some(noun), D::Nsubj)))
            .collect(),
    )
}

/// "The man who police say fled left the town": what is said inside a relative clause was taken for the subject of the main
/// verb behind it, and that for what is said.
pub(super) fn reported_relative(s: &Bent<'_>, told: usize) -> Option<Arcs> {
    let main = s.tokens[told].head.filter(|&m| m > told)?;
    let says = told
        .checked_sub(1)
        .filter(|&v| s.tokens[v].upos == Upos::Verb && s.says(v))?;
    let swallowed = s.tokens[told].upos == Upos::Verb
        && s.rel(told) == D::Nsubj
        && s.rel(main) == D::Ccomp
        && s.tokens[main].head == Some(says);
    if !swallowed {
        return None;
    }
    let relative = |t: usize| matches!(s.tokens[t].xpos, "WDT" | "WP");
    let within = |of: usize| s.children(of).find(|&c| c < says && relative(c));
    let (noun, mut arcs) = if s.rel(says) == D::AclRelcl {
        // "The man" stands above the whole.
        let noun = s.tokens[says]
            .head
            .filter(|&n| s.rel(n) == D::Root && n < says)?;
        (noun, Vec::new())
    } else {
        // "trials" was taken for the relative clause, and "suggest" for the main verb.
        let noun = s
            .children(says)
            .find(|&c| s.rel(c) == D::Nsubj && c < says)?;
        let who = s
            .children(noun)
            .find(|&c| s.rel(c) == D::AclRelcl && c < says)?;
        (noun, vec![(who, Some(says), D::Nsubj)])
    };
    let source = arcs.first().map_or(says, |&(who, _, _)| who);
    let pronoun = within(source)?;
    if !arcs.is_empty() {
        arcs.push((says, Some(noun), D::AclRelcl));
    }
    let (head, rel) = if s.rel(says) == D::AclRelcl {
        (s.tokens[noun].head, s.rel(noun))
    } else {
        (s.tokens[says].head, s.rel(says))
    };
    arcs.extend([
        (main, head, rel),
        (noun, Some(main), D::Nsubj),
        (told, Some(says), D::Ccomp),
        (pronoun, Some(told), D::Nsubj),
    ]);
    Some(arcs)
}

/// "He returns to a team that is bound for the cup": the relative clause was hung on the verb, over the noun right before it.
pub(super) fn relative_on_verb(s: &Bent<'_>, clause: usize) -> Option<Arcs> {
    let verb = s.tokens[clause].head.filter(|&v| v < clause)?;
    if s.rel(clause) != D::AclRelcl || s.tokens[verb].upos != Upos::Verb {
        return None;
    }
    let relative = |c: usize| matches!(s.tokens[c].xpos, "WDT" | "WP");
    let argument = |c: usize| matches!(s.rel(c), D::Nsubj | D::NsubjPass | D::Obj);
    let pronoun = s.children(clause).find(|&c| relative(c) && argument(c))?;
    let mut noun = pronoun.checked_sub(1).filter(|&n| s.rel(n) != D::Punct)?;
    for _ in 0..s.tokens.len() {
        match s.tokens[noun].head {
            Some(head) if head == verb => break,
            Some(head) if head < pronoun => noun = head,
            _ => return None,
        }
    }
    let nominal = matches!(s.tokens[noun].upos, Upos::Noun | Upos::Propn);
    (nominal && verb < noun && s.tokens[noun].head == Some(verb))
        .then(|| vec![(clause, Some(noun), D::AclRelcl)])
}

/// "The three were among ten guards working at the gate": the participle on the last noun was taken for the main verb, and the whole
/// sentence before it for its subject.
pub(super) fn participle_over_copula(s: &Bent<'_>, participle: usize) -> Option<Arcs> {
    let is = |c: usize, rels: &[D]| rels.contains(&s.rel(c));
    let helpers = [D::Aux, D::AuxPass, D::Cop, D::Mark];
    if !matches!(s.tokens[participle].xpos, "VBG" | "VBN")
        || s.children(participle).any(|c| is(c, &helpers))
    {
        return None;
    }
    let subjects = [D::Nsubj, D::NsubjPass];
    let main = s
        .children(participle)
        .find(|&c| c < participle && is(c, &subjects))?;
    let cop = s.children(main).find(|&c| s.rel(c) == D::Cop)?;
    let subject = s
        .children(main)
        .find(|&c| c < cop && is(c, &[D::Nsubj, D::Expl]))?;
    let finite = matches!(s.tokens[cop].xpos, "VBD" | "VBZ" | "VBP") && subject < cop;
    let marked = (main..participle).any(|t| s.rel(t) == D::Punct);
    if !finite || marked {
        return None;
    }
    let mut arcs = vec![
        (main, s.tokens[participle].head, s.rel(participle)),
        (participle, Some(main), D::Acl),
    ];
    let around = |&c: &usize| c != main && (c < main || s.rel(c) == D::Punct);
    let around = s.children(participle).filter(around);
    arcs.extend(around.map(|c| (c, Some(main), s.rel(c))));
    Some(arcs)
}

/// "He said the guards taking part in the drill were vetted": the participle of a reduced relative clause was taken for a clause of its own,
/// and the verb beside it has no subject.
pub(super) fn relative_beside_verb(s: &Bent<'_>, verb: usize) -> Option<Arcs> {
    let helps = |c: &usize| matches!(s.rel(*c), D::Aux | D::AuxPass | D::Cop);
    let finite = |v: usize| {
        s.is_finite(v) && s.tokens[v].upos == Upos::Verb
            || s.children(v).filter(helps).any(|c| s.is_finite(c))
    };
    if s.rel(verb) != D::Ccomp || !finite(verb) || s.subject(verb).is_some() {
        return None;
    }
    let head = s.tokens[verb].head.filter(|&h| h < verb)?;
    let is_relative = |&p: &usize| {
        head < p
            && p < verb
            && s.rel(p) == D::Ccomp
            && matches!(s.tokens[p].xpos, "VBG" | "VBN")
            && !s.children(p).any(|c| helps(&c))
    };
    let participle = s.children(head).filter(is_relative).last()?;
    let whose = s.subject(participle).filter(|&w| w < participle)?;
    let joined = s
        .children(verb)
        .any(|c| c < verb && matches!(s.rel(c), D::Cc | D::Mark));
    if joined {
        return None;
    }
    // What opens the clause opens that of the verb.
    let opens = s.children(participle).filter(|&c| c < whose);
    let mut arcs: Arcs = opens.map(|c| (c, Some(verb), s.rel(c))).collect();
    arcs.push((whose, Some(verb), s.subject_rel(verb)));
    arcs.push((participle, Some(whose), D::Acl));
    Some(arcs)
}

/// "Reports that the mill closed are false": the noun that opens the sentence was taken for a verb of saying, and what is said of it for a part of
/// what is said.
pub(super) fn noun_as_saying(s: &Bent<'_>, noun: usize) -> Option<Arcs> {
    let plural = matches!(s.tokens[noun].xpos, "NNS" | "VBZ") && s.word(noun).ends_with('s');
    if s.rel(noun) != D::Root || noun > 1 || !plural || s.subject(noun).is_some() {
        return None;
    }
    let that = |c: usize| s.rel(c) == D::Mark && s.word(c) == "that";
    let content =
        { s.children(noun) }.find(|&c| s.rel(c) == D::Ccomp && s.children(c).any(that))?;
    let helper = |c: usize| matches!(s.rel(c), D::Cop | D::Aux | D::AuxPass) && s.is_finite(c);
    let said = s.children(noun).find(|&v| {
        let beside = matches!(s.rel(v), D::Ccomp | D::Parataxis | D::Conj | D::Xcomp);
        let first = s.children(v).find(|&c| helper(c));
        v > content && beside && s.subject(v).is_none() && first == Some(ends(s, content).1 + 1)
    })?;
    let mut arcs = vec![
        (said, None, D::Root),
        (noun, Some(said), s.subject_rel(said)),
        (content, Some(noun), D::Acl),
    ];
    let rest = s.children(noun).filter(|&c| c > said);
    arcs.extend(rest.map(|c| (c, Some(said), s.rel(c))));
    Some(arcs)
}
