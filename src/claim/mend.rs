//! Trees that the parser bent in known ways, straightened before clauses are read off them.
//!
//! In: a parsed sentence. Out: the same with other arcs, or nothing where it stands well. Each mend is told by structure
//! alone: the classic garden paths of English, and places with their region between commas.

use crate::text::{Deprel, Sentence, Upos};

mod stray;

use stray::{before_complementizer, change_behind, clause_as_subject, path_of_subject, stranded};

use Deprel as D;

/// The sentence with its arcs mended; `None` where there was nothing to mend.
pub(crate) fn mend(text: &str, sentence: &Sentence) -> Option<Sentence> {
    let mut out: Option<Sentence> = None;
    for i in 0..sentence.tokens.len() {
        let now = out.as_ref().unwrap_or(sentence);
        let mended = stranded(now, i)
            .or_else(|| before_complementizer(now, i))
            .or_else(|| path_of_subject(now, i))
            .or_else(|| clause_as_subject(now, i))
            .or_else(|| reduced_relative(now, i))
            .or_else(|| region(text, now, i))
            .or_else(|| purpose_after_tag(text, now, i))
            .or_else(|| verb_as_noun(now, i))
            .or_else(|| adjunct_before_verb(now, i))
            .or_else(|| content_as_relative(now, i))
            .or_else(|| subject_as_object(now, i))
            .or_else(|| phrase_in_name(text, now, i))
            .or_else(|| participle_of_subject(now, i))
            .or_else(|| copula_on_modifier(now, i))
            .or_else(|| change_behind(now, i));
        if let Some(arcs) = mended {
            let fixed = out.get_or_insert_with(|| sentence.clone());
            for (word, head, rel) in arcs {
                if let Some(token) = fixed.tokens.get_mut(word) {
                    token.head = head;
                    token.deprel = rel;
                }
            }
        }
    }
    out
}

type Arcs = Vec<(usize, Option<usize>, Deprel)>;

fn children(sentence: &Sentence, of: usize) -> impl Iterator<Item = usize> + '_ {
    let tokens = sentence.tokens.iter().enumerate();
    tokens.filter_map(move |(i, t)| (t.head == Some(of) && i != of).then_some(i))
}

/// "None of the sailors involved were armed": the participle was taken for the main verb, and the main verb for what it
/// says.
fn reduced_relative(s: &Sentence, main: usize) -> Option<Arcs> {
    let rel = |i: usize| s.tokens[i].deprel;
    // "A barge headed to Basel was stopped": finite, and neither a subject nor an opener of its own.
    let unopened = rel(main) == D::Advcl
        && !children(s, main).any(|c| matches!(rel(c), D::Mark | D::Cc | D::Advmod));
    if !matches!(rel(main), D::Ccomp | D::Xcomp) && !unopened {
        return None;
    }
    let participle = s.tokens[main].head.filter(|&v| v < main)?;
    let subject_of = |v: usize| {
        children(s, v).find(|&c| matches!(rel(c), D::Nsubj | D::NsubjPass | D::NsubjOuter))
    };
    let auxiliary =
        |v: usize| children(s, v).find(|&c| matches!(rel(c), D::Aux | D::AuxPass | D::Cop));
    let subject = subject_of(participle)?;
    let first = auxiliary(main)?;
    let bare = matches!(s.tokens[participle].xpos, "VBN" | "VBD")
        && !children(s, participle).any(|c| matches!(rel(c), D::Aux | D::AuxPass | D::Cop))
        && (unopened
            || children(s, participle).all(|c| c >= main || c <= subject || rel(c) == D::Punct));
    // The auxiliary right after the participle is finite, and nobody else stands before it.
    let finite = matches!(s.tokens[first].xpos, "VBD" | "VBZ" | "VBP" | "MD")
        && (first == participle + 1 || unopened && first > participle)
        && subject_of(main).is_none();
    if !bare || !finite || subject >= participle {
        return None;
    }
    let passive = children(s, main).any(|c| rel(c) == D::AuxPass);
    let mut arcs = vec![
        (main, s.tokens[participle].head, rel(participle)),
        (
            subject,
            Some(main),
            if passive { D::NsubjPass } else { D::Nsubj },
        ),
        (participle, Some(subject), D::Acl),
    ];
    // What stood around the participle stands around the main verb.
    let around = |&c: &usize| !unopened || c < subject || c > main || rel(c) == D::Punct;
    for c in children(s, participle)
        .filter(|&c| c != main && c != subject)
        .filter(around)
    {
        arcs.push((c, Some(main), rel(c)));
    }
    Some(arcs)
}

