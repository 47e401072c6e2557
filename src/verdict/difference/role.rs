//! Who did it: one party in two roles, or a party and somebody of theirs.

use super::super::court::Pair;
use super::super::{ConflictKind, Slot};
use super::Difference;
use crate::claim::{Argument, Claim, Form, Qualifier, Term};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::verdict::Sort;

/// Sort of the prepositions of whom a deed is meant for.
const TOWARDS: &str = "to";

pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    if pair.a.form == Form::Speech || !pair.is_of_one_deed() {
        return None;
    }
    turned(pair)
        .or_else(|| crossed(pair))
        .or_else(|| of_theirs(pair))
}

/// "Holm told the nurse", "the guard told Holm": who is named as the doer of the one is told in the other as whom it was done to.
fn crossed(pair: &Pair) -> Option<Difference> {
    let (a, b) = (pair.a, pair.b);
    let found = done_to(pair, a, b).map(|name| (name, true));
    let (name, first) = found.or_else(|| done_to(pair, b, a).map(|name| (name, false)))?;
    let other = if first { b } else { a }.subject.as_ref()?;
    let values = [name.clone(), other.text.clone()];
    Some(Difference {
        slot: Slot::Doer,
        detail: format!("{name} is the doer in one, and in the other it is done to {name}"),
        values: if first {
            values
        } else {
            let [name, other] = values;
            [other, name]
        },
        sort: Sort::Unknown,
        kind: None,
        rule: "verdict/role".to_owned(),
    })
}

/// The name of the doer of `one`, if it is somebody whom `other` tells as whom its own doer did it to.
fn done_to(pair: &Pair, one: &Claim, other: &Claim) -> Option<String> {
    let who = one.subject.as_ref()?.entity?;
    let doer = other.subject.as_ref()?;
    let entity = pair.court.entities.get(who);
    let names = |a: &Argument| a.entity == Some(who);
    let bears = |a: &Argument| names(a) || a.terms.iter().any(|t| t.entity == Some(who));
    let target = other.object.iter().any(names);
    let recipient = other.qualifiers.iter().any(|q| is_for(pair, q, who));
    // What stands right behind the verb is done to, whatever the parser hung it on ("praised *Holm* for her work").
    let after = other.relation.span.end + 1;
    let mut terms = other.terms.iter();
    let behind = terms.any(|t| t.entity == Some(who) && t.span.start == after);
    let own = one.object.iter().any(bears);
    (entity.kind == EntityKind::Person && !bears(doer) && !own && (target || recipient || behind))
        .then(|| entity.name.clone())
}

/// "Sold by Norvind", "sold to Norvind".
fn turned(pair: &Pair) -> Option<Difference> {
    // Where the doer is left out, only a passive says who might have been named.
    if !(pair.a.relation.passive && pair.b.relation.passive) {
        return None;
    }
    let (forth, back) = (does(pair, pair.a, pair.b), does(pair, pair.b, pair.a));
    let first = forth.is_some();
    let (entity, role) = forth.or(back)?;
    let name = &pair.court.entities.get(entity).name;
    let [by, to] = [name.clone(), format!("{role} {name}")];
    Some(Difference {
        slot: Slot::Doer,
        detail: format!("{name} is the doer in one, and in the other it is done {to}"),
        values: if first { [by, to] } else { [to, by] },
        sort: Sort::Exclusive,
        kind: Some(ConflictKind::Role),
        rule: "verdict/role".to_owned(),
    })
}

/// Who does it in the one, where the other names no doer and does it to him; with the preposition that says so.
fn does(pair: &Pair, doer: &Claim, other: &Claim) -> Option<(EntityId, String)> {
    let entity = doer.subject.as_ref()?.entity?;
    let place = pair.court.entities.get(entity).kind == EntityKind::Place;
    if place || other.subject.is_some() {
        return None;
    }
    let mut all = other.qualifiers.iter();
    let role = &all.find(|q| is_for(pair, q, entity))?.role;
    Some((entity, role.clone()))
}

