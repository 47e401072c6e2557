//! A person's rulings change the report in every format; one that fits nothing is told; severities order and hide.

use std::sync::Arc;

use crosscheck::document::{self, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Finding, Json, Markdown, Pack, Report, Screen, Terminal, Writer};
use crosscheck::rules::{Layers, RuleSet, SourceText, load};
use crosscheck::run::Severity::{Error, Note, Warning};
use crosscheck::verdict::{ClaimIndex, ConflictKind, Verdict};

const ECHO: &str = "The copper mine at Varsk flooded on Monday. Rescuers brought fourteen miners to the surface. \
    The owner closed the north shaft. The minister visited the town.";
const HERALD: &str = "The copper mine at Varsk flooded on Monday. Nine miners were brought to the surface. \
    The owner of the mine shut the north shaft. The pumps had failed.";
const POST: &str = "The copper mine at Varsk was flooded on Monday. Eleven miners were brought to the surface. \
    The north shaft was closed by the owner. A pump had not been serviced for years.";

/// Rules of one's own, which stand in `own.yaml`.
fn compiled(rules: &str) -> RuleSet {
    let text = SourceText {
        path: "somewhere/own.yaml".to_owned(),
        text: Arc::from(rules),
    };
    let layers = Layers {
        texts: vec![Arc::new(text)],
        ..Layers::default()
    };
    load(&layers).expect("the rules are sound")
}

fn articles() -> Vec<Document> {
    let articles = [("echo", ECHO), ("herald", HERALD), ("post", POST)];
    articles
        .map(|(key, text)| document::plain(key, text))
        .to_vec()
}

/// The report of the three articles under rules of one's own.
fn report(rules: &str) -> Report {
    let rules = compiled(rules);
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    Report::new(&pipeline.run(articles()), Pack::all(&rules))
}

/// Rules with one decision on line 2.
fn decided(a: (&str, &str), b: (&str, &str), relation: &str) -> String {
    let quote = |(source, words): (&str, &str)| format!("{{source: {source}, words: \"{words}\"}}");
    format!(
        "decisions:\n  - {{between: [{}, {}], relation: {relation}, because: a reader said so}}\n",
        quote(a),
        quote(b)
    )
}

/// The finding that a claim with these words and one with those stand in.
fn shared<'r>(report: &'r Report, one: &str, other: &str) -> Option<&'r Finding> {
    let has = |f: &Finding, words: &str| {
        let mut claims = report.claims.iter().filter(|c| f.claims.contains(&c.id));
        claims.any(|c| c.text.contains(words))
    };
    let mut found = report
        .findings
        .iter()
        .filter(|f| has(f, one) && has(f, other));
    let first = found.next();
    assert!(found.next().is_none(), "more than one finding holds both");
    first
}

/// The finding says that it was ruled, and so does the report in every format.
fn is_told(report: &Report, finding: Option<&Finding>) {
    if let Some(finding) = finding {
        let told = |r: &crosscheck::report::Reason| {
            r.rule == "decisions/own.yaml:2" && r.detail == "ruled: a reader said so"
        };
        assert!(finding.because.iter().any(told), "{:?}", finding.because);
    }
    let text = Terminal {
        screen: Screen {
            width: 100,
            colour: false,
        },
        only: [].into(),
        all: false,
    };
    for (format, page) in [
        ("text", text.render(report)),
        ("Markdown", Markdown::default().render(report)),
        ("JSON", Json.render(report)),
    ] {
        assert!(page.contains("a reader said so"), "{format}: {page}");
        assert!(page.contains("decisions/own.yaml:2"), "{format}: {page}");
    }
}

/// All findings but those of these ids are the same in both reports, ids included.
fn rest_is_untouched(before: &Report, after: &Report) {
    let ruled = |f: &Finding| f.because.iter().any(|r| r.rule.starts_with("decisions/"));
    for finding in before.findings.iter().filter(|f| {
        let same = after.findings.iter().find(|g| g.id == f.id);
        same.is_none_or(|same| !ruled(same)) && !after.findings.contains(f)
    }) {
        // What a ruling took out or joined has members that the ruling names.
        let quoted: Vec<&String> = after
            .rulings
            .iter()
            .flat_map(|r| r.claims.iter().flatten())
            .collect();
        assert!(
            finding.claims.iter().any(|c| quoted.contains(&c)),
            "{} changed and was not ruled on",
            finding.id
        );
    }
    for finding in after.findings.iter().filter(|f| !ruled(f)) {
        assert!(before.findings.contains(finding), "{} is new", finding.id);
    }
}

