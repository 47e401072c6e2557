//! `crosscheck facts`: what the articles tell of people, things and events in values.

use crosscheck::report::{fact_table, write_facts};

use super::args::{Facts, FactsFormat};
use super::ending;
use super::message::tell;
use super::output::Output;
use super::progress;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the facts, by attribute and holder.
pub fn run(args: &Facts) -> Result<Status, Failure> {
    let format = ending::format(args.format, &args.output)?;
    let output = Output::from(&args.output);
    let session = Session::open(&args.rules, &args.paths)?;
    let read = session.read(&args.paths)?;
    let what = format!("reading the facts of {} articles", read.documents.len());
    let run = progress::during(what, || session.crosscheck.run(read));
    tell(&run.diagnostics);
    let report = session.crosscheck.report(&run);
    match format {
        FactsFormat::Text => {
            output.page(|out| write!(out, "{}", fact_table(&report, output.screen())))?;
        }
        FactsFormat::Csv => output.data(|out| write_facts(&report, out))?,
        FactsFormat::Jsonl => output.data(|out| {
            report.facts.iter().try_for_each(|fact| {
                serde_json::to_writer(&mut *out, fact)?;
                writeln!(out)
            })
        })?,
    }
    Ok(Status::of_reading(&run.diagnostics))
}
