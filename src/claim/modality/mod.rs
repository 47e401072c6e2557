//! How a clause puts what it says: negation with its scope, hedges, plans, conditions, duties.
//!
//! In: the clause's words in the tree, and the verbs that govern it ("plans to", "failed to"). Out: polarity and
//! modality. The words are the rules' ([`rules::model::Modality`](crate::rules::model::Modality)); what is method here
//! is the scope: a negator counts where it depends on the verb group or on an argument, not where it stands nearby.

mod governing;
pub(crate) mod modal;
mod negator;
pub(crate) mod polarity;
pub(crate) mod words;
