//! Relative clauses that cannot be of the noun before them, or may be of either of two: "the troops in Oslo, who had been there for
//! years", "two medals for Bremen, which has".

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Upos};

/// "Who" is a person: where the noun that it hangs on names a place, and another noun stands above, it is of that one, or
/// of one further up, which nobody knows.
pub(crate) fn whose(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
) -> Option<Reason> {
    let noun = tree.head(clause.top)?;
    let not_sure = Reason::new("claim/relative-of-whom", "of whom it is told is not sure");
    // "…, which shook off a slow start and won": the second verb is of whom the first one is.
    let goes_on = tree.rel(clause.top) == Deprel::Conj && clause.subject_shared;
    let first = if goes_on { noun } else { clause.top };
    let of = tree.head(first)?;
    if tree.rel(first) == Deprel::AclRelcl && is_behind_name(tree, of, first) {
        return Some(not_sure);
    }
    // "The bell that two pupils had dug up", where "that" was taken to open a clause which lacks nothing: either the noun is what was dug
    // up, or it is no relative clause.
    let opens = |m: usize| tree.word(m) == english::THAT && m > noun;
    let torn = tree.rel(clause.top) == Deprel::AclRelcl
        && tree.children_by(clause.top, &[Deprel::Mark]).any(opens);
    let subject = [Deprel::Nsubj, Deprel::NsubjPass];
    let whole = tree.children_by(clause.top, &subject).next().is_some();
    if torn && !tree.has(clause.top, Deprel::Obj) && whole {
        return Some(not_sure);
    }
    let by = |pronoun: &str| {
        tree.rel(clause.top) == Deprel::AclRelcl
            && tree
                .children_by(clause.top, &[Deprel::Nsubj, Deprel::NsubjPass])
                .any(|s| tree.word(s) == pronoun)
    };
    if by(english::WHICH) && is_behind_predicate(tree, noun, clause) {
        return Some(not_sure);
    }
    let entity = annotations
        .entity_at(tree.token(noun).span)
        .filter(|_| by(english::WHO))?;
    let place = (annotations.entity_kind)(entity) == EntityKind::Place;
    let below = matches!(tree.rel(noun), Deprel::Nmod | Deprel::Obl);
    (place && below).then_some(not_sure)
}

/// "Holm was the last warden of the reef, which would draw divers to Lund": whether other words stand between the clause and the
/// predicate that it hangs on, which is told of its subject.
fn is_behind_predicate(tree: &Tree<'_>, noun: usize, clause: &Clause) -> bool {
    let first = tree.subtree(clause.top, &|_| false).into_iter().min();
    let between = |first: usize| (noun + 1..first).any(|t| !tree.is_punct(t));
    tree.has(noun, Deprel::Cop) && first.is_some_and(between)
}

/// "two medals for Bremen, which has": behind a name and a comma "which" is of the name as often as of the noun above it (22 of 50
/// in UD English-EWT and GUM). Of "the embassy in Lima, which closed" the place only says which one is meant.
fn is_behind_name(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let which = |c: usize| c < top && tree.token(c).xpos == "WDT" && tree.word(c) == english::WHICH;
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
    let Some(opener) = tree.children_by(top, &subjects).find(|&c| which(c)) else {
        return false;
    };
    // "for Bremen (10-0), which": what stands in brackets is the name's.
    let open = |t: usize| (0..t).rev().find(|&o| tree.word(o) == "(");
    let unbracketed = |t: usize| match tree.word(t) {
        ")" => open(t).and_then(|o| o.checked_sub(1)),
        _ => Some(t),
    };
    let before = opener
        .checked_sub(2)
        .filter(|_| tree.word(opener - 1) == ",");
    let Some(before) = before.and_then(unbracketed) else {
        return false;
    };
    let name = |t: usize| tree.token(t).upos == Upos::Propn;
    let inside = |t: usize| matches!(tree.rel(t), Deprel::Flat | Deprel::Compound);
    let whole = std::iter::successors(Some(before), |&t| tree.head(t).filter(|_| inside(t)));
    let of = whole.take(tree.len()).last().unwrap_or(before);
    let locates = |c: usize| english::LOCATING.contains(&tree.word(c));
    let place = tree.children_by(of, &[Deprel::Case]).any(locates);
    name(before)
        && !place
        && of != noun
        && tree.rel(of) == Deprel::Nmod
        && tree.head(of) == Some(noun)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::reading;

    #[test]
    fn which_behind_a_name_may_be_of_either() {
        let told = |text: &str| reading(text).claims.len();
        assert_eq!(
            told("Klara Voss won two medals for Bremen, which has no ice rink."),
            1
        );
        let text = "Klara Voss won two medals for Bremen (9-2), which took the lead and kept it.";
        assert_eq!(told(text), 1);
        assert_eq!(told("The council sold the mill, which burned in June."), 2);
    }

    #[test]
    fn what_is_dug_up_is_not_told_without_it() {
        let text = "The brass bell that two pupils had dug up behind the sheds rang on Monday.";
        let read = reading(text);
        let told: Vec<&str> = read.claims.iter().map(|c| &*c.normalized).collect();
        assert_eq!(told, [text.trim_end_matches('.')]);
    }

    #[test]
    fn which_behind_a_predicate_and_its_words_may_be_of_any() {
        let read =
            reading("Holm was the last captain of the ferry, which would sink a year later.");
        assert_eq!(read.claims.len(), 1);
        assert_eq!(
            reading("Holm was a warden, which suited her.").claims.len(),
            2
        );
    }

    #[test]
    fn a_place_is_no_who() {
        let text = "The mayor announced the withdrawal of Danish troops from Oslo, who had been there since May.";
        let read = reading(text);
        assert!(
            read.claims
                .iter()
                .all(|c| !c.normalized.starts_with("Oslo"))
        );
        let text = "The mayor thanked Karl Berg, who had slept there since May.";
        let read = reading(text);
        assert!(read.claims.iter().any(|c| c.text.contains("slept")));
    }
}
