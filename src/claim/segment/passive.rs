//! Passives: whom a deed falls on, and who does it.

use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Whether the word at `c` is a doer behind "by", on the passive at `verb`.
pub(super) fn is_agent(tree: &Tree<'_>, verb: usize, c: usize) -> bool {
    (tree.has(verb, D::AuxPass) || tree.rel(verb) == D::Acl)
        && tree
            .children_by(c, &[D::Case])
            .any(|m| tree.lemma(m) == english::BY)
        && matches!(tree.token(c).upos, Upos::Noun | Upos::Propn | Upos::Pron)
        && !tree.has(c, D::Nummod)
}

/// Whether the participle clause headed by `top` has a passive sense: "the bill passed in May", "Founded in 1990, …".
pub(super) fn is_passive_participle(tree: &Tree<'_>, top: usize, form: Form) -> bool {
    let tag = tree.token(top).xpos;
    form == Form::Participle
        && match tree.rel(top) {
            D::Acl => matches!(tag, "VBN" | "VBD"),
            D::Advcl => tag == "VBN",
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn the_doer_of_a_passive_is_its_subject() {
        assert_eq!(
            claims("The bridge was built by the city in 1990."),
            ["the city | build | The bridge | in:1990"]
        );
        assert_eq!(
            claims("The bridge was built by the river."),
            ["the river | build | The bridge"]
        );
        assert_eq!(
            claims("The bill, passed in May, bans plastic bags."),
            [
                "The bill | ban | plastic bags",
                "— | pass | The bill | in:May"
            ]
        );
    }
}
