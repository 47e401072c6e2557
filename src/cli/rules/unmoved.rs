//! Rulings on whom a word means without which the report has the same findings and facts.

use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Pack, Report};
use crosscheck::rules::{self, Problem};
use crosscheck::run::Run;

use crate::cli::decide::changes;
use crate::cli::error::Failure;
use crate::cli::session::Session;

/// Those of the rules that fit a word of the run and change how it is read, and nothing else. Each costs a comparison without it.
pub fn problems(session: &Session, run: &Run) -> Result<Vec<Problem>, Failure> {
    let file = &session.rules().file;
    if file.referents.is_empty() {
        return Ok(Vec::new());
    }
    let pipeline = session.crosscheck.pipeline();
    let idle: Vec<_> = { pipeline.idle(run).into_iter() }
        .map(|(place, _)| place.cloned())
        .collect();
    let packs = Pack::all(session.rules());
    let report = |pipeline: &Pipeline| {
        let run = pipeline.run(run.documents.clone());
        Report::new(&run, packs.clone())
    };
    let with = report(pipeline);
    let mut problems = Vec::new();
    for (n, referent) in file.referents.iter().enumerate() {
        if idle.contains(&referent.place) {
            continue;
        }
        let mut others = file.clone();
        others.referents.remove(n);
        let without = report(&Pipeline::new(&others)?);
        if tells_the_same(&with, &without) {
            let (word, source) = (&referent.word, &referent.source);
            let why =
                format!("no finding and no fact is another for what `{word}` of `{source}` means");
            problems.push(rules::idle_ruling(referent.place.as_ref(), &why));
        }
    }
    Ok(problems)
}

/// Whether two reports have the same findings, of the same claims read alike, and the same facts.
fn tells_the_same(one: &Report, other: &Report) -> bool {
    let findings = |r: &Report| -> Vec<_> {
        let told = r.findings.iter();
        told.map(|f| {
            (
                f.verdict,
                f.kind,
                f.claims.clone(),
                f.sides.clone(),
                f.positions.clone(),
            )
        })
        .collect()
    };
    if !changes::is_nothing(one, other) {
        return false;
    }
    findings(one) == findings(other) && one.facts == other.facts
}
