//! What holds for every format: the spans of a document, sliced from its file, give its words.

use std::sync::LazyLock;

use encoding_rs::{Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

use super::*;
use crate::rules::RuleSet;
use crosscheck_syntax::TextSpan;

static RULES: LazyLock<BoilerplateRules> =
    LazyLock::new(|| BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap());

fn input(name: &str) -> Input {
    Input {
        name: name.to_owned(),
        key: "a".to_owned(),
        path: name.into(),
        format: Format::of(name.as_ref()).unwrap(),
    }
}

fn one(name: &str, bytes: &[u8]) -> Document {
    let mut all = read(&input(name), bytes, &RULES);
    assert_eq!(all.len(), 1);
    all.remove(0).unwrap()
}

/// Letters and digits only: what is left of words when markup, escapes and blanks are gone.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every piece, decoded alone, gives its part of the text; and every word maps to bytes that start and end with it.
fn assert_maps(document: &Document) {
    let file = &document.file;
    for piece in document.map.pieces() {
        let bytes = &file.bytes()[piece.file..piece.file + piece.file_len];
        let text = &document.text[piece.text..piece.text + piece.text_len];
        if piece.verbatim {
            assert_eq!(bytes, text.as_bytes());
        }
    }
    for block in &document.blocks {
        let words = block.span.of(&document.text);
        assert_eq!(words, words.trim());
        for word in words.split_whitespace() {
            let start = block.span.start + (word.as_ptr() as usize - words.as_ptr() as usize);
            let span = TextSpan::new(start, start + word.len());
            let parts = document.map.to_file_parts(span);
            let decoded: String = parts
                .iter()
                .map(|p| {
                    file.encoding()
                        .decode_without_bom_handling(&file.bytes()[p.start..p.end])
                        .0
                })
                .collect();
            if word.chars().all(char::is_alphanumeric) && !decoded.contains(['&', '\\']) {
                assert_eq!(decoded, word);
            }
            let hull = document.map.to_file(span);
            assert!(parts.first().is_none_or(|p| p.start == hull.start));
            assert!(parts.last().is_none_or(|p| p.end == hull.end));
        }
    }
    let overlap = document
        .blocks
        .windows(2)
        .any(|w| w[0].span.overlaps(w[1].span));
    assert!(!overlap, "blocks overlap");
}

/// Sentences of words that none of the rules knows, tied as English ones are.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "[a-z]{2,9}",
        Just("“Zürich”".to_owned()),
        Just("señor’s".to_owned()),
        Just("naïve—".to_owned()),
        Just("R&D".to_owned()),
        Just("\"so\"".to_owned()),
        Just("a<b".to_owned()),
    ];
    let sentence = proptest::collection::vec(word, 12..30)
        .prop_map(|w| format!("Qo it was not so that the {}.", w.join(" ")));
    proptest::collection::vec(sentence, 3..7)
}

