use super::*;
use crate::report::{Json, Markdown, Position, Standing, Writer as _, fixture};
use Standing::{Known, New};

fn json(report: &Report) -> Baseline {
    Baseline::read(&Json.render(report)).unwrap()
}

fn markdown(report: &Report) -> Baseline {
    let writer = Markdown {
        all: true,
        ..Markdown::default()
    };
    Baseline::read(&writer.render(report)).unwrap()
}

fn standings(baseline: &Baseline, report: &Report) -> (Vec<Option<Standing>>, Vec<String>) {
    let mut report = report.clone();
    baseline.mark(&mut report);
    let gone = report.baseline.clone().unwrap().gone;
    (
        report.findings.iter().map(|f| f.baseline).collect(),
        gone.into_iter().map(|g| g.id).collect(),
    )
}

const CONTRADICTION: &str = "000000000000000a";

/// Another claim in the place of one, as if its words were others.
fn reword(report: &mut Report, claim: usize) {
    let old = report.claims[claim].id.clone();
    let new = format!("{:016x}", 0xF00 + claim);
    let lists = report.findings.iter_mut().flat_map(|f| {
        let members = f.members.iter_mut().map(|m| &mut m.claim);
        let claims = f.claims.iter_mut().chain(f.sides.iter_mut().flatten());
        claims.chain(members).collect::<Vec<_>>()
    });
    for id in lists.chain([&mut report.claims[claim].id]) {
        if **id == old {
            id.clone_from(&new);
        }
    }
}

#[test]
fn what_an_earlier_report_has_is_known() {
    let report = fixture::report();
    let all = vec![Some(Known); 4];
    assert_eq!(standings(&json(&report), &report), (all, Vec::new()));
    // Markdown tells contradictions by their ids, and folds or does not name the rest.
    let (told, gone) = standings(&markdown(&report), &report);
    assert_eq!(told, [Some(Known), Some(Known), None, None]);
    assert_eq!(gone, Vec::<String>::new());
}

#[test]
fn a_report_that_a_finding_is_missing_from_does_not_know_it() {
    let report = fixture::report();
    let mut before = report.clone();
    before.findings.remove(0);
    for baseline in [json(&before), markdown(&before)] {
        assert_eq!(standings(&baseline, &report).0[0], Some(New));
    }
    // And the other way round it is gone.
    let (_, gone) = standings(&json(&report), &before);
    assert_eq!(gone, [CONTRADICTION]);
}

#[test]
fn other_words_and_another_id_are_no_news_by_themselves() {
    let before = fixture::report();
    let mut words = before.clone();
    reword(&mut words, 0);
    let mut id = before.clone();
    id.findings[0].id = "00000000000000ff".to_owned();
    for now in [words, id] {
        let (told, gone) = standings(&json(&before), &now);
        assert_eq!((told[0], gone), (Some(Known), Vec::new()));
    }
}

#[test]
fn another_value_is_news_and_so_is_a_third() {
    let before = fixture::report();
    let mut other = before.clone();
    reword(&mut other, 0);
    other.findings[0].positions[0].value = "15".to_owned();
    let mut third = before.clone();
    let one = third.findings[0].claims[0].clone();
    third.findings[0].sides.push(vec![format!("{one}x")]);
    third.findings[0].positions.push(Position {
        side: 2,
        held_by: vec!["Post".to_owned()],
        value: "20".to_owned(),
    });
    for baseline in [json(&before), markdown(&before)] {
        let (told, gone) = standings(&baseline, &other);
        assert_eq!((told[0], gone.len()), (Some(New), 1));
        // The two old sides are still there: nothing is gone.
        let (told, gone) = standings(&baseline, &third);
        assert_eq!((told[0], gone.len()), (Some(New), 0));
    }
}

#[test]
fn an_id_does_not_count_where_its_claims_are_under_another() {
    // Findings of one slot are numbered in order: a new one before an old one takes its id.
    let before = fixture::report();
    let mut now = before.clone();
    let mut new = now.findings[2].clone();
    new.claims = vec!["00000000000000aa".to_owned()];
    now.findings[2].id = "00000000000000cc".to_owned();
    now.findings.insert(2, new);
    let (told, _) = standings(&json(&before), &now);
    assert_eq!(told[2..4], [Some(New), Some(Known)]);
}

#[test]
fn what_is_no_report_is_told() {
    let said = |text: &str| Baseline::read(text).unwrap_err().to_string();
    assert_eq!(
        said("# Notes\n\ntext\n"),
        "is a report neither in JSON nor in Markdown"
    );
    assert_eq!(said(""), said("# Notes"));
    assert_eq!(
        said("{\"schema\": 1}"),
        "is a report of schema 1, and this version knows schema 2"
    );
    assert!(said("{\"findings\": []}").starts_with("is no report in JSON: missing field `schema`"));
    assert!(said("{\"schema\": 2, ").starts_with("is no report in JSON: EOF"));
}

#[test]
fn how_it_stands_is_told_by_verdict() {
    let before = fixture::report();
    let mut now = before.clone();
    now.findings.remove(1);
    assert_eq!(now.against_baseline(), None);
    json(&before).mark(&mut now);
    assert_eq!(
        now.against_baseline().unwrap(),
        "contradictions 1 known; agreements 1 gone"
    );
    let mut none = before.clone();
    none.findings.clear();
    json(&none.clone()).mark(&mut none);
    assert_eq!(
        none.against_baseline().unwrap(),
        "nothing new, nothing gone"
    );
}
