//! English syntax as a user of the library meets it: any text parses, and ordinary news sentences parse right.

use crosscheck_syntax::{Deprel, Parser, Sentence, Syntax, TextSpan, Upos};
use proptest::prelude::*;

fn parse(text: &str) -> Sentence {
    Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[])
}

/// The arcs of a sentence as "head -relation-> dependent".
fn arcs(text: &str) -> Vec<String> {
    let sentence = parse(text);
    let form = |at: usize| sentence.tokens[at].span.of(text);
    let arc = |at: usize| {
        let token = &sentence.tokens[at];
        format!(
            "{} -{}-> {}",
            token.head.map_or("ROOT", form),
            token.deprel,
            form(at)
        )
    };
    (0..sentence.tokens.len()).map(arc).collect()
}

fn assert_arcs(text: &str, expected: &[&str]) {
    let found = arcs(text);
    for arc in expected {
        assert!(
            found.iter().any(|a| a == arc),
            "{arc} is not among {found:#?}"
        );
    }
}

fn assert_sound(text: &str, span: TextSpan, sentence: &Sentence) {
    let tokens = &sentence.tokens;
    let mut end = span.start;
    for token in tokens {
        assert!(token.span.start >= end && token.span.end <= span.end && !token.span.is_empty());
        assert!(!token.span.of(text).contains(char::is_whitespace));
        assert!(text[end..token.span.start].chars().all(char::is_whitespace));
        assert!(!token.lemma.is_empty());
        assert!((0.0..=1.0).contains(&token.confidence));
        end = token.span.end;
    }
    assert!(text[end..span.end].chars().all(char::is_whitespace));
    assert_eq!(
        tokens.iter().filter(|token| token.head.is_none()).count(),
        usize::from(!tokens.is_empty())
    );
    for at in 0..tokens.len() {
        let (mut word, mut steps) = (at, 0);
        while let Some(head) = tokens[word].head {
            (word, steps) = (head, steps + 1);
            assert!(steps <= tokens.len(), "a cycle above {at}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_parses_to_one_tree_whose_spans_slice_it(text in "\\PC{0,60}") {
        assert_sound(&text, TextSpan::new(0, text.len()), &parse(&text));
    }

    #[test]
    fn wordlike_text_parses_to_one_tree(words in prop::collection::vec(
        "[A-Za-z’'é]{1,9}|[0-9$€%.,:-]{1,6}|U\\.S\\.|don['’]t|[\"“”()—…!?;]|[\\u{0}-\\u{ff}]{1,3}|😀\u{200d}", 0..40))
    {
        let text = words.join(" ");
        assert_sound(&text, TextSpan::new(0, text.len()), &parse(&text));
        let glued = words.concat();
        assert_sound(&glued, TextSpan::new(0, glued.len()), &parse(&glued));
    }
}

#[test]
fn a_sentence_of_a_megabyte_is_cut_and_says_so() {
    let text = "the old mayor, who left (again) ".repeat(33_000);
    let span = TextSpan::new(0, text.len());
    let sentence = Parser::embedded().parse(&text, span, &[]);
    assert!(sentence.cut);
    assert_sound(&text, span, &sentence);
    assert!(!parse("It rained.").cut);
}

#[test]
fn spans_count_from_the_start_of_the_text() {
    let text = "First. The harbour reopened.";
    let sentence = Parser::embedded().parse(text, TextSpan::new(7, text.len()), &[]);
    assert_eq!(sentence.tokens[1].span.of(text), "harbour");
}

#[test]
fn words_are_cut_as_the_treebanks_do() {
    let cases = [
        (
            "They can't say it isn’t Maria's.",
            "They|ca|n't|say|it|is|n’t|Maria|'s|.",
        ),
        (
            "A $3.5m, 12-year deal (signed at 5pm)",
            "A|$|3.5|m|,|12|-|year|deal|(|signed|at|5|pm|)",
        ),
        (
            "The U.S. envoy, Dr. Okafor, re-elected...",
            "The|U.S.|envoy|,|Dr.|Okafor|,|re-elected|...",
        ),
        ("“Go!” — on 3/14 at 09:30", "“|Go|!|”|—|on|3/14|at|09:30"),
        (
            "1,250 drivers' pay rose 4.2% (in the 1990s)",
            "1,250|drivers|'|pay|rose|4.2|%|(|in|the|1990s|)",
        ),
        (
            "Mail desk@example.org or see https://example.org/a?b=c.",
            "Mail|desk@example.org|or|see|https://example.org/a?b=c|.",
        ),
        (
            "O'Brien cannot join AT&T and/or us",
            "O'Brien|can|not|join|AT&T|and|/|or|us",
        ),
        ("It said no.", "It|said|no|."),
        (
            "An AK-47, two F-16s and Lima-3 on 3-4",
            "An|AK-47|,|two|F-16s|and|Lima|-|3|on|3|-|4",
        ),
    ];
    for (text, expected) in cases {
        let words: Vec<&str> = parse(text)
            .tokens
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(words.join("|"), expected);
    }
}

#[test]
fn irregular_and_regular_forms_have_their_lemmas() {
    let text = "The wolves had fled, the mice were hiding and two women brought heavier knives.";
    let lemmas: Vec<String> = parse(text)
        .tokens
        .into_iter()
        .map(|token| token.lemma)
        .collect();
    let expected = "the wolf have flee , the mouse be hide and two woman bring heavy knife .";
    assert_eq!(lemmas.join(" "), expected);
}

#[test]
fn who_did_what_to_whom() {
    assert_arcs(
        "The committee rejected the plan on Tuesday.",
        &[
            "rejected -nsubj-> committee",
            "rejected -obj-> plan",
            "rejected -obl-> Tuesday",
            "ROOT -root-> rejected",
        ],
    );
    assert_arcs(
        "Three miners were rescued by volunteers near Leeds.",
        &[
            "rescued -nsubj:pass-> miners",
            "rescued -aux:pass-> were",
            "rescued -obl:agent-> volunteers",
        ],
    );
}

#[test]
fn negation_hangs_on_what_it_negates() {
    assert_arcs(
        "The minister did not resign.",
        &["resign -advmod-> not", "resign -nsubj-> minister"],
    );
    assert_arcs("No survivors were found.", &["survivors -det-> No"]);
    assert_arcs(
        "She has never visited Oslo.",
        &["visited -advmod-> never", "visited -obj-> Oslo"],
    );
}

#[test]
fn reported_speech_hangs_on_the_verb_of_speech() {
    assert_arcs(
        "The spokesman said that the bridge was closed.",
        &["said -ccomp-> closed", "closed -nsubj:pass-> bridge"],
    );
    assert_arcs(
        "“The fire is out,” the chief said.",
        &["said -nsubj-> chief"],
    );
}

#[test]
fn an_introductory_clause_is_not_the_root() {
    assert_arcs(
        "After he won the race, the driver thanked his team.",
        &[
            "ROOT -root-> thanked",
            "thanked -advcl-> won",
            "thanked -nsubj-> driver",
        ],
    );
}

#[test]
fn a_known_name_holds_no_verb() {
    let text = "Leaves United defeated Hope Rovers.";
    let names = [TextSpan::new(0, 13), TextSpan::new(23, 34)];
    let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &names);
    let tags: Vec<Upos> = sentence.tokens.iter().map(|token| token.upos).collect();
    assert_eq!(tags[..2], [Upos::Propn, Upos::Propn]);
    assert_eq!(tags[3..5], [Upos::Propn, Upos::Propn]);
    assert_eq!(sentence.tokens[2].deprel, Deprel::Root);
}

#[test]
fn trees_are_mended_where_they_are_made_and_can_be_had_as_the_model_makes_them() {
    let text = "The mayor of Turin, Carla Conti, opened the fair.";
    let span = TextSpan::new(0, text.len());
    let words: Vec<TextSpan> = parse(text).tokens.iter().map(|token| token.span).collect();
    let root = |sentence: &Sentence| {
        let root = sentence.tokens.iter().find(|token| token.head.is_none());
        root.map(|token| token.span.of(text).to_owned())
    };
    let parser = Parser::embedded();
    let mended = parser.parse_words(text, span, &words, &[]);
    assert_eq!(root(&mended).as_deref(), Some("opened"));
    let bare = parser.parse_unmended(text, span, &words, &[]);
    assert_eq!(root(&bare).as_deref(), Some("mayor"));
}

/// The word that a word hangs on, and how.
fn hung(text: &str, word: &str) -> (Option<String>, Deprel) {
    let sentence = parse(text);
    let found = sentence.tokens.iter().find(|t| t.span.of(text) == word);
    let token = found.unwrap();
    let head = token.head.map(|h| sentence.tokens[h].span.of(text));
    (head.map(str::to_owned), token.deprel)
}

#[test]
fn who_stands_behind_said_speaks_whatever_noun_stands_before_the_comma() {
    let text = "Crews found smoke at the back of the two-story hall in Ostvik, said Ada Kern, chief of the fire brigade.";
    assert_eq!(hung(text, "said"), (None, Deprel::Root));
    assert_eq!(hung(text, "Ada"), (Some("said".to_owned()), Deprel::Nsubj));
    assert_ne!(hung(text, "Ostvik").0.as_deref(), Some("said"));
    let text = "The hall is safe, the town's mayor, Ada Kern, said Tuesday.";
    assert_ne!(hung(text, "Tuesday").1, Deprel::Nsubj);
}

#[test]
fn a_semicolon_parts_what_could_stand_alone() {
    let text = "In Vale, they voted in May; in Lund and Varsk, they voted in June.";
    assert_ne!(hung(text, "Lund").0.as_deref(), Some("May"));
    assert_eq!(hung(text, "June").0.as_deref(), Some("voted"));
    let text = "The tour goes on in May; after a break, the plan picks up in June.";
    assert_eq!(hung(text, "goes").1, Deprel::Root);
    assert_eq!(hung(text, "picks").1, Deprel::Parataxis);
}

#[test]
fn a_tag_between_subject_and_verb_says_what_stands_around_it() {
    let of = |text: &str, word: &str| {
        let sentence = parse(text);
        let at = |w: &str| sentence.tokens.iter().position(|t| t.span.of(text) == w);
        let at = at(word).unwrap();
        let head = sentence.tokens[at].head;
        let head = head.map(|h| sentence.tokens[h].span.of(text).to_owned());
        (head, sentence.tokens[at].deprel)
    };
    for (text, subject, verb, says) in [
        (
            "Wage talks, union leaders say, will resume on Monday.",
            "talks",
            "resume",
            "say",
        ),
        (
            "The ferries, he said on Sunday, were never inspected.",
            "ferries",
            "inspected",
            "said",
        ),
    ] {
        assert_eq!(of(text, says), (None, Deprel::Root), "{text}");
        assert_eq!(
            of(text, verb),
            (Some(says.to_owned()), Deprel::Ccomp),
            "{text}"
        );
        assert_eq!(of(text, subject).0.as_deref(), Some(verb), "{text}");
    }
    // Who is told of between commas, and who says something, are no tag.
    let text = "The mayor, who resigned in May, said the pier was old.";
    assert_eq!(of(text, "mayor").0.as_deref(), Some("said"));
}
