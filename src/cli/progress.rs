//! A sign of life on standard error, on a terminal, when work takes long.

use std::io::IsTerminal as _;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);

/// Does `work`, and says so if it takes long. Nothing is drawn where standard error is no terminal.
pub fn during<T>(what: String, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        // Nobody would see it, and a thread that waits costs as much as reading a short article.
        return work();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    let (done, waiting) = mpsc::channel::<()>();
    let result = std::thread::scope(|scope| {
        let bar = &bar;
        // Where no thread can be started there is no sign of life, and the work is done all the same.
        let _ = std::thread::Builder::new().spawn_scoped(scope, move || {
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.set_style(ProgressStyle::default_spinner());
                bar.set_message(what);
                bar.enable_steady_tick(Duration::from_millis(120));
            }
        });
        let result = work();
        drop(done);
        result
    });
    bar.finish_and_clear();
    result
}
