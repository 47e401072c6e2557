//! Whether a clause says that it is so, or that it is not.

use super::words::ModalityWords;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::grounds::Grounds;
use crate::claim::tree::Tree;
use crate::rules::Polarity;
use crate::text::{Deprel, Upos};

/// Whether the clause says that it is so, and what negates it. Two negations cancel.
pub(crate) fn polarity(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
) -> (Polarity, Vec<Grounds>) {
    let heads = negatable_verbs(clause);
    let mut negations = by_governors(tree, clause);
    negations.extend(by_adverbs(words, tree, &heads));
    let shared = clause.shared_auxiliaries.iter().copied();
    let denied = shared.filter(|&a| words.is_negator(tree, a));
    negations.extend(denied.map(|a| Grounds::modality(tree, "negators", a)));
    let in_arguments = by_arguments(words, tree, clause, &heads);
    let two_parts = by_two_parts(words, tree, clause, &heads);
    // Counted once, whatever else in the participant it is read by.
    negations.extend(two_parts.filter(|t| !in_arguments.contains(t)));
    negations.extend(in_arguments);
    negations.extend(by_phrase(words, tree, clause));
    negations.extend(by_mark(words, tree, clause));
    let polarity = if negations.len() % 2 == 1 {
        Polarity::Negative
    } else {
        Polarity::Positive
    };
    (polarity, negations)
}

/// The verbs on which a negation counts. What weighs a content has its own negation in its kind.
fn negatable_verbs(clause: &Clause) -> Vec<usize> {
    let mut heads: Vec<usize> = clause
        .governors
        .iter()
        .map(|(i, _)| *i)
        .filter(|i| !clause.weighed_by.contains(i))
        .chain([clause.head])
        .collect();
    heads.dedup();
    heads
}

/// "failed to sign", "no evidence that they signed".
fn by_governors(tree: &Tree<'_>, clause: &Clause) -> Vec<Grounds> {
    let of = |kind: Governs, list: &'static str| {
        let governors = clause.governors.iter();
        governors
            .filter(move |(_, g)| *g == kind)
            .map(move |(i, _)| Grounds::modality(tree, list, *i))
    };
    of(Governs::Undo, "counterfactive")
        .chain(of(Governs::Missing, "evidence"))
        .collect()
}

/// "did not sign", "never signed": negators that hang on the verbs.
fn by_adverbs(words: &ModalityWords, tree: &Tree<'_>, heads: &[usize]) -> Vec<Grounds> {
    let rels = [Deprel::Advmod, Deprel::Det, Deprel::Aux, Deprel::Cc];
    heads
        .iter()
        .flat_map(|&h| tree.children_by(h, &rels))
        .filter(|&c| words.is_negator(tree, c) && !words.is_focused(tree, c))
        .map(|c| Grounds::modality(tree, "negators", c))
        .collect()
}

/// "No minister signed", "signed nothing": negators in the clause's own subject and object.
fn by_arguments(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
    heads: &[usize],
) -> Vec<Grounds> {
    let subject = clause.subject.as_ref().filter(|_| !clause.subject_shared);
    let complement = clause.copular.then_some(clause.head);
    let arguments = [subject, clause.object.as_ref()];
    let mut out = Vec::new();
    for a in arguments.into_iter().flatten().map(|a| a.head) {
        if heads.contains(&a) && complement != Some(a) {
            continue;
        }
        // "not a single crane"
        let opens = |c: usize| {
            let rel = tree.rel(c) != Deprel::Advmod;
            rel || c < a && tree.rel(c + 1) == Deprel::Det && !words.is_focused(tree, c)
        };
        let determiner = tree
            .children_by(a, &[Deprel::Det, Deprel::DetPredet, Deprel::Advmod])
            .find(|&c| words.is_negator(tree, c) && opens(c))
            .filter(|_| complement != Some(a));
        let none = words.is_negator(tree, a)
            && matches!(tree.token(a).upos, Upos::Pron | Upos::Noun | Upos::Det);
        let negator = determiner.or(none.then_some(a));
        out.extend(negator.map(|n| Grounds::modality(tree, "negators", n)));
    }
    out
}

