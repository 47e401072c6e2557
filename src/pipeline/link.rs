//! Entities of single documents become those of the run.

use crate::claim::Reading;
use crate::normalize::{EntityId, EntityTable, NameWords, link};

/// Links the entities of all readings, which speak of the run's from here on.
pub(super) fn entities(readings: &mut [Reading], names: &NameWords) -> EntityTable {
    let locals: Vec<_> = readings.iter().map(|r| &r.entities).collect();
    let (entities, maps) = link(&locals, names);
    for (reading, map) in readings.iter_mut().zip(&maps) {
        relink(reading, map);
    }
    entities
}

/// Rewrites a reading's entity ids from the document's to the run's.
fn relink(reading: &mut Reading, map: &[EntityId]) {
    let to = |e: &mut EntityId| *e = map[e.0 as usize];
    reading.mentions.iter_mut().for_each(|m| to(&mut m.entity));
    let ruled = reading.ruled.iter_mut();
    ruled.filter_map(|r| r.entity.as_mut()).for_each(to);
    reading
        .attributions
        .iter_mut()
        .filter_map(|a| a.entity.as_mut())
        .for_each(to);
    for claim in &mut reading.claims {
        for argument in claim.arguments_mut() {
            argument.entity.iter_mut().for_each(to);
            argument
                .terms
                .iter_mut()
                .filter_map(|t| t.entity.as_mut())
                .for_each(to);
        }
        claim
            .terms
            .iter_mut()
            .filter_map(|t| t.entity.as_mut())
            .for_each(to);
        for list in [&mut claim.entities, &mut claim.places] {
            list.iter_mut().for_each(to);
            list.sort_unstable();
            list.dedup();
        }
    }
}
