//! Claims that say too little to stand alone.

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::model::{Argument, Claim, Term};
use crate::claim::tree::Tree;
use crate::normalize::mention_at;
use crate::rules::Modality;
use crate::text::Upos;

/// A claim needs two content words, or one and somebody it is about; a noun alone needs three; a line without a verb
/// needs more than one name and a day ("LIMA, 19 August.").
pub(crate) fn too_little(claim: &Claim) -> bool {
    if is_dateline(claim) || is_time_apposed(claim) {
        return true;
    }
    let content = claim.terms.iter().filter(|t| t.upos != Upos::Pron).count();
    if claim.form == Form::Nominal {
        return content + claim.quantities.len() < 3;
    }
    let holder = if claim.relation.passive {
        claim.object.as_ref()
    } else {
        claim.subject.as_ref()
    };
    // "they were refugees": whoever they are, something is said of them. "One has died": of several that were told of.
    let known = |a: &Argument| {
        a.head == english::ONE && claim.relation.past
            || a.entity.is_some()
                && (!english::SPEAKERS.contains(&a.head.as_str())
                    || claim.modality == Modality::Planned)
            || english::PEOPLE.contains(&a.head.as_str())
                && (claim.relation.passive || claim.relation.copular)
    };
    content < 2 && !(content == 1 && (holder.is_some_and(known) || falls_on_somebody(claim)))
}

/// "They laughed at him": of somebody known it is told, if not by whom.
fn falls_on_somebody(claim: &Claim) -> bool {
    let known = |a: &Argument| a.entity.is_some();
    let deed = !claim.relation.passive && !claim.relation.copular;
    let pronoun = |a: &Argument| a.terms.iter().all(|t| t.upos == Upos::Pron);
    let mut others = claim.qualifiers.iter().map(|q| &q.argument);
    deed && (claim.object.as_ref().is_some_and(known) || others.any(|a| known(a) && pronoun(a)))
}

/// "Ada Holm, this weekend": nobody is a time.
fn is_time_apposed(claim: &Claim) -> bool {
    let within = |what: &Argument| claim.times.iter().any(|t| t.span.contains(what.span));
    claim.form == Form::Apposition && claim.object.as_ref().is_some_and(within)
}

/// "Lund Mills chief Ada Holm" as one name: whether an apposition stands inside the name that it is part of.
pub(crate) fn is_inside_name(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
) -> bool {
    let subject = clause.subject.as_ref();
    let subject = subject.filter(|_| clause.form == Form::Apposition);
    subject.is_some_and(|s| {
        let name = mention_at(annotations.mentions, tree.token(clause.head).span);
        name.is_some_and(|m| m.span.contains(tree.token(s.head).span))
    })
}

/// "LIMA, 19 August.": one name at most, and a day.
fn is_dateline(claim: &Claim) -> bool {
    let dated = |t: &Term| claim.times.iter().any(|time| time.span.contains(t.span));
    claim.form == Form::Fragment
        && claim.entities.len() < 2
        && claim.terms.iter().all(|t| t.entity.is_some() || dated(t))
}

#[cfg(test)]
mod tests {
    use crate::claim::form::Form;
    use crate::claim::testing::{claims, left_out, take_named};
    use crate::rules::model::EntityKind;

    #[test]
    fn one_content_word_about_nobody_is_too_little() {
        assert_eq!(
            left_out("It cheered."),
            ["It cheered.: too little is said (claim/too-little)"]
        );
        assert_eq!(
            claims("They were refugees."),
            ["They | be refugee | refugees"]
        );
    }

    #[test]
    fn a_place_and_a_day_is_a_dateline() {
        let named = [("LIMA", EntityKind::Place)];
        let text = "LIMA, Friday, 19 August 2011.";
        let taken = take_named(text, &named);
        assert_eq!(
            taken.left_out(text),
            ["LIMA, Friday, 19 August 2011.: a line without a verb (claim/verbless-line)"]
        );
    }

    #[test]
    fn a_name_says_nothing_of_itself() {
        let text = "Kern praised the former Lund Mills chief Ada Holm.";
        let apposed = |name: &str| {
            let taken = take_named(text, &[(name, EntityKind::Person)]);
            taken.claims.iter().any(|c| c.form == Form::Apposition)
        };
        assert!(apposed("Ada Holm"));
        assert!(!apposed("Lund Mills chief Ada Holm"));
    }
}
