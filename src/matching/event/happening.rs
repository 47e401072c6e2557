//! How surely two claims tell of one happening.

use super::Tie;
use super::values::values;
use crate::claim::Claim;
use crate::matching::score::{squash, summands};
use crate::matching::{Alignment, Profile, ScoreTerm, Scorer, Settings};

/// How surely two claims tell of one happening.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// 0 to 1.
    pub value: f64,
    /// Values of the summands, in the order of [`Tie::ALL`].
    pub values: Vec<f64>,
    /// Two deeds of which one follows on the other.
    pub steps: Option<[String; 2]>,
}

impl Happening {
    /// Of two claims that lie on each other like `alignment`.
    pub fn new(
        settings: &Settings,
        alignment: &Alignment,
        (a, claim_a): (&Profile, &Claim),
        (b, claim_b): (&Profile, &Claim),
    ) -> Self {
        let steps = settings.steps().between(claim_a, claim_b);
        let values = values(alignment, (a, claim_a), (b, claim_b), steps.is_some());
        let weighed = Tie::ALL.iter().zip(&values);
        let sum: f64 = weighed.map(|(tie, v)| v * settings.tie(*tie)).sum();
        Self {
            value: squash(sum),
            values,
            steps,
        }
    }

    /// Whether the two cannot be one, however alike: steps of one matter, or counted apart ("the second crash").
    pub fn is_excluded(&self) -> bool {
        self.steps.is_some() || self.values[Tie::OrdinalClash as usize] > 0.0
    }

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
        Happening::new(self.settings, alignment, one, other)
    }
}
