//! From the names of files to parsed layers in order: folders, `extends`, packs that ship.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::builtin;
use super::layout::Step;
use super::parse::{MAX_BYTES, Parsed};
use super::problem::{Problem, SourceText};
use super::problem_kind::ProblemKind;
use super::schema::schema;
use super::shipped::{Compiled, Shipped};
use super::suggest::{listed, nearest};
use crate::special::special;

/// Files of one folder of rules that are read.
const MAX_FILES: usize = 1_000;

/// Files in a folder of rules that are none.
const NO_RULES: [&str; 2] = ["crosscheck.yaml", "story.yaml"];

/// One file of rules, before merging.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The file, with its sections: `pack`, `about`, `extends` and `remove` are taken out.
    pub parsed: Parsed,
    /// Name of its pack: its `pack:`, else the stem of its file.
    pub pack: String,
    /// What its pack is for.
    pub about: Option<String>,
    /// What it takes out of the layers below.
    pub remove: Mapping,
    /// Whether it ships.
    pub builtin: bool,
    /// BLAKE3 hash of its text in hex, where it is known already.
    pub hash: Option<String>,
}

impl Layer {
    /// The layer with all its sections: those of packs that ship are not read at every start.
    pub fn reread(&self) -> Self {
        if !self.builtin {
            return self.clone();
        }
        Parsed::unscanned(&self.parsed.source)
            .map_or_else(|_| self.clone(), |parsed| split(parsed, true).0)
    }
}

/// Collects layers, each once, each after those that it extends.
#[derive(Default)]
pub struct Stack {
    /// Layers, lowest first.
    pub layers: Vec<Layer>,
    /// What was wrong on the way.
    pub problems: Vec<Problem>,
    /// Whether a file could not be read at all, so that what it defines is not known.
    pub incomplete: bool,
    /// What the layers that ship say, where these hold no sections of their own.
    pub shipped: Option<Shipped>,
    /// Files done or under way, by what they are known by; those under way form the chain of `extends`.
    known: Vec<String>,
    chain: Vec<(String, String)>,
}

impl Stack {
    /// All packs that ship, as the base pack orders them.
    pub fn builtin() -> Self {
        let Some(shipped) = Shipped::fresh() else {
            return Self::of_texts();
        };
        let layer = |compiled: &Compiled| {
            let pack = builtin::find(&compiled.pack)?;
            let source = source_of(pack.name, pack.text);
            let (mut layer, _) = split(Parsed::known(&source, Mapping::new()), true);
            layer.hash = Some(compiled.hash.clone());
            Some(layer)
        };
        Self {
            layers: shipped.packs.iter().filter_map(layer).collect(),
            shipped: Some(shipped),
            ..Self::default()
        }
    }

    /// The same from their YAML.
    pub fn of_texts() -> Self {
        let mut stack = Self::default();
        match layered(builtin::PACKS.iter().map(|pack| (pack.name, pack.text))) {
            Ok(layers) => stack.layers = layers,
            Err(problem) => stack.problems.push(*problem),
        }
        stack
    }

    /// Adds a file, or all files of a folder in order of their names.
    pub fn add_path(&mut self, path: &Path) {
        if !path.is_dir() {
            self.add_file(path, None);
            return;
        }
        match rule_files(path) {
            Ok(files) if files.is_empty() => self.problems.push(ProblemKind::File.error(
                format!("no rule file (`.yaml`) in the folder {}", path.display()),
                None,
            )),
            Ok(files) if files.len() > MAX_FILES => self.problems.push(
                ProblemKind::File
                    .error(
                        format!(
                            "{} holds more than {MAX_FILES} rule files, the limit",
                            path.display()
                        ),
                        None,
                    )
                    .help("join them to fewer"),
            ),
            Ok(files) => files.iter().for_each(|file| self.add_file(file, None)),
            Err(error) => self.problems.push(unreadable(path, &error)),
        }
    }

    fn add_file(&mut self, path: &Path, wanted_by: Option<&str>) {
        let key = fs::canonicalize(path)
            .unwrap_or_else(|_| path.to_owned())
            .to_string_lossy()
            .into_owned();
        if self.known.contains(&key) {
            return;
        }
        self.known.push(key.clone());
        match read(path) {
            Ok(source) => self.add_text(&source, key, wanted_by),
            Err(problem) => {
                self.incomplete = true;
                self.problems.push(*problem);
            }
        }
    }

    /// Adds the rules of a text. Its `extends` are looked for beside its path.
    pub fn add_source(&mut self, source: &Arc<SourceText>) {
        self.add_text(source, source.path.clone(), None);
    }

    fn add_text(&mut self, source: &Arc<SourceText>, key: String, wanted_by: Option<&str>) {
        let mut parsed = match Parsed::new(source) {
            Ok(parsed) => parsed,
            Err(problem) => {
                self.incomplete = true;
                self.problems.push(*problem);
                return;
            }
        };
        self.problems.extend(parsed.check_shape(schema()));
        let (layer, extends) = split(parsed, false);
        let called = wanted_by.unwrap_or(&layer.pack).to_owned();
        self.chain.push((key, called));
        for (index, name) in extends.iter().enumerate() {
            self.extend(&layer, index, name);
        }
        self.chain.pop();
        self.layers.push(layer);
    }

