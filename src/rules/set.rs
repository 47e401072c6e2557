//! All layers, merged: what the stages are given.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::check::{self, At, Usage};
use super::flow::flow;
use super::layer::{Layer, Stack};
use super::layout::Step;
use super::merge::{Group, merge_mappings, name_of, subtract};
use super::model::{ClaimReading, Decision, Referent, RuleFile, Source};
use super::parts::{Part, parts};
use super::problem::{Gravity, Place, Problem, RuleErrors, SourceText};
use super::problem_kind::ProblemKind;
use super::shipped::{self, Shipped};
use super::suggest::nearest;

/// A pack in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackInfo {
    /// Its name.
    pub pack: String,
    /// First 16 hex digits of the BLAKE3 hash of its text.
    pub digest: String,
}

/// The rules of a run.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// All layers merged. Tests stay with the files that they stand in.
    pub file: RuleFile,
    /// The layers, first the lowest.
    pub packs: Vec<PackInfo>,
    /// What is worth a look, though the rules run.
    pub warnings: Vec<Problem>,
    pub(crate) layers: Vec<Layer>,
    /// Index of the layer that an entity comes from first.
    entity_layers: BTreeMap<String, usize>,
}

impl RuleSet {
    /// The packs that ship, alone.
    ///
    /// # Panics
    /// Never in a build that passes its tests: they load the packs that ship.
    pub fn builtin() -> Self {
        match Self::of(Stack::builtin(), &[]) {
            Ok(set) => set,
            Err(errors) => panic!("the packs that ship are broken:\n{errors}"),
        }
    }

    /// The files that it is made of, but for packs that ship: those named, and those that they extend.
    pub fn files(&self) -> Vec<PathBuf> {
        let own = self.layers.iter().filter(|layer| !layer.builtin);
        own.map(|layer| PathBuf::from(&layer.parsed.source.path))
            .collect()
    }

    /// The texts of these files, lowest first.
    pub fn texts(&self) -> Vec<Arc<SourceText>> {
        let own = self.layers.iter().filter(|layer| !layer.builtin);
        own.map(|layer| Arc::clone(&layer.parsed.source)).collect()
    }

    /// The entries of these files, each with what its file says without it.
    pub fn parts(&self) -> Vec<Part> {
        self.texts().iter().flat_map(parts).collect()
    }

    /// Name of the pack that an entity was first defined in.
    pub fn pack_of_entity(&self, id: &str) -> Option<&str> {
        let layer = *self.entity_layers.get(id)?;
        self.packs.get(layer).map(|pack| pack.pack.as_str())
    }

    /// A warning for each entry of the files that do not ship that nothing in the articles uses: an alias, a word of the lexicon or of a
    /// relation, a cue, an example phrase, a rule of boilerplate, a source.
    pub fn unused(&self, usage: &Usage) -> Vec<Problem> {
        check::unused(&self.layers, usage)
    }

