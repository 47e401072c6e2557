//! A slot that holds one value at a time, filled twice.
//!
//! Which slots do, the relation rules say (`single: [destination]`).

use crate::claim::Claim;
use crate::matching::{Threshold, actual};
use crate::normalize::EntityId;

use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::{ConflictKind, Cues};

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    if !issues.none() || al.direct < 0.8 || actual(pair.a) != actual(pair.b) {
        return None;
    }
    let relation = pair.a.relation.id.as_str();
    let single = |slot: &str| pair.court.lexis.single(relation, slot);
    let fits = |s: Option<f32>| s.is_some_and(|s| s >= 0.8);
    let (slot, x, y) = [
        (
            "object",
            fits(al.subject),
            object as fn(&Claim, &Cues) -> Option<EntityId>,
        ),
        ("subject", fits(al.object), subject),
        ("destination", fits(al.subject), destination),
    ]
    .into_iter()
    .find_map(|(slot, rest, value)| {
        let (x, y) = (
            value(pair.a, pair.court.cues)?,
            value(pair.b, pair.court.cues)?,
        );
        let apart = !pair.court.overlap(x, y)
            && pair.court.may_be_of_one_kind(x, y)
            && !pair.names_both(x, y)
            && !pair.is_one_in_the_other()
            && (slot != "subject"
                || pair.brings_in_object() == [false; 2] && pair.court.are_named([x, y]));
        (rest && single(slot) && apart).then_some((slot, x, y))
    })?;
    let mut filled = al.clone();
    if slot == "object" {
        filled.object = Some(1.0);
    }
    let event = pair.court.scorer.event(pair.i, pair.j, &filled);
    if event < pair.limit(Threshold::SameEvent) {
        return None;
    }
    let name = |e: EntityId| pair.court.entities.get(e).name.clone();
    let values = [name(x), name(y)];
    Some(Conflict {
        kind: ConflictKind::Exclusive,
        detail: format!(
            "“{relation}” has one {slot} at a time: {} or {}",
            values[0], values[1]
        ),
        values,
        rule: "relations/single".into(),
        contained: false,
        sure: event,
    })
}

fn subject(c: &Claim, _: &Cues) -> Option<EntityId> {
    c.subject.as_ref()?.entity
}

fn object(c: &Claim, _: &Cues) -> Option<EntityId> {
    c.object.as_ref()?.entity
}

fn destination(c: &Claim, cues: &Cues) -> Option<EntityId> {
    c.qualifiers
        .iter()
        .find(|q| cues.sort_of_place(&q.role) == Some("to"))?
        .argument
        .entity
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::claim;
    use crate::verdict::ConflictKind;
    use crate::verdict::Verdict;
    use crate::verdict::testing::{conflicts, verdicts};

    #[test]
    fn one_of_a_sort_may_be_somebody_elses() {
        let exclusive = (Verdict::Contradiction, Some(ConflictKind::Exclusive));
        for (what, opposed) in [("an area", false), ("the harbour", true)] {
            let told = |who: &str| format!("{who} controls {what} of Varsk.");
            let found = verdicts(&told("Karl Brandt"), &told("Peter Lund"));
            assert_eq!(found.contains(&exclusive), opposed, "{what}: {found:?}");
        }
    }

    #[test]
    fn one_office_has_one_head() {
        let claims = [
            claim(0, "e1: clark | head | harbour office"),
            claim(1, "e2: jones | head | harbour office"),
        ];
        assert_eq!(conflicts(&claims), [ConflictKind::Exclusive]);
    }

    #[test]
    fn who_tells_all_of_it_and_more_denies_nothing() {
        let mut claims = [
            claim(0, "e1: clark | head | harbour office"),
            claim(1, "e2: jones | head | harbour office"),
        ];
        claims[0].text = "Clark heads the harbour office".to_owned();
        claims[1].text = "Notes by Jones Clark heads the harbour office".to_owned();
        assert_eq!(conflicts(&claims), []);
    }

    #[test]
    fn two_may_visit_one_office() {
        let claims = [
            claim(0, "e1: clark | visit | harbour office"),
            claim(1, "e2: jones | visit | harbour office"),
        ];
        assert_eq!(conflicts(&claims), []);
    }
}
