//! Who a stretch of text is laid to: source, cue and content as in PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018).
//!
//! In: a parsed document with its quotations and entities. Out: [`Attribution`]s in order of their content. The words
//! are the rules' ([`rules::model::Attribution`](crate::rules::model::Attribution)); what is method here is the
//! syntax. What always holds: spans are sorted, do not overlap and slice the text; content is never empty.
//!
//! The way: each sentence gives candidates ([`candidate`]), from cues that are verbs ([`verb_cues`], with their source
//! in [`verb_source`] and their content in [`verb_content`]), phrases (several of a sentence [divide](divided) it), nouns and adverbs. Quotations are then laid to
//! them across sentences and paragraphs ([`quotations`]), or to the label or signature beside them ([`marked`]), and each source is resolved to a speaker ([`speaker`]).
//! [`find`] does these steps in order.
//!
//! Spans follow `PolNeAR`: a source with its appositions, a cue with its auxiliaries, content with "that" and with its
//! quotation marks.

mod adverb_cues;
mod article;
mod candidate;
mod cue;
mod divided;
mod extent;
mod find;
mod grammar;
mod marked;
mod model;
mod named_source;
mod noun_cues;
mod phrase_cues;
mod quotations;
mod source;
mod source_phrase;
pub(super) mod spans;
mod speaker;
mod speaker_name;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod verb_content;
mod verb_cues;
mod verb_source;
mod word_range;
mod words;

pub(crate) use article::Article;
pub(crate) use find::Attributor;
pub(crate) use marked::BEHIND_MARK;
pub use model::{Attribution, AttributionClass, AttributionKind};
