//! `crosscheck explain`: how a text is read, or why a finding was made.

use std::io::{self, Read as _};
use std::path::Path;

use crosscheck::document::{self, Document};
use crosscheck::fact::Fact;
use crosscheck::report::{
    Difference, Explanation, Finding, PairMade, Phrases, Reason, Report, write_explanation,
    write_finding, write_pair,
};
use crosscheck::run::Run;
use crosscheck::verdict::{ClaimIndex, Verdict};
use crosscheck::visible;
use crosscheck_syntax::conllu;

use super::args::{Explain, ExplainFormat};
use super::compare;
use super::decide;
use super::ending;
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Where an explanation goes, and as what.
type To<'a> = (Output<'a>, ExplainFormat);

/// Writes the explanation that was asked for.
pub fn run(args: &Explain) -> Result<Status, Failure> {
    let to = (
        Output::from(&args.output),
        ending::format(args.format, &args.output)?,
    );
    let session = Session::open(&args.rules, &args.paths)?;
    if let [a, b] = args.pair.as_slice() {
        pair(args, &session, [a, b], to)
    } else if let Some(id) = &args.finding {
        finding(args, &session, id, to)
    } else {
        reading(args, &session, to)
    }
}

fn reading(args: &Explain, session: &Session, (output, format): To) -> Result<Status, Failure> {
    let document = match args.paths.as_slice() {
        [path] if path == Path::new("-") => typed()?,
        [path] => session.read_one(path, args.source.as_deref())?,
        paths => {
            return Err(Failure::ManyArticles {
                count: paths.len(),
                keys: paths.iter().map(|p| p.display().to_string()).collect(),
            });
        }
    };
    let run = session.crosscheck.read(vec![document]);
    if run.documents.is_empty() {
        return Err(Failure::NothingRead(run.diagnostics));
    }
    let phrases = Phrases::of(session.crosscheck.rules());
    match format {
        ExplainFormat::Text => {
            output.page(|out| write_explanation(&run, 0, &phrases, output.screen(), out))?;
        }
        ExplainFormat::Json => json(output, &Explanation::new(&run, 0, &phrases))?,
        ExplainFormat::Conllu => output.data(|out| trees(&run, out))?,
    }
    Ok(Status::Done)
}

/// Standard input, its text taken as it is.
fn typed() -> Result<Document, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let what = io::Error::new(io::ErrorKind::InvalidData, e.utf8_error().to_string());
        Failure::Read {
            path: "-".into(),
            what,
        }
    })?;
    Ok(document::plain("stdin", &text))
}

fn trees(run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
    for (document, reading) in run.documents.iter().zip(&run.readings) {
        for sentence in &reading.sentences {
            out.write_all(conllu::write(&document.text, sentence).as_bytes())?;
        }
    }
    Ok(())
}

fn json(output: Output, value: &impl serde::Serialize) -> Result<(), Failure> {
    output.data(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    })
}

fn finding(
    args: &Explain,
    session: &Session,
    id: &str,
    (output, format): To,
) -> Result<Status, Failure> {
    let run = compare::run_of(session, &args.paths)?;
    let report = session.crosscheck.report(&run);
    let Some(finding) = report.findings.iter().find(|f| f.id == id) else {
        return Err(Failure::NoFinding(id.to_owned()));
    };
    match format {
        ExplainFormat::Json => json(output, finding)?,
        ExplainFormat::Text | ExplainFormat::Conllu => {
            let phrases = Phrases::of(session.crosscheck.rules());
            let read = |claim: &str| answers(&run, &report, finding, claim, &phrases);
            output.page(|out| {
                write_finding(&report, finding, &read, output.screen(), out)?;
                let how_to = decide::how_to(&run, &report, finding, session, &args.paths);
                out.write_all(visible::lines(&how_to).as_bytes())
            })?;
        }
    }
    Ok(Status::Done)
}

/// What the finding's question was answered with by a claim, the words, and the phrase that read them.
fn answers(
    run: &Run,
    report: &Report,
    finding: &Finding,
    claim: &str,
    phrases: &Phrases,
) -> Vec<String> {
    let asked = report
        .facts
        .iter()
        .find(|f| Some(&f.id) == finding.fact.as_ref());
    let Some(asked) = asked else {
        return Vec::new();
    };
    let told = |f: &&Fact| f.asks == asked.attribute && report.claims[f.claim].id == claim;
    let row = |f: &Fact| {
        let words = f.words.of(&run.documents[f.source.0 as usize].text);
        let place = phrases
            .read_at(f)
            .map_or_else(String::new, |at| format!(", {at}"));
        let answer = f.written(&run.entities);
        format!("“{words}” read as {answer} (by “{}”{place})", f.read_by)
    };
    run.told.facts.iter().filter(told).map(row).collect()
}

/// A pair of claims and what is made of it, as JSON.
#[derive(serde::Serialize)]
struct Weighed<'a> {
    claims: [&'a str; 2],
    verdict: Option<Verdict>,
    because: &'a [Reason],
    /// How the two lie on each other, slot by slot.
    alignment: &'a [Difference],
}

fn pair(
    args: &Explain,
    session: &Session,
    ids: [&str; 2],
    (output, format): To,
) -> Result<Status, Failure> {
    let run = compare::run_of(session, &args.paths)?;
    let report = session.crosscheck.report(&run);
    let index = |id: &str| {
        let found = report.claims.iter().position(|c| c.id == id);
        found.ok_or_else(|| Failure::NoClaim(id.to_owned()))
    };
    let [a, b] = [index(ids[0])?, index(ids[1])?];
    let at = |i: usize| ClaimIndex(i as u32);
    let made = session.crosscheck.pipeline().weigh(&run, at(a), at(b));
    let because: Vec<Reason> = made.because.iter().map(Reason::from).collect();
    let alignment: Vec<Difference> = made.alignment.iter().map(Difference::from).collect();
    match format {
        ExplainFormat::Json => {
            let weighed = Weighed {
                claims: ids,
                verdict: made.verdict,
                because: &because,
                alignment: &alignment,
            };
            json(output, &weighed)?;
        }
        ExplainFormat::Text | ExplainFormat::Conllu => {
            let claims = [&report.claims[a], &report.claims[b]];
            let weighed = PairMade {
                claims,
                verdict: made.verdict,
                because: &because,
                alignment: &alignment,
            };
            output.page(|out| {
                write_pair(&report, &weighed, output.screen(), out)?;
                let how_to = decide::how_to_pair(&run, &report, [a, b], &because, session);
                out.write_all(visible::lines(&how_to).as_bytes())
            })?;
        }
    }
    Ok(Status::Done)
}
