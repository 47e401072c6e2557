//! The whole job in one call, for programs and for snapshot tests.

use std::path::PathBuf;

use crate::document::{self, BoilerplateRules};
use crate::pipeline::{Pipeline, UnusableRules};
use crate::report::{Pack, Report};
use crate::rules::{self, Layers, RuleErrors};
use crate::run::{Diagnostic, Severity};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Rule files are broken.
    #[error(transparent)]
    Rules(#[from] RuleErrors),
    /// Rules load, but cannot be run.
    #[error(transparent)]
    UnusableRules(#[from] UnusableRules),
    /// The articles could not be found.
    #[error(transparent)]
    Inputs(#[from] document::Error),
}

/// Compares the articles at `paths`, files or folders, under the rules that ship and those of `layers`.
///
/// What could not be read is named in the report's diagnostics.
///
/// # Errors
/// A path or a rule file is bad.
pub fn compare(paths: &[PathBuf], layers: &Layers) -> Result<Report, Error> {
    let rules = rules::load(layers)?;
    let pipeline = Pipeline::new(&rules.file)?;
    let boilerplate = BoilerplateRules::new(&rules.file.boilerplate)?;
    let found = document::discover(paths)?;
    let (mut documents, unread) = document::read_all(&found.inputs, &boilerplate);
    for document in &mut documents {
        document.describe(&rules.file.sources);
    }
    let mut run = pipeline.run(documents);
    run.diagnostics
        .splice(0..0, Diagnostic::of_inputs(&found, &unread));
    Ok(Report::new(&run, Pack::all(&rules)))
}

impl Diagnostic {
    /// What there is to say of the files of a run: those found and those `unread`.
    pub fn of_inputs(found: &document::Discovered, unread: &[document::ReadError]) -> Vec<Self> {
        let errors = found.unreadable.iter().chain(unread).map(Self::from);
        errors.chain(found.notes.iter().map(Self::from)).collect()
    }
}

impl From<&document::Note> for Diagnostic {
    fn from(note: &document::Note) -> Self {
        Self {
            severity: Severity::Note,
            path: note.path.clone(),
            line: 0,
            column: 0,
            message: note.what.to_string(),
        }
    }
}

impl From<&document::ReadError> for Diagnostic {
    fn from(error: &document::ReadError) -> Self {
        Self {
            severity: Severity::Error,
            path: error.path.clone(),
            line: error.line,
            column: error.column,
            message: error.to_string(),
        }
    }
}

impl Pack {
    /// The packs of a rule set, lowest layer first.
    pub fn all(rules: &rules::RuleSet) -> Vec<Self> {
        let pack = |p: &rules::PackInfo| Self {
            pack: p.pack.clone(),
            digest: p.digest.clone(),
        };
        rules.packs.iter().map(pack).collect()
    }
}
