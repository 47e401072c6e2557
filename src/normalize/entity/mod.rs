//! Who and what a text speaks of: names found by rules and by the text's own capitals, gathered into entities.
//!
//! In: a parsed document. Out: mentions with local entities ([`Entities`]), later linked across the run into an
//! [`EntityTable`]. Rules sharpen; a story without any still has its people, organizations and places.

mod answer;
mod cluster;
mod coreference;
mod gazetteer;
mod hint;
mod link;
mod mention;
mod mentioned;
mod name;
mod pronoun;
mod rank;
mod referent;
mod ruled;
mod table;
mod title;

pub use answer::Answer;
pub(crate) use answer::answers;
pub use cluster::{Entities, LocalEntity};
pub(crate) use cluster::{cluster, title};
pub(crate) use coreference::{Given, resolve};
pub(crate) use gazetteer::Gazetteer;
pub(crate) use hint::NameHints;
pub(crate) use link::link;
pub(crate) use mention::{NameMention, names_in};
pub use mentioned::Mention;
pub(crate) use mentioned::mention_at;
pub(crate) use name::NameWords;
pub use ruled::Ruled;
pub(crate) use ruled::{NOBODY, known, meant, named, places};
pub use table::{Entity, EntityTable};
