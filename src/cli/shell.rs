//! `crosscheck completions` and `crosscheck man`.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::args::Cli;
use crate::cli::error::{Failure, Status};

/// Writes a completion script.
pub fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "crosscheck", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Status::Done)
}

/// Writes the manual page.
pub fn man() -> Result<Status, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Status::Done)
}
