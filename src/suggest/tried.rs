//! Each proposal is tried: what changes nothing is not proposed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::model::{Proposal, Suggestion};
use super::yaml::yaml;
use crate::claim::ClaimId;
use crate::compare::{Crosscheck, Documents};
use crate::rules::{Layers, SourceText, Usage, load};
use crate::run::Run;
use crate::verdict::Verdict;

/// The name of the rules that are tried.
const FILE: &str = "suggested.yaml";

/// Those that pass every check and do what they are for, all of them in force.
pub fn those_that_work<E>(
    mut found: Vec<Suggestion>,
    layers: &Layers,
    read: impl Fn(&Layers) -> Result<(Crosscheck, Documents), E>,
) -> Result<Vec<Suggestion>, E> {
    let warned = |layers: &Layers| load(layers).ok().map(|rules| rules.warnings.len());
    let before = warned(layers);
    let passes = |found: &[Suggestion]| warned(&with(layers, found)) == before;
    if !passes(&found) {
        found.retain(|s| passes(std::slice::from_ref(s)));
    }
    let (crosscheck, documents) = read(&with(layers, &found))?;
    let run = crosscheck.run(documents);
    let usage = crosscheck.pipeline().usage(&run);
    let works = |s: &Suggestion| works(&s.proposal, &run, &usage);
    Ok(found.into_iter().filter(works).collect())
}

/// The layers, and proposals over them.
fn with(layers: &Layers, found: &[Suggestion]) -> Layers {
    let mut layers = layers.clone();
    layers.texts.push(Arc::new(SourceText {
        path: FILE.to_owned(),
        text: Arc::from(yaml(found)),
    }));
    layers
}

fn works(proposal: &Proposal, run: &Run, usage: &Usage) -> bool {
    match proposal {
        Proposal::Alias { id, alias, .. } => usage
            .aliases
            .iter()
            .any(|used| used.entity == *id && used.words == *alias),
        Proposal::Synonyms { claims, .. } => agree(run, *claims),
        Proposal::Boilerplate { id, .. } => usage.boilerplate.contains(id),
    }
}

/// Whether one agreement holds both claims.
fn agree(run: &Run, claims: [ClaimId; 2]) -> bool {
    let agreements = run
        .findings
        .iter()
        .filter(|f| f.verdict == Verdict::Agreement);
    let ids = agreements.map(|f| {
        let held = f.claims.iter().filter_map(|c| run.claims.get(c.0 as usize));
        held.map(|c| c.id).collect::<BTreeSet<ClaimId>>()
    });
    let mut ids = ids;
    ids.any(|held| claims.iter().all(|c| held.contains(c)))
}
