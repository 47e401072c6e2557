//! From what the words say to days of the calendar.

use jiff::ToSpan;
use jiff::civil::Date;

use super::expression::Expression;
use super::feast::Feast;
use super::lexicon::Unit;
use super::period::{
    Placed, add, century, containing, days_between, decade, length, monday, month_or_day, no_value,
    one_day, quarter_of, season_of, week_of, whole_year,
};
use super::{Anchor, Grain, Time};
use crate::text::TextSpan;

/// How many days ahead a date without a year may lie, though no word looks ahead; beyond, last year's is meant.
const NEAR: i32 = 60;

/// How many days ahead it may lie if a word looks ahead.
const FAR: i32 = 300;

/// What resolves times: the day of publication, and the last full date of the text.
pub(super) struct Calendar {
    published: Option<Date>,
    stated: Option<Date>,
}

/// Whether an expression names no date, only a day of the week or a distance from today.
fn is_counted(expression: &Expression) -> bool {
    match expression {
        Expression::Weekday { .. } | Expression::Near(_) | Expression::Shifted { .. } => true,
        Expression::Part(_, day) => is_counted(day),
        Expression::Clock(.., day) => day.as_ref().is_some_and(|d| is_counted(d)),
        _ => false,
    }
}

impl Calendar {
    pub fn new(published: Option<Date>) -> Self {
        Self {
            published,
            stated: None,
        }
    }

    /// The time that `expression` stands for; `ahead` if the words before it look ahead.
    pub fn resolve(&mut self, expression: &Expression, span: TextSpan, ahead: bool) -> Time {
        let placed = self.place(expression, ahead);
        if let Expression::Date {
            year: Some(_),
            month: Some(_),
            ..
        } = expression
        {
            self.stated = placed.from;
        }
        Time {
            span,
            value: placed.value,
            from: placed.from,
            to: placed.to,
            grain: placed.grain,
            anchor: placed.anchor,
            counted: is_counted(expression),
            duration: placed.duration,
        }
    }

    fn place(&self, expression: &Expression, ahead: bool) -> Placed {
        match expression {
            Expression::Date { year, month, day } => self.date(*year, *month, *day, ahead),
            Expression::Weekday { day, shift } => self.weekday(*day, *shift, ahead),
            Expression::ShiftedMonth { month, shift } => self.month(*month, *shift),
            Expression::Season { code, year, shift } => self.season(code, *year, *shift, ahead),
            Expression::Quarter { number, year } => self.quarter(*number, *year, ahead),
            Expression::Feast { feast, year, shift } => self.feast(*feast, *year, *shift, ahead),
            Expression::DayOf { day, shift } => self.day_of(*day, *shift),
            Expression::From {
                count,
                unit,
                way,
                point,
            } => self.reckoned(count * i64::from(*way), *unit, point, ahead),
            Expression::Halves { months, way } => self.halves(*months, *way),
            Expression::Decade(year) => decade(*year, Anchor::Stated),
            Expression::Century(year) => century(*year, Anchor::Stated),
            Expression::Near(days) => self.near(*days),
            Expression::Shifted { unit, shift } => self.shifted(*unit, i64::from(*shift)),
            Expression::Away { count, unit, way } => self.away(*count, *unit, *way),
            Expression::Apart(unit) => Placed::unknown(no_value(*unit), unit.grain()),
            Expression::Length { count, unit } => length(*count, *unit),
            Expression::Around { count, unit, way } => self.around(*count, *unit, *way),
            Expression::Range(first, second) => self.range(first, second, ahead),
            Expression::Since(inner) => {
                let mut placed = self.place(inner, false);
                placed.value.push_str("/..");
                placed.to = self
                    .published
                    .filter(|p| placed.from.is_some_and(|from| from <= *p));
                placed
            }
            Expression::Until(inner) => {
                let mut placed = self.place(inner, ahead);
                placed.value.insert_str(0, "../");
                placed.from = None;
                placed
            }
            Expression::Edge(edge, inner) => {
                let mut placed = self.place(inner, ahead);
                if let Some((from, to)) = placed.days() {
                    let third = days_between(from, to) / 3;
                    let (late, early) = (*edge >= 0, *edge <= 0);
                    placed.from = Some(if late { add(from, third.days()) } else { from });
                    placed.to = Some(if early { add(to, -third.days()) } else { to });
                    if *edge != 0 {
                        // A whole third at the edge: the other two are cut off.
                        let cut = (third * 2).days();
                        placed.from = Some(if late { add(from, cut) } else { from });
                        placed.to = Some(if early { add(to, -cut) } else { to });
                    }
                }
                placed
            }
            Expression::Side(side, inner) => {
                let mut placed = self.place(inner, ahead);
                if let (Some(today), Some((from, to))) = (self.published, placed.days()) {
                    placed.from = Some(if *side > 0 {
                        today.clamp(from, to)
                    } else {
                        from
                    });
                    placed.to = Some(if *side < 0 { today.clamp(from, to) } else { to });
                }
                placed
            }
            Expression::Part(code, day) => {
                let mut placed = self.place(day, ahead);
                placed.value = format!("{}T{code}", placed.value);
                placed.grain = Grain::PartOfDay;
                placed
            }
            Expression::Clock(hour, minute, day) => {
                let mut placed = day.as_ref().map_or_else(
                    || Placed::unknown("", Grain::Hour),
                    |day| self.place(day, ahead),
                );
                placed.value = format!("{}T{hour:02}:{minute:02}", placed.value);
                placed.grain = Grain::Hour;
                placed
            }
        }
    }

