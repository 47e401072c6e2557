//! Which words carry content rather than grammar.

use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// Whether the word at `i` carries content rather than grammar.
pub(crate) fn is_content_word(tree: &Tree<'_>, i: usize) -> bool {
    match tree.token(i).upos {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Verb | Upos::Sym => true,
        Upos::Adv => !matches!(tree.rel(i), Deprel::Mark | Deprel::Cc),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn articles_prepositions_and_auxiliaries_carry_no_content() {
        let text = "The old mill in Oslo had not quickly closed.";
        let content = with_clauses(text, |tree, _, _| {
            let content: Vec<usize> = (0..tree.len())
                .filter(|&i| is_content_word(tree, i))
                .collect();
            testing::words(tree, &content)
        });
        assert_eq!(content, "old mill oslo quickly closed");
    }
}
