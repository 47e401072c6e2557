//! Who did it: one party in two roles, or a party and somebody of theirs.

use super::super::ConflictKind;
use super::super::court::Pair;
use super::{Difference, ONE_DEED};
use crate::claim::{Argument, Claim, Form};
use crate::normalize::EntityId;
use crate::rules::Sort;
use crate::rules::model::EntityKind;

/// Prepositions of whom a deed is meant for or falls on.
const TOWARDS: &str = "to";

pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    if pair.a.form == Form::Speech || pair.score.alignment.direct < ONE_DEED {
        return None;
    }
    turned(pair).or_else(|| of_theirs(pair))
}

/// "Sold by Norvind", "sold to Norvind".
fn turned(pair: &Pair) -> Option<Difference> {
    let does = |doer: &Claim, other: &Claim| -> Option<(EntityId, String)> {
        let entity = doer.subject.as_ref()?.entity?;
        let kind = pair.court.entities.get(entity).kind;
        if !matches!(kind, EntityKind::Person | EntityKind::Organization) {
            return None;
        }
        let gets = |q: &&crate::claim::Qualifier| {
            q.argument.entity == Some(entity)
                && pair.court.cues.sort_of_place(&q.role) == Some(TOWARDS)
        };
        let role = other.qualifiers.iter().find(gets)?.role.clone();
        other.subject.is_none().then_some((entity, role))
    };
    let (forth, back) = (does(pair.a, pair.b), does(pair.b, pair.a));
    let first = forth.is_some();
    let (entity, role) = forth.or(back)?;
    let name = &pair.court.entities.get(entity).name;
    let told = [format!("by {name}"), format!("{role} {name}")];
    let [by, to] = told;
    Some(Difference {
        detail: format!("{name} is the doer in one, and in the other it is done {to}"),
        values: if first { [by, to] } else { [to, by] },
        sort: Sort::Exclusive,
        kind: Some(ConflictKind::Role),
        rule: "verdict/role".to_owned(),
    })
}

/// "Printed by Carrel", "printed by Carrel's brother". What a firm's people do, it does.
fn of_theirs(pair: &Pair) -> Option<Difference> {
    let slots = [
        (&pair.a.subject, &pair.b.subject),
        (&pair.a.object, &pair.b.object),
    ];
    slots.into_iter().find_map(|(x, y)| {
        let (x, y) = (x.as_ref()?, y.as_ref()?);
        let owned = |one: &Argument, other: &Argument| {
            let owner = one.entity.filter(|_| other.entity.is_none())?;
            let own = other.terms.iter().any(|t| t.entity == Some(owner));
            let person = pair.court.entities.get(owner).kind == EntityKind::Person;
            let possessive = other.text.contains(['\'', '’']);
            (own && person && possessive && other.head != one.head).then_some(())
        };
        owned(x, y).or_else(|| owned(y, x))?;
        Some(Difference {
            detail: format!("“{}” is not “{}”", x.text, y.text),
            values: [x.text.clone(), y.text.clone()],
            sort: Sort::Unknown,
            kind: None,
            rule: "verdict/participant".to_owned(),
        })
    })
}
