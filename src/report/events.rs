//! The events of a report: what happened, and which claims and facts tell of it.

use std::collections::{BTreeMap, BTreeSet};

use super::facts;
use crate::report::model::Event;
use crate::run::Run;
use crate::verdict::{self, ClaimIndex, HolderKey, Sheet};

/// All events of a run, in order of their first claims.
pub(super) fn events(run: &Run) -> Vec<Event> {
    let mut asked: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let of_story = |(_, s): &(usize, &Sheet)| s.holder == HolderKey::Story;
    for (at, sheet) in run.sheets.iter().enumerate().filter(of_story) {
        for &fact in sheet.answers.iter().flat_map(|a| &a.facts) {
            let claim = run.told.facts[fact].claim;
            asked.entry(claim).or_default().insert(at);
        }
    }
    run.events.iter().map(|e| of(run, &asked, e)).collect()
}

/// One event; `asked` are the sheets of what the story is about, by the claims that answer them.
fn of(run: &Run, asked: &BTreeMap<usize, BTreeSet<usize>>, event: &verdict::Event) -> Event {
    let claim = |c: &ClaimIndex| &run.claims[c.0 as usize];
    let own = event.claims.iter().map(|c| c.0 as usize);
    let sheets = own.filter_map(|c| asked.get(&c)).flatten();
    let sheets: BTreeSet<usize> = sheets.copied().collect();
    let sources: BTreeSet<_> = event.claims.iter().map(|c| claim(c).source).collect();
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
        facts: sheets.iter().map(|at| facts::id(run, *at)).collect(),
    }
}