/// "The board plans to raise its fees, proving how far behind it is when …": the verb was taken for a noun, and the
/// sentence for a copula with "when".
fn verb_as_noun(s: &Sentence, i: usize) -> Option<Arcs> {
    let root = s.tokens[i].head?;
    let verb = &s.tokens[i];
    let told = verb.xpos == "NNS" && verb.deprel == D::Nsubj && s.tokens[root].deprel == D::Root;
    if !told || s.tokens[root].xpos != "WRB" {
        return None;
    }
    let open = children(s, i).find(|&c| {
        matches!(s.tokens[c].deprel, D::Xcomp | D::Acl)
            && children(s, c).any(|m| m == i + 1 && s.tokens[m].lemma == "to")
    })?;
    let subject = children(s, i)
        .filter(|&c| c < i && matches!(s.tokens[c].deprel, D::Compound | D::NmodPoss | D::Nsubj))
        .last()?;
    if root < open {
        return None;
    }
    let mut arcs = vec![(i, None, D::Root), (subject, Some(i), D::Nsubj)];
    arcs.extend(
        children(s, i)
            .filter(|&c| c < subject)
            .map(|c| match s.tokens[c].deprel {
                D::Nsubj => (c, Some(subject), D::Compound),
                rel => (c, Some(subject), rel),
            }),
    );
    arcs.push((open, Some(i), D::Xcomp));
    // What hung on "when" hangs on the participle before it, as its tail.
    let tail = children(s, open)
        .filter(|&c| s.tokens[c].deprel == D::Advcl)
        .last()
        .unwrap_or(open);
    arcs.push((root, Some(tail), D::Advmod));
    Some(arcs)
}

/// "sailors who trained in Norfolk, Va., went": a region between commas belongs to the place before it.
fn region(text: &str, s: &Sentence, i: usize) -> Option<Arcs> {
    let token = &s.tokens[i];
    let comma = |t: usize| s.tokens.get(t).is_some_and(|t| t.span.of(text) == ",");
    if token.upos != Upos::Propn || token.deprel != D::Appos || i < 3 || !comma(i - 1) {
        return None;
    }
    let place = i - 2;
    let closes = comma(i + 1) || i + 2 >= s.tokens.len();
    let lone = children(s, i).all(|c| s.tokens[c].upos == Upos::Punct);
    let far = token.head.is_some_and(|h| h != place && h + 1 < place);
    let named = s.tokens[place].upos == Upos::Propn
        && matches!(
            s.tokens[place].deprel,
            D::Nmod | D::Obl | D::Flat | D::Compound
        );
    (closes && lone && far && named).then(|| vec![(i, Some(place), D::NmodUnmarked)])
}

/// "He resigned, he said, to prevent bloodshed": what follows the speech tag is the purpose of what stands before it.
fn purpose_after_tag(text: &str, s: &Sentence, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| v < i)?;
    let tag = &s.tokens[verb];
    let told = tag.deprel == D::Parataxis && matches!(tag.xpos, "VBD" | "VBZ" | "VBP");
    if !told {
        return None;
    }
    let to =
        children(s, i).find(|&c| s.tokens[c].deprel == D::Mark && s.tokens[c].lemma == "to")?;
    let before = to.checked_sub(1)?;
    let apart = s.tokens[before].span.of(text) == "," && before == verb + 1;
    let host = tag.head.filter(|&h| h < verb)?;
    let open = matches!(s.tokens[i].deprel, D::Xcomp | D::Advcl);
    (apart && open).then(|| vec![(i, Some(host), D::Advcl)])
}

/// "The airline on Sunday dismissed claims": what stands between subject and verb was taken for a subject too, and its
/// preposition for a mark.
fn adjunct_before_verb(s: &Sentence, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| i < v)?;
    let preposition = &s.tokens[i];
    if preposition.deprel != D::Mark || preposition.xpos != "IN" {
        return None;
    }
    let subjects: Vec<usize> = children(s, verb)
        .filter(|&c| matches!(s.tokens[c].deprel, D::Nsubj | D::NsubjPass))
        .collect();
    let [subject, adjunct] = subjects[..] else {
        return None;
    };
    // Nothing but the phrase itself between the preposition and its noun.
    let phrase = (i + 1..adjunct).all(|t| s.tokens[t].head == Some(adjunct));
    (subject < i && i < adjunct && adjunct < verb && phrase)
        .then(|| vec![(adjunct, Some(verb), D::Obl), (i, Some(adjunct), D::Case)])
}

