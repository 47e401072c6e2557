//! What holds for any input: files, texts, rules, pairs and whole reports that chance makes of what is at hand.
//!
//! `CROSSCHECK_CASES=20000 cargo test --test any` tries more of each; what was found once is a test beside the code that was wrong.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crosscheck::document::{self, BoilerplateRules, Document, Format, Input};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{
    Annotations, Csv, Html, Json, Junit, Markdown, Report, Sarif, Screen, Terminal, Writer,
};
use crosscheck::rules::{Layers, RuleSet, SourceText, load, render_all};
use crosscheck::verdict::Verdict;
use crosscheck::visible::acts;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Cases of each property.
fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("CROSSCHECK_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|n| n.parse().ok()).unwrap_or(few),
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..ProptestConfig::default()
    }
}

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::builtin);
static BOILERPLATE: LazyLock<BoilerplateRules> =
    LazyLock::new(|| BoilerplateRules::new(&RULES.file.boilerplate).unwrap());
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(&RULES.file).unwrap());

/// Files of the project below a folder, with this ending.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<PathBuf> = { std::fs::read_dir(folder).unwrap() }
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending)
                && let Ok(text) = std::fs::read_to_string(path)
            {
                texts.push(text);
            }
        }
    }
    texts
}

/// Articles of each kind that is read.
static ARTICLES: LazyLock<Vec<(Format, String)>> = LazyLock::new(|| {
    let kinds = [
        ("txt", Format::Text),
        ("md", Format::Markdown),
        ("html", Format::Html),
        ("jsonl", Format::JsonLines),
    ];
    let of = |(ending, format)| {
        files("corpus", ending)
            .into_iter()
            .map(move |t| (format, t))
    };
    kinds.into_iter().flat_map(of).collect()
});
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = ARTICLES
        .iter()
        .filter(|(format, _)| *format == Format::Text);
    let mut words: Vec<String> = all
        .flat_map(|(_, text)| text.split_whitespace().map(str::to_owned))
        .chain(STRANGE.map(str::to_owned))
        .collect();
    words.sort();
    words.dedup();
    words
});

/// What texts stumble over.
const STRANGE: [&str; 48] = [
    "",
    ".",
    "…",
    ",",
    ";",
    ":",
    "?",
    "!",
    "-",
    "—",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\u{0}",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "ß",
    "İ",
    "ǆ",
    "🔥",
    "中文",
    "\n\n",
    "\n",
    "\t",
    "0",
    "-1",
    "1e999",
    "$3.5m",
    "99999999999999999999999",
    "1/0",
    "30 February",
    "2024-02-30",
    "25:61",
    "<p>",
    "&amp;",
    "&#x110000;",
    "---\n",
    "- ",
];

/// A change of bytes: at a place, take so many out, set this in, so many times.
type Change = (Index, u8, Vec<u8>, u8);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let strange = select(STRANGE.to_vec()).prop_map(|s| s.as_bytes().to_vec());
    let bytes = prop_oneof![vec(any::<u8>(), 0..4), strange];
    let times = prop_oneof![9 => Just(1_u8), 1 => any::<u8>()];
    vec(
        (any::<Index>(), prop_oneof![Just(0), 0_u8..40], bytes, times),
        0..6,
    )
}

fn changed(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, out, set, times) in changes {
        let start = at.index(bytes.len() + 1);
        let end = (start + usize::from(*out)).min(bytes.len());
        bytes.splice(start..end, set.repeat(usize::from(*times)));
    }
    bytes
}

/// A part of a text: from a line on, so many lines.
fn part(text: &str, (from, lines): (Index, usize)) -> String {
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    let from = from.index(all.len().max(1));
    all.into_iter().skip(from).take(lines).collect()
}

fn lines() -> impl Strategy<Value = (Index, usize)> {
    (any::<Index>(), 1_usize..30)
}

/// Bytes that an article may have, or nearly.
fn file() -> impl Strategy<Value = (Format, Vec<u8>)> {
    let article = select((*ARTICLES).clone());
    let near = (article, lines(), changes()).prop_map(|((format, text), lines, changes)| {
        (format, changed(&part(&text, lines), &changes))
    });
    let formats = vec![
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::JsonLines,
    ];
    let noise = (select(formats), vec(any::<u8>(), 0..200));
    prop_oneof![9 => near, 1 => noise]
}

/// Words in no order.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => select((*WORDS).clone()), 1 => select(STRANGE.to_vec()).prop_map(str::to_owned)];
    vec(word, 0..40).prop_map(|words| words.join(" "))
}

/// Sentences as they stand, some of them changed.
fn article() -> impl Strategy<Value = String> {
    let plain: Vec<String> = { ARTICLES.iter() }
        .filter(|(format, _)| *format == Format::Text)
        .map(|(_, text)| text.clone())
        .collect();
    let near = (select(plain), lines(), changes()).prop_map(|(text, lines, changes)| {
        String::from_utf8_lossy(&changed(&part(&text, lines), &changes)).into_owned()
    });
    prop_oneof![3 => near, 1 => text()]
}

fn input(format: Format) -> Input {
    Input {
        name: "any.file".to_owned(),
        key: "any".to_owned(),
        path: PathBuf::from("any.file"),
        format,
    }
}