    fn date(&self, year: Option<i16>, month: Option<i8>, day: Option<i8>, ahead: bool) -> Placed {
        let Some(month) = month else {
            return year.map_or_else(
                || Placed::unknown("XXXX", Grain::Year),
                |y| whole_year(y, Anchor::Stated),
            );
        };
        if let Some(year) = year {
            return month_or_day(year, month, day, Anchor::Stated);
        }
        if let Some(today) = self.published {
            let reach = if ahead { FAR } else { NEAR };
            // This year's, unless it lies too far ahead; next year's, if that is near.
            let year = [today.year() + 1, today.year()]
                .into_iter()
                .find(|year| {
                    let placed = month_or_day(*year, month, day, Anchor::Published);
                    placed
                        .from
                        .is_some_and(|from| days_between(today, from) <= reach)
                })
                .unwrap_or(today.year() - 1);
            return month_or_day(year, month, day, Anchor::Published);
        }
        if let Some(stated) = self.stated {
            return month_or_day(stated.year(), month, day, Anchor::Stated);
        }
        match day {
            Some(day) => Placed::unknown(format!("XXXX-{month:02}-{day:02}"), Grain::Day),
            None => Placed::unknown(format!("XXXX-{month:02}"), Grain::Month),
        }
    }

    fn feast(&self, feast: Feast, year: Option<i16>, shift: Option<i32>, ahead: bool) -> Placed {
        let on = |year: i16, anchor| Some(one_day(feast.of(year)?, anchor));
        let unknown = || Placed::unknown("XXXX-XX-XX", Grain::Day);
        if let Some(year) = year {
            return on(year, Anchor::Stated).unwrap_or_else(unknown);
        }
        let Some(today) = self.published else {
            let stated = self.stated.and_then(|day| on(day.year(), Anchor::Stated));
            return stated.unwrap_or_else(unknown);
        };
        let reach = if ahead { FAR } else { NEAR };
        let fits = |placed: &Placed| {
            let away = placed.from.map_or(0, |day| days_between(today, day));
            match shift {
                Some(s) if s < 0 => away < 0,
                Some(s) if s > 0 => away > 0,
                _ => away <= reach,
            }
        };
        let years = (-1..=1).filter_map(|by| on(today.year() + by, Anchor::Published));
        let mut days: Vec<Placed> = years.filter(fits).collect();
        if shift.is_some_and(|s| s > 0) {
            days.reverse();
        }
        days.pop().unwrap_or_else(unknown)
    }

