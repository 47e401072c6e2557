//! Clauses that say who says what: "the minister said", "denied the rumours".

use super::annotations::Annotations;
use super::clause::{Clause, Constituent};
use super::english;
use super::model::Claim;
use super::tree::Tree;
use crate::rules::{Modality, Polarity};
use crate::text::{Deprel, TextSpan, Upos};

/// Whether the clause is a cue whose content stands for itself: as a clause of this `sentence`, or in another one. `heads`
/// are those of the sentence's clauses.
pub(super) fn speaks_for_others(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    heads: &[usize],
    sentence: TextSpan,
) -> bool {
    let head = tree.token(clause.head).span;
    let holds = |list: &[TextSpan], span: TextSpan| list.iter().any(|s| s.contains(span));
    annotations
        .attributions_near()
        .filter(|(_, a)| holds(&a.cue, head))
        .any(|(_, a)| {
            let here = a.content.iter().any(|c| c.overlaps(sentence));
            let own = |h: usize| h != clause.head && holds(&a.content, tree.token(h).span);
            !here || heads.iter().any(|&h| own(h))
        })
}

/// Words of somebody who says something, with the verb.
const SHORT: usize = 8;

/// "Kern said": whether it tells that somebody says something, and not what, nor where or to whom.
pub(super) fn says_nothing(annotations: &Annotations<'_>, clause: &Clause, claim: &Claim) -> bool {
    let bare = claim.object.is_none() && claim.qualifiers.is_empty() && !claim.relation.passive;
    let plain = claim.polarity == Polarity::Positive && claim.modality == Modality::Asserted;
    // Of what is longer the parser may have missed the content.
    let short = claim.text.split_whitespace().count() <= SHORT && claim.quantities.is_empty();
    bare && plain
        && short
        && !clause.holds_content
        && annotations.reporting.saying.contains(&claim.relation.lemma)
}

/// Whether a noun is the object of the cue. Whoever is spoken to is not what is said.
pub(super) fn names_its_content(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
) -> bool {
    let noun = |c: &Constituent| {
        matches!(tree.token(c.head).upos, Upos::Noun | Upos::Propn)
            && !tree.has(c.head, Deprel::Cop)
            && !tree.has(c.head, Deprel::Nsubj)
    };
    let object = if clause.passive {
        clause.qualifiers.iter().find(|q| q.role == english::AS)
    } else {
        clause.object.as_ref()
    };
    let addressee = |c: &Constituent| {
        clause.qualifiers.is_empty() && annotations.entity_at(tree.token(c.head).span).is_some()
    };
    clause.subject.is_some() && object.is_some_and(|c| noun(c) && !addressee(c))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take};

    #[test]
    fn who_says_it_is_kept_with_what_is_said() {
        let text = "The owner said the mill had closed its gates.";
        assert_eq!(claims(text), ["the mill | close | its gates"]);
    }

    #[test]
    fn that_somebody_says_something_is_no_claim() {
        for text in ["A later report said.", "The owner of the mill pointed out."] {
            assert!(claims(text).is_empty(), "{text}");
        }
        assert_eq!(claims("The owners of the mill laughed.").len(), 1);
    }

    #[test]
    fn saying_is_a_claim_where_it_names_what_is_said() {
        let taken = take("Ministers denied the rumours.");
        assert_eq!(taken.lines(), ["Ministers | deny | the rumours"]);
    }
}
