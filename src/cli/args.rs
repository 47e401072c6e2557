//! The command line as it is typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use crosscheck::rules::Label;
use crosscheck::verdict::Verdict;

use super::number;

pub use super::decide::args::{AsRead, Decide, Ruled};
pub use super::rules::args::Rules;

const EXAMPLES: &str = "\
Examples:
  crosscheck compare articles/                       a report in the terminal
  crosscheck compare articles/ --only contradiction  what the sources disagree on
  crosscheck compare articles/ --rules story.yaml -o report.md
  crosscheck compare articles/ --fail-on contradiction:numeric
  crosscheck explain article.html                    how one article is read
  crosscheck explain --finding 1f2e3d4c5b6a7988 articles/

Exit status: 0 done; 1 a --fail-on policy, a rule's test or an approved report failed; 2 the call or a rule file is bad and \
nothing was reported; 3 a report was made, but an article could not be read.";

/// Compares what several articles say about one story: where they agree, where they contradict each other, and what
/// only one of them says, each with its exact words.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Compares articles and reports agreements, contradictions, updates and claims of one source alone
    Compare(Compare),
    /// Lists the claims of articles, without comparing them
    Claims(Claims),
    /// Lists what articles tell in values: ages, tolls, prices, days, places
    Facts(Facts),
    /// Prints the text of an article that claims are taken from: no menus, no comments, no share links
    Text(Text),
    /// Shows how a text is read, or why a finding was made
    Explain(Explain),
    /// Writes a ruling on a finding into a rule file, which goes over all other rules
    Decide(Decide),
    /// Judges pairs of texts, a JSON object a line, in order
    Pairs(Pairs),
    /// Compares the reports of the stories of crosscheck.yaml with those that were approved
    Verify(Verify),
    /// Shows the HTML report at an address of this machine, made anew when an article or a rule changes
    Serve(Serve),
    /// Checks and shows rule files
    Rules(Rules),
    /// Prints a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Prints the manual page
    Man,
}

/// Which rules to read by.
#[derive(Debug, Clone, Default, Args)]
pub struct RuleArgs {
    /// Rule file, or folder of rule files, on top of those that ship; may be given again, the later wins
    #[arg(long = "rules", value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub rules: Vec<PathBuf>,
    /// Leave aside the crosscheck.yaml in or above the compared folder
    #[arg(long)]
    pub no_config: bool,
}

/// Where results go.
#[derive(Debug, Clone, Default, Args)]
pub struct OutputArgs {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Let a page run through the terminal, not through `CROSSCHECK_PAGER`, `PAGER` or `less`
    #[arg(long)]
    pub no_pager: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Articles are .txt, .md (with YAML front matter: title, outlet, author, published, url), .html and .jsonl \
files (one article a line: id, title, text, outlet, published, url). Files named README or LICENSE, and what \
.gitignore and .crosscheckignore name, are passed over.

Examples:
  crosscheck compare articles/
  crosscheck compare bbc.html reuters.txt --only contradiction,update
  crosscheck compare articles/ --min-sources 3 --only agreement
  crosscheck compare articles/ --format json | jq '.findings[] | select(.kind == \"numeric\")'
  crosscheck compare articles/ -o report.html
  crosscheck compare articles/ --open
  crosscheck compare articles/ --fail-on contradiction -o report.md
  crosscheck compare articles/ --fail-on contradiction --baseline known.json
  crosscheck compare articles/ --fail-on contradiction --format github   (or junit, or sarif)")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag as it is typed"
)]
pub struct Compare {
    /// Articles, or folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// What to write; without it the ending of the output file decides, else text
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[command(flatten)]
    pub output: OutputArgs,
    /// Show only these findings
    #[arg(long, value_name = "VERDICT", value_delimiter = ',', value_parser = verdict_parser())]
    pub only: Vec<Verdict>,
    /// Fold nothing in text and Markdown: what one source alone says, agreements of one origin, further words of an origin
    #[arg(long)]
    pub all: bool,
    /// Say in Markdown in which line of which file words stand, which an inserted line changes
    #[arg(long)]
    pub lines: bool,
    /// Write HTML and open it in the browser; without -o to a new file in the folder for such
    #[arg(long)]
    pub open: bool,
    /// Make the report anew as soon as an article, a rule file or crosscheck.yaml changes, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// Templates of your own for HTML: a folder with page.html.j2, style.css or script.js in place of those that ship
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub template: Option<PathBuf>,
    /// Show only findings whose claims come from at least so many sources
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = number::count)]
    pub min_sources: usize,
    /// Exit with status 1 if there is a finding of this verdict, or of this verdict and kind
    #[arg(long, value_name = "VERDICT[:KIND]", value_delimiter = ',')]
    pub fail_on: Vec<Label>,
    /// An earlier report, in JSON or Markdown: what it has is known and does not fail, what it has not is marked as new
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For a terminal
    #[default]
    Text,
    /// For a page, a review or a snapshot test
    Markdown,
    /// For a browser: one page that needs nothing else
    Html,
    /// For other tools
    Json,
    /// For a spreadsheet: a row a claim of each finding
    Csv,
    /// For what shows the results of code analysis (SARIF 2.1.0): contradictions, updates and what fails
    Sarif,
    /// For what shows test results: a test case a finding, which fails by --fail-on
    Junit,
    /// For GitHub's workflows: annotations beside the lines of the articles
    Github,
}