fn html(paragraphs: &[String]) -> String {
    let escape = |p: &String| {
        p.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;")
            .replace('’', "&rsquo;")
            .replacen(" a", " <em>a</em>", 1)
    };
    let body: Vec<String> = paragraphs
        .iter()
        .map(|p| format!("<p>{}</p>\n", escape(p)))
        .collect();
    format!(
        "<!doctype html><html><head><title>Qo ta</title></head><body><nav><a href=/>Qi</a></nav><!-- x --><article>{}</article></body></html>",
        body.concat()
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn plain_text_in_any_encoding(paragraphs in paragraphs()) {
        let text = paragraphs.join("\n\n");
        for encoding in [UTF_8, WINDOWS_1252] {
            let (bytes, _, _) = encoding.encode(&text);
            let document = one("a.txt", &bytes);
            assert_maps(&document);
            prop_assert_eq!(letters(&document.text), letters(&text));
        }
        let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let document = one("a.txt", &wide);
        assert_maps(&document);
        prop_assert_eq!(&document.text, &text);
    }

    #[test]
    fn markdown(paragraphs in paragraphs()) {
        let marked = paragraphs.join("\n\n").replacen("Qo ", "**Qo** [ta](https://x.example) ", 1);
        let source = format!("---\ntitle: \"Qu ro\"\noutlet: Qa\npublished: 2020-03-04\n---\n\n## Qe\n\n{}\n", marked.replace("a<b", "b"));
        let document = one("a.md", source.as_bytes());
        assert_maps(&document);
        prop_assert_eq!(document.meta.published, Some(jiff::civil::date(2020, 3, 4)));
        prop_assert_eq!(document.blocks[0].span.of(&document.text), "Qu ro");
        prop_assert!(!document.text.contains("**") && !document.text.contains("x.example"));
    }

    #[test]
    fn json_lines(paragraphs in paragraphs()) {
        let text = paragraphs.join("\n\n");
        let line = serde_json::json!({"id": "k", "title": "Qu \"ro\"", "text": text, "published": "2020-03-04T10:00:00Z"}).to_string();
        let escaped = line.replace('ü', "\\u00fc");
        let document = one("a.jsonl", escaped.as_bytes());
        assert_maps(&document);
        prop_assert_eq!(document.key.as_str(), "k");
        let body: String = document.blocks[1..].iter().map(|b| b.span.of(&document.text)).collect();
        prop_assert_eq!(letters(&body), letters(&text));
    }

    #[test]
    fn html_pages(paragraphs in paragraphs()) {
        for encoding in [UTF_8, WINDOWS_1252] {
            let page = html(&paragraphs).replace("<head>", &format!("<head><meta charset={}>", encoding.name()));
            let (bytes, _, _) = encoding.encode(&page);
            let document = one("a.html", &bytes);
            assert_maps(&document);
            let body: String = document.article().filter(|b| b.kind != BlockKind::Title).map(|b| b.span.of(&document.text)).collect();
            prop_assert_eq!(letters(&body), letters(&paragraphs.concat()));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a.html", "a.jsonl"] {
            for document in read(&input(name), &bytes, &RULES).into_iter().flatten() {
                assert_maps(&document);
            }
        }
    }
}

#[test]
fn east_asian_and_cyrillic_files_map_character_by_character() {
    let long = |s: &str| s.repeat(12);
    let cases: [(&'static Encoding, String); 3] = [
        (
            GBK,
            long("北京消息：港口星期一重新开放。官员说，没有人受伤。"),
        ),
        (
            SHIFT_JIS,
            long("港は月曜日に再開しました。けが人はいませんでした。"),
        ),
        (
            WINDOWS_1251,
            long("Порт снова открыт. Никто не пострадал, сообщили власти. "),
        ),
    ];
    for (encoding, text) in cases {
        let (bytes, _, _) = encoding.encode(&text);
        let document = one("a.txt", &bytes);
        assert_eq!(document.text.trim(), text.trim());
        assert_maps(&document);
    }
}

#[test]
fn what_is_no_article_is_refused_with_a_reason() {
    for (bytes, words) in [
        (&b""[..], "empty"),
        (b" \n\t\n", "empty"),
        (b"\x7fELF\x02\x01\0\0\0\0\0\0\0\0\x03\0>\0", "binary"),
        (b"%PDF-1.7\n%abc", "PDF"),
    ] {
        let error = read(&input("a.txt"), bytes, &RULES).remove(0).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_bad_line_loses_only_itself() {
    let lines = "{\"id\": 7, \"text\": \"The port is open.\"}\n{\"text\": 3}\nnot json\n";
    let read = read(&input("a.jsonl"), lines.as_bytes(), &RULES);
    assert_eq!(read[0].as_ref().unwrap().key, "7");
    assert_eq!(read[1].as_ref().unwrap_err().line, 2);
    assert_eq!(read[2].as_ref().unwrap_err().line, 3);
}

/// The article blocks of a text, and the rules that took the others.
fn sorted(text: &str) -> (Vec<String>, Vec<String>) {
    let document = one("a.txt", text.as_bytes());
    let kept = document
        .article()
        .map(|b| b.span.of(&document.text).to_owned())
        .collect();
    let gone = document
        .blocks
        .iter()
        .filter_map(|b| b.left_out.as_ref().map(|l| l.rule.clone()))
        .collect();
    (kept, gone)
}

#[test]
fn a_dateline_goes_and_its_sentence_stays() {
    let document = one(
        "a.txt",
        "LIMA, March 3 (Interpress) - The port is open again.".as_bytes(),
    );
    let kept: Vec<_> = document
        .article()
        .map(|b| b.span.of(&document.text))
        .collect();
    assert_eq!(kept, ["The port is open again."]);
    assert_eq!(document.meta.place.as_deref(), Some("LIMA"));
}

#[test]
fn a_reply_form_ends_the_page_only_after_an_article() {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let body = days.map(|day| format!("The harbour master of Lima said on {day} that the strike had cost the port a great deal. ")).concat();
    let (kept, gone) = sorted(&format!(
        "{body}\n\nLeave a Reply\n\nI do not believe a word of it.\n"
    ));
    assert_eq!((kept.len(), gone.len()), (1, 2));
    let (kept, gone) = sorted(&format!("Leave a Reply\n\n{body}\n"));
    assert_eq!((kept.len(), gone.len()), (1, 1));
}

#[test]
fn a_caption_printed_twice_is_left_out() {
    let (kept, _) = sorted(
        "The strike is over.Dockers in Lima / Photo archiveDockers in Lima / Photo archive\n\nWork began on Monday.",
    );
    assert_eq!(kept, ["The strike is over.", "Work began on Monday."]);
}

#[test]
fn a_published_date_beats_that_of_the_page() {
    let document = one("a.txt", b"November 18, 2024\n\nPort of Lima opens again\n\nPublished | May 29,2020\n\nPort of Lima opens againimage\n\nThe strike is over.");
    assert_eq!(document.article().count(), 2);
    assert_eq!(
        document.meta.published,
        Some(jiff::civil::date(2020, 5, 29))
    );
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Port of Lima opens again")
    );
}

#[test]
fn wrapped_lines_are_one_paragraph_and_single_breaks_are_not_always() {
    let wrapped = "The port of Lima opened again on Monday after\na strike of nine days, the harbour master said\nto reporters who had waited at the gates since\ndawn.";
    assert_eq!(plain("a", wrapped).blocks.len(), 1);
    let lines = "The port of Lima opened again on Monday.\nThe strike had lasted for nine days, which is a record.\nNobody was hurt.";
    assert_eq!(plain("a", lines).blocks.len(), 3);
}

#[test]
fn a_place_before_a_colon_is_a_dateline_once_and_a_speaker_when_repeated() {
    let text = "The talk was held in Lima on Monday.\n\nFIELD: Is the port open?\n\nHOLT: It is open.\n\nFIELD: Since when?";
    assert!(sorted(text).1.is_empty());
    let (kept, _) = sorted("LIMA: The port is open again.\n\nNobody was hurt.");
    assert_eq!(kept, ["The port is open again.", "Nobody was hurt."]);
}

#[test]
fn front_matter_in_toml_is_read_as_that_in_yaml_is() {
    let file = "+++\nauthors = [\"Jo Hale\", \"Ann Berg\"]\ndate = 2023-04-14T00:00:00Z\ntitle = \"Mill: shut\"\ndraft = false\n\n[extra]\nauthor = \"Nobody\"\n+++\n\nThe mill closed on Friday.\n";
    let document = one("a.md", file.as_bytes());
    let told: Vec<_> = document
        .article()
        .map(|b| b.span.of(&document.text))
        .collect();
    assert_eq!(told, ["Mill: shut", "The mill closed on Friday."]);
    assert_eq!(
        document.meta.published,
        Some(jiff::civil::date(2023, 4, 14))
    );
    assert_eq!(document.meta.author.as_deref(), Some("Jo Hale, Ann Berg"));
    let sum = one("a.md", b"+++ the mill +++\n\nIt closed on Friday.\n");
    assert!(
        sum.article()
            .any(|b| b.span.of(&sum.text).contains("the mill"))
    );
}

#[test]
fn letters_that_were_garbled_before_are_remarked_and_accents_are_not() {
    let remarked = |text: &str| {
        let document = one("a.txt", text.as_bytes());
        let garbled = |r: &Remark| matches!(r.what, Remarked::Garbled(_));
        document.remarks().any(garbled)
    };
    assert!(remarked(
        "â€œThe mill is shut,â€\u{9d} said Ann Berg. â€œItâ€™s a shame.â€\u{9d}"
    ));
    assert!(remarked("The cafÃ© of RenÃ©e in BesanÃ§on was shut."));
    assert!(!remarked(
        "The château of São Tomé, where â and Ã stand in each word, has 5 £ and 3 € in its till: pâté, Ã la carte, mâche."
    ));
}