const FOURTEEN: (&str, &str) = ("echo", "rescuers brought FOURTEEN miners");
const NINE: (&str, &str) = ("herald", "Nine miners, were brought");
const ELEVEN: (&str, &str) = ("post", "Eleven miners");
const CLOSED: (&str, &str) = ("echo", "the owner closed the north shaft");
const SHUT: (&str, &str) = ("herald", "owner of the mine shut");
const PUMPS: (&str, &str) = ("herald", "the pumps had failed");
const SERVICE: (&str, &str) = ("post", "a pump had not been serviced");

#[test]
fn without_rulings_the_articles_agree_and_contradict_each_other() {
    let report = report("");
    let verdict = |a, b| shared(&report, a, b).map(|f| (f.verdict, f.kind));
    let numeric = Some((Verdict::Contradiction, Some(ConflictKind::Numeric)));
    assert_eq!(verdict("fourteen", "Nine"), numeric);
    assert_eq!(
        verdict("owner closed", "shut"),
        Some((Verdict::Agreement, None))
    );
    assert_eq!(verdict("pumps", "serviced"), None);
    assert!(report.rulings.is_empty() && report.diagnostics.is_empty());
    assert!(!Json.render(&report).contains("ruling"));
}

#[test]
fn equivalent_joins_what_was_apart() {
    for relation in ["equivalent", "refines"] {
        let (before, after) = (report(""), report(&decided(PUMPS, SERVICE, relation)));
        let finding = shared(&after, "pumps", "serviced");
        assert_eq!(finding.map(|f| f.verdict), Some(Verdict::Agreement));
        is_told(&after, finding);
        rest_is_untouched(&before, &after);
    }
}

#[test]
fn equivalent_joins_what_was_opposed() {
    let (before, after) = (report(""), report(&decided(FOURTEEN, NINE, "equivalent")));
    let finding = shared(&after, "fourteen", "Nine");
    assert_eq!(finding.map(|f| f.verdict), Some(Verdict::Agreement));
    // Both still stand against the third.
    let eleven = shared(&after, "fourteen", "Eleven").expect("it still contradicts");
    assert_eq!(eleven.verdict, Verdict::Contradiction);
    assert_eq!(
        eleven.because[0].detail,
        "fourteen and Eleven of the same cannot both be right"
    );
    is_told(&after, finding);
    rest_is_untouched(&before, &after);
}

#[test]
fn none_takes_a_side_out_of_a_contradiction() {
    let (before, after) = (report(""), report(&decided(FOURTEEN, NINE, "none")));
    assert_eq!(shared(&after, "fourteen", "Nine"), None);
    for (a, b) in [("fourteen", "Eleven"), ("Nine", "Eleven")] {
        let left = shared(&after, a, b).expect("the third still contradicts it");
        assert_eq!(
            (left.verdict, left.sides.len()),
            (Verdict::Contradiction, 2)
        );
        is_told(&after, Some(left));
    }
    rest_is_untouched(&before, &after);
}

#[test]
fn none_takes_an_agreement_apart() {
    let (before, after) = (report(""), report(&decided(CLOSED, SHUT, "none")));
    assert_eq!(shared(&after, "owner closed", "shut"), None);
    // The third goes with one of the two.
    let agreed = after
        .findings
        .iter()
        .filter(|f| f.verdict == Verdict::Agreement);
    assert_eq!(agreed.map(|f| f.claims.len()).collect::<Vec<_>>(), [3, 2]);
    is_told(&after, None);
    rest_is_untouched(&before, &after);
}

#[test]
fn none_on_one_claim_takes_it_out_of_all_findings() {
    let rules = "decisions:\n  - {between: [{source: post, words: \"eleven miners were brought\"}], relation: none, \
        because: a reader said so}\n";
    let (before, after) = (report(""), report(rules));
    let claim = after.claims.iter().find(|c| c.text.starts_with("Eleven"));
    let id = &claim.expect("the claim itself stays").id;
    assert!(after.findings.iter().all(|f| !f.claims.contains(id)));
    let left =
        shared(&after, "fourteen", "Nine").expect("the other two still contradict each other");
    assert_eq!(left.sides.len(), 2);
    is_told(&after, Some(left));
    rest_is_untouched(&before, &after);
}

