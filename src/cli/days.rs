//! The days of publication by which the times of a finding were read, and the entry that would set them right.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::fact::{Fact, Value};
use crosscheck::normalize::Anchor;
use crosscheck::report::{Finding, Report};
use crosscheck::rules::{ConflictKind, Verdict, bare};
use crosscheck::run::Run;

use super::decide::Offer;

/// So many articles are advised on at most.
const MOST: usize = 3;

/// Entries of `sources:` for articles whose day makes the finding; `None` where no day does.
pub fn offer(run: &Run, report: &Report, finding: &Finding) -> Option<Offer> {
    let of = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims: Vec<usize> = finding.claims.iter().filter_map(of).collect();
    let asked = { report.facts.iter() }.find(|f| finding.fact.as_ref() == Some(&f.id));
    let of_time = |f: &Fact| {
        let answers = asked.is_some_and(|a| a.attribute == f.asks) && claims.contains(&f.claim);
        answers && matches!(f.value, Value::Time(_))
    };
    let update = finding.verdict == Verdict::Update;
    let timed = claims.iter().filter(|&&i| !run.claims[i].times.is_empty());
    let open = |i: &usize| {
        let mut times = run.claims[*i].times.iter();
        times.any(|t| t.anchor == Anchor::Unknown && !t.duration)
    };
    let by_days = update
        || finding.kind == Some(ConflictKind::Temporal)
        || run.told.facts.iter().any(of_time)
        // Two times of which one is open were not compared.
        || timed.clone().count() > 1 && claims.iter().any(open);
    if !by_days {
        return None;
    }
    let mut told = BTreeSet::new();
    let (mut cases, mut yaml) = (Vec::new(), "sources:".to_owned());
    for &i in &claims {
        let claim = &run.claims[i];
        let document = &run.documents[claim.source.0 as usize];
        let relative = { claim.times.iter() }.find(|t| t.anchor != Anchor::Stated && !t.duration);
        if relative.is_none() && !update || told.len() == MOST || !told.insert(claim.source) {
            continue;
        }
        let key = &document.key;
        cases.push(match (document.meta.published, relative) {
            (Some(day), _) => format!("{key} was not published on {day}"),
            (None, Some(time)) => {
                let words = time.span.of(&document.text);
                format!("the day of {key} is known, without which “{words}” is of no date")
            }
            (None, None) => format!("the day of {key} is known"),
        });
        // Writing to a string cannot fail.
        let _ = write!(yaml, "\n  - {{id: {}, published: YYYY-MM-DD}}", bare(key));
    }
    (!cases.is_empty()).then_some(Offer {
        cases,
        aside: ", with the day",
        yaml,
    })
}
