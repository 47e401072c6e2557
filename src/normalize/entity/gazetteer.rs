//! Names that rules know, found in a text in one pass over its words.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

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

/// All aliases, by their words and by their first words.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    known: Vec<Known>,
    patterns: Vec<Pattern>,
    surfaces: Vec<String>,
    /// For each alias in lower case the indices of those that are written so.
    written: HashMap<String, Vec<usize>>,
    /// For each first word in lower case the lengths in bytes of the aliases that begin with it, the longest first.
    /// However many begin with one word, only as many are looked up as there are lengths.
    lengths: HashMap<String, Vec<usize>>,
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
        let mut written: HashMap<String, Vec<usize>> = HashMap::default();
        let mut lengths: HashMap<String, Vec<usize>> = HashMap::default();
        for (at, surface) in surfaces.iter().enumerate() {
            let lower = surface.to_ascii_lowercase();
            let of_word = lengths.entry(first_word(&lower).to_owned()).or_default();
            of_word.push(lower.len());
            written.entry(lower).or_default().push(at);
        }
        for of_word in lengths.values_mut() {
            of_word.sort_unstable_by_key(|&length| std::cmp::Reverse(length));
            of_word.dedup();
        }
        Self {
            known,
            patterns,
            surfaces,
            written,
            lengths,
        }
    }

    pub(crate) fn known(&self, i: usize) -> &Known {
        &self.known[i]
    }

    /// The entity of this id, name or alias.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        let is = |k: &Known| k.id == name || k.name == name || k.aliases.iter().any(|a| a == name);
        self.known.iter().position(is)
    }

    /// Hits inside `span`, in order, without overlap; of aliases that begin at one word the longest.
    pub(crate) fn find(&self, text: &str, span: TextSpan) -> Vec<Hit> {
        let slice = span.of(text);
        let lower = slice.to_ascii_lowercase();
        let mut hits = Vec::new();
        let mut start = 0;
        while start < slice.len() {
            let first = first_word(&lower[start..]);
            let end = match self.longest(slice, &lower, start, first) {
                Some(at) => {
                    let end = start + self.surfaces[at].len();
                    let pattern = self.patterns[at];
                    hits.extend(pattern.entity.map(|entity| Hit {
                        span: TextSpan::new(span.start + start, span.start + end),
                        entity,
                        adjectival: pattern.adjectival,
                    }));
                    end
                }
                None => start + first.len(),
            };
            let gap = slice[end..].len() - slice[end..].trim_start().len();
            start = end + gap;
        }
        hits
    }

    /// The longest alias that stands at `start`, where the word `first` does; `lower` is the slice in lower case.
    fn longest(&self, slice: &str, lower: &str, start: usize, first: &str) -> Option<usize> {
        self.lengths.get(first)?.iter().find_map(|length| {
            let end = start + length;
            let (found, key) = (slice.get(start..end)?, lower.get(start..end)?);
            let cased = |&&at: &&usize| same_case(found, &self.surfaces[at]);
            let alias = self.written.get(key)?.iter().find(cased)?;
            is_word(slice, start, end).then_some(*alias)
        })
    }
}

/// The letters and digits that a text begins with, or the one other character.
fn first_word(text: &str) -> &str {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let end = text.find(|c| !word(c)).unwrap_or(text.len());
    let other = text.chars().next().map_or(0, char::len_utf8);
    &text[..if end == 0 { other } else { end }]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(aliases: &[&str], text: &'t str) -> Vec<&'t str> {
        let entity = |(at, alias): (usize, &&str)| model::Entity {
            id: format!("e{at}"),
            name: (*alias).to_owned(),
            ..model::Entity::default()
        };
        let entities: Vec<model::Entity> = aliases.iter().enumerate().map(entity).collect();
        let gazetteer = Gazetteer::new(&entities, &model::Names::default());
        let hits = gazetteer.find(text, TextSpan::new(0, text.len()));
        hits.iter().map(|hit| hit.span.of(text)).collect()
    }

    #[test]
    fn the_longest_name_that_ends_with_a_word_is_found() {
        let names = ["Lund", "Lund Mill", "Lund Mill Bank", "U.S.", "Ärö"];
        let text = "Lund Mills and the Lund Mill (of Ärö, not Ärön) sold the U.S. bank a Lundby.";
        assert_eq!(found(&names, text), ["Lund", "Lund Mill", "Ärö", "U.S."]);
    }

    #[test]
    fn a_capital_stands_where_the_name_has_one() {
        let names = ["us", "US", "the movement"];
        assert_eq!(
            found(&names, "The movement told us that the US THE MOVEMENT left"),
            ["The movement", "us", "US", "THE MOVEMENT"]
        );
        assert_eq!(found(&["US"], "it told us"), [""; 0]);
    }
}
