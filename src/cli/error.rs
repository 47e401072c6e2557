//! Everything that can go wrong for a user: what to call it, what to do about it, and the exit status.

use std::io;
use std::path::{Path, PathBuf};

use crosscheck::config::NoStory;
use crosscheck::document;
use crosscheck::pipeline::UnusableRules;
use crosscheck::report::{BaselineError, TemplateError};
use crosscheck::rules::{NoEntry, RuleErrors};
use crosscheck::run::{Diagnostic, Severity};

use super::message;

/// Exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// All went well.
    Done = 0,
    /// A `--fail-on` policy, a rule's test or a snapshot failed.
    Failed = 1,
    /// The call or a rule file is bad; nothing was reported.
    Refused = 2,
    /// A report was made, but an article could not be read.
    Incomplete = 3,
}

impl Status {
    /// Whether all that was named was read.
    pub fn of_reading(diagnostics: &[Diagnostic]) -> Self {
        if diagnostics.iter().any(|d| d.severity == Severity::Error) {
            Self::Incomplete
        } else {
            Self::Done
        }
    }
}

/// Why nothing was reported.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The inputs could not be listed.
    #[error(transparent)]
    Inputs(#[from] document::Error),
    /// Not one article could be read.
    #[error("none of the articles could be read")]
    NothingRead(Vec<Diagnostic>),
    /// Rule files are broken.
    #[error("the rules cannot be used")]
    Rules(#[from] RuleErrors),
    /// Rules load, but name no sound weights.
    #[error(transparent)]
    UnusableRules(#[from] UnusableRules),
    /// One article is wanted, several were given.
    #[error("{count} articles are read from this path, and `explain` wants one")]
    ManyArticles {
        /// How many there are.
        count: usize,
        /// Their keys.
        keys: Vec<String>,
    },
    /// Reports are approved where a person can look at them.
    #[error("no report is accepted where CI is set")]
    AcceptInCi,
    /// Tests are changed where a person can look at them.
    #[error("no test is changed where CI is set")]
    UpdateInCi,
    /// Nobody is there to answer.
    #[error("{flag} asks, and there is no terminal to ask on")]
    NoTerminal {
        /// What was asked for.
        flag: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// There is no `crosscheck.yaml` in or above this folder.
    #[error("{}: there is no crosscheck.yaml in it or above it", .0.display())]
    NoConfig(PathBuf),
    /// This `crosscheck.yaml` names no stories.
    #[error("{}: it names no stories", .0.display())]
    NoStories(PathBuf),
    /// No such story.
    #[error("no story is called `{}`", .0.name)]
    NoStory(NoStory),
    /// No such article.
    #[error("no article is called `{0}`")]
    NoSource(String, Vec<String>),
    /// No such finding.
    #[error("the report has no finding `{0}`")]
    NoFinding(String),
    /// The rules hold nothing under this path.
    #[error("the rules have nothing under `{0}`")]
    NoEntry(String, NoEntry),
    /// No rule knows this word; the nearest that one knows.
    #[error("no rule knows `{0}`, and WordNet does not link it to a word")]
    NoWord(String, Option<String>),
    /// A ruling is on two claims, and the finding of this id has more; those of them that hold together worst.
    #[error("the finding is on more than two claims")]
    ManyClaims(String, Option<[String; 2]>),
    /// What is to be ruled is said of two claims, and there is one.
    #[error("one claim neither agrees with itself nor opposes itself")]
    OneClaim,
    /// An update has an order, and nobody says which; the finding of this id.
    #[error("an update is of two claims in an order")]
    NoOrder(String),
    /// The rulings of a file cannot be added to.
    #[error("{}:{line}: the {section} are written in brackets", path.display())]
    InBrackets {
        /// The rule file.
        path: PathBuf,
        /// The section.
        section: &'static str,
        /// Where it begins.
        line: usize,
    },
    /// How a claim is read is said of one, and the finding of this id has more.
    #[error("how a claim is read is ruled of one claim, and the finding is on more")]
    WhichClaim(String),
    /// A claim is said to answer nothing to what no rule asks.
    #[error("`{asked}` is no question of the fact table")]
    NoQuestion {
        /// What was said.
        asked: String,
        /// What the claim answers.
        answered: Vec<String>,
        /// A finding that compares figures under this word, the claim, and one that it is held against.
        against: Option<[String; 3]>,
    },
    /// A word is ruled on that the claim has not, and nor has whom it is laid to.
    #[error("neither claim `{1}` nor whom it is laid to has the word `{0}`")]
    NoWordOfClaim(String, String),
    /// No such claim.
    #[error("the articles have no claim `{0}`")]
    NoClaim(String),
    /// What the library grew after this was written.
    #[error(transparent)]
    Other(crosscheck::Error),
    /// A line of the input of `pairs` is no pair.
    #[error("line {line}: {what}")]
    Pair {
        /// From 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A file could not be read.
    #[error("{}: cannot be read: {}", path.display(), plainly(what))]
    Read {
        /// As the user named it.
        path: PathBuf,
        /// What the system said.
        what: io::Error,
    },
    /// A file is no earlier report.
    #[error("{}: {what}", path.display())]
    Baseline {
        /// As the user named it.
        path: PathBuf,
        /// What is wrong with it.
        what: BaselineError,
    },
    /// A file could not be written.
    #[error("{}: cannot be written: {}", path.display(), plainly(what))]
    Write {
        /// As the user named it.
        path: PathBuf,
        /// What the system said.
        what: io::Error,
    },
    /// The output file's ending belies the format, or tells none.
    #[error("{}", said_of_ending(path, ending, stands_for.as_deref(), asked.as_deref()))]
    Ending {
        /// As the user named it.
        path: PathBuf,
        /// In small letters, without the dot.
        ending: String,
        /// The format that it stands for.
        stands_for: Option<String>,
        /// The format that was asked for.
        asked: Option<String>,
        /// Endings that tell a format here.
        known: Vec<&'static str>,
    },
    /// What is for HTML alone was asked of another format.
    #[error("{0} is for HTML")]
    ForHtml(&'static str),
    /// Templates cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// What was asked to be watched cannot be.
    #[error("{0}")]
    Watch(String),
    /// There is no serving at this port.
    #[error("port {0}: {1}")]
    Serve(u16, String),
    /// Standard output or input broke.
    #[error("{0}")]
    Stream(#[from] io::Error),
}

impl From<crosscheck::Error> for Failure {
    fn from(error: crosscheck::Error) -> Self {
        match error {
            crosscheck::Error::Rules(errors) => Self::Rules(errors),
            crosscheck::Error::UnusableRules(unusable) => Self::UnusableRules(unusable),
            crosscheck::Error::Inputs(error) => Self::Inputs(error),
            other => Self::Other(other),
        }
    }
}

impl Failure {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::ManyArticles { keys, .. } => {
                Some(format!("choose one with --source: {}", some(keys)))
            }
            Self::NoSource(_, keys) => Some(format!("there are: {}", some(keys))),
            Self::AcceptInCi => Some(
                "run `crosscheck verify --accept` on a machine of your own, look at the difference, and commit it".to_owned(),
            ),
            Self::UpdateInCi => Some(
                "run `crosscheck rules test FILE --update` on a machine of your own, look at the difference, and commit it".to_owned(),
            ),
            Self::NoTerminal { instead, .. } => Some((*instead).to_owned()),
            Self::NoConfig(_) | Self::NoStories(_) => Some(
                "name each with its articles: `stories: [{name: harbour, paths: [articles/]}]`; see `crosscheck help verify`".to_owned(),
            ),
            Self::NoStory(none) => Some(match &none.near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are: {}", some(&none.known)),
            }),
            Self::NoFinding(_) => Some(
                "`compare` prints the id of each finding beside its kind; rules, articles and id must be of one call"
                    .to_owned(),
            ),
            Self::NoEntry(_, none) => Some(match &none.near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are: {}", some(&none.known)),
            }),
            Self::NoWord(_, near) => Some(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "give it as a rule file has it: `kill`, not `killed`".to_owned(),
            }),
            Self::ManyClaims(id, worst) => {
                let [a, b] = worst.as_ref().map_or(["CLAIM"; 2], |two| {
                    let [a, b] = two;
                    [a, b]
                });
                let why = if worst.is_some() { ", which hold together worst," } else { "" };
                Some(format!(
                    "say which two: `--claims {a} {b}`{why} or others; `crosscheck explain --finding {id} PATH` lists them with their ids"
                ))
            }
            Self::OneClaim => Some(
                "if it is no claim, say `--verdict no-claim`, and `--verdict none` if it has nothing to do with the others; two claims are said with --claims CLAIM CLAIM"
                    .to_owned(),
            ),
            Self::NoOrder(id) => Some(format!(
                "say it with --claims EARLIER LATER; `crosscheck explain --finding {id} PATH` lists the claims with their ids"
            )),
            Self::InBrackets { section, .. } => {
                Some(format!("write `{section}:` and each ruling on lines of its own"))
            }
            Self::WhichClaim(id) => Some(format!(
                "give the id of the claim in place of that of the finding; `crosscheck explain --finding {id} PATH` lists them"
            )),
            Self::NoQuestion {
                answered, against, ..
            } => Some(in_place_of_question(answered, against.as_ref())),
            Self::NoWordOfClaim(..) => Some(
                "one word, as the article has it: `she`, `company`".to_owned(),
            ),
            Self::NoClaim(_) => {
                Some("`crosscheck claims PATH` lists every claim with its id".to_owned())
            }
            Self::Pair { .. } => {
                Some(r#"each line is one JSON object: {"id": "1", "a": "…", "b": "…"}"#.to_owned())
            }
            Self::Ending { known, asked, .. } => {
                let known: Vec<String> = known.iter().map(|e| format!(".{e}")).collect();
                let how = if asked.is_some() { "leave out" } else { "give" };
                Some(format!("end the file in {}, or {how} --format", known.join(", ")))
            }
            Self::ForHtml(_) => Some("write to a file that ends in .html, or give --format html".to_owned()),
            Self::Template(TemplateError::Template { .. }) => Some(
                "what a template can show is in the one that ships: src/report/html/page.html.j2".to_owned(),
            ),
            Self::Baseline { .. } => Some(
                "make one with `crosscheck compare PATH --format json -o FILE`, or name an approved report in Markdown".to_owned(),
            ),
            Self::Serve(..) => Some("choose another with --port; 0 is any that is free".to_owned()),
            Self::NothingRead(_)
            | Self::Watch(_)
            | Self::Template(_)
            | Self::Inputs(_)
            | Self::Rules(_)
            | Self::UnusableRules(_)
            | Self::Other(_)
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::Stream(_) => None,
        }
    }

    /// The exit status; that of a reader who had enough (`… | head`) is success.
    pub fn status(&self) -> Status {
        match self {
            Self::Stream(e) if e.kind() == io::ErrorKind::BrokenPipe => Status::Done,
            _ => Status::Refused,
        }
    }

    /// For standard error, all of it visible; empty where there is nothing to say.
    pub fn message(&self) -> String {
        if self.status() == Status::Done {
            return String::new();
        }
        let mut lines = match self {
            Self::Rules(errors) => return message::problems(&errors.problems),
            Self::NothingRead(diagnostics) => message::listed(diagnostics),
            other => vec![message::error(&other.to_string())],
        };
        lines.extend(self.help().map(|help| message::help(&help)));
        lines.join("\n")
    }
}

/// What can be said of a claim in place of what is no question.
fn in_place_of_question(answered: &[String], against: Option<&[String; 3]>) -> String {
    if let Some([id, a, b]) = against {
        let reason = message::REASON;
        return format!(
            "finding {id} compares the figures as the claims tell them; to part these two: `crosscheck decide {id} PATH --claims {a} {b} --verdict none --because \"{reason}\"`"
        );
    }
    if answered.is_empty() {
        return "the claim answers nothing; `crosscheck rules show attributes` lists what is asked"
            .to_owned();
    }
    format!("the claim answers {}", some(answered))
}

/// What the system said, in plain words where it is what happens to people.
fn plainly(what: &io::Error) -> String {
    match what.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where its folder should".to_owned(),
        io::ErrorKind::AlreadyExists => "there is one already".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no right to".to_owned(),
        _ => what.to_string(),
    }
}

/// The first few of a list of names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = names
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}

fn said_of_ending(
    path: &Path,
    ending: &str,
    stands_for: Option<&str>,
    asked: Option<&str>,
) -> String {
    let path = path.display();
    match (stands_for, asked) {
        (Some(format), Some(asked)) => {
            format!("{path}: the ending .{ending} stands for {format}, and --format is {asked}")
        }
        _ => format!("{path}: the ending .{ending} stands for no format that is written here"),
    }
}
