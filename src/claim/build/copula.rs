//! The complement behind a form of "be".

use std::collections::BTreeSet;

use crate::claim::clause::{Clause, Constituent};
use crate::claim::fixed::with_fixed;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// The noun phrase of a copular complement, without subject and copula.
pub(super) fn complement(tree: &Tree<'_>, clause: &Clause) -> Constituent {
    let verbs = clause.verb_group.iter().copied();
    let apart: BTreeSet<usize> = clause
        .subject
        .iter()
        .chain(&clause.qualifiers)
        .flat_map(|c| c.words.iter().copied())
        .chain(verbs.filter(|&v| v != clause.head))
        .collect();
    let own = |w: &usize| !apart.contains(w) && !tree.is_punct(*w);
    Constituent {
        head: clause.head,
        words: clause.words.iter().copied().filter(own).collect(),
        role: String::new(),
    }
}

/// The preposition of a copular complement ("in" in "is in services"), with the words fixed to it.
pub(super) fn preposition(tree: &Tree<'_>, clause: &Clause) -> Option<String> {
    let nominal = matches!(
        tree.token(clause.head).upos,
        Upos::Noun | Upos::Propn | Upos::Num
    );
    if !clause.copular || !nominal {
        return None;
    }
    let case = tree.child(clause.head, &[Deprel::Case])?;
    Some(with_fixed(tree, case))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn the_complement_is_told_from_its_place() {
        assert_eq!(
            claims("Marta Holm is the head of the harbour board."),
            ["Marta Holm | be head | the head | of:the harbour board"]
        );
        assert_eq!(
            claims("The mill was behind its rivals."),
            ["The mill | be behind | its rivals | behind:its rivals"]
        );
    }
}
