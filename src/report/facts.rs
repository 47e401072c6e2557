//! The fact table: each question with its answers, and who gives which.

use std::collections::BTreeSet;

use crate::claim::SourceIndex;
use crate::fact::{self, Value};
use crate::report::model::{Fact, FactValue, Holder};
use crate::run::Run;
use crate::verdict::HolderKey;

/// All facts of a run, by attribute and holder.
pub(super) fn facts(run: &Run) -> Vec<Fact> {
    (0..run.sheets.len()).map(|at| of_sheet(run, at)).collect()
}

/// The id of a sheet of the run.
pub(super) fn id(run: &Run, at: usize) -> String {
    let sheet = &run.sheets[at];
    let holder = sheet.holder.written(&run.entities);
    let story = sheet.story.map_or("", |s| &run.documents[s.0 as usize].key);
    let hash = blake3::hash(format!("fact\0{}\0{holder}\0{story}", sheet.id).as_bytes());
    hash.to_hex()[..16].to_owned()
}

fn of_sheet(run: &Run, at: usize) -> Fact {
    let sheet = &run.sheets[at];
    let key = sheet.holder.written(&run.entities);
    let holder = match &sheet.holder {
        HolderKey::Story => Holder::Event(key),
        HolderKey::Entity(_) => Holder::Entity(key),
        HolderKey::Described(noun) => Holder::Described(noun.clone()),
    };
    let answers = sheet.answers.iter().map(|a| value(run, &a.facts, None));
    let aside = sheet
        .aside
        .iter()
        .map(|&i| value(run, &[i], run.told.facts[i].limit()));
    Fact {
        id: id(run, at),
        holder,
        attribute: sheet.id.clone(),
        name: sheet.name.clone(),
        values: answers.chain(aside).collect(),
    }
}

fn value(run: &Run, facts: &[usize], aside: Option<&str>) -> FactValue {
    let all = || facts.iter().map(|&i| &run.told.facts[i]);
    let first = &run.told.facts[facts[0]];
    let words = |f: &fact::Fact| {
        let text = &run.documents[f.source.0 as usize].text;
        f.words
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let sources: BTreeSet<SourceIndex> = all().map(|f| f.source).collect();
    let speaker = |f: &fact::Fact| {
        let attributions = &run.readings[f.source.0 as usize].attributions;
        let mut own = run.claims[f.claim].attributions.iter().rev();
        own.find_map(|&i| attributions.get(i)?.speaker.clone())
    };
    let speakers: BTreeSet<String> = all().filter_map(speaker).collect();
    let claims: BTreeSet<usize> = all().map(|f| f.claim).collect();
    FactValue {
        value: first.value.written(&run.entities),
        text: words(first),
        aside: aside.map(str::to_owned),
        approximate: matches!(&first.value, Value::Number(q) if q.approximate),
        sources: sources
            .iter()
            .map(|s| run.documents[s.0 as usize].key.clone())
            .collect(),
        speakers: speakers.into_iter().collect(),
        claims: claims
            .iter()
            .map(|&c| run.claims[c].id.to_string())
            .collect(),
    }
}
