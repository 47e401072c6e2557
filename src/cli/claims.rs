//! `crosscheck claims`: what each article says, without comparing.

use std::io::{self, Write};

use crosscheck::claim::SourceIndex;
use crosscheck::document::Document;
use crosscheck::report::{Claim, claim_table};
use rayon::prelude::*;

use super::args::{Claims, ClaimsFormat};
use super::output::Output;
use super::session::{Session, tell};
use crate::error::{Failure, Status};

/// Articles read at a time: memory stays bounded, and every core has work.
const BATCH: usize = 64;

/// Writes the claims, by source and place in the text.
pub fn run(args: &Claims) -> Result<Status, Failure> {
    let output = Output::from(&args.output);
    let session = Session::open(&args.rules, &args.paths)?;
    let (documents, diagnostics) = session.read(&args.paths)?;
    tell(&diagnostics);
    let width = output.width();
    output.fill(|out| {
        for batch in documents.chunks(BATCH) {
            let read: Vec<Vec<Claim>> = batch.par_iter().map(|d| claims(&session, d)).collect();
            match args.format {
                ClaimsFormat::Table => {
                    write!(out, "{}", claim_table(read.iter().flatten(), width))?
                }
                ClaimsFormat::Jsonl => lines(read.iter().flatten(), out)?,
            }
        }
        Ok(())
    })?;
    Ok(if diagnostics.is_empty() {
        Status::Done
    } else {
        Status::Incomplete
    })
}

fn claims(session: &Session, document: &Document) -> Vec<Claim> {
    let reading = session.pipeline.read_document(document, SourceIndex(0));
    let claim = |c| Claim::new(c, document, &reading.attributions, &reading.entities);
    reading.claims.iter().map(claim).collect()
}

fn lines<'a>(claims: impl Iterator<Item = &'a Claim>, out: &mut dyn Write) -> io::Result<()> {
    for claim in claims {
        serde_json::to_writer(&mut *out, claim)?;
        writeln!(out)?;
    }
    Ok(())
}
