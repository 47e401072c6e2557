//! Whether two claims tell of one happening.
//!
//! Event coreference over articles (Lee et al. 2012; Cybulska & Vossen 2014; Barhom et al. 2019) asks what the deeds are, who takes part, where and when. [`Tie`] names what speaks for
//! and against it, each a summand of a logistic score with a weight in `matching: event:`, fitted on events that readers have
//! marked; [`Steps`] knows deeds that follow on each other in one matter and are never one (arrest, charge, trial).

mod happening;
mod steps;
mod tie;
mod values;

pub use happening::Happening;
pub use steps::Steps;
pub use tie::Tie;
