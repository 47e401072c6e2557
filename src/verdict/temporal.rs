//! One event on two days.
//!
//! Only where both times stand on the calendar: a relative time without an anchor conflicts with nothing. Like things
//! happen again, so all else must fit closely.

use jiff::civil::Date;

use crate::claim::{Claim, is_to_come};
use crate::matching::{Key, Threshold, actual, disjoint, placed};
use crate::normalize::{Anchor, Grain, Time};

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;
use super::difference::other_time;

/// Days from one time to the other from which on they are of two occasions: what happens again happens in another year, and who
/// mistakes a year mistakes it for the next.
const ANOTHER: i32 = 366;

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let only = Issues {
        times: true,
        ..Issues::default()
    };
    let undated = issues.none().then(|| undated(pair)).flatten();
    if issues != only && undated.is_none()
        || pair.score.event < pair.limit(Threshold::Opposed)
        || !pair.frames_fit(SAME) && !named_alike(pair)
        || pair.score.alignment.names_part
        || pair.score.alignment.object.is_some_and(|o| o < OTHER)
        || actual(pair.a) != actual(pair.b)
    {
        return None;
    }
    let placed = || {
        pair.a.times.iter().find_map(|x| {
            pair.b
                .times
                .iter()
                .find(|y| {
                    placed(x)
                        && placed(y)
                        && disjoint(x, y)
                        && !are_years_apart(x, y)
                        && !x.is_other_week(y)
                        && is_in_phrase(pair.a, x) == is_in_phrase(pair.b, y)
                        && !stamp(pair.a, x)
                        && !stamp(pair.b, y)
                })
                .map(|y| (x, y))
        })
    };
    let (x, y) = undated.or_else(placed)?;
    let values = [value(pair, pair.a, x), value(pair, pair.b, y)];
    Some(Conflict {
        kind: ConflictKind::Temporal,
        detail: format!("the same at two times, {} and {}", values[0], values[1]),
        values,
        rule: "verdict/temporal".into(),
        contained: false,
        sure: pair.score.event,
    })
}

/// Of two articles of no known day two weekdays, or two hours, that each tells as its one time: within a story they are of one week.
fn undated<'c>(pair: &Pair<'c, '_>) -> Option<(&'c Time, &'c Time)> {
    let court = &pair.court;
    let (a, b) = (pair.a, pair.b);
    let dated = court.published(a).is_some() || court.published(b).is_some();
    let ([x], [y]) = (&a.times[..], &b.times[..]) else {
        return None;
    };
    let plain =
        |c: &Claim, t: &Time| !t.duration && !placed(t) && !is_in_phrase(c, t) && !stamp(c, t);
    // "The team trains on Monday", "they met again on Tuesday": what is done more than once.
    let once = |c: &Claim| c.relation.past || is_to_come(c);
    let al = &pair.score.alignment;
    let told = |keys: &[Key], c: &Claim, t: &Time| {
        let when = value(pair, c, t).to_lowercase();
        let of_time = |key: &Key| when.contains(court.scorer.profiles.text(*key));
        keys.iter().all(of_time)
    };
    let alone = told(&al.only_a, a, x) && told(&al.only_b, b, y);
    let frames = pair.frames_fit(SAME) && once(a) && once(b);
    (!dated && frames && alone && plain(a, x) && plain(b, y) && other_time(x, y)).then_some((x, y))
}

/// Likeness of two participants under which they are not one: "Zand was killed in 2006", "his predecessor was killed in 2008".
pub(super) const OTHER: f32 = 0.4;

/// Likeness of two parts of a frame from which on they fit.
const SAME: f32 = 0.7;

/// Days between two times up to which they may be two words on one day.
const NEAR: i32 = 31;

/// Whether no more than a month lies between two times; times without a year, between them in one.
pub(super) fn are_near(x: &Time, y: &Time) -> bool {
    let gap = |end: Option<Date>, begin: Option<Date>| {
        let span = end.zip(begin).and_then(|(e, b)| e.until(b).ok());
        span.map(|s| s.get_days())
    };
    match (gap(x.to, y.from), gap(y.to, x.from)) {
        (Some(a), Some(b)) => a.max(b) <= NEAR,
        _ => true,
    }
}

