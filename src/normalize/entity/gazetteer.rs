//! Names that rules know, found in a text in one pass over its words.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::mention::mostly_capitals;
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
            for surface in with_apostrophes(surface) {
                if !surface.trim().is_empty() && seen.insert(surface.clone()) {
                    surfaces.push(surface);
                    patterns.push(Pattern { entity, adjectival });
                }
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

    /// The entities.
    pub(crate) fn all(&self) -> &[Known] {
        &self.known
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
        let headline = OnceCell::new();
        let mut hits = Vec::new();
        let mut start = 0;
        while start < slice.len() {
            let first = first_word(&lower[start..]);
            let end = match self.longest((slice, &headline), &lower, start, first) {
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

    /// The longest alias that stands at `start`, where the word `first` does; `lower` is the slice in lower case. Whether the slice is a
    /// headline, is asked when it matters.
    fn longest(
        &self,
        (slice, headline): (&str, &OnceCell<bool>),
        lower: &str,
        start: usize,
        first: &str,
    ) -> Option<usize> {
        self.lengths.get(first)?.iter().find_map(|length| {
            let end = start + length;
            let (found, key) = (slice.get(start..end)?, lower.get(start..end)?);
            let headline = || *headline.get_or_init(|| has_capitals(slice));
            let cased = |&&at: &&usize| {
                let alias = &self.surfaces[at];
                same_case(found, alias) || same_but_first(found, alias) && headline()
            };
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

/// Apostrophes as they are typed and as they are set.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// A name with each of its apostrophes, up to so many, written in either way.
fn with_apostrophes(name: &str) -> Vec<String> {
    const MOST: usize = 3;
    let parts: Vec<&str> = name.split(APOSTROPHES).collect();
    if parts.len() == 1 || parts.len() > MOST + 1 {
        return vec![name.to_owned()];
    }
    let (first, rest) = (parts[0].to_owned(), &parts[1..]);
    rest.iter().fold(vec![first], |written, part| {
        let both = |left: &String| APOSTROPHES.map(|mark| format!("{left}{mark}{part}"));
        written.iter().flat_map(both).collect()
    })
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

/// The same, but that words may begin with a capital where the alias has none: "The Old Dock" for "the old dock".
fn same_but_first(found: &str, alias: &str) -> bool {
    let mut inside = false;
    found.chars().zip(alias.chars()).all(|(f, a)| {
        let first = !std::mem::replace(&mut inside, f.is_alphanumeric());
        f == a || first && f.to_lowercase().eq(a.to_lowercase()) && !a.is_uppercase()
    })
}

/// Whether nearly all longer words of a sentence begin with a capital, as in a headline.
fn has_capitals(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric());
    let figure = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    mostly_capitals(words.filter(|w| w.chars().count() > 3 && !figure(w)))
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
    fn an_apostrophe_is_typed_or_set() {
        let text = "O’Brien's Wharf and Lund's Mill and Lund’s Mill";
        let names = ["O'Brien's Wharf", "Lund’s Mill"];
        assert_eq!(
            found(&names, text),
            ["O’Brien's Wharf", "Lund's Mill", "Lund’s Mill"]
        );
    }

    #[test]
    fn a_capital_stands_where_the_name_has_one() {
        let names = ["us", "US", "the movement"];
        assert_eq!(
            found(&names, "The movement told us that the US THE MOVEMENT left"),
            ["The movement", "us", "US", "THE MOVEMENT"]
        );
        assert_eq!(found(&["US"], "it told us"), [""; 0]);
        let names = ["the old dock", "us"];
        assert_eq!(
            found(&names, "Reeve Defends The Old Dock From Us"),
            ["The Old Dock", "Us"]
        );
        assert_eq!(
            found(
                &names,
                "The reeve lives in a pub, The Old Dock, by the quay"
            ),
            [""; 0]
        );
    }
}
