//! Times told from today, and lengths of time: "last week", "two decades ago", "the last seven years", "14 months".

use super::expression::Expression;
use super::grammar::{Read, Reader};
use super::lexicon::Unit;

impl Reader<'_, '_> {
    /// What is told from today at `at`, or a length.
    pub(super) fn relative(&self, at: usize) -> Read {
        if let Some((taken, &days)) = self.lexicon.days.at(self.words, at) {
            return Some((Expression::Near(days), at + taken));
        }
        if let Some((taken, (days, part))) = self.lexicon.day_parts.at(self.words, at) {
            let day = Box::new(Expression::Near(*days));
            return Some((Expression::Part(part.clone(), day), at + taken));
        }
        self.around(at)
            .or_else(|| self.shifted(at))
            .or_else(|| self.lasting(at))
            .or_else(|| self.length(at))
    }

    /// "last week", "this month", "next Monday", "last July", "last summer", "this morning", "last night".
    pub(super) fn shifted(&self, at: usize) -> Read {
        let &shift = self.lexicon.shifts.get(self.lower(at))?;
        let next = at + 1;
        let lower = self.lower(next);
        if let Some(part) = self.lexicon.parts_of_day.get(lower) {
            let day = Expression::Near(shift);
            return Some((Expression::Part(part.clone(), Box::new(day)), next + 1));
        }
        if let Some(&(unit, count)) = self.lexicon.units.get(lower) {
            let single = count == 1 && !lower.ends_with('s') && unit > Unit::Hour;
            return single.then_some((Expression::Shifted { unit, shift }, next + 1));
        }
        if let Some((Expression::Weekday { day, .. }, end)) = self.calendar(next) {
            return Some((
                Expression::Weekday {
                    day,
                    shift: Some(shift),
                },
                end,
            ));
        }
        if let Some(feast) = self.feast(next, Some(shift)) {
            return Some(feast);
        }
        let capital = self
            .word(next)
            .is_some_and(super::super::words::Word::is_capital);
        if let Some(&month) = self.lexicon.months.get(lower).filter(|_| capital) {
            if let Some(
                full @ (
                    Expression::Date { day: Some(_), .. } | Expression::Date { year: Some(_), .. },
                    _,
                ),
            ) = self.calendar(next)
            {
                return Some(full);
            }
            return Some((Expression::ShiftedMonth { month, shift }, next + 1));
        }
        self.season(next, Some(shift))
    }

    /// "the last seven years", "the next 24 hours", "the past decade".
    fn around(&self, at: usize) -> Read {
        let &way = self.lexicon.spans.get(self.lower(at))?;
        if let Some((count, unit, end)) = self.measure(at + 1) {
            return Some((Expression::Around { count, unit, way }, end));
        }
        let &(unit, count) = self.lexicon.units.get(self.lower(at + 1))?;
        let stretch = unit >= Unit::Decade || self.lexicon.stretches.contains(self.lower(at));
        stretch.then_some((
            Expression::Around {
                count: Some(count),
                unit,
                way,
            },
            at + 2,
        ))
    }

    /// A day that another is reckoned from: "Christmas", "the Sept. 11 attacks", "Monday".
    fn fixed_point(&self, at: usize) -> Read {
        let found = self.calendar(at + self.article(at))?;
        let day = matches!(
            found.0,
            Expression::Date { day: Some(_), .. }
                | Expression::Feast { .. }
                | Expression::Weekday { .. }
        );
        day.then_some(found)
    }

    /// A number and a unit: how many, and the word behind them.
    fn measure(&self, at: usize) -> Option<(Option<i64>, Unit, usize)> {
        let (count, next) = self.count(at)?;
        let next = next + usize::from(self.is_hyphen(next));
        let &(unit, times) = self.lexicon.units.get(self.lower(next))?;
        Some((count.map(|c| c * times), unit, next + 1))
    }

    /// A small number; `None` inside if it is vague.
    fn count(&self, at: usize) -> Option<(Option<i64>, usize)> {
        if let Some((taken, ())) = self.lexicon.vague.at(self.words, at) {
            return Some((None, at + taken));
        }
        let word = self.word(at)?;
        if word.is_figure() {
            let whole = word.text.replace(',', "");
            let number: f64 = whole.parse().ok()?;
            let exact = number.fract() == 0.0 && number < 1e6;
            return Some((exact.then_some(number as i64), at + 1));
        }
        let &tens = self.lexicon.cardinals.get(word.lower.as_ref())?;
        let hyphen = self.is_hyphen(at + 1);
        let ones = self
            .lexicon
            .cardinals
            .get(self.lower(at + 2))
            .filter(|v| **v < 10.0);
        if let (true, Some(&ones), true) = (hyphen, ones, tens >= 20.0) {
            return Some((Some((tens + ones) as i64), at + 3));
        }
        Some((Some(tens as i64), at + 1))
    }

