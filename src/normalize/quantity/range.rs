//! Numbers with their units, and two of them as a range: "10-15 people", "between 3 and 5 percent".

use super::amount::{Amount, Reader, Sort};
use crate::normalize::words::Word;

/// A number with its sign and unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub amount: Amount,
    /// Words `[start, end)`, currency sign and unit included.
    pub start: usize,
    pub end: usize,
    pub unit: String,
}

/// What a number and the one behind it are.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Row {
    /// Just the first.
    One(Measured),
    Range(Measured),
    /// A score, a season, a telephone number: none is a quantity, up to this word.
    Nothing(usize),
}

impl Reader<'_, '_> {
    /// Adds sign and unit to a number; nothing before the word `from` is looked at.
    pub(super) fn measured(&self, amount: Amount, from: usize) -> Measured {
        let mut amount = amount;
        let mut start = amount.start;
        if self.is_minus(start, from) {
            amount = amount.times(-1.0, amount.end);
            (amount.low, amount.high) = (amount.low.min(amount.high), amount.low.max(amount.high));
            amount.scale = -amount.scale;
            start -= 1;
        }
        let mut unit = String::new();
        let mut end = amount.end;
        if let Some((taken, sign)) = self.lexicon.sign_before(self.words, from, start) {
            unit.clone_from(&sign.id);
            start -= taken;
        } else if amount.sort != Sort::Ordinal {
            let skip = usize::from(self.is_hyphen(end) && self.is_glued(end + 1));
            if let Some((taken, found)) = self.lexicon.unit_at(self.words, end + skip) {
                unit.clone_from(&found.id);
                end += skip + taken;
            }
        }
        if amount.sort != Sort::Ordinal
            && let Some((by, to)) = self.rate(end)
        {
            unit = format!("{unit}/{by}");
            end = to;
        }
        Measured {
            amount,
            start,
            end,
            unit,
        }
    }

    fn is_minus(&self, at: usize, from: usize) -> bool {
        if at <= from || !self.is_glued(at) || self.word(at).is_none_or(|w| !w.is_figure()) {
            return false;
        }
        let minus = self
            .previous(at)
            .is_some_and(|w| matches!(w.text, "-" | "−"));
        let sign = self.lexicon.sign_before(self.words, from, at - 1).is_some();
        let free = !self.is_glued(at - 1) || self.previous(at - 1).is_some_and(|w| w.is("("));
        minus && (free || sign)
    }

    /// "an hour", "/hour", "per share": what the rate is by, and where it ends.
    fn rate(&self, at: usize) -> Option<(String, usize)> {
        let lead = self.word(at)?;
        let slash = lead.glued && lead.is("/");
        let per = self.lexicon.per.contains(lead.lower.as_ref());
        if !slash && !per && !self.lexicon.each.contains(lead.lower.as_ref()) {
            return None;
        }
        let by = self.word(at + 1).filter(|w| w.is_letters())?;
        if let Some((taken, unit)) = self.lexicon.unit_at(self.words, at + 1) {
            return Some((unit.id.clone(), at + 1 + taken));
        }
        let known = per || self.lexicon.rated.contains(by.lower.as_ref());
        known.then(|| (by.lower.to_string(), at + 2))
    }

    /// The number at or behind a currency sign at `at`, with all that belongs to it.
    fn next_measured(&self, at: usize) -> Option<Measured> {
        let skip = self.lexicon.sign_at(self.words, at);
        let amount = self.amount(at + skip)?;
        let plain = matches!(amount.sort, Sort::Figure | Sort::Spelled | Sort::Share);
        plain.then(|| self.measured(amount, at))
    }

