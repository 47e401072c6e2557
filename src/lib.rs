//! crosscheck compares what several articles say about one story.
//!
//! ```
//! use crosscheck::report::{Markdown, Writer};
//! use crosscheck::rules::Layers;
//! use crosscheck::{Article, Crosscheck};
//!
//! let crosscheck = Crosscheck::new(&Layers::default())?;
//! let report = crosscheck.compare(crosscheck.take([
//!     Article::text("herald", "The ferry Orla carried 212 people on Monday."),
//!     Article::text("mirror", "The ferry Orla carried 198 people on Monday."),
//! ]));
//! assert_eq!(report.sources.len(), 2);
//! let page = Markdown::default().render(&report);
//! assert!(page.contains("## Contradictions"));
//!
//! let report = crosscheck.compare(crosscheck.open(&["corpus/kabul-2021".into()])?);
//! assert_eq!(report.sources.len(), 9);
//! # Ok::<(), crosscheck::Error>(())
//! ```
//!
//! Data flows one way, a module a stage; no stage knows of a later one (`tests/order` holds them to it):
//!
//! ```text
//! files → document → text (sentences, tokens, syntax) → normalize (entities, times, quantities)
//!       → claim (attributions, clauses) → fact → matching → verdict → run → report
//! ```
//!
//! [`rules`] come before all of them; [`pipeline`] takes documents through the stages up to the [`run`](mod@run), and
//! [`rule_tests`] and the command line stand on top.

pub mod claim;
mod compare;
pub mod config;
pub mod document;
pub mod fact;
mod isolated;
pub mod matching;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod rule_tests;
pub mod rules;
pub mod run;
mod special;
pub mod suggest;
pub mod text;
pub mod verdict;
pub mod visible;

pub use compare::{Crosscheck, Documents, Error, compare};
pub use document::Article;
