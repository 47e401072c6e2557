//! `crosscheck.yaml`: what a folder of stories is read with.
//!
//! In: a path that a user named. Out: what the nearest file in or above it says, with its own paths resolved against
//! its folder. Mistakes are told as those of rule files are: all at once, each with its place.

mod story;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value as Schema;
use serde_yaml::Value;

use crate::document::limit::Limits;
use crate::rules::model::Source;
use crate::rules::{
    Label, Layers, Parsed, Place, Problem, ProblemKind, RuleErrors, SourceText, Step,
};

pub use story::{NoStory, Story, StoryFormat};

/// Name of the file.
pub const NAME: &str = "crosscheck.yaml";

/// What the file says.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Rule files and folders, lowest first.
    pub rules: Vec<PathBuf>,
    /// What is known of sources; it goes over what they and the rules say.
    pub sources: Vec<Source>,
    /// Findings that make the exit status 1, as `VERDICT` or `contradiction:KIND`.
    #[schemars(with = "Vec<String>")]
    pub fail_on: Vec<Label>,
    /// The folder of approved reports, `approved` where none is named.
    pub approved: Option<PathBuf>,
    /// Comparisons whose reports are approved.
    pub stories: Vec<Story>,
    /// How much is read at most.
    pub limits: Limits,
}

/// A file that was found and read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// Where it stands, as seen from the path that the user named.
    pub path: PathBuf,
    /// What it says, all paths seen from where `path` is.
    pub config: Config,
}

impl Loaded {
    /// The folder of the file.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The layers of rules: those of this file, then `rules`.
    pub fn layers(&self, rules: &[PathBuf]) -> Layers {
        Layers {
            config: self.config.rules.clone(),
            sources: self.config.sources.clone(),
            rules: rules.to_vec(),
            ..Layers::default()
        }
    }
}

/// Reads the nearest `crosscheck.yaml` in or above a path; `None` if there is none. `-` stands for the working
/// directory.
///
/// # Errors
/// It cannot be read, or everything that is wrong with it.
pub fn load_nearest(path: &Path) -> Result<Option<Loaded>, RuleErrors> {
    nearest(path).map(|path| load(&path)).transpose()
}

/// Reads one file.
///
/// # Errors
/// It cannot be read, or everything that is wrong with it.
pub fn load(path: &Path) -> Result<Loaded, RuleErrors> {
    let source = crate::rules::read(path).map_err(|problem| RuleErrors {
        problems: vec![*problem],
    })?;
    let mut config = parse(&source)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let stories = config.stories.iter_mut();
    let named = stories.flat_map(|s| {
        s.paths
            .iter_mut()
            .chain(&mut s.rules)
            .chain(&mut s.baseline)
    });
    for path in config.rules.iter_mut().chain(named) {
        *path = folder.join(&*path);
    }
    Ok(Loaded {
        path: path.to_owned(),
        config,
    })
}

/// The nearest `crosscheck.yaml` in or above a path, where there is one: up from the path as the user named it, then from the working
/// directory on.
pub fn nearest(path: &Path) -> Option<PathBuf> {
    let start = if path == Path::new("-") {
        Path::new(".")
    } else {
        path
    };
    let here = start.ancestors().map(|folder| folder.join(NAME));
    // The working directory, where it is named by nothing at all.
    let named = if start == Path::new("") {
        Path::new(".")
    } else {
        start
    };
    let above = std::path::absolute(named).ok()?;
    let above = above.ancestors().map(|folder| folder.join(NAME));
    here.chain(above).find(|candidate| is_there(candidate))
}

/// Whether there is a file, or something of which that cannot be told: reading it then says why, so that no report is made without it
/// unawares.
fn is_there(candidate: &Path) -> bool {
    use std::io::ErrorKind::{InvalidFilename, NotADirectory, NotFound, PermissionDenied};
    match std::fs::metadata(candidate) {
        Ok(found) => found.is_file(),
        Err(error) => !matches!(
            error.kind(),
            InvalidFilename | NotADirectory | NotFound | PermissionDenied
        ),
    }
}

fn parse(source: &Arc<SourceText>) -> Result<Config, RuleErrors> {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(crate::rules::schema::of::<Config>);
    let mut parsed = Parsed::new(source).map_err(|problem| RuleErrors {
        problems: vec![*problem],
    })?;
    let mut problems = parsed.check_shape(&SCHEMA);
    problems.extend(labels(&parsed));
    problems.extend(no_days(&parsed));
    problems.extend(named_twice(&parsed, "sources", "id"));
    problems.extend(named_twice(&parsed, "stories", "name"));
    problems.extend(story::problems(&parsed));
    if !problems.is_empty() {
        return Err(RuleErrors::sorted(problems));
    }
    parsed.value.retain(|_, value| !value.is_null());
    Config::deserialize(Value::Mapping(parsed.value)).map_err(|error| RuleErrors {
        problems: vec![
            ProblemKind::Configuration.error(error.to_string(), Some(Place::start_of(source))),
        ],
    })
}

/// Policies that name no finding, of all stories and of each.
fn labels(parsed: &Parsed) -> Vec<Problem> {
    let mut named: Vec<(Vec<Step>, &Value)> = Vec::new();
    let key = |key: &str| Step::Key(key.to_owned());
    if let Some(list) = parsed.value.get("fail_on") {
        named.push((vec![key("fail_on")], list));
    }
    for (index, story) in items(parsed, "stories") {
        if let Some(list) = story.get("fail_on") {
            let path = vec![key("stories"), Step::Item(index), key("fail_on")];
            named.push((path, list));
        }
    }
    let mut problems = Vec::new();
    for (path, list) in named {
        for (index, label) in list.as_sequence().into_iter().flatten().enumerate() {
            let Some(said) = label.as_str().and_then(|l| l.parse::<Label>().err()) else {
                continue;
            };
            let path: Vec<Step> = path.iter().cloned().chain([Step::Item(index)]).collect();
            problems.push(
                ProblemKind::Configuration
                    .error(said.title, Some(parsed.place(&path)))
                    .label("not known here")
                    .help(said.help),
            );
        }
    }
    problems
}

