//! Whether two times can be the same, and whether they cannot.
//!
//! Both questions are asked at the coarser of the two grains: the finer time is taken to the whole week, month, year
//! … that it lies in, so that "late July" and "July 20", or "last week" and "Monday", never conflict over how loosely
//! one of them is told.
//!
//! A date that no year was found for ("August 15" in a text without a day of publication) is compared by month and
//! day alone. Articles leave the year out where it is plain, and claims are compared because they tell of one event:
//! XXXX-08-15 fits 2021-08-15 and conflicts with XXXX-08-16 and with 2021-08-16. Every other time without an
//! interval ("Monday", "two days later") conflicts with nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Anchor, Grain, Time};

/// Minutes in half a day: "5:40" may be either.
pub const HALF_DAY: i32 = 12 * 60;

impl Time {
    /// Whether it stands on the calendar.
    pub fn is_placed(&self) -> bool {
        self.anchor != Anchor::Unknown && (self.from.is_some() || self.to.is_some())
    }

    /// Whether the two can be one time: one contains the other at its grain. Lengths fit if they are equal.
    pub fn fits(&self, other: &Self) -> bool {
        if self.duration != other.duration {
            return false;
        }
        if self.duration {
            return self.value == other.value
                || months(&self.value).is_some_and(|m| months(&other.value) == Some(m));
        }
        if let Some(same) = self.same_yearless(other) {
            return same;
        }
        if !self.is_placed() || !other.is_placed() {
            return false;
        }
        let grain = self.grain.max(other.grain);
        let (a, b) = (self.at(grain), other.at(grain));
        contains(a, b) || contains(b, a)
    }

    /// Whether no day is in both: both stand on the calendar, or are days of a year left out.
    pub fn disjoint(&self, other: &Self) -> bool {
        if self.duration || other.duration {
            return false;
        }
        if let Some(same) = self.same_yearless(other) {
            return !same;
        }
        if !self.is_placed() || !other.is_placed() {
            return false;
        }
        let grain = self.grain.max(other.grain);
        let (a, b) = (self.at(grain), other.at(grain));
        let before =
            |to: Option<Date>, from: Option<Date>| to.zip(from).is_some_and(|(to, from)| to < from);
        before(a.1, b.0) || before(b.1, a.0)
    }

    /// Day of the week, Monday is 1: of one day on the calendar, or named alone (`XXXX-WXX-4`).
    pub fn weekday(&self) -> Option<i8> {
        if self.is_placed() {
            let one = self.from.filter(|from| self.to == Some(*from));
            return one.map(|day| day.weekday().to_monday_one_offset());
        }
        let (_, day) = self.value.rsplit_once("-WXX-")?;
        let day = day.chars().next()?.to_digit(10)?;
        i8::try_from(day).ok()
    }

    /// Whether the two are one day of the week in two weeks, and one of them is told by the day its article came out ("on Saturday"):
    /// an article is printed again, or its date is another's, more often than two sources are a week apart.
    pub fn is_other_week(&self, other: &Self) -> bool {
        let counted = |t: &Self| t.counted && t.anchor == Anchor::Published;
        let days = self.weekday().zip(other.weekday());
        (counted(self) || counted(other)) && days.is_some_and(|(one, two)| one == two)
    }

    /// Minutes from midnight of a value such as `2021-08-16T17:00`.
    pub fn minutes(&self) -> Option<i32> {
        let (_, clock) = self.value.split_once('T').filter(|_| !self.duration)?;
        let (hour, minute) = clock.split_once(':')?;
        Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
    }

    /// For two times of which one has a month but no year: whether month and day agree. `None` if the question
    /// does not arise.
    fn same_yearless(&self, other: &Self) -> Option<bool> {
        let (a, b) = (self.yearless(), other.yearless());
        if a.is_none() && b.is_none() {
            return None;
        }
        let a = a.or_else(|| self.month_day())?;
        let b = b.or_else(|| other.month_day())?;
        let days = match (a.1, b.1) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        Some(a.0 == b.0 && days)
    }

    /// Month and day of `XXXX-08-15`, month of `XXXX-08`.
    fn yearless(&self) -> Option<(i8, Option<i8>)> {
        let rest = self.value.strip_prefix("XXXX-")?;
        let date = rest.split_once('T').map_or(rest, |(date, _)| date);
        let (month, day) = match date.split_once('-') {
            Some((month, day)) => (month, Some(day.parse().ok()?)),
            None => (date, None),
        };
        Some((month.parse().ok()?, day))
    }

    /// Month and day if it lies in one month.
    fn month_day(&self) -> Option<(i8, Option<i8>)> {
        let (from, to) = self.from.zip(self.to).filter(|_| self.is_placed())?;
        let one =
            from.year() == to.year() && from.month() == to.month() && self.grain <= Grain::Month;
        one.then(|| (from.month(), (from == to).then(|| from.day())))
    }

    /// First and last day, widened to whole units of `grain`.
    fn at(&self, grain: Grain) -> (Option<Date>, Option<Date>) {
        (
            self.from.map(|d| first_of(d, grain)),
            self.to.map(|d| last_of(d, grain)),
        )
    }
}

fn contains(a: (Option<Date>, Option<Date>), b: (Option<Date>, Option<Date>)) -> bool {
    let from = a.0.is_none_or(|a| b.0.is_some_and(|b| a <= b));
    let to = a.1.is_none_or(|a| b.1.is_some_and(|b| b <= a));
    from && to
}

fn first_of(date: Date, grain: Grain) -> Date {
    let year = |of: i16| Date::new(of, 1, 1).unwrap_or(date);
    match grain {
        Grain::Hour | Grain::PartOfDay | Grain::Day => date,
        Grain::Week => {
            date.saturating_add((-i32::from(date.weekday().to_monday_zero_offset())).days())
        }
        // Quarters and seasons begin in other months, so a month is the most they share.
        Grain::Month | Grain::Season => date.first_of_month(),
        Grain::Year => year(date.year()),
        Grain::Decade => year(date.year() - date.year().rem_euclid(10)),
        Grain::Century => year(date.year() - date.year().rem_euclid(100)),
    }
}

fn last_of(date: Date, grain: Grain) -> Date {
    let year = |of: i16| Date::new(of, 12, 31).unwrap_or(date);
    match grain {
        Grain::Hour | Grain::PartOfDay | Grain::Day => date,
        Grain::Week => first_of(date, grain).saturating_add(6.days()),
        Grain::Month | Grain::Season => date.last_of_month(),
        Grain::Year => year(date.year()),
        Grain::Decade => year(date.year() - date.year().rem_euclid(10) + 9),
        Grain::Century => year(date.year() - date.year().rem_euclid(100) + 99),
    }
}

/// A length in months, if it is one of years or months.
fn months(value: &str) -> Option<i64> {
    let rest = value.strip_prefix('P')?;
    if let Some(years) = rest.strip_suffix('Y') {
        return years.parse::<i64>().ok().map(|y| y * 12);
    }
    rest.strip_suffix('M')?.parse().ok()
}
