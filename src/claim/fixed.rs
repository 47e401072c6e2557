//! Prepositions and subordinators of several words ("according to", "because of").

use super::tree::Tree;
use crate::text::Deprel;

/// The word at `i` with the words fixed to it, in lower case.
pub(crate) fn with_fixed(tree: &Tree<'_>, i: usize) -> String {
    let mut words = vec![i];
    words.extend(tree.children_by(i, &[Deprel::Fixed]));
    let words: Vec<&str> = words.iter().map(|&w| tree.word(w)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{at, with_clauses};

    #[test]
    fn a_preposition_may_have_several_words() {
        let text = "The shop closed because of the flood in May.";
        with_clauses(text, |tree, _, _| {
            assert_eq!(with_fixed(tree, at(tree, "because")), "because of");
            assert_eq!(with_fixed(tree, at(tree, "in")), "in");
        });
    }
}