    fn extend(&mut self, layer: &Layer, index: usize, name: &str) {
        if builtin::find(name).is_some() {
            // All packs that ship lie below every other layer.
            return;
        }
        let place = layer
            .parsed
            .place(&[Step::Key("extends".to_owned()), Step::Item(index)]);
        let folder = Path::new(&layer.parsed.source.path)
            .parent()
            .unwrap_or(Path::new(""));
        let beside = [".yaml", ".yml"]
            .iter()
            .map(|ending| folder.join(format!("{name}{ending}")))
            .find(|file| file.is_file());
        let key = beside.as_ref().map(|file| {
            fs::canonicalize(file)
                .unwrap_or_else(|_| file.clone())
                .to_string_lossy()
                .into_owned()
        });
        let under_way = self.chain.iter().position(|(file, called)| {
            key.as_ref() == Some(file) || (key.is_none() && called == name)
        });
        if let Some(start) = under_way {
            let mut way: Vec<&str> = self.chain[start..]
                .iter()
                .map(|(_, called)| called.as_str())
                .collect();
            way.push(name);
            self.problems.push(
                ProblemKind::Extends
                    .error(
                        format!("`extends` runs in a loop: {}", way.join(" → ")),
                        Some(place),
                    )
                    .label("leads back")
                    .help("take one of the steps out"),
            );
        } else if let Some(file) = beside {
            self.add_file(&file, Some(name));
        } else {
            let shipped = builtin::PACKS.iter().map(|pack| pack.name);
            let help = match nearest(name, shipped.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "no pack of this name ships and no {name}.yaml stands beside the file; packs that ship: {}",
                    listed(shipped)
                ),
            };
            self.incomplete = true;
            self.problems.push(
                ProblemKind::Extends
                    .error(format!("unknown pack `{name}`"), Some(place))
                    .label("not found")
                    .help(help),
            );
        }
    }
}

/// Packs that ship, given by name and text: each after those that it extends, as the base pack orders them.
pub fn layered<'a>(
    packs: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Layer>, Box<Problem>> {
    let mut open: BTreeMap<String, (Layer, Vec<String>)> = BTreeMap::new();
    for (name, text) in packs {
        let parsed = Parsed::unscanned(&source_of(name, text))?;
        open.insert(name.to_owned(), split(parsed, true));
    }
    let mut layers = Vec::new();
    let mut names = vec![builtin::BASE.to_owned()];
    names.extend(open.keys().cloned());
    for name in names {
        take(&name, &mut open, &mut layers);
    }
    Ok(layers)
}

fn take(name: &str, open: &mut BTreeMap<String, (Layer, Vec<String>)>, layers: &mut Vec<Layer>) {
    if let Some((layer, extends)) = open.remove(name) {
        for below in extends {
            take(&below, open, layers);
        }
        layers.push(layer);
    }
}

fn source_of(name: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText {
        path: format!("rules/{name}.yaml"),
        text: Arc::from(text),
    })
}

/// Parts the sections from what is said of the file.
fn split(mut parsed: Parsed, builtin: bool) -> (Layer, Vec<String>) {
    let pack = match parsed.value.shift_remove("pack") {
        Some(Value::String(name)) => name,
        _ => Path::new(&parsed.source.path)
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    let about = match parsed.value.shift_remove("about") {
        Some(Value::String(about)) => Some(about),
        _ => None,
    };
    let extends = match parsed.value.shift_remove("extends") {
        Some(Value::Sequence(names)) => names
            .iter()
            .map(|name| name.as_str().unwrap_or_default().to_owned())
            .collect(),
        _ => Vec::new(),
    };
    let remove = match parsed.value.shift_remove("remove") {
        Some(Value::Mapping(remove)) => remove,
        _ => Mapping::new(),
    };
    drop_empty(&mut parsed.value);
    let layer = Layer {
        parsed,
        pack,
        about,
        remove,
        builtin,
        hash: None,
    };
    (layer, extends)
}

/// Takes out keys without a value, which say nothing.
fn drop_empty(mapping: &mut Mapping) {
    mapping.retain(|_, value| !value.is_null());
    for (_, value) in mapping.iter_mut() {
        drop_empty_in(value);
    }
}

fn drop_empty_in(value: &mut Value) {
    match value {
        Value::Mapping(mapping) => drop_empty(mapping),
        Value::Sequence(items) => items.iter_mut().for_each(drop_empty_in),
        _ => {}
    }
}

/// The rule files of a folder, by name.
fn rule_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let yaml = path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if yaml && !name.starts_with('.') && !NO_RULES.contains(&&*name) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a file, not more of it than may be read.
pub fn read(path: &Path) -> Result<Arc<SourceText>, Box<Problem>> {
    let shown = path.to_string_lossy().into_owned();
    let size = fs::metadata(path).map_err(|error| Box::new(unreadable(path, &error)))?;
    if let Some(kind) = special(size.file_type()) {
        let title = format!("cannot read {shown}: it is {kind}, not a file");
        return Err(Box::new(ProblemKind::File.error(title, None)));
    }
    if size.len() > MAX_BYTES as u64 {
        return Err(Box::new(super::parse::too_large(&shown)));
    }
    let bytes = fs::read(path).map_err(|error| Box::new(unreadable(path, &error)))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(SourceText {
            path: shown,
            // Some editors begin a file with a mark of its byte order, which says nothing in UTF-8.
            text: Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)),
        })),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let sound = String::from_utf8_lossy(&error.as_bytes()[..good]);
            let line = sound.matches('\n').count() + 1;
            let column = sound.lines().last().map_or(0, |l| l.chars().count()) + 1;
            let byte = error.as_bytes().get(good).copied().unwrap_or_default();
            let title = format!(
                "{shown} is not UTF-8: line {line}, column {column} holds the byte {byte:#04x}"
            );
            Err(Box::new(
                ProblemKind::File
                    .error(title, None)
                    .help("save it as UTF-8"),
            ))
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let said = if error.kind() == std::io::ErrorKind::NotFound {
        "no such file".to_owned()
    } else {
        error.to_string()
    };
    ProblemKind::File.error(format!("cannot read {}: {said}", path.display()), None)
}