#[test]
fn contradicts_makes_a_contradiction_of_an_agreement() {
    let rules = decided(CLOSED, SHUT, "contradicts, kind: antonym");
    let (before, after) = (report(""), report(&rules));
    let finding = shared(&after, "owner closed", "shut").expect("there is one");
    assert_eq!(
        (finding.verdict, finding.kind),
        (Verdict::Contradiction, Some(ConflictKind::Antonym))
    );
    assert_eq!(finding.positions[1].value, SHUT.1);
    assert_eq!(finding.sources.len(), 3);
    is_told(&after, Some(finding));
    rest_is_untouched(&before, &after);
}

#[test]
fn contradicts_confirms_a_contradiction_and_its_id_stays() {
    let rules = decided(FOURTEEN, ELEVEN, "contradicts, kind: numeric");
    let (before, after) = (report(""), report(&rules));
    let ids = [&before, &after].map(|r| shared(r, "fourteen", "Eleven").map(|f| f.id.clone()));
    assert_eq!(ids[0], ids[1]);
    is_told(&after, shared(&after, "fourteen", "Eleven"));
    rest_is_untouched(&before, &after);
}

#[test]
fn updates_makes_an_update_in_the_order_of_the_quotes() {
    let (before, after) = (report(""), report(&decided(NINE, FOURTEEN, "updates")));
    let finding = shared(&after, "fourteen", "Nine").expect("there is one");
    assert_eq!(finding.verdict, Verdict::Update);
    let told: Vec<&str> = finding.positions.iter().map(|p| p.value.as_str()).collect();
    assert_eq!(told, ["Nine", "fourteen"]);
    is_told(&after, Some(finding));
    rest_is_untouched(&before, &after);
}

#[test]
fn related_leaves_open_what_was_decided() {
    for (a, b) in [(FOURTEEN, NINE), (CLOSED, SHUT), (PUMPS, SERVICE)] {
        let (before, after) = (report(""), report(&decided(a, b, "related")));
        let related = |f: &&Finding| f.verdict == Verdict::Related;
        let finding = after.findings.iter().find(related);
        assert_eq!(finding.map(|f| f.claims.len()), Some(2), "{a:?}");
        is_told(&after, finding);
        rest_is_untouched(&before, &after);
    }
}

#[test]
fn what_is_made_of_two_claims_names_the_ruling_first() {
    let rules = compiled(&decided(PUMPS, SERVICE, "equivalent"));
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let run = pipeline.run(articles());
    let at = |words: &str| {
        let found = run.claims.iter().position(|c| c.text.contains(words));
        ClaimIndex(found.expect("it is a claim") as u32)
    };
    let made = pipeline.weigh(&run, at("serviced"), at("pumps"));
    assert_eq!(made.verdict, Some(Verdict::Agreement));
    assert_eq!(made.because[0].detail, "ruled: a reader said so");
}

#[test]
fn a_later_ruling_goes_over_an_earlier_one() {
    let both = decided(PUMPS, SERVICE, "equivalent")
        + decided(PUMPS, SERVICE, "none").trim_start_matches("decisions:\n");
    let after = report(&both);
    assert_eq!(shared(&after, "pumps", "serviced"), None);
    assert_eq!(after.rulings.len(), 2);
}

#[test]
fn a_ruling_that_matches_nothing_is_told_with_its_place() {
    let told = |a, b| -> Vec<String> {
        let report = report(&decided(a, b, "none"));
        assert!(report.rulings.is_empty());
        for page in [Markdown::default().render(&report), Json.render(&report)] {
            assert!(page.contains("a ruling matches nothing"), "{page}");
        }
        let line = |d: &crosscheck::run::Diagnostic| {
            format!(
                "{:?} {}:{}:{}: {}",
                d.severity, d.path, d.line, d.column, d.message
            )
        };
        report.diagnostics.iter().map(line).collect()
    };
    assert_eq!(
        told(("echo", "the mayor left"), NINE),
        [
            "Warning own.yaml:2:5: a ruling matches nothing: no claim of `echo` has the words “the mayor left”"
        ]
    );
    assert_eq!(
        told(("gazette", "the mayor left"), NINE),
        ["Warning own.yaml:2:5: a ruling matches nothing: no article is called `gazette`"]
    );
    assert_eq!(
        told(NINE, NINE),
        ["Warning own.yaml:2:5: a ruling matches nothing: both quotes fit the same claim"]
    );
}

