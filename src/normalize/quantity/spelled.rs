//! Numbers in words: "a hundred and two", "twenty-one", "half a million", "two-thirds", "one in four".

use super::amount::{Amount, Reader, Sort};

impl Reader<'_, '_> {
    pub(super) fn spelled(&self, at: usize) -> Option<Amount> {
        let word = self.word(at)?;
        let lower = word.lower.as_ref();
        let amount = if self.lexicon.cardinals.contains_key(lower) {
            self.cardinal(at)
        } else if self.lexicon.articles.contains(lower) {
            self.after_article(at)
        } else {
            let part = self.lexicon.fractions.get(lower);
            let ordinal = self.lexicon.ordinals.get(lower);
            part.and_then(|&part| self.bare_fraction(at, part))
                .or_else(|| Some(Amount::exact(at, at + 1, *ordinal?, Sort::Ordinal)))
        }?;
        if amount.sort == Sort::Spelled {
            return Some(self.out_of(amount).unwrap_or(amount));
        }
        Some(amount)
    }

    /// "one in four": also for figures.
    pub(super) fn out_of(&self, amount: Amount) -> Option<Amount> {
        let part = amount.value.filter(|v| *v >= 1.0)?;
        let (taken, ()) = self.lexicon.out_of.at(self.words, amount.end)?;
        let whole = self.amount_plain(amount.end + taken)?;
        let of = whole.value.filter(|v| part <= *v && *v <= 100_000.0)?;
        let measured = self.lexicon.unit_at(self.words, whole.end).is_some();
        let year = whole.sort == Sort::Figure && (1500.0..2100.0).contains(&of);
        (!measured && !year).then(|| Amount::exact(amount.start, whole.end, part / of, Sort::Share))
    }

    fn amount_plain(&self, at: usize) -> Option<Amount> {
        let word = self.word(at)?;
        if word.is_figure() {
            self.figure(at).filter(|a| a.sort == Sort::Figure)
        } else if self.lexicon.cardinals.contains_key(word.lower.as_ref()) {
            self.cardinal(at).filter(|a| a.sort == Sort::Spelled)
        } else {
            None
        }
    }

