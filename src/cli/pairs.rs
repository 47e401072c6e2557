//! `crosscheck pairs`: a stream of pairs of texts, judged in order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use crosscheck::claim::Commitment;
use crosscheck::document::limit;
use crosscheck::report::Reason;
use crosscheck::verdict::{ConflictKind, Verdict};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::args::Pairs;
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Pairs judged at a time: memory stays bounded, and every core has work.
const BATCH: usize = 512;

/// A pair, as it comes in.
#[derive(Debug, Deserialize)]
struct Asked {
    id: serde_json::Value,
    a: String,
    b: String,
}

/// A pair, as it goes out.
#[derive(Debug, Serialize)]
struct Answer {
    id: serde_json::Value,
    verdict: Verdict,
    kind: Option<ConflictKind>,
    commitment: Option<Commitment>,
    score: f64,
    because: Vec<Reason>,
}

/// Judges each pair; results come in the order of the input.
pub fn run(args: &Pairs) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, std::slice::from_ref(&args.file))?;
    let mut lines: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let unreadable = |what| Failure::Read {
            path: args.file.clone(),
            what,
        };
        Box::new(BufReader::new(open(&args.file).map_err(unreadable)?))
    };
    let mut refused = None;
    Output::from(&args.output).data(|out| {
        refused = judge(&session, &mut lines, out)?;
        Ok(())
    })?;
    refused.map_or(Ok(Status::Done), Err)
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(file)
}

/// Stops at the first line that is no pair, and says which; what came before it is answered.
fn judge(
    session: &Session,
    lines: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Option<Failure>> {
    let mut number = 0;
    loop {
        let (batch, refused) = batch(lines, &mut number)?;
        if batch.is_empty() && refused.is_none() {
            return Ok(None);
        }
        let answers: Vec<Answer> = batch.into_par_iter().map(|p| answer(session, p)).collect();
        for answer in &answers {
            serde_json::to_writer(&mut *out, answer)?;
            writeln!(out)?;
        }
        out.flush()?;
        if refused.is_some() {
            return Ok(refused);
        }
    }
}

/// The next pairs; fewer than [`BATCH`] at the end of the input or before a line that is none.
fn batch(
    mut lines: &mut dyn BufRead,
    number: &mut usize,
) -> io::Result<(Vec<Asked>, Option<Failure>)> {
    let mut pairs = Vec::new();
    let mut line = Vec::new();
    while pairs.len() < BATCH {
        line.clear();
        let most = limit::PAIR as u64 + 1;
        if Read::take(&mut lines, most).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *number += 1;
        if line.len() > limit::PAIR {
            let what = format!(
                "holds more than {} bytes: that is the limit, and no pair of texts comes near it",
                limit::PAIR
            );
            let line = *number;
            return Ok((pairs, Some(Failure::Pair { line, what })));
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(pair) => pairs.push(pair),
            Err(e) => {
                let said = e.to_string();
                let what = said.split(" at line ").next().unwrap_or(&said).to_owned();
                let line = *number;
                let failure = Failure::Pair { line, what };
                return Ok((pairs, Some(failure)));
            }
        }
    }
    Ok((pairs, None))
}

fn answer(session: &Session, asked: Asked) -> Answer {
    let found = session.crosscheck.pair(&asked.a, &asked.b);
    Answer {
        id: asked.id,
        verdict: found.verdict,
        kind: found.kind,
        commitment: found.commitment,
        score: found.score,
        because: found.because.iter().map(Reason::from).collect(),
    }
}
