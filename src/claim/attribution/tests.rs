//! What source, cue and content are, and how far they reach; and that each list of the rules changes a reading.

use super::find::Attributor;
use super::testing::{read, read_by, rules, words};
use super::*;
use crate::rules::model;

fn contents<'t>(text: &'t str, found: &[Attribution], rule: &str) -> Vec<&'t str> {
    let of = found.iter().filter(|a| a.rule == rule);
    of.flat_map(|a| words(text, &a.content)).collect()
}

#[test]
fn source_with_apposition_cue_with_auxiliaries_content_with_that() {
    let text = "Vera Stone, a judge in Leeds, has said that the trial will be short.";
    let found = read(text);
    assert_eq!(
        words(text, &found[0].source),
        ["Vera Stone, a judge in Leeds"]
    );
    assert_eq!(words(text, &found[0].cue), ["has said"]);
    assert_eq!(
        words(text, &found[0].content),
        ["that the trial will be short"]
    );
    assert_eq!(found[0].kind, AttributionKind::Indirect);
}

#[test]
fn a_quotation_around_its_tag_is_one_content() {
    let text = "\"The trial,\" the judge said, \"will be short.\"";
    let found = read(text);
    assert_eq!(found.len(), 1);
    assert_eq!(
        words(text, &found[0].content),
        ["\"The trial,\"", "\"will be short.\""]
    );
    assert_eq!(found[0].kind, AttributionKind::Direct);
}

#[test]
fn a_speech_goes_on_behind_its_tag_and_over_paragraphs() {
    let text = "“The trial will be short,” the judge said. “Nobody need come twice.\n“We start on Monday.”";
    let found = read(text);
    assert_eq!(found.len(), 1);
    assert_eq!(
        words(text, &found[0].content),
        [
            "“The trial will be short,”",
            "“Nobody need come twice.\n“We start on Monday.”"
        ]
    );
}

#[test]
fn a_speech_without_a_tag_is_of_who_spoke_before() {
    let text = "“The trial will be short,” the judge said.\n“Nobody need come to court twice.”";
    let found = read(text);
    assert_eq!(found[1].rule, "attribution/speech-without-a-tag");
    assert_eq!(found[1].speaker.as_deref(), Some("the judge"));
}

#[test]
fn the_outer_content_holds_the_inner() {
    let text = "The judge told the court that the witness had said that she was ill.";
    let found = read(text);
    assert_eq!(
        contents(text, &found, "attribution/cues/tell"),
        ["that the witness had said that she was ill"]
    );
    assert_eq!(
        contents(text, &found, "attribution/cues/say"),
        ["that she was ill"]
    );
    assert_eq!(found[0].speaker.as_deref(), Some("the judge"));
    assert_eq!(found[1].speaker.as_deref(), Some("the witness"));
}

#[test]
fn a_phrase_lays_the_rest_of_its_sentence() {
    let text = "The trial will be short, according to a clerk of the court.";
    let found = read(text);
    assert_eq!(words(text, &found[0].content), ["The trial will be short"]);
    assert_eq!(found[0].speaker.as_deref(), Some("a clerk of the court"));
}

#[test]
fn plans_and_stands_lay_no_claims() {
    let planned = read("The court wants to move to a larger hall.");
    assert_eq!(planned[0].class, AttributionClass::Intent);
    assert!(!planned[0].lays_claims());
    let stand = read("The judge praised the jury for its patience.");
    assert_eq!(stand[0].class, AttributionClass::Attitude);
    assert!(!stand[0].lays_claims());
}

#[test]
fn what_is_quoted_names_no_further_speakers() {
    let found = read("\"I think that the jury said enough,\" the judge told us.");
    assert_eq!(found.len(), 1);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_spans_slice_it(text in "(he said|\"|“|”|, |\\. |that |Ann |the plan |according to |\n|é|reportedly |: |told ){0,14}") {
        for a in read(&text) {
            proptest::prop_assert!(!a.content.is_empty());
            for list in [&a.source, &a.cue, &a.content] {
                proptest::prop_assert!(list.windows(2).all(|w| w[0].end <= w[1].start));
                for span in list {
                    let _ = span.of(&text);
                }
            }
        }
    }
}

#[test]
fn the_day_of_saying_is_nobody_who_believes() {
    let found = read("Holt said Friday that the union does not believe the drivers will strike.");
    let speakers: Vec<_> = found.iter().filter_map(|a| a.speaker.as_deref()).collect();
    assert_eq!(speakers, ["Holt", "the union"]);
}

#[test]
fn what_opens_the_sentence_is_no_part_of_the_speaker() {
    let found = read(
        "A few days ago, foreign papers, quoting a local weekly, reported that the harbour would close.",
    );
    assert_eq!(found[0].speaker.as_deref(), Some("foreign papers"));
}

/// A text, and the list of the rules that it is read by.
type Case = (&'static str, fn(&mut model::RuleFile), &'static str);

/// Without the list, its text is read in another way.
const LISTS: &[Case] = &[
    (
        "cues",
        |r| r.attribution.cues.clear(),
        "Ann said the pier was old.",
    ),
    (
        "quote_only",
        |r| r.attribution.quote_only.clear(),
        "Ann answered that the pier was old.",
    ),
    (
        "clause_only",
        |r| r.attribution.clause_only.clear(),
        "Ann found a wallet.",
    ),
    (
        "infinitive",
        |r| r.attribution.infinitive.clear(),
        "The ferry is said to have sunk.",
    ),
    (
        "beliefs",
        |r| r.attribution.beliefs.clear(),
        "Ann believes that the pier is old.",
    ),
    (
        "addressed",
        |r| r.attribution.addressed.clear(),
        "Ann informed the court.",
    ),
    (
        "intents",
        |r| r.attribution.intents.clear(),
        "The court wants to move.",
    ),
    (
        "attitudes",
        |r| r.attribution.attitudes.clear(),
        "Ann praised the crew.",
    ),
    (
        "nouns",
        |r| r.attribution.nouns.clear(),
        "The claim that the pier was old is new.",
    ),
    (
        "phrases",
        |r| r.attribution.phrases.clear(),
        "The pier was old, according to Ann.",
    ),
    (
        "adverbs",
        |r| r.attribution.adverbs.clear(),
        "The pier was reportedly old.",
    ),
    (
        "described",
        |r| r.attribution.described.clear(),
        "The plant will close, citing memos.",
    ),
    (
        "support_verbs",
        |r| r.attribution.support_verbs.clear(),
        "Ann repeated a claim that the pier was old.",
    ),
    (
        "quoted",
        |r| r.attribution.quoted.clear(),
        "The paper quoted Ann as saying that the pier was old.",
    ),
    (
        "negators",
        |r| r.modality.negators.clear(),
        "Ann never said that the pier was old.",
    ),
    (
        "counterfactive",
        |r| r.modality.counterfactive.clear(),
        "Ann declined to say that the pier was old.",
    ),
];

#[test]
fn every_list_changes_how_a_text_is_read() {
    let unused = |(_, clear, text): &&Case| {
        let mut without = rules().clone();
        clear(&mut without);
        read_by(&Attributor::new(&without), text) == read(text)
    };
    let unused: Vec<&str> = LISTS.iter().filter(unused).map(|c| c.0).collect();
    assert!(unused.is_empty(), "nothing changes without {unused:?}");
}
