//! What every format has in common.

use std::io;

use crate::report::Report;

/// Writes a report in one format.
pub trait Writer {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// Those of `out`.
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;

    /// The same, as text; a terminal's with its styles.
    fn render(&self, report: &Report) -> String {
        let mut out = Vec::new();
        match self.write(report, &mut out) {
            Ok(()) => String::from_utf8_lossy(&out).into_owned(),
            // Memory takes all that is written.
            Err(_) => String::new(),
        }
    }
}
