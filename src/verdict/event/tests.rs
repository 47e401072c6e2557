//! Which claims stand in one event.

use crate::document::plain;
use crate::pipeline::Pipeline;
use crate::rules::RuleSet;

/// Texts of the claims of each event of two articles.
fn told(a: &str, b: &str) -> Vec<Vec<String>> {
    let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
    let run = pipeline.run(vec![plain("a", a), plain("b", b)]);
    let text = |c: &crate::verdict::ClaimIndex| run.claims[c.0 as usize].text.clone();
    let claims = |e: &crate::verdict::Event| e.claims.iter().map(text).collect();
    run.events.iter().map(claims).collect()
}

#[test]
fn one_deed_of_one_party_is_one_event_over_the_articles() {
    for (a, b) in [
        (
            "Torrel City sacked coach Iver Moen on Monday.",
            "Coach Iver Moen was dismissed by Torrel City on Monday.",
        ),
        (
            "A goods train derailed near Oberau on Friday.",
            "The goods train came off the tracks near Oberau on Friday.",
        ),
        (
            "Masked men stole a Stradivarius violin from a hotel in Graz.",
            "A Stradivarius violin was stolen from a hotel in Graz.",
        ),
    ] {
        let events = told(a, b);
        assert_eq!(events.len(), 1, "{a} / {b}: {events:?}");
        assert_eq!(events[0].len(), 2, "{events:?}");
    }
}

#[test]
fn what_parts_two_deeds_keeps_two_events() {
    for (a, b) in [
        (
            "Torrel City sacked coach Iver Moen on Monday.",
            "Torrel City sacked coach Ugo Marin on Monday.",
        ),
        (
            "Gunmen robbed a jeweller in Antwerp on Tuesday.",
            "Gunmen robbed a jeweller in Ghent on Tuesday.",
        ),
        (
            "An earthquake hit the island of Samar in May 2012.",
            "An earthquake hit the island of Samar in June 2019.",
        ),
        (
            "Halvex sued Norvik over the patent.",
            "Norvik sued Halvex over the patent.",
        ),
        (
            "Police will arrest a baker in Trieva.",
            "Police arrested a baker in Trieva.",
        ),
    ] {
        let events = told(a, b);
        assert!(events.is_empty(), "{a} / {b}: {events:?}");
    }
}
