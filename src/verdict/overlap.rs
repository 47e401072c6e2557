//! Which entities lie in each other, as far as the articles tell: "Norvik, Halland" tells that Norvik lies in Halland.

use std::sync::{OnceLock, RwLock};

use rustc_hash::FxHashMap as HashMap;

use crate::document::Document;
use crate::normalize::EntityId;

/// What was found out about pairs of entities, remembered: a run asks for one pair again and again.
#[derive(Debug, Default)]
pub struct Overlaps {
    known: RwLock<HashMap<(EntityId, EntityId), bool>>,
    commas: OnceLock<Commas>,
}

impl Overlaps {
    /// What is known of the pair, or what `look_up` finds; the order of the two changes nothing.
    pub(super) fn of(&self, a: EntityId, b: EntityId, look_up: impl FnOnce() -> bool) -> bool {
        let pair = (a.min(b), a.max(b));
        let known = self.known.read().ok().and_then(|m| m.get(&pair).copied());
        known.unwrap_or_else(|| {
            let found = look_up();
            if let Ok(mut known) = self.known.write() {
                known.insert(pair, found);
            }
            found
        })
    }

    /// Whether an article has the two names side by side, a comma between them.
    pub(super) fn side_by_side(&self, documents: &[Document], one: &str, other: &str) -> bool {
        let commas = self.commas.get_or_init(|| Commas::new(documents));
        commas.between(documents, one, other)
    }
}

const COMMA: &[u8] = b", ";

/// The two bytes before and after a comma.
type Sides = [u8; 4];

/// Where commas stand in all articles, by what stands about them, so that no text is looked through for a pair of names.
#[derive(Debug)]
struct Commas(HashMap<Sides, Vec<(u32, u32)>>);

impl Commas {
    fn new(documents: &[Document]) -> Self {
        let mut places: HashMap<Sides, Vec<(u32, u32)>> = HashMap::default();
        for (d, document) in (0u32..).zip(documents) {
            let found = document.text.match_indices(", ");
            for (at, _) in found {
                let (before, after) = parts(&document.text, at);
                if let Some(sides) = sides(before, after) {
                    places.entry(sides).or_default().push((d, at as u32));
                }
            }
        }
        Self(places)
    }

    fn between(&self, documents: &[Document], one: &str, other: &str) -> bool {
        let Some(sides) = sides(one.as_bytes(), other.as_bytes()) else {
            // Names of one letter are rare.
            let both = format!("{one}, {other}");
            return documents.iter().any(|d| d.text.contains(&both));
        };
        let mut places = self.0.get(&sides).into_iter().flatten();
        places.any(|&(d, at)| {
            let (before, after) = parts(&documents[d as usize].text, at as usize);
            before.ends_with(one.as_bytes()) && after.starts_with(other.as_bytes())
        })
    }
}

/// What stands before and after the comma at `at`.
fn parts(text: &str, at: usize) -> (&[u8], &[u8]) {
    let bytes = text.as_bytes();
    (&bytes[..at], &bytes[at + COMMA.len()..])
}

fn sides(before: &[u8], after: &[u8]) -> Option<Sides> {
    let (y, x) = (before.last_chunk::<2>()?, after.first_chunk::<2>()?);
    Some([y[0], y[1], x[0], x[1]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    #[test]
    fn names_are_found_as_a_search_through_all_texts_finds_them() {
        let texts = [
            "The kiln at Norvik, Halland, is cold.",
            "Ör, Üst and X, Y are towns, too",
            "Nothing ends here, ",
        ];
        let documents: Vec<Document> = texts.iter().map(|t| plain("a", t)).collect();
        let names = [
            "Norvik", "vik", "Halland", "Hall", "Ör", "Üst", "X", "Y", "towns", "too", "here", "",
            "Nothing", "is",
        ];
        let overlaps = Overlaps::default();
        let mut found = 0;
        for one in names {
            for other in names {
                let both = format!("{one}, {other}");
                let expected = texts.iter().any(|t| t.contains(&both));
                let told = overlaps.side_by_side(&documents, one, other);
                assert_eq!(told, expected, "{both}");
                found += usize::from(told);
            }
        }
        assert!(found > 6, "{found}");
    }
}
