//! `crosscheck text`: the article text that claims are taken from, and what of it is in a language that is not read.

use super::args::Text;
use super::message::tell;
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the paragraphs of each article, an empty line between them; of several each under a line with its key.
pub fn run(args: &Text) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, &args.paths)?;
    let read = session.read(&args.paths)?;
    tell(&read.diagnostics);
    let documents = match &args.source {
        Some(source) => vec![Session::article(read.documents, source)?],
        None => read.documents,
    };
    Output::from(&args.output).data(|out| {
        for (i, document) in documents.iter().enumerate() {
            let blocks = document.body();
            let paragraphs: Vec<&str> = blocks.map(|b| b.span.of(&document.text)).collect();
            if documents.len() > 1 {
                let gap = if i > 0 { "\n" } else { "" };
                writeln!(out, "{gap}==> {} <==\n", document.key)?;
            }
            writeln!(out, "{}", paragraphs.join("\n\n"))?;
        }
        Ok(())
    })?;
    Ok(Status::of_reading(&read.diagnostics))
}
