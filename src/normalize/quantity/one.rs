//! Which numbers tell no quantity: the pronoun "one", years, numbers that name a thing.

use super::amount::{Amount, Reader, Sort};
use super::range::Measured;

impl Reader<'_, '_> {
    /// Whether the number tells how much or how many.
    pub(super) fn tells(&self, number: &Measured, bounded: bool) -> bool {
        let amount = &number.amount;
        match amount.sort {
            Sort::Spelled
                if (amount.low - 1.0).abs() < f64::EPSILON && amount.end == amount.start + 1 =>
            {
                bounded || self.is_count_of_one(number)
            }
            Sort::Figure => {
                !self.is_labelled(number)
                    && !self.is_lettered(number)
                    && (bounded || !(self.is_year(number) || self.is_named(number)))
            }
            _ => true,
        }
    }

    /// "one soldier", "one of the soldiers", "one-day"; not "no one", "one another", "one day".
    fn is_count_of_one(&self, number: &Measured) -> bool {
        let amount = &number.amount;
        let after = self.previous(amount.start);
        if after.is_some_and(|w| self.lexicon.one_after.contains(w.lower.as_ref())) {
            return false;
        }
        let Some(next) = self.word(amount.end) else {
            return false;
        };
        if next.is_hyphen() {
            return !number.unit.is_empty();
        }
        let lower = next.lower.as_ref();
        if self.lexicon.one_before.contains(lower) || !next.is_letters() {
            return false;
        }
        !number.unit.is_empty()
            || self.lexicon.of.contains(lower)
            || !self.lexicon.stops.contains(lower)
    }

    /// "Article 5", "No. 4".
    fn is_labelled(&self, number: &Measured) -> bool {
        let at = number.start;
        let label = |w: Option<&super::super::words::Word>| {
            w.is_some_and(|w| self.lexicon.labels.contains(w.lower.as_ref()))
        };
        let dotted = self.previous(at).is_some_and(|w| w.is(".") && w.glued);
        label(self.previous(at)) || (dotted && at > 1 && label(self.word(at - 2)))
    }

    /// "iPhone 5C", "the 42C": a letter for degrees, told of a thing that has a number.
    fn is_lettered(&self, number: &Measured) -> bool {
        let letter = number.end.checked_sub(1).and_then(|i| self.word(i));
        let degrees = number.end == number.amount.end + 1
            && letter.is_some_and(|w| w.glued && w.is_capital() && w.text.len() == 1);
        let before = self.previous(number.start);
        degrees
            && before.is_some_and(|w| {
                let name = w.text.contains(char::is_uppercase);
                w.is_letters() && (name || self.lexicon.skipped.contains(w.lower.as_ref()))
            })
    }

    /// Four digits without a comma that may be a year, and count nothing.
    fn is_year(&self, number: &Measured) -> bool {
        let amount = &number.amount;
        let digits = self.word(amount.start).map_or(0, |w| w.text.len());
        let range =
            (1100.0..2100.0).contains(&amount.low) && (1100.0..2100.0).contains(&amount.high);
        let counts = amount.low.rem_euclid(100.0) == 0.0 && self.is_before_plural(amount.end);
        range && digits == 4 && number.unit.is_empty() && !counts
    }

    /// A plain number behind a name ("Apollo 11", "Boeing 737") that no counted noun follows.
    fn is_named(&self, number: &Measured) -> bool {
        let amount = &number.amount;
        let plain = number.unit.is_empty()
            && number.start == amount.start
            && amount.end == amount.start + 1
            && amount.low.fract() == 0.0
            && self
                .word(amount.start)
                .is_some_and(|w| !w.text.contains(','));
        let name = self.previous(amount.start).is_some_and(|w| {
            w.is_capital() && w.is_letters() && !self.lexicon.stops.contains(w.lower.as_ref())
        });
        plain && name && !self.is_before_plural(amount.end)
    }

    fn is_before_plural(&self, at: usize) -> bool {
        (at..at + 3)
            .map_while(|i| {
                self.word(i)
                    .filter(|w| w.is_letters() && !self.lexicon.stops.contains(w.lower.as_ref()))
            })
            .any(|w| self.lexicon.singular(&w.lower).is_some())
    }

    /// "no casualties": none of what a plural counts.
    pub(super) fn none(&self, at: usize) -> Option<Amount> {
        let (taken, ()) = self.lexicon.none.at(self.words, at)?;
        if self.word(at).is_some_and(|w| w.glued) {
            return None;
        }
        let next = self.word(at + taken)?;
        let counted = !self.lexicon.one_before.contains(next.lower.as_ref())
            && self.is_before_plural(at + taken);
        counted.then(|| Amount::exact(at, at + taken, 0.0, Sort::None))
    }
}
