//! From a clause to a claim: spans, roles, terms, readable form.
//!
//! In: a clause with everything that was found in its sentence. Out: a [`Claim`] without id (ids need the whole
//! document). What always holds: spans are sorted, do not overlap, and slice the text.

use std::collections::BTreeSet;

use super::clause::{Clause, Constituent};
use super::found::Found;
use super::grounds;
use super::skip::is_content;
use super::tree::Tree;
use super::{
    Argument, Attribution, Claim, ClaimId, Commitment, Form, Modality, Qualifier, Relation,
    SourceIndex, Stance, Term,
};
use crate::normalize::{EntityId, Time};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, TextSpan, Upos};

/// Builds the claim of a clause; `others` are the heads of the sentence's other clauses.
pub(crate) fn claim(
    found: &Found<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    others: &[usize],
    sentence: usize,
    source: SourceIndex,
) -> Claim {
    let mut words: BTreeSet<usize> = clause.words.iter().copied().collect();
    if clause.subject_shared {
        let shared = if clause.passive {
            clause.object.as_ref()
        } else {
            clause.subject.as_ref()
        };
        let shared = shared
            .or(clause.subject.as_ref())
            .or(clause.object.as_ref());
        words.extend(shared.into_iter().flat_map(|s| s.words.iter().copied()));
    }
    let words = own_words(found, tree, clause, others, words.into_iter().collect());
    let spans = tree.spans(&words);
    let inside = |s: TextSpan| spans.iter().any(|w| w.overlaps(s));

    let head = tree.token(clause.head).span;
    let mut attributions: Vec<usize> = found
        .attributions_near()
        .filter(|(_, a)| a.lays_claims() && lays_claim(a, &spans, head))
        .map(|(i, _)| i)
        .collect();
    attributions.sort_by_key(|&i| {
        std::cmp::Reverse(
            found.attributions[i]
                .content
                .iter()
                .map(|s| s.len())
                .sum::<usize>(),
        )
    });
    let stance = attributions.iter().fold(Stance::Neutral, |s, &i| {
        let link = &found.attributions[i];
        // "denied rumours that …": nobody stands behind a rumour that could soften the denial.
        if s == Stance::Denies && link.stance == Stance::Doubts && link.speaker.is_none() {
            return s;
        }
        times(s, link.stance)
    });
    let (polarity, mut grounds) = found.words.polarity(tree, clause);
    let (modality, by) = found.words.modality(tree, clause);
    grounds.extend(by);
    let commitment = match (attributions.is_empty(), stance, modality) {
        (false, Stance::Denies, _) => Commitment::Denied,
        (false, ..) => Commitment::Attributed,
        (true, _, Modality::Hedged) => Commitment::Hedged,
        (true, ..) if clause.form == Form::Exception => Commitment::Hedged,
        (true, ..) => Commitment::Asserted,
    };
    let terms = fuse_phrases(found, tree, &words, terms(found, tree, &words));
    let mut entities: BTreeSet<EntityId> = terms.iter().filter_map(|t| t.entity).collect();
    let argument = |c: &Constituent| argument(found, tree, c);
    let subject = clause.subject.as_ref().map(argument);
    let object = match (
        &clause.object,
        clause.copular || clause.form == Form::Apposition,
    ) {
        (None, true)
            if matches!(
                tree.token(clause.head).upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            ) =>
        {
            Some(argument(&complement(tree, clause)))
        }
        (o, _) => o.as_ref().map(argument),
    };
    let set = set_by(tree, clause).map(|role| Qualifier {
        role,
        argument: argument(&complement(tree, clause)),
    });
    let qualifiers: Vec<Qualifier> = clause
        .qualifiers
        .iter()
        .map(|c| Qualifier {
            role: c.role.clone(),
            argument: argument(c),
        })
        .chain(set)
        .collect();
    entities.extend(subject.iter().chain(&object).filter_map(|a| a.entity));
    let places = qualifiers
        .iter()
        .filter(|q| !q.role.is_empty())
        .filter_map(|q| q.argument.entity)
        .filter(|&e| (found.kind)(e) == EntityKind::Place)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    Claim {
        id: ClaimId::default(),
        source,
        sentence,
        text: spans
            .iter()
            .map(|s| fold_space(s.of(found.text)))
            .collect::<Vec<_>>()
            .join(" "),
        normalized: match (&subject, &object) {
            (Some(who), Some(what)) if clause.form == Form::Apposition => {
                let told = described(found, tree, clause, &words).filter(|_| what.entity.is_none());
                format!("{}: {}", who.text, told.as_deref().unwrap_or(&what.text))
            }
            _ => render(found, tree, opened(tree, &words, modality)),
        },
        form: clause.form,
        subject,
        relation: relation(found, tree, clause),
        object,
        qualifiers,
        terms,
        polarity,
        modality,
        commitment,
        attributions,
        stance,
        entities: entities.into_iter().collect(),
        places,
        times: times_of(found, tree, clause, &spans),
        quantities: found
            .quantities
            .iter()
            .filter(|q| inside(q.span))
            .cloned()
            .collect(),
        rule: grounds::cut_by(tree, clause, found.events),
        grounds,
        spans,
    }
}

