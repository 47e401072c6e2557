//! Whether two claims that speak of the same event and slot exclude each other, and how.
//!
//! Each kind looks at the pair alone and asks that all else fits: where two values part at once, the claims speak of
//! different events. The first kind that finds a conflict names it.

use std::borrow::Cow;

use crate::matching::{Fit, held};

use super::court::Pair;
use super::{
    ConflictKind, antonym, denial, difference, exclusive, location, modality, negation, numeric,
    role, slot, temporal, trend,
};

/// Two claims that cannot both be true.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Conflict {
    pub kind: ConflictKind,
    /// The values at issue, of the first and of the second claim.
    pub values: [String; 2],
    /// Id of the rule.
    pub rule: Cow<'static, str>,
    /// In a person's words.
    pub detail: String,
    /// Whether one event is a part of the other in place or time.
    pub contained: bool,
    /// 0 to 1.
    pub sure: f64,
}

/// What two claims part in, of all that could be at issue.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Issues {
    pub polarity: bool,
    pub figures: bool,
    pub times: bool,
    pub places: bool,
    pub crossed: bool,
}

impl Issues {
    pub fn of(pair: &Pair) -> Self {
        let al = &pair.score.alignment;
        Self {
            polarity: held(pair.a) != held(pair.b),
            figures: al.figures == Fit::Clashes,
            times: al.times == Fit::Clashes,
            places: al.places == Fit::Clashes,
            crossed: al.crossed,
        }
    }

    /// Whether nothing is at issue.
    pub fn none(self) -> bool {
        self == Self::default()
    }
}

/// The conflict of a pair, if there is one.
pub(super) fn conflict(pair: &Pair) -> Option<Conflict> {
    let issues = Issues::of(pair);
    let kinds: [fn(&Pair, Issues) -> Option<Conflict>; 12] = [
        role::find,
        denial::find,
        antonym::find,
        trend::find,
        negation::find,
        numeric::find,
        location::find,
        temporal::find,
        exclusive::find,
        slot::find,
        modality::find,
        difference::find,
    ];
    kinds.iter().find_map(|find| find(pair, issues))
}
