//! What `decide` says of claims that it parts, on whose words it can rule beside, and what a ruling leaves as it was.

mod common;

use std::fs;

use serde_json::Value;

use common::{claim, crosscheck, holding, id, report, story};

#[test]
fn an_answer_that_a_parted_finding_rested_on_is_told_with_what_takes_it_out() {
    let (folder, made) = story(&[
        (
            "echo",
            "Ada Holm runs the yard of Varsk. Ada Holm, 44, left the yard on Monday.",
        ),
        (
            "post",
            "Ada Holm runs the yard of Varsk. Ada Holm, 58, met the harbour guards.",
        ),
    ]);
    let [a, b] = [("echo", "44"), ("post", "58")].map(|(s, w)| claim(&made, s, w));
    let found = holding(&made, "contradiction", &[&a, &b]);
    let args = [
        "decide",
        id(found[0]),
        ".",
        "--verdict",
        "none",
        "--because",
        "no",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(said.contains("gone: contradiction:numeric"), "{said}");
    assert!(
        said.contains("the fact table keeps what the finding rested on:"),
        "{said}"
    );
    assert!(said.contains(&format!("44 from echo, by {a}")), "{said}");
    assert!(said.contains("--no-fact age"), "{said}");
    // And that call does it.
    let args = [
        "decide",
        &a,
        ".",
        "--no-fact",
        "age",
        "--because",
        "a house number",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(said.contains("fact gone: Age of Ada Holm: 44"), "{said}");
}

#[test]
fn other_findings_that_hold_the_two_are_named() {
    let (folder, made) = story(&[
        (
            "echo",
            "The weeks before the fair in Varsk have brought few orders and earned small profits for the yard.",
        ),
        (
            "post",
            "Ahead of the fair in Varsk there were few orders and small profits for the yard.",
        ),
    ]);
    let post = claim(&made, "post", "few orders");
    let [brought, earned] = ["have brought", "earned"].map(|w| claim(&made, "echo", w));
    let of = |own: &String| id(holding(&made, "agreement", &[own, &post])[0]).to_owned();
    let (ruled, other) = (of(&brought), of(&earned));
    assert_ne!(ruled, other);
    let args = [
        "decide",
        &ruled,
        ".",
        "--verdict",
        "none",
        "--because",
        "two yards",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(said.contains(&format!("gone: agreement {ruled}")), "{said}");
    let still = format!("still held together by agreement {other}");
    assert!(said.contains(&still), "{said}");
    assert!(!said.contains("now agreement"), "{said}");
}

#[test]
fn what_is_no_question_is_told_with_the_call_that_parts_the_figures() {
    let (folder, made) = story(&[
        (
            "echo",
            "Varsk Yard laid off 40 welders. Revenue of Varsk Yard fell to $93 million last year.",
        ),
        (
            "post",
            "Varsk Yard laid off 40 welders. Varsk Yard had $120 million in revenue last year.",
        ),
    ]);
    let [a, b] = [("echo", "$93"), ("post", "$120")].map(|(s, w)| claim(&made, s, w));
    let found = holding(&made, "contradiction", &[&a, &b]);
    let id = id(found[0]);
    let args = ["decide", &a, ".", "--no-fact", "revenue", "--because", "no"];
    let [_, said] = crosscheck(folder.path(), &args);
    assert!(
        said.contains("`revenue` is no question of the fact table"),
        "{said}"
    );
    let call = format!("crosscheck decide {id} PATH --claims {a} {b} --verdict none");
    assert!(said.contains(&call), "{said}");
    let args = [
        "decide",
        id,
        ".",
        "--claims",
        &a,
        &b,
        "--verdict",
        "none",
        "--because",
        "no",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(
        said.contains(&format!("gone: contradiction:numeric {id}")),
        "{said}"
    );
}

const SHE: [(&str, &str); 2] = [
    (
        "echo",
        "Ada Holm left the yard on Monday. She was arrested on Tuesday, and Maja Dorn said nothing.",
    ),
    ("post", "Maja Dorn was arrested on Tuesday."),
];

#[test]
fn a_word_is_ruled_by_decide_and_listed_with_the_rulings() {
    let (folder, made) = story(&SHE);
    let she = claim(&made, "echo", "arrested");
    let args = [
        "decide",
        &she,
        ".",
        "--word",
        "She",
        "--means",
        "Maja Dorn",
        "--because",
        "so the police",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(
        said.contains("“She” of echo in “She was arrested on Tuesday"),
        "{said}"
    );
    assert!(said.contains("new: agreement"), "{said}");
    assert!(
        said.contains("post “Maja Dorn was arrested on Tuesday”"),
        "{said}"
    );
    let made = report(folder.path(), &["--rules", "rulings.yaml"]);
    let listed = &made["referents"][0];
    assert_eq!(
        (&listed["word"], &listed["means"]),
        (&"She".into(), &"Maja Dorn".into())
    );
    assert_eq!(listed["claims"][0], she.as_str());
    let args = ["compare", ".", "--rules", "rulings.yaml"];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(
        said.contains("“She” of echo means Maja Dorn  referents/rulings.yaml:"),
        "{said}"
    );
    let args = [
        "decide",
        &she,
        ".",
        "--word",
        "he",
        "--means",
        "Maja Dorn",
        "--because",
        "x",
    ];
    let [_, said] = crosscheck(folder.path(), &args);
    assert!(said.contains("has the word `he`"), "{said}");
}

#[test]
fn a_ruling_on_a_word_that_moves_no_finding_is_a_warning() {
    let (folder, made) = story(&[
        (
            "echo",
            "Ada Holm left the yard on Monday. She swam in the lake at noon.",
        ),
        ("post", "Ada Holm left the yard on Monday."),
    ]);
    assert!(!made["findings"].as_array().unwrap().is_empty());
    let rules = "pack: own\nextends: [en-news]\nreferents:\n  - {source: echo, words: She swam in the lake, word: she, means: nobody, because: x}\n";
    fs::write(folder.path().join("own.yaml"), rules).unwrap();
    let args = ["rules", "check", "own.yaml", "--with", ".", "--no-config"];
    let [_, said] = crosscheck(folder.path(), &args);
    assert!(said.contains("a ruling changes nothing"), "{said}");
    assert!(said.contains("no finding and no fact is another"), "{said}");
}

#[test]
fn an_agreement_keeps_its_id_whichever_claim_is_taken_out() {
    let words = [
        "The owner closed the north shaft on Monday.",
        "The owner of the mine shut the north shaft on Monday.",
        "The north shaft was closed by the owner on Monday.",
    ];
    let keys = ["echo", "herald", "post"];
    let articles: Vec<(&str, &str)> = keys.into_iter().zip(words).collect();
    let (folder, made) = story(&articles);
    let ids = keys.map(|s| claim(&made, s, "shaft"));
    let found = holding(&made, "agreement", &ids.each_ref());
    let whole = id(found[0]);
    for gone in &ids {
        let file = format!("{gone}.yaml");
        let args = [
            "decide",
            whole,
            ".",
            "--claims",
            gone,
            "--verdict",
            "no-claim",
            "--because",
            "torn",
            "--into",
            &file,
        ];
        crosscheck(folder.path(), &args);
        let made = report(folder.path(), &["--rules", &file]);
        let left: Vec<&String> = ids.iter().filter(|i| *i != gone).collect();
        let found = holding(&made, "agreement", &left);
        assert_eq!(
            found.iter().map(|f| id(f)).collect::<Vec<_>>(),
            [whole],
            "{gone}"
        );
    }
}

#[test]
fn a_ruled_contradiction_is_headed_by_one_sentence() {
    let (folder, made) = story(&[
        (
            "echo",
            "The mill burned on Monday. Ada Holm rowed 40 kilometres to the island.",
        ),
        (
            "post",
            "The mill burned on Monday. The boat of Holm was rowed for 60 kilometres, says a log.",
        ),
        (
            "mail",
            "The mill burned on Monday. Nobody saw the boat of Holm.",
        ),
    ]);
    let [a, b, c] =
        [("echo", "40"), ("post", "60"), ("mail", "boat")].map(|(s, w)| claim(&made, s, w));
    let quote = |id: &String| {
        let mut claims = made["claims"].as_array().unwrap().iter();
        let found = claims.find(|c| c["id"] == id.as_str()).unwrap();
        format!(
            "{{source: {}, words: {:?}}}",
            found["source"].as_str().unwrap(),
            found["text"].as_str().unwrap()
        )
    };
    let ruled = |one: &String, other: &String, kind: &str| {
        let [one, other] = [one, other].map(quote);
        let rules = format!(
            "pack: own\nextends: [en-news]\ndecisions:\n  - {{between: [{one}, {other}], relation: contradicts, kind: {kind}, because: so}}\n"
        );
        fs::write(folder.path().join("own.yaml"), rules).unwrap();
        let args = [
            "compare",
            ".",
            "--rules",
            "own.yaml",
            "--only",
            "contradiction",
            "--format",
            "csv",
        ];
        crosscheck(folder.path(), &args)[0].clone()
    };
    let numeric = ruled(&a, &b, "numeric");
    assert!(
        numeric.contains("Ada Holm rowed 40 kilometres to the island, or 60"),
        "{numeric}"
    );
    let other = ruled(&a, &c, "exclusive");
    assert!(
        other.contains("Ada Holm rowed 40 kilometres to the island"),
        "{other}"
    );
    assert!(!other.contains("island, or"), "{other}");
}

/// The text behind a heading, up to the end.
fn behind<'s>(said: &'s str, head: &str) -> &'s str {
    said.split_once(head)
        .unwrap_or_else(|| panic!("{head}: {said}"))
        .1
}

#[test]
fn the_test_that_explain_prints_fails_until_the_finding_is_mended() {
    let (folder, made) = story(&[
        ("echo", "The owner closed the north shaft on Monday."),
        ("post", "The north shaft was closed by the owner on Monday."),
    ]);
    let stories = folder.path().join("story");
    fs::create_dir(&stories).unwrap();
    for key in ["echo", "post"] {
        let name = format!("{key}.txt");
        fs::rename(folder.path().join(&name), stories.join(&name)).unwrap();
    }
    let ids = ["echo", "post"].map(|s| claim(&made, s, "shaft"));
    let found = holding(&made, "agreement", &ids.each_ref());
    let [said, _] = crosscheck(
        folder.path(),
        &["explain", "--finding", id(found[0]), "story"],
    );
    let test = behind(&said, "The test that fails now");
    let test = format!("tests:\n{}", behind(test, "tests:\n"));
    let tested = |rules: &str| {
        fs::write(folder.path().join("own.yaml"), format!("{rules}\n{test}")).unwrap();
        crosscheck(folder.path(), &["rules", "test", "own.yaml"])[0].clone()
    };
    let pack = "pack: own\nextends: [en-news]\n";
    assert!(tested(pack).starts_with("0 held, 1 failed"), "{test}");
    let args = [
        "decide",
        id(found[0]),
        "story",
        "--verdict",
        "none",
        "--because",
        "two shafts",
        "--into",
        "ruled.yaml",
    ];
    crosscheck(folder.path(), &args);
    let ruled = fs::read_to_string(folder.path().join("ruled.yaml")).unwrap();
    assert!(tested(&ruled).starts_with("1 held, 0 failed"), "{ruled}");
    // A folder that is not there is no story that says nothing.
    let gone = test.replace("story: story", "story: gone");
    fs::write(folder.path().join("own.yaml"), format!("{pack}{gone}")).unwrap();
    let [counted, _] = crosscheck(folder.path(), &["rules", "test", "own.yaml"]);
    assert!(counted.starts_with("0 held, 1 failed"), "{counted}");
}

#[test]
fn a_day_that_an_article_lacks_is_offered_before_rulings() {
    let (folder, made) = story(&[
        ("echo", "The old ferry Corvo sank off Varsk on Sunday."),
        ("post", "The old ferry Corvo sank off Varsk on Monday."),
    ]);
    let ids = ["echo", "post"].map(|s| claim(&made, s, "Corvo"));
    let findings = made["findings"].as_array().unwrap().iter();
    let has = |f: &&Value| {
        ids.iter().all(|i| {
            f["claims"]
                .as_array()
                .unwrap()
                .contains(&Value::from(i.as_str()))
        })
    };
    let found = findings.clone().find(has).expect("there is one of both");
    let [said, _] = crosscheck(folder.path(), &["explain", "--finding", id(found), "."]);
    let [days, rulings] = ["sources:\n", "decisions:\n"].map(|s| said.find(s));
    assert!(days.is_some() && days < rulings, "{said}");
    assert!(said.contains("{id: echo, published: YYYY-MM-DD}"), "{said}");
}