/// Times among the claim's words; where there are none, those of the clause of time that hangs on it ("When the rebels
/// came in 1992, the embassy was evacuated").
fn times_of(found: &Found<'_>, tree: &Tree<'_>, clause: &Clause, spans: &[TextSpan]) -> Vec<Time> {
    let within = |list: &[TextSpan]| {
        let inside = |t: &&Time| list.iter().any(|s| s.overlaps(t.span));
        found
            .times
            .iter()
            .filter(inside)
            .cloned()
            .collect::<Vec<Time>>()
    };
    let own = within(spans);
    if !own.is_empty() {
        return own;
    }
    let hanging = [clause.head, clause.top]
        .into_iter()
        .flat_map(|h| tree.children_by(h, &[Deprel::Advcl]).collect::<Vec<_>>())
        .flat_map(|c| tree.spans(&tree.subtree(c, &|_| false)))
        .collect::<Vec<_>>();
    within(&hanging)
}

/// Drops the words of a speech tag from what is said, where the parse ran them together ("… the current authority,"
/// he told reporters), and what is said from its speech tag, where it is a clause that stands for itself.
fn own_words(
    found: &Found<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    others: &[usize],
    words: Vec<usize>,
) -> Vec<usize> {
    let within = |list: &[TextSpan], w: usize| list.iter().any(|s| s.contains(tree.token(w).span));
    let mut kept = words.clone();
    for (_, a) in found.attributions_near() {
        // "men refused to sit": the cue is the clause's own verb.
        if clause.governors.iter().any(|(g, _)| within(&a.cue, *g)) {
            continue;
        }
        if within(&a.content, clause.head) {
            kept.retain(|&w| !within(&a.source, w) && !within(&a.cue, w) || within(&a.content, w));
        } else if tree
            .children_by(
                clause.head,
                &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl],
            )
            .any(|o| within(&a.content, o) && !others.contains(&o))
        {
            // "denied rumours that …", "ordered its staff to …": what is denied or ordered belongs to the clause.
        } else if within(&a.cue, clause.head) && others.iter().any(|&o| within(&a.content, o)) {
            kept.retain(|&w| !within(&a.content, w));
        }
    }
    if kept.is_empty() { words } else { kept }
}

/// Whether the attribution's content holds the clause: its head word, and the better part of its words.
fn lays_claim(attribution: &Attribution, spans: &[TextSpan], head: TextSpan) -> bool {
    if !attribution.content.iter().any(|c| c.contains(head)) {
        return false;
    }
    let total: usize = spans.iter().map(|s| s.len()).sum();
    let shared: usize = spans
        .iter()
        .flat_map(|s| {
            attribution
                .content
                .iter()
                .map(move |c| s.end.min(c.end).saturating_sub(s.start.max(c.start)))
        })
        .sum();
    shared * 2 >= total
}

/// Stances multiply along a chain: a denied denial affirms, a doubted link leaves doubt.
pub(crate) fn times(a: Stance, b: Stance) -> Stance {
    match (a, b) {
        (Stance::Doubts, _) | (_, Stance::Doubts) => Stance::Doubts,
        (Stance::Denies, Stance::Denies) => Stance::Affirms,
        (Stance::Denies, _) | (_, Stance::Denies) => Stance::Denies,
        (Stance::Affirms, _) | (_, Stance::Affirms) => Stance::Affirms,
        _ => Stance::Neutral,
    }
}

