//! A person's word on whom a pronoun or a description means changes what is read, of that article alone.

use std::sync::Arc;

use crosscheck::claim::Claim;
use crosscheck::document::{self, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Explanation, Phrases, Screen, write_explanation};
use crosscheck::rules::{Layers, RuleSet, SourceText, load};
use crosscheck::run::Run;

/// Rules of one's own, which stand in `own.yaml`, laid over the packs that ship.
fn compiled(referents: &str) -> RuleSet {
    let text = SourceText {
        path: "somewhere/own.yaml".to_owned(),
        text: Arc::from(format!(
            "entities:\n  - {{id: brix, name: Ina Brix, kind: person}}\nreferents:\n{referents}"
        )),
    };
    let layers = Layers {
        texts: vec![Arc::new(text)],
        ..Layers::default()
    };
    load(&layers).expect("the rules are sound")
}

fn run_of(pipeline: &Pipeline, articles: &[(&str, &str)]) -> Run {
    let documents: Vec<Document> = articles
        .iter()
        .map(|(key, text)| document::plain(key, text))
        .collect();
    pipeline.run(documents)
}

/// The last claim of an article, as the report tells it.
fn last(run: &Run, article: &str) -> String {
    let at = run.documents.iter().position(|d| d.key == article);
    let own = |c: &&Claim| Some(c.source.0 as usize) == at;
    let last = run.claims.iter().rfind(own).expect("it has a claim");
    last.normalized.clone()
}

/// What the last claim of a text says under one ruling.
fn said(text: &str, words: &str, word: &str, means: &str) -> String {
    let ruling = format!(
        "  - {{source: echo, words: \"{words}\", word: \"{word}\", means: {means}, because: so}}\n"
    );
    let rules = compiled(&ruling);
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let run = run_of(&pipeline, &[("echo", text)]);
    let told: Vec<&str> = run.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(told, [""; 0], "{text}");
    last(&run, "echo")
}

/// Whom the last claim of a text is laid to under one ruling.
fn speaker(text: &str, words: &str, word: &str, means: &str) -> Option<String> {
    let ruling = format!(
        "  - {{source: echo, words: \"{words}\", word: \"{word}\", means: {means}, because: so}}\n"
    );
    let pipeline = Pipeline::new(&compiled(&ruling).file).expect("the rules run");
    let run = run_of(&pipeline, &[("echo", text)]);
    let claim = run.claims.last().expect("it has a claim");
    let mut by = claim.attributions.iter().rev();
    by.find_map(|&i| run.readings[0].attributions[i].speaker.clone())
}

#[test]
fn a_word_of_the_source_says_who_speaks() {
    let text = "Ada Holm met Maja Dorn of the Harbour Board. The clerk for the yard said that the mill had burned.";
    for (means, wanted) in [
        ("Maja Dorn", Some("Maja Dorn")),
        // A name without what stands before it.
        ("Dorn", Some("Maja Dorn")),
        // The word as it stands is what the speaker is called.
        ("nobody", Some("the clerk for the yard")),
    ] {
        let told = speaker(text, "the clerk for the yard", "clerk", means);
        assert_eq!(told.as_deref(), wanted, "{means}");
    }
    let torn = "Speaking to the paper, Echo, clerk for the yard Maja Dorn, said: \"The mill burned on Monday.\"";
    let told = speaker(torn, "clerk for the yard", "clerk", "Maja Dorn");
    assert_eq!(told.as_deref(), Some("Maja Dorn"));
}

#[test]
fn a_word_means_whom_a_person_says() {
    for (text, words, word, means, wanted) in [
        // A name of the article, another than grammar prefers.
        (
            "Ada Holm left with Maja Dorn. She was arrested on Monday.",
            "she was arrested",
            "she",
            "Maja Dorn",
            "Maja Dorn was arrested on Monday",
        ),
        // A name that the article gives in full elsewhere.
        (
            "Ada Holm left the yard. Maja Dorn stayed. She was arrested on Monday.",
            "She was",
            "She",
            "Ada Holm",
            "Ada Holm was arrested on Monday",
        ),
        // An entity that only the rules know.
        (
            "Ada Holm left the yard. She was arrested on Monday.",
            "She was arrested",
            "she",
            "brix",
            "Ina Brix was arrested on Monday",
        ),
        // Whose it is.
        (
            "Ada Holm met the breeder, whose horse won the derby on Monday.",
            "whose horse",
            "whose",
            "Ina Brix",
            "Ina Brix's horse won the derby on Monday",
        ),
        // Nobody: the article's own word stays.
        (
            "Ada Holm left the yard. She was arrested on Monday.",
            "She was arrested",
            "she",
            "nobody",
            "She was arrested on Monday",
        ),
        // What stands for a common noun.
        (
            "Two miners were trapped in the shaft. They were rescued on Monday.",
            "They were rescued",
            "they",
            "nobody",
            "They were rescued on Monday",
        ),
        // Who speaks.
        (
            "“I sold the mill,” Ada Holm said.",
            "I sold the mill",
            "I",
            "nobody",
            "I sold the mill",
        ),
        (
            "“I sold the mill,” Ada Holm said.",
            "I sold the mill",
            "I",
            "Ina Brix",
            "Ina Brix sold the mill",
        ),
    ] {
        assert_eq!(said(text, words, word, means), wanted, "{text} {means}");
    }
}