    /// Number words that add up, with what may follow: a fraction, "and a half".
    fn cardinal(&self, at: usize) -> Option<Amount> {
        let mut sum = Sum::default();
        let mut next = at;
        let paired = self
            .previous(at)
            .is_some_and(|w| self.lexicon.between.contains(w.lower.as_ref()));
        loop {
            let hyphen = next > at && self.is_hyphen(next);
            let mut try_at = next + usize::from(hyphen);
            let joined = !hyphen
                && next > at
                && !paired
                && sum.takes_join()
                && self
                    .word(next)
                    .is_some_and(|w| self.lexicon.joins.contains(w.lower.as_ref()));
            try_at += usize::from(joined);
            let Some(word) = self.word(try_at) else {
                break;
            };
            let lower = word.lower.as_ref();
            if let Some(&value) = self.lexicon.cardinals.get(lower) {
                let leads_on = self
                    .word(try_at + 1)
                    .and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()));
                if (joined && leads_on.is_some()) || !sum.add(value) {
                    break;
                }
            } else if let Some(&factor) = self.lexicon.multipliers.get(lower) {
                if joined || !sum.multiply(factor) {
                    break;
                }
            } else {
                if let Some(&value) = self.lexicon.ordinals.get(lower)
                    && (hyphen || joined)
                    && sum.add(value)
                {
                    return Some(Amount::exact(at, try_at + 1, sum.total(), Sort::Ordinal));
                }
                break;
            }
            next = try_at + 1;
        }
        if next == at {
            return None;
        }
        let mut amount = Amount::exact(at, next, sum.total(), Sort::Spelled);
        amount.scale = sum.last_factor;
        let skip = usize::from(self.is_hyphen(next));
        if let Some(&part) = self
            .word(next + skip)
            .and_then(|w| self.lexicon.fractions.get(w.lower.as_ref()))
            && sum.total() < 10.0
            && (skip == 0 || self.is_glued(next + skip))
        {
            let share = Amount::exact(at, next + skip + 1, sum.total() * part, Sort::Share);
            return Some(self.of_multiple(share));
        }
        Some(self.and_a_half(amount))
    }

    /// "two and a half", "one and one-half".
    fn and_a_half(&self, amount: Amount) -> Amount {
        let end = amount.end;
        let words = [self.word(end), self.word(end + 1)];
        let [Some(and), Some(a)] = words else {
            return amount;
        };
        let article = self.lexicon.articles.contains(a.lower.as_ref());
        let one = self.lexicon.cardinals.get(a.lower.as_ref()) == Some(&1.0);
        let at = end + 2 + usize::from(one && self.is_hyphen(end + 2));
        if self.lexicon.joins.contains(and.lower.as_ref())
            && (article || one)
            && let Some(half) = self.word(at)
            && let Some(&part) = self.lexicon.fractions.get(half.lower.as_ref())
            && part < 1.0
        {
            let value = amount.low + part * amount.scale;
            let sum = Amount::exact(amount.start, at + 1, value, Sort::Spelled);
            let factor = self
                .word(at + 1)
                .and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()));
            return factor.map_or(sum, |&f| sum.times(f, at + 2));
        }
        amount
    }

    /// "a quarter of a million": a share of a round number is that many.
    fn of_multiple(&self, share: Amount) -> Amount {
        let is = |at: usize, list: &rustc_hash::FxHashSet<String>| {
            self.word(at)
                .is_some_and(|w| list.contains(w.lower.as_ref()))
        };
        let led = is(share.end, &self.lexicon.of) && is(share.end + 1, &self.lexicon.articles);
        let multiple = self.word(share.end + 2).filter(|_| led);
        let factor = multiple.and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()));
        factor.map_or(share, |&factor| {
            let number = share.low * factor;
            Amount::exact(share.start, share.end + 3, number, Sort::Spelled)
        })
    }

    /// "a hundred", "a dozen", "a quarter of", "a million and a half", "a mile".
    fn after_article(&self, at: usize) -> Option<Amount> {
        let word = self.word(at + 1)?;
        let lower = word.lower.as_ref();
        if let Some(&factor) = self.lexicon.multipliers.get(lower) {
            let mut sum = Sum::default();
            sum.add(1.0);
            sum.multiply(factor);
            // "a hundred and two", "a hundred thousand"
            let mut amount = Amount::exact(at, at + 2, factor, Sort::Spelled);
            amount.scale = factor;
            if let Some(&more) = self
                .word(at + 2)
                .and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()))
                && more > factor
            {
                return Some(amount.times(more, at + 3));
            }
            let and = self
                .word(at + 2)
                .is_some_and(|w| self.lexicon.joins.contains(w.lower.as_ref()));
            if and
                && self
                    .word(at + 3)
                    .is_some_and(|w| self.lexicon.cardinals.contains_key(w.lower.as_ref()))
                && let Some(rest) = self.cardinal(at + 3)
                && rest.low < factor
                && rest.sort == Sort::Spelled
            {
                return Some(Amount::exact(
                    at,
                    rest.end,
                    factor + rest.low,
                    Sort::Spelled,
                ));
            }
            return Some(self.and_a_half(amount));
        }
        if self.lexicon.lone_units.contains(lower) {
            return Some(Amount::exact(at, at + 1, 1.0, Sort::Spelled));
        }
        let &part = self.lexicon.fractions.get(lower)?;
        let next = self.word(at + 2);
        let whole = next.is_some_and(|w| self.lexicon.of.contains(w.lower.as_ref()));
        let measured = part < 1.0 && self.lexicon.unit_at(self.words, at + 2).is_some();
        if let Some(&factor) = next.and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref())) {
            // "a half million"
            return Some(Amount::exact(at, at + 3, part * factor, Sort::Spelled));
        }
        // "fell by a third"
        let ends = next.is_none_or(|w| {
            !w.is_letters() && !w.is_hyphen() || self.lexicon.stops.contains(w.lower.as_ref())
        });
        let changed = ends && self.follows_change(at);
        (whole || measured || changed)
            .then(|| self.of_multiple(Amount::exact(at, at + 2, part, Sort::Share)))
    }

    /// "half of", "half a million", "half its staff", "half-hour", "quarter-mile".
    fn bare_fraction(&self, at: usize, part: f64) -> Option<Amount> {
        let after_ordinal = self.previous(at).is_some_and(|w| {
            self.lexicon.ordinals.contains_key(w.lower.as_ref())
                || self.lexicon.ordinal_endings.contains(w.lower.as_ref())
        });
        if after_ordinal {
            return None;
        }
        let half = (part - 0.5).abs() < f64::EPSILON;
        let next = self.word(at + 1)?;
        let lower = next.lower.as_ref();
        let article = self.lexicon.articles.contains(lower);
        if half
            && (article || next.is_hyphen())
            && let Some(&factor) = self
                .word(at + 2)
                .and_then(|w| self.lexicon.multipliers.get(w.lower.as_ref()))
        {
            return Some(Amount::exact(at, at + 3, part * factor, Sort::Spelled));
        }
        let skip = usize::from((article && half) || next.is_hyphen());
        if (skip == 1 || half) && self.lexicon.unit_at(self.words, at + 1 + skip).is_some() {
            let mut amount = Amount::exact(at, at + 1 + skip, part, Sort::Spelled);
            if next.is_hyphen() {
                amount.end = at + 1;
            }
            return Some(amount);
        }
        let whole =
            self.lexicon.of.contains(lower) || (half && self.lexicon.skipped.contains(lower));
        (half && whole).then(|| Amount::exact(at, at + 1, part, Sort::Share))
    }
}

/// Adds up number words: 2, ×100, +21, ×1000 …
#[derive(Debug, Default)]
struct Sum {
    done: f64,
    group: f64,
    last_multiplier: Option<f64>,
    last_factor: f64,
}

impl Sum {
    fn total(&self) -> f64 {
        self.done + self.group
    }

    /// Whether "and" may follow: only behind hundreds and thousands.
    fn takes_join(&self) -> bool {
        self.total() >= 100.0 && self.total().rem_euclid(100.0) < f64::EPSILON
    }

    fn add(&mut self, value: f64) -> bool {
        if self.last_factor == 0.0 {
            self.last_factor = 1.0;
        }
        let tail = self.group.rem_euclid(100.0);
        let free = if value < 10.0 {
            tail == 0.0 || (tail >= 20.0 && tail.rem_euclid(10.0) == 0.0)
        } else {
            tail == 0.0
        };
        let first = self.group == 0.0;
        if !free
            || (value == 0.0 && self.total() > 0.0)
            || (!first && self.group < 100.0 && value >= 10.0)
        {
            return false;
        }
        self.group += value;
        true
    }

    fn multiply(&mut self, factor: f64) -> bool {
        if self.group == 0.0 {
            return false;
        }
        self.last_factor = factor;
        if factor < 1000.0 {
            if self.group >= 100.0 {
                return false;
            }
            self.group *= factor;
            return true;
        }
        if self.last_multiplier.is_some_and(|last| factor >= last) {
            return false;
        }
        self.done += self.group * factor;
        self.group = 0.0;
        self.last_multiplier = Some(factor);
        true
    }
}
