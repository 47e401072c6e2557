//! The noun phrase around a noun.

use super::clause::Constituent;
use super::tree::Tree;
use crate::text::Deprel as D;

/// The noun phrase around `noun`, without the clause at `without` and other clauses on it.
pub(crate) fn noun_phrase(tree: &Tree<'_>, noun: usize, without: usize) -> Constituent {
    // "two years after the death": what stands before the preposition tells how far it is.
    let opener = tree
        .children_by(noun, &[D::Case])
        .next()
        .filter(|&c| c < noun);
    let article = tree.children_by(noun, &[D::Det]).next();
    let predicate = tree.has(noun, D::Cop);
    let words = tree.subtree(noun, &|c| {
        let apart = matches!(
            tree.rel(c),
            D::AclRelcl
                | D::Acl
                | D::Appos
                | D::Parataxis
                | D::Nsubj
                | D::Expl
                | D::NsubjPass
                | D::Advcl
                | D::Punct
        );
        let opens = matches!(
            tree.rel(c),
            D::Conj | D::Cc | D::Case | D::Cop | D::Aux | D::AuxPass | D::Mark
        ) && tree.head(c) == Some(noun);
        let before = tree.head(c) == Some(noun) && opener.is_some_and(|o| c < o);
        // "It is also not the plan": what hangs on the noun as on a verb.
        let verbal = predicate
            && tree.head(c) == Some(noun)
            && matches!(tree.rel(c), D::Advmod | D::Obl | D::OblUnmarked);
        // "now even the captain who steered it"
        let leads = tree.head(c) == Some(noun)
            && tree.rel(c) == D::Advmod
            && article.is_some_and(|a| c < a);
        c == without || apart || opens || before || verbal || leads
    });
    Constituent {
        head: noun,
        words,
        role: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn clauses_on_the_noun_are_no_part_of_its_phrase() {
        let phrase = |text: &str, noun: &str| {
            with_clauses(text, |tree, _, _| {
                let at = testing::at(tree, noun);
                testing::words(tree, &noun_phrase(tree, at, at).words)
            })
        };
        let text = "The old mill of the town, which the firm sold, burned.";
        assert_eq!(phrase(text, "mill"), "the old mill of the town");
        assert_eq!(
            phrase("They live in the old mill and a hut.", "mill"),
            "the old mill"
        );
        assert_eq!(
            phrase("It is also not the old mill of the town.", "mill"),
            "the old mill of the town"
        );
        let far = "They moved two years after the flood of 1953, which killed ninety.";
        assert_eq!(phrase(far, "flood"), "the flood of 1953");
    }
}