/// Days of sources that are none.
fn no_days(parsed: &Parsed) -> Vec<Problem> {
    let key = |key: &str| Step::Key(key.to_owned());
    let none = |(index, source): (usize, &Value)| {
        let day = source.get("published")?.as_str()?;
        day.parse::<jiff::civil::Date>().err()?;
        let place = parsed.place(&[key("sources"), Step::Item(index), key("published")]);
        let problem = ProblemKind::Value.error("no date", Some(place));
        Some(problem.help("write it as `2021-08-15`"))
    };
    items(parsed, "sources").filter_map(none).collect()
}

/// Entries of a list that have one name.
fn named_twice(parsed: &Parsed, list: &str, key: &str) -> Vec<Problem> {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    let mut problems = Vec::new();
    for (index, entry) in items(parsed, list) {
        let Some(name) = entry.get(key).and_then(Value::as_str) else {
            continue;
        };
        let place = parsed.place(&[
            Step::Key(list.to_owned()),
            Step::Item(index),
            Step::Key(key.to_owned()),
        ]);
        match first.get(name) {
            None => {
                first.insert(name, place);
            }
            Some(known) => problems.push(
                ProblemKind::Configuration
                    .error(format!("the {key} `{name}` stands twice"), Some(place))
                    .label("again here")
                    .see(Some(known.clone()), "first here")
                    .help("join the two entries, or take one out"),
            ),
        }
    }
    problems
}

fn items<'a>(parsed: &'a Parsed, list: &str) -> impl Iterator<Item = (usize, &'a Value)> {
    parsed
        .value
        .get(list)
        .and_then(Value::as_sequence)
        .into_iter()
        .flatten()
        .enumerate()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let source = Arc::new(SourceText {
            path: NAME.to_owned(),
            text: Arc::from(text),
        });
        match parse(&source) {
            Ok(config) => format!("{config:?}"),
            Err(errors) => errors.render(false),
        }
    }

    #[cfg(all(unix, feature = "cli"))]
    #[test]
    fn a_file_that_cannot_be_told_is_an_error_and_none_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_there(&folder.path().join(NAME)));
        let turns = folder.path().join(NAME);
        std::os::unix::fs::symlink(&turns, &turns).unwrap();
        assert!(load_nearest(folder.path()).is_err());
    }

    #[test]
    fn everything_is_said_at_once() {
        insta::assert_snapshot!(said("
rule: [a.yaml]
sources:
  - {id: a, outlet: A}
  - {id: a, outlook: B}
story: []
fail_on: [contradictions, 'contradiction:numeric', 'contradiction:time']
"), @r"
    error: unknown key `rule`
     --> crosscheck.yaml:2:1
      |
    2 | rule: [a.yaml]
      | ^^^^ not known here
      |
    help: did you mean `rules`?

    error: the id `a` stands twice
     --> crosscheck.yaml:5:10
      |
    5 |   - {id: a, outlook: B}
      |          ^ again here
      |
     ::: crosscheck.yaml:4:10
      |
    4 |   - {id: a, outlet: A}
      |          - first here
      |
    help: join the two entries, or take one out

    error: unknown key `outlook`
     --> crosscheck.yaml:5:13
      |
    5 |   - {id: a, outlook: B}
      |             ^^^^^^^ not known here
      |
    help: did you mean `outlet`?

    error: unknown key `story`
     --> crosscheck.yaml:6:1
      |
    6 | story: []
      | ^^^^^ not known here
      |
    help: known here: `approved`, `fail_on`, `limits`, `rules`, `sources`, `stories`

    error: no verdict is called `contradictions`
     --> crosscheck.yaml:7:11
      |
    7 | fail_on: [contradictions, 'contradiction:numeric', 'contradiction:time']
      |           ^^^^^^^^^^^^^^ not known here
      |
    help: did you mean `contradiction`?

    error: no kind is called `time`
     --> crosscheck.yaml:7:52
      |
    7 | fail_on: [contradictions, 'contradiction:numeric', 'contradiction:time']
      |                                                    ^^^^^^^^^^^^^^^^^^^^ not known here
      |
    help: one of `negation`, `antonym`, `numeric`, `temporal`, `location`, `exclusive`, `role`, `modality`, `denial`
    ");
    }

    #[test]
    fn an_empty_file_says_nothing() {
        for text in ["", "rules:\nsources:\n", "# nothing\n"] {
            assert_eq!(said(text), format!("{:?}", Config::default()));
        }
    }

    #[test]
    fn the_corpus_is_read_with_its_rules() {
        let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/kabul-2021");
        let loaded = load_nearest(&story.join("delhi-dispatch.md"))
            .unwrap()
            .unwrap();
        assert_eq!(loaded.path, story.join(NAME));
        assert_eq!(loaded.config.rules, [story.join("rules.yaml")]);
        let set = crate::rules::load(&loaded.layers(&[])).unwrap();
        assert_eq!(set.pack_of_entity("zamir-kabulov"), Some("kabul-2021"));
        assert_eq!(set.warnings, []);
    }
}