    /// "week-long", "yearlong".
    fn lasting(&self, at: usize) -> Read {
        let word = self.lower(at);
        let mut tails = self.lexicon.lasting.iter();
        if let Some(&(unit, count)) = self.lexicon.units.get(word) {
            let lasts = self.is_hyphen(at + 1) && tails.any(|t| t == self.lower(at + 2));
            let count = Some(count);
            return lasts.then_some((Expression::Length { count, unit }, at + 3));
        }
        let stem = tails.find_map(|t| word.strip_suffix(t.as_str()))?;
        let &(unit, count) = self.lexicon.units.get(stem)?;
        let count = Some(count);
        Some((Expression::Length { count, unit }, at + 1))
    }

    /// "half a year", "two and a half years", "a year and a half": in months, and the word behind it.
    fn halves(&self, at: usize) -> Option<(i64, usize)> {
        let half = |at: usize| self.lexicon.halves.contains(self.lower(at));
        let article = |at: usize| self.lexicon.articles.contains(self.lower(at));
        let and_half = |at: usize| {
            self.lexicon.joins.contains(self.lower(at)) && article(at + 1) && half(at + 2)
        };
        let months = |at: usize| match self.lexicon.units.get(self.lower(at))? {
            (Unit::Year, n) => Some(12 * n),
            (Unit::Decade, n) => Some(120 * n),
            (Unit::Century, n) => Some(1200 * n),
            _ => None,
        };
        if half(at) && article(at + 1) {
            return Some((months(at + 2)? / 2, at + 3));
        }
        if article(at) && and_half(at + 2) {
            return Some((months(at + 1)? * 3 / 2, at + 5));
        }
        let (Some(count), next) = self.count(at)? else {
            return None;
        };
        let whole = and_half(next).then(|| months(next + 3))??;
        Some((whole * count + whole / 2, next + 4))
    }

    /// "14 months", and with what follows "two decades ago", "three weeks from now", "two days later".
    fn length(&self, at: usize) -> Read {
        if let Some((months, end)) = self.halves(at) {
            if self.lexicon.ago.contains(self.lower(end)) {
                return Some((Expression::Halves { months, way: -1 }, end + 1));
            }
            if let Some((taken, ())) = self.lexicon.hence.at(self.words, end) {
                return Some((Expression::Halves { months, way: 1 }, end + taken));
            }
            let (count, unit) = (Some(months), Unit::Month);
            return Some((Expression::Length { count, unit }, end));
        }
        let article = self.lexicon.articles.contains(self.lower(at));
        let (count, unit, end) = if let Some(measure) = self.measure(at) {
            measure
        } else if article || self.lexicon.cardinals.get(self.lower(at)) == Some(&1.0) {
            let &(unit, times) = self.lexicon.units.get(self.lower(at + 1))?;
            (Some(times), unit, at + 2)
        } else {
            return None;
        };
        let next = self.lower(end);
        if self.lexicon.ago.contains(next) {
            return Some((
                Expression::Away {
                    count,
                    unit,
                    way: -1,
                },
                end + 1,
            ));
        }
        if let Some((taken, ())) = self.lexicon.hence.at(self.words, end) {
            return Some((
                Expression::Away {
                    count,
                    unit,
                    way: 1,
                },
                end + taken,
            ));
        }
        if let Some((taken, &way)) = self.lexicon.reckoned.at(self.words, end)
            && let Some(count) = count.filter(|_| unit >= Unit::Day)
            && let Some((point, behind)) = self.fixed_point(end + taken)
        {
            let point = Box::new(point);
            return Some((
                Expression::From {
                    count,
                    unit,
                    way,
                    point,
                },
                behind,
            ));
        }
        if self.lexicon.apart.contains(next) {
            return Some((Expression::Apart(unit), end + 1));
        }
        let aged = self.lexicon.ages.contains(next)
            || (self.is_hyphen(end) && self.lexicon.ages.contains(self.lower(end + 1)));
        // "three-quarters of the crowd"
        let part = unit == Unit::Quarter && self.lexicon.of.contains(next);
        let idle = article && !self.lexicon.length_leads.contains(self.before(at));
        (!aged && !idle && !part).then_some((Expression::Length { count, unit }, end))
    }
}
