//! What somebody is accused of: "The union accused the firm of breaking its word" lays to the union that the firm broke it.
//!
//! The rules say which verbs, and behind which word the deed stands (`modality: {accusing: [accuse of]}`).

use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// The noun that names whom the deed at `i` is laid to, where somebody accuses of it. "He was accused of lying": nobody is named who says so,
/// and the accusation alone is told.
pub(super) fn whom(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> Option<usize> {
    if tree.token(i).xpos != "VBG" || !matches!(tree.rel(i), D::Acl | D::Advcl) {
        return None;
    }
    let opener = tree.children_by(i, &[D::Mark, D::Case]).next()?;
    let above = tree.head(i)?;
    let (verb, whom) = match tree.rel(above) {
        D::Obj => (tree.head(above)?, above),
        _ => (above, tree.child(above, &[D::Obj])?),
    };
    let accuses = words.accuses(tree.lower_lemma(verb), tree.word(opener));
    (accuses && verb < whom && whom < opener && opener < i).then_some(whom)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn the_accused_is_who_did_it() {
        for (text, deed) in [
            (
                "Ministers accused the bank of hiding losses from regulators.",
                "the bank | hide | losses | from:regulators",
            ),
            (
                "Residents blamed the council for ignoring the warnings.",
                "the council | ignore | the warnings",
            ),
        ] {
            assert!(
                claims(text).contains(&deed.to_owned()),
                "{:?}",
                claims(text)
            );
        }
    }

    #[test]
    fn the_accusation_is_told_whole() {
        let told = claims("Ministers accused the bank of hiding losses.");
        assert_eq!(told[0], "Ministers | accuse | the bank of hiding losses");
    }

    #[test]
    fn nothing_is_told_where_nobody_accuses() {
        for text in [
            "The clerk was accused of lying to the court.",
            "The firm warned the bank of rising costs.",
        ] {
            assert_eq!(claims(text).len(), 1, "{:?}", claims(text));
        }
    }
}
