//! A time as its words tell it, before anything says what day it is.

use super::feast::Feast;
use super::lexicon::Unit;

/// A time as the words tell it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// What is given of a date; a day needs a month, a weekday may stand beside it.
    Date {
        year: Option<i16>,
        month: Option<i8>,
        day: Option<i8>,
    },
    /// "Monday", "last Friday".
    Weekday {
        day: i8,
        shift: Option<i32>,
    },
    /// "last July".
    ShiftedMonth {
        month: i8,
        shift: i32,
    },
    /// "the spring of 2021", "last summer".
    Season {
        code: String,
        year: Option<i16>,
        shift: Option<i32>,
    },
    /// "the fourth quarter".
    Quarter {
        number: i8,
        year: Option<i16>,
    },
    /// "last Easter", "Good Friday 2019".
    Feast {
        feast: Feast,
        year: Option<i16>,
        shift: Option<i32>,
    },
    /// "the 2nd of next month".
    DayOf {
        day: i8,
        shift: i32,
    },
    /// "a week before Christmas": so far from a point.
    From {
        count: i64,
        unit: Unit,
        way: i32,
        point: Box<Expression>,
    },
    /// "two and a half years ago": so many half units told in months.
    Halves {
        months: i64,
        way: i32,
    },
    /// First year of it.
    Decade(i16),
    Century(i16),
    /// "yesterday".
    Near(i32),
    /// "last week".
    Shifted {
        unit: Unit,
        shift: i32,
    },
    /// "two decades ago" (-1), "three weeks from now" (1).
    Away {
        count: Option<i64>,
        unit: Unit,
        way: i32,
    },
    /// "two days later": away from something else.
    Apart(Unit),
    /// "14 months".
    Length {
        count: Option<i64>,
        unit: Unit,
    },
    /// "the last seven years" (-1), "the next two days" (1).
    Around {
        count: Option<i64>,
        unit: Unit,
        way: i32,
    },
    Range(Box<Expression>, Box<Expression>),
    Since(Box<Expression>),
    Until(Box<Expression>),
    /// Start (-1), middle (0) or end (1) of it.
    Edge(i32, Box<Expression>),
    /// What lies behind (-1) or ahead (1) of today in it.
    Side(i32, Box<Expression>),
    /// A part of a day.
    Part(String, Box<Expression>),
    /// Hour and minute, on a day if one is named.
    Clock(i8, i8, Option<Box<Expression>>),
}

impl Expression {
    /// Adds the lists of the rules' section `times` that it was read by, the outermost first.
    pub fn read_by(&self, rules: &mut Vec<&'static str>) {
        let shifted = |shift: &Option<i32>| shift.map(|_| "times/shifts");
        match self {
            Self::Date { month, .. } => {
                rules.push(month.map_or("times/year", |_| "times/months"));
            }
            Self::Weekday { shift, .. } => {
                rules.extend(shifted(shift));
                rules.push("times/weekdays");
            }
            Self::ShiftedMonth { .. } => rules.extend(["times/shifts", "times/months"]),
            Self::Season { shift, .. } => {
                rules.extend(shifted(shift));
                rules.push("times/seasons");
            }
            Self::Quarter { .. } => rules.push("times/quarter"),
            Self::Feast { shift, .. } => {
                rules.extend(shifted(shift));
                rules.push("times/holidays");
            }
            Self::From { point, .. } => {
                rules.extend(["times/apart", "times/units"]);
                point.read_by(rules);
            }
            Self::Decade(_) => rules.push("times/decades"),
            Self::Century(_) => rules.push("times/centuries"),
            Self::Near(_) => rules.push("times/days"),
            Self::DayOf { .. } | Self::Shifted { .. } => {
                rules.extend(["times/shifts", "times/units"]);
            }
            Self::Halves { way, .. } | Self::Away { way, .. } => {
                let behind = if *way < 0 { "times/ago" } else { "times/hence" };
                rules.extend([behind, "times/units"]);
            }
            Self::Apart(_) => rules.extend(["times/apart", "times/units"]),
            Self::Length { .. } => rules.push("times/units"),
            Self::Around { .. } => rules.extend(["times/spans", "times/units"]),
            Self::Range(first, second) => {
                rules.push("times/to");
                first.read_by(rules);
                second.read_by(rules);
            }
            Self::Since(inner) => {
                rules.push("times/since");
                inner.read_by(rules);
            }
            Self::Until(inner) => {
                rules.push("times/until");
                inner.read_by(rules);
            }
            Self::Edge(_, inner) => {
                rules.push("times/edges");
                inner.read_by(rules);
            }
            Self::Side(_, inner) => {
                rules.push("times/sides");
                inner.read_by(rules);
            }
            Self::Part(_, inner) => {
                rules.push("times/parts_of_day");
                inner.read_by(rules);
            }
            Self::Clock(_, _, day) => {
                rules.push("times/clock");
                if let Some(day) = day {
                    day.read_by(rules);
                }
            }
        }
        let mut seen = Vec::new();
        rules.retain(|r| {
            !seen.contains(r) && {
                seen.push(*r);
                true
            }
        });
    }
}
