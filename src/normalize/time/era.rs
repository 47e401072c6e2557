//! Years, decades, centuries, quarters and seasons.

use super::expression::Expression;
use super::grammar::{Read, Reader};

impl Reader<'_, '_> {
    /// A year alone, behind a word that leads to one, or before nothing that it could count.
    pub(super) fn year(&self, at: usize) -> Read {
        let year = self.plain_year(at).filter(|y| *y >= 1100)?;
        let glued = self.word(at).is_some_and(|w| w.glued);
        let hyphen = glued && at > 0 && self.is_hyphen(at - 1);
        let before = if hyphen {
            at.checked_sub(2).map_or("", |i| self.lower(i))
        } else {
            self.before(at)
        };
        let led = self.lexicon.leads.contains(before) || (before == "(" && year >= 1500);
        let free = !glued || hyphen || matches!(self.before(at), "(" | "[" | "/" | "\"" | "“");
        let bracket = matches!(self.lower(at + 1), ")" | "-" | "–");
        let next = self.lower(at + 1);
        let measured = self.is_unit(at + 1)
            || matches!(next, "%" | "/")
            || self.lexicon.measures.contains(next);
        let date = Expression::Date {
            year: Some(year),
            month: None,
            day: None,
        };
        (free && !measured && (led && (before != "(" || bracket))).then_some((date, at + 1))
    }

    /// "1980s", "1980's".
    pub(super) fn decade(&self, at: usize) -> Read {
        let word = self.word(at)?;
        let mark = usize::from(self.word(at + 1).is_some_and(|w| w.glued && w.is("'")));
        let s = self
            .word(at + 1 + mark)
            .is_some_and(|w| w.glued && w.is("s"));
        let year: i16 = self.number(at)?;
        if !s || year % 10 != 0 {
            return None;
        }
        match word.text.len() {
            4 if (1100..2100).contains(&year) && year % 100 == 0 && year < 1900 => {
                Some((Expression::Century(year), at + 2 + mark))
            }
            4 if (1100..2100).contains(&year) => Some((Expression::Decade(year), at + 2 + mark)),
            _ => None,
        }
    }

    /// "'80s", "’90s".
    pub(super) fn short_decade(&self, at: usize) -> Read {
        let year = self.number(at + 1).filter(|y| y % 10 == 0 && *y < 100)?;
        let shape = self.lower(at) == "'"
            && self
                .word(at + 1)
                .is_some_and(|w| w.glued && w.text.len() == 2)
            && self.word(at + 2).is_some_and(|w| w.glued && w.is("s"));
        shape.then(|| (Expression::Decade(century_of(year) + year), at + 3))
    }

    /// "the eighties".
    pub(super) fn named_decade(&self, at: usize) -> Read {
        let &year = self.lexicon.decades.get(self.lower(at))?;
        let year = i16::try_from(year).ok()?;
        let led = self.lexicon.leads.contains(self.before(at)) || self.before(at) == "-";
        led.then(|| (Expression::Decade(century_of(year) + year), at + 1))
    }

    /// An ordinal and the word behind it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(&value) = self.lexicon.ordinals.get(self.lower(at)) {
            return Some((value as i16, at + 1));
        }
        if let (Some(&tens), true) = (
            self.lexicon.cardinals.get(self.lower(at)),
            self.is_hyphen(at + 1),
        ) && let Some(&value) = self.lexicon.ordinals.get(self.lower(at + 2))
        {
            return Some(((tens + value) as i16, at + 3));
        }
        let number = self.number(at)?;
        let ending = self
            .word(at + 1)
            .is_some_and(|w| w.glued && self.lexicon.ordinal_endings.contains(w.lower.as_ref()));
        ending.then_some((number, at + 2))
    }

    /// "the 19th century".
    pub(super) fn century(&self, at: usize) -> Read {
        let (number, next) = self.ordinal(at).filter(|(n, _)| (1..=21).contains(n))?;
        let next = next + usize::from(self.is_hyphen(next));
        self.lexicon
            .centuries
            .contains(self.lower(next))
            .then(|| (Expression::Century((number - 1) * 100), next + 1))
    }

    /// "fourth quarter", "first quarter of 2015".
    pub(super) fn quarter(&self, at: usize) -> Read {
        let (number, next) = self.ordinal(at).filter(|(n, _)| (1..=4).contains(n))?;
        let next = next + usize::from(self.is_hyphen(next));
        let &(unit, _) = self.lexicon.units.get(self.lower(next))?;
        if unit != super::lexicon::Unit::Quarter || self.lower(next).ends_with('s') {
            return None;
        }
        let (year, end) = self
            .year_behind(next + 1)
            .map_or((None, next + 1), |(y, end)| (Some(y), end));
        Some((
            Expression::Quarter {
                number: number as i8,
                year,
            },
            end,
        ))
    }

    /// "the spring of 2021", "in spring"; `shift` if "last" stands before.
    pub(super) fn season(&self, at: usize, shift: Option<i32>) -> Read {
        let code = self.lexicon.seasons.get(self.lower(at))?.clone();
        let named = self.year_behind(at + 1);
        let doubtful = self.lexicon.doubtful_seasons.contains(self.lower(at));
        if named.is_none()
            && shift.is_none()
            && (doubtful || !self.lexicon.leads.contains(self.before(at)))
        {
            return None;
        }
        let (year, end) = named.map_or((None, at + 1), |(y, end)| (Some(y), end));
        Some((Expression::Season { code, year, shift }, end))
    }
}

/// The century that a decade of two digits is of: the last one that has begun it for readers of today.
fn century_of(year: i16) -> i16 {
    if year <= 20 { 2000 } else { 1900 }
}
