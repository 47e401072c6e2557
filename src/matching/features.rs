//! The summands of the score, measured on two claims.

use super::{Alignment, Feature, Fit, Profile};
use crate::claim::{Claim, Form, Modality, Polarity, Stance, is_to_come};

/// Two relations this alike are the same.
const ALIKE: f32 = 0.8;
/// Weight shared from which on more tells nothing more.
pub(super) const CEILING: f32 = 6.0;

/// Polarity once a denial around the claim is counted in. What is denied counts as negative even if the claim is negative
/// already: a cue such as "denying their plans" makes it so, while a denied negation is rare.
pub(crate) fn held(claim: &Claim) -> Polarity {
    if claim.stance == Stance::Denies {
        Polarity::Negative
    } else {
        claim.polarity
    }
}

/// Whether the claim tells of what is or was, not of what should or may come.
pub(crate) fn actual(claim: &Claim) -> bool {
    matches!(claim.modality, Modality::Asserted | Modality::Hedged) && !is_to_come(claim)
}

/// Whether the claim only names or describes.
pub(super) fn aside(claim: &Claim) -> bool {
    matches!(claim.form, Form::Apposition | Form::Parenthesis)
}

/// Slack of bounds: words are paired greedily, so a part of them may share a little more than all.
const SLACK: f32 = 1.1;

/// The least and the most that each feature can be, in the order of [`Feature::ALL`], where the claims' words share
/// `shared`.
pub(super) fn bounds(
    (a, ca): (&Profile, &Claim),
    (b, cb): (&Profile, &Claim),
    shared: f32,
) -> impl Iterator<Item = (f64, f64)> {
    let (light, heavy) = (a.weight.min(b.weight), a.weight.max(b.weight));
    let ratio = |of: f32| f64::from((shared / of.max(f32::EPSILON)).min(1.0));
    let words = ratio((a.weight * b.weight).sqrt());
    let cover = ratio(light);
    let said = ratio((a.rest * b.rest).sqrt() / SLACK);
    let length = f64::from(light / heavy.max(f32::EPSILON));
    let both = |x: bool, y: bool| f64::from(u8::from(x && y));
    let figures = both(!ca.quantities.is_empty(), !cb.quantities.is_empty());
    let times = both(!ca.times.is_empty(), !cb.times.is_empty());
    let places = both(!ca.places.is_empty(), !cb.places.is_empty());
    let qualifiers = both(!a.qualifiers.is_empty(), !b.qualifiers.is_empty());
    let no = Polarity::Negative;
    let negated = both(held(ca) == no, held(cb) == no);
    let flag = |x: bool| f64::from(u8::from(x));
    let exact = move |x: f64| (x, x);
    let (polarity, modality, passing) = (
        flag(held(ca) != held(cb)),
        flag(actual(ca) != actual(cb)),
        flag(aside(ca) != aside(cb)),
    );
    let enough = f64::from((shared / CEILING).min(1.0));
    Feature::ALL.iter().map(move |f| match f {
        Feature::Bias => exact(1.0),
        Feature::Words => exact(words),
        Feature::Cover => exact(cover),
        Feature::Shared => exact(enough),
        Feature::Length => exact(length),
        Feature::Said => (0.0, said),
        Feature::Core | Feature::Crossed | Feature::Thin => (0.0, 1.0),
        Feature::Object => (-1.0, 1.0),
        Feature::Qualifiers => (-qualifiers, qualifiers),
        Feature::Figures | Feature::FigureClash => (0.0, figures),
        Feature::Times | Feature::TimeClash => (0.0, times),
        Feature::Places | Feature::PlaceClash => (0.0, places),
        Feature::Polarity => exact(polarity),
        Feature::Negated => (0.0, negated),
        Feature::Modality => exact(modality),
        Feature::Aside => exact(passing),
    })
}

/// Values of the features, in the order of [`Feature::ALL`].
pub(super) fn values(
    al: &Alignment,
    a: &Claim,
    b: &Claim,
    weights: (f32, f32),
    thin: bool,
) -> Vec<f64> {
    let signed = |x: Option<f32>| f64::from(x.map_or(0.0, |x| 2.0 * x - 1.0));
    let flag = |b: bool| f64::from(u8::from(b));
    let (light, heavy) = (weights.0.min(weights.1), weights.0.max(weights.1));
    Feature::ALL
        .iter()
        .map(|f| match f {
            Feature::Bias => 1.0,
            Feature::Words => f64::from(al.words),
            Feature::Cover => f64::from(al.cover),
            Feature::Core => f64::from(al.core),
            Feature::Said => f64::from(al.said.unwrap_or(0.0)),
            Feature::Shared => f64::from((al.shared / CEILING).min(1.0)),
            Feature::Object => signed(al.object),
            Feature::Qualifiers => signed(al.qualifiers),
            Feature::Figures => flag(al.figures == Fit::Fits),
            Feature::FigureClash => flag(al.figures == Fit::Clashes),
            Feature::Times => flag(al.times == Fit::Fits),
            Feature::TimeClash => flag(al.times == Fit::Clashes),
            Feature::Places => flag(al.places == Fit::Fits),
            Feature::PlaceClash => flag(al.places == Fit::Clashes),
            Feature::Length => f64::from(light / heavy.max(f32::EPSILON)),
            Feature::Polarity => flag(held(a) != held(b)),
            Feature::Negated => flag(
                held(a) == Polarity::Negative
                    && held(b) == Polarity::Negative
                    && al.direct >= ALIKE,
            ),
            Feature::Modality => flag(actual(a) != actual(b)),
            Feature::Aside => flag(aside(a) != aside(b)),
            Feature::Crossed => flag(al.crossed),
            Feature::Thin => flag(thin),
        })
        .collect()
}
