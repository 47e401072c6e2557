//! An earlier report that a new one is held against.

use std::fs;
use std::path::Path;

use crosscheck::report::{Baseline, Policy, Report};

use super::message::note;
use crate::cli::error::Failure;

/// Reads it.
///
/// # Errors
/// It is not there, or is no report.
pub fn read(path: &Path) -> Result<Baseline, Failure> {
    let bytes = fs::read(path).map_err(|what| Failure::Read {
        path: path.to_owned(),
        what,
    })?;
    Baseline::read(&String::from_utf8_lossy(&bytes)).map_err(|what| Failure::Baseline {
        path: path.to_owned(),
        what,
    })
}

/// Says how many findings would fail if they were not known, after `whose` report it is.
pub fn tell_excused(report: &Report, policy: &Policy, whose: &str) {
    let excused = report.findings.iter().filter(|f| policy.excuses(f));
    match excused.count() {
        0 => {}
        1 => note(&format!("{whose}1 known finding does not fail")),
        n => note(&format!("{whose}{n} known findings do not fail")),
    }
}
