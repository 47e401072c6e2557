//! The report: what a run found, as data, and a writer for each format.
//!
//! In: a [`Run`](crate::run::Run). Out: a [`Report`], whose JSON is a stable surface, and its texts for people. What
//! always holds: the same run gives the same bytes, whatever the clock, the working directory, the number of threads
//! or the order in which articles were named; only here do spans become places in files.

mod annotations;
mod baseline;
mod build;
mod copies;
mod events;
mod explanation;
mod fact_table;
mod facts;
#[cfg(test)]
mod fixture;
mod fold;
mod format;
mod html;
mod json;
mod junit;
mod laid;
mod markdown;
mod model;
mod name;
mod page;
mod plain;
mod plainly;
mod policy;
mod problems;
mod resolved;
mod ruled;
mod sarif;
mod sections;
mod sheet;
mod sides;
#[cfg(feature = "cli")]
mod source_table;
mod standing;
mod table;
#[cfg(feature = "cli")]
mod terminal;
mod view;
mod why;
mod wording;
mod writer;

pub use annotations::Annotations;
pub use baseline::{Baseline, BaselineError};
pub use explanation::{Explanation, Phrases, write_explanation};
pub use fact_table::fact_table;
pub use format::Format;
pub use html::{Html, TemplateError, Templates};
pub use json::Json;
pub use junit::Junit;
pub use markdown::Markdown;
pub use model::{
    Attribution, Claim, Difference, Entity, Fact, FactValue, Finding, Holder, Independent, Meant,
    Member, Pack, Passage, Position, Quantity, Reason, Report, Reread, Ruling, Scope, Source, Span,
    Term, Time, Tool,
};
pub use page::Screen;
pub use policy::Policy;
pub use problems::ProblemFormat;
pub use sarif::Sarif;
pub use sheet::{Csv, write_claims, write_facts};
pub use standing::{Compared, Gone, Standing};
pub use table::claim_table;
#[cfg(feature = "cli")]
pub use terminal::Terminal;
pub use view::View;
pub use why::{PairMade, write as write_finding, write_pair};
pub use writer::Writer;
