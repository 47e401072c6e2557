//! The events of a report: what happened, and which claims and facts tell of it.

use std::collections::BTreeSet;

use super::facts;
use crate::report::model::Event;
use crate::run::Run;
use crate::verdict::{self, ClaimIndex, HolderKey};

/// All events of a run, in order of their first claims.
pub(super) fn events(run: &Run) -> Vec<Event> {
    run.events.iter().map(|e| of(run, e)).collect()
}

fn of(run: &Run, event: &verdict::Event) -> Event {
    let claim = |c: &ClaimIndex| &run.claims[c.0 as usize];
    let own: BTreeSet<usize> = event.claims.iter().map(|c| c.0 as usize).collect();
    let sources: BTreeSet<_> = event.claims.iter().map(|c| claim(c).source).collect();
    let tells = |at: &usize| {
        let sheet = &run.sheets[*at];
        let mut told = sheet.answers.iter().flat_map(|a| &a.facts);
        sheet.holder == HolderKey::Story && told.any(|&f| own.contains(&run.told.facts[f].claim))
    };
    let first = claim(&event.claims[0]).id;
    let hash = blake3::hash(format!("event\0{}\0{first}", event.kind).as_bytes());
    Event {
        id: hash.to_hex()[..16].to_owned(),
        name: claim(&event.first).normalized.clone(),
        kind: event.kind.clone(),
        time: event.time.clone(),
        place: event.place.map(|e| run.entities.get(e).key.clone()),
        sources: sources
            .iter()
            .map(|s| run.documents[s.0 as usize].key.clone())
            .collect(),
        claims: event
            .claims
            .iter()
            .map(|c| claim(c).id.to_string())
            .collect(),
        facts: (0..run.sheets.len())
            .filter(tells)
            .map(|at| facts::id(run, at))
            .collect(),
    }
}
