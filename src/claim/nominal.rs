//! Nouns that carry a claim: "the withdrawal of US troops", "the company's announcement of job cuts".
//!
//! In: the clauses of a sentence. Out: a clause for each noun inside them that the rules name as the event of a verb
//! and that tells what it happened to. What happened is as sure as the clause that it stands in.

use super::clause::{Clause, Constituent};
use super::english;
use super::event_nouns::EventNouns;
use super::tree::Tree;
use crate::text::{Deprel, Parser, Upos};
use crosscheck_syntax::lexicon;

/// Clauses made of event nouns inside the words of `clauses`.
pub(crate) fn nominals(tree: &Tree<'_>, events: &EventNouns, clauses: &[Clause]) -> Vec<Clause> {
    let mut out = Vec::new();
    for host in clauses {
        let names_event = |&n: &usize| {
            n != host.head
                && tree.token(n).upos == Upos::Noun
                && events.verb(tree.lower_lemma(n)).is_some()
        };
        let nouns = host.words.iter().copied().filter(names_event);
        out.extend(nouns.filter_map(|n| nominal(tree, host, n)));
    }
    out
}

/// The clause of an event noun inside `host`; none if it does not tell what the event happened to.
fn nominal(tree: &Tree<'_>, host: &Clause, noun: usize) -> Option<Clause> {
    let held = |c: usize| host.words.contains(&c);
    let part = |c: usize, role: String| Constituent {
        head: c,
        words: tree.subtree(c, &|x| !held(x)),
        role,
    };
    let patient = tree.children_by(noun, &[Deprel::Nmod]).find(|&c| {
        held(c)
            && tree
                .children_by(c, &[Deprel::Case])
                .any(|m| tree.lemma(m) == english::OF)
    })?;
    // "our third purchase of the year", "July's purchase": neither is in what happened.
    let timed = |c: usize| Parser::embedded().noun_class(tree.lower_lemma(c)) == lexicon::TIME;
    if timed(patient) {
        return None;
    }
    let owner = { tree.child(noun, &[Deprel::NmodPoss]) }.filter(|&c| !timed(c));
    // "the purchase of a farm" by nobody is something named, and nothing told; "damage of two million" tells how much.
    let counted = tree.token(patient).xpos == "$" || tree.has(patient, Deprel::Nummod);
    if owner.is_none() && !counted {
        return None;
    }
    let agent = owner.filter(|&c| held(c) && tree.token(c).upos != Upos::Pron);
    let qualifiers = tree
        .children_by(noun, &[Deprel::Nmod])
        .filter(|&c| held(c) && c != patient)
        .map(|c| {
            let preposition = tree.child(c, &[Deprel::Case]);
            let role = preposition.map(|m| tree.word(m).to_owned());
            part(c, role.unwrap_or_default())
        })
        .collect();
    let words = tree.subtree(noun, &|x| {
        !held(x)
            || tree.head(x) == Some(noun)
                && matches!(tree.rel(x), Deprel::Case | Deprel::Conj | Deprel::Cc)
    });
    let words = words.into_iter().filter(|&w| !tree.is_punct(w)).collect();
    let agent = agent.map(|c| part(c, String::new()));
    Some(Clause {
        object: Some(part(patient, String::new())),
        qualifiers,
        governors: host.governors.clone(),
        shared_auxiliaries: tree.children_by(host.head, &[Deprel::Aux]).collect(),
        conditioned: host.conditioned,
        ..Clause::nominal(noun, agent, words)
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::form::Form;
    use crate::claim::testing::reading;

    /// Subject and object of each claim of a noun.
    fn nominals(text: &str) -> Vec<(Option<String>, Option<String>)> {
        let claims = reading(text).claims.into_iter();
        claims
            .filter(|c| c.form == Form::Nominal)
            .map(|c| (c.subject.map(|a| a.text), c.object.map(|a| a.text)))
            .collect()
    }

    #[test]
    fn an_event_noun_tells_what_happened_to_what() {
        let text = "Lawmakers welcomed the company's purchase of three coastal farms.";
        let found = nominals(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1.as_deref(), Some("three coastal farms"));
    }

    #[test]
    fn what_happened_is_told_as_a_sentence() {
        let told = |text: &str| {
            let mut claims = reading(text).claims.into_iter();
            let nominal = claims.find(|c| c.form == Form::Nominal);
            nominal.map(|c| c.normalized).unwrap_or_default()
        };
        assert_eq!(
            told("Lawmakers welcomed Lund's withdrawal of three coastal ships."),
            "Lund withdrew three coastal ships"
        );
        assert_eq!(
            told("Lawmakers welcomed Lund's purchase of three coastal farms."),
            "Lund's purchase of three coastal farms"
        );
        assert_eq!(
            told("Lawmakers awaited Lund's planned withdrawal of three coastal ships."),
            "Lund's planned withdrawal of three coastal ships"
        );
    }

    #[test]
    fn a_noun_without_a_participant_is_no_claim() {
        assert!(nominals("Lawmakers welcomed the purchase.").is_empty());
        assert!(nominals("The city missed July's purchase of the club.").is_empty());
        assert!(nominals("They want their first purchase of the season.").is_empty());
    }
}
