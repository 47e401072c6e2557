//! A quotation behind a colon: "Writes the Globe on May 3: “The port …".

use crate::claim::clause::Clause;
use crate::claim::tree::Tree;

/// Gives each clause the words on its own side of the colon only: what stands before it is not said in the quotation.
pub(super) fn part_at_colon(tree: &Tree<'_>, clauses: &mut [Clause]) {
    let quote = |t: usize| matches!(tree.word(t), "“" | "\"" | "„" | "«" | "``");
    let parts = (1..tree.len().saturating_sub(1)).filter(|&t| tree.word(t) == ":" && quote(t + 1));
    for colon in parts {
        for clause in clauses.iter_mut() {
            let after = clause.head > colon;
            clause.words.retain(|&w| (w > colon) == after);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn what_stands_before_the_colon_is_not_said_after_it() {
        let text = "Writes the Globe on Monday: “The port was shut.”";
        with_clauses(text, |tree, _, clauses| {
            let colon = testing::at(tree, ":");
            for clause in clauses {
                let after = clause.head > colon;
                assert!(clause.words.iter().all(|&w| (w > colon) == after));
            }
        });
    }
}
