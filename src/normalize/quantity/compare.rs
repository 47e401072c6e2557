//! Whether two quantities can be the same figure, told more or less precisely.
//!
//! A figure stands for an interval. Its width comes from how it is told:
//!
//! - Trailing zeros are rounding: half of the last significant digit's place either way (110,000 may be 105,000
//!   to 115,000), but never more than a twentieth of it, since "100 billion" is not said of 93. A number below a
//!   hundred is counted, not rounded: half a unit of its last digit.
//! - "About" and a fraction in words ("a quarter") allow a tenth either way, "nearly" a tenth downwards. These are
//!   rules of thumb: wide enough for "about a dozen" told of 11 and for "a quarter" told of 26 %, too narrow to let
//!   "about 30" stand for 35.
//! - A bound ("more than 200") is taken at its word: only what it is compared with may be rounded.
//!
//! Two figures fit if their intervals share more than a point. So fitting is symmetric, and a bound that widens
//! never makes a fit unfit; it is not transitive (a rounding fits two figures that do not fit one another).

use super::{Bounds, Quantity, Scale};
use crate::text::TextSpan;

/// Largest share of a figure that rounding it may take away.
const ROUNDING: f64 = 0.05;

/// How far a figure may be off that is told as approximate, as a share of it.
const APPROXIMATION: f64 = 0.1;

/// Share of a figure below which two differ by the arithmetic of converting alone.
const NOISE: f64 = 1e-6;

/// Below this, figures are taken as counted.
const COUNTED: f64 = 100.0;

impl Bounds {
    /// Whether some number lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        let below = |a: Self, b: Self| match (a.max, b.min) {
            (Some(max), Some(min)) => max < min || (max <= min && (a.open_max || b.open_min)),
            _ => false,
        };
        !below(self, other) && !below(other, self)
    }

    /// Whether all that `other` allows, this allows.
    pub fn contains(self, other: Self) -> bool {
        let below = match (self.min, other.min) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || (a <= b && (!self.open_min || other.open_min)),
        };
        let above = match (self.max, other.max) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => b < a || (b <= a && (!self.open_max || other.open_max)),
        };
        below && above
    }

    /// Both ends in the unit that `scale` leads to.
    pub fn times(self, scale: Scale) -> Self {
        Self {
            min: self.min.map(|v| scale.of(v)),
            max: self.max.map(|v| scale.of(v)),
            ..self
        }
    }
}

impl Quantity {
    /// A bare number from `low` to `high`, of nothing and in no unit, told at `span`.
    pub fn between(span: TextSpan, low: f64, high: f64) -> Self {
        Self {
            span,
            value: Some(f64::midpoint(low, high)),
            bounds: Bounds {
                min: Some(low),
                max: Some(high),
                ..Bounds::default()
            },
            approximate: false,
            unit: String::new(),
            base: None,
            of: None,
            ordinal: false,
        }
    }

    /// All numbers that the words may stand for: the bounds, widened by what rounding or approximation may have
    /// taken off. A widened end excludes itself.
    pub fn meaning(&self) -> Bounds {
        let mut bounds = self.bounds;
        if self.ordinal {
            return bounds;
        }
        let (Some(min), Some(max)) = (bounds.min, bounds.max) else {
            return bounds;
        };
        let nearly = bounds.open_max && self.value == Some(max);
        if nearly {
            return bounds;
        }
        let rough = self.approximate || self.unit == "share";
        let slack = |v: f64| {
            let tenth = if rough { v.abs() * APPROXIMATION } else { 0.0 };
            tenth.max(rounding(v))
        };
        bounds.min = Some(min - slack(min));
        bounds.max = Some(max + slack(max));
        bounds.open_min |= slack(min) > 0.0;
        bounds.open_max |= slack(max) > 0.0;
        bounds
    }

    /// Whether the two can be the same figure; `None` if they measure different things: units that do not convert to one,
    /// an ordinal and a count. Precision is that of the figures as they stand, so it is taken before converting.
    ///
    /// What they count is left to the caller, who knows which nouns mean the same.
    pub fn fits(&self, other: &Self) -> Option<bool> {
        let [one, two] = self.factors(other)?;
        (self.ordinal == other.ordinal).then(|| {
            self.meaning()
                .times(one)
                .overlaps(other.meaning().times(two))
        })
    }

