//! Whether two values can be the same: bounds with roundings, calendar intervals.

use crate::normalize::{Anchor, Bounds, Quantity, Time};

/// Largest share of a number that rounding it may take away.
const ROUNDING: f64 = 0.05;
/// How far a number told as approximate may be off.
const APPROXIMATE: f64 = 0.1;

/// Whether two comparable quantities can be the same number: their bounds meet, or the coarser is the finer rounded.
///
/// A plain number is taken as rounded to its last digit that is not nought, but never by more than 5 %: 110,000 and
/// 111,800 fit, 93 and 100 do not, nor do 14 and 15.
pub(crate) fn quantities_fit(a: &Quantity, b: &Quantity) -> bool {
    let Some([one, two]) = a.factors(b) else {
        return false;
    };
    meet(widen(a).times(one), b.bounds.times(two)) || meet(a.bounds.times(one), widen(b).times(two))
}

fn meet(x: Bounds, y: Bounds) -> bool {
    let below = |x: Bounds, y: Bounds| match (x.max, y.min) {
        (Some(u), Some(l)) => u < l || (u <= l && (x.open_max || y.open_min)),
        _ => false,
    };
    !below(x, y) && !below(y, x)
}

/// The bounds, and what rounding or approximation may have taken off.
fn widen(q: &Quantity) -> Bounds {
    let mut bounds = q.bounds;
    let Some(value) = q.value.map(f64::abs) else {
        return bounds;
    };
    let slack = if q.approximate {
        value * APPROXIMATE
    } else if bounds.min == bounds.max {
        (last_digit(value) / 2.0).min(value * ROUNDING)
    } else {
        0.0
    };
    bounds.min = bounds.min.map(|m| m - slack);
    bounds.max = bounds.max.map(|m| m + slack);
    bounds
}

/// The unit of the last digit that is not nought: 10,000 for 110,000; .1 for 2.3.
fn last_digit(value: f64) -> f64 {
    let mut unit = 1e12;
    while unit > 1e-6 {
        let n = value / unit;
        if (n - n.round()).abs() < 1e-9 && n.abs() >= 1.0 {
            return unit;
        }
        unit /= 10.0;
    }
    0.0
}

/// Days in a length such as `P2W`.
pub(crate) fn days(value: &str) -> Option<f64> {
    let (clock, rest) = match value.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('P')?),
    };
    let digits = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let count: f64 = rest[..digits].parse().ok()?;
    let unit = match (clock, &rest[digits..]) {
        (true, "H") => 1.0 / 24.0,
        (true, "M") => 1.0 / 1440.0,
        (false, "D") => 1.0,
        (false, "W") => 7.0,
        (false, "M") => 30.4,
        (false, "Y") => 365.25,
        _ => return None,
    };
    Some(count * unit)
}

/// Whether a time stands on the calendar, if only by the name of its month.
pub(crate) fn placed(t: &Time) -> bool {
    !t.duration
        && (t.anchor != Anchor::Unknown && t.from.is_some() && t.to.is_some()
            || month(&t.value).is_some())
}

/// Whether two placed times have no day in common. Of a month without a year, the year is taken to be the other's.
pub(crate) fn disjoint(a: &Time, b: &Time) -> bool {
    if !placed(a) || !placed(b) {
        return false;
    }
    match (a.from, a.to, b.from, b.to) {
        (Some(start), Some(end), Some(other_start), Some(other_end)) => {
            end < other_start || other_end < start
        }
        _ => match (month(&a.value), month(&b.value)) {
            (Some((month, day)), Some((other_month, other_day))) => {
                month != other_month || day.zip(other_day).is_some_and(|(x, y)| x != y)
            }
            _ => false,
        },
    }
}

/// Month, and day if told, of a TIMEX3 value such as `2014-09`, `XXXX-09-11`.
fn month(value: &str) -> Option<(u8, Option<u8>)> {
    let mut parts = value.split('-').skip(1);
    let month = parts.next()?.parse().ok()?;
    Some((month, parts.next().and_then(|d| d.get(..2)?.parse().ok())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextSpan;

    fn q(value: f64) -> Quantity {
        Quantity {
            span: TextSpan::new(0, 1),
            value: Some(value),
            bounds: Bounds {
                min: Some(value),
                max: Some(value),
                ..Bounds::default()
            },
            approximate: false,
            unit: String::new(),
            base: None,
            of: None,
            ordinal: false,
        }
    }

    #[test]
    fn roundings_fit_and_neighbours_do_not() {
        assert!(quantities_fit(&q(110_000.0), &q(111_800.0)));
        assert!(!quantities_fit(&q(93e9), &q(100e9)));
        assert!(!quantities_fit(&q(14.0), &q(15.0)));
        assert!(!quantities_fit(&q(31.0), &q(32.0)));
        assert!(quantities_fit(&q(2.3), &q(2.3)));
    }

    #[test]
    fn named_months_part_without_a_year() {
        let time = |value: &str| Time {
            span: TextSpan::new(0, 1),
            value: value.to_owned(),
            from: None,
            to: None,
            grain: crate::normalize::Grain::Month,
            anchor: Anchor::Unknown,
            duration: false,
        };
        assert!(disjoint(&time("XXXX-09"), &time("XXXX-10")));
        assert!(!disjoint(&time("XXXX-09"), &time("XXXX-09-11")));
        assert!(!disjoint(&time("XXXX-WXX-4"), &time("XXXX-WXX-5")));
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
        assert!(!quantities_fit(&more, &few));
        few.approximate = true;
        few.value = Some(190.0);
        few.bounds.min = Some(190.0);
        few.bounds.max = Some(190.0);
        assert!(quantities_fit(&more, &few));
    }
}
