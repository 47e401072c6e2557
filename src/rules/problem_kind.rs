//! What a problem of a rule file is about: a name that stays, for settings and for other programs.

use std::fmt;
use std::str::FromStr;

use super::suggest::{listed, nearest};

/// What a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// A file cannot be read as a whole, or says nothing.
    File,
    /// A file is not YAML.
    Yaml,
    /// A key that nothing reads, or a value of the wrong sort.
    Shape,
    /// A value of the right sort that means nothing: out of its range, no date, a group of one.
    Value,
    /// A key or an id stands twice.
    Duplicate,
    /// An id leads nowhere.
    Reference,
    /// `extends` leads nowhere or in a loop.
    Extends,
    /// A removal takes nothing away.
    Removal,
    /// A regular expression does not compile, costs too much, or fits every line.
    Pattern,
    /// Two rules cannot both be meant.
    Conflict,
    /// A name fits more than one entity.
    Ambiguous,
    /// Nothing in the articles uses an entry.
    Unused,
    /// A ruling says too little, or matches nothing.
    Ruling,
    /// A test says too little, or fails.
    Test,
    /// `crosscheck.yaml` is wrong.
    Configuration,
}

impl ProblemKind {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::File,
        Self::Yaml,
        Self::Shape,
        Self::Value,
        Self::Duplicate,
        Self::Reference,
        Self::Extends,
        Self::Removal,
        Self::Pattern,
        Self::Conflict,
        Self::Ambiguous,
        Self::Unused,
        Self::Ruling,
        Self::Test,
        Self::Configuration,
    ];

    /// Its name, in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Yaml => "yaml",
            Self::Shape => "shape",
            Self::Value => "value",
            Self::Duplicate => "duplicate",
            Self::Reference => "reference",
            Self::Extends => "extends",
            Self::Removal => "removal",
            Self::Pattern => "pattern",
            Self::Conflict => "conflict",
            Self::Ambiguous => "ambiguous",
            Self::Unused => "unused",
            Self::Ruling => "ruling",
            Self::Test => "test",
            Self::Configuration => "configuration",
        }
    }

    /// A sentence that says it.
    pub fn about(self) -> &'static str {
        match self {
            Self::File => "A rule file cannot be read, or says nothing.",
            Self::Yaml => "A rule file is not YAML.",
            Self::Shape => "A key that nothing reads, or a value of the wrong sort.",
            Self::Value => "A value that means nothing where it stands.",
            Self::Duplicate => "A key or an id stands twice.",
            Self::Reference => "An id leads nowhere.",
            Self::Extends => "What a pack extends is not there, or leads back to it.",
            Self::Removal => "A removal takes nothing away.",
            Self::Pattern => {
                "A regular expression does not compile, costs too much, or fits every line."
            }
            Self::Conflict => "Two rules cannot both be meant.",
            Self::Ambiguous => "A name fits more than one entity.",
            Self::Unused => "Nothing in the articles uses this.",
            Self::Ruling => "A ruling says too little, or matches nothing.",
            Self::Test => "A test says too little, or fails.",
            Self::Configuration => "crosscheck.yaml is wrong.",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no kind of problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no kind of problem is called `{name}`; {help}")]
pub struct NoProblemKind {
    name: String,
    help: String,
}

impl FromStr for ProblemKind {
    type Err = NoProblemKind;

    fn from_str(name: &str) -> Result<Self, NoProblemKind> {
        let names = || Self::ALL.iter().map(|kind| kind.name());
        let known = Self::ALL.iter().find(|kind| kind.name() == name);
        known.copied().ok_or_else(|| NoProblemKind {
            name: name.to_owned(),
            help: match nearest(name, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", listed(names())),
            },
        })
    }
}
