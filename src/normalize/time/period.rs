//! Stretches of the calendar: weeks, months, seasons, decades, with their TIMEX3 values.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::lexicon::Unit;
use super::{Anchor, Grain};

/// A time without its words.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub value: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub grain: Grain,
    pub anchor: Anchor,
    pub duration: bool,
}

impl Placed {
    pub fn new(value: String, days: Option<(Date, Date)>, grain: Grain, anchor: Anchor) -> Self {
        Self {
            value,
            from: days.map(|d| d.0),
            to: days.map(|d| d.1),
            grain,
            anchor: if days.is_some() {
                anchor
            } else {
                Anchor::Unknown
            },
            duration: false,
        }
    }

    pub fn unknown(value: impl Into<String>, grain: Grain) -> Self {
        Self::new(value.into(), None, grain, Anchor::Unknown)
    }

    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.from?, self.to?))
    }
}

impl Unit {
    pub fn grain(self) -> Grain {
        match self {
            Self::Second | Self::Minute | Self::Hour => Grain::Hour,
            Self::Day => Grain::Day,
            Self::Week | Self::Weekend => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Season,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century => Grain::Century,
        }
    }

    pub fn span(self, count: i64) -> Span {
        // Beyond these any sum leaves the calendar anyway.
        let count = count.clamp(-9_000, 9_000);
        match self {
            Self::Second | Self::Minute => 0.days(),
            Self::Hour => (count / 24).days(),
            Self::Day => count.days(),
            Self::Week | Self::Weekend => count.weeks(),
            Self::Month => count.months(),
            Self::Quarter => (count * 3).months(),
            Self::Year => count.years(),
            Self::Decade => (count.clamp(-900, 900) * 10).years(),
            Self::Century => (count.clamp(-90, 90) * 100).years(),
        }
    }
}

pub(super) fn add(date: Date, span: Span) -> Date {
    date.saturating_add(span)
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

pub(super) fn monday(date: Date) -> Date {
    add(
        date,
        (-i32::from(date.weekday().to_monday_zero_offset())).days(),
    )
}

pub(super) fn one_day(date: Date, anchor: Anchor) -> Placed {
    Placed::new(date.to_string(), Some((date, date)), Grain::Day, anchor)
}

pub(super) fn week_of(date: Date, anchor: Anchor) -> Placed {
    let (monday, week) = (monday(date), date.iso_week_date());
    let value = format!("{:04}-W{:02}", week.year(), week.week());
    Placed::new(
        value,
        Some((monday, add(monday, 6.days()))),
        Grain::Week,
        anchor,
    )
}

pub(super) fn month_or_day(year: i16, month: i8, day: Option<i8>, anchor: Anchor) -> Placed {
    let Some(day) = day else {
        let first = Date::new(year, month, 1).ok();
        let days = first.map(|first| (first, first.last_of_month()));
        return Placed::new(format!("{year:04}-{month:02}"), days, Grain::Month, anchor);
    };
    Date::new(year, month, day).map_or_else(
        |_| Placed::unknown(format!("{year:04}-{month:02}-{day:02}"), Grain::Day),
        |date| one_day(date, anchor),
    )
}

fn years(from: i16, to: i16) -> Option<(Date, Date)> {
    Date::new(from, 1, 1).ok().zip(Date::new(to, 12, 31).ok())
}

pub(super) fn whole_year(year: i16, anchor: Anchor) -> Placed {
    Placed::new(format!("{year:04}"), years(year, year), Grain::Year, anchor)
}

pub(super) fn decade(year: i16, anchor: Anchor) -> Placed {
    let first = year - year.rem_euclid(10);
    let value = format!("{:03}X", first / 10);
    Placed::new(value, years(first, first + 9), Grain::Decade, anchor)
}

pub(super) fn century(year: i16, anchor: Anchor) -> Placed {
    let first = year - year.rem_euclid(100);
    let value = format!("{:02}XX", first / 100);
    Placed::new(value, years(first, first + 99), Grain::Century, anchor)
}

pub(super) fn quarter_of(year: i16, number: i8, anchor: Anchor) -> Placed {
    let first = Date::new(year, number * 3 - 2, 1).ok();
    let days = first.map(|first| (first, add(first, 2.months()).last_of_month()));
    Placed::new(format!("{year:04}-Q{number}"), days, Grain::Season, anchor)
}

/// A northern season; winter is that of the year in which it begins.
pub(super) fn season_of(code: &str, year: i16, anchor: Anchor) -> Placed {
    let month = match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let first = Date::new(year, month, 1).ok();
    let days = first.map(|first| (first, add(first, 2.months()).last_of_month()));
    Placed::new(format!("{year:04}-{code}"), days, Grain::Season, anchor)
}

/// The calendar's month, quarter, year … that holds `date`.
pub(super) fn containing(date: Date, unit: Unit, anchor: Anchor) -> Placed {
    match unit {
        Unit::Month => month_or_day(date.year(), date.month(), None, anchor),
        Unit::Quarter => quarter_of(date.year(), (date.month() + 2) / 3, anchor),
        Unit::Year => whole_year(date.year(), anchor),
        Unit::Decade => decade(date.year(), anchor),
        Unit::Century => century(date.year(), anchor),
        Unit::Week | Unit::Weekend => week_of(date, anchor),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => one_day(date, anchor),
    }
}

/// A length as TIMEX3 has it.
pub(super) fn length(count: Option<i64>, unit: Unit) -> Placed {
    let number = count.map_or_else(|| "X".to_owned(), |c| c.to_string());
    let value = match unit {
        Unit::Second => format!("PT{number}S"),
        Unit::Minute => format!("PT{number}M"),
        Unit::Hour => format!("PT{number}H"),
        Unit::Day => format!("P{number}D"),
        Unit::Weekend => format!("P{number}WE"),
        Unit::Week => format!("P{number}W"),
        Unit::Month => format!("P{number}M"),
        Unit::Quarter => count.map_or_else(|| "PXM".to_owned(), |c| format!("P{}M", c * 3)),
        Unit::Year => format!("P{number}Y"),
        Unit::Decade => count.map_or_else(|| "PXY".to_owned(), |c| format!("P{}Y", c * 10)),
        Unit::Century => count.map_or_else(|| "PXY".to_owned(), |c| format!("P{}Y", c * 100)),
    };
    Placed {
        duration: true,
        ..Placed::unknown(value, unit.grain())
    }
}

pub(super) fn no_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}