    /// A day of this month or another.
    fn day_of(&self, day: i8, shift: i32) -> Placed {
        let Some(today) = self.published else {
            return Placed::unknown(format!("XXXX-XX-{day:02}"), Grain::Day);
        };
        let there = add(today.first_of_month(), i64::from(shift).months());
        month_or_day(there.year(), there.month(), Some(day), Anchor::Published)
    }

    /// So many units from a point: by days to the day, by months and years to the month or year.
    fn reckoned(&self, count: i64, unit: Unit, point: &Expression, ahead: bool) -> Placed {
        let placed = self.place(point, ahead);
        let Some(from) = placed.from else {
            return Placed::unknown(no_value(unit), unit.grain());
        };
        let there = add(from, unit.span(count));
        match unit {
            Unit::Week | Unit::Weekend => one_day(there, placed.anchor),
            _ => containing(there, unit, placed.anchor),
        }
    }

    /// "Two and a half years ago": that month, and up to a quarter either way, since nobody counts halves to the month.
    fn halves(&self, months: i64, way: i32) -> Placed {
        let Some(today) = self.published else {
            return Placed::unknown(no_value(Unit::Month), Grain::Month);
        };
        let there = add(today, Unit::Month.span(months * i64::from(way)));
        let slack = (months / 6).clamp(1, 3).months();
        let placed = containing(there, Unit::Month, Anchor::Published);
        Placed {
            from: placed.from.map(|day| add(day, -slack)),
            to: placed.to.map(|day| add(day, slack).last_of_month()),
            ..placed
        }
    }

    fn weekday(&self, day: i8, shift: Option<i32>, ahead: bool) -> Placed {
        let Some(today) = self.published else {
            return Placed::unknown(format!("XXXX-WXX-{day}"), Grain::Day);
        };
        let back = i32::from(today.weekday().to_monday_one_offset() - day).rem_euclid(7);
        let distance = match shift {
            None if ahead => (7 - back) % 7,
            None => -back,
            Some(s) if s < 0 => -(if back == 0 { 7 } else { back }),
            Some(0) => i32::from(day - today.weekday().to_monday_one_offset()),
            Some(_) => 7 - back,
        };
        one_day(add(today, distance.days()), Anchor::Published)
    }

    fn month(&self, month: i8, shift: i32) -> Placed {
        let Some(today) = self.published else {
            return Placed::unknown(format!("XXXX-{month:02}"), Grain::Month);
        };
        let year = match shift {
            s if s < 0 => today.year() - i16::from(month >= today.month()),
            0 => today.year(),
            _ => today.year() + i16::from(month <= today.month()),
        };
        month_or_day(year, month, None, Anchor::Published)
    }

    fn season(&self, code: &str, year: Option<i16>, shift: Option<i32>, ahead: bool) -> Placed {
        if let Some(year) = year {
            return season_of(code, year, Anchor::Stated);
        }
        let Some(today) = self.published else {
            return Placed::unknown(format!("XXXX-{code}"), Grain::Season);
        };
        let fits = |placed: &Placed| {
            placed.days().is_some_and(|(from, to)| match shift {
                Some(s) if s < 0 => to < today,
                Some(s) if s > 0 => from > today,
                Some(_) => from <= today || today.year() == from.year(),
                None if ahead => to >= today,
                None => from <= today,
            })
        };
        let years = (-1..=1).map(|by| season_of(code, today.year() + by, Anchor::Published));
        let forward = ahead && shift.is_none() || shift.is_some_and(|s| s > 0);
        let candidates: Vec<Placed> = years.filter(fits).collect();
        let chosen = if forward {
            candidates.first()
        } else {
            candidates.last()
        };
        chosen
            .cloned()
            .unwrap_or_else(|| Placed::unknown(format!("XXXX-{code}"), Grain::Season))
    }

    fn quarter(&self, number: i8, year: Option<i16>, ahead: bool) -> Placed {
        if let Some(year) = year {
            return quarter_of(year, number, Anchor::Stated);
        }
        let Some(today) = self.published else {
            return Placed::unknown(format!("XXXX-Q{number}"), Grain::Season);
        };
        let this = quarter_of(today.year(), number, Anchor::Published);
        let begun = this.from.is_some_and(|from| from <= today);
        if begun || ahead {
            this
        } else {
            quarter_of(today.year() - 1, number, Anchor::Published)
        }
    }

