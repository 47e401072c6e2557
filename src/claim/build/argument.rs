//! A participant: its words, its head, whom it names.

use super::terms::terms;
use crate::claim::annotations::Annotations;
use crate::claim::clause::Constituent;
use crate::claim::model::Argument;
use crate::claim::space::fold_space;
use crate::claim::tree::Tree;
use crate::normalize::EntityId;
use crate::text::{Deprel, TextSpan, Upos};

/// Longest noun phrase, in words, that is shown by the name of its entity: a longer one says more than the name.
const LONGEST_NAMED: usize = 5;

/// The participant that the constituent is, without its preposition.
pub(super) fn argument(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    c: &Constituent,
) -> Argument {
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
    let own = annotations.entity_at(tree.token(c.head).span);
    let entity = own.or_else(|| called(annotations, tree, c.head));
    let noun = tree.token(c.head).upos == Upos::Noun;
    let phrase = noun
        .then(|| head_phrase(annotations, tree, &words, c.head))
        .flatten();
    Argument {
        span,
        text: own.filter(|_| words.len() <= LONGEST_NAMED).map_or_else(
            || fold_space(span.of(annotations.text)),
            |e| (annotations.name_of)(e),
        ),
        head: phrase.unwrap_or_else(|| tree.lower_lemma(c.head).to_owned()),
        entity,
        terms: terms(annotations, tree, &words),
    }
}

/// "The Danish firm Norvind": whom the name right behind the noun names, no comma between them.
fn called(annotations: &Annotations<'_>, tree: &Tree<'_>, noun: usize) -> Option<EntityId> {
    let name = tree
        .children_by(noun, &[Deprel::Appos])
        .find(|&c| c == noun + 1 && tree.token(c).upos == Upos::Propn)?;
    annotations.entity_at(tree.token(name).span)
}

/// The phrase of the rules that ends in the noun ("police officer"), which is what the noun phrase is about.
fn head_phrase(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    words: &[usize],
    head: usize,
) -> Option<String> {
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
    let hits = annotations.lexicon.phrases_in(&lemmas);
    hits.into_iter()
        .find(|(hit, _)| hit.last() == Some(&end) && hit.len() > 1)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{take, take_named};
    use crate::normalize::EntityId;
    use crate::rules::model::EntityKind;

    #[test]
    fn the_head_is_the_phrase_that_the_rules_know() {
        let taken = take("Two police officers left the old town hall.");
        let [claim] = &taken.claims[..] else {
            panic!("{:?}", taken.lines())
        };
        let subject = claim.subject.as_ref().unwrap();
        assert_eq!(subject.text, "Two police officers");
        assert_eq!(subject.head, "police officer");
        assert_eq!(claim.object.as_ref().unwrap().head, "hall");
    }

    #[test]
    fn a_name_is_shown_by_its_entity_and_a_long_phrase_by_its_words() {
        let named = [("Halden Energy", EntityKind::Organization)];
        let taken = take_named("Halden Energy sold the mill.", &named);
        let subject = taken.claims[0].subject.as_ref().unwrap();
        assert_eq!(
            (subject.entity, &*subject.text),
            (Some(EntityId(0)), "Halden Energy")
        );
    }
}