    /// Whether the two are told as one figure: they fit, and neither is so far from the other, or so little bound to it, that it would be another
    /// figure to a reader ("two years" and "two and a half"; "at least 14" and "at least 17").
    pub fn is_told_as(&self, other: &Self) -> bool {
        if self.fits(other) != Some(true) {
            return false;
        }
        let Some(([one, two], (v, w))) = self.factors(other).zip(self.value.zip(other.value))
        else {
            return true;
        };
        let (v, w) = (one.of(v), two.of(w));
        let off = (v - w).abs() / v.abs().max(w.abs()).max(f64::EPSILON);
        let least = |q: &Self| q.bounds.min.is_some() && q.bounds.max.is_none();
        let most = |q: &Self| q.bounds.max.is_some() && q.bounds.min.is_none();
        let exact = |q: &Self| q.bounds.min.is_some() && q.bounds.min == q.bounds.max;
        let bounds = least(self) && least(other) || most(self) && most(other);
        let figures = exact(self) && exact(other);
        !(bounds && off > NOISE || figures && off > APPROXIMATION)
    }

    /// "205 rushing yards": the same in `unit`, where a word stands between them and the unit was taken for a noun that is counted.
    pub fn counted_in(&self, unit: &str) -> Option<Self> {
        let counted = self.unit.is_empty() && !unit.is_empty() && self.of.as_deref() == Some(unit);
        counted.then(|| Self {
            unit: unit.to_owned(),
            of: None,
            ..self.clone()
        })
    }

    /// What takes the figures of the two to one unit; `None` where there is no such unit.
    pub fn factors(&self, other: &Self) -> Option<[Scale; 2]> {
        if self.unit == other.unit {
            return Some([Scale::default(); 2]);
        }
        let (a, b) = (self.base(), other.base());
        (a.0 == b.0).then_some([a.1, b.1])
    }

    fn base(&self) -> (&str, Scale) {
        self.base
            .as_ref()
            .map_or((&self.unit, Scale::default()), |b| (&b.unit, b.scale))
    }
}

/// How far off the true figure may be that was rounded to `value`.
fn rounding(value: f64) -> f64 {
    let size = value.abs();
    let place = last_place(size);
    if size < COUNTED {
        return place.min(1.0) / 2.0;
    }
    (place / 2.0).min(size * ROUNDING)
}

/// Whole numbers below this have at most nine digits, which are read without writing them out.
const WHOLE: f64 = 1e9;

/// The place of the last digit that is not nought: 10,000 for 110,000; 0.1 for 2.3. Nought has none.
fn last_place(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    if value.fract() == 0.0 && value.abs() < WHOLE {
        let (mut rest, mut place) = (value.abs() as u64, 1.0);
        while rest % 10 == 0 {
            rest /= 10;
            place *= 10.0;
        }
        return place;
    }
    // Nine significant digits: more is noise of the arithmetic.
    let written = format!("{value:.8e}");
    let Some((digits, power)) = written.split_once('e') else {
        return 0.0;
    };
    let significant = digits.trim_end_matches('0').trim_end_matches('.');
    let decimals = significant
        .split_once('.')
        .map_or(0, |(_, d)| i32::try_from(d.len()).unwrap_or(0));
    let power: i32 = power.parse().unwrap_or(0);
    10f64.powi(power - decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(value: f64) -> Quantity {
        Quantity::between(TextSpan::new(0, 1), value, value)
    }

    fn fits(a: &Quantity, b: &Quantity) -> bool {
        a.fits(b) == Some(true)
    }

    #[test]
    fn roundings_fit_and_neighbours_do_not() {
        assert!(fits(&q(110_000.0), &q(111_800.0)));
        assert!(!fits(&q(93e9), &q(100e9)));
        assert!(!fits(&q(14.0), &q(15.0)));
        assert!(!fits(&q(31.0), &q(32.0)));
        assert!(fits(&q(2.3), &q(2.3)));
    }

    #[test]
    fn the_last_place_is_that_of_the_last_digit() {
        for (value, place) in [
            (0.0, 0.0),
            (1.0, 1.0),
            (-40.0, 10.0),
            (110_000.0, 10_000.0),
            (999_999_999.0, 1.0),
            (1e9, 1e9),
            (1_230_000_000_000.0, 10_000_000_000.0),
            (2.3, 0.1),
            (0.25, 0.01),
        ] {
            assert!((last_place(value) - place).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn an_open_bound_excludes_its_number() {
        let mut more = q(200.0);
        more.bounds = Bounds {
            min: Some(200.0),
            max: None,
            open_min: true,
            open_max: false,
        };
        let mut few = q(150.0);
        assert!(!fits(&more, &few));
        few.approximate = true;
        few.value = Some(190.0);
        few.bounds.min = Some(190.0);
        few.bounds.max = Some(190.0);
        assert!(fits(&more, &few));
    }
}
