//! The tests that live in the shipped packs hold, or are known gaps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crosscheck::Crosscheck;
use crosscheck::rule_tests::{Outcome, run_tests};
use crosscheck::rules::{Layers, RuleSet, SourceText, load};

#[test]
fn the_tests_of_the_shipped_packs_hold() {
    let crosscheck = Crosscheck::of(RuleSet::builtin()).expect("the shipped rules run");
    let rules = crosscheck.rules();
    let packs: Vec<&str> = rules.packs.iter().map(|p| p.pack.as_str()).collect();
    let results = run_tests(rules, &packs, &crosscheck);
    assert!(
        results.len() > 250,
        "only {} tests were found",
        results.len()
    );
    let failed: Vec<String> = results
        .iter()
        .filter(|r| matches!(r.outcome, Outcome::Failed(_)))
        .map(|r| format!("{} {:?}: {:?}", r.pack, r.test, r.outcome))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_phenomena_are_read_as_an_editor_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phenomena");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    let mut failed = Vec::new();
    let mut found = 0;
    for file in files {
        let layers = Layers {
            rules: vec![file.clone()],
            ..Layers::default()
        };
        let rules = load(&layers).expect("the file is a pack");
        let crosscheck = Crosscheck::of(rules).expect("the rules run");
        let rules = crosscheck.rules();
        let pack = rules.packs.last().expect("the file's own").pack.clone();
        for r in run_tests(rules, &[&pack], &crosscheck) {
            found += 1;
            if let Outcome::Failed(why) = &r.outcome {
                let shown = r
                    .test
                    .text
                    .clone()
                    .unwrap_or_else(|| format!("{:?}{:?}", r.test.agree, r.test.apart));
                failed.push(format!("{pack}: {shown}: {}", why.join("; ")));
            }
        }
    }
    assert!(found > 100, "only {found} tests were found");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The rules of a text, and how its tests come out.
fn outcomes(text: &str) -> Vec<Outcome> {
    let source = SourceText {
        path: "docs/rules.md".to_owned(),
        text: Arc::from(text),
    };
    let rules = load(&Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    });
    let rules = rules.unwrap_or_else(|e| panic!("{e}\n{text}"));
    let crosscheck = Crosscheck::of(rules).expect("the rules run");
    let rules = crosscheck.rules();
    let own = rules.packs.last().expect("a pack").pack.clone();
    let results = run_tests(rules, &[&own], &crosscheck);
    results.into_iter().map(|r| r.outcome).collect()
}

