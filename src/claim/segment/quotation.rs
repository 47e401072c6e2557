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
