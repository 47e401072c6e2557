//! The content words of a claim and of its participants.

use crate::claim::annotations::Annotations;
use crate::claim::content_word::is_content_word;
use crate::claim::model::Term;
use crate::claim::tree::Tree;
use crate::text::Upos;

/// The content words among `words`, and the pronouns that stand for an entity.
pub(super) fn terms(annotations: &Annotations<'_>, tree: &Tree<'_>, words: &[usize]) -> Vec<Term> {
    let meant = |w: usize| {
        tree.token(w).upos == Upos::Pron && annotations.entity_at(tree.token(w).span).is_some()
    };
    words
        .iter()
        .filter(|&&w| is_content_word(tree, w) || meant(w))
        .map(|&w| {
            let token = tree.token(w);
            Term {
                span: token.span,
                lemma: token.lemma.to_lowercase(),
                upos: token.upos,
                entity: annotations.entity_at(token.span),
            }
        })
        .collect()
}

/// As [`terms`], where words that together are one phrase of the rules ("took … into custody") are one term, named by the
/// rule.
pub(super) fn of_claim(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    words: &[usize],
) -> Vec<Term> {
    let mut terms = terms(annotations, tree, words);
    let lemmas: Vec<&str> = words.iter().map(|&w| tree.lower_lemma(w)).collect();
    for (hit, name) in annotations.lexicon.phrases_in(&lemmas) {
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

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn grammar_is_no_content_and_a_phrase_of_the_rules_is_one_term() {
        let of = |text: &str| {
            let taken = take(text);
            let terms = taken.claims[0].terms.iter();
            terms.map(|t| t.lemma.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            of("The mill in the valley has closed."),
            ["mill", "valley", "close"]
        );
        assert_eq!(
            of("Police took the driver into custody."),
            ["police", "arrest", "driver"]
        );
    }
}
