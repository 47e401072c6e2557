//! Names that rules know, found in a text in one pass.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::rules::model::{self, EntityKind};
use crate::rules::slug;
use crate::text::TextSpan;

/// An entity that rules know.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub id: String,
    pub name: String,
    pub kind: EntityKind,
    pub aliases: Vec<String>,
    pub titles: Vec<String>,
    /// Ids of the places that it lies in, the nearest first.
    pub within: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
struct Pattern {
    /// Index of the entity; `None` for a longer name that is somebody else's.
    entity: Option<usize>,
    /// Whether the words describe rather than name ("the movement", "Russian").
    adjectival: bool,
}

/// A stretch that names a known entity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub span: TextSpan,
    pub entity: usize,
    /// Whether the words are an adjective or a description.
    pub adjectival: bool,
}

/// All aliases, compiled.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    known: Vec<Known>,
    patterns: Vec<Pattern>,
    surfaces: Vec<String>,
    automaton: Option<AhoCorasick>,
}

impl Gazetteer {
    /// Compiles entities and demonyms. A place known twice is one entity.
    pub(crate) fn new(entities: &[model::Entity], names: &model::Names) -> Self {
        let within: HashMap<&str, &str> = entities
            .iter()
            .filter_map(|e| Some((e.id.as_str(), e.within.as_deref()?)))
            .collect();
        let mut known: Vec<Known> = Vec::new();
        let mut patterns = Vec::new();
        let mut surfaces: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::default();
        let mut add = |surface: &str, entity: Option<usize>, adjectival: bool| {
            if !surface.trim().is_empty() && seen.insert(surface.to_owned()) {
                surfaces.push(surface.to_owned());
                patterns.push(Pattern { entity, adjectival });
            }
        };
        for e in entities {
            let at = known.len();
            let name = if e.name.is_empty() {
                e.id.clone()
            } else {
                e.name.clone()
            };
            add(&name, Some(at), false);
            for a in &e.aliases {
                add(
                    a,
                    Some(at),
                    a.chars().next().is_some_and(char::is_lowercase),
                );
            }
            for d in &e.demonyms {
                add(d, Some(at), true);
            }
            for x in &e.except {
                add(x, None, false);
            }
            known.push(Known {
                id: e.id.clone(),
                name,
                kind: e.kind,
                aliases: e.aliases.clone(),
                titles: e.titles.clone(),
                within: containers(&within, &e.id),
            });
        }
        let mut by_name: HashMap<String, usize> = HashMap::default();
        for (at, k) in known.iter().enumerate() {
            by_name.entry(k.name.clone()).or_insert(at);
        }
        for d in &names.demonyms {
            let at = *by_name.entry(d.place.clone()).or_insert_with(|| {
                known.push(Known {
                    id: slug(&d.place),
                    name: d.place.clone(),
                    kind: EntityKind::Place,
                    aliases: Vec::new(),
                    titles: Vec::new(),
                    within: Vec::new(),
                });
                known.len() - 1
            });
            add(&d.place, Some(at), false);
            for w in &d.words {
                add(w, Some(at), true);
            }
        }
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(&surfaces)
            .ok();
        Self {
            known,
            patterns,
            surfaces,
            automaton,
        }
    }

    pub(crate) fn known(&self, i: usize) -> &Known {
        &self.known[i]
    }

    /// Hits inside `span`, in order, without overlap.
    pub(crate) fn find(&self, text: &str, span: TextSpan) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let slice = span.of(text);
        automaton
            .find_iter(slice)
            .filter(|m| {
                is_word(slice, m.start(), m.end())
                    && same_case(&slice[m.range()], &self.surfaces[m.pattern().as_usize()])
            })
            .filter_map(|m| {
                let p = self.patterns[m.pattern().as_usize()];
                Some(Hit {
                    span: TextSpan::new(span.start + m.start(), span.start + m.end()),
                    entity: p.entity?,
                    adjectival: p.adjectival,
                })
            })
            .collect()
    }
}

/// Ids of the places that `of` lies in by the rules, the nearest first; a circle ends where it closes.
fn containers(within: &HashMap<&str, &str>, of: &str) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    let mut next = within.get(of);
    while let Some(id) = next.filter(|id| **id != of && !chain.iter().any(|c| c == **id)) {
        chain.push((*id).to_owned());
        next = within.get(id);
    }
    chain
}

fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// "US" is not "us": a capital must stand where the alias has one. A description may open a sentence.
fn same_case(found: &str, alias: &str) -> bool {
    let shout = found.chars().filter(|c| c.is_alphabetic()).count() > 4
        && !found.chars().any(char::is_lowercase);
    shout
        || found
            .chars()
            .zip(alias.chars())
            .enumerate()
            .all(|(i, (f, a))| {
                f == a || i == 0 && a.is_lowercase() || !a.is_uppercase() && !f.is_uppercase()
            })
}
