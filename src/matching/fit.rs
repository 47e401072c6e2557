//! Whether two times can be the same: lengths, calendar intervals.

use crate::normalize::{Anchor, Time};

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

    #[test]
    fn named_months_part_without_a_year() {
        let time = |value: &str| Time {
            span: TextSpan::new(0, 1),
            value: value.to_owned(),
            from: None,
            to: None,
            grain: crate::normalize::Grain::Month,
            anchor: Anchor::Unknown,
            counted: false,
            duration: false,
        };
        assert!(disjoint(&time("XXXX-09"), &time("XXXX-10")));
        assert!(!disjoint(&time("XXXX-09"), &time("XXXX-09-11")));
        assert!(!disjoint(&time("XXXX-WXX-4"), &time("XXXX-WXX-5")));
    }
}
