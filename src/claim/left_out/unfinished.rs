//! Clauses that cannot be an assertion for what they lack: a finite verb, or whom they are about.
//!
//! An assertion in English has a finite verb at its head, or its auxiliary, its copula, or a verb that governs it is
//! finite (Huddleston & Pullum 2002, ch. 3). Where the parser gave a clause none, it has most often lost a word.

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Why the clause is none that could assert; `None` if it could.
pub(super) fn reason(tree: &Tree<'_>, clause: &Clause) -> Option<Reason> {
    if !matches!(clause.form, Form::Clause | Form::Participle) {
        return None;
    }
    // "The crew, having lost the map": the perfect participle tells what is done, as the past tense does.
    let perfect = tree
        .children_by(clause.head, &[Deprel::Aux])
        .any(|a| tree.token(a).xpos == "VBG");
    if clause.form == Form::Clause && !perfect && !is_finite(tree, clause) {
        return Some(Reason::new("claim/no-finite-verb", "has no finite verb"));
    }
    // "It seems like the mill will close": what weighs the clause has a subject.
    let weighed = !clause.weighed_by.is_empty() || !clause.governors.is_empty();
    let empty =
        [clause.head, clause.top].map(|w| tree.has(w, Deprel::Expl) || tree.has(w, Deprel::Nsubj));
    let somebody = clause.subject.is_some() || clause.object.is_some() || empty.contains(&true);
    if !somebody && !weighed {
        return Some(Reason::new(
            "claim/no-subject",
            "whom it is about is not told",
        ));
    }
    None
}

/// Whether one of the words that carry the clause is finite.
fn is_finite(tree: &Tree<'_>, clause: &Clause) -> bool {
    let governors = clause.governors.iter().map(|(word, _)| *word);
    let mut verbs: Vec<usize> = governors.chain([clause.head, clause.top]).collect();
    // "was found and towed": what one conjunct has, the next has too.
    while let Some(&last) = verbs.last()
        && tree.rel(last) == Deprel::Conj
        && let Some(first) = tree.head(last).filter(|f| !verbs.contains(f))
    {
        verbs.push(first);
    }
    let auxiliaries = |verb: &usize| {
        tree.children_by(*verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
            .collect::<Vec<_>>()
    };
    let mut carry: Vec<usize> = verbs.iter().flat_map(auxiliaries).collect();
    let bare = |verb: usize| {
        let inflected = |a: &usize| tree.token(*a).xpos == "VBG";
        let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
        subject.is_some_and(|s| s < verb) && !auxiliaries(&verb).iter().any(inflected)
    };
    // The past tense is often taken for the participle, the present for the infinitive, which look the same; with a subject
    // of its own before it, the verb of a main clause is neither ("Rebels take the port"). And a governing verb is taken
    // for a noun ("The airline plans to buy").
    let is_main = |verb: usize| {
        matches!(
            tree.rel(verb),
            Deprel::Root | Deprel::Conj | Deprel::Parataxis | Deprel::Ccomp
        )
    };
    let mistaken = verbs.iter().any(|&verb| match tree.token(verb).xpos {
        "VBN" => bare(verb),
        "VB" | "NN" | "NNS" => {
            is_main(verb) && bare(verb) || verb != clause.head && verb != clause.top
        }
        "VBG" => false,
        _ => is_main(verb) && tree.token(verb).upos != Upos::Verb,
    });
    carry.extend(verbs.iter().chain(&clause.verb_group));
    carry.extend(&clause.shared_auxiliaries);
    let tagged = |word: &usize| {
        let token = tree.token(*word);
        let is_verb = matches!(token.upos, Upos::Verb | Upos::Aux);
        is_verb && matches!(token.xpos, "VBD" | "VBZ" | "VBP" | "MD")
            // "do not wear" has no other form of "do" than the finite one.
            || token.upos == Upos::Aux && token.xpos == "VB" && tree.word(*word) == english::DO
    };
    mistaken || carry.iter().any(tagged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::with_clauses;

    #[test]
    fn a_clause_needs_a_finite_verb() {
        let finite =
            |text: &str| with_clauses(text, |tree, _, clauses| is_finite(tree, &clauses[0]));
        for text in [
            "The mill closed.",
            "The mill has been closed.",
            "The mill is safe.",
            "The owners want to close the mill.",
        ] {
            assert!(finite(text), "{text}");
        }
        assert!(!finite("The owners closing the mill."));
    }

    #[test]
    fn a_clause_is_about_somebody() {
        let why = |text: &str| {
            with_clauses(text, |tree, _, clauses| {
                reason(tree, &clauses[0]).map(|r| r.rule)
            })
        };
        assert_eq!(why("The mill closed."), None);
        assert_eq!(why("Three men were arrested."), None);
        assert_eq!(why("Is safe."), Some("claim/no-subject"));
    }
}
