//! What `decide` says of its ruling: what changes in the report, and nothing that does not; and what `explain` offers to write.

mod common;

use std::fs;
use std::process::Command;

use serde_json::Value;

use common::{claim, crosscheck, holding, id, story};

#[test]
fn a_value_that_two_give_by_themselves_does_not_change() {
    let (folder, report) = story(&[
        (
            "echo",
            "The library of Varsk burned on Monday. The building was built in the 1930s, said Jan Voll. The crane fell.",
        ),
        (
            "mail",
            "The library of Varsk burned on Monday. The building was built in the 1930s.",
        ),
    ]);
    let rows = report["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["values"].as_array().unwrap().len());
    assert!(rows.max() == Some(2), "{:#}", report["facts"]);
    let torn = claim(&report, "echo", "The crane fell");
    let [said, _] = crosscheck(
        folder.path(),
        &[
            "decide",
            &torn,
            ".",
            "--verdict",
            "no-claim",
            "--because",
            "torn",
        ],
    );
    assert!(!said.contains("fact"), "{said}");
}

#[test]
fn a_finding_that_comes_is_told_with_all_its_claims() {
    let text = "Twelve welders of the yard in Varsk were hurt on Monday.";
    let (folder, report) = story(&[
        ("echo", text),
        ("mail", text),
        (
            "post",
            "Fourteen welders of the yard in Varsk were hurt on Monday.",
        ),
    ]);
    let [a, b] = [("echo", "Twelve"), ("post", "Fourteen")].map(|(s, w)| claim(&report, s, w));
    let id = id(holding(&report, "contradiction", &[&a, &b])[0]);
    let [said, _] = crosscheck(
        folder.path(),
        &[
            "decide",
            id,
            ".",
            "--claims",
            &a,
            &b,
            "--verdict",
            "update",
            "--because",
            "counted again",
        ],
    );
    for row in [
        "side 1 echo “Twelve",
        "side 1 mail “Twelve",
        "side 2 post “Fourteen",
    ] {
        assert!(said.contains(row), "{row}: {said}");
    }
}

const SPEAKERS: [(&str, &str); 2] = [
    (
        "echo",
        "The mill burned on Monday. Ada Holm said that the roof had been mended in spring.",
    ),
    (
        "post",
        "The mill burned on Monday. Jan Voll said that the roof had been mended before winter came.",
    ),
];

#[test]
fn a_contradiction_of_speakers_is_written_as_the_dispute_that_it_is() {
    let (folder, report) = story(&SPEAKERS);
    let [a, b] = ["echo", "post"].map(|s| claim(&report, s, "the roof"));
    let found = report["findings"].as_array().unwrap().iter();
    let has = |f: &&Value| f["claims"].as_array().unwrap().iter().any(|c| *c == *a);
    let id = found.clone().find(has).unwrap()["id"].as_str().unwrap();
    let args = [
        "decide",
        id,
        ".",
        "--claims",
        &a,
        &b,
        "--verdict",
        "contradiction",
        "--because",
        "one season",
        "--into",
        "own.yaml",
    ];
    let [said, _] = crosscheck(folder.path(), &args);
    assert!(
        said.contains("told as a dispute, since only speakers stand behind the sides"),
        "{said}"
    );
    // The test of the rule file says what to write.
    let file = folder.path().join("own.yaml");
    let articles = SPEAKERS
        .map(|(key, text)| format!("      {key}: \"{text}\"\n"))
        .concat();
    let tested = |verdict: &str| {
        let expected = format!("      - {{{verdict}: {{echo: the roof, post: the roof}}}}\n");
        let rules = fs::read_to_string(&file).unwrap();
        let test = format!("tests:\n  - articles:\n{articles}    report:\n{expected}");
        let path = folder.path().join("tested.yaml");
        fs::write(&path, format!("{rules}\n{test}")).unwrap();
        let mut call = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let run = call.args(["rules", "test"]).arg(&path).output().unwrap();
        (run.status.success(), String::from_utf8(run.stderr).unwrap())
    };
    let (held, said) = tested("contradiction");
    assert!(
        !held && said.contains("write `dispute` for `contradiction`"),
        "{said}"
    );
    assert!(tested("dispute").0);
}

#[test]
fn what_is_negated_once_is_offered_as_a_contradiction_first() {
    let (folder, report) = story(&[
        (
            "echo",
            "The dredger sank off Varsk. The harbour guards have not been provided with maps of the bay.",
        ),
        (
            "post",
            "The dredger sank off Varsk. The harbour guards of the town said they used new maps of the bay.",
        ),
    ]);
    let related = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["verdict"] == "related");
    let id = related.unwrap_or_else(|| panic!("{:#}", report["findings"]))["id"]
        .as_str()
        .unwrap();
    let [said, _] = crosscheck(folder.path(), &["explain", "--finding", id, "."]);
    let first = said
        .find("If they contradict each other")
        .expect("it is offered");
    assert!(
        said.find("If they say the same")
            .is_some_and(|same| first < same),
        "{said}"
    );
    assert!(said.contains("kind: negation"), "{said}");
}

#[test]
fn of_an_agreement_the_clashing_figures_are_offered() {
    let (folder, report) = story(&[
        (
            "echo",
            "The regatta of Varsk was held on Monday. Ada Holm also set the regatta record for the longest tour with 40 kilometres. Ada Holm set a regatta record.",
        ),
        (
            "mail",
            "The regatta of Varsk was held on Monday. Holm also set a new record for the longest tour by a rower in the process. Ada Holm won.",
        ),
        (
            "post",
            "The regatta of Varsk was held on Monday. Ada Holm also set a regatta record for a tour with 60 long kilometres.",
        ),
    ]);
    let [a, b] = [("echo", "40"), ("post", "60")].map(|(s, w)| claim(&report, s, w));
    let id = id(holding(&report, "agreement", &[&a, &b])[0]);
    let [said, _] = crosscheck(folder.path(), &["explain", "--finding", id, "."]);
    assert!(said.contains("these two give different figures"), "{said}");
    assert!(
        said.contains(&format!("--claims {a} {b} --verdict contradiction"))
            || said.contains(&format!("--claims {b} {a} --verdict contradiction")),
        "{said}"
    );
}

#[test]
fn a_pair_that_the_report_does_not_join_is_told_what_prevented_it() {
    let (folder, report) = story(&[
        (
            "echo",
            "Twelve welders of the yard in Varsk were hurt on Monday.",
        ),
        (
            "post",
            "Fourteen welders of the yard in Varsk were hurt on Monday.",
        ),
    ]);
    let [a, b] = [("echo", "Twelve"), ("post", "Fourteen")].map(|(s, w)| claim(&report, s, w));
    let off = "pack: own\nextends: [en-news]\nseverity: {contradiction: off}\n";
    fs::write(folder.path().join("own.yaml"), off).unwrap();
    let [said, _] = crosscheck(
        folder.path(),
        &[
            "explain", "--pair", &a, &b, "echo.txt", "post.txt", "--rules", "own.yaml",
        ],
    );
    assert!(said.contains("not in the report"), "{said}");
    assert!(said.contains("its severity is `off`"), "{said}");
}