    /// Reads on behind `first` for the other end of a range.
    pub(super) fn row(&self, first: Measured, from: usize) -> Row {
        if !matches!(first.amount.sort, Sort::Figure | Sort::Spelled) {
            return Row::One(first);
        }
        if self.is_hyphen(first.end)
            && self.is_glued(first.end + 1)
            && let Some(second) = self.next_measured(first.end + 1)
        {
            if self.is_season(&first, &second)
                || self.is_score(&first, &second)
                || self.is_model(&first, &second)
            {
                return Row::Nothing(second.end);
            }
            return match span_of(&first, &second) {
                Some(range) => Row::Range(range),
                None if second.unit.is_empty() => Row::Nothing(second.end),
                None => Row::One(first),
            };
        }
        let Some(joint) = self.word(first.end) else {
            return Row::One(first);
        };
        let joint = joint.lower.as_ref();
        let lead = first
            .start
            .checked_sub(1)
            .filter(|&i| i >= from)
            .and_then(|i| self.word(i));
        let led = |by: &rustc_hash::FxHashSet<String>| {
            lead.is_some_and(|w| by.contains(w.lower.as_ref()))
        };
        let paired = self.lexicon.joins.contains(joint) && led(&self.lexicon.between);
        let to = self.lexicon.to.contains(joint) && !self.follows_change(first.start);
        let or = self.lexicon.or.contains(joint);
        if !paired && !to && !or {
            return Row::One(first);
        }
        let Some(second) = self.next_measured(first.end + 1) else {
            return Row::One(first);
        };
        if self.is_score(&first, &second) {
            return Row::One(first);
        }
        let near = second.amount.low <= first.amount.low * 2.0;
        match span_of(&first, &second) {
            Some(mut range) if !or || near => {
                if paired || (to && led(&self.lexicon.from)) {
                    range.start -= 1;
                }
                Row::Range(range)
            }
            _ => Row::One(first),
        }
    }

    /// Whether a word of change stands shortly before: "rose from 2 to 3".
    pub(super) fn follows_change(&self, at: usize) -> bool {
        self.words[at.saturating_sub(6)..at]
            .iter()
            .any(|w| self.lexicon.changes.contains(w.lower.as_ref()))
    }

    /// "2013-14", "2013-2014".
    fn is_season(&self, first: &Measured, second: &Measured) -> bool {
        let year = (1500.0..2100.0).contains(&first.amount.low) && first.amount.low.fract() == 0.0;
        let digits = self.word(first.amount.start).map_or(0, |w| w.text.len());
        let next = second.amount.low;
        year && digits == 4
            && second.unit.is_empty()
            && ((next < 100.0) || (1500.0..2100.0).contains(&next))
    }

    /// "a Boeing 737-800": what a name inside a sentence ends in counts nothing.
    fn is_model(&self, first: &Measured, second: &Measured) -> bool {
        let bare = first.unit.is_empty() && second.unit.is_empty();
        let named = |w: &Word<'_>| w.is_letters() && w.text.starts_with(char::is_uppercase);
        let before = first.start.checked_sub(1).filter(|&i| i > 0);
        bare && before.and_then(|i| self.word(i)).is_some_and(named)
    }

    /// "3-2" beside a word of games or votes.
    fn is_score(&self, first: &Measured, second: &Measured) -> bool {
        let bare = first.unit.is_empty() && second.unit.is_empty();
        let near = |at: Option<usize>| {
            at.and_then(|i| self.word(i))
                .is_some_and(|w| self.lexicon.scores.contains(w.lower.as_ref()))
        };
        bare && (near(first.start.checked_sub(1))
            || near(Some(second.end))
            || near(first.start.checked_sub(2)))
    }
}

/// The two numbers as ends of one range.
fn span_of(first: &Measured, second: &Measured) -> Option<Measured> {
    let same = first.unit.is_empty() || first.unit == second.unit;
    let (mut a, b) = (first.amount, second.amount);
    if (a.scale - 1.0).abs() < f64::EPSILON && b.scale > 1.0 && a.low * b.scale <= b.low {
        a = a.times(b.scale, a.end);
    }
    let signed = second.unit.is_empty() && first.start < first.amount.start;
    if !same && !signed {
        return None;
    }
    // "-78-0 degrees"
    if a.low >= b.low {
        return None;
    }
    let unit = if second.unit.is_empty() {
        &first.unit
    } else {
        &second.unit
    };
    Some(Measured {
        amount: Amount {
            start: a.start,
            end: b.end,
            value: Some(f64::midpoint(a.low, b.low)),
            low: a.low,
            high: b.low,
            scale: 1.0,
            sort: a.sort,
        },
        start: first.start,
        end: second.end,
        unit: unit.clone(),
    })
}
