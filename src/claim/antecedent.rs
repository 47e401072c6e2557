//! What "they" and "it" stand for where it is no entity: "two policemen … They were found in Buffalo".
//!
//! The subject of the last clause that fits in number, in the same or the last two sentences (centering: Grosz, Joshi
//! & Weinstein 1995), where nothing else of its number has a full part there: no other subject, and no object beside it
//! in another sentence. Who speaks is no antecedent: "officials said the men … They …" goes on about the men. A pronoun
//! that is not sure leaves the ones behind it unsure too.

use crosscheck_syntax::lexicon::GROUP;

use super::able;
use super::attribution::{Attribution, AttributionKind};
use super::english;
use super::form::Form;
use super::model::{Argument, Claim, Term};
use super::number;
use crate::normalize::{Answer, EntityId};
use crate::text::capitalized;
use crate::text::{Deprel, Parser, Sentence, TextSpan, Token, Upos};

/// Sentences that an antecedent may stand back.
const REACH: usize = 2;

/// A phrase that a pronoun may stand for.
#[derive(Clone)]
struct Center {
    argument: Argument,
    sentence: usize,
    plural: bool,
}

/// What is known of phrases and names.
pub(crate) struct Known<'a> {
    /// Whether a noun phrase is plural.
    pub plural: &'a dyn Fn(&Argument) -> Option<bool>,
    /// The name of an entity of several people.
    pub group: &'a dyn Fn(EntityId) -> Option<String>,
    /// Whether an entity is a person.
    pub person: &'a dyn Fn(EntityId) -> bool,
    /// Whether a word stands in the name of a person.
    pub in_name: &'a dyn Fn(TextSpan) -> bool,
    /// Whether a person has ruled whom a word means.
    pub ruled: &'a dyn Fn(TextSpan) -> bool,
}

/// Puts antecedents' head, terms and entity in the place of pronouns. Claims are in order of the text; who is quoted with a pronoun,
/// by `attributions`, is not meant by it.
pub(crate) fn resolve(
    text: &str,
    claims: &mut [Claim],
    sentences: &[Sentence],
    attributions: &[Attribution],
    answers: &[Answer],
    known: &Known<'_>,
) {
    let mut centers: Vec<Center> = Vec::new();
    let mut told: Vec<Argument> = Vec::new();
    for claim in claims {
        let sentence = claim.sentence;
        centers.retain(|c| c.sentence + REACH >= sentence);
        if let Some(named) = named_before(text, claim, known.group) {
            claim.entities.extend(named.entity);
            claim.object = Some(named);
        }
        let own = &claim.spans;
        let is_what = claim.object.clone().filter(|_| claim.relation.copular);
        if let Some(subject) = &mut claim.subject
            && let Some(whom) = answered(text, subject, answers, &told)
        {
            let pronoun = capitalized(&subject.span.of(text).to_lowercase());
            say(&mut claim.normalized, &whom.text, &pronoun);
            claim.terms.extend(whom.terms.iter().cloned());
            claim.entities.extend(whom.entity);
            *subject = Argument {
                span: subject.span,
                ..whom
            };
        }
        let laid = claim
            .attributions
            .iter()
            .filter_map(|&i| attributions.get(i));
        let quoted_by: Vec<EntityId> = laid
            .filter(|a| a.kind == AttributionKind::Direct)
            .filter_map(|a| a.entity)
            .collect();
        let stands_for = |a: &mut Argument, may: &dyn Fn(&Argument) -> bool| {
            if (known.ruled)(a.span) {
                return None;
            }
            let center = take_antecedent(text, a, own, &centers, known)?;
            let speaks = { center.argument.entity }.is_some_and(|e| quoted_by.contains(&e));
            if speaks || !may(&center.argument) {
                return None;
            }
            if is_what
                .as_ref()
                .is_some_and(|what| !may_be(&center.argument, what))
            {
                return None;
            }
            let pronoun = (sentence, a.span);
            (!has_rival(text, sentences, &center, pronoun, own, known)).then(|| {
                fill(a, &center);
                center
            })
        };
        let does = &claim.relation;
        let subject =
            { claim.subject.as_mut() }.and_then(|a| stands_for(a, &|c| able::may_do(c, does)));
        let object = { claim.object.as_mut() }.and_then(|a| stands_for(a, &|_| true));
        for center in subject.iter().chain(&object) {
            claim.terms.extend(center.argument.terms.iter().cloned());
            claim.entities.extend(center.argument.entity);
            let pronoun = if center.plural { "They" } else { "It" };
            say(&mut claim.normalized, &center.argument.text, pronoun);
        }
        claim.entities.sort_unstable();
        claim.entities.dedup();
        // Who was meant stays in mind.
        centers.extend(subject.or(object).map(|c| Center { sentence, ..c }));
        centers.extend(center_of(claim, known.plural));
        told.extend(claim.object.clone());
    }
}