/// Whether the deed is meant for the entity: "sold *to Holm*", "told *Holm* to leave".
fn is_for(pair: &Pair, qualifier: &Qualifier, entity: EntityId) -> bool {
    let towards = pair.court.cues.sort_of_place(&qualifier.role) == Some(TOWARDS);
    towards && qualifier.argument.entity == Some(entity)
}

/// "Printed by Carrel", "printed by Carrel's brother". What a firm's people do, it does.
fn of_theirs(pair: &Pair) -> Option<Difference> {
    let slots = [
        (Slot::Doer, &pair.a.subject, &pair.b.subject),
        (Slot::Target, &pair.a.object, &pair.b.object),
    ];
    slots.into_iter().find_map(|(slot, x, y)| {
        let (x, y) = (x.as_ref()?, y.as_ref()?);
        let apart = is_of(pair, x, y) || is_of(pair, y, x);
        apart.then(|| Difference {
            slot,
            detail: format!("“{}” is not “{}”", x.text, y.text),
            values: [x.text.clone(), y.text.clone()],
            sort: Sort::Unknown,
            kind: None,
            rule: "verdict/participant".to_owned(),
        })
    })
}

/// Whether `other` is somebody told of by the name of `one`, a person as far as is known.
fn is_of(pair: &Pair, one: &Argument, other: &Argument) -> bool {
    let Some(owner) = one.entity.filter(|_| other.entity.is_none()) else {
        return false;
    };
    let kind = pair.court.entities.get(owner).kind;
    matches!(kind, EntityKind::Person | EntityKind::Other)
        && pair.court.cues.person(&other.head)
        && other.head != one.head
        && is_owner(other, owner)
}

/// Whether the name stands as the owner of the participant's head: "Carrel's brother", "the brother of Carrel"; not "Ana Dure mayor" of
/// whom was elected so.
fn is_owner(argument: &Argument, owner: EntityId) -> bool {
    let head = argument.terms.iter().find(|t| t.lemma == argument.head);
    let behind = |name: &Term| head.is_some_and(|h| name.span.start > h.span.end + 1);
    let possessive = argument.text.contains(['\'', '’']);
    let mut names = argument.terms.iter().filter(|t| t.entity == Some(owner));
    names.any(|name| possessive || behind(name))
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::{agrees, verdicts};
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn who_sold_it_did_not_buy_it() {
        let by = "Last week the old licence of the harbour was sold by the Danish firm Norvind.";
        let to = "Last week the old licence of the harbour was sold to the Danish firm Norvind.";
        let role = (Verdict::Contradiction, Some(ConflictKind::Role));
        assert!(verdicts(by, to).contains(&role));
        assert!(!verdicts(by, by).contains(&role));
    }

    #[test]
    fn whom_it_was_done_to_did_not_do_it() {
        for (a, b, one) in [
            (
                "Yvonne Holm told the nurse to leave the room in Varsk.",
                "The guard told Yvonne Holm to leave the room in Varsk.",
                false,
            ),
            (
                "Yvonne Holm told the nurse to leave the room in Varsk.",
                "Holm told the nurse to leave the room in Varsk.",
                true,
            ),
            (
                "Yvonne Holm praised the work of the nurse in Varsk.",
                "The nurse praised Yvonne Holm for her work in Varsk.",
                false,
            ),
        ] {
            assert_eq!(agrees(a, b), one, "{a} / {b}");
        }
    }

    #[test]
    fn somebody_s_brother_is_not_he() {
        let he = "The labels of the old bottles had been printed by Jonas Carrel in Varsk.";
        let brother =
            "The labels of the old bottles had been printed by Jonas Carrel's brother in Varsk.";
        let of = "The labels of the old bottles had been printed by the brother of Jonas Carrel in Varsk.";
        assert!(!agrees(he, brother));
        assert!(!agrees(he, of));
        assert!(agrees(he, he));
    }
}
