//! One additive score for two claims: a logistic model over named features.
//!
//! The same sum gives two figures: `value`, how sure it is that the two say the same, and `event`, how sure it is that
//! they speak of the same event and slot, whatever they say of it (the summands of the values at issue left out).

use super::align::{Soft, deeds, soften};
use super::candidate::{Limits, enough};
use super::{Alignment, Feature, Profiles, Settings, features};
use crate::claim::Claim;

/// A score with its summands.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// That the two say the same, 0 to 1.
    pub value: f64,
    /// That they speak of the same event and slot, 0 to 1.
    pub event: f64,
    /// Values of the features, in the order of [`Feature::ALL`].
    pub values: Vec<f64>,
    /// How the two lie on each other.
    pub alignment: Alignment,
}

/// Scores pairs of a run's claims.
pub struct Scorer<'a> {
    /// The claims, in the order of the profiles.
    pub claims: &'a [Claim],
    /// Their profiles.
    pub profiles: &'a Profiles<'a>,
    /// Weights and thresholds.
    pub settings: &'a Settings,
}

/// The summands that are not nil, largest first, of names, values and weights.
pub(super) fn summands<'n>(all: impl Iterator<Item = (&'n str, f64, f64)>) -> Vec<ScoreTerm> {
    let term = |(name, value, weight): (&str, f64, f64)| ScoreTerm {
        name: name.to_owned(),
        value,
        weight,
    };
    let tells = |t: &ScoreTerm| t.value.abs() > 1e-9 && t.weight.abs() > 1e-9;
    let size = |t: &ScoreTerm| (t.value * t.weight).abs();
    let mut terms: Vec<ScoreTerm> = all.map(term).filter(tells).collect();
    terms.sort_by(|a, b| size(b).total_cmp(&size(a)));
    terms
}

pub(super) fn squash(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// One summand of a score: a feature's value times its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreTerm {
    /// Name of the feature.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Its weight.
    pub weight: f64,
}

impl Scorer<'_> {
    /// Of two claims, by index; the same for either order, but for the alignment's sides.
    pub fn score(&self, a: usize, b: usize) -> Score {
        let (pa, pb) = (&self.profiles.list()[a], &self.profiles.list()[b]);
        let soft = soften(self.profiles, &pa.terms, &pb.terms);
        self.complete(a, b, soft)
    }

    /// As [`score`](Self::score), unless no more is to be had than `least` as to the event, whatever else the two have
    /// in common beside their words.
    pub fn score_above(&self, a: usize, b: usize, least: f64) -> Option<Score> {
        let (pa, pb) = (&self.profiles.list()[a], &self.profiles.list()[b]);
        let soft = soften(self.profiles, &pa.terms, &pb.terms);
        let most = features::bounds((pa, &self.claims[a]), (pb, &self.claims[b]), soft.shared);
        let sum: f64 = Feature::ALL
            .iter()
            .zip(most)
            .map(|(f, (low, high))| {
                let weight = self.settings.weight(*f);
                let x = weight * if weight > 0.0 { high } else { low };
                if f.at_issue() { x.max(0.0) } else { x }
            })
            .sum();
        (squash(sum) >= least).then(|| self.complete(a, b, soft))
    }

    fn complete(&self, a: usize, b: usize, soft: Soft) -> Score {
        let (pa, pb) = (&self.profiles.list()[a], &self.profiles.list()[b]);
        let (ca, cb) = (&self.claims[a], &self.claims[b]);
        let alignment = Alignment::new(self.profiles, (pa, ca), (pb, cb), soft);
        let thin = !enough(self.profiles, pa, pb, Limits::new(self.settings));
        let values = features::values(&alignment, ca, cb, (pa.weight, pb.weight), thin);
        let (value, event) = self.sum(&values);
        Score {
            value,
            event,
            values,
            alignment,
        }
    }

    /// How alike the deeds of two claims are, 0 to 1.
    pub fn deeds_alike(&self, a: usize, b: usize) -> f32 {
        let list = self.profiles.list();
        let side = |k: usize| (&list[k], &self.claims[k]);
        deeds(self.profiles, side(a), side(b))
    }

    /// That two claims speak of the same event and slot, were they to lie on each other like `alignment`: asked with a
    /// value at issue taken as met.
    pub fn event(&self, a: usize, b: usize, alignment: &Alignment) -> f64 {
        let mut mended = alignment.clone();
        let weights = (
            self.profiles.list()[a].weight,
            self.profiles.list()[b].weight,
        );
        mended.words = mended.shared / (weights.0 * weights.1).sqrt().max(f32::EPSILON);
        mended.cover = (mended.shared / weights.0.min(weights.1).max(f32::EPSILON)).min(1.0);
        let values = features::values(&mended, &self.claims[a], &self.claims[b], weights, false);
        self.sum(&values).1
    }

    fn sum(&self, values: &[f64]) -> (f64, f64) {
        let (mut all, mut event) = (0.0, 0.0);
        for (f, v) in Feature::ALL.iter().zip(values) {
            let x = v * self.settings.weight(*f);
            all += x;
            if !f.at_issue() {
                event += x;
            }
        }
        (squash(all), squash(event))
    }

    /// The summands that are not nil, largest first.
    pub fn terms(&self, score: &Score) -> Vec<ScoreTerm> {
        let weighed = Feature::ALL.iter().zip(&score.values);
        summands(weighed.map(|(f, &v)| (f.name(), v, self.settings.weight(*f))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::SpellingOnly;
    use crate::matching::testing::{claim, counting, not, settings};
    use crate::normalize::EntityTable;

    fn score(a: Claim, b: Claim) -> Score {
        let claims = [a, b];
        let settings = settings();
        let entities = EntityTable::default();
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        Scorer {
            claims: &claims,
            profiles: &profiles,
            settings: &settings,
        }
        .score(0, 1)
    }

    #[test]
    fn the_same_words_score_above_a_shared_verb() {
        let same = score(
            claim(0, "mayor | close | bridge"),
            claim(1, "mayor | close | bridge | on sunday"),
        );
        let other = score(
            claim(0, "mayor | close | bridge"),
            claim(1, "storm | close | school"),
        );
        assert!(
            same.value > 0.5 && other.value < 0.2,
            "{} {}",
            same.value,
            other.value
        );
    }

    #[test]
    fn a_negation_changes_the_sameness_and_not_the_event() {
        let plain = score(
            claim(0, "mayor | close | bridge"),
            claim(1, "mayor | close | bridge"),
        );
        let negated = score(
            claim(0, "mayor | close | bridge"),
            not(claim(1, "mayor | close | bridge")),
        );
        assert!(negated.value < plain.value);
        assert!((plain.event - negated.event).abs() < 1e-9);
    }

    #[test]
    fn figures_that_round_to_each_other_count_for_sameness() {
        let of = |v| counting(claim(0, "firm | cut | job"), v, "", "job");
        let fits = score(of(111_800.0), of(112_000.0));
        let clashes = score(of(111_800.0), of(60_000.0));
        assert!(fits.value > clashes.value);
    }
}
