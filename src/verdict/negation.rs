//! One claim says so, the other that it is not so.
//!
//! A negation reaches only as far as its words: "has not officially released photos to the public" leaves it open that
//! somebody was given some. So the negative claim must say little that the positive one does not.

use jiff::civil::Date;

use crate::claim::{Argument, Claim, Polarity, Term, come_alike, is_to_come};
use crate::matching::{Key, Threshold, actual, held};
use crate::text::Upos;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::{reach, slot};

/// Days that a news article looks back on without saying when.
const NEWS: i32 = 366;

/// Share of the negative claim's weight that may have nothing to meet in the positive one: what is denied of more than the other tells
/// leaves it standing ("has not recruited from those countries", "did not take it down at once").
const LOOSE: f32 = 0.2;

/// The key of the number none.
const NONE: &str = "#0";

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let only = Issues {
        polarity: true,
        ..Issues::default()
    };
    let long_past =
        of_another_day(pair, pair.a, pair.b, NEWS) || of_another_day(pair, pair.b, pair.a, NEWS);
    if issues != only || long_past || !opposes(pair, pair.limit(Threshold::Opposed)) {
        return None;
    }
    Some(Conflict {
        kind: ConflictKind::Negation,
        values: values(pair),
        rule: "verdict/negation".into(),
        detail: "the same is said of the same, and denied".to_owned(),
        contained: false,
        sure: pair.score.event,
    })
}

/// Whether one claim is dated more than `news` days before the other's article, and the other names no day: news without a date is of its
/// own days, not of 1992.
pub(super) fn of_another_day(pair: &Pair, dated: &Claim, undated: &Claim, news: i32) -> bool {
    let Some(published) = pair.court.published(undated) else {
        return false;
    };
    let told = dated
        .times
        .iter()
        .filter(|t| !t.duration)
        .filter_map(|t| t.to)
        .max();
    let days = |end: Date| published.since(end).map_or(0, |s| s.get_days());
    undated.times.iter().all(|t| t.duration) && told.is_some_and(|end| days(end) > news)
}

/// Whether the pair speaks of the same, and the negative claim excludes the positive one.
pub(super) fn opposes(pair: &Pair, least: f64) -> bool {
    pair.score.event >= least
        && anchored(pair)
        && pair.frames_fit(0.7)
        && !pair.score.alignment.names_part
        && free(pair) <= LOOSE
        && !narrower(pair)
        && !others(pair)
        && both_told(pair)
        && !reach::leaves_it_standing(pair)
}

/// Whether somebody or something that both name is the same: two pronouns that nobody could fill are not. Of a complement ("is a
/// witness") the subject tells.
fn anchored(pair: &Pair) -> bool {
    let al = &pair.score.alignment;
    let told = |a: &Option<Argument>| {
        let names = |t: &Term| matches!(t.upos, Upos::Noun | Upos::Propn);
        a.as_ref()
            .is_some_and(|a| a.entity.is_some() || a.terms.iter().any(names))
    };
    let fits = |fit: Option<f32>, x: &Option<Argument>, y: &Option<Argument>| {
        fit.is_some_and(|fit| fit >= 0.7) && told(x) && told(y)
    };
    let (a, b) = (pair.a, pair.b);
    let copular = a.relation.copular && b.relation.copular;
    fits(al.subject, &a.subject, &b.subject) || !copular && fits(al.object, &a.object, &b.object)
}

/// Whether both are told as so, or as to come, and the positive one has an object if the negative has one: who "declined to say whether …" may have "said".
fn both_told(pair: &Pair) -> bool {
    let [(no, _), (yes, _)] = pair.no_and_yes();
    // Who has no plan to resign may have resigned since.
    let told = if is_to_come(no) {
        come_alike(no, yes)
    } else {
        actual(yes)
    };
    told && (no.object.is_none() || yes.object.is_some())
}

/// Whether the doers are told apart by the words beside them: what "other guests" refused, "a Danish guest" may have done.
fn others(pair: &Pair) -> bool {
    let (Some(x), Some(y)) = (&pair.a.subject, &pair.b.subject) else {
        return false;
    };
    x.entity.is_none() && y.entity.is_none() && slot::described_apart(pair, x, y)
}

/// Whether the negative claim names someone or some place that the positive one does not: that "the Sarvian embassy is not
/// being cleared" leaves it open that embassies are.
fn narrower(pair: &Pair) -> bool {
    let [(_, alone), _] = pair.no_and_yes();
    let profiles = pair.court.scorer.profiles;
    alone.iter().any(|&k| profiles.named(k))
}

/// Share of the negative claim's weight that the positive one has nothing for.
pub(super) fn free(pair: &Pair) -> f32 {
    let profiles = pair.court.scorer.profiles;
    let [(no, alone), _] = pair.no_and_yes();
    // "No" of "no cards were stolen", "refused" of "refused to speak" are the denial itself.
    let tells = |k: &&Key| {
        let word = profiles.text(**k).trim_end();
        word != NONE && !no.grounds.iter().any(|g| g.entry() == word)
    };
    let weights = alone.iter().filter(tells).map(|&k| profiles.weight(k));
    let alone: f32 = weights.sum();
    alone / (alone + pair.score.alignment.shared).max(f32::EPSILON)
}

pub(super) fn values(pair: &Pair) -> [String; 2] {
    let word = |c: &Claim| match held(c) {
        Polarity::Positive => "yes",
        Polarity::Negative => "no",
    };
    [word(pair.a).to_owned(), word(pair.b).to_owned()]
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::{claim, not};
    use crate::verdict::ConflictKind;
    use crate::verdict::testing::conflicts;

    #[test]
    fn a_plain_denial_of_the_same_is_found() {
        let claims = [
            claim(0, "mayor | close | bridge"),
            not(claim(1, "mayor | close | bridge")),
        ];
        assert_eq!(conflicts(&claims), [ConflictKind::Negation]);
    }

    #[test]
    fn a_negation_of_something_narrower_leaves_the_rest_open() {
        let claims = [
            claim(0, "ministry | publish | photo"),
            not(claim(
                1,
                "ministry | publish | photo | for newspapers | without warning",
            )),
        ];
        assert_eq!(conflicts(&claims), []);
    }

    #[test]
    fn a_negation_with_an_object_opposes_nothing_that_has_none() {
        let claims = [
            claim(0, "mayor | close"),
            not(claim(1, "mayor | close | bridge")),
        ];
        assert_eq!(conflicts(&claims), []);
    }

    #[test]
    fn another_doer_is_no_conflict() {
        let claims = [
            claim(0, "e1: norway | recognize | regime"),
            not(claim(1, "e2: sweden | recognize | regime")),
        ];
        assert_eq!(conflicts(&claims), []);
    }
}
