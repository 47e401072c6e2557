//! From a document's text to sentences of tagged, parsed tokens.
//!
//! In: text and the blocks that are article text. Out: [`Sentence`]s whose tokens carry byte spans into that
//! text. What always holds: spans are in order, do not overlap, lie on character borders and slice the text.

mod case;
pub mod draw;
mod quotes;
mod sentences;

pub(crate) use case::capitalized;
pub use crosscheck_syntax::{Deprel, Parser, Sentence, Syntax, TextSpan, Token, Upos};
pub use quotes::{Quote, quotes};
pub use sentences::{Split, sentences, splits};
