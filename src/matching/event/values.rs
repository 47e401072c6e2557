//! What speaks for one happening and what against it, measured on two claims.

use super::{Exclusion, Tie};
use crate::claim::Claim;
use crate::matching::features::{CEILING, aside};
use crate::matching::{Alignment, Fit, Profile, actual};

/// Likeness from which on two words, or two participants, are taken for one …
const ALIKE: f32 = 0.8;
/// … and below which they are taken for two.
const UNLIKE: f32 = 0.3;
/// Likeness of a deed that stands among the other's words.
const WITHIN: f32 = 0.45;
/// Likeness from which on two deeds are one, or the one of a wider kind.
pub(super) const KIN: f32 = 0.6;

/// Values of the summands, in the order of [`Tie::ALL`].
pub(super) fn values(
    al: &Alignment,
    (a, claim_a): (&Profile, &Claim),
    (b, claim_b): (&Profile, &Claim),
    exclusion: Option<&Exclusion>,
) -> Vec<f64> {
    let flag = |x: bool| f64::from(u8::from(x));
    let both_tell = a.relation_tells && b.relation_tells;
    let deed = both_tell && al.direct >= ALIKE;
    let within = both_tell && !deed && al.relation >= WITHIN;
    let value = |tie: &Tie| match tie {
        Tie::Bias => 1.0,
        Tie::Deed => flag(deed),
        Tie::DeedWithin => flag(within),
        Tie::DeedOther => flag(both_tell && !deed && !within),
        Tie::Step => flag(matches!(exclusion, Some(Exclusion::Steps(_)))),
        Tie::Doer => flag(al.subject.is_some_and(|x| x >= ALIKE)),
        Tie::DoerOther => flag(al.subject.is_some_and(|x| x < UNLIKE)),
        Tie::Target => flag(al.object.is_some_and(|x| x >= ALIKE)),
        Tie::TargetOther => flag(al.object.is_some_and(|x| x < UNLIKE)),
        Tie::Names => f64::from(al.names.unwrap_or(0.0)),
        Tie::NamesPart => flag(al.names_part),
        Tie::Core => f64::from(al.core),
        Tie::Said => f64::from(al.said.unwrap_or(0.0)),
        Tie::Cover => f64::from(al.cover),
        Tie::Words => f64::from(al.words),
        Tie::Shared => f64::from((al.shared / CEILING).min(1.0)),
        Tie::Qualifiers => f64::from(al.qualifiers.unwrap_or(0.0)),
        Tie::Figures => flag(al.figures == Fit::Fits),
        Tie::FigureClash => flag(al.figures == Fit::Clashes),
        Tie::Times => flag(al.times == Fit::Fits),
        Tie::TimeClash => flag(al.times == Fit::Clashes),
        Tie::Places => flag(al.places == Fit::Fits),
        Tie::PlaceClash => flag(al.places == Fit::Clashes),
        Tie::OrdinalClash => flag(matches!(exclusion, Some(Exclusion::Ordinals(_)))),
        Tie::Modality => flag(actual(claim_a) != actual(claim_b)),
        Tie::Aside => flag(aside(claim_a) != aside(claim_b)),
    };
    Tie::ALL.iter().map(value).collect()
}