#[test]
fn severities_order_label_and_hide() {
    let rules = "severity: {contradiction: error, 'contradiction:numeric': note, agreement: off, unique: warning}\n"
        .to_owned();
    let after = report(&(rules + &decided(PUMPS, SERVICE, "contradicts, kind: antonym")));
    let (text, page) = (
        Terminal {
            screen: Screen {
                width: 100,
                colour: false,
            },
            only: [].into(),
            all: true,
        }
        .render(&after),
        Markdown::default().render(&after),
    );
    let verdicts: Vec<(Verdict, Option<ConflictKind>)> = after
        .findings
        .iter()
        .take(2)
        .map(|f| (f.verdict, f.kind))
        .collect();
    assert_eq!(
        verdicts,
        [
            (Verdict::Contradiction, Some(ConflictKind::Antonym)),
            (Verdict::Contradiction, Some(ConflictKind::Numeric))
        ]
    );
    let levels: Vec<Option<crosscheck::run::Severity>> =
        after.findings.iter().take(3).map(|f| f.severity).collect();
    assert_eq!(levels, [Some(Error), Some(Note), Some(Warning)]);
    assert!(
        after
            .findings
            .iter()
            .all(|f| f.verdict != Verdict::Agreement)
    );
    assert!(text.contains("0 agreements") && page.contains("0 agreements"));
    assert!(page.contains("\n### The pumps had failed · antonym · error · `623c2f6afa80784c`\n"));
    assert!(Json.render(&after).contains(r#""severity": "note""#));
}

#[test]
fn the_example_in_the_docs_is_the_file_that_it_runs() {
    let docs = include_str!("../docs/rulings.md");
    let rules = include_str!("../docs/rulings.in/rulings.yaml");
    assert!(docs.contains(&format!("```yaml\n{rules}```")));
}

/// A finding whose sides hold several claims each is gone when it is ruled so, and the report tells the ruling once.
#[test]
fn who_parts_a_finding_parts_all_its_claims() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/ferry-wire");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ruled.yaml");
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let out = command.args(args).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let report = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let before = report(&run(&[
        "compare",
        "--no-config",
        corpus,
        "--format",
        "json",
    ]));
    let several = |f: &&serde_json::Value| {
        let sides = f["sides"].as_array().map_or(0, Vec::len);
        sides == 2 && f["claims"].as_array().is_some_and(|c| c.len() > 3)
    };
    let finding = before["findings"].as_array().unwrap().iter().find(several);
    let id = finding.expect("one has several claims a side")["id"]
        .as_str()
        .unwrap();
    let into = file.to_str().unwrap();
    let because = "counted on two days";
    run(&[
        "decide",
        "--no-config",
        id,
        corpus,
        "--verdict",
        "none",
        "--because",
        because,
        "--into",
        into,
    ]);
    let after = run(&[
        "compare",
        "--no-config",
        "--rules",
        into,
        corpus,
        "--format",
        "json",
    ]);
    let after = report(&after);
    let mut left = after["findings"].as_array().unwrap().iter();
    assert!(left.all(|f| f["id"] != id), "{id} still stands");
    let page = run(&[
        "compare",
        "--no-config",
        "--rules",
        into,
        corpus,
        "--no-pager",
    ]);
    assert_eq!(page.matches(because).count(), 1, "{page}");
}

#[test]
fn what_is_no_claim_tells_no_facts() {
    let rules = "decisions:\n  - {between: [{source: echo, words: killed 12 people}], relation: none, because: a caption}\n";
    let told = |rules: &str| -> Vec<String> {
        let pipeline = Pipeline::new(&compiled(rules).file).expect("the rules run");
        let text = "The mill burned on Monday. The fire killed 12 people.";
        let run = pipeline.run(vec![document::plain("echo", text)]);
        let facts = run.told.facts.iter();
        facts.map(|f| f.written(&run.entities)).collect()
    };
    let killed = "killed: 12 people".to_owned();
    assert!(told("").contains(&killed), "{:?}", told(""));
    assert!(!told(rules).contains(&killed), "{:?}", told(rules));
}

