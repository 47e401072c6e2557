//! From sentences to facts: typed answers to the questions that rules ask of people, things and events.
//!
//! In: parsed sentences with what they name, and claims. Out: [`Fact`]s, each with a holder, an answer, the words it rests on and the
//! claim that tells it. Facts are read from whole sentences, not from claims, since an age or a toll is told in a
//! modifier as often as in a clause of its own. What always holds: what a clause denies or holds only possible is no fact; what was
//! not understood is none either.

mod deep;
mod english;
mod example;
mod fill;
mod holder;
mod lead;
mod miss;
mod model;
mod naming;
mod none;
mod party;
mod people;
mod phrase;
mod points;
mod read;
mod refusal;
mod scene;
mod scope;
mod score;
mod seek;
mod sentence;
mod tense;
mod words;

pub use example::alternatives;
pub use miss::Miss;
pub use model::{Fact, Holder, Limit, Party, Scope, Site, Value};
pub use naming::Naming;
pub(crate) use naming::namings;
pub use read::{FactReader, ReadArticle, Told};
