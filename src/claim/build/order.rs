//! In which order the words of a claim are told: an object behind its verb, without what ties the clause to another one.

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::stranded::stranded;
use crate::claim::tree::Tree;
use crate::rules::Modality;
use crate::text::{Deprel, Upos};

/// The words of a clause of which a part stands before it, with that part behind the verb or the preposition that it belongs to: "the mill …
/// the town had built in 1990" as "the town had built the mill in 1990".
pub(super) fn object_behind(
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Option<Vec<usize>> {
    let object = clause.before.as_ref()?;
    let infinitive =
        |v: &usize| { tree.children_by(*v, &[Deprel::Xcomp]) }.find(|c| words.contains(c));
    let verb = std::iter::successors(Some(clause.top), infinitive)
        .take(tree.len())
        .last()?;
    // "the lamp he turned on", "the boat she came home in": behind either word the noun reads right.
    let short = |&c: &usize| {
        let adposition = tree.rel(c) == Deprel::Advmod && tree.token(c).upos == Upos::Adp;
        tree.rel(c) == Deprel::CompoundPrt || adposition && tree.children(c).is_empty()
    };
    let particle = tree.children(verb).iter().copied().filter(short).max();
    let at = particle.map_or(verb, |p| p.max(verb));
    let at = stranded(tree, clause).unwrap_or(at);
    let mut out: Vec<usize> = { words.iter().copied() }
        .filter(|w| !object.words.contains(w))
        .collect();
    let place = out.iter().position(|&w| w > at).unwrap_or(out.len());
    let says = |w: &usize| !tree.is_punct(*w);
    out.splice(place..place, object.words.iter().copied().filter(says));
    Some(out)
}

/// The words from the first that says something: what ties the clause to another one ("After Ghani had fled") and a comma
/// in front are no part of it. A condition stays one, and so does the opener of what is told with the clause ("After winning, she left").
pub(super) fn without_opener<'w>(
    tree: &Tree<'_>,
    clause: &Clause,
    words: &'w [usize],
    modality: Modality,
) -> &'w [usize] {
    let own = |w: usize| tree.head(w).is_some_and(|h| clause.has_verb(h));
    let ties = |w: usize| {
        let token = tree.token(w);
        // "Given that they had clashed": nothing is left open.
        let given = |g: usize| tree.lower_lemma(g) == english::GIVE && tree.rel(g) == Deprel::Mark;
        let part = tree.rel(w) == Deprel::Fixed && tree.head(w).is_some_and(given);
        tree.is_punct(w) && token.span.len() == 1
            || given(w)
            || part
            || modality != Modality::Conditional
                && token.upos == Upos::Sconj
                && token.deprel == Deprel::Mark
                && own(w)
    };
    let mut start = words.iter().position(|&w| !ties(w)).unwrap_or(0);
    // "[Twice after] storms destroyed it": what measures the opener goes with it.
    let degree =
        |&&w: &&usize| tree.token(w).upos == Upos::Adv && tree.rel(w) == Deprel::Advmod && own(w);
    let measure = words[start..].iter().take_while(degree).count();
    if measure > 0
        && words
            .get(start + measure)
            .is_some_and(|&w| tree.token(w).upos == Upos::Sconj && ties(w))
    {
        start += measure + 1;
    }
    &words[start..]
}