/// The preposition of a copular complement ("in" in "is in services"), with the words fixed to it.
fn set_by(tree: &Tree<'_>, clause: &Clause) -> Option<String> {
    let nominal = matches!(
        tree.token(clause.head).upos,
        Upos::Noun | Upos::Propn | Upos::Num
    );
    if !clause.copular || !nominal {
        return None;
    }
    let case = tree.child(clause.head, &[Deprel::Case])?;
    let mut words = vec![case];
    words.extend(tree.children_by(case, &[Deprel::Fixed]));
    let words: Vec<&str> = words.iter().map(|&w| tree.word(w)).collect();
    Some(words.join(" "))
}

/// The noun phrase of a copular complement, without subject and copula.
fn complement(tree: &Tree<'_>, clause: &Clause) -> Constituent {
    let apart: BTreeSet<usize> = clause
        .subject
        .iter()
        .chain(&clause.qualifiers)
        .flat_map(|c| c.words.iter().copied())
        .chain(
            clause
                .verb_group
                .iter()
                .copied()
                .filter(|&v| v != clause.head),
        )
        .collect();
    Constituent {
        head: clause.head,
        words: clause
            .words
            .iter()
            .copied()
            .filter(|w| !apart.contains(w) && !tree.is_punct(*w))
            .collect(),
        role: String::new(),
    }
}

fn relation(found: &Found<'_>, tree: &Tree<'_>, clause: &Clause) -> Relation {
    let mut lemma = tree.lemma(clause.head).to_lowercase();
    if let Some(p) = tree.child(clause.head, &[Deprel::CompoundPrt]) {
        lemma = format!("{lemma} {}", tree.lemma(p).to_lowercase());
    }
    let copular = clause.copular || clause.form == Form::Apposition;
    // "was behind its rivals": what is said is where, not the rivals.
    if let Some(preposition) = set_by(tree, clause) {
        lemma = preposition;
    }
    let spans = tree.spans(&clause.verb_group);
    let span = spans
        .into_iter()
        .reduce(TextSpan::hull)
        .unwrap_or(tree.token(clause.head).span);
    let after: Vec<String> = clause
        .words
        .iter()
        .filter(|&&w| w > clause.head)
        .map(|&w| tree.lemma(w).to_lowercase())
        .collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let known = |lemma: &str| found.lexicon.relation_of(lemma, &after);
    let told = if copular {
        known(&format!("be {lemma}"))
    } else {
        None
    };
    // "went missing" is a relation by both words; "became angry", "was angry" are one by the second.
    let state = clause.complement.map(|c| {
        let word = tree.word(c).to_lowercase();
        let participle = tree.token(c).xpos == "VBN";
        let own = if participle {
            tree.lower_lemma(c).to_owned()
        } else {
            word.clone()
        };
        (format!("{lemma} {word}"), own)
    });
    let told = told.or_else(|| match &state {
        Some((both, own)) => known(both).or_else(|| known(own)),
        None => known(&lemma),
    });
    let id = told.map_or_else(
        || state.as_ref().map_or(&lemma, |s| &s.1).clone(),
        |r| r.id.clone(),
    );
    let lemma = state.map_or(lemma, |(both, _)| both);
    Relation {
        lemma: if copular {
            format!("be {lemma}")
        } else {
            lemma
        },
        span,
        id,
        passive: clause.passive,
        copular,
    }
}

