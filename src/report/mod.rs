//! The report model and a writer for each format.