    fn near(&self, days: i32) -> Placed {
        self.published.map_or_else(
            || Placed::unknown("XXXX-XX-XX", Grain::Day),
            |today| one_day(add(today, days.days()), Anchor::Published),
        )
    }

    fn shifted(&self, unit: Unit, shift: i64) -> Placed {
        let Some(today) = self.published else {
            return Placed::unknown(no_value(unit), unit.grain());
        };
        let anchor = Anchor::Published;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
                one_day(add(today, shift.days()), anchor)
            }
            Unit::Week => week_of(add(today, shift.weeks()), anchor),
            Unit::Weekend => {
                let monday = monday(add(today, shift.weeks()));
                let (saturday, sunday) = (add(monday, 5.days()), add(monday, 6.days()));
                let week = monday.iso_week_date();
                let value = format!("{:04}-W{:02}-WE", week.year(), week.week());
                Placed::new(value, Some((saturday, sunday)), Grain::Week, anchor)
            }
            _ => containing(add(today, unit.span(shift)), unit, anchor),
        }
    }

    fn away(&self, count: Option<i64>, unit: Unit, way: i32) -> Placed {
        let Some(count) = count else {
            return Placed::unknown(
                if way < 0 { "PAST_REF" } else { "FUTURE_REF" },
                unit.grain(),
            );
        };
        let Some(today) = self.published else {
            return Placed::unknown(no_value(unit), unit.grain());
        };
        let there = add(today, unit.span(count * i64::from(way)));
        let anchor = Anchor::Published;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let mut placed = one_day(there, anchor);
                placed.from = Some(there.min(today));
                placed.to = Some(there.max(today));
                placed
            }
            // "A week ago" is a week wide, around that day; "two decades ago" a decade.
            Unit::Week | Unit::Weekend => {
                let days = Some((add(there, -3.days()), add(there, 3.days())));
                Placed {
                    from: days.map(|d| d.0),
                    to: days.map(|d| d.1),
                    ..week_of(there, anchor)
                }
            }
            Unit::Decade => Placed {
                from: Some(add(there, -5.years())),
                to: Some(add(there, 5.years())),
                ..containing(there, unit, anchor)
            },
            _ => containing(there, unit, anchor),
        }
    }

    fn around(&self, count: Option<i64>, unit: Unit, way: i32) -> Placed {
        let mut placed = length(count, unit);
        if let (Some(today), Some(count)) = (self.published, count) {
            let there = add(today, unit.span(count * i64::from(way)));
            placed.from = Some(there.min(today));
            placed.to = Some(there.max(today));
            placed.anchor = Anchor::Published;
        }
        placed
    }

    fn range(&self, first: &Expression, second: &Expression, ahead: bool) -> Placed {
        let mut first = first.clone();
        if let (
            Expression::Date {
                year: year @ None,
                month: Some(_),
                ..
            },
            Expression::Date {
                year: Some(named), ..
            },
        ) = (&mut first, second)
        {
            *year = Some(*named);
        }
        let a = self.place(&first, ahead);
        let mut b = self.place(second, ahead);
        // "from March to May": the end is that of the beginning's year, or of the next.
        if let (
            Expression::Date {
                year: None,
                month: Some(month),
                day,
            },
            Some(from),
        ) = (second, a.from)
            && b.to.is_some()
        {
            let years = [from.year(), from.year() + 1].into_iter();
            let ends = years.map(|y| month_or_day(y, *month, *day, a.anchor));
            let after = |end: &Placed| end.to.is_some_and(|to| from <= to);
            b = ends.into_iter().find(after).unwrap_or(b);
        }
        let days = a.from.zip(b.to).filter(|(from, to)| from <= to);
        Placed::new(
            format!("{}/{}", a.value, b.value),
            days,
            a.grain.min(b.grain),
            a.anchor.max(b.anchor),
        )
    }
}