/// Boilerplate goes, a headline claims, and a date that the page gives holds.
const AS_A_FILE: &str = "
pack: read
boilerplate:
  - {id: mail, pattern: '^Harbour Mail: .*newsletter', why: an advertisement}
  - {id: stamp, scope: words, pattern: 'SET (?P<published>[A-Z][a-z]+ [0-9]+, [0-9]{4})', why: the page's stamp}
tests:
  - articles:
      a: \"Varsk Yard burned down on Monday.\\n\\nHarbour Mail: our newsletter comes each Friday.\\n\\nTwelve welders died.\"
    report:
      - {nobody: {a: comes each Friday}}
  - {text: \"Varsk Yard burned down.\\n\\nHarbour Mail: our newsletter comes each Friday.\\n\\nTwelve welders died.\", claims: 2}
  - articles:
      a: \"Holm elected to harbour council\\n\\nAda Holm runs the school of Varsk.\"
      b: \"Holm was elected to the harbour council.\"
    report:
      - {agreement: {a: Holm elected, b: Holm was elected}}
  - {text: \"Varsk Yard burned down on Monday. SET May 3, 2023\", time: 2023-05-01, claims: [Varsk Yard burned down on Monday]}
";

#[test]
fn a_test_reads_texts_as_files_are_read() {
    let told = outcomes(AS_A_FILE);
    assert_eq!(told, vec![Outcome::Held; 4]);
}

const NAMED_BY_YEAR: &str = "
pack: years
entities:
  - {id: crane, name: Vantis, kind: other, aliases: [1931 Vantis]}
tests:
  - {text: \"The yard lifts its boats with the 1931 Vantis.\", published: 2009-04-02, time: none, quantity: none, entity: crane}
  - {text: \"The yard bought the Vantis in 1931.\", published: 2009-04-02, time: \"1931\"}
";

#[test]
fn a_year_in_a_name_of_the_rules_is_no_time() {
    assert_eq!(outcomes(NAMED_BY_YEAR), vec![Outcome::Held; 2]);
}

const TWO_PEOPLE: &str = "
pack: people
entities:
  - {id: holm, name: Ada Holm, kind: person, aliases: [Holm]}
  - {id: renn, name: Tilda Renn, kind: person, aliases: [Renn]}
tests:
  - articles:
      a: \"Holm elected to harbour council\\n\\nAda Holm runs the school of Varsk.\"
      b: \"Tilda Renn elected to council of the harbour\\n\\nTilda Renn runs a bakery.\"
      c: \"Varsk teacher elected to harbour council\\n\\nTilda Renn is a teacher.\"
    report:
      - {apart: {a: Holm elected, b: Tilda Renn elected}}
";

#[test]
fn no_third_claim_joins_two_people_of_the_rules() {
    assert_eq!(outcomes(TWO_PEOPLE), [Outcome::Held]);
    let without = TWO_PEOPLE.replace("kind: person", "kind: other");
    assert_ne!(outcomes(&without), [Outcome::Held], "they are joined else");
}

#[test]
fn no_third_claim_joins_two_people_whom_the_articles_name_in_full() {
    let (_, tests) = TWO_PEOPLE.split_once("tests:").unwrap();
    let full = { tests.replace("Holm elected", "Anna Kim elected") }
        .replace("Ada Holm", "Anna Kim")
        .replace("Tilda Renn", "Karl Brandt");
    let told = |tests: &str| outcomes(&format!("pack: people\ntests:{tests}"));
    assert_eq!(told(&full), [Outcome::Held]);
    // A name in common may be one person's.
    let kin = full.replace("Karl Brandt", "Karl Kim");
    assert_ne!(told(&kin), [Outcome::Held], "they are joined else");
}

const SPEAKERS: &str = "
pack: speakers
entities:
  - {id: brandt, name: Karl Brandt, kind: person, aliases: [the mill's owner]}
tests:
  - {text: \"The mill closed, Karl Brandt told the Echo, the Post reported.\", speaker: Karl Brandt, reported_by: Post}
  - {text: \"The mill closed, the mill's owner said.\", speaker: brandt, reported_by: none}
  - {text: \"Anna Kim said hello. The mill closed, Karl Brandt said.\", speaker: brandt}
  - {text: \"The mill closed.\", speaker: none}
";

const TITLED: &str = "
pack: titled
entities:
  - {id: holm, name: Ada Holm, kind: person, titles: [harbour minister]}
tests:
  - {text: \"Ada Holm left. The harbour minister said that the plan was false.\", speaker: holm}
  - {text: \"Ada Holm left. A harbour minister said that the plan was false.\", speaker: a harbour minister}
  - {text: \"Ada Holm left. The finance minister said that the plan was false.\", speaker: the finance minister}
";

#[test]
fn a_title_of_the_rules_is_whom_the_article_names() {
    assert_eq!(outcomes(TITLED), vec![Outcome::Held; 3]);
}

#[test]
fn the_speaker_of_a_test_is_whom_the_report_names() {
    let told = outcomes(SPEAKERS);
    assert_eq!(told, vec![Outcome::Held; 4]);
}

#[test]
fn the_examples_of_the_manual_hold_and_each_by_its_own_rules() {
    let manual =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md"))
            .unwrap();
    let examples: Vec<&str> = manual
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(examples.len() >= 10, "only {} examples", examples.len());
    for example in examples {
        let told = outcomes(example);
        assert!(!told.is_empty(), "no test in\n{example}");
        let holds = |o: &Outcome| matches!(o, Outcome::Held);
        assert!(told.iter().all(holds), "{told:?}\n{example}");
        let whole: serde_yaml::Mapping = serde_yaml::from_str(example).unwrap();
        let bare: serde_yaml::Mapping = whole
            .into_iter()
            .filter(|(key, _)| matches!(key.as_str(), Some("pack" | "extends" | "tests")))
            .collect();
        let without = outcomes(&serde_yaml::to_string(&bare).unwrap());
        assert!(
            without.is_empty() || !without.iter().all(holds),
            "the rules change nothing in\n{example}"
        );
        // What is taken away is there: each line of the section does something.
        let removes = example.contains("\nremove:");
        assert!(!removes || !without.iter().any(holds), "{without:?}");
    }
}

#[test]
fn what_a_ruling_calls_no_claim_is_nobodys_in_a_test() {
    let decided = "decisions:
  - {between: [{source: echo, words: the old crane rusted}], relation: none, because: a caption}
  - {between: [{source: mail, words: its 400-strong workforce}], relation: none, because: torn}
tests:
  - articles: {echo: \"The old crane rusted in the yard. The gate was shut.\", post: \"The old crane rusted in the yard.\", mail: \"Varsk Yard will lay off half of its 400-strong workforce in May. The workforce was hired in spring.\"}
    report:
";
    for (expected, holds) in [
        ("{nobody: {echo: old crane}}", true),
        ("{nobody: {echo: gate}}", false),
        ("{nobody: {post: old crane}}", false),
        ("{nobody: {mail: its 400-strong workforce}}", true),
        ("{nobody: {mail: lay off half}}", false),
        ("{nobody: {mail: workforce}}", false),
        ("{claim: {echo: old crane}, polarity: positive}", false),
    ] {
        let text = format!("pack: own\nextends: [en-news]\n{decided}      - {expected}\n");
        let held = matches!(outcomes(&text)[..], [Outcome::Held]);
        assert_eq!(held, holds, "{expected}");
    }
}

#[test]
fn what_is_nobodys_claim_is_apart_from_all() {
    let story = "tests:
  - articles: {echo: \"The old crane rusted in the yard. The gate was shut on Monday.\", post: \"The old crane rusted in the yard.\"}
    report:
";
    let ruled = "decisions:
  - {between: [{source: echo, words: the old crane rusted}], relation: none, because: a caption}
";
    for (decided, quoted, holds) in [
        ("", "old crane rusted", false),
        (ruled, "old crane rusted", true),
        // Words that nobody ever told are a mistake of the test.
        (ruled, "old crane burned", false),
    ] {
        let apart = format!("      - {{apart: {{echo: {quoted}, post: old crane rusted}}}}\n");
        let text = format!("pack: own\nextends: [en-news]\n{decided}{story}{apart}");
        let held = matches!(outcomes(&text)[..], [Outcome::Held]);
        assert_eq!(held, holds, "{decided} {quoted}");
    }
}

#[test]
fn a_test_can_say_that_nothing_is_answered() {
    for (expected, holds) in [
        ("killed: 12 people", true),
        ("killed: none", false),
        ("injured: none", true),
        ("kill: none", true),
    ] {
        let text = format!(
            "pack: own\nextends: [en-news]\ntests:\n  - articles: {{echo: \"The fire killed 12 people.\"}}\n    report: [{{fact: {{echo: \"{expected}\"}}}}]\n"
        );
        let held = matches!(outcomes(&text)[..], [Outcome::Held]);
        assert_eq!(held, holds, "{expected}");
    }
}
