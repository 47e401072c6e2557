//! Rule files: the YAML model, loading, layering, checks.
//!
//! `src/` knows how to apply rules, `rules/` know English. [`model::RuleFile`] is what a file may say; layers of
//! files are merged into one set.

pub mod model;