#[derive(Debug, Args)]
pub struct Claims {
    /// Articles, or folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// What to write; without it the ending of the output file decides, else table
    #[arg(long, value_enum)]
    pub format: Option<ClaimsFormat>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For a terminal
    #[default]
    Table,
    /// A row a claim
    Csv,
    /// A JSON object a line, as in the `claims` of a report
    Jsonl,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A fact is an answer to a question that rule files ask, such as an age, a toll or a price (`attributes:`; `crosscheck rules show attributes`). \
What is told of a part, of another event or as superseded is marked and compared with nothing. Behind “answers differ” stands the finding, for `crosscheck explain --finding`.

Examples:
  crosscheck facts articles/
  crosscheck facts articles/ --format csv -o facts.csv
  crosscheck rules show attributes/age")]
pub struct Facts {
    /// Articles, or folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// What to write; without it the ending of the output file decides, else text
    #[arg(long, value_enum)]
    pub format: Option<FactsFormat>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// For a terminal
    #[default]
    Text,
    /// A row a question, a column a source
    Csv,
    /// A JSON object a line, as in the `facts` of a report
    Jsonl,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A story is named in crosscheck.yaml with its articles; its approved report is approved/NAME.md beside that file, which belongs under version \
control. Look at the difference, then accept it, or mend the article or the rule. Where CI is set nothing is ever accepted.

  stories:
    - {name: harbour, paths: [articles/]}

Examples:
  crosscheck verify                      every story; exit status 1 if a report has changed
  crosscheck verify harbour              one story
  crosscheck verify --accept             approve the reports as they are now
  crosscheck verify --accept --prune     and delete approved reports of stories that are no more")]
pub struct Verify {
    /// Stories of crosscheck.yaml; none: all of them
    #[arg(value_name = "NAME")]
    pub stories: Vec<String>,
    /// Approve the reports as they are now: write them where they differ
    #[arg(long)]
    pub accept: bool,
    /// Delete approved reports that are of no story
    #[arg(long, requires = "accept", conflicts_with = "stories")]
    pub prune: bool,
    /// The folder whose crosscheck.yaml, in it or the nearest above it, names the stories
    #[arg(short = 'C', long, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
    /// Exit with status 1 also if there is a finding of this verdict, or of this verdict and kind
    #[arg(long, value_name = "VERDICT[:KIND]", value_delimiter = ',')]
    pub fail_on: Vec<Label>,
    /// Let the difference run through the terminal, not through `CROSSCHECK_PAGER`, `PAGER` or `less`
    #[arg(long)]
    pub no_pager: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Only programs on this machine can connect. While a rule file is broken the page says what is wrong with it.

Example:
  crosscheck serve articles/ --open")]
pub struct Serve {
    /// Articles, or folders of articles
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// The port of the address; 0 is any that is free
    #[arg(long, value_name = "N", default_value_t = 4780, value_parser = number::port)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Templates of your own: a folder with page.html.j2, style.css or script.js in place of those that ship
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub template: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Of several articles each stands under a line with its key: ==> herald <==.

Examples:
  crosscheck text page.html
  crosscheck text articles/ -o texts.txt
  crosscheck text articles/ --source herald")]
pub struct Text {
    /// Articles, or folders of articles; `-` is standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Which article alone, by its key
    #[arg(long, value_name = "KEY")]
    pub source: Option<String>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
From standard input the text is taken as it is: no title is looked for, nothing is left out as boilerplate.

Examples:
  crosscheck explain article.html
  echo 'The bank did not close 14 branches, a spokesman said.' | crosscheck explain -
  crosscheck explain article.txt --format conllu
  crosscheck explain --finding 1f2e3d4c5b6a7988 articles/
  crosscheck explain articles/ --pair 93a7c20e55d1b604 5e21f0937c88ad12")]
pub struct Explain {
    /// The article (with --finding or --pair: all articles of the comparison); `-` is standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// What to write; without it the ending of the output file decides, else text
    #[arg(long, value_enum)]
    pub format: Option<ExplainFormat>,
    /// Which article, where the path holds several
    #[arg(long, value_name = "KEY")]
    pub source: Option<String>,
    /// Show why this finding was made, score term by term
    #[arg(long, value_name = "ID", conflicts_with_all = ["pair", "source"])]
    pub finding: Option<String>,
    /// Show why these two claims were joined, opposed or left apart
    #[arg(long, num_args = 2, value_names = ["CLAIM", "CLAIM"], conflicts_with = "source")]
    pub pair: Vec<String>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For a terminal
    #[default]
    Text,
    /// For other tools
    Json,
    /// The parse alone, as in Universal Dependencies; of a finding or a pair, as text
    Conllu,
}

#[derive(Debug, Args)]
#[command(after_help = "\
In, a line each:   {\"id\": \"1\", \"a\": \"one text\", \"b\": \"another\"}
Out, in order:     {\"id\": \"1\", \"verdict\": …, \"kind\": …, \"commitment\": …, \"score\": …, \"because\": […]}

Example:
  crosscheck pairs pairs.jsonl | jq -r 'select(.verdict == \"contradiction\") | .id'")]
pub struct Pairs {
    /// The pairs; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

const VERDICTS: [&str; 6] = [
    "contradiction",
    "agreement",
    "update",
    "dispute",
    "related",
    "unique",
];

fn verdict_parser() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(VERDICTS).try_map(|name| name.parse::<Label>().map(|l| l.verdict))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn every_name_is_known() {
        for name in VERDICTS {
            assert!(name.parse::<Label>().is_ok(), "{name}");
        }
    }
}
