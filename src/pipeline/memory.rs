//! Readings of articles, kept from one run to the next of nearly the same articles.
//!
//! What always holds: a run that remembers gives what a run that does not gives, for a reading rests on nothing but what an article is
//! known by here (see [`what_is_read`]) and the rules, and the rules of a pipeline never change.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::claim::{Reading, SourceIndex};
use crate::document::{Document, what_is_read};

/// What was read, by what it was read of.
#[derive(Default)]
pub(super) struct Memory(Mutex<HashMap<blake3::Hash, Arc<Reading>>>);

impl Memory {
    /// The reading of an article, where one that is the same to read was read before.
    pub fn recall(&self, document: &Document, source: SourceIndex) -> Option<Reading> {
        let known = self.held().get(&what_is_read(document)).cloned()?;
        Some(known.of_twin(source, &document.key))
    }

    /// Keeps a reading.
    pub fn keep(&self, document: &Document, reading: &Reading) {
        let reading = Arc::new(reading.clone());
        self.held().insert(what_is_read(document), reading);
    }

    /// Forgets all but the readings of these articles.
    pub fn forget_all_but(&self, documents: &[Document]) {
        let wanted: HashSet<blake3::Hash> = documents.iter().map(what_is_read).collect();
        self.held().retain(|of, _| wanted.contains(of));
    }

    fn held(&self) -> MutexGuard<'_, HashMap<blake3::Hash, Arc<Reading>>> {
        // Each change of it is one step, so that a thread that died left it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Crosscheck;
    use crate::document::{Document, plain};
    use crate::report::{Json, Writer as _};
    use crate::rules::Layers;

    const MILL: &str = "The mill closed on Monday. Its owner, Ada Holm, left for Varsk.";

    fn told(crosscheck: &Crosscheck, articles: &[(&str, &str)]) -> String {
        let documents: Vec<Document> = articles
            .iter()
            .map(|(key, text)| plain(key, text))
            .collect();
        Json.render(&crosscheck.compare(documents))
    }

    #[test]
    fn what_is_remembered_changes_nothing_in_the_report() {
        let fresh = Crosscheck::new(&Layers::default()).unwrap();
        let remembering = Crosscheck::new(&Layers::default()).unwrap().remembering();
        let other = "The mill closed on Tuesday. Nobody was hurt.";
        for round in [
            &[("a", MILL), ("b", other)][..],
            &[
                ("a", MILL),
                ("b", "The mill closed on Friday. Nobody was hurt."),
            ],
            &[("a", MILL), ("b", other), ("c", "Ada Holm owns the mill.")],
            &[("c", MILL), ("d", MILL), ("e", other)],
            &[("b", other)],
            // Renamed, and in another place.
            &[("a", other), ("z", MILL)],
        ] {
            assert_eq!(told(&remembering, round), told(&fresh, round), "{round:?}");
        }
    }

    #[test]
    fn only_the_articles_of_the_last_run_are_remembered() {
        let crosscheck = Crosscheck::new(&Layers::default()).unwrap().remembering();
        let memory = crosscheck.pipeline().memory.as_ref().unwrap();
        let knows = |text: &str| {
            let source = crate::claim::SourceIndex(0);
            memory.recall(&plain("x", text), source).is_some()
        };
        assert!(!knows(MILL));
        told(&crosscheck, &[("a", MILL), ("b", "Nobody was hurt.")]);
        assert!(knows(MILL) && knows("Nobody was hurt."));
        told(&crosscheck, &[("b", MILL)]);
        assert!(knows(MILL) && !knows("Nobody was hurt."));
    }
}
