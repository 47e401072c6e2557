use super::*;

fn inner(text: &str) -> Vec<&str> {
    let block = TextSpan::new(0, text.len());
    quotes(text, &[block])
        .iter()
        .map(|q| q.inner.of(text))
        .collect()
}

#[test]
fn a_blank_on_the_wrong_side_of_a_mark_opens_nothing() {
    assert_eq!(
        inner("\"It is bad. It may be a million, \"he said. \"I saw it, \"said Holm."),
        ["It is bad. It may be a million,", "I saw it,"]
    );
    assert_eq!(
        inner("\"It was forgotten. \"This is closed\", she said."),
        ["It was forgotten.", "This is closed"]
    );
}

#[test]
fn a_speech_goes_on_in_the_next_paragraph_without_a_mark() {
    let parts = |text: &str| {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            blocks.push(TextSpan::new(at, at + line.len()));
            at += line.len();
        }
        let found = quotes(text, &blocks);
        let inner = found.iter().map(|q| q.inner.of(text).to_owned());
        inner.collect::<Vec<_>>()
    };
    assert_eq!(
        parts(
            "\"We voted.\nHe is known here, \"she said. Holm said: \"It was calm.\nNow it is loud. \" They left.\n"
        ),
        [
            "We voted.",
            "He is known here,",
            "It was calm.",
            "Now it is loud."
        ]
    );
    assert_eq!(
        parts("\"We voted.\nHolm agreed: \"It was calm.\nIt rained.\n"),
        ["We voted.", "It was calm."]
    );
}

#[test]
fn marks_of_every_style() {
    assert_eq!(inner("He said \"we go\" twice."), ["we go"]);
    assert_eq!(inner("He said “we go” twice."), ["we go"]);
    assert_eq!(inner("Er sagte „wir gehen“ und ging."), ["wir gehen"]);
    assert_eq!(inner("Il dit « on part » hier."), ["on part"]);
    assert_eq!(inner("Er rief »los« und ging."), ["los"]);
    assert_eq!(inner("A ‘grave mistake’, he said."), ["grave mistake"]);
    assert_eq!(inner("A 'grave mistake', he said."), ["grave mistake"]);
    assert_eq!(inner("``We go,'' he said."), ["We go,"]);
}

#[test]
fn mixed_and_swapped_marks() {
    assert_eq!(inner("“We go,\" he said."), ["We go,"]);
    assert_eq!(inner("\"We go,” he said."), ["We go,"]);
    assert_eq!(inner("as ” Novosti “ reported"), ["Novosti"]);
    assert_eq!(inner("\"One,\" he said. \"Two.\""), ["One,", "Two."]);
}

#[test]
fn marks_without_a_partner_take_time_by_their_number() {
    for part in ["`quay ", "(‘[", "‹quay' ", "“The ‘old quay ", "«„", "“"] {
        let text = part.repeat(300_000 / part.len());
        let block = TextSpan::new(0, text.len());
        let found = quotes(&text, &[block]);
        assert!(found.len() <= text.len() / part.len() * 2, "{part}");
        assert!(
            found.iter().all(|q| usize::from(q.depth) < DEEPEST),
            "{part}"
        );
    }
}

#[test]
fn nested() {
    let text = "“They said ‘never again’ and left,” she recalled.";
    assert_eq!(
        inner(text),
        ["They said ‘never again’ and left,", "never again"]
    );
    let block = TextSpan::new(0, text.len());
    let depths: Vec<u8> = quotes(text, &[block]).iter().map(|q| q.depth).collect();
    assert_eq!(depths, [0, 1]);
    assert_eq!(
        inner("'They said \"never\" and left,' she recalled."),
        ["They said \"never\" and left,", "never"]
    );
}

#[test]
fn apostrophes_are_no_marks() {
    assert!(inner("It's the soldiers' pay, don't you see?").is_empty());
    assert!(inner("rock 'n' roll of the '90s, ’tis said").len() <= 1);
    assert!(inner("the players' and coaches' unions").is_empty());
    assert_eq!(
        inner("He called the farmers' case ‘the nation’s shame’ today."),
        ["the nation’s shame"]
    );
    assert!(inner("A 6'2\" guard and a 24\" screen").is_empty());
}

fn blocks(text: &str) -> Vec<TextSpan> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let span = TextSpan::new(at, at + line.len());
            at += line.len() + 1;
            span
        })
        .collect()
}

#[test]
fn a_speech_of_many_paragraphs() {
    let text = "“One.\n“Two.\n“Three,” she said.\n“Four.”";
    let found = quotes(text, &blocks(text));
    let chain: Vec<_> = found.iter().map(|q| (q.closed, q.continues)).collect();
    assert_eq!(
        chain,
        [
            (false, None),
            (false, Some(0)),
            (true, Some(1)),
            (true, None)
        ]
    );
}

#[test]
fn carried_on_without_a_new_mark() {
    let text = "She said: “One.\nTwo,” and left.";
    let found = quotes(text, &blocks(text));
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].inner.of(text), "Two,");
    assert_eq!(found[1].continues, Some(0));
}

#[test]
fn never_closed_ends_with_its_paragraph() {
    let text = "He said \"we go and go\nNothing else happened.";
    let found = quotes(text, &blocks(text));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].inner.of(text), "we go and go");
    assert!(!found[0].closed);
}

proptest::proptest! {
    #[test]
    fn spans_slice_and_nest(text in "[a-zA-Z0-9 .,?!\"“”„«»'‘’\n]{0,120}") {
        let found = quotes(&text, &blocks(&text));
        for (i, q) in found.iter().enumerate() {
            proptest::prop_assert!(q.span.contains(q.inner));
            let _ = q.span.of(&text);
            let _ = q.inner.of(&text);
            for other in &found[i + 1..] {
                proptest::prop_assert!(
                    !q.span.overlaps(other.span) || q.span.contains(other.span) || other.span.is_empty()
                );
            }
            proptest::prop_assert!(q.continues.is_none_or(|c| c < i));
        }
    }
}
