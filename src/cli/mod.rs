//! One file a command. Raw flags are in [`args`]; each command makes validated options of them, does its work through
//! the library, and hands back an exit status.

mod args;
mod ask;
mod baseline;
mod browser;
mod change;
mod ci;
mod claims;
mod compare;
mod days;
mod decide;
mod ending;
pub mod error;
mod explain;
mod facts;
mod held;
pub mod message;
mod namesake;
mod number;
mod output;
mod pager;
mod pairs;
mod progress;
mod referent;
mod rules;
mod serve;
mod session;
mod shell;
mod target;
mod text;
mod threads;
mod two_names;
mod verify;
mod watch;

use clap::Parser as _;

use error::{Failure, Status};

/// Runs what the command line asks for.
pub fn run() -> Result<Status, Failure> {
    use args::Verb;
    let verb = args::Cli::parse().verb;
    threads::prepare();
    match verb {
        Verb::Compare(a) => compare::run(a),
        Verb::Claims(a) => claims::run(&a),
        Verb::Facts(a) => facts::run(&a),
        Verb::Text(a) => text::run(&a),
        Verb::Explain(a) => explain::run(&a),
        Verb::Decide(a) => decide::run(&a),
        Verb::Pairs(a) => pairs::run(&a),
        Verb::Verify(a) => verify::run(&a),
        Verb::Serve(a) => serve::run(&a),
        Verb::Rules(a) => rules::run(a),
        Verb::Completions { shell } => shell::completions(shell),
        Verb::Man => shell::man(),
    }
}
