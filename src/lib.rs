//! crosscheck compares what several articles say about one story.
//!
//! ```
//! use crosscheck::report::{Markdown, Writer};
//! use crosscheck::rules::Layers;
//!
//! let report = crosscheck::compare(&["corpus/kabul-2021".into()], &Layers::default())?;
//! assert_eq!(report.sources.len(), 9);
//! let page = Markdown::default().render(&report);
//! assert!(page.contains("## Agreements"));
//! # Ok::<(), crosscheck::Error>(())
//! ```
//!
//! Data flows one way, a module a stage; a later stage never reaches back:
//!
//! ```text
//! files → document → text (sentences, tokens, syntax) → claim (attributions, clauses)
//!       → normalize (entities, times, quantities, relations) → matching → verdict → report
//! ```

pub mod claim;
pub mod config;
pub mod document;
mod isolated;
pub mod matching;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod rules;
pub mod run;
mod special;
mod story;
pub mod text;
mod trial;
pub mod verdict;
pub mod visible;

pub use story::{Error, compare};
