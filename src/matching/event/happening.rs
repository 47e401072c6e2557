//! How surely two claims tell of one happening.

use super::values::values;
use super::{Exclusion, Tie};
use crate::matching::score::{squash, summands};
use crate::matching::{Alignment, ScoreTerm, Scorer, Settings};

/// How surely two claims tell of one happening.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// 0 to 1.
    pub value: f64,
    /// Values of the summands, in the order of [`Tie::ALL`].
    pub values: Vec<f64>,
    /// Why the two cannot be one, however alike.
    pub exclusion: Option<Exclusion>,
}

impl Happening {
    /// The summands that are not nil, largest first.
    pub fn terms(&self, settings: &Settings) -> Vec<ScoreTerm> {
        let weighed = Tie::ALL.iter().zip(&self.values);
        summands(weighed.map(|(tie, &v)| (tie.name(), v, settings.tie(*tie))))
    }
}

impl Scorer<'_> {
    /// How surely two claims, by index, which lie on each other like `alignment`, tell of one happening.
    pub fn happening(&self, a: usize, b: usize, alignment: &Alignment) -> Happening {
        let list = self.profiles.list();
        let (one, other) = ((&list[a], &self.claims[a]), (&list[b], &self.claims[b]));
        let known = (self.profiles, self.settings);
        let exclusion = Exclusion::between(known, alignment, one, other);
        let values = values(alignment, one, other, exclusion.as_ref());
        let weighed = Tie::ALL.iter().zip(&values);
        let sum: f64 = weighed.map(|(tie, v)| v * self.settings.tie(*tie)).sum();
        Happening {
            value: squash(sum),
            values,
            exclusion,
        }
    }
}