/// Whom the subject means, if it answers the deed before: one of those that the claims so far tell of as objects.
fn answered(
    text: &str,
    subject: &Argument,
    answers: &[Answer],
    told: &[Argument],
) -> Option<Argument> {
    let answer = answers.iter().find(|a| a.pronoun == subject.span)?;
    let meant = |a: &&Argument| a.span.contains(answer.meant);
    { told.iter() }
        .filter(|_| subject.entity.is_none())
        .filter(meant)
        .min_by_key(|a| a.span.len())
        .map(|a| up_to_head(text, a, answer.meant))
}

/// "The owner of the ferry" as "the owner": what hangs behind the head was told, and may be the verb's ("accused the ministry of
/// losing gold").
fn up_to_head(text: &str, phrase: &Argument, head: TextSpan) -> Argument {
    if phrase.entity.is_some() {
        return phrase.clone();
    }
    let short = TextSpan::new(phrase.span.start, head.end);
    let inside = |t: &&Term| short.contains(t.span);
    Argument {
        text: short.of(text).to_owned(),
        terms: phrase.terms.iter().filter(inside).cloned().collect(),
        ..phrase.clone()
    }
}

/// The last center of the number of a pronoun, in a claim of the words `own`.
fn take_antecedent(
    text: &str,
    argument: &Argument,
    own: &[TextSpan],
    centers: &[Center],
    known: &Known<'_>,
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
    let person = |a: &Argument| able::is_person(a) || a.entity.is_some_and(|e| (known.person)(e));
    let fits = |c: &&Center| {
        c.plural == wants_plural && !inside(c) && (wants_plural || !person(&c.argument))
    };
    centers.iter().rev().find(fits).cloned()
}

/// "An alarm woke them. It was the biggest fire of the year": no alarm is a fire. Two common nouns may be one where `WordNet` puts
/// their first senses into one class, as it does with "lorry" and "vehicle".
fn may_be(center: &Argument, what: &Argument) -> bool {
    let common = |a: &Argument| {
        let head = { a.terms.iter() }.find(|t| t.lemma == a.head);
        head.is_some_and(|t| t.upos == Upos::Noun)
    };
    let class = |a: &Argument| Parser::embedded().noun_class(&a.head);
    center.entity.is_some() || !common(center) || !common(what) || class(center) == class(what)
}

/// Makes a pronoun stand for a center.
fn fill(argument: &mut Argument, center: &Center) {
    argument.head.clone_from(&center.argument.head);
    argument.text.clone_from(&center.argument.text);
    argument.entity = center.argument.entity;
    argument.terms.clone_from(&center.argument.terms);
}

/// Whether something else of its number may be meant by the pronoun, given by its sentence and span: another phrase with
/// a full part in its clause, or an earlier pronoun of which nobody knows whom it means.
fn has_rival(
    text: &str,
    sentences: &[Sentence],
    center: &Center,
    pronoun: (usize, TextSpan),
    own: &[TextSpan],
    known: &Known<'_>,
) -> bool {
    let (last, place) = pronoun;
    let same = center.sentence == last;
    (center.sentence..=last).any(|s| {
        let sentence = &sentences[s];
        sentence.tokens.iter().enumerate().any(|(t, token)| {
            let span = token.span;
            let apart = span.end <= place.start
                && !center.argument.span.contains(span)
                && !own.iter().any(|o| o.contains(span));
            apart
                && if token.upos == Upos::Pron {
                    is_unsure(text, center, token)
                } else {
                    rivals(sentence, t, center.plural, same)
                        || s == last
                            && tells_of_itself(sentence, t, place)
                            && !(known.in_name)(span)
                }
        })
    })
}

/// "They" before the words of the center, or behind another of its kind: somebody is meant already.
fn is_unsure(text: &str, center: &Center, token: &Token) -> bool {
    let word = token.span.of(text).to_lowercase();
    center.plural
        && matches!(&*word, english::THEY | english::THEM)
        && token.span.end <= center.argument.span.start
}

