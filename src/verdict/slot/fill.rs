//! What fills a slot of place: a named place, or a thing in which it happened ("the engine room").

use crate::claim::{Argument, Claim, Term};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::Upos;

use super::super::court::{Court, Pair};

/// A place, as a claim tells it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// By its name.
    Named(EntityId),
    /// By a noun and the words with it.
    Common { head: String, text: String },
}

impl Value {
    pub fn name(&self, court: &Court) -> String {
        match self {
            Self::Named(e) => court.entities.get(*e).name.clone(),
            Self::Common { text, .. } => text.clone(),
        }
    }
}

/// The claim's places by prepositions of `sort`.
pub(super) fn places(pair: &Pair, claim: &Claim, sort: &str) -> Vec<Value> {
    let court = pair.court;
    claim
        .qualifiers
        .iter()
        .filter(|q| court.cues.sort_of_place(&q.role) == Some(sort))
        .filter_map(|q| value(court, claim, &q.argument))
        .collect()
}

fn value(court: &Court, claim: &Claim, argument: &Argument) -> Option<Value> {
    let place = |e: &EntityId| court.entities.get(*e).kind == EntityKind::Place;
    if let Some(e) = argument.entity {
        return place(&e).then_some(Value::Named(e));
    }
    if claim.times.iter().any(|t| t.span.overlaps(argument.span)) {
        return None;
    }
    let named = argument.terms.iter().filter_map(|t| t.entity);
    let head = |t: &&Term| t.lemma == argument.head && t.upos == Upos::Noun;
    let noun = argument.terms.iter().find(head)?;
    // "The Georgetown district of Washington" is told by its name, "the shore of Oman" by its noun.
    if court.cues.place(&noun.lemma) {
        return named.filter(place).map(Value::Named).next();
    }
    let plain = !court.cues.person(&noun.lemma) && noun.entity.is_none();
    // Prepositions open much that is no place ("vanished from radar", "died at the age of 85").
    let sited = court.cues.site(&noun.lemma) || court.cues.room(&noun.lemma);
    (plain && sited).then(|| Value::Common {
        head: noun.lemma.clone(),
        text: argument.text.clone(),
    })
}

/// Whether the two are different places, neither of which may lie in the other. A name and a noun cannot be compared.
pub(super) fn apart(court: &Court, x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Named(x), Value::Named(y)) => !court.overlap(*x, *y),
        (Value::Common { head: x, .. }, Value::Common { head: y, .. }) => {
            let lexis = court.lexis;
            court.cues.site(x) == court.cues.site(y)
                && !(x == y || lexis.same(x, y) || lexis.wider(x, y) || lexis.wider(y, x))
        }
        _ => false,
    }
}
