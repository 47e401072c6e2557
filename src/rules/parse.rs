//! One YAML file, from its text to a value whose every part has a place.
//!
//! What always holds for a [`Parsed`] file: it is no larger and nests no deeper than the limits, and its value is a
//! mapping. [`Parsed::check_shape`] holds it against a schema.

use std::sync::{Arc, OnceLock};

use serde_json::Value as Schema;
use serde_yaml::{Mapping, Value};

use super::layout::{MAX_DEPTH, Node, Step};
use super::problem::{Place, Problem, SourceText};
use super::problem_kind::ProblemKind;
use super::shape::Shape;
use super::slip::{self, byte_at};
use super::value::Lenient;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 2 << 20;

/// A file, read.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// Its text.
    pub source: Arc<SourceText>,
    /// What it says.
    pub value: Mapping,
    layout: OnceLock<Node>,
}

impl Parsed {
    /// Reads a file that a person wrote.
    ///
    /// # Errors
    /// It is too large, nests too deep, is no YAML or no mapping.
    pub fn new(source: &Arc<SourceText>) -> Result<Self, Box<Problem>> {
        if source.text.len() > MAX_BYTES {
            return Err(Box::new(too_large(&source.path)));
        }
        // Before the parser proper, which takes time in the square of the nesting.
        let layout = Node::scan(&source.text).map_err(|deep| {
            let place = place_at(source, deep.at);
            let title = format!("values nest deeper than {MAX_DEPTH} levels");
            Box::new(ProblemKind::Yaml.error(title, Some(place)))
        })?;
        let parsed = Self::unscanned(source)?;
        Ok(Self {
            layout: OnceLock::from(layout),
            ..parsed
        })
    }

    /// A file known to be sound, whose value was read before. Its layout is scanned when it is asked for.
    pub fn known(source: &Arc<SourceText>, value: Mapping) -> Self {
        Self {
            source: Arc::clone(source),
            value,
            layout: OnceLock::new(),
        }
    }

    /// The same from its YAML.
    ///
    /// # Errors
    /// It is no YAML or no mapping.
    pub fn unscanned(source: &Arc<SourceText>) -> Result<Self, Box<Problem>> {
        let Lenient(value) = serde_yaml::from_str(&source.text)
            .map_err(|error| Box::new(not_yaml(source, &error)))?;
        let value = match value {
            Value::Null => Mapping::new(),
            Value::Mapping(value) => value,
            _ => {
                return Err(Box::new(ProblemKind::Shape.error(
                    "the file must be a mapping of sections, such as `entities:`",
                    Some(place_at(source, 0)),
                )));
            }
        };
        Ok(Self::known(source, value))
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Node {
        self.layout
            .get_or_init(|| Node::scan(&self.source.text).unwrap_or_default())
    }

    /// Where the value at the end of a path stands.
    pub fn place(&self, path: &[Step]) -> Place {
        Place {
            source: Arc::clone(&self.source),
            span: self.layout().value_at(path),
        }
    }

    /// Where the key at the end of a path stands.
    pub fn key_place(&self, path: &[Step]) -> Place {
        Place {
            source: Arc::clone(&self.source),
            span: self.layout().key_at(path),
        }
    }

    /// Duplicate keys, unknown keys, wrong types. What does not fit is then taken out of the value, so that later
    /// checks can go on with the rest.
    pub fn check_shape(&mut self, schema: &Schema) -> Vec<Problem> {
        let mut problems = self.duplicate_keys();
        let value = Value::Mapping(std::mem::take(&mut self.value));
        let misfits = Shape::new(schema).misfits(&value);
        let mut value = value;
        for misfit in misfits.iter().rev() {
            take_out(&mut value, &misfit.path);
        }
        if let Value::Mapping(value) = value {
            self.value = value;
        }
        problems.extend(misfits.into_iter().map(|misfit| {
            let place = if misfit.at_key {
                self.key_place(&misfit.path)
            } else {
                self.place(&misfit.path)
            };
            let mut problem = ProblemKind::Shape
                .error(misfit.title, Some(place))
                .label(misfit.label);
            problem.help = misfit.help;
            problem
        }));
        problems
    }

    fn duplicate_keys(&self) -> Vec<Problem> {
        let at = |span: &std::ops::Range<usize>| Place {
            source: Arc::clone(&self.source),
            span: span.clone(),
        };
        self.layout()
            .duplicate_keys()
            .into_iter()
            .map(|(first, again)| {
                ProblemKind::Duplicate
                    .error(
                        format!("the key `{}` stands twice", again.key),
                        Some(at(&again.key_span)),
                    )
                    .label("again here")
                    .see(Some(at(&first.key_span)), "first here")
                    .help("join the two, or take one out")
            })
            .collect()
    }
}

/// A file beyond [`MAX_BYTES`].
pub fn too_large(path: &str) -> Problem {
    ProblemKind::File
        .error(
            format!("{path} is larger than {} MB, the limit", MAX_BYTES >> 20),
            None,
        )
        .help("split it into several files")
}

fn place_at(source: &Arc<SourceText>, at: usize) -> Place {
    Place {
        source: Arc::clone(source),
        span: at..at,
    }
}

/// The parser's own words, with the places that they name drawn.
fn not_yaml(source: &Arc<SourceText>, error: &serde_yaml::Error) -> Problem {
    let at = |line, column| place_at(source, byte_at(&source.text, line, column));
    let place = error
        .location()
        .map_or_else(|| at(1, 1), |there| at(there.line(), there.column()));
    let said = error.to_string();
    let (what, context) = said.split_once(", ").unwrap_or((&said, ""));
    let what = what.split(" at line ").next().unwrap_or(what);
    if let Some(problem) = slip::known(source, what, &place) {
        return problem;
    }
    let problem = ProblemKind::Yaml.error(format!("not YAML: {what}"), Some(place));
    match context.split_once(" at line ") {
        Some((doing, there)) => {
            let mut numbers = there
                .split(" column ")
                .map(|n| n.trim().parse().unwrap_or(1));
            let (line, column) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
            problem.see(Some(at(line, column)), doing)
        }
        None => problem,
    }
}

/// Removes what stands at the end of a path; an item of a list is left empty.
fn take_out(value: &mut Value, path: &[Step]) {
    let Some((last, above)) = path.split_last() else {
        return;
    };
    let target = above.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()),
        Step::Item(item) => value.get_mut(*item),
    });
    match (target, last) {
        (Some(Value::Mapping(mapping)), Step::Key(key)) => {
            mapping.shift_remove(key.as_str());
        }
        (Some(Value::Sequence(items)), Step::Item(item)) => {
            // The others keep their places, which later problems are drawn by.
            if let Some(item) = items.get_mut(*item) {
                *item = Value::Null;
            }
        }
        _ => {}
    }
}