/// What is wrong with a document in itself.
fn sound(document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &document.blocks {
        prop_assert!(end <= block.span.start && block.span.start < block.span.end);
        end = block.span.end;
        let words = document.text.get(block.span.start..block.span.end);
        prop_assert!(words.is_some_and(|w| w.trim() == w), "{words:?}");
    }
    prop_assert!(end <= document.text.len());
    for piece in document.map.pieces() {
        prop_assert!(piece.file + piece.file_len <= document.file.bytes().len());
        prop_assert!(piece.text + piece.text_len <= document.text.len());
    }
    Ok(())
}

/// No article was lost by a fault of the program.
fn faultless(report: &Report) -> Result<(), TestCaseError> {
    for diagnostic in &report.diagnostics {
        prop_assert!(
            !diagnostic.message.contains("a fault of crosscheck"),
            "{}",
            diagnostic.message
        );
    }
    Ok(())
}

fn written(writer: &dyn Writer, report: &Report) -> String {
    let mut out = Vec::new();
    writer.write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_file_is_read_or_refused((format, bytes) in file()) {
        for read in document::read(&input(format), &bytes, &BOILERPLATE) {
            match read {
                Ok(document) => sound(&document)?,
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn any_rule_file_is_sound_or_told(
        text in select([files("rules", "yaml"), files("corpus", "yaml"), files("tests/mistakes", "yaml")].concat()),
        lines in lines(),
        changes in changes(),
    ) {
        let text = String::from_utf8_lossy(&changed(&part(&text, lines), &changes)).into_owned();
        let source = SourceText { path: "any.yaml".to_owned(), text: Arc::from(text) };
        let layers = Layers { texts: vec![Arc::new(source)], ..Layers::default() };
        let problems = match load(&layers) {
            Ok(set) => {
                prop_assert!(Pipeline::new(&set.file).is_ok());
                set.warnings
            }
            Err(errors) => {
                prop_assert!(!errors.problems.is_empty());
                errors.problems
            }
        };
        for problem in &problems {
            if let Some(place) = problem.place.as_ref().filter(|place| place.source.path == "any.yaml") {
                prop_assert!(place.source.text.get(place.span.clone()).is_some(), "{}", problem.title);
            }
        }
        let drawn = render_all(&problems, false);
        prop_assert!(!drawn.chars().any(|c| acts(c) && c != '\n'));
    }
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn any_text_is_taken_apart(text in article()) {
        let read = || PIPELINE.read(vec![document::plain("a", &text)]);
        let report = Report::new(&read(), Vec::new());
        faultless(&report)?;
        for claim in &report.claims {
            prop_assert!(!claim.text.trim().is_empty());
            let mut end = 0;
            for span in &claim.spans {
                prop_assert!(end <= span.start && span.start < span.end, "{:?}", claim.spans);
                prop_assert!(text.get(span.start..span.end).is_some());
                end = span.end;
            }
        }
        let again = Report::new(&read(), Vec::new());
        prop_assert!(written(&Json, &report) == written(&Json, &again));
    }

    #[test]
    fn any_two_texts_are_judged_alike_in_either_order(a in article(), b in article()) {
        let judged = |a: &str, b: &str| PIPELINE.pair(document::plain("a", a), document::plain("b", b));
        let (one, other) = (judged(&a, &b), judged(&b, &a));
        prop_assert_eq!(one.verdict, other.verdict);
        prop_assert!((0.0..=1.0).contains(&one.score), "{}", one.score);
    }

    #[test]
    fn no_text_contradicts_a_copy_of_itself(a in article()) {
        let alone = Report::new(&PIPELINE.run(vec![document::plain("a", &a)]), Vec::new());
        let within = alone.findings.iter().any(|f| f.verdict == Verdict::Contradiction);
        let copied = vec![document::plain("a", &a), document::plain("b", &a)];
        let report = Report::new(&PIPELINE.run(copied), Vec::new());
        let between = report.findings.iter().any(|f| f.verdict == Verdict::Contradiction);
        prop_assert!(within || !between);
    }

    #[test]
    fn any_articles_make_a_report_in_every_format(files in vec(file(), 1..4)) {
        let mut documents = Vec::new();
        for (n, (format, bytes)) in files.iter().enumerate() {
            let input = Input { key: format!("s{n}"), name: format!("s{n}.file"), ..input(*format) };
            documents.extend(document::read(&input, bytes, &BOILERPLATE).into_iter().flatten());
        }
        let keys: std::collections::BTreeSet<_> = documents.iter().map(|d| d.key.clone()).collect();
        prop_assume!(keys.len() == documents.len());
        let report = Report::new(&PIPELINE.run(documents), Vec::new());
        faultless(&report)?;
        for finding in &report.findings {
            for id in &finding.claims {
                prop_assert!(report.claims.iter().any(|c| c.id == *id), "{id}");
            }
        }
        let data = written(&Json, &report);
        let read: Report = serde_json::from_str(&data).unwrap();
        prop_assert!(written(&Json, &read) == data);
        let terminal = Terminal { screen: Screen::default(), only: [].into(), all: true };
        let pages: [&dyn Writer; 3] = [&Markdown::default(), &terminal, &Annotations::default()];
        for page in pages {
            prop_assert!(!written(page, &report).chars().any(|c| acts(c) && c != '\n'));
        }
        let xml = written(&Junit::default(), &report);
        prop_assert!(roxmltree::Document::parse(&xml).is_ok());
        prop_assert!(serde_json::from_str::<serde_json::Value>(&written(&Sarif::default(), &report)).is_ok());
        written(&Html::default(), &report);
        written(&Csv::default(), &report);
    }
}