/// Whether the noun `t` has the number, and a part as full as a subject's; objects too, unless the pronoun is in its
/// own sentence, whose subject goes before them. There who says or thinks it may be meant as well ("the guards think that the
/// men lied, but they").
fn rivals(sentence: &Sentence, t: usize, plural: bool, same: bool) -> bool {
    let token = &sentence.tokens[t];
    if !matches!(token.upos, Upos::Noun | Upos::Propn) || number::at(sentence, t) != plural {
        return false;
    }
    let tells = |head: usize| {
        let content = |c: &Token| c.head == Some(head) && c.deprel == Deprel::Ccomp;
        sentence.tokens.iter().any(content) || sentence.tokens[head].deprel == Deprel::Parataxis
    };
    match token.deprel {
        Deprel::Nsubj | Deprel::NsubjPass => same || !token.head.is_some_and(tells),
        Deprel::OblAgent | Deprel::Iobj | Deprel::Obj => !same,
        _ => false,
    }
}

/// "The Red Kites said that they": a body that tells something may mean itself, and goes with "they" and "it" alike.
fn tells_of_itself(sentence: &Sentence, t: usize, pronoun: TextSpan) -> bool {
    let token = &sentence.tokens[t];
    let group = Parser::embedded().noun_class(&token.lemma.to_lowercase()) == GROUP;
    let body = token.upos == Upos::Propn || token.upos == Upos::Noun && group;
    let content = |c: &&Token| c.head == token.head && c.deprel == Deprel::Ccomp;
    let behind = |c: &Token| pronoun.start > token.span.end && c.span.end > pronoun.start;
    body && matches!(token.deprel, Deprel::Nsubj) && { sentence.tokens.iter() }
        .filter(content)
        .any(behind)
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
fn say(normalized: &mut String, antecedent: &str, pronoun: &str) {
    let rest = normalized.strip_prefix(pronoun);
    if let Some(rest) = rest.and_then(|r| r.strip_prefix(' ')) {
        *normalized = format!("{} {rest}", capitalized(antecedent));
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take_named};
    use crate::rules::model::EntityKind;

    #[test]
    fn a_pronoun_takes_the_last_subject_of_its_number() {
        assert_eq!(
            claims("Two officers were beaten. They were taken to a clinic."),
            [
                "— | beat | Two officers",
                "— | take | Two officers | to:a clinic"
            ]
        );
        assert_eq!(
            claims("A lorry burned on Monday. It was moved on Tuesday."),
            [
                "— | burn | A lorry | on:Monday",
                "— | move | A lorry | on:Tuesday"
            ]
        );
        assert_eq!(
            claims("A lorry hit the gate. They were moved on Tuesday."),
            ["A lorry | hit | the gate", "— | move | They | on:Tuesday"]
        );
    }

    #[test]
    fn a_pronoun_with_a_rival_stays() {
        let last = |text: &str| claims(text).pop();
        let stays = |pronoun: &str| Some(format!("— | move | {pronoun} | on:Tuesday"));
        let text = "A lorry hit the gate. It was moved on Tuesday.";
        assert_eq!(last(text), stays("It"));
        let text = "Villagers left the road after guards arrived. They were moved on Tuesday.";
        assert_eq!(last(text), stays("They"));
        let text = "The crew told them that the nets were torn. They were moved on Tuesday.";
        assert_eq!(last(text), stays("They"));
        for who in ["guards", "Roma"] {
            let text =
                format!("The {who} think that the boats sank but they were moved on Tuesday.");
            assert_eq!(last(&text), stays("they"));
        }
    }

    #[test]
    fn a_body_that_tells_something_may_mean_itself() {
        let last = |text: &str| claims(text).pop().unwrap_or_default();
        let two = "Two officers were beaten on Monday.";
        for (who, unsure) in [("The company", true), ("The man", false)] {
            let told = last(&format!(
                "{two} {who} said that they were moved on Tuesday."
            ));
            assert_eq!(told.contains("| they |"), unsure, "{told}");
        }
        let named = [("Ada Holm", EntityKind::Person)];
        let text = "A lorry burned. Ada Holm said that it was moved on Tuesday.";
        let taken = take_named(text, &named);
        let told = &taken.claims.last().unwrap().normalized;
        assert!(told.starts_with("A lorry"), "{told}");
    }

    #[test]
    fn a_pronoun_is_no_thing_of_another_kind() {
        let last = |text: &str| claims(text).pop().unwrap_or_default();
        let told = last("A siren howled on Monday. It was the biggest storm of the year.");
        assert!(told.starts_with("It |"), "{told}");
        let told = last("A lorry burned on Monday. It was the oldest vehicle of the firm.");
        assert!(told.starts_with("A lorry |"), "{told}");
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
