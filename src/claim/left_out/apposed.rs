//! What stands beside a name and describes nobody: one of several, what may be said of the noun before the name.

use crosscheck_syntax::lexicon;

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::form::Form;
use crate::claim::model::Claim;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, Parser, Upos};

/// Classes of nouns that may be what somebody is; a head, a star and a chair are people too.
const OF_PEOPLE: [u64; 6] = [
    0,
    lexicon::PERSON,
    lexicon::GROUP,
    lexicon::BODY,
    lexicon::OBJECT,
    lexicon::ARTIFACT,
];

/// Why an apposition describes nobody; `None` for what is none, or may describe somebody.
pub(crate) fn reason(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    claim: &Claim,
) -> Option<Reason> {
    if clause.form != Form::Apposition {
        return None;
    }
    if is_one_of_several(tree, clause) {
        let one = "one name is not what a noun in the plural means";
        return Some(Reason::new("claim/no-antecedent", one));
    }
    if describes_predicate(tree, clause) {
        let said = "describes what somebody is said to be";
        return Some(Reason::new("claim/no-antecedent", said));
    }
    let named = claim.subject.as_ref().and_then(|s| s.entity);
    let person = named.is_some_and(|e| (annotations.entity_kind)(e) == EntityKind::Person);
    (person && may_describe_thing(tree, clause)).then_some(Reason::new(
        "claim/no-antecedent",
        "whether it says so of the name or of the noun before it is not sure",
    ))
}

/// "one of the two yards, Orn Boats": one name is not what a noun in the plural means.
fn is_one_of_several(tree: &Tree<'_>, clause: &Clause) -> bool {
    let name = clause.top;
    let several = |n: usize| tree.token(n).xpos == "NNS" && tree.lower_lemma(n) != tree.word(n);
    tree.rel(name) == D::Appos
        && tree.token(name).upos == Upos::Propn
        && !tree.has(name, D::Conj)
        && !tree.has(name, D::Appos)
        && tree.head(name).is_some_and(several)
}

/// "It may be just an invention, a riff on the old tale": what is told of a noun that itself is told of somebody.
fn describes_predicate(tree: &Tree<'_>, clause: &Clause) -> bool {
    let said = |n: usize| tree.has(n, D::Cop) && tree.token(n).upos == Upos::Noun;
    let name = tree.token(clause.top).upos == Upos::Propn;
    tree.rel(clause.top) == D::Appos && tree.head(clause.top).is_some_and(said) && !name
}

/// "a statue of Ada Holm, part of a display": behind a noun with a person's name, what no person is may be said of the noun.
fn may_describe_thing(tree: &Tree<'_>, clause: &Clause) -> bool {
    let noun = tree.token(clause.top);
    // The tree may hang the name's phrase on the verb.
    let noun_before = |case: usize| case > 0 && tree.token(case - 1).upos == Upos::Noun;
    let behind_noun = |name: usize| {
        let mut cases = tree.children_by(name, &[D::Case]);
        cases.any(|c| c < name && noun_before(c))
    };
    tree.rel(clause.top) == D::Appos
        && tree.head(clause.top).is_some_and(behind_noun)
        && noun.upos == Upos::Noun
        && !OF_PEOPLE.contains(&Parser::embedded().noun_class(&noun.lemma))
}

#[cfg(test)]
mod tests {
    use crate::claim::form::Form;
    use crate::claim::testing::take_named;
    use crate::rules::model::EntityKind;

    #[test]
    fn what_describes_nobody_is_left_out() {
        for (text, described) in [
            (
                "Berg saw a statue of Ada Holm, part of a display in the hall.",
                false,
            ),
            ("Berg saw a statue of Ada Holm, head of the guild.", true),
            ("Ada Holm, part of the team, left.", true),
            ("It may be an invention, a riff on the old tale.", false),
            ("One of the home teams, Ada Holm, left.", false),
            ("It beat one of the home teams, the Orn Nationals.", false),
        ] {
            let names = [
                ("Ada Holm", EntityKind::Person),
                ("Orn Nationals", EntityKind::Organization),
            ];
            let taken = take_named(text, &names);
            let found = taken.claims.iter().any(|c| c.form == Form::Apposition);
            assert_eq!(found, described, "{text}");
        }
    }
}
