//! The command line of `crosscheck rules` as it is typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};
use crosscheck::rules::ProblemKind;

use crate::cli::args::{OutputArgs, RuleArgs};

#[derive(Debug, Args)]
pub struct Rules {
    #[command(subcommand)]
    pub verb: RulesVerb,
}

#[derive(Debug, Subcommand)]
pub enum RulesVerb {
    /// Reads rule files and names everything wrong with them, each with file, line and column
    Check(Check),
    /// Runs the tests that live in rule files
    Test(Test),
    /// Prints the rules in force, an entry a line, and where each was written
    Show {
        /// Only entries under this path, such as `lexicon` or `entities/taliban`
        #[arg(value_name = "SECTION")]
        section: Option<String>,
        /// Every rule that knows this word or phrase, and what WordNet says of it: why did it matter?
        #[arg(long, value_name = "WORD", conflicts_with = "section")]
        word: Option<String>,
        /// Rule file or folder on top of those that ship; may be given again
        #[arg(long = "rules", value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
        rules: Vec<PathBuf>,
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Proposes aliases, synonyms and lines to leave out, each with the words that speak for it, as a rule file
    Suggest(Suggest),
    /// Prints the JSON schema of rule files, for editors
    Schema,
    /// Writes a first rule file of your own
    Init {
        /// The file to write
        #[arg(value_name = "FILE", default_value = "rules.yaml", value_hint = ValueHint::FilePath)]
        path: PathBuf,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "\
Exit status: 2 if there is an error; 1 if there is a warning that --fail-on names; else 0.

Kinds of problems: file, yaml, shape, value, duplicate, reference, extends, removal, pattern, conflict, ambiguous, unused, ruling, \
test, configuration.

Examples:
  crosscheck rules check story.yaml
  crosscheck rules check story.yaml --with articles/ --fail-on warning
  crosscheck rules check story.yaml --with articles/ --changes
  crosscheck rules check rules/ --format sarif -o rules.sarif
  crosscheck rules check rules/ --format github --fail-on unused,conflict")]
pub struct Check {
    /// Rule files or folders; none: the rules that ship
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Warn of what nothing in these articles uses: aliases, words, example phrases, rules of boilerplate, sources, decisions
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub with: Vec<PathBuf>,
    /// Say too what each entry of the files changes in the report on these articles: findings and facts that come, go or are read otherwise
    #[arg(long, requires_all = ["paths", "with"], conflicts_with = "format")]
    pub changes: bool,
    /// Leave aside the crosscheck.yaml in or above these articles
    #[arg(long)]
    pub no_config: bool,
    /// What to write; without it the ending of the output file decides, else text
    #[arg(long, value_enum)]
    pub format: Option<CheckFormat>,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Exit with status 1 if there is a warning of this kind, or any: `warning`
    #[arg(long, value_name = "warning|KIND", value_delimiter = ',', value_parser = failing)]
    pub fail_on: Vec<Failing>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is proposed that the rules in force do already, and each proposal was tried. They are proposals all the same: who and what is one, \
only a person knows. What --review refuses is remembered and not proposed again.

Examples:
  crosscheck rules suggest articles/
  crosscheck rules suggest articles/ --review -o suggested.yaml
  crosscheck rules suggest articles/ --rules story.yaml")]
pub struct Suggest {
    /// Articles, or folders of articles
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Ask of each proposal whether to keep it
    #[arg(long)]
    pub review: bool,
    /// The file that remembers what was refused
    #[arg(long, value_name = "FILE", default_value = ".crosscheck-refused", value_hint = ValueHint::FilePath)]
    pub refused: PathBuf,
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A test can be made to expect what came out: the words that were read, or how sentences and claims relate. The file is written whole or not \
at all, and all else in it stays as it is. Look at the difference: what came out may be wrong. Where CI is set nothing is written.

Exit status: 1 if a test fails that was not changed.

Examples:
  crosscheck rules test story.yaml
  crosscheck rules test story.yaml --interactive   shows the change of each test and asks
  crosscheck rules test rules/ --update            all of them at once")]
pub struct Test {
    /// Rule files or folders; none: the rules that ship
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Write what came out into the tests that do not hold
    #[arg(long, requires = "paths", conflicts_with = "interactive")]
    pub update: bool,
    /// Ask of each test that does not hold whether to write what came out
    #[arg(short, long, requires = "paths")]
    pub interactive: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For a terminal: problems with their lines, on standard error
    #[default]
    Text,
    /// For other tools
    Json,
    /// For what shows the results of code analysis (SARIF 2.1.0)
    Sarif,
    /// For GitHub's workflows: annotations beside the lines of the rule files
    Github,
}

/// Warnings that are as bad as errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// All of them.
    Any,
    /// Those of a kind.
    Kind(ProblemKind),
}

fn failing(name: &str) -> Result<Failing, String> {
    if name == "warning" {
        return Ok(Failing::Any);
    }
    let kind = name.parse::<ProblemKind>();
    kind.map(Failing::Kind).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use clap::Args as _;

    use super::*;

    #[test]
    fn the_help_names_every_kind() {
        let help = Check::augment_args(clap::Command::new("check"))
            .render_long_help()
            .to_string();
        let words: Vec<&str> = help.split(|c: char| !c.is_alphabetic()).collect();
        for kind in ProblemKind::ALL {
            assert_eq!(failing(kind.name()), Ok(Failing::Kind(kind)));
            assert!(words.contains(&kind.name()), "{kind}");
        }
    }
}
