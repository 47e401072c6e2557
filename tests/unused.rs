//! What `rules check --with` says of names and titles: a warning for each that does nothing, and none for one that does something.

use std::sync::Arc;

use crosscheck::document::{self, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::{Layers, SourceText, load};

/// What is told of entities, held against articles.
fn told(entities: &str, articles: &[&str]) -> Vec<String> {
    let source = SourceText {
        path: "own.yaml".to_owned(),
        text: Arc::from(format!("entities:\n{entities}")),
    };
    let layers = Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    };
    let rules = load(&layers).expect("the rules are sound");
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let keys = ["a", "b", "c"].iter();
    let documents: Vec<Document> = { keys.zip(articles) }
        .map(|(key, text)| document::plain(key, text))
        .collect();
    let usage = pipeline.usage(&pipeline.read(documents));
    let problems = rules.unused(&usage).into_iter();
    problems.map(|p| p.title).collect()
}

#[test]
fn an_alias_is_used_wherever_its_words_name_the_entity() {
    for (alias, text) in [
        ("Lund", "Minister Lund opened the bridge on Monday."),
        ("Lund", "The bridge is Lund's, and Lund’s house is old."),
        ("Lund", "Greta Lund opened the bridge on Monday."),
        (
            "the old boss",
            "The Old Boss Opens Another Bridge\n\nIt rained.",
        ),
        ("the old boss", "THE OLD BOSS HAS LEFT. It rained."),
        (
            "Greta O'Lund",
            "The bridge was opened by Greta O’Lund in May.",
        ),
    ] {
        let entity =
            format!("  - {{id: lund, name: Greta Lund, kind: person, aliases: [\"{alias}\"]}}\n");
        assert_eq!(told(&entity, &[text]), [""; 0], "{alias}: {text}");
    }
}

#[test]
fn an_alias_that_names_something_else_is_not_used() {
    for (alias, text) in [
        ("the guild", "The Guild of Bakers met in the pub."),
        ("Lund", "The Lunds left the bridge."),
        ("lund", "It rained."),
    ] {
        let entity =
            format!("  - {{id: lund, name: Greta Lund, kind: person, aliases: [{alias}]}}\n");
        let expected = format!("no source uses the alias `{alias}` of `lund`");
        assert_eq!(told(&entity, &[text]), [expected], "{text}");
    }
}

#[test]
fn a_title_is_used_where_it_stands_for_whoever_has_it() {
    let entity = "  - {id: lund, name: Greta Lund, kind: person, titles: [bridge minister]}\n";
    for text in [
        "Greta Lund met the owner. The bridge minister left.",
        "The bridge minister left. It rained. The boat sank. The mill burned. The pub shut. Greta Lund met the owner.",
    ] {
        assert_eq!(told(entity, &[text]), [""; 0], "{text}");
    }
    for title in ["reeve", "the bridge minister", "envoy for the bridges"] {
        let entity =
            format!("  - {{id: lund, name: Greta Lund, kind: person, titles: [{title}]}}\n");
        let text = format!(
            "Greta Lund met the owner. The {} left.",
            title.trim_start_matches("the ")
        );
        assert_eq!(told(&entity, &[&text]), [""; 0], "{text}");
    }
}

#[test]
fn a_title_that_stands_for_nobody_is_told() {
    let entity = "  - {id: lund, name: Greta Lund, kind: person, titles: [bridge minister]}\n";
    let nobody = "the title `bridge minister` stands for `lund` in no article";
    for text in [
        "The bridge minister left.",
        "Greta Lund met the bridge minister Ola Berg.",
        "Greta Lund met the bridge minister of Norway.",
        "The bridge minister, Greta Lund, left.",
        "Greta Lund, the bridge minister, left.",
        "Greta Lund met the bridge ministers.",
        "Greta Lund met a bridge minister.",
    ] {
        assert_eq!(told(entity, &[text]), [nobody], "{text}");
    }
    let unseen = told(entity, &["Greta Lund met the owner."]);
    assert_eq!(unseen, ["no article has `bridge minister`"]);
    let two = format!(
        "{entity}  - {{id: berg, name: Ola Berg, kind: person, titles: [bridge minister]}}\n"
    );
    let both = told(
        &two,
        &[
            "Greta Lund met Ola Berg. It rained. The boat sank. The mill burned. The pub shut. Nobody came. The bridge minister left.",
        ],
    );
    assert_eq!(both, [nobody.to_owned(), nobody.replace("lund", "berg")]);
}
