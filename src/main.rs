//! The command line of crosscheck. Maps results to exit statuses and does nothing else.

use std::process::ExitCode;

mod cli;
mod error;

/// Reading many texts on many threads is mostly small allocations; the system's allocator takes a third longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let status = match cli::run() {
        Ok(status) => status,
        Err(failure) => {
            let message = failure.message();
            if !message.is_empty() {
                cli::message::say(&message);
            }
            failure.status()
        }
    };
    ExitCode::from(status as u8)
}
