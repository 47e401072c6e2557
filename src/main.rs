//! The command line of crosscheck. Maps results to exit statuses and does nothing else.

use std::process::ExitCode;

#[cfg(panic = "abort")]
compile_error!(
    "a panic over one article must not take the others with it: build with panic = \"unwind\""
);

mod cli;

/// Reading many texts on many threads is mostly small allocations; the system's allocator takes a third longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // What went wrong was said when it did; no other status would tell that nothing was reported.
    let done = std::panic::catch_unwind(cli::run);
    let status = match done {
        Ok(Ok(status)) => status,
        Ok(Err(failure)) => {
            let message = failure.message();
            if !message.is_empty() {
                cli::message::say(&message);
            }
            failure.status()
        }
        Err(_) => cli::error::Status::Refused,
    };
    ExitCode::from(status as u8)
}
