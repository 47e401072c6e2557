//! From parsed sentences to attributions and claims.
//!
//! In: a document, its sentences and what they name. Out: [`Claim`]s, each one clause-sized assertion with its own words, and the
//! [`Attribution`]s they are laid to. What always holds: spans are sorted, do not overlap and slice the text; every
//! sentence of the article is covered by a claim or listed as left out.

mod able;
mod annotations;
mod antecedent;
mod attribution;
mod build;
mod clause;
mod content_word;
mod doubt;
mod english;
mod event_nouns;
mod extraction;
mod first_person;
mod fixed;
mod form;
mod governs;
mod granted;
mod grounds;
mod identity;
mod left_out;
mod minimal;
mod modality;
mod model;
mod nominal;
mod noun_phrase;
mod number;
mod people;
mod provenance;
mod quoted;
mod read;
mod reading;
mod reason;
mod reporting;
mod reread;
mod same_speech;
mod segment;
mod space;
mod speech;
mod stranded;
mod tense;
#[cfg(test)]
mod testing;
mod torn;
mod tree;

pub use crate::rules::{Modality, Polarity, Stance};
pub(crate) use annotations::{Annotations, within};
pub(crate) use attribution::{Article, Attributor};
pub use attribution::{Attribution, AttributionClass, AttributionKind};
pub(crate) use event_nouns::EventNouns;
pub(crate) use first_person::first_person;
pub use form::Form;
pub use grounds::Grounds;
pub(crate) use identity::name_claims;
pub(crate) use modality::modal::{come_alike, is_to_come};
pub(crate) use modality::words::ModalityWords;
pub use model::{
    Argument, Aside, Claim, ClaimId, Commitment, Qualifier, Relation, SourceIndex, Term,
};
pub(crate) use quoted::{quoted, quoted_of};
pub(crate) use read::claims;
pub use reading::{ReadBy, Reading, Unclaimed};
pub(crate) use reporting::ReportingWords;
pub use reread::{Idle, Reread};
pub(crate) use reread::{RULED, Read, Whom};
pub(crate) use tree::Tree;
