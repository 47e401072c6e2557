//! What times look like in words. Each is first read as an [`Expression`], which knows nothing of today, and
//! resolved in a second pass over the whole text.

use jiff::civil::Date;

use super::super::words::{Word, scan};
use super::Time;
use super::expression::Expression;
use super::lexicon::Lexicon;
use super::resolve::Calendar;
use crate::normalize::english;
use crate::rules::model::{Quantities, Times};
use crate::text::TextSpan;

/// Finds the times of a text.
#[derive(Debug, Clone)]
pub struct TimeGrammar {
    lexicon: Lexicon,
}

impl TimeGrammar {
    /// Lays out the words of a rule set. Number words are those of the quantities.
    pub fn new(times: &Times, quantities: &Quantities) -> Self {
        Self {
            lexicon: Lexicon::new(times, quantities),
        }
    }

    /// The times in `sentences` of `text`, in order, resolved against the day of publication.
    ///
    /// Without one, a date lacks its year unless the text names a full date before it; a bare year before it is not
    /// enough, since news names years of other matters ("banned in 2003").
    pub fn find(&self, text: &str, sentences: &[TextSpan], published: Option<Date>) -> Vec<Time> {
        let read = self.read(text, sentences, published);
        read.into_iter().map(|(time, _)| time).collect()
    }

    /// As [`find`](Self::find), each with the lists of the rules that it was read by (`times/weekdays`).
    pub fn read(
        &self,
        text: &str,
        sentences: &[TextSpan],
        published: Option<Date>,
    ) -> Vec<(Time, Vec<&'static str>)> {
        let mut calendar = Calendar::new(published);
        let mut found = Vec::new();
        for &sentence in sentences {
            let words = scan(text, sentence);
            let reader = Reader {
                lexicon: &self.lexicon,
                words: &words,
            };
            let mut at = 0;
            while at < words.len() {
                let Some((expression, start, end)) = reader.time(at) else {
                    at += 1;
                    continue;
                };
                let start = start + reader.article(start);
                let span = words[start].span.hull(words[end - 1].span);
                let ahead = reader.looks_ahead(start);
                let mut rules = Vec::new();
                expression.read_by(&mut rules);
                found.push((calendar.resolve(&expression, span, ahead), rules));
                at = end;
            }
        }
        found
    }
}

/// Words behind which a look ahead is still felt.
const AHEAD: usize = 14;

/// Words before a time within which a word is right beside it ("by the 3rd", "closed on Friday").
const BESIDE: usize = 2;

/// One sentence, while its times are read.
pub(super) struct Reader<'a, 't> {
    pub lexicon: &'a Lexicon,
    pub words: &'a [Word<'t>],
}

/// An expression and the word behind it.
pub(super) type Read = Option<(Expression, usize)>;

impl<'a, 't> Reader<'a, 't> {
    pub fn word(&self, at: usize) -> Option<&'a Word<'t>> {
        self.words.get(at)
    }

