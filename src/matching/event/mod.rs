//! Whether two claims tell of one happening.
//!
//! Event coreference over articles (Lee et al. 2012; Cybulska & Vossen 2014; Barhom et al. 2019) asks what the deeds are, who takes part, where and when. [`Tie`] names what speaks for
//! and against it, each a summand of a logistic score with a weight in `matching: event:`, fitted on events that readers have
//! marked. [`Exclusion`] names what keeps two apart however alike they sound: steps of one matter ([`Steps`]: arrest, charge, trial), ordinals, a deed
//! that the other tells only by the way.

mod exclusion;
mod happening;
mod standing;
mod steps;
mod tie;
mod values;

pub use exclusion::Exclusion;
pub(crate) use exclusion::ordinals_apart;
pub use happening::Happening;
pub use steps::Steps;
pub use tie::Tie;