/// "told this newspaper that armed men had searched their homes", "claims by some outlets that the carrier is planning to
/// part them": no relative clause, its verb having an object of its own besides "that".
fn content_as_relative(s: &Sentence, i: usize) -> Option<Arcs> {
    let that = &s.tokens[i];
    if that.lemma != "that" || !matches!(that.deprel, D::Obj | D::Mark) {
        return None;
    }
    let verb = that.head.filter(|&v| i < v)?;
    let noun = s.tokens[verb].head.filter(|&n| n < i)?;
    let object = |v: usize| children(s, v).any(|c| c != i && s.tokens[c].deprel == D::Obj);
    let governs = |v: usize| {
        children(s, v).any(|c| matches!(s.tokens[c].deprel, D::Xcomp | D::Ccomp) && object(c))
    };
    let subject = children(s, verb)
        .any(|c| c != i && c < verb && matches!(s.tokens[c].deprel, D::Nsubj | D::NsubjPass));
    if s.tokens[verb].deprel != D::AclRelcl
        || !subject
        || !(object(verb)
            || governs(verb)
            || children(s, verb).any(|c| s.tokens[c].deprel == D::Cop))
    {
        return None;
    }
    let mark = (i, Some(verb), D::Mark);
    let above = s.tokens[noun].head?;
    let told = matches!(s.tokens[noun].deprel, D::Obj | D::Iobj) && says(s, above);
    if told && s.tokens[above].upos == Upos::Verb {
        return Some(vec![mark, (verb, Some(above), D::Ccomp)]);
    }
    let mut up = Some(noun);
    while let Some(at) = up {
        if s.tokens[at].upos == Upos::Noun && says(s, at) {
            return Some(vec![mark, (verb, Some(at), D::Acl)]);
        }
        up = s.tokens[at].head.filter(|&h| h < at);
    }
    None
}

/// "The analyst predicts the bulk of the cuts will be in the US": the content's subject was taken for the object, and its
/// clause left without one.
fn subject_as_object(s: &Sentence, clause: usize) -> Option<Arcs> {
    let verb = s.tokens[clause].head.filter(|&v| v < clause)?;
    let loose = matches!(
        s.tokens[clause].deprel,
        D::Dep | D::Conj | D::Parataxis | D::Advcl | D::Ccomp | D::Xcomp | D::Acl | D::Obl
    );
    let first = children(s, clause).next().filter(|&c| c < clause)?;
    let helps = matches!(s.tokens[first].deprel, D::Aux | D::AuxPass | D::Cop)
        && matches!(s.tokens[first].xpos, "VBD" | "VBZ" | "VBP" | "MD");
    let object = children(s, verb)
        .filter(|&c| s.tokens[c].deprel == D::Obj && verb < c && c < first)
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
    let passive = children(s, clause).any(|c| s.tokens[c].deprel == D::AuxPass);
    let subject = if passive { D::NsubjPass } else { D::Nsubj };
    (loose && helps && touches && says(s, verb)).then(|| {
        vec![
            (object, Some(clause), subject),
            (clause, Some(verb), D::Ccomp),
        ]
    })
}

/// "According to Zamir Kabulov, relations are on the rise": a phrase before a comma was taken for part of the name after it.
fn phrase_in_name(text: &str, s: &Sentence, i: usize) -> Option<Arcs> {
    let noun = s.tokens[i].head.filter(|&n| i < n)?;
    if !matches!(s.tokens[i].deprel, D::Compound | D::NmodDesc | D::Flat) {
        return None;
    }
    let governed = children(s, i).any(|c| c < i && s.tokens[c].deprel == D::Case);
    let parted = s.tokens[i..noun].iter().any(|t| t.span.of(text) == ",");
    let clause = s.tokens[noun].head?;
    (governed && parted).then(|| vec![(i, Some(clause), D::Obl)])
}

/// "the rebels controlling the town began collecting weapons": subject and object of the participle were taken for its
/// modifier and the subject of the main verb.
fn participle_of_subject(s: &Sentence, i: usize) -> Option<Arcs> {
    let verb = s.tokens[i].head.filter(|&v| i < v)?;
    if s.tokens[i].xpos != "VBG" || s.tokens[i].deprel != D::Advcl {
        return None;
    }
    let object = children(s, verb).find(|&c| s.tokens[c].deprel == D::Nsubj && i < c)?;
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

/// "The lifeboats were in working order": copula and preposition were hung on the participle before the noun.
fn copula_on_modifier(s: &Sentence, i: usize) -> Option<Arcs> {
    if s.tokens[i].deprel != D::Amod || s.tokens[i].upos != Upos::Verb {
        return None;
    }
    let noun = s.tokens[i].head.filter(|&n| n > i)?;
    if !children(s, i).any(|c| s.tokens[c].deprel == D::Cop) {
        return None;
    }
    let moved = children(s, i).filter_map(|c| match s.tokens[c].deprel {
        D::Mark => Some((c, Some(noun), D::Case)),
        rel @ (D::Cop | D::Aux | D::Nsubj) => Some((c, Some(noun), rel)),
        _ => None,
    });
    let outer = children(s, noun).filter(|&c| s.tokens[c].deprel == D::NsubjOuter);
    Some(
        moved
            .chain(outer.map(|c| (c, Some(noun), D::Nsubj)))
            .collect(),
    )
}

/// Whether a word says or thinks something, or names what is said or thought.
fn says(s: &Sentence, i: usize) -> bool {
    let token = &s.tokens[i];
    crate::text::Parser::embedded().says(&token.lemma, token.upos)
}
