use super::{Bounds, Quantity, QuantityGrammar};
use crate::rules::model::RuleFile;
use crate::text::TextSpan;
use proptest::prelude::*;

fn pack() -> RuleFile {
    serde_yaml::from_str(include_str!("../../../rules/en-quantities.yaml"))
        .expect("the pack is YAML")
}

fn grammar() -> QuantityGrammar {
    QuantityGrammar::new(&pack().quantities)
}

fn all(grammar: &QuantityGrammar, text: &str) -> Vec<Quantity> {
    grammar.find(text, TextSpan::new(0, text.len()))
}

fn one(text: &str) -> Quantity {
    all(&grammar(), text).remove(0)
}

#[test]
fn a_decimal_needs_no_zero() {
    let found = all(&grammar(), "He hit .358 in May. He left. 12 stayed.");
    let values: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(values[0], "0.358");
    assert_eq!(values[1], "12");
}

#[test]
fn a_letter_before_a_hyphen_and_a_figure_is_no_unit() {
    assert_eq!(one("Two F-16 jets flew.").unit, "");
    assert_eq!(one("It was two F in Orn.").unit, "degree Fahrenheit");
}

#[test]
fn what_a_name_ends_in_counts_nothing() {
    let found = all(&grammar(), "A Boeing 737-800 carrying 162 people landed.");
    let values: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(values, ["162 people"]);
    assert_eq!(one("About 20-25 boats left.").to_string(), "~22.5 boat");
}

#[test]
fn the_tests_of_the_pack_hold() {
    let pack = pack();
    let grammar = QuantityGrammar::new(&pack.quantities);
    let mut wrong = Vec::new();
    for test in &pack.tests {
        let (Some(text), Some(want)) = (&test.text, &test.quantity) else {
            continue;
        };
        let got = all(&grammar, text)
            .first()
            .map_or_else(|| "none".to_owned(), ToString::to_string);
        if (&got == want) == test.todo {
            wrong.push(format!("{text:?}: want {want}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn several_in_one_sentence() {
    let text = "It cut 12% of its 90,000-strong workforce, or 10,800 jobs, for $1.2bn.";
    let found: Vec<String> = all(&grammar(), text)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "12 % workforce",
            "90000 workforce",
            "10800 job",
            "1200000000 USD"
        ]
    );
}

#[test]
fn spans_hold_bound_number_and_unit() {
    let text = "There are more than 10 thousand people, about 26% of all, in a 430-strong force.";
    let found: Vec<&str> = all(&grammar(), text)
        .iter()
        .map(|q| q.span.of(text))
        .collect();
    assert_eq!(found, ["more than 10 thousand", "about 26%", "430-strong"]);
}

#[test]
fn the_same_figure_more_or_less_precisely() {
    let fit = |a: &str, b: &str| one(a).fits(&one(b));
    for (a, b) in [
        ("110,000 jobs", "111,800 jobs"),
        ("nearly 112,000 jobs", "111,800 jobs"),
        ("nearly 112,000 jobs", "110,000 jobs"),
        ("more than 200 men", "200 men"),
        ("about a dozen men", "12 men"),
        ("several thousand men", "10,000 men or less"),
        ("1.2 billion people", "1,180 million people"),
        ("between 10 and 15 men", "12 men"),
        ("hundreds of men", "600 men"),
    ] {
        assert_eq!(fit(a, b), Some(true), "{a} ~ {b}");
    }
    for (a, b) in [
        ("93bn bytes", "100bn bytes"),
        ("14 men", "15 men"),
        ("30 men", "31 men"),
        ("more than 200 men", "150 men"),
        ("110,000 men", "120,000 men"),
        ("no survivors", "one survivor"),
        ("about 30 men", "35 men"),
    ] {
        assert_eq!(fit(a, b), Some(false), "{a} / {b}");
    }
    assert_eq!(fit("5 tonnes", "5 miles"), None);
    assert_eq!(fit("the 5th man", "5 men"), None);
}

#[test]
fn units_convert() {
    let grammar = grammar();
    let fit = |a: &str, b: &str| all(&grammar, a)[0].fits(&all(&grammar, b)[0]);
    assert_eq!(fit("10 km", "6.2 miles"), Some(true));
    assert_eq!(fit("10 km", "10 miles"), Some(false));
    assert_eq!(fit("a quarter of voters", "26% of voters"), Some(true));
    assert_eq!(fit("a quarter of voters", "36% of voters"), Some(false));
    assert_eq!(fit("75 cents", "$0.75"), Some(true));
    assert_eq!(fit("$5", "£5"), None);
    assert_eq!(fit("18 months", "1.5 years"), Some(true));
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let number = prop_oneof![0u32..200, (1u32..2000).prop_map(|n| n * 100)];
    (number, 0u8..7).prop_map(|(n, how)| {
        let n = f64::from(n);
        let (min, max, open) = match how {
            0 | 1 | 5 => (Some(n), Some(n), false),
            2 => (Some(n), None, true),
            3 => (None, Some(n), true),
            4 => (Some(n), Some(n * 1.5), false),
            _ => (Some(n * 0.9), Some(n), true),
        };
        Quantity {
            span: TextSpan::default(),
            value: Some(n),
            bounds: Bounds {
                min,
                max,
                open_min: open && how == 2,
                open_max: open && how != 2,
            },
            approximate: how >= 5,
            unit: String::new(),
            base: None,
            of: None,
            ordinal: false,
        }
    })
}

proptest! {
    #[test]
    fn fitting_is_symmetric_and_reflexive(a in quantity(), b in quantity()) {
        prop_assert_eq!(a.fits(&b), b.fits(&a));
        let empty = a.value == Some(0.0) && (a.bounds.open_min || a.bounds.open_max);
        prop_assert!(empty || a.fits(&a) == Some(true));
    }

    #[test]
    fn what_bounds_share_is_a_fit(a in quantity(), b in quantity()) {
        prop_assert!(!a.bounds.overlaps(b.bounds) || a.fits(&b) == Some(true));
    }

    #[test]
    fn a_wider_bound_fits_no_less(a in quantity(), b in quantity(), by in 0.0f64..500.0) {
        let mut wide = a.clone();
        wide.value = None;
        wide.bounds.min = a.meaning().min.map(|v| v - by);
        wide.bounds.max = a.meaning().max.map(|v| v + by);
        prop_assert!(a.fits(&b) != Some(true) || wide.fits(&b) == Some(true));
        wide.bounds.max = None;
        prop_assert!(a.fits(&b) != Some(true) || wide.fits(&b) == Some(true));
    }

    #[test]
    fn spans_slice_and_are_apart(text in "[0-9a-z$%.,/ -]{0,60}|(more than |about )?[0-9]{1,6}(\\.[0-9])?( million| km|%|-strong men| to 50)?") {
        let grammar = grammar();
        let found = all(&grammar, &text);
        for q in &found {
            let _ = q.span.of(&text);
        }
        prop_assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
    }
}
