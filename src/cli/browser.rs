//! Opens a page in the browser of whoever is at the machine.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

/// A program that opens pages either hands them on and ends, or stays as long as the page is open. One that fails does so at once.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Opens the page at `target`, a file or an address; false where nothing on this machine can.
pub fn open(target: &str) -> bool {
    candidates().into_iter().any(|mut command| {
        command.push(target.to_owned());
        opens(&command)
    })
}

/// An absolute path, which a browser needs.
pub fn absolute(path: &Path) -> String {
    let path = std::path::absolute(path);
    path.map_or_else(|_| String::new(), |p| p.display().to_string())
}

/// Commands to try, in order: those of `BROWSER`, then what the system opens files with.
fn candidates() -> Vec<Vec<String>> {
    let asked = env::var("BROWSER").unwrap_or_default();
    let asked = env::split_paths(&asked).map(|c| c.display().to_string());
    let asked = asked.filter(|c| !c.is_empty());
    let mut all: Vec<Vec<String>> = asked
        .map(|c| c.split_whitespace().map(str::to_owned).collect())
        .collect();
    let screen = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
    let own: &[&[&str]] = if cfg!(target_os = "macos") {
        &[&["open"]]
    } else if cfg!(windows) {
        &[&["explorer"]]
    } else if screen.iter().any(|name| env::var_os(name).is_some()) {
        &[&["xdg-open"], &["wslview"], &["gio", "open"]]
    } else {
        // Without a screen they would open a browser in this terminal, or wait for ever.
        &[]
    };
    let words = |c: &&[&str]| c.iter().map(|w| (*w).to_owned()).collect();
    all.extend(own.iter().map(words));
    all
}

/// Whether the command runs, and does not fail at once.
fn opens(command: &[String]) -> bool {
    let Some((program, args)) = command.split_first() else {
        return false;
    };
    let started = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    let since = Instant::now();
    while since.elapsed() < PATIENCE {
        match child.try_wait() {
            // Windows' explorer says 1 whatever it did.
            Ok(Some(status)) => return status.success() || cfg!(windows),
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Err(_) => return false,
        }
    }
    true
}
