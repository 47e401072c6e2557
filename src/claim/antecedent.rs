//! What "they" and "it" stand for where it is no entity: "two policemen … They were found in Buffalo".
//!
//! The subject of the last clause that fits in number, in the same or the last two sentences (centering: Grosz, Joshi
//! & Weinstein 1995). Who speaks is no antecedent: "officials said the men … They …" goes on about the men.

use super::english;
use super::form::Form;
use super::model::{Argument, Claim};
use crate::normalize::EntityId;
use crate::text::{TextSpan, Upos};

/// Sentences that an antecedent may stand back.
const REACH: usize = 2;

/// A phrase that a pronoun may stand for.
#[derive(Clone)]
struct Center {
    argument: Argument,
    sentence: usize,
    plural: bool,
}

/// Puts antecedents' head, terms and entity in the place of pronouns. Claims are in order of the text. `plural` tells
/// whether a noun phrase is plural, `group` the name of an entity of several people.
pub(crate) fn resolve(
    text: &str,
    claims: &mut [Claim],
    plural: &dyn Fn(&Argument) -> Option<bool>,
    group: &dyn Fn(EntityId) -> Option<String>,
) {
    let mut centers: Vec<Center> = Vec::new();
    for claim in claims {
        let sentence = claim.sentence;
        centers.retain(|c| c.sentence + REACH >= sentence);
        if let Some(named) = named_before(text, claim, group) {
            claim.entities.extend(named.entity);
            claim.object = Some(named);
        }
        let own = &claim.spans;
        let mut stands_for = |a: &mut Argument| take_antecedent(text, a, own, &centers);
        let subject = claim.subject.as_mut().and_then(&mut stands_for);
        let object = claim.object.as_mut().and_then(&mut stands_for);
        for center in subject.iter().chain(&object) {
            claim.terms.extend(center.argument.terms.iter().cloned());
            claim.entities.extend(center.argument.entity);
            say(&mut claim.normalized, &center.argument.text, center.plural);
        }
        claim.entities.sort_unstable();
        claim.entities.dedup();
        // Who was meant stays in mind.
        centers.extend(subject.or(object).map(|c| Center { sentence, ..c }));
        centers.extend(center_of(claim, plural));
    }
}

/// Makes a pronoun, in a claim of the words `own`, stand for the last center of its number.
fn take_antecedent(
    text: &str,
    argument: &mut Argument,
    own: &[TextSpan],
    centers: &[Center],
) -> Option<Center> {
    let wants_plural = match argument.span.of(text).to_lowercase().as_str() {
        english::THEY | english::THEM => true,
        english::IT => false,
        _ => return None,
    };
    if argument.entity.is_some() {
        return None;
    }
    let inside = |c: &Center| own.iter().any(|s| s.overlaps(c.argument.span));
    let center = centers
        .iter()
        .rev()
        .find(|c| c.plural == wants_plural && !inside(c))?;
    argument.head.clone_from(&center.argument.head);
    argument.text.clone_from(&center.argument.text);
    argument.entity = center.argument.entity;
    argument.terms.clone_from(&center.argument.terms);
    Some(center.clone())
}

/// The grammatical subject of the claim, if it has a noun. Who only speaks is none.
fn center_of(claim: &Claim, plural: &dyn Fn(&Argument) -> Option<bool>) -> Option<Center> {
    if claim.form == Form::Speech {
        return None;
    }
    let subject = if claim.relation.passive {
        claim.object.as_ref()
    } else {
        claim.subject.as_ref()
    };
    let noun = |a: &&Argument| {
        let mut terms = a.terms.iter();
        terms.any(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
    };
    let argument = subject.filter(noun)?;
    Some(Center {
        argument: argument.clone(),
        sentence: claim.sentence,
        plural: plural(argument)?,
    })
}

/// "Despite the praise for the Taliban, Russia will not recognize them": an object takes the group named before it in its
/// own clause, unless that is the subject.
fn named_before(
    text: &str,
    claim: &Claim,
    group: &dyn Fn(EntityId) -> Option<String>,
) -> Option<Argument> {
    let object = claim.object.as_ref().filter(|o| o.entity.is_none())?;
    if object.span.of(text).to_lowercase() != english::THEM {
        return None;
    }
    let subject = claim.subject.as_ref().and_then(|s| s.entity);
    let before = claim
        .terms
        .iter()
        .rev()
        .filter(|t| t.span.end <= object.span.start);
    let (term, name) = before
        .filter(|t| t.entity.is_some() && t.entity != subject)
        .find_map(|t| Some((t, group(t.entity?)?)))?;
    Some(Argument {
        span: object.span,
        text: name,
        head: term.lemma.clone(),
        entity: term.entity,
        terms: vec![term.clone()],
    })
}

/// Puts the antecedent in the place of the pronoun that opens the readable form.
fn say(normalized: &mut String, antecedent: &str, plural: bool) {
    let pronoun = if plural { "They " } else { "It " };
    if let Some(rest) = normalized.strip_prefix(pronoun) {
        let mut chars = antecedent.chars();
        let first = chars.next().map(char::to_uppercase).into_iter().flatten();
        *normalized = format!("{}{} {rest}", first.collect::<String>(), chars.as_str());
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take_named};
    use crate::rules::model::EntityKind;

    #[test]
    fn a_pronoun_takes_the_last_subject_of_its_number() {
        assert_eq!(
            claims("Two officers were hurt. They were taken to a clinic."),
            [
                "— | hurt | Two officers",
                "— | take | Two officers | to:a clinic"
            ]
        );
        assert_eq!(
            claims("A lorry hit the gate. It was moved on Tuesday."),
            [
                "A lorry | hit | the gate",
                "— | move | A lorry | on:Tuesday"
            ]
        );
        assert_eq!(
            claims("A lorry hit the gate. They were moved on Tuesday."),
            ["A lorry | hit | the gate", "— | move | They | on:Tuesday"]
        );
    }

    #[test]
    fn them_takes_the_group_named_before_in_its_clause() {
        let named = [("Halden Energy", EntityKind::Organization)];
        let taken = take_named(
            "Despite its praise for Halden Energy, the town sued them.",
            &named,
        );
        assert_eq!(
            taken.claims[0].object.as_ref().unwrap().text,
            "Halden Energy"
        );
    }
}
