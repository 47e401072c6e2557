//! What a colon parts: "Writes the Globe on May 3: “The port …", "“They are brave”: how did the crew get out".

use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::text::Upos;

const QUESTION: Reason = Reason::new("claim/question", "a question");

/// Gives each clause the words on its own side of the colon only: what stands before it is not said in the quotation behind, nor
/// asked in the question. A question needs no mark: its auxiliary stands right behind its question word.
pub(super) fn part_at_colon(tree: &Tree<'_>, clauses: &mut [Clause]) {
    let quote = |t: usize| matches!(tree.word(t), "“" | "\"" | "„" | "«" | "``");
    let asks = |t: usize| {
        let helps = |a: usize| a < tree.len() && tree.token(a).upos == Upos::Aux;
        english::WHY_OR_HOW.contains(&tree.word(t)) && helps(t + 1)
    };
    let parts = (1..tree.len().saturating_sub(1))
        .filter(|&t| tree.word(t) == ":" && (quote(t + 1) || asks(t + 1)));
    for colon in parts {
        let question = asks(colon + 1);
        for clause in clauses.iter_mut() {
            let after = clause.head > colon;
            clause.words.retain(|&w| (w > colon) == after);
            if question && after {
                clause.told_with = Some(QUESTION);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{self, take, with_clauses};

    #[test]
    fn a_question_behind_the_colon_needs_no_mark() {
        let taken = take("The miners are brave people: how do they stay in the shaft.");
        assert_eq!(taken.texts(), ["The miners are brave people"]);
    }

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
