//! What a rule file could say of a story: names that are one, words that mean the same, lines that are no article text.
//!
//! In: rules, and a way to read the articles by them. Out: [`Suggestion`]s with the words that speak for each, and as YAML that can be
//! pasted. What always holds: nothing is proposed that the rules in force do already, and each proposal was tried: with it a
//! name is taken as the entity's, the claims agree, the line is left out.

mod alias;
mod boilerplate;
mod evidence;
mod model;
mod synonym;
mod tried;
mod yaml;

use crate::compare::{Crosscheck, Documents};
use crate::rules::Layers;

pub use model::{Evidence, Proposal, Suggestion};
pub use yaml::yaml;

/// What the rules of `layers` could say more of the articles that `read` reads, in order of kinds and of names.
///
/// # Errors
/// Those of `read`.
pub fn suggest<E>(
    layers: &Layers,
    read: impl Fn(&Layers) -> Result<(Crosscheck, Documents), E>,
) -> Result<Vec<Suggestion>, E> {
    let (crosscheck, documents) = read(layers)?;
    let run = crosscheck.run(documents);
    let mut found = alias::find(&run, crosscheck.rules());
    found.extend(synonym::find(&run, crosscheck.rules()));
    found.extend(boilerplate::find(&run, crosscheck.rules()));
    if found.is_empty() {
        return Ok(found);
    }
    tried::those_that_work(found, layers, read)
}