    /// Merges and checks layers; `sources` come from the configuration and go over all files but those of `--rules`.
    pub(super) fn of(stack: Stack, sources: &[Source]) -> Result<Self, RuleErrors> {
        let Stack {
            mut layers,
            mut problems,
            incomplete,
            shipped,
            ..
        } = stack;
        let packs = layers.iter().map(PackInfo::of).collect();
        let mut entity_layers = BTreeMap::new();
        for (index, pack) in { shipped.iter().flat_map(|s| &s.packs) }.enumerate() {
            for id in &pack.entities {
                entity_layers.entry(id.clone()).or_insert(index);
            }
        }
        // With no layer over them, those that ship are read at once.
        let alone = layers.iter().all(|layer| layer.builtin);
        let whole = { shipped.as_ref() }.filter(|_| alone);
        let whole = whole.and_then(Shipped::file);
        let below = { shipped.as_ref() }.filter(|_| whole.is_none());
        let mut merged = below.and_then(Shipped::mapping).unwrap_or_default();
        for (index, layer) in layers.iter_mut().enumerate() {
            for missed in subtract(&mut merged, &layer.remove) {
                problems.push(removes_nothing(layer, &missed, &merged));
            }
            for id in shipped::ids(layer) {
                entity_layers.entry(id).or_insert(index);
            }
            // The sections of a layer that ships are not asked for again.
            let mut sections = if layer.builtin {
                std::mem::take(&mut layer.parsed.value)
            } else {
                without_empty_items(&layer.parsed.value)
            };
            sections.shift_remove("tests");
            merge_mappings(&mut merged, sections);
        }
        let laid = || RuleFile::deserialize(Value::Mapping(merged));
        let mut file = match whole.map_or_else(laid, Ok) {
            Ok(file) => file,
            Err(error) => {
                if problems.iter().all(|p| p.gravity == Gravity::Warning) {
                    problems.push(misread(&layers, &error));
                }
                return Err(RuleErrors::sorted(problems));
            }
        };
        lay_sources(&mut file.sources, sources);
        file.decisions = written(&layers, "decisions", |d: &mut Decision, at| d.place = at);
        file.referents = written(&layers, "referents", |r: &mut Referent, at| r.place = at);
        file.readings = written(&layers, "readings", |r: &mut ClaimReading, at| r.place = at);
        problems.extend(check::check(&layers, &file, incomplete));
        if problems.iter().any(|p| p.gravity == Gravity::Error) {
            return Err(RuleErrors::sorted(problems));
        }
        // A broken one is an error of the check, or of the tests of those that ship.
        for rule in &mut file.boilerplate {
            rule.checked = true;
        }
        Ok(Self {
            file,
            packs,
            warnings: RuleErrors::sorted(problems).problems,
            layers,
            entity_layers,
        })
    }
}

impl PackInfo {
    fn of(layer: &Layer) -> Self {
        let known = layer.hash.clone();
        let hash = known.unwrap_or_else(|| shipped::hash(&layer.parsed.source.text));
        Self {
            pack: layer.pack.clone(),
            digest: hash[..16].to_owned(),
        }
    }
}

/// The sections without the list items that the check of shapes emptied.
fn without_empty_items(sections: &Mapping) -> Mapping {
    fn clean(value: &mut Value) {
        match value {
            Value::Sequence(items) => {
                items.retain(|item| !item.is_null());
                items.iter_mut().for_each(clean);
            }
            Value::Mapping(mapping) => mapping.values_mut().for_each(clean),
            _ => {}
        }
    }
    let mut sections = sections.clone();
    sections.values_mut().for_each(clean);
    sections
}

/// The entries of a section in all layers, each once; `put` tells one the place where it is written first.
fn written<T: DeserializeOwned + PartialEq>(
    layers: &[Layer],
    section: &str,
    put: impl Fn(&mut T, Option<Place>),
) -> Vec<T> {
    let mut all: Vec<(T, Place)> = Vec::new();
    for layer in layers {
        for at in At::section(layer, section).iter().flat_map(At::items) {
            if let Ok(entry) = serde_yaml::from_value::<T>(at.value.clone())
                && !all.iter().any(|(known, _)| *known == entry)
            {
                all.push((entry, at.place()));
            }
        }
    }
    let placed = all.into_iter().map(|(mut entry, place)| {
        put(&mut entry, Some(place));
        entry
    });
    placed.collect()
}

/// What the configuration says of sources goes over what the packs say.
fn lay_sources(base: &mut Vec<Source>, over: &[Source]) {
    for source in over {
        let Some(old) = base.iter_mut().find(|old| old.id == source.id) else {
            base.push(source.clone());
            continue;
        };
        let Source {
            id: _,
            title,
            outlet,
            author,
            published,
            url,
            group,
        } = source.clone();
        old.title = title.or(old.title.take());
        old.outlet = outlet.or(old.outlet.take());
        old.author = author.or(old.author.take());
        old.published = published.or(old.published.take());
        old.url = url.or(old.url.take());
        old.group = group.or(old.group.take());
    }
}

