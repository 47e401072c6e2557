//! The whole job, for programs and for snapshot tests.

use std::path::PathBuf;

use crate::document::limit::Limits;
use crate::document::{self, Article, BoilerplateRules, Discovered, Document};
use crate::pipeline::{Pipeline, UnusableRules};
use crate::report::{Pack, Report};
use crate::rules::{self, Layers, RuleErrors, RuleSet};
use crate::run::{Diagnostic, Run};
use crate::verdict::PairVerdict;

/// Why nothing can be compared.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
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

/// Rules, compiled, and all that is done under them. Costs some fifty milliseconds to make; make one and keep it. It may be
/// shared by threads.
pub struct Crosscheck {
    rules: RuleSet,
    pipeline: Pipeline,
    boilerplate: BoilerplateRules,
    limits: Limits,
}

/// Articles, read, and what could not be.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Documents {
    /// The articles, sorted by key, keys unique.
    pub documents: Vec<Document>,
    /// What could not be read, and what a user should know of the rest.
    pub diagnostics: Vec<Diagnostic>,
}

impl Crosscheck {
    /// Compiles the rules that ship and those of `layers`.
    ///
    /// # Errors
    /// A rule file is broken.
    pub fn new(layers: &Layers) -> Result<Self, Error> {
        Self::of(rules::load(layers)?)
    }

    /// Compiles rules that were loaded.
    ///
    /// # Errors
    /// They cannot be run.
    pub fn of(rules: RuleSet) -> Result<Self, Error> {
        Ok(Self {
            pipeline: Pipeline::new(&rules.file)?,
            boilerplate: BoilerplateRules::new(&rules.file.boilerplate)?,
            rules,
            limits: Limits::default(),
        })
    }

    /// The same with other limits to what is read.
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same, and it keeps what it read of the articles of its last run: for programs that compare nearly the same ones again, as
    /// those who write them do. The report is the same.
    #[must_use]
    pub fn remembering(self) -> Self {
        Self {
            pipeline: self.pipeline.remembering(),
            ..self
        }
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The stages, one by one.
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// Reads the articles at `paths`, files or folders. What could not be read is named in the diagnostics.
    ///
    /// # Errors
    /// A path leads nowhere, or to no article; or the articles are too many.
    pub fn open(&self, paths: &[PathBuf]) -> Result<Documents, Error> {
        self.counted(self.read_found(&document::discover(paths)?))
    }

    /// The articles, where they are no more than may be compared.
    ///
    /// # Errors
    /// They are.
    pub fn counted(&self, read: Documents) -> Result<Documents, Error> {
        let (found, most) = (read.documents.len(), self.limits.articles);
        if found > most {
            return Err(document::Error::TooMany { found, most }.into());
        }
        Ok(read)
    }

    /// Reads the files that were found.
    pub fn read_found(&self, found: &Discovered) -> Documents {
        let (documents, unread) =
            document::read_within(&found.inputs, &self.boilerplate, self.limits);
        let notes = found.notes.iter().map(Diagnostic::from);
        let errors = found.unreadable.iter().chain(&unread);
        let diagnostics = errors.map(Diagnostic::from).chain(notes).collect();
        self.described(documents, diagnostics)
    }

    /// Reads articles that a program holds. What could not be read is named in the diagnostics.
    pub fn take(&self, articles: impl IntoIterator<Item = Article>) -> Documents {
        let mut documents = Vec::new();
        let mut diagnostics = Vec::new();
        for read in articles.into_iter().flat_map(|a| a.read(&self.boilerplate)) {
            match read {
                Ok(document) => documents.push(document),
                Err(error) => diagnostics.push(Diagnostic::from(&error)),
            }
        }
        self.described(document::with_unique_keys(documents), diagnostics)
    }

    /// Compares articles and reports what was found.
    pub fn compare(&self, documents: impl Into<Documents>) -> Report {
        self.report(&self.run(documents))
    }

    /// Compares articles: everything that each stage made of them.
    pub fn run(&self, documents: impl Into<Documents>) -> Run {
        documents.into().through(|d| self.pipeline.run(d))
    }

    /// Reads articles without comparing them: a run with claims and entities, but no findings.
    pub fn read(&self, documents: impl Into<Documents>) -> Run {
        documents.into().through(|d| self.pipeline.read(d))
    }

    /// The report of a run.
    pub fn report(&self, run: &Run) -> Report {
        Report::new(run, Pack::all(&self.rules))
    }

    /// Judges two short texts as if two sources had written them on one event.
    pub fn pair(&self, a: &str, b: &str) -> PairVerdict {
        self.pipeline
            .pair(document::plain("a", a), document::plain("b", b))
    }

    /// With what the rules know of each source.
    fn described(
        &self,
        mut documents: Vec<Document>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Documents {
        for document in &mut documents {
            document.describe(&self.rules.file.sources);
            diagnostics.extend(document.remarks().map(|r| Diagnostic::remark(document, r)));
        }
        Documents {
            documents,
            diagnostics,
        }
    }
}

impl Documents {
    /// What `stages` make of the articles, with what was to be said of them before.
    fn through(self, stages: impl FnOnce(Vec<Document>) -> Run) -> Run {
        let mut run = stages(self.documents);
        run.diagnostics.splice(0..0, self.diagnostics);
        run
    }
}

impl From<Vec<Document>> for Documents {
    fn from(documents: Vec<Document>) -> Self {
        let documents = document::with_unique_keys(documents);
        Self {
            documents,
            diagnostics: Vec::new(),
        }
    }
}

/// Compares the articles at `paths`, files or folders, under the rules that ship and those of `layers`: the whole job in one
/// call. What could not be read is named in the report's diagnostics.
///
/// # Errors
/// A path or a rule file is bad.
pub fn compare(paths: &[PathBuf], layers: &Layers) -> Result<Report, Error> {
    let crosscheck = Crosscheck::new(layers)?;
    Ok(crosscheck.compare(crosscheck.open(paths)?))
}