/// Whether more than a year lies between two times.
pub(super) fn are_years_apart(x: &Time, y: &Time) -> bool {
    let days = |end: Option<Date>, begin: Option<Date>| {
        let span = end.zip(begin).and_then(|(e, b)| e.until(b).ok());
        span.map_or(0, |s| s.get_days())
    };
    days(x.to, y.from).max(days(y.to, x.from)) > ANOTHER
}

/// Whether the time opens the claim without a word that ties it to what is told: then it is the day that stands over the article
/// ("May 03, 2013 After …").
fn stamp(claim: &Claim, time: &Time) -> bool {
    let opens = claim
        .spans
        .first()
        .is_some_and(|s| s.start == time.span.start);
    opens && time.anchor == Anchor::Stated && time.grain == Grain::Day
}

/// Whether the time says which thing is meant, not when the deed was done ("in her 2008 roadster").
fn is_in_phrase(claim: &Claim, time: &Time) -> bool {
    let qualifiers = claim.qualifiers.iter().map(|q| &q.argument);
    let mut all = claim.subject.iter().chain(&claim.object).chain(qualifiers);
    all.any(|phrase| {
        let head = phrase.terms.iter().find(|t| t.lemma == phrase.head);
        phrase.span.contains(time.span) && head.is_some_and(|h| !time.span.overlaps(h.span))
    })
}

/// Whether the relation and all names fit, though the frames differ ("the flight was delayed", "a delay to the flight").
fn named_alike(pair: &Pair) -> bool {
    let al = &pair.score.alignment;
    al.relation >= 0.7 && al.names.is_some_and(|n| n > 0.99) && al.subject.is_none_or(|s| s >= 0.5)
}

/// The days of a time; its words where the calendar does not tell them, or where it goes on until the article was written ("since
/// 2006"), for no source tells that day as its end.
pub(super) fn value(pair: &Pair, claim: &Claim, t: &Time) -> String {
    match (t.from, t.to) {
        (Some(from), Some(to)) if from != to && pair.court.published(claim) != Some(to) => {
            format!("{from} to {to}")
        }
        (Some(from), to) if to.is_none_or(|to| to == from) => from.to_string(),
        _ => {
            let document = pair.court.documents.get(claim.source.0 as usize);
            let words = document.and_then(|d| d.text.get(t.span.start..t.span.end));
            words.map_or_else(|| t.value.clone(), str::to_owned)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn what_is_told_of_years_apart_happened_twice() {
        let temporal = (Verdict::Contradiction, Some(ConflictKind::Temporal));
        let told = |year: &str| format!("The old mill in Varsk hosted the fair in {year}.");
        assert!(verdicts(&told("2011"), &told("2012")).contains(&temporal));
        assert!(!verdicts(&told("2004"), &told("2012")).contains(&temporal));
    }

    #[test]
    fn a_year_that_says_which_thing_is_meant_is_no_day_of_the_deed() {
        let temporal = (Verdict::Contradiction, Some(ConflictKind::Temporal));
        let told =
            |car: &str, when: &str| format!("Ada Holm sold {car} to the museum in Varsk{when}.");
        let found = verdicts(
            &told("her 2008 roadster", ""),
            &told("her roadster", " in May 2009"),
        );
        assert!(!found.contains(&temporal), "{found:?}");
        let found = verdicts(
            &told("her roadster", " in June 2009"),
            &told("her roadster", " in May 2009"),
        );
        assert!(found.contains(&temporal), "{found:?}");
    }

    #[test]
    fn the_day_over_an_article_is_no_day_of_the_deed() {
        let temporal = (Verdict::Contradiction, Some(ConflictKind::Temporal));
        let stamped = |day: &str| format!("{day} The old mill in Varsk burned down.");
        let found = verdicts(&stamped("May 3, 2013"), &stamped("May 2, 2013"));
        assert!(!found.contains(&temporal), "{found:?}");
        let told = |day: &str| format!("The old mill in Varsk burned down on {day}.");
        let found = verdicts(&told("May 3, 2013"), &told("May 2, 2013"));
        assert!(found.contains(&temporal), "{found:?}");
    }
}