#[test]
fn a_ruled_contradiction_holds_what_surely_says_the_same() {
    let rules = compiled(&decided(
        ("echo", "Ada Holm rowed 40 kilometres"),
        ("herald", "Ada Holm rowed 60 kilometres"),
        "contradicts, kind: numeric",
    ));
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    let articles = [
        (
            "echo",
            "Ada Holm rowed 40 kilometres on Monday. The boat lay in Varsk.",
        ),
        (
            "herald",
            "Ada Holm rowed 60 kilometres on Monday. She broke the record of 40 kilometres.",
        ),
        (
            "post",
            "Ada Holm rowed 40 kilometres on Monday. Her father broke the record of 40 kilometres on Monday.",
        ),
    ];
    let documents = articles.map(|(key, text)| document::plain(key, text));
    let report = Report::new(&pipeline.run(documents.to_vec()), Pack::all(&rules));
    let opposed = { report.findings.iter() }
        .find(|f| f.verdict == Verdict::Contradiction)
        .expect("what was ruled stands");
    let told = |side: usize| -> Vec<&str> {
        let claims = opposed.sides[side].iter();
        let text = |id: &String| {
            report
                .claims
                .iter()
                .find(|c| c.id == *id)
                .map(|c| c.text.as_str())
        };
        claims.filter_map(text).collect()
    };
    let first: Vec<&str> = (0..2).map(|side| told(side)[0]).collect();
    assert!(
        first[0].contains("40") && first[1].contains("60"),
        "{first:?}"
    );
    for side in 0..opposed.sides.len() {
        assert!(
            told(side).iter().all(|t| t.contains("rowed")),
            "{:?}",
            told(side)
        );
    }
}

#[test]
fn two_answers_are_one_and_nothing_else_is() {
    let articles = [
        (
            "echo",
            "The mill burned on Monday. Twelve missing men called the mayor of the town from a pub in spring.",
        ),
        (
            "herald",
            "The mill burned on Monday. A boat was lent to those who search for the twelve missing men by the owner of the yard.",
        ),
        (
            "mail",
            "The mill burned on Monday. Twelve missing Danish welders were seen by a nurse at the bridge.",
        ),
        (
            "post",
            "The mill burned on Monday. Twelve Danish welders who went missing after a party have been found.",
        ),
    ];
    let report = |rules: &str| {
        let rules = compiled(rules);
        let pipeline = Pipeline::new(&rules.file).expect("the rules run");
        let documents = articles.map(|(key, text)| document::plain(key, text));
        Report::new(&pipeline.run(documents.to_vec()), Pack::all(&rules))
    };
    let missing = |report: &Report| -> Vec<Vec<String>> {
        let asked = |id: &String| {
            report
                .facts
                .iter()
                .any(|f| f.id == *id && f.attribute == "missing")
        };
        let agreements = report
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Agreement);
        let on_fact = agreements.filter(|f| f.fact.as_ref().is_some_and(asked));
        on_fact.map(|f| f.sources.clone()).collect()
    };
    let apart = report("");
    assert_eq!(missing(&apart), [["echo", "herald"], ["mail", "post"]]);
    let same = decided(
        ("echo", "Twelve missing men"),
        ("mail", "Twelve missing Danish welders"),
        "equivalent, fact: missing",
    );
    let joined = report(&same);
    assert_eq!(missing(&joined), [["echo", "herald", "mail", "post"]]);
    let others = |report: &Report| -> Vec<Finding> {
        let all = report.findings.iter().filter(|f| f.fact.is_none());
        all.cloned().collect()
    };
    assert_eq!(others(&joined), others(&apart));
    let finding = joined.findings.iter().find(|f| f.fact.is_some());
    assert_eq!(finding.map(|f| f.members.len()), Some(4));
    is_told(&joined, finding);
}

#[test]
fn a_side_of_several_quotes_is_ruled_on_as_a_whole() {
    let quote = |(source, words): (&str, &str)| format!("{{source: {source}, words: \"{words}\"}}");
    let rules = format!(
        "decisions:\n  - {{between: [[{}, {}], {}], relation: none, because: two mines}}\n",
        quote(FOURTEEN),
        quote(ELEVEN),
        quote(NINE),
    );
    let (before, after) = (report(""), report(&rules));
    let sides = |r: &Report| -> Vec<usize> {
        let opposed = r
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Contradiction);
        opposed.map(|f| f.sides.len()).collect()
    };
    assert_eq!((sides(&before), sides(&after)), (vec![3], vec![2]));
    assert_eq!(after.rulings.len(), 1);
    assert_eq!(
        after.rulings[0]
            .claims
            .iter()
            .map(Vec::len)
            .collect::<Vec<_>>(),
        [2, 1]
    );
}
