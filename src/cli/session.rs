//! What every command that reads articles starts from: rules loaded, articles read.

use std::path::PathBuf;

use crosscheck::config::{self, Loaded};
use crosscheck::document::{self, Document};
use crosscheck::rules::{Label, Layers, RuleSet};
use crosscheck::{Crosscheck, Documents};

use super::args::RuleArgs;
use super::message::{problems, say};
use super::progress;
use crate::cli::error::Failure;

/// Rules, compiled.
pub struct Session {
    pub crosscheck: Crosscheck,
    /// Findings that `crosscheck.yaml` lets fail.
    pub fail_on: Vec<Label>,
}

impl Session {
    /// Loads the rules for articles at `paths`; warnings go to standard error.
    ///
    /// # Errors
    /// A rule file or `crosscheck.yaml` is broken: then nothing runs.
    pub fn open(args: &RuleArgs, paths: &[PathBuf]) -> Result<Self, Failure> {
        let session = Self::quiet(args, paths)?;
        session.warn();
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
        Self::with(&config, &args.rules)
    }

    /// The rules of `crosscheck.yaml`, and `rules` on top; warnings go to standard error.
    ///
    /// # Errors
    /// As above.
    pub fn of(config: &Loaded, rules: &[PathBuf]) -> Result<Self, Failure> {
        let session = Self::with(config, rules)?;
        session.warn();
        Ok(session)
    }

    /// The same, and warnings are left to the caller.
    ///
    /// # Errors
    /// As above.
    pub fn with(config: &Loaded, rules: &[PathBuf]) -> Result<Self, Failure> {
        Self::under(&config.layers(rules), config)
    }

    /// The rules of `layers`, with all else that `crosscheck.yaml` says.
    ///
    /// # Errors
    /// As above.
    pub fn under(layers: &Layers, config: &Loaded) -> Result<Self, Failure> {
        Ok(Self {
            crosscheck: Crosscheck::new(layers)?.within(config.config.limits),
            fail_on: config.config.fail_on.clone(),
        })
    }

    /// The same, and it keeps what it read for a next report of nearly the same articles.
    pub fn remembering(self) -> Self {
        Self {
            crosscheck: self.crosscheck.remembering(),
            ..self
        }
    }

    /// Says what is worth a look in the rules, on standard error.
    pub fn warn(&self) {
        if !self.rules().warnings.is_empty() {
            say(&problems(&self.rules().warnings));
        }
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        self.crosscheck.rules()
    }

    /// Reads the articles at `paths`; what could not be read is named in the diagnostics.
    ///
    /// # Errors
    /// A path is wrong, or not one article could be read.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Documents, Failure> {
        let found = document::discover(paths)?;
        let what = format!("reading {} files", found.inputs.len());
        let read = progress::during(what, || self.crosscheck.read_found(&found));
        if read.documents.is_empty() {
            return Err(Failure::NothingRead(read.diagnostics));
        }
        Ok(self.crosscheck.counted(read)?)
    }

    /// Reads one article: the only one at `path`, or the one whose key is `source`.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub fn read_one(&self, path: &PathBuf, source: Option<&str>) -> Result<Document, Failure> {
        let mut documents = self.read(std::slice::from_ref(path))?.documents;
        if let Some(source) = source {
            Self::article(documents, source)
        } else if documents.len() == 1 {
            Ok(documents.remove(0))
        } else {
            Err(Failure::ManyArticles {
                count: documents.len(),
                keys: keys(&documents),
            })
        }
    }

    /// The one of `documents` whose key is `source`.
    ///
    /// # Errors
    /// There is none.
    pub fn article(mut documents: Vec<Document>, source: &str) -> Result<Document, Failure> {
        match documents.iter().position(|d| d.key == source) {
            Some(i) => Ok(documents.swap_remove(i)),
            None => Err(Failure::NoSource(source.to_owned(), keys(&documents))),
        }
    }
}

fn keys(documents: &[Document]) -> Vec<String> {
    documents.iter().map(|d| d.key.clone()).collect()
}
