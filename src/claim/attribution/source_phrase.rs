//! The noun phrase that words are laid to, as far as it reaches.

use super::word_range::{WordRange, neighbours};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan};

/// A noun phrase that is the source of an attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourcePhrase {
    /// Its head word.
    pub head: usize,
    /// All its words in order, with appositions and relative clauses.
    pub words: Vec<usize>,
}

impl SourcePhrase {
    /// The phrase around `head`, without what hangs on the words of `without`.
    pub(super) fn around(tree: &Tree<'_>, head: usize, without: &[usize]) -> Self {
        let outside = |c: usize| {
            without.contains(&c)
                || tree.head(c) == Some(head)
                    && matches!(
                        tree.rel(c),
                        D::Case
                            | D::Mark
                            | D::Cop
                            | D::Nsubj
                            | D::Aux
                            | D::Parataxis
                            | D::Advcl
                            | D::Discourse
                    )
        };
        let words = tree.subtree(head, &outside);
        // What lies apart from the head was attached by mistake.
        let mut words = neighbours(&words, head).to_vec();
        if let Some(comma) = comma_of_opener(tree, &words, head) {
            words.retain(|&w| w > comma);
        }
        Self { head, words }
    }

    /// Whether it is of the readers ("many of you"), who are no source.
    pub(super) fn names_readers(&self, tree: &Tree<'_>) -> bool {
        let reader = |w: &usize| english::READERS.contains(&tree.word(*w));
        self.words.iter().any(reader)
    }

    /// A list of words in order as a phrase.
    pub(super) fn of_words(tree: &Tree<'_>, words: &[usize]) -> Option<Self> {
        let outside = |w: usize| tree.head(w).is_none_or(|h| !words.contains(&h));
        let head = words
            .iter()
            .copied()
            .find(|&w| outside(w) && !tree.is_punct(w))?;
        Some(Self {
            head,
            words: words.to_vec(),
        })
    }

    /// From its first to its last word, without punctuation at the ends.
    pub(super) fn span(&self, tree: &Tree<'_>) -> Option<TextSpan> {
        let mut range = WordRange::hull(&self.words)?;
        range.trim(tree);
        range.span(tree)
    }
}

/// The comma behind an adverbial that opens the sentence and was hung on the phrase ("Earlier, harbour officials",
/// "a few days ago, foreign papers").
fn comma_of_opener(tree: &Tree<'_>, words: &[usize], head: usize) -> Option<usize> {
    let comma = words
        .iter()
        .copied()
        .find(|&w| w < head && tree.lemma(w) == ",")?;
    let mut top = *words.first()?;
    while let Some(up) = tree.head(top).filter(|&up| up != head) {
        top = up;
    }
    let adverbial = matches!(
        tree.rel(top),
        D::Advmod | D::Obl | D::OblUnmarked | D::NmodUnmarked
    );
    (top < comma && adverbial).then_some(comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{joined, with_tree};

    fn around(text: &str, head: &str) -> String {
        with_tree(text, |tree, at| {
            joined(tree, &SourcePhrase::around(tree, at(head), &[]).words)
        })
    }

    #[test]
    fn an_apposition_and_a_relative_clause_are_part_of_the_phrase() {
        let phrase = around("The mayor, who opened the pier, said it was safe.", "mayor");
        assert_eq!(phrase, "The mayor , who opened the pier ,");
        let phrase = around("Vera Stone, a judge in Leeds, said it was safe.", "Vera");
        assert_eq!(phrase, "Vera Stone , a judge in Leeds ,");
    }

    #[test]
    fn a_preposition_and_a_day_before_the_phrase_are_not() {
        assert_eq!(
            around("The plan was praised by the mayor.", "mayor"),
            "the mayor"
        );
        let text = "A few days ago, foreign papers reported that the pier would close.";
        assert_eq!(around(text, "papers"), "foreign papers");
    }

    #[test]
    fn the_head_of_a_list_of_words_hangs_outside() {
        with_tree(
            "The paper quoted the old mayor as saying so.",
            |tree, at| {
                let words = [at("the"), at("old"), at("mayor")];
                let phrase = SourcePhrase::of_words(tree, &words).unwrap();
                assert_eq!(phrase.head, at("mayor"));
                assert_eq!(phrase.span(tree).unwrap().of(tree.text()), "the old mayor");
            },
        );
    }
}
