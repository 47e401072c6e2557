//! From sentences to what their words stand for: entities, times, quantities.

mod english;
mod entity;
mod quantity;
mod time;
mod words;

pub use entity::{Answer, Entities, Entity, EntityTable, LocalEntity, Mention, Ruled};
pub(crate) use entity::{
    Gazetteer, Given, NOBODY, NameHints, NameMention, NameWords, answers, cluster, known, link,
    meant, mention_at, named, names_in, places, resolve, title,
};
pub use quantity::{Bounds, Quantity, QuantityGrammar};
pub use time::{Anchor, Grain, HALF_DAY, Time, TimeGrammar};

/// Index of an entity in the table of its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);
