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

/// Whether the word is a pronoun that means people told of elsewhere: "he", "her", "their", "whose".
pub fn means_person(word: &str) -> bool {
    let word = word.to_lowercase();
    let mut lists = [english::HE, english::SHE, english::THEY, english::WHOSE].into_iter();
    let of_subject = english::REFLEXIVES.iter().any(|end| word.ends_with(end));
    !of_subject && lists.any(|list| list.contains(&word.as_str()))
}

/// Index of an entity in the table of its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);
