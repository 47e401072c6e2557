//! Two verbs in a row with one object: "They built and sold the boats".
//!
//! In: the clauses of a sentence. Out: the same, where the first of two verbs side by side that has nothing behind it but the second is
//! told with all that stands there (right node raising, Huddleston & Pullum 2002, ch. 15). Whether the object is the first verb's too
//! ("came and took it") is left to the reader.

use super::restrictive::unparted;
use crate::claim::clause::Clause;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

const RULE: &str = "claim/shared-object";

/// Gives each such first verb the words of the second.
pub(super) fn keep(tree: &Tree<'_>, clauses: &mut [Clause]) {
    for second in 0..clauses.len() {
        let top = clauses[second].top;
        let Some(verb) = first_of_two(tree, top).filter(|_| clauses[second].object.is_some())
        else {
            continue;
        };
        let host = clauses.iter().position(|c| c.top == verb);
        let bare = |h: &usize| *h != second && clauses[*h].object.is_none();
        if let Some(host) = host.filter(bare) {
            let opener = tree.children_by(top, &[D::Cc]);
            let mut words = unparted(tree, top);
            words.extend(opener);
            words.sort_unstable();
            words.dedup();
            clauses[host].take_back(words, RULE.to_owned());
        }
    }
}

/// "She designed and built the bridge": whether a clause is told with the object of the verb behind it, and says more by it.
pub(crate) fn shares_object(clause: &Clause) -> bool {
    clause.taken_back.iter().any(|t| t.rule == RULE)
}

/// The verb before "and" right before the verb at `top`, adverbs aside, that has no complement of its own.
fn first_of_two(tree: &Tree<'_>, top: usize) -> Option<usize> {
    let verb = tree.head(top).filter(|_| tree.rel(top) == D::Conj)?;
    let between = |t: usize| matches!(tree.rel(t), D::Cc) || tree.token(t).upos == Upos::Adv;
    let joined = verb < top && (verb + 1..top).all(between) && top - verb > 1;
    let complements = [D::Obj, D::Ccomp, D::Xcomp, D::Obl, D::OblAgent];
    let own = |c: usize| c > verb && !between(c);
    let verbs = [verb, top]
        .iter()
        .all(|&v| tree.token(v).upos == Upos::Verb);
    (joined && verbs && !tree.children_by(verb, &complements).any(own)).then_some(verb)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn what_two_verbs_share_is_told_with_both() {
        for (text, told) in [
            (
                "She designed and built the bridge.",
                vec!["She designed and built the bridge", "She built the bridge"],
            ),
            (
                "She designed the bridge and built it.",
                vec!["She designed the bridge"],
            ),
            (
                "Holm was caught and admitted the theft.",
                vec!["Holm was caught", "Holm admitted the theft"],
            ),
        ] {
            assert_eq!(take(text).texts(), told, "{text}");
        }
    }
}