    pub fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lower.as_ref())
    }

    /// The lower-case word before `at`, or nothing.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |i| self.lower(i))
    }

    pub fn is_hyphen(&self, at: usize) -> bool {
        self.word(at).is_some_and(Word::is_hyphen)
    }

    /// Whether the words before the time look ahead: the nearest that tells decides.
    fn looks_ahead(&self, at: usize) -> bool {
        let tells = |i: usize| {
            let (word, beside) = (self.lower(i), at - i <= BESIDE);
            if english::DEADLINES.contains(&word) {
                // "by Friday", not "by pirates on Friday".
                return beside.then_some(true);
            }
            if word == english::TO {
                // "to close on Friday", not "sent to the coast in May".
                let verb = self
                    .word(i + 1)
                    .is_some_and(|w| w.is_letters() && !w.is_capital());
                return (verb && !english::DETERMINERS.contains(&self.lower(i + 1)))
                    .then_some(true);
            }
            if self.lexicon.future.contains(word) {
                return Some(true);
            }
            // "the cuts that he announced on Sunday", not "to be opened on Sunday".
            let past = beside && word.ends_with(english::PARTICIPLE);
            (past && !english::BE.contains(&self.before(i))).then_some(false)
        };
        let mut near = (at.saturating_sub(AHEAD)..at).rev();
        near.find_map(tells).unwrap_or(false)
    }

    /// The time that starts at `at`: what it is, its first word, and the word behind it.
    fn time(&self, at: usize) -> Option<(Expression, usize, usize)> {
        let lower = self.lower(at);
        let since = self.lexicon.since.contains(lower);
        if since || self.lexicon.until.contains(lower) {
            let start = at + 1 + self.article(at + 1);
            let (inner, end) = self.range(start)?;
            let open = match inner {
                Expression::Length { .. } | Expression::Range(..) => inner,
                point if since => Expression::Since(Box::new(point)),
                point => Expression::Until(Box::new(point)),
            };
            return Some((open, start, end));
        }
        let word = self.word(at)?;
        if word.glued && at > 0 && self.words[at - 1].is_letters() {
            return None;
        }
        self.range(at).map(|(inner, end)| (inner, at, end))
    }

    pub fn article(&self, at: usize) -> usize {
        usize::from(self.lexicon.the.contains(self.lower(at)))
    }

    /// A point, or two joined.
    fn range(&self, at: usize) -> Read {
        let (first, end) = self.point(at)?;
        let paired = self.lexicon.between.contains(self.before(at))
            && self.lexicon.joins.contains(self.lower(end));
        let to = self.lexicon.to.contains(self.lower(end));
        let dash = self.is_hyphen(end) || self.lower(end) == "–";
        // "26 July - 22 August": between blanks only before a whole date.
        let apart = !dash && matches!(self.lower(end), "-" | "—");
        if paired || to || dash || apart {
            let next = end + 1 + self.article(end + 1);
            let other = if apart {
                self.same_sort(&first, next)
            } else {
                self.end_of_range(&first, next)
            };
            if let Some((second, behind)) = other {
                return Some((Expression::Range(Box::new(first), Box::new(second)), behind));
            }
        }
        Some((first, end))
    }

    /// The other end of a range: another point of the same kind, or what the first lets be left out
    /// ("August 15-18", "2013-14").
    fn end_of_range(&self, first: &Expression, at: usize) -> Read {
        use Expression::Date;
        if let Date { year, month, day } = *first {
            let number = self
                .word(at)
                .filter(|w| w.is_figure())
                .and_then(|w| w.text.parse::<i16>().ok());
            let behind = self.word(at + 1);
            // "26 July to 30 September": the number goes with a month of its own.
            let own_month = behind.is_some_and(|w| {
                w.is_capital() && self.lexicon.months.contains_key(w.lower.as_ref())
            });
            let bare =
                !own_month && behind.is_none_or(|w| !(w.glued && (w.is_letters() || w.is(":"))));
            if let (Some(_), Some(first_day), Some(last), true) = (month, day, number, bare)
                && (i16::from(first_day) < last && last <= 31)
                && !self.is_unit(at + 1)
            {
                let (year, end) = self
                    .year_behind(at + 1)
                    .map_or((year, at + 1), |(y, end)| (Some(y), end));
                let day = i8::try_from(last).ok();
                return Some((Date { year, month, day }, end));
            }
            if let (Some(first_year), None, Some(last), true) = (year, month, number, bare) {
                let full = if last < 100 {
                    first_year - first_year.rem_euclid(100) + last
                } else {
                    last
                };
                if full > first_year && full < first_year + 120 {
                    return Some((
                        Date {
                            year: Some(full),
                            month: None,
                            day: None,
                        },
                        at + 1,
                    ));
                }
            }
        }
        self.same_sort(first, at)
    }

    /// Another point of the same kind.
    fn same_sort(&self, first: &Expression, at: usize) -> Read {
        use Expression::{Clock, Date, Decade, Length, Quarter, Season, Weekday};
        let (second, end) = self.point(at)?;
        let alike = matches!(
            (first, &second),
            (Date { .. }, Date { .. })
                | (Weekday { .. }, Weekday { .. })
                | (Season { .. }, Season { .. })
                | (Quarter { .. }, Quarter { .. })
                | (Decade(_), Decade(_))
                | (Clock(..), Clock(..))
        );
        let length = matches!(first, Length { .. });
        (alike && !length).then_some((second, end))
    }

    pub fn is_unit(&self, at: usize) -> bool {
        self.lexicon.units.contains_key(self.lower(at))
    }

    /// One time, with what narrows it.
    pub fn point(&self, at: usize) -> Read {
        if let Some((taken, &edge)) = self.lexicon.edges.at(self.words, at) {
            let mut next = at + taken;
            next += usize::from(self.is_hyphen(next));
            let article = self.article(next);
            let inner = self
                .day_with_hour(next + article)
                .filter(|(e, _)| !matches!(e, Expression::Length { .. } | Expression::Clock(..)))
                .or_else(|| self.this_unit(next + article, article > 0));
            return inner.map(|(e, end)| match e {
                // "late Monday" is a part of the day.
                Expression::Weekday { .. } | Expression::Near(_) => {
                    let part = if edge < 0 { "MO" } else { "NI" };
                    (Expression::Part(part.to_owned(), Box::new(e)), end)
                }
                e => (Expression::Edge(edge, Box::new(e)), end),
            });
        }
        if let Some(&side) = self.lexicon.sides.get(self.lower(at))
            && self.lexicon.shifts.get(self.lower(at + 1)) == Some(&0)
            && let Some((inner, end)) = self.shifted(at + 1)
        {
            return Some((Expression::Side(side, Box::new(inner)), end));
        }
        self.day_with_hour(at)
    }

    /// "the week" as it stands behind "the end of".
    fn this_unit(&self, at: usize, definite: bool) -> Read {
        let &(unit, count) = self
            .lexicon
            .units
            .get(self.lower(at))
            .filter(|_| definite)?;
        (count == 1).then_some((Expression::Shifted { unit, shift: 0 }, at + 1))
    }

    /// A day with its hour or part behind it, an hour with its day behind it, or anything alone.
    fn day_with_hour(&self, at: usize) -> Read {
        if let Some((hour, minute, end)) = self.hour(at) {
            let skip =
                usize::from(self.lower(end) == "," || self.lexicon.on.contains(self.lower(end)));
            let day = self.calendar(end + skip).filter(|(e, _)| is_day(e));
            return Some(match day {
                Some((day, end)) => (Expression::Clock(hour, minute, Some(Box::new(day))), end),
                None => (Expression::Clock(hour, minute, None), end),
            });
        }
        if let Some(code) = self.lexicon.parts_of_day.get(self.lower(at))
            && self.lexicon.of.contains(self.lower(at + 1))
            && let Some((day, end)) = self.calendar(at + 2).filter(|(e, _)| is_day(e))
        {
            return Some((Expression::Part(code.clone(), Box::new(day)), end));
        }
        let (day, end) = self.calendar(at).or_else(|| self.relative(at))?;
        if !is_day(&day) {
            return Some((day, end));
        }
        if let Some(code) = self.lexicon.parts_of_day.get(self.lower(end)) {
            return Some((Expression::Part(code.clone(), Box::new(day)), end + 1));
        }
        let mut next = end + usize::from(self.lower(end) == ",");
        next += usize::from(self.lexicon.at.contains(self.lower(next)));
        if let Some((hour, minute, end)) = self
            .hour(next)
            .filter(|_| next > end || self.lower(next).contains(':'))
        {
            return Some((Expression::Clock(hour, minute, Some(Box::new(day))), end));
        }
        Some((day, end))
    }
}

/// Whether it names a single day.
fn is_day(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Date { day: Some(_), .. } | Expression::Weekday { .. } | Expression::Near(_)
    )
}