/// "have yet to sign": a phrase of the rules inside the verb group.
fn by_phrase(words: &ModalityWords, tree: &Tree<'_>, clause: &Clause) -> Option<Grounds> {
    if !clause.governors.is_empty() {
        return None;
    }
    let first = clause.verb_group.first().copied().unwrap_or(clause.head);
    let group: String = (first..=clause.head.max(first))
        .flat_map(|t| [" ", tree.lower_lemma(t)])
        .chain([" "])
        .collect();
    let undone = words.undo_phrases.iter().any(|p| group.contains(p));
    undone.then(|| Grounds::modality(tree, "counterfactive", first))
}

/// "without signing".
fn by_mark(words: &ModalityWords, tree: &Tree<'_>, clause: &Clause) -> Option<Grounds> {
    clause
        .mark
        .as_deref()
        .filter(|m| words.negators.contains(*m))?;
    let mark = tree
        .children_by(clause.top, &[Deprel::Mark, Deprel::Case])
        .last();
    let by = mark.unwrap_or(clause.top);
    Some(Grounds::modality(tree, "negators", by))
}

/// "Neither the mayor nor the council signed", "signed neither", "neither here nor there": a denial in two parts, which is one, in
/// what takes part in the deed. What is told of a participant besides ("the plan, neither new nor cheap, passed") denies no deed.
fn by_two_parts(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
    heads: &[usize],
) -> Option<Grounds> {
    let own = || clause.words.iter().copied();
    let first = own().find(|&w| tree.word(w) == english::NEITHER && words.is_negator(tree, w))?;
    let second = own().any(|w| w > first && tree.word(w) == english::NOR);
    let takes_part = |w: usize| {
        let roles = [
            Deprel::Nsubj,
            Deprel::NsubjPass,
            Deprel::Obj,
            Deprel::Iobj,
            Deprel::Obl,
            Deprel::OblAgent,
            Deprel::Advmod,
        ];
        roles.contains(&tree.rel(w)) && tree.head(w).is_some_and(|h| heads.contains(&h))
    };
    // "However, neither here": the parser has joined the two.
    let mut above = std::iter::successors(tree.head(first), |&w| tree.head(w)).take(tree.len());
    let part = above
        .find(|&w| tree.rel(w) != Deprel::Conj)
        .filter(|&w| takes_part(w))?;
    (second && !heads.contains(&part)).then(|| Grounds::modality(tree, "negators", first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{claims, with_clauses};

    #[test]
    fn two_negations_cancel() {
        for (text, negative, rules) in [
            ("The council approved it.", false, vec![]),
            (
                "The council did not approve it.",
                true,
                vec!["modality/negators/not"],
            ),
            ("No minister signed it.", true, vec!["modality/negators/no"]),
            (
                "However, neither here nor there, the bell was found.",
                true,
                vec!["modality/negators/neither"],
            ),
            (
                "Neither the mayor nor the council signed the contract.",
                true,
                vec!["modality/negators/neither"],
            ),
            (
                "The council signed neither the contract nor the letter.",
                true,
                vec!["modality/negators/neither"],
            ),
            (
                "The bell was found neither in Varsk nor in Lund.",
                true,
                vec!["modality/negators/neither"],
            ),
            (
                "The plan, neither new nor cheap, passed on Monday.",
                false,
                vec![],
            ),
            (
                "The firm bought nothing.",
                true,
                vec!["modality/negators/nothing"],
            ),
            (
                "The pilot failed to land.",
                true,
                vec!["modality/counterfactive/fail"],
            ),
            (
                "The pilot did not fail to land.",
                false,
                vec!["modality/counterfactive/fail", "modality/negators/not"],
            ),
            (
                "The firm not only closed it but sold the land.",
                false,
                vec![],
            ),
        ] {
            let (found, by) = with_clauses(text, |tree, words, clauses| {
                polarity(words, tree, &clauses[0])
            });
            assert_eq!(found == Polarity::Negative, negative, "{text}");
            let by: Vec<String> = by.into_iter().map(|g| g.rule).collect();
            assert_eq!(by, rules, "{text}");
        }
    }

    #[test]
    fn a_negative_opener_does_not_negate_what_it_hangs_on() {
        assert_eq!(
            claims("The mine closed without warning its workers."),
            ["The mine | close | —"]
        );
    }
}
