//! `crosscheck claims`: what each article says, without comparing.

use crosscheck::report::{claim_table, write_claims};

use super::args::{Claims, ClaimsFormat};
use super::ending;
use super::message::tell;
use super::output::Output;
use super::progress;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the claims, by source and place in the text.
pub fn run(args: &Claims) -> Result<Status, Failure> {
    let format = ending::format(args.format, &args.output)?;
    let output = Output::from(&args.output);
    let session = Session::open(&args.rules, &args.paths)?;
    let read = session.read(&args.paths)?;
    let what = format!("taking the claims of {} articles", read.documents.len());
    let run = progress::during(what, || session.crosscheck.read(read));
    tell(&run.diagnostics);
    let claims = session.crosscheck.report(&run).claims;
    match format {
        ClaimsFormat::Table => {
            output.page(|out| write!(out, "{}", claim_table(&claims, output.screen())))?;
        }
        ClaimsFormat::Csv => output.data(|out| write_claims(&claims, out))?,
        ClaimsFormat::Jsonl => output.data(|out| {
            claims.iter().try_for_each(|claim| {
                serde_json::to_writer(&mut *out, claim)?;
                writeln!(out)
            })
        })?,
    }
    Ok(Status::of_reading(&run.diagnostics))
}
