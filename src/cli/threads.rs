//! Work goes on several threads, or on this one alone where the system starts no other.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

/// Sees to it that work goes on where threads cannot be started. To be called before any work.
pub fn prepare() {
    let wanted = wanted();
    // One thread is this one: a further one would only be waited for.
    if wanted == 1 || !can_start(wanted) {
        // It fails only where there are threads already.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .use_current_thread()
            .build_global();
    }
}

/// As many as are started for the work.
fn wanted() -> usize {
    let asked = std::env::var("RAYON_NUM_THREADS").ok();
    let asked = asked.and_then(|n| n.parse().ok()).filter(|n| *n > 0);
    asked.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get))
}

/// Whether so many can be started at a time; they end before this does.
fn can_start(count: usize) -> bool {
    let gate = Mutex::new(());
    thread::scope(|scope| {
        let _shut = gate.lock();
        let wait = || drop(gate.lock());
        let mut started = (0..count).map(|_| thread::Builder::new().spawn_scoped(scope, wait));
        started.all(|thread| thread.is_ok())
    })
}
