//! Example phrases of attributes: what they read, and what `rules check --with` says of the sentence that one of them nearly read.

use std::sync::Arc;

use crosscheck::document;
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::{Layers, RuleSet, SourceText, load};

/// Rules with one attribute of a person, in metres, that is read by the phrase.
fn rules(phrase: &str) -> RuleSet {
    let attribute = format!("{{id: way, of: person, units: [metre], read: [\"{phrase}\"]}}");
    let source = SourceText {
        path: "own.yaml".to_owned(),
        text: Arc::from(format!("attributes:\n  - {attribute}\n")),
    };
    let layers = Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    };
    load(&layers).expect("the rules are sound")
}

/// The answers, and the help on a phrase that read none.
fn read(phrase: &str, text: &str) -> (Vec<String>, Option<String>) {
    let rules = rules(phrase);
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let run = pipeline.read(vec![document::plain("echo", text)]);
    let facts = run.told.facts.iter().filter(|f| f.asks == "way");
    let facts = facts.map(|f| f.written(&run.entities)).collect();
    let problems = rules.unused(&pipeline.usage(&run));
    (facts, problems.into_iter().find_map(|p| p.help))
}

#[test]
fn a_word_may_stand_between_a_figure_and_its_unit() {
    for (phrase, text) in [
        (
            "{holder} rowed {value}",
            "Ada Holm rowed 305 exhausting metres.",
        ),
        (
            "{holder} won the race with {value}",
            "Ada Holm won the race with 305 winding metres.",
        ),
        (
            "{holder} won the race with {value} winding metres",
            "Ada Holm won the race with 305 winding metres.",
        ),
        ("{holder} rowed {value}", "Ada Holm rowed 305 metres."),
    ] {
        assert_eq!(
            read(phrase, text).0,
            ["way of Ada Holm: 305 metre"],
            "{text}"
        );
    }
}

#[test]
fn a_pronoun_holds_an_answer_where_words_in_a_row_tell_it() {
    let phrase = "{holder} set the record for most rowing metres in a season with {value}";
    let text = "set the record for most rowing metres in a season with 305 metres.";
    for text in [
        format!("Ada Holm {text}"),
        format!("Ada Holm came home on Sunday. She {text}"),
    ] {
        assert_eq!(
            read(phrase, &text).0,
            ["way of Ada Holm: 305 metre"],
            "{text}"
        );
    }
}

#[test]
fn the_nearest_miss_says_what_differs() {
    for (phrase, text, why) in [
        (
            "{holder} collected {value} passing",
            "Ada Holm collected 305 metres of fence by passing.",
            "between the answer and “passing” stands “of fence by”",
        ),
        (
            "{holder} rowed {value}",
            "Ada Holm rowed 305 kilos.",
            "“305 kilos” is in `kilogram`, and a number of `metre` is asked for",
        ),
        (
            "{holder} rowed {value}",
            "They rowed 305 metres.",
            "nobody is known whom “they” means",
        ),
        (
            "{holder} rowed {value}",
            "Ada Holm did not row 305 metres.",
            "the clause says that it is not so",
        ),
        (
            "{holder} rowed {value}",
            "Ada Holm might have rowed 305 metres.",
            "the clause is denied, only possible, or of what is to come",
        ),
    ] {
        let (facts, help) = read(phrase, text);
        let help = help.unwrap_or_default();
        assert!(facts.is_empty(), "{facts:?}");
        assert_eq!(help, format!("nearest, in `echo`: “{text}”: {why}"));
    }
}

#[test]
fn where_no_sentence_has_all_the_words_that_is_said() {
    let (_, help) = read("{holder} rowed {value}", "Ada Holm swam 305 metres.");
    assert_eq!(help.as_deref(), Some("no sentence has all its words"));
}
