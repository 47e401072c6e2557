//! Dates by the calendar: days, months, years, weekdays, named days.

use super::expression::Expression;
use super::feast::Feast;
use super::grammar::{Read, Reader};

impl Reader<'_, '_> {
    /// What the calendar names at `at`.
    pub(super) fn calendar(&self, at: usize) -> Read {
        let word = self.word(at)?;
        if word.is_figure() {
            return self
                .digits(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.day_of_month(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.century(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.year(at));
        }
        if !word.is_letters() {
            return self.short_decade(at);
        }
        if let Some(feast) = self.feast(at, None) {
            return Some(feast);
        }
        self.weekday(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.season(at, None))
            .or_else(|| self.century(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.quarter_sign(at))
            .or_else(|| self.named_decade(at))
            .or_else(|| self.spelled_day(at))
    }

    /// "Christmas", "Easter 2019"; `shift` if "last" stands before.
    pub(super) fn feast(&self, at: usize, shift: Option<i32>) -> Read {
        let (taken, &feast) = self.lexicon.holidays.at(self.words, at)?;
        if !self.word(at)?.is_capital() {
            return None;
        }
        let end = at + taken;
        let (year, end) = self
            .year_behind(end)
            .map_or((None, end), |(y, end)| (Some(y), end));
        let expression = match feast {
            Feast::Fixed(month, day) if shift.is_none() => Expression::Date {
                year,
                month: Some(month),
                day: Some(day),
            },
            feast => Expression::Feast { feast, year, shift },
        };
        Some((expression, end))
    }

    /// "Q1 2023", "Q4".
    fn quarter_sign(&self, at: usize) -> Read {
        let sign = self.word(at).filter(|w| w.is_capital())?;
        let (unit, _) = self.lexicon.units.get(sign.lower.as_ref())?;
        let figure = self.word(at + 1).filter(|w| w.glued)?;
        let number: i8 = figure.text.parse().ok()?;
        let whole = !self.word(at + 2).is_some_and(|w| w.glued && w.is_letters());
        let letter = sign.text.len() == 1 && *unit == super::lexicon::Unit::Quarter;
        if !letter || !whole || !(1..=4).contains(&number) {
            return None;
        }
        let (year, end) = self
            .year_behind(at + 2)
            .map_or((None, at + 2), |(y, end)| (Some(y), end));
        Some((Expression::Quarter { number, year }, end))
    }

    /// "the first of May".
    fn spelled_day(&self, at: usize) -> Read {
        let (day, next) = self.ordinal(at)?;
        let of = self.lexicon.of.contains(self.lower(next));
        let day = i8::try_from(day).ok().filter(|_| of)?;
        let (month, end) = self.month(next + 1)?;
        let (year, end) = self
            .year_behind(end)
            .map_or((None, end), |(y, end)| (Some(y), end));
        valid(year, month, day, end)
    }

    /// "the 2nd of next month".
    fn day_of_month(&self, at: usize) -> Read {
        let (day, next) = self.day_number(at).filter(|(_, next)| *next == at + 2)?;
        let of = self.lexicon.of.contains(self.lower(next));
        let (shifted, end) = self.shifted(next + 1).filter(|_| of)?;
        match shifted {
            Expression::Shifted {
                unit: super::lexicon::Unit::Month,
                shift,
            } => Some((Expression::DayOf { day, shift }, end)),
            _ => None,
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<i16> {
        self.word(at).filter(|w| w.is_figure())?.text.parse().ok()
    }

    /// `2021-08-15`, `2021/08/15`, `8/15/2021`, `15.08.2021`.
    fn digits(&self, at: usize) -> Read {
        let word = self.word(at)?;
        if word.text.matches('.').count() == 2 {
            let parts: Vec<i16> = word.text.split('.').map_while(|p| p.parse().ok()).collect();
            let [day, month, year] = parts.as_slice() else {
                return None;
            };
            return full(*year, *month, *day, at + 1);
        }
        let mark = self.lower(at + 1);
        let glued = (at + 1..at + 5).all(|i| self.word(i).is_some_and(|w| w.glued));
        // "19-Nov-12"
        if glued
            && matches!(mark, "-" | "/" | ".")
            && self.lower(at + 3) == mark
            && let Some((month, _)) = self.month(at + 2)
        {
            let year = self.number(at + 4)?;
            let year = if year < 100 {
                of_two_digits(year)
            } else {
                year
            };
            return full(year, i16::from(month), self.number(at)?, at + 5);
        }
        if !matches!(mark, "-" | "/") || self.lower(at + 3) != mark || !glued {
            return None;
        }
        let [a, b, c] = [self.number(at)?, self.number(at + 2)?, self.number(at + 4)?];
        if a > 31 {
            full(a, b, c, at + 5)
        } else if mark == "/" && c > 31 {
            full(c, a, b, at + 5).or_else(|| full(c, b, a, at + 5))
        } else {
            None
        }
    }

    /// A month's name and the word behind it, abbreviating stop included.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.word(at)?;
        let month = *self.lexicon.months.get(word.lower.as_ref())?;
        if !word.is_capital() {
            return None;
        }
        let cut = self.lexicon.cut_months.contains(word.lower.as_ref());
        let stop = cut && self.word(at + 1).is_some_and(|w| w.glued && w.is("."));
        Some((month, at + 1 + usize::from(stop)))
    }

    /// A day of the month, with its ordinal ending, and the word behind it.
    fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let day = i8::try_from(self.number(at)?)
            .ok()
            .filter(|d| (1..=31).contains(d))?;
        match self.word(at + 1).filter(|w| w.glued && w.is_letters()) {
            Some(w) if self.lexicon.ordinal_endings.contains(w.lower.as_ref()) => {
                Some((day, at + 2))
            }
            Some(_) => None,
            None => Some((day, at + 1)),
        }
    }

    /// `, 2021`, ` 2021`, `of 2021`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let at =
            at + usize::from(self.lower(at) == "," || self.lexicon.of.contains(self.lower(at)));
        let year = self.plain_year(at)?;
        (!self.is_unit(at + 1)).then_some((year, at + 1))
    }

    /// Four digits that can be a year.
    pub(super) fn plain_year(&self, at: usize) -> Option<i16> {
        let word = self.word(at)?;
        if word.text.len() != 4 || self.word(at + 1).is_some_and(|w| w.glued && w.is_letters()) {
            return None;
        }
        self.number(at).filter(|y| (1000..2100).contains(y))
    }

    /// "August 15, 2021", "Aug. 15", "May 29,2024", "August 2021", "August".
    fn month_first(&self, at: usize) -> Read {
        let (month, next) = self.month(at)?;
        let glued = self
            .word(next)
            .filter(|w| w.is_figure())
            .and_then(|w| w.text.split_once(','));
        if let Some((day, year)) = glued
            && year.len() == 4
        {
            return full(
                year.parse().ok()?,
                i16::from(month),
                day.parse().ok()?,
                next + 1,
            );
        }
        let the = self.article(next);
        if let Some((day, end)) = self.day_number(next + the) {
            let unit = self.is_unit(end) || self.lower(end) == "%";
            let colon = self.lower(end) == ":"
                && self.word(end + 1).is_some_and(|w| w.glued && w.is_figure());
            let clock = colon || self.lexicon.clock.at(self.words, end).is_some();
            if !unit && !clock {
                let (year, end) = self
                    .year_behind(end)
                    .map_or((None, end), |(y, end)| (Some(y), end));
                return valid(year, month, day, end);
            }
        }
        let spelled = self.lexicon.ordinals.get(self.lower(next)).copied();
        if let Some(day) = spelled.filter(|d| *d <= 31.0) {
            return valid(None, month, day as i8, next + 1);
        }
        if let Some((year, end)) = self.year_behind(next) {
            let date = Expression::Date {
                year: Some(year),
                month: Some(month),
                day: None,
            };
            return Some((date, end));
        }
        let doubtful = self.lexicon.doubtful_months.contains(self.lower(at));
        // "in mid-March"
        let behind = at - usize::from(at > 0 && self.is_hyphen(at - 1));
        let led = self.lexicon.leads.contains(self.before(behind))
            && !self
                .word(next)
                .is_some_and(|w| w.is_capital() && w.is_letters());
        let abbreviated = self.word(at).is_some_and(|w| w.text.len() < 4);
        (!(doubtful || abbreviated) || led).then(|| {
            let date = Expression::Date {
                year: None,
                month: Some(month),
                day: None,
            };
            (date, next)
        })
    }

    /// "15 August 2021", "15th of August", "15-18 August".
    fn day_first(&self, at: usize) -> Read {
        if self.word(at).is_some_and(|w| w.glued) {
            return None;
        }
        let (day, next) = self.day_number(at)?;
        if (self.is_hyphen(next) || self.lexicon.to.contains(self.lower(next)))
            && let Some((last, behind)) = self.day_number(next + 1)
            && last > day
            && let Some((month, behind)) = self.month(behind)
        {
            let (year, end) = self
                .year_behind(behind)
                .map_or((None, behind), |(y, end)| (Some(y), end));
            let (first, _) = valid(year, month, day, end)?;
            let (second, _) = valid(year, month, last, end)?;
            return Some((Expression::Range(Box::new(first), Box::new(second)), end));
        }
        let of = usize::from(self.lexicon.of.contains(self.lower(next)));
        let (month, next) = self.month(next + of)?;
        // "the 19 Sept. 11 hijackers": unless it is led to a day, the month goes with the day behind it.
        let before = self.before(at);
        let led = self.lexicon.leads.contains(before) && !self.lexicon.the.contains(before);
        let dated = led || before == ",";
        let counts = |end: usize| {
            self.word(end)
                .is_some_and(|w| w.is_letters() && !w.is_capital() && !w.glued)
        };
        if of == 0
            && !dated
            && let Some((_, end)) = self.day_number(next)
            && counts(end)
        {
            return None;
        }
        let (year, end) = self
            .year_behind(next)
            .map_or((None, next), |(y, end)| (Some(y), end));
        valid(year, month, day, end)
    }

    /// "Monday", "Sunday, August 15", "Wed, 18 Aug".
    fn weekday(&self, at: usize) -> Read {
        let word = self.word(at)?;
        if !word.is_capital() {
            return None;
        }
        let lower = word.lower.as_ref();
        let day = self.lexicon.weekdays.get(lower);
        let short = self.lexicon.short_weekdays.get(lower);
        let mut next = at + 1;
        while matches!(self.lower(next), "," | "." | "(") || self.article(next) > 0 {
            next += 1;
        }
        let date = self
            .digits(next)
            .or_else(|| self.day_first(next))
            .or_else(|| self.month_first(next));
        if let Some((date @ Expression::Date { day: Some(_), .. }, end)) = date
            && (day.is_some() || short.is_some())
        {
            return Some((date, end));
        }
        let plain = Expression::Weekday {
            day: *day?,
            shift: None,
        };
        // "Mondays" is no day of the calendar, "Monday's" is.
        Some((plain, at + 1))
    }
}

/// The year that two digits tell: of this century as far as its middle, else of the last.
fn of_two_digits(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn full(year: i16, month: i16, day: i16, end: usize) -> Read {
    valid(
        Some(year),
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
        end,
    )
}

/// A date if the calendar has it; 29 February is taken where no year is named.
fn valid(year: Option<i16>, month: i8, day: i8, end: usize) -> Read {
    jiff::civil::Date::new(year.unwrap_or(2000), month, day).ok()?;
    let date = Expression::Date {
        year,
        month: Some(month),
        day: Some(day),
    };
    Some((date, end))
}
