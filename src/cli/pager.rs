//! Pages on a terminal go through a pager, as git's do: `CROSSCHECK_PAGER`, else `PAGER`, else `less`, which ends by itself where all
//! fits on one screen. A pipe or a file never sees it.

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::message::warn;

/// What `less` is told where the user tells it nothing: end on one screen, show colours, leave the page standing.
const LESS: &str = "FRX";

/// What makes a command one for the shell, as git has it.
const SHELL: &str = "|&;<>()$`\\\"' \t\n*?[#~=%";

/// A pager that waits for a page.
pub struct Pager {
    child: Child,
    ctrl_c: Option<signal_hook::SigId>,
}

impl Pager {
    /// Starts the pager that the user wants; `None` where there is none to start, or none is wanted.
    pub fn start() -> Option<Self> {
        let asked = ["CROSSCHECK_PAGER", "PAGER"];
        let asked = asked.iter().find_map(|name| env::var(name).ok());
        let chosen = asked.as_deref().unwrap_or("less").trim();
        if matches!(chosen, "" | "cat") {
            return None;
        }
        let mut command = command(chosen);
        command.stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            command.env("LESS", LESS);
        }
        match command.spawn() {
            Ok(child) => Some(Self {
                child,
                // Ctrl-C is for the pager, which stops a search with it. To die of it would leave the pager without its page.
                ctrl_c: signal_hook::flag::register(
                    signal_hook::consts::SIGINT,
                    Arc::new(AtomicBool::new(false)),
                )
                .ok(),
            }),
            // Nobody asked for `less`.
            Err(what) => {
                if asked.is_some() {
                    warn(&format!("the pager `{chosen}` cannot be run: {what}"));
                }
                None
            }
        }
    }

    /// Lets `write` fill it, and waits until its user has read. Who has read enough ends it early, and that is no error.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn fill(mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let written = match self.child.stdin.take() {
            Some(mut page) => write(&mut page),
            None => Ok(()),
        };
        let waited = self.child.wait();
        if let Some(id) = self.ctrl_c {
            signal_hook::low_level::unregister(id);
        }
        match written {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(e) => Err(e),
            Ok(()) => waited.map(drop),
        }
    }
}

/// A command as a user writes it: by the shell if it needs one, and without where it is a plain name, so that it is known at once
/// whether there is such a program.
fn command(chosen: &str) -> Command {
    if cfg!(unix) && chosen.contains(|c| SHELL.contains(c)) {
        let mut command = Command::new("sh");
        command.arg("-c").arg(chosen);
        return command;
    }
    let mut words = chosen.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}
