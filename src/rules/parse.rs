//! One rule file, from its text to a YAML value.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::problem::{Place, Problem, SourceText};

/// Largest rule file that is read, in bytes.
pub const MAX_BYTES: usize = 2 << 20;

/// A rule file, read but not merged.
#[derive(Debug, Clone)]
pub struct ParsedFile {
    /// Its text.
    pub source: Arc<SourceText>,
    /// Its `pack`, or the stem of its path.
    pub pack: String,
    /// Packs that it builds on.
    pub extends: Vec<String>,
    /// Its sections, and nothing else.
    pub sections: Mapping,
    /// What it takes away from the layers before it.
    pub remove: Mapping,
}

/// Reads the YAML of a file.
///
/// # Errors
/// The file is too large, is no YAML, or is no mapping.
pub fn parse(source: &Arc<SourceText>) -> Result<ParsedFile, Problem> {
    if source.text.len() > MAX_BYTES {
        return Err(Problem::error(
            format!(
                "{} is larger than {} MB, too large for a rule file",
                source.path,
                MAX_BYTES >> 20
            ),
            None,
        ));
    }
    let value: Value = serde_yaml::from_str(&source.text).map_err(|error| {
        let at = error.location().map_or(0, |at| at.index());
        let place = Place {
            source: Arc::clone(source),
            span: at..at,
        };
        Problem::error(format!("not YAML: {error}"), Some(place))
    })?;
    let mut sections = match value {
        Value::Null => Mapping::new(),
        Value::Mapping(sections) => sections,
        _ => {
            return Err(Problem::error(
                "a rule file is a mapping of sections",
                Some(Place::start_of(source)),
            ));
        }
    };
    let pack = match sections.shift_remove("pack") {
        Some(Value::String(name)) => name,
        _ => stem(&source.path).to_owned(),
    };
    sections.shift_remove("about");
    let extends = match sections.shift_remove("extends") {
        Some(Value::Sequence(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    };
    let remove = match sections.shift_remove("remove") {
        Some(Value::Mapping(remove)) => remove,
        _ => Mapping::new(),
    };
    Ok(ParsedFile {
        source: Arc::clone(source),
        pack,
        extends,
        sections,
        remove,
    })
}

/// The name of a file without its folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