#[test]
fn who_speaks_is_whom_a_person_says() {
    let rules = compiled(
        "  - {source: echo, words: The assistant manager said, word: manager, means: Karl Brandt, because: so}\n",
    );
    let pipeline = Pipeline::new(&rules.file).unwrap();
    let text = "Karl Brandt runs the mill. The assistant manager said that the mill was safe.";
    let run = run_of(&pipeline, &[("echo", text)]);
    let told = Explanation::new(&run, 0, &Phrases::of(&rules)).unwrap();
    let speakers = { told.claims.iter() }.flat_map(|c| &c.claim.attributions);
    let named: Vec<_> = speakers.map(|a| a.speaker.as_deref()).collect();
    assert_eq!(named, [Some("Karl Brandt")]);
}

#[test]
fn an_explanation_tells_whom_the_word_means_by_which_ruling_and_why() {
    let rules = compiled(
        "  - {source: echo, words: She was, word: she, means: nobody, because: at first}
  - {source: echo, words: She was, word: she, means: Maja Dorn, because: the police say so}
",
    );
    let pipeline = Pipeline::new(&rules.file).unwrap();
    // The second article has more names than the first, and other places for them in the run.
    let text = "Ada Holm left with Maja Dorn. She was arrested on Monday.";
    let many = "Karl Brandt, Anna Kim and Peder Lund met Ada Holm, Jonas Vell and Ina Brix.";
    let run = run_of(&pipeline, &[("delta", many), ("echo", text)]);
    let told = Explanation::new(&run, 1, &Phrases::of(&rules)).unwrap();
    let ruled: Vec<_> = { told.ruled.iter() }
        .map(|r| {
            let whom = r.entity.as_ref().map(|e| e.name.as_str());
            (r.text.as_str(), whom, &*r.because, &*r.read_at)
        })
        .collect();
    let wanted = [
        ("She", None, "at first", "own.yaml:4"),
        ("She", Some("Maja Dorn"), "the police say so", "own.yaml:5"),
    ];
    assert_eq!(ruled, wanted);
    assert_eq!(last(&run, "echo"), "Maja Dorn was arrested on Monday");
    let mut out = Vec::new();
    write_explanation(&run, 1, &Phrases::of(&rules), Screen::default(), &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(
        page.contains("She = Maja Dorn (own.yaml:5: the police say so)"),
        "{page}"
    );
}

#[test]
fn what_is_ruled_of_one_article_is_not_ruled_of_its_twin() {
    let text = "Ada Holm left the yard. She was arrested on Monday.";
    let rules = compiled(
        "  - {source: echo, words: She was arrested, word: she, means: brix, because: so}\n",
    );
    let pipeline = |remembers: bool| {
        let fresh = Pipeline::new(&rules.file).unwrap();
        if remembers {
            fresh.remembering()
        } else {
            fresh
        }
    };
    for remembers in [false, true] {
        let pipeline = pipeline(remembers);
        for articles in [
            [("echo", text), ("post", text)],
            [("author", text), ("echo", text)],
        ] {
            let run = run_of(&pipeline, &articles);
            for (key, _) in articles {
                let who = if key == "echo" {
                    "Ina Brix"
                } else {
                    "Ada Holm"
                };
                assert_eq!(last(&run, key), format!("{who} was arrested on Monday"));
            }
        }
    }
}

#[test]
fn a_ruling_that_fits_nothing_is_told_with_its_place() {
    let rules = compiled(
        "  - {source: post, words: She was arrested, word: she, means: brix, because: so}
  - {source: echo, words: She was released, word: she, means: brix, because: so}
  - {source: echo, words: She was arrested, word: she, means: Zorro, because: so}
  - {source: echo, words: She was arrested, word: arrested, means: brix, because: so}
  - {source: echo, words: Holm left, word: Holm, means: Ada Holm, because: so}
",
    );
    let pipeline = Pipeline::new(&rules.file).unwrap();
    let run = run_of(
        &pipeline,
        &[(
            "echo",
            "Ada Holm left the yard. She was arrested on Monday.",
        )],
    );
    let told = run.diagnostics.iter();
    let told: Vec<String> = told
        .map(|d| format!("{}:{} {}", d.path, d.line, d.message))
        .collect();
    let no_pronoun = |word: &str| format!("`{word}` is no pronoun and no noun beside names");
    let why = [
        "no article is called `post`".to_owned(),
        "`echo` has no word `she` in “She was released”".to_owned(),
        "neither the rules nor `echo` know `Zorro`".to_owned(),
        no_pronoun("arrested"),
        no_pronoun("Holm"),
    ];
    let wanted: Vec<String> = { why.iter().enumerate() }
        .map(|(at, why)| format!("own.yaml:{} a ruling matches nothing: {why}", at + 4))
        .collect();
    assert_eq!(told, wanted);
}
