//! From claims to candidate pairs, scored pairs and propositions.
//!
//! In: the run's claims, its entities and what the rules know of words ([`Lexis`]). Out: pairs worth a look
//! ([`candidates`]), a score with its summands for any pair ([`Scorer`]), and [`propositions`]: sets of claims that
//! say the same. What always holds: every figure is a function of the claims alone, never of their order, of
//! threads or of a hash; the score that `explain` shows is the score that decided.

mod align;
mod candidate;
mod copies;
mod event;
mod feature;
mod features;
mod fit;
mod lexis;
mod named;
mod neighbourhood;
mod pile;
mod profile;
mod proposition;
mod score;
mod settings;
mod story;
#[cfg(test)]
pub(crate) mod testing;
mod words;

pub(crate) use align::comparable;
pub use align::{Alignment, Fit};
pub use candidate::{candidates, every_pair};
pub use copies::Copies;
pub(crate) use event::ordinals_apart;
pub use event::{Exclusion, Happening, Steps, Tie};
pub use feature::Feature;
pub(crate) use features::{actual, held};
pub(crate) use fit::{days, disjoint, placed};
pub use lexis::{Lexis, SpellingOnly};
pub use neighbourhood::Neighbourhood;
pub use profile::{Key, Profile, Profiles, Slot};
pub use proposition::{Link, propositions};
pub use score::{Score, ScoreTerm, Scorer};
pub use settings::{Settings, Threshold};
