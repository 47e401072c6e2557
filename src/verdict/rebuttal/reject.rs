//! Which claims reject a report, a plan, or words laid to somebody.

use crate::claim::{Argument, Claim, Polarity, Term};
use crate::matching::held;
use crate::normalize::EntityId;
use crate::text::Upos;

use super::super::court::Court;
use super::{named_in, party};

/// What sort of thing is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::verdict) enum Sort {
    /// A report, a rumour.
    Report,
    /// A plan.
    Plan,
    /// The rejecter's own words, as others have them.
    Words,
}

/// A claim that rejects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verdict) struct Rejection {
    pub sort: Sort,
    /// Who rejects it, where known.
    pub party: Option<EntityId>,
    /// The same for the reader.
    pub who: String,
    /// The words that reject it.
    pub cue: String,
    /// Content words of what is rejected, where they are told.
    pub content: Vec<String>,
}

/// What the claim rejects, if it does.
pub(super) fn rejection(court: &Court, claim: &Claim) -> Option<Rejection> {
    judged(court, claim)
        .or_else(|| called(court, claim))
        .or_else(|| denied(court, claim))
        .or_else(|| no_plan(court, claim))
}

/// "The rumour is baseless", "his remarks were taken out of context".
fn judged(court: &Court, claim: &Claim) -> Option<Rejection> {
    if held(claim) == Polarity::Negative {
        return None;
    }
    let about = if claim.relation.passive {
        claim.object.as_ref()
    } else {
        claim.subject.as_ref()
    }?;
    let sort = sort(court, about).filter(|s| *s != Sort::Plan)?;
    let complement = claim.relation.lemma.strip_prefix("be ");
    let cue = match complement {
        Some(word) if court.cues.refutes(word) => word.to_owned(),
        _ => court.cues.refuting_phrase(&claim.text)?,
    };
    let party = court.chain(claim).find_map(|a| party(court, a))?;
    Some(Rejection {
        sort,
        party: Some(party),
        who: speaker(court, claim),
        cue,
        content: content(about),
    })
}

/// "Called the reports false."
fn called(court: &Court, claim: &Claim) -> Option<Rejection> {
    let object = claim.object.as_ref()?;
    let verb = &claim.relation.lemma;
    if !court.cues.names(verb) || held(claim) == Polarity::Negative {
        return None;
    }
    let sort = sort(court, object).filter(|s| *s == Sort::Report)?;
    let word = claim
        .terms
        .iter()
        .find(|t| t.span.start >= object.span.start && court.cues.refutes(&t.lemma))?;
    Some(Rejection {
        sort,
        party: doer(court, claim),
        who: subject(claim),
        cue: format!("{verb} {}", word.lemma),
        content: content(object)
            .into_iter()
            .filter(|w| *w != word.lemma)
            .collect(),
    })
}

/// "Denied plans to close the base", "denied rumours".
fn denied(court: &Court, claim: &Claim) -> Option<Rejection> {
    let object = claim.object.as_ref()?;
    let verb = &claim.relation.lemma;
    if !court.cues.denies(verb) || held(claim) == Polarity::Negative {
        return None;
    }
    Some(Rejection {
        sort: sort(court, object)?,
        party: doer(court, claim),
        who: subject(claim),
        cue: format!("{verb} {}", object.head),
        content: content(object),
    })
}

/// "There are no plans to close the base", laid to somebody.
fn no_plan(court: &Court, claim: &Claim) -> Option<Rejection> {
    let subject = claim.subject.as_ref()?;
    let alone = claim.object.is_none() && claim.relation.lemma == "be";
    if !alone || held(claim) == Polarity::Positive || sort(court, subject)? != Sort::Plan {
        return None;
    }
    court.speaker(claim)?;
    Some(Rejection {
        sort: Sort::Plan,
        party: court.chain(claim).find_map(|a| party(court, a)),
        who: speaker(court, claim),
        cue: format!("no {}", subject.head),
        content: content(subject),
    })
}

fn speaker(court: &Court, claim: &Claim) -> String {
    court.speaker(claim).unwrap_or("its speaker").to_owned()
}

fn subject(claim: &Claim) -> String {
    let told = claim.subject.as_ref().map(|s| s.text.clone());
    told.unwrap_or_else(|| "its subject".to_owned())
}

/// Whom the claim makes the doer of the rejection, or for whom they speak.
fn doer(court: &Court, claim: &Claim) -> Option<EntityId> {
    let subject = claim.subject.as_ref()?;
    subject.entity.or_else(|| named_in(court, &subject.text))
}

fn sort(court: &Court, argument: &Argument) -> Option<Sort> {
    let cues = court.cues;
    let head = argument.head.as_str();
    let named = |t: &Term| t.lemma == head && t.entity.is_some();
    if argument.entity.is_some() || argument.terms.iter().any(named) {
        return None;
    }
    if cues.words(head) {
        Some(Sort::Words)
    } else if cues.plan(head) {
        Some(Sort::Plan)
    } else {
        cues.report(head).then_some(Sort::Report)
    }
}

/// Content words of the argument beside its head, but for those that say what sort of report it is ("off-target reports").
fn content(argument: &Argument) -> Vec<String> {
    let own = |lemma: &&String| **lemma != argument.head;
    let head = argument.terms.iter().find(|t| t.lemma == argument.head);
    let before = |t: &Term| head.is_some_and(|h| t.span.start < h.span.start);
    let sort = |t: &Term| before(t) && !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Verb);
    argument
        .terms
        .iter()
        .filter(|t| t.entity.is_none() && !sort(t))
        .map(|t| &t.lemma)
        .filter(own)
        .cloned()
        .collect()
}
