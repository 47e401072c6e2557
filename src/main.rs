//! The command line of crosscheck. Maps results to exit statuses and does nothing else.

use std::process::ExitCode;

mod cli;
mod error;

fn main() -> ExitCode {
    let status = match cli::run() {
        Ok(status) => status,
        Err(failure) => {
            let message = failure.message();
            if !message.is_empty() {
                anstream::eprintln!("{message}");
            }
            failure.status()
        }
    };
    ExitCode::from(status as u8)
}