fn removes_nothing(layer: &Layer, missed: &[Step], merged: &Mapping) -> Problem {
    let mut path = vec![Step::Key("remove".to_owned())];
    path.extend_from_slice(missed);
    let place = layer.parsed.place(&path);
    let shown = match missed.last() {
        Some(Step::Key(key)) => key.clone(),
        _ => place.words().to_owned(),
    };
    let above = &missed[..missed.len().saturating_sub(1)];
    let section: Vec<&str> = above
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        })
        .collect();
    let place = match missed.last() {
        Some(Step::Key(_)) => layer.parsed.key_place(&path),
        _ => place,
    };
    let known = known_below(merged, &section);
    let near = nearest(&shown, known.iter().map(String::as_str))
        .map(str::to_owned)
        .or_else(|| nearest_group(&shown, &known));
    let below = if section.is_empty() {
        "in the layers below".to_owned()
    } else {
        format!("in `{}` of the layers below", section.join("/"))
    };
    let problem = ProblemKind::Removal
        .warning(
            format!("nothing to remove: no `{shown}` {below}"),
            Some(place),
        )
        .label("removes nothing");
    match near {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("take this removal out"),
    }
}

/// The group that shares most words with one written as a list.
fn nearest_group(shown: &str, known: &[String]) -> Option<String> {
    let read = |written: &str| serde_yaml::from_str::<Value>(written).ok();
    let own = read(shown)?;
    let own = Group::of(&own)?;
    let shared = |written: &&String| {
        let group = read(written);
        let group = group.as_ref().and_then(Group::of);
        let words = group.map_or_else(Vec::new, |g| g.words);
        own.words.iter().filter(|w| words.contains(w)).count()
    };
    let most = known.iter().max_by_key(shared)?;
    (shared(&most) > 0).then(|| most.clone())
}

/// Words, names and groups that stand at a path of the merged layers.
fn known_below(merged: &Mapping, path: &[&str]) -> Vec<String> {
    let Some((first, rest)) = path.split_first() else {
        return merged
            .keys()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    };
    let value = rest.iter().try_fold(merged.get(*first), |value, name| {
        let value = value?;
        Some(match value {
            Value::Sequence(items) => items.iter().find(|item| name_of(item) == Some(name)),
            _ => value.get(*name),
        })
    });
    match value.flatten() {
        Some(Value::Mapping(mapping)) => mapping
            .keys()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        Some(Value::Sequence(items)) => items
            .iter()
            .map(|item| name_of(item).map_or_else(|| flow(item), str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// A value that has the right shape and still cannot be read: the first section, and entry of it, that cannot.
fn misread(layers: &[Layer], error: &serde_yaml::Error) -> Problem {
    for layer in layers {
        for (section, value) in &layer.parsed.value {
            let Some(name) = section.as_str() else {
                continue;
            };
            let reads = |value: Value| {
                let alone: Mapping = [(section.clone(), value)].into_iter().collect();
                RuleFile::deserialize(Value::Mapping(alone)).map(drop)
            };
            let Err(error) = reads(value.clone()) else {
                continue;
            };
            let mut path = vec![Step::Key(name.to_owned())];
            let entries = value.as_sequence().into_iter().flatten().enumerate();
            for (index, entry) in entries {
                if let Err(error) = reads(Value::Sequence(vec![entry.clone()])) {
                    path.push(Step::Item(index));
                    return ProblemKind::Shape
                        .error(error.to_string(), Some(layer.parsed.place(&path)));
                }
            }
            return ProblemKind::Shape
                .error(error.to_string(), Some(layer.parsed.key_place(&path)));
        }
    }
    ProblemKind::Shape.error(error.to_string(), None)
}
