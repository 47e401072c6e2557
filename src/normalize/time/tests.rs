use jiff::civil::Date;

use super::{Anchor, Time, TimeGrammar};
use crate::normalize::QuantityGrammar;
use crate::rules::model::RuleFile;
use crate::text::TextSpan;
use proptest::prelude::*;

fn pack(text: &str) -> RuleFile {
    serde_yaml::from_str(text).expect("the pack is YAML")
}

fn packs() -> (RuleFile, RuleFile) {
    (
        pack(include_str!("../../../rules/en-times.yaml")),
        pack(include_str!("../../../rules/en-quantities.yaml")),
    )
}

fn grammar() -> TimeGrammar {
    let (times, quantities) = packs();
    TimeGrammar::new(&times.times, &quantities.quantities)
}

fn all(grammar: &TimeGrammar, text: &str, published: Option<Date>) -> Vec<Time> {
    grammar.find(
        text,
        &crate::text::sentences(text, TextSpan::new(0, text.len())),
        published,
    )
}

fn one(text: &str) -> Time {
    all(&grammar(), text, None).remove(0)
}

fn seen_from(text: &str, day: Date) -> Time {
    all(&grammar(), text, Some(day)).remove(0)
}

const WEDNESDAY: Date = jiff::civil::date(2021, 8, 18);

#[test]
fn the_tests_of_the_pack_hold() {
    let (pack, quantities) = packs();
    let grammar = TimeGrammar::new(&pack.times, &quantities.quantities);
    let mut wrong = Vec::new();
    for test in &pack.tests {
        let (Some(text), Some(want)) = (&test.text, &test.time) else {
            continue;
        };
        let published = test.published.as_ref().and_then(|day| day.parse().ok());
        let got = all(&grammar, text, published)
            .first()
            .map_or_else(|| "none".to_owned(), |t| t.value.clone());
        if (&got == want) == test.todo {
            wrong.push(format!("{text:?}: want {want}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spans_leave_prepositions_out() {
    let text = "On August 15, 2021 they met, since 2001 at war, at the end of the week and for the last two years.";
    let found = all(&grammar(), text, Some(WEDNESDAY));
    let words: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(
        words,
        [
            "August 15, 2021",
            "2001",
            "end of the week",
            "last two years"
        ]
    );
}

#[test]
fn a_year_is_taken_from_a_full_date_before() {
    let found = all(
        &grammar(),
        "It began on May 3, 2019. On May 5 it ended.",
        None,
    );
    assert_eq!(found[1].value, "2019-05-05");
    assert_eq!(found[1].anchor, Anchor::Stated);
    let found = all(
        &grammar(),
        "It was banned in 2003. On May 5 it ended.",
        None,
    );
    assert_eq!(found[1].value, "XXXX-05-05");
    assert_eq!(found[1].from, None);
}

#[test]
fn intervals() {
    let days = |text: &str| {
        let time = seen_from(text, WEDNESDAY);
        format!(
            "{}..{}",
            time.from.map_or_else(String::new, |d| d.to_string()),
            time.to.map_or_else(String::new, |d| d.to_string())
        )
    };
    assert_eq!(days("last week"), "2021-08-09..2021-08-15");
    assert_eq!(days("last weekend"), "2021-08-14..2021-08-15");
    assert_eq!(days("since 2001"), "2001-01-01..2021-08-18");
    assert_eq!(days("earlier this month"), "2021-08-01..2021-08-18");
    assert_eq!(days("the end of August"), "2021-08-21..2021-08-31");
    assert_eq!(days("two decades ago"), "1996-08-18..2006-08-18");
    assert_eq!(days("the last seven years"), "2014-08-18..2021-08-18");
    assert_eq!(days("between 1996 and 2001"), "1996-01-01..2001-12-31");
}

#[test]
fn fitting_and_disjoint_times() {
    let seen = |text: &str| seen_from(text, WEDNESDAY);
    for (a, b) in [
        ("August 15, 2021", "in August 2021"),
        ("August 15, 2021", "on Sunday"),
        ("late July", "July 20"),
        ("last week", "last Friday"),
        ("in 2021", "since 2001"),
        ("last night", "on Tuesday"),
    ] {
        assert!(!seen(a).disjoint(&seen(b)), "{a} / {b}");
        assert!(!seen(b).disjoint(&seen(a)), "{b} / {a}");
    }
    assert!(seen("August 15, 2021").fits(&seen("in August 2021")));
    assert!(seen("on Sunday").fits(&seen("August 15")));
    assert!(seen("for 12 months").fits(&seen("for 1 year")));
    for (a, b) in [
        ("August 15, 2021", "August 16, 2021"),
        ("on Sunday", "on Monday"),
        ("in 2001", "in 2003"),
        ("in the 1980s", "in 1991"),
        ("last week", "last month"),
    ] {
        assert!(seen(a).disjoint(&seen(b)), "{a} / {b}");
        assert!(!seen(a).fits(&seen(b)), "{a} / {b}");
    }
}

#[test]
fn without_an_anchor() {
    assert!(!one("on Monday").disjoint(&one("on Tuesday")));
    assert!(!one("last week").disjoint(&one("August 3, 2020")));
    assert!(one("on August 15").disjoint(&one("on August 16")));
    assert!(one("on August 15").fits(&one("on August 15, 2021")));
    assert!(one("on August 15").disjoint(&one("on August 16, 2021")));
    assert!(one("on August 15").fits(&one("in August 2021")));
    assert!(!one("on August 15").disjoint(&one("in 2021")));
}

#[test]
fn dates_are_no_quantities() {
    let (times, quantities) = packs();
    let text = "On August 15 some 200 men came, 14 months after 2020, and two decades ago.";
    let span = TextSpan::new(0, text.len());
    let grammar = QuantityGrammar::new(&quantities.quantities);
    let found =
        TimeGrammar::new(&times.times, &quantities.quantities).find(text, &[span], Some(WEDNESDAY));
    let kept: Vec<String> = QuantityGrammar::outside_times(grammar.find(text, span), &found)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(kept, ["~200 man", "14 month"]);
}

proptest! {
    #[test]
    fn spans_slice_and_are_apart(text in "[A-Za-z0-9 ,.:/'-]{0,60}|((On |in |since |last |the )?(Monday|August|May|1980s|week|2021|two decades ago|15|5 p\\.m\\.)[ ,-]?){0,6}") {
        let found = all(&grammar(), &text, Some(WEDNESDAY));
        for t in &found {
            let _ = t.span.of(&text);
            prop_assert!(t.from.zip(t.to).is_none_or(|(from, to)| from <= to), "{t:?}");
        }
        prop_assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        for a in &found {
            for b in &found {
                prop_assert_eq!(a.disjoint(b), b.disjoint(a));
                prop_assert_eq!(a.fits(b), b.fits(a));
                prop_assert!(!(a.fits(b) && a.disjoint(b)));
            }
        }
    }
}
