//! Copies cost little, count for one voice, and change nothing for the rest.

use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck::claim::Attribution;
use crosscheck::document::{self, BoilerplateRules, Document};
use crosscheck::matching::{Copies, Neighbourhood, Profiles, Settings, candidates};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Independent, Report};
use crosscheck::rules::RuleSet;
use crosscheck::rules::lexicon::Lexicon;
use crosscheck::run::Run;
use crosscheck::verdict::{ClaimIndex, Verdict};
use proptest::prelude::*;

fn corpus(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(path)
}

fn story() -> Vec<Document> {
    let rules = BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap();
    let inputs = document::discover(&[corpus("kabul-2021")]).unwrap().inputs;
    document::read_all(&inputs, &rules).0
}

/// The story with copies of its article `which`, which stand last.
fn with_copies(mut documents: Vec<Document>, which: usize, copies: usize) -> Vec<Document> {
    for n in 0..copies {
        let mut copy = documents[which].clone();
        copy.key = format!("~copy-{n:03}");
        documents.push(copy);
    }
    documents
}

fn pipeline() -> Pipeline {
    Pipeline::new(&RuleSet::builtin().file).unwrap()
}

/// How many pairs of claims are scored because they share words.
fn pairs(run: &Run) -> usize {
    let rules = RuleSet::builtin().file;
    let (settings, lexicon) = (
        Settings::new(&rules.matching).unwrap(),
        Lexicon::new(&rules),
    );
    let attributions: Vec<Vec<Attribution>> = run
        .readings
        .iter()
        .map(|r| r.attributions.clone())
        .collect();
    let copies = Copies::new(&run.claims, &run.documents, &attributions, &run.groups);
    let profiles = Profiles::with_copies(&run.claims, copies, &run.entities, &lexicon, &settings);
    let near = Neighbourhood::new(&profiles, &settings);
    candidates(&profiles, &near, &settings).len()
}

#[test]
fn more_copies_make_no_more_pairs() {
    let pipeline = pipeline();
    let paired = |copies: usize| pairs(&pipeline.run(with_copies(story(), 0, copies)));
    let alone = paired(0);
    assert!(alone > 0);
    assert_eq!([1, 30].map(paired), [alone; 2]);
}

#[test]
fn near_copies_are_paired_by_what_sets_them_apart() {
    let told = std::fs::read_to_string(corpus("kabul-2021/volga-review.md")).unwrap();
    let near = |n: usize| {
        let own = format!("{told}\n\nBaker number {n} of the valley opened a shop on Tuesday.\n");
        document::plain(&format!("paper-{n:03}"), &own)
    };
    let pipeline = pipeline();
    let run = |papers: usize| pipeline.run((0..papers).map(near).collect());
    let (few, many) = (run(4), run(24));
    assert_eq!(many.groups, vec![0; 24]);
    // Every paper has a claim or two of its own, and these meet each other.
    let own = |run: &Run| run.claims.len() / run.documents.len();
    assert_eq!(own(&few), own(&many));
    assert!(own(&many) > 20);
    let more = pairs(&many) - pairs(&few);
    assert!(more < 4 * 24 * 24, "{more} more pairs");
}

#[test]
fn forty_copies_are_one_agreement_of_one_origin() {
    let folder = tempfile::tempdir().unwrap();
    let original = corpus("kabul-2021/northern-gazette.txt");
    std::fs::copy(&original, folder.path().join("northern-gazette.txt")).unwrap();
    for n in 1..40 {
        let name = format!("northern-gazette-{n:02}.txt");
        std::fs::copy(&original, folder.path().join(name)).unwrap();
    }
    let compare = |format: &str| -> String {
        let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(["compare", "--no-config", "--format", format])
            .arg(folder.path())
            .output()
            .unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    for (format, source) in [
        ("text", "northern-gazette:1"),
        ("markdown", "northern-gazette"),
    ] {
        let page = compare(format);
        assert!(
            page.contains(&format!("{source} and 39 copies")),
            "{format}: {page}"
        );
        assert!(
            page.contains("40 of 40 sources, 1 independent"),
            "{format}: {page}"
        );
    }
    let report: Report = serde_json::from_str(&compare("json")).unwrap();
    assert!(!report.findings.is_empty());
    for finding in report.findings.iter().filter(|f| f.sides.is_empty()) {
        assert_eq!(finding.verdict, Verdict::Agreement);
        assert_eq!(finding.sources.len(), 40);
        assert_eq!(finding.claims.len() % 40, 0);
        assert!(matches!(finding.independent, Independent::All(0 | 1)));
    }
}

/// Each finding on a line: what it says of which claims, those of copies aside. A claim of an article that is copied is no
/// claim of one source alone.
fn told(run: &Run, copied: usize) -> Vec<String> {
    let document = |c: &ClaimIndex| &run.documents[run.claims[c.0 as usize].source.0 as usize];
    let own = |claims: &[ClaimIndex]| -> Vec<ClaimIndex> {
        let own = claims.iter().filter(|c| !document(c).key.starts_with('~'));
        own.copied().collect()
    };
    let mut lines: Vec<String> = run
        .findings
        .iter()
        .map(|f| {
            let copied = f
                .claims
                .iter()
                .any(|c| document(c).key == run.documents[copied].key);
            let verdict = match f.verdict {
                Verdict::Unique if copied => Verdict::Agreement,
                verdict => verdict,
            };
            let sides: Vec<_> = f.sides.iter().map(|s| own(s)).collect();
            let values: Vec<&str> = f.positions.iter().map(|p| p.value.as_str()).collect();
            let said = (verdict, f.kind, f.between, f.contained, &f.independent);
            format!("{said:?} {:?} {sides:?} {values:?}", own(&f.claims))
        })
        .collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn copies_of_an_article_change_no_verdict_of_the_rest(which in 0usize..9, copies in 1usize..30) {
        let pipeline = pipeline();
        let alone = pipeline.run(story());
        let among = pipeline.run(with_copies(story(), which, copies));
        prop_assert_eq!(told(&alone, which), told(&among, which));
    }
}
