//! What every command that reads articles starts from: rules loaded, articles read.

use std::path::PathBuf;

use crosscheck::config::{self, Loaded};
use crosscheck::document::{self, BoilerplateRules, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::{self, Label, RuleSet};
use crosscheck::run::Diagnostic;

use super::args::RuleArgs;
use super::message::{problems, say};
use super::progress;
use crate::cli::error::Failure;

/// Rules, compiled.
pub struct Session {
    pub pipeline: Pipeline,
    /// Findings that `crosscheck.yaml` lets fail.
    pub fail_on: Vec<Label>,
    rules: RuleSet,
    boilerplate: BoilerplateRules,
}

impl Session {
    /// Loads the rules for articles at `paths`; warnings go to standard error.
    ///
    /// # Errors
    /// A rule file or `crosscheck.yaml` is broken: then nothing runs.
    pub fn open(args: &RuleArgs, paths: &[PathBuf]) -> Result<Self, Failure> {
        let session = Self::quiet(args, paths)?;
        if !session.rules.warnings.is_empty() {
            say(&problems(&session.rules.warnings));
        }
        Ok(session)
    }

    /// The same, and warnings are left to the caller.
    ///
    /// # Errors
    /// As above.
    pub fn quiet(args: &RuleArgs, paths: &[PathBuf]) -> Result<Self, Failure> {
        let near = paths.first().filter(|_| !args.no_config);
        let config = match near {
            Some(path) => config::load_nearest(path)?.unwrap_or_default(),
            None => Loaded::default(),
        };
        let rules = rules::load(&config.layers(&args.rules))?;
        Ok(Self {
            pipeline: Pipeline::new(&rules.file)?,
            fail_on: config.config.fail_on,
            boilerplate: BoilerplateRules::new(&rules.file.boilerplate)?,
            rules,
        })
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Reads the articles at `paths`; what could not be read is named in the diagnostics.
    ///
    /// # Errors
    /// A path is wrong, or not one article could be read.
    pub fn read(&self, paths: &[PathBuf]) -> Result<(Vec<Document>, Vec<Diagnostic>), Failure> {
        let found = document::discover(paths)?;
        let what = format!("reading {} files", found.inputs.len());
        let (mut documents, errors) = progress::during(what, || {
            document::read_all(&found.inputs, &self.boilerplate)
        });
        let diagnostics = Diagnostic::of_inputs(&found, &errors);
        if documents.is_empty() {
            return Err(Failure::NothingRead(diagnostics));
        }
        for document in &mut documents {
            document.describe(&self.rules.file.sources);
        }
        Ok((documents, diagnostics))
    }

    /// Reads one article: the only one at `path`, or the one whose key is `source`.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub fn read_one(
        &self,
        verb: &'static str,
        path: &PathBuf,
        source: Option<&str>,
    ) -> Result<Document, Failure> {
        let (mut documents, _) = self.read(std::slice::from_ref(path))?;
        let keys = |all: &[Document]| all.iter().map(|d| d.key.clone()).collect();
        if let Some(source) = source {
            match documents.iter().position(|d| d.key == source) {
                Some(i) => Ok(documents.swap_remove(i)),
                None => Err(Failure::NoSource(source.to_owned(), keys(&documents))),
            }
        } else if documents.len() == 1 {
            Ok(documents.remove(0))
        } else {
            Err(Failure::ManyArticles {
                verb,
                count: documents.len(),
                keys: keys(&documents),
            })
        }
    }
}
