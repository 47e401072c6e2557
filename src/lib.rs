//! crosscheck compares what several articles say about one story.
//!
//! Data flows one way, a module a stage; a later stage never reaches back:
//!
//! ```text
//! files → document → text (sentences, tokens, syntax) → claim (attributions, clauses)
//!       → normalize (entities, times, quantities, relations) → matching → verdict → report
//! ```

pub mod claim;
pub mod document;
pub mod matching;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod rules;
pub mod run;
pub mod text;
mod trial;
pub mod verdict;