/// What an apposition says of its subject: all of its words after the subject's, or all before.
fn described(
    found: &Found<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Option<String> {
    let subject = &clause.subject.as_ref()?.words;
    let own = |&&w: &&usize| !subject.contains(&w) && !tree.is_punct(w);
    let first = *words.iter().find(own)?;
    let last = *words.iter().rev().find(own)?;
    let apart = subject.iter().all(|&w| w < first || w > last);
    let span = tree.token(first).span.hull(tree.token(last).span);
    apart.then(|| fold_space(span.of(found.text)))
}

fn argument(found: &Found<'_>, tree: &Tree<'_>, c: &Constituent) -> Argument {
    let opens = |w: usize| {
        matches!(tree.rel(w), Deprel::Case | Deprel::Mark) && tree.head(w) == Some(c.head)
            || tree.rel(w) == Deprel::Fixed && w < c.head
    };
    let words: Vec<usize> = c.words.iter().copied().filter(|&w| !opens(w)).collect();
    let span = tree
        .spans(&words)
        .into_iter()
        .reduce(TextSpan::hull)
        .unwrap_or(tree.token(c.head).span);
    let entity = found.entity_at(tree.token(c.head).span);
    let noun = tree.token(c.head).upos == Upos::Noun;
    let phrase = noun
        .then(|| head_phrase(found, tree, &words, c.head))
        .flatten();
    Argument {
        span,
        text: entity
            .filter(|_| words.len() < 6)
            .map_or_else(|| fold_space(span.of(found.text)), |e| (found.name_of)(e)),
        head: phrase.unwrap_or_else(|| tree.lower_lemma(c.head).to_owned()),
        entity,
        terms: terms(found, tree, &words),
    }
}

/// The phrase of the rules that ends in the noun ("police officer"), which is what the noun phrase is about.
fn head_phrase(found: &Found<'_>, tree: &Tree<'_>, words: &[usize], head: usize) -> Option<String> {
    let last = words.iter().position(|&w| w == head)?;
    let start = (0..last)
        .rev()
        .take_while(|&k| words[k] + 1 == words[k + 1] && tree.token(words[k]).upos == Upos::Noun)
        .last()?;
    let lemmas: Vec<&str> = words[start..=last]
        .iter()
        .map(|&w| tree.lower_lemma(w))
        .collect();
    let end = lemmas.len() - 1;
    let hits = found.lexicon.phrases_in(&lemmas);
    hits.into_iter()
        .find(|(hit, _)| hit.last() == Some(&end) && hit.len() > 1)
        .map(|(_, name)| name)
}

fn terms(found: &Found<'_>, tree: &Tree<'_>, words: &[usize]) -> Vec<Term> {
    words
        .iter()
        .filter(|&&w| {
            is_content(tree, w)
                || tree.token(w).upos == Upos::Pron && found.entity_at(tree.token(w).span).is_some()
        })
        .map(|&w| {
            let token = tree.token(w);
            Term {
                span: token.span,
                lemma: token.lemma.to_lowercase(),
                upos: token.upos,
                entity: found.entity_at(token.span),
            }
        })
        .collect()
}

/// Words that together are one phrase of the rules ("took … into custody") become one term, named by the rule.
fn fuse_phrases(
    found: &Found<'_>,
    tree: &Tree<'_>,
    words: &[usize],
    mut terms: Vec<Term>,
) -> Vec<Term> {
    let lemmas: Vec<String> = words
        .iter()
        .map(|&w| tree.lemma(w).to_lowercase())
        .collect();
    let lemmas: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    for (hit, name) in found.lexicon.phrases_in(&lemmas) {
        let Some((&first, rest)) = hit.split_first() else {
            continue;
        };
        let span_of = |at: usize| tree.token(words[at]).span;
        let Some(lead) = terms.iter().position(|t| t.span == span_of(first)) else {
            continue;
        };
        terms[lead].lemma = name;
        terms.retain(|t| !rest.iter().any(|&r| t.span == span_of(r)));
    }
    terms
}

/// The words from the first that says something: what ties the clause to another one ("After Ghani had fled") and a comma
/// in front are no part of it. A condition stays one.
fn opened<'a>(tree: &Tree<'_>, words: &'a [usize], modality: Modality) -> &'a [usize] {
    let ties = |w: usize| {
        let token = tree.token(w);
        tree.is_punct(w) && token.span.len() == 1
            || modality != Modality::Conditional
                && token.upos == Upos::Sconj
                && token.deprel == Deprel::Mark
    };
    let start = words.iter().position(|&w| !ties(w)).unwrap_or(0);
    &words[start..]
}

/// The words in order, with pronouns replaced by whom they stand for, unless that was named before.
fn render(found: &Found<'_>, tree: &Tree<'_>, words: &[usize]) -> String {
    let mut out = String::new();
    let mut last_end = None;
    let mut named = BTreeSet::new();
    for &w in words {
        let token = tree.token(w);
        if tree.is_punct(w) && !matches!(token.span.of(found.text), "%" | "," | "-") {
            continue;
        }
        let surface = token.span.of(found.text);
        let word = match (token.upos, found.entity_at(token.span)) {
            (Upos::Pron, Some(e)) if named.insert(e) => {
                let name = (found.name_of)(e);
                if token.xpos == "PRP$" {
                    format!("{name}'s")
                } else {
                    name
                }
            }
            (_, entity) => {
                named.extend(entity);
                surface.to_owned()
            }
        };
        let glued = last_end == Some(token.span.start) || token.span.of(found.text) == ",";
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(&word);
        last_end = Some(token.span.end);
    }
    let out = fold_space(&out);
    let mut chars = out.trim_end_matches([',', ' ']).chars();
    chars.next().map_or_else(String::new, |c| {
        c.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// White space folded to single blanks.
pub(crate) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
