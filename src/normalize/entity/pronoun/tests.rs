use crate::document::plain;
use crate::pipeline::Pipeline;
use crate::rules::RuleSet;

/// Whom the pronoun `word` of the text stands for, where it is filled.
fn meant(pipeline: &Pipeline, text: &str, word: &str) -> Option<String> {
    let run = pipeline.read(vec![plain("a", text)]);
    let mentions = &run.readings[0].mentions;
    let found = mentions.iter().find(|m| m.span.of(text) == word)?;
    Some(run.entities.get(found.entity).name.clone())
}

#[test]
fn a_pronoun_is_filled_only_where_nobody_else_fits() {
    let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
    for (text, word, name) in [
        (
            "Anna Holm opened the hall. She thanked the builders.",
            "She",
            Some("Anna Holm"),
        ),
        ("Peter Lund met Karl Berg in Oslo. He was late.", "He", None),
        (
            "Peter Lund met Anna Holm in Oslo. She was late.",
            "She",
            Some("Anna Holm"),
        ),
        (
            "Anna Holm left the hall on Monday. When Tor Velk's home burned, she was hurt.",
            "she",
            None,
        ),
        (
            "Peter Lund said that the film was taken after the arrest of Karl Berg and that he was sober.",
            "he",
            None,
        ),
        (
            "Karl Berg lay on the lawn. \"It may take weeks,\" said Peter Lund. \"He was cold when we came.\"",
            "He",
            None,
        ),
        (
            "Anna Holm praised the widow. She had waited for years.",
            "She",
            None,
        ),
        (
            "Peter Lund told Karl Berg that he would resign.",
            "he",
            Some("Peter Lund"),
        ),
        (
            "Anna Holm, rowing champion, singer, and baker, has died. She was 91.",
            "She",
            Some("Anna Holm"),
        ),
        ("Karl Berg passed. He tied Berg on a shot.", "He", None),
        (
            "Nordhav Corp. opened a plant. It is clear that prices will rise.",
            "It",
            None,
        ),
        (
            "Nordhav Corp. has moved. \"It has 40 rooms,\" Nordhav said.",
            "It",
            None,
        ),
        (
            "Nordhav Corp. has moved to Skagen. It hired 40 people.",
            "It",
            Some("Nordhav Corp."),
        ),
        (
            "Nordhav Corp. vowed to restore the Skagen Republic. It was a state of fishermen until 1911.",
            "It",
            None,
        ),
        (
            "Nordhav Corp. vowed to restore the pier. It was a firm of fishermen until 1911.",
            "It",
            Some("Nordhav Corp."),
        ),
        (
            "Nordhav Corp. opened a plant. It turned out the land was Berg's.",
            "It",
            None,
        ),
    ] {
        assert_eq!(meant(&pipeline, text, word).as_deref(), name, "{text}");
    }
}
