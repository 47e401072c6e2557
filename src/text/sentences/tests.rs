use super::*;

fn split(text: &str) -> Vec<&str> {
    sentences(text, TextSpan::new(0, text.len()))
        .into_iter()
        .map(|s| s.of(text))
        .collect()
}

#[test]
fn quotations_are_split_inside() {
    assert_eq!(
        split("“The bridge is gone. We will rebuild it. It takes time,” the mayor said. He left."),
        [
            "“The bridge is gone.",
            "We will rebuild it.",
            "It takes time,” the mayor said.",
            "He left."
        ]
    );
    assert_eq!(
        split("She told reporters: \"We lost. We know why.\""),
        ["She told reporters: \"We lost.", "We know why.\""]
    );
}

#[test]
fn each_sentence_tells_why_it_begins() {
    let rules = |text: &str| -> Vec<&str> {
        let block = TextSpan::new(0, text.len());
        splits(text, block).iter().map(|s| s.rule).collect()
    };
    assert_eq!(
        rules(
            "LIMA (Reuters) - “The bridge is gone. We stay,” he said. (Why now? Nobody knows.) He left."
        ),
        [
            "sentences/dateline",
            "sentences/after-dateline",
            "sentences/stop-in-quotation",
            "sentences/stop",
            "sentences/aside",
            "sentences/aside",
        ]
    );
    assert_eq!(
        rules("1. Wash the rice 2. Boil it. Stir."),
        [
            "sentences/list-item",
            "sentences/list-item",
            "sentences/stop"
        ]
    );
}

#[test]
fn a_speech_tag_stays() {
    assert_eq!(
        split("\"Who pays?\" he asked. Nobody knew."),
        ["\"Who pays?\" he asked.", "Nobody knew."]
    );
    assert_eq!(
        split("\"They left,\" Ms. Ito said. \"All of them.\""),
        ["\"They left,\" Ms. Ito said.", "\"All of them.\""]
    );
    assert_eq!(
        split("“They left,\" she said. \"All of them.\""),
        ["“They left,\" she said.", "\"All of them.\""]
    );
}

#[test]
fn a_tag_behind_a_question_stays() {
    assert_eq!(
        split("\"Who pays?\" Mayor Ito asked."),
        ["\"Who pays?\" Mayor Ito asked."]
    );
    assert_eq!(
        split("He is from Fresno, Calif. \"I like it,\" he said."),
        ["He is from Fresno, Calif.", "\"I like it,\" he said."]
    );
}

#[test]
fn asides_are_split() {
    assert_eq!(
        split("(Why now? Nobody knows.) The case is open."),
        ["(Why now?", "Nobody knows.)", "The case is open."]
    );
    assert_eq!(
        split("She teaches (He left in May. It rained.) at a school."),
        ["She teaches (He left in May. It rained.) at a school."]
    );
}

#[test]
fn titles_are_not_split() {
    assert_eq!(
        split("His book \"Who Cares? A Life\" sold well."),
        ["His book \"Who Cares? A Life\" sold well."]
    );
}

#[test]
fn abbreviations() {
    for text in [
        "The U.S. Senate met Dr. Hall at 5 p.m. on Monday.",
        "They were called at 7:15 p.m. Sunday and saw flames.",
        "Polls close at 8 a.m. EST in Varsk.",
        "It moved from St. Louis to Acme Corp. offices in No. 4.",
        "Gen. Ada B. Cole vs. Sen. Lee was the case.",
        "They would send Ms. Cole to Lima.",
        "Rep. Ada Holm, R-W.Va., and Sen. Bo Vik, D-N.H., met in Lima.",
    ] {
        assert_eq!(split(text), [text]);
    }
    assert_eq!(
        split("They moved to the U.S. He stayed."),
        ["They moved to the U.S.", "He stayed."]
    );
    assert_eq!(
        split("It ends at 9 p.m. Tickets are free."),
        ["It ends at 9 p.m.", "Tickets are free."]
    );
}

#[test]
fn no_blank_after_the_stop() {
    assert_eq!(
        split("The party is banned in Peru.Peru is ready for talks."),
        ["The party is banned in Peru.", "Peru is ready for talks."]
    );
}

#[test]
fn datelines() {
    assert_eq!(
        split("LIMA, March 3. /ANDINA/. The port reopened. Ships left."),
        [
            "LIMA, March 3. /ANDINA/.",
            "The port reopened.",
            "Ships left."
        ]
    );
    assert_eq!(
        split("LIMA (Reuters) - The port reopened."),
        ["LIMA (Reuters) -", "The port reopened."]
    );
    assert_eq!(
        split("São Tomé (Lusa) – The port reopened."),
        ["São Tomé (Lusa) –", "The port reopened."]
    );
    assert_eq!(
        split("LIMA, Peru — The port reopened."),
        ["LIMA, Peru —", "The port reopened."]
    );
    assert_eq!(
        split("NASA - the agency - said so."),
        ["NASA - the agency - said so."]
    );
}

#[test]
fn lists() {
    assert_eq!(
        split("1. Wash the rice 2. Boil it. Stir. 3. Serve"),
        ["1. Wash the rice", "2. Boil it.", "Stir.", "3. Serve"]
    );
    assert_eq!(split("2. The talks"), ["2. The talks"]);
    assert_eq!(
        split("rice\nred beans\nsalt"),
        ["rice", "red beans", "salt"]
    );
    assert_eq!(
        split("It was a long\nday at sea."),
        ["It was a long\nday at sea."]
    );
}

#[test]
fn editors_notes_and_ellipses() {
    assert_eq!(
        split("\"We are close to them,\" he stated [WHERE], and left. It rained."),
        [
            "\"We are close to them,\" he stated [WHERE], and left.",
            "It rained."
        ]
    );
    assert_eq!(
        split("We waited ... and waited. Nobody came…"),
        ["We waited ... and waited.", "Nobody came…"]
    );
}

proptest::proptest! {
    #[test]
    fn every_letter_is_kept(text in "[a-zA-Z0-9 .,?!\"“”'‘’()\n•-]{0,160}") {
        let found = sentences(&text, TextSpan::new(0, text.len()));
        let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).count();
        proptest::prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start));
        proptest::prop_assert_eq!(
            letters(&text),
            found.iter().map(|s| letters(s.of(&text))).sum::<usize>()
        );
    }
}
