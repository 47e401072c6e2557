//! From a document's text to sentences of tagged, parsed tokens.
//!
//! In: text and the blocks that are article text. Out: [`Sentence`]s whose tokens carry byte spans into that
//! text. What always holds: spans are in order, do not overlap, lie on character borders and slice the text.

pub mod draw;
pub mod evidence;
mod quotes;
mod sentences;
mod span;
#[doc(hidden)]
pub mod syntax;
mod token;

pub use quotes::{Quote, quotes};
pub use sentences::{Split, sentences, splits};
pub use span::{FileSpan, TextSpan};
pub use syntax::Parser;
pub use token::{Deprel, Sentence, Token, Upos};

/// What knows English syntax: splits one sentence into tokens and parses it.
pub trait Syntax: Send + Sync {
    /// Tokens, tags, lemmas and dependencies of the sentence at `span` of `text`.
    ///
    /// `names` are stretches of `text` known to be names (from rules or from elsewhere in the article), in
    /// order and without overlap; a token inside one is not read as a verb.
    fn parse(&self, text: &str, span: TextSpan, names: &[TextSpan]) -> Sentence;
}
