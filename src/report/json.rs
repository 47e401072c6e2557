//! The report as JSON, indented, with a line break at the end.

use std::io;

use crate::report::{Report, Writer};

/// Writes what [`Report`] describes, field by field.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Writer for Json {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, report)?;
        writeln!(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_contract() {
        let mut out = Vec::new();
        Json.write(&fixture::report(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn what_is_written_can_be_read() {
        let report = fixture::report();
        let json = serde_json::to_string(&report).unwrap();
        let back: Report = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }

    /// `INSTA_UPDATE=always cargo test` writes the file anew.
    #[test]
    fn the_schema_that_ships_is_that_of_the_structs() {
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(Report)).unwrap() + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.schema.json");
        if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
            std::fs::write(path, &schema).unwrap();
        }
        let shipped = std::fs::read_to_string(path).unwrap_or_default();
        assert!(shipped == schema, "docs/report.schema.json is stale");
    }
}
