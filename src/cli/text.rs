//! `crosscheck text`: the article text that claims are taken from, and what of it is in a language that is not read.

use super::args::Text;
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the article's paragraphs, an empty line between them.
pub fn run(args: &Text) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, std::slice::from_ref(&args.path))?;
    let document = session.read_one("text", &args.path, args.source.as_deref())?;
    let paragraphs: Vec<&str> = document
        .body()
        .map(|block| block.span.of(&document.text))
        .collect();
    Output::from(&args.output).data(|out| writeln!(out, "{}", paragraphs.join("\n\n")))?;
    Ok(Status::Done)
}
