//! What a claim says of its subject: the verb with its particle, or the complement, and the rule that knows it.

use super::copula;
use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::model::Relation;
use crate::claim::tree::Tree;
use crate::text::{Deprel, TextSpan, Upos};

/// What the clause says of its subject.
pub(super) fn relation(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
) -> Relation {
    let copular = clause.copular || clause.form == Form::Apposition;
    let plain = plain_lemma(tree, clause);
    let state = clause.complement.map(|c| State::new(tree, &plain, c));
    // "Came off the tracks": the particle is a part of the lemma.
    let particle = tree.child(clause.head, &[Deprel::CompoundPrt]);
    let after: Vec<&str> = clause
        .words
        .iter()
        .filter(|&&w| w > clause.head && Some(w) != particle)
        .map(|&w| tree.lower_lemma(w))
        .collect();
    let known = |lemma: &str| annotations.lexicon.relation_of(lemma, &after);
    let linked = copular.then(|| known(&format!("be {plain}"))).flatten();
    let rule = linked.or_else(|| match &state {
        Some(state) => known(&state.both).or_else(|| known(&state.own)),
        None => known(&plain),
    });
    let id = match (rule, &state) {
        (Some(rule), _) => rule.id.clone(),
        (None, Some(state)) => state.own.clone(),
        (None, None) => plain.clone(),
    };
    let lemma = state.map_or(plain, |state| state.both);
    let spans = tree.spans(&clause.verb_group);
    Relation {
        lemma: if copular {
            format!("be {lemma}")
        } else {
            lemma
        },
        span: spans
            .into_iter()
            .reduce(TextSpan::hull)
            .unwrap_or(tree.token(clause.head).span),
        id,
        passive: clause.passive,
        copular,
        past: is_past(tree, clause),
    }
}

/// Whether the verb group stands in the past or the perfect. A participle alone tells no time.
fn is_past(tree: &Tree<'_>, clause: &Clause) -> bool {
    let first = clause
        .verb_group
        .iter()
        .copied()
        .find(|&w| matches!(tree.token(w).upos, Upos::Verb | Upos::Aux));
    // "Was laying off" leaves it open whether it is done.
    let goes_on = tree.token(clause.head).xpos == "VBG";
    let perfect = |w: usize| w != clause.head && tree.lower_lemma(w) == english::HAVE;
    !goes_on && first.is_some_and(|w| tree.token(w).xpos == "VBD" || perfect(w))
}

/// The verb's lemma with its particle ("step down"). "Was behind its rivals": what is said is where, not the rivals.
fn plain_lemma(tree: &Tree<'_>, clause: &Clause) -> String {
    if let Some(preposition) = copula::preposition(tree, clause) {
        return preposition;
    }
    let lemma = tree.lower_lemma(clause.head);
    match tree.child(clause.head, &[Deprel::CompoundPrt]) {
        Some(particle) => format!("{lemma} {}", tree.lower_lemma(particle)),
        None => lemma.to_owned(),
    }
}

/// What a linking verb says its subject becomes or remains: "went missing" is a relation by both words; "became angry",
/// "was angry" are one by the second.
struct State {
    both: String,
    own: String,
}

impl State {
    fn new(tree: &Tree<'_>, verb: &str, complement: usize) -> Self {
        let word = tree.word(complement);
        let own = match tree.token(complement).xpos {
            "VBN" => tree.lower_lemma(complement),
            _ => word,
        };
        Self {
            both: format!("{verb} {word}"),
            own: own.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn a_relation_has_a_lemma_and_the_rule_that_knows_it() {
        for (text, lemma, id) in [
            ("The mayor stepped down on Friday.", "step down", "resign"),
            ("The clerk became angry.", "become angry", "angry"),
            (
                "The plan was foolish for the town.",
                "be foolish",
                "foolish",
            ),
            ("The mill was behind its rivals.", "be behind", "behind"),
        ] {
            let taken = take(text);
            let relation = &taken.claims[0].relation;
            assert_eq!((&*relation.lemma, &*relation.id), (lemma, id), "{text}");
        }
    }

    #[test]
    fn voice_and_copula_are_kept() {
        let relation = |text: &str| take(text).claims[0].relation.clone();
        assert!(relation("The bridge was built in 1990.").passive);
        assert!(relation("The bridge is a ruin in the river.").copular);
    }
}
