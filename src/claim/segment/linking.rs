//! Linking verbs: "went missing", "remained closed".

use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// The adjective or participle by which the linking verb at `verb` says what its subject is.
pub(super) fn complement(tree: &Tree<'_>, words: &ModalityWords, verb: usize) -> Option<usize> {
    if !words.links(tree.lower_lemma(verb)) || tree.token(verb).upos != Upos::Verb {
        return None;
    }
    tree.children_by(verb, &[D::Xcomp]).find(|&c| {
        let token = tree.token(c);
        c > verb
            && (token.upos == Upos::Adj
                || token.upos == Upos::Verb && matches!(token.xpos, "VBN" | "VBG"))
            && !tree.has(c, D::Mark)
            && !tree.has(c, D::Nsubj)
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn what_the_subject_becomes_is_part_of_the_relation() {
        assert_eq!(
            claims("The ferry went missing near the island."),
            ["The ferry | go missing | — | near:the island"]
        );
        assert_eq!(
            claims("The clerk became angry."),
            ["The clerk | become angry | —"]
        );
    }

    #[test]
    fn a_participle_tells_what_was_done_to_the_subject() {
        assert_eq!(
            claims("The road remained closed for two days."),
            ["— | remain closed | The road | for:two days"]
        );
    }
}
