//! Named days, and on which day of a year they fall.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The day of a feast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i16),
    /// Of a month the weekday (Monday is 1) of that number; -1 is the last.
    Weekday { month: i8, nth: i8, day: i8 },
}

impl Feast {
    /// Reads `12-25`, `easter-2`, `11-W4-4` (the fourth Thursday of November).
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("easter") {
            let days = if days.is_empty() {
                0
            } else {
                days.parse().ok()?
            };
            return Some(Self::Easter(days));
        }
        let (month, day) = text.split_once('-')?;
        let month = month.parse().ok()?;
        let Some(weekday) = day.strip_prefix('W') else {
            return Some(Self::Fixed(month, day.parse().ok()?));
        };
        let (nth, day) = weekday.rsplit_once('-')?;
        let [nth, day] = [nth.parse().ok()?, day.parse().ok()?];
        Some(Self::Weekday { month, nth, day })
    }

    /// The day in a year.
    pub fn of(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
            Self::Weekday { month, nth, day } => {
                let day = Weekday::from_monday_one_offset(day).ok()?;
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, day).ok()
            }
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms 1991).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let leap = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + leap + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    let day = i8::try_from(days % 31 + 1).ok()?;
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(days / 31).ok()?,
        day,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn feasts_fall_on_their_days() {
        for (text, day) in [
            ("12-25", date(2023, 12, 25)),
            ("easter", date(2023, 4, 9)),
            ("easter", date(2008, 3, 23)),
            ("easter-2", date(2019, 4, 19)),
            ("easter+1", date(2024, 4, 1)),
            ("11-W4-4", date(2023, 11, 23)),
            ("5-W-1-1", date(2022, 5, 30)),
        ] {
            let feast = Feast::parse(text).expect("a feast");
            assert_eq!(feast.of(day.year()), Some(day), "{text}");
        }
        assert_eq!(Feast::parse("spring"), None);
    }
}
