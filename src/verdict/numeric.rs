//! Numbers of the same thing that cannot be the same number: bounds, roundings and approximations counted in.

use crate::claim::{Argument, Claim};
use crate::matching::{actual, comparable};
use crate::normalize::{EntityId, Quantity};
use crate::rules::model::EntityKind;

use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::{ConflictKind, amounts, duration};

/// How surely both must tell one event: with a figure that differs, another event is as likely as another count.
const LEAST: f64 = 0.45;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    if let Some(found) = amounts::find(pair, issues).or_else(|| duration::find(pair, issues)) {
        return Some(found);
    }
    // One article counts on as it goes: two numbers in its text are of two things, unless one stands in its headline.
    let headline = |c: &Claim| c.sentence == 0;
    if pair.a.source == pair.b.source && !headline(pair.a) && !headline(pair.b) {
        return None;
    }
    let only = Issues {
        figures: true,
        ..Issues::default()
    };
    if issues != only || pair.score.event < LEAST {
        return None;
    }
    let al = &pair.score.alignment;
    if !pair.frames_fit(0.6) || al.names_part || actual(pair.a) != actual(pair.b) {
        return None;
    }
    let (x, y) = clash(pair)?;
    // "Three soldiers left" and "two soldiers left" tell of different soldiers, unless the count is what is told.
    let names = |c: &Claim, q: &Quantity| {
        let within = |a: &Argument| a.span.contains(q.span);
        c.subject.as_ref().is_some_and(within) && !pair.court.cues.rising(&c.relation.lemma)
    };
    if names(pair.a, x) || names(pair.b, y) || may_be_another_time(pair) {
        return None;
    }
    let values = [words(pair, true, x), words(pair, false, y)];
    Some(Conflict {
        kind: ConflictKind::Numeric,
        detail: format!(
            "{} and {} of the same cannot both be right",
            values[0], values[1]
        ),
        values,
        rule: "verdict/numeric".into(),
        contained: false,
        sure: pair.score.event,
    })
}

/// Whether somebody may have done it twice: who "scored 23 points" one day scored 25 another, and only a time, a place or
/// somebody else that both tell of would say that it is one day.
fn may_be_another_time(pair: &Pair) -> bool {
    let subject = |c: &Claim| c.subject.as_ref().and_then(|s| s.entity);
    let (Some(one), Some(other)) = (subject(pair.a), subject(pair.b)) else {
        return false;
    };
    let person = |e: EntityId| pair.court.entities.get(e).kind == EntityKind::Person;
    let tied = pair.a.shares_time(pair.b) || pair.court.share_name(pair.a, pair.b, &[one, other]);
    person(one) && person(other) && !tied
}

fn clash<'p>(pair: &Pair<'p, '_>) -> Option<(&'p Quantity, &'p Quantity)> {
    pair.a.quantities.iter().find_map(|x| {
        pair.b
            .quantities
            .iter()
            .find(|y| {
                comparable(pair.court.lexis, x, y)
                    && x.value.is_some()
                    && y.value.is_some()
                    && x.fits(y) != Some(true)
            })
            .map(|y| (x, y))
    })
}

/// The quantity as it stands in the article.
pub(super) fn words(pair: &Pair, first: bool, q: &Quantity) -> String {
    let claim = if first { pair.a } else { pair.b };
    let text = pair
        .court
        .documents
        .get(claim.source.0 as usize)
        .and_then(|d| d.text.get(q.span.start..q.span.end));
    match (text, q.value) {
        (Some(t), _) if !t.is_empty() => t.to_owned(),
        (_, Some(v)) => format!("{v} {}", q.unit).trim().to_owned(),
        _ => q.unit.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::{claim, counting};
    use crate::verdict::ConflictKind;
    use crate::verdict::testing::conflicts;

    #[test]
    fn two_counts_of_the_same_conflict_and_roundings_do_not() {
        let lost = |source, n| counting(claim(source, "storm | destroy | house"), n, "", "house");
        assert_eq!(
            conflicts(&[lost(0, 14.0), lost(1, 19.0)]),
            [ConflictKind::Numeric]
        );
        assert_eq!(conflicts(&[lost(0, 1200.0), lost(1, 1214.0)]), []);
    }

    #[test]
    fn two_counts_in_the_text_of_one_article_are_of_two_things() {
        let of = |sentence: usize, n: f64| {
            let mut claim = counting(claim(0, "storm | destroy | house"), n, "", "house");
            claim.sentence = sentence;
            claim
        };
        assert_eq!(conflicts(&[of(3, 14.0), of(9, 19.0)]), []);
    }

    #[test]
    fn what_somebody_may_have_done_twice_is_one_deed_only_where_something_says_so() {
        use crate::verdict::Verdict;
        use crate::verdict::testing::verdicts;
        let numeric = (Verdict::Contradiction, Some(ConflictKind::Numeric));
        let told = |points: u32, more: &str| format!("Ada Holm scored {points} points{more}.");
        let found = verdicts(&told(23, ""), &told(25, ""));
        assert!(!found.contains(&numeric), "{found:?}");
        let found = verdicts(&told(23, " against Varsk"), &told(25, " against Varsk"));
        assert!(found.contains(&numeric), "{found:?}");
    }

    #[test]
    fn counts_of_different_things_do_not_conflict() {
        let claims = [
            counting(claim(0, "storm | destroy | house"), 14.0, "", "house"),
            counting(claim(1, "storm | destroy | house"), 3.0, "", "street"),
        ];
        assert_eq!(conflicts(&claims), []);
    }
}
