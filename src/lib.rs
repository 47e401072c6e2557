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
//! Data flows one way, a module a stage; no stage knows of a later one (`tests/order` holds them to it):
//!
//! ```text
//! files → document → text (sentences, tokens, syntax) → normalize (entities, times, quantities)
//!       → claim (attributions, clauses) → matching → verdict → run → report
//! ```
//!
//! [`rules`] come before all of them; [`pipeline`] takes documents through the stages up to the [`run`](mod@run), and
//! [`rule_tests`] and the command line stand on top.

pub mod claim;
pub mod config;
pub mod document;
mod isolated;
pub mod matching;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod rule_tests;
pub mod rules;
pub mod run;
mod special;
mod story;
pub mod text;
pub mod verdict;
pub mod visible;

pub use story::{Error, compare};
