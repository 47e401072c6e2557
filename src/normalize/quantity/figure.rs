//! Numbers in digits: "10,000", "1.2bn", "2 1/2", "4e14", "11th"; and what digits are no number.

use super::super::words::Word;
use super::amount::{Amount, Reader, Sort, fraction_sign};

/// Denominators that are told in figures with a numerator other than one.
const DENOMINATORS: [f64; 12] = [
    2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0,
];

/// The longest blank inside a figure, in bytes: a narrow one that does not break takes three.
const BLANK: usize = 3;

impl Reader<'_, '_> {
    pub(super) fn figure(&self, at: usize) -> Option<Amount> {
        let word = self.word(at)?;
        if let Some(part) = fraction_sign(word.text) {
            let share = Amount::exact(at, at + 1, part, Sort::Share);
            return (!word.glued || !self.previous(at)?.is_figure()).then_some(share);
        }
        if self.is_code(at) {
            return None;
        }
        let Some(value) = parse(word.text) else {
            return self.foreign(at);
        };
        if let Some((value, end)) = self.spaced(at) {
            return Some(self.scaled(Amount::exact(at, end, value, Sort::Figure)));
        }
        let amount = Amount::exact(at, at + 1, value, Sort::Figure);
        let next = self.word(at + 1);
        if let Some(next) = next.filter(|w| w.glued && w.is_letters()) {
            if self.lexicon.ordinal_endings.contains(next.lower.as_ref()) {
                return Some(Amount::exact(at, at + 2, value, Sort::Ordinal));
            }
            if let Some(power) = self.exponent(at + 1) {
                return Some(Amount::exact(
                    at,
                    at + 3,
                    value * 10f64.powi(power),
                    Sort::Figure,
                ));
            }
        }
        if let Some((factor, end)) = self.product(at + 1) {
            return Some(Amount::exact(at, end, value * factor, Sort::Figure));
        }
        if self.is(at + 1, "/") && self.is_glued(at + 1) {
            return match self.word(at + 2) {
                Some(w) if w.glued && w.is_figure() => self.slashed(at),
                _ => Some(amount),
            };
        }
        if let Some(amount) = self.mixed(at, value) {
            return Some(amount);
        }
        Some(self.scaled(amount))
    }

    /// "1.000.000", "1,5 million": points and commas as other languages have them, the comma only before a multiplier or a unit.
    fn foreign(&self, at: usize) -> Option<Amount> {
        let text = self.word(at)?.text;
        let mut groups = text.split('.');
        let lead = groups.next().is_some_and(|g| g.len() <= 3);
        if lead && text.matches('.').count() > 1 && groups.all(|g| g.len() == 3) {
            let value = text.replace('.', "").parse().ok()?;
            return Some(self.scaled(Amount::exact(at, at + 1, value, Sort::Figure)));
        }
        let (whole, decimals) = text.split_once(',')?;
        if whole.len() > 3 || decimals.len() > 2 {
            return None;
        }
        let value = format!("{whole}.{decimals}").parse().ok()?;
        let amount = self.scaled(Amount::exact(at, at + 1, value, Sort::Figure));
        let measured = self.lexicon.unit_at(self.words, amount.end).is_some();
        (measured || amount.end > at + 1).then_some(amount)
    }

    /// "816 000": groups of three digits behind blanks. Where the groups are not of noughts, only before what they count, and
    /// not behind a name, which the first figure may be part of.
    fn spaced(&self, at: usize) -> Option<(f64, usize)> {
        let digits = |w: &Word<'_>| w.text.bytes().all(|b| b.is_ascii_digit());
        let first = self.word(at).filter(|w| digits(w) && w.text.len() <= 3)?;
        if first.text.starts_with('0') {
            return None;
        }
        let group = |&i: &usize| {
            let before = self.word(i - 1).map_or(0, |w| w.span.end);
            self.word(i).is_some_and(|w| {
                w.is_figure()
                    && digits(w)
                    && w.text.len() == 3
                    && !w.glued
                    && w.span.start - before <= BLANK
            })
        };
        let end = at + 1 + (at + 1..self.words.len()).take_while(group).count();
        let groups = &self.words[at + 1..end];
        let sure = groups.iter().any(|w| w.text == "000");
        let behind = self.word(end);
        let counts = behind.is_some_and(|w| w.is_letters() && !w.glued && !w.is_capital());
        let bounded = self.lexicon.before.before(self.words, 0, at).is_some();
        let named = !bounded
            && self.previous(at).is_some_and(|w| {
                let name = w.is_capital() && !self.lexicon.stops.contains(w.lower.as_ref());
                name || self.lexicon.labels.contains(w.lower.as_ref())
            });
        if groups.is_empty() || !sure && (!counts || named) {
            return None;
        }
        let all: String = self.words[at..end].iter().map(|w| w.text).collect();
        Some((all.parse().ok()?, end))
    }

    /// Applies a suffix ("bn", "k") or multipliers ("thousand", "-million") behind the number.
    fn scaled(&self, amount: Amount) -> Amount {
        let end = amount.end;
        let Some(next) = self.word(end) else {
            return amount;
        };
        if next.is_letters()
            && let Some(&factor) = self.lexicon.suffixes.get(next.lower.as_ref())
            && (next.glued || next.text.len() > 1)
            && self.is_suffix(amount.start, end)
        {
            return amount.times(factor, end + 1);
        }
        let skip = usize::from(next.is_hyphen());
        let Some(word) = self.word(end + skip) else {
            return amount;
        };
        match self.lexicon.multipliers.get(word.lower.as_ref()) {
            Some(&factor) if !word.glued || skip == 1 => amount.times(factor, end + skip + 1),
            _ => amount,
        }
    }

    /// Whether letters behind a figure are a multiplier and not a unit: "10m" is millions behind a currency or
    /// before a plural, else metres; "10b" bits unless it is money; "9mm" is millions only of money.
    fn is_suffix(&self, start: usize, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        let ambiguous = self.lexicon.unit_at(self.words, at).is_some();
        let letter = word.text.len() == 1;
        if !ambiguous || letter && word.is_capital() {
            return true;
        }
        let money = self.lexicon.sign_before(self.words, 0, start).is_some();
        let plural = self
            .word(at + 1)
            .is_some_and(|w| !w.glued && self.lexicon.singular(&w.lower).is_some());
        money || letter && plural
    }

    /// `e14`, glued.
    fn exponent(&self, at: usize) -> Option<i32> {
        let power = self.word(at + 1).filter(|w| w.glued && w.is_figure())?;
        self.is(at, "e").then(|| power.text.parse().ok())?
    }

    /// `×10−5`, `x2^10`: the factor, and where it ends.
    fn product(&self, at: usize) -> Option<(f64, usize)> {
        let sign = self.word(at)?;
        if !matches!(sign.text, "×" | "x" | "*" | "·") {
            return None;
        }
        let base = self.word(at + 1).filter(|w| w.is_figure())?;
        let base: f64 = parse(base.text)?;
        let mut end = at + 2;
        let hat = self.is(end, "^");
        end += usize::from(hat);
        let minus = self
            .word(end)
            .is_some_and(|w| w.glued && matches!(w.text, "-" | "−" | "–"));
        end += usize::from(minus);
        let power: i32 = self
            .word(end)
            .filter(|w| w.glued && w.is_figure() && (hat || minus))?
            .text
            .parse()
            .ok()?;
        Some((base.powi(if minus { -power } else { power }), end + 1))
    }

    /// `a/b` where it is a fraction, not a date or a name such as 24/7.
    fn slashed(&self, at: usize) -> Option<Amount> {
        let over = parse(self.word(at)?.text)?;
        let under = parse(self.word(at + 2)?.text)?;
        let more = self
            .word(at + 3)
            .is_some_and(|w| w.glued && matches!(w.text, "/" | "-"));
        let common = (over - 1.0).abs() < f64::EPSILON || DENOMINATORS.contains(&under);
        (under > over && over > 0.0 && common && !more && !self.is_before_slash(at))
            .then(|| Amount::exact(at, at + 3, over / under, Sort::Share))
    }

    fn is_before_slash(&self, at: usize) -> bool {
        self.previous(at).is_some_and(|w| w.is("/")) && self.is_glued(at)
    }

    /// `2 1/2`, `2½`.
    fn mixed(&self, at: usize, whole: f64) -> Option<Amount> {
        let next = self.word(at + 1)?;
        if let Some(part) = fraction_sign(next.text) {
            return Some(Amount::exact(at, at + 2, whole + part, Sort::Figure));
        }
        let slash = self.word(at + 2).filter(|w| w.glued && w.is("/"))?;
        let apart = next.is_figure() && !next.glued && slash.glued;
        let part = apart.then(|| self.slashed(at + 1))??;
        (whole.fract() == 0.0).then(|| Amount::exact(at, at + 4, whole + part.low, Sort::Figure))
    }

    /// Whether the figure at `at` belongs to a name or code ("Z13", "F-16", "737s", "1.2.3", "555-0123-44").
    fn is_code(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return true;
        };
        if word.glued
            && let Some(before) = self.previous(at)
        {
            let no_sign = || self.lexicon.sign_before(self.words, 0, at).is_none();
            if before.is_letters() && no_sign()
                || matches!(before.text, "#" | "@" | "_" | "№" | "^")
            {
                return true;
            }
            if matches!(before.text, "." | "," | "/" | ":" | "×") && self.is_glued(at - 1) {
                return before.text != "/" || self.after_figure(at - 1);
            }
            let joined = self.is_glued(at - 1) && matches!(before.text, "-" | "‑" | "–" | "−");
            // What follows is looked at first: in a row of figures it decides, and the row is not walked back.
            if joined && (self.leads_code(at) || self.joins_code(at - 1)) {
                return true;
            }
        }
        self.leads_code(at)
    }

    fn after_figure(&self, at: usize) -> bool {
        self.previous(at).is_some_and(Word::is_figure)
    }

    /// Whether the hyphen at `at` ties what follows to a code: letters that are no number ("F-16"), or a figure
    /// that is a code itself or the second of a row ("555-01-").
    fn joins_code(&self, at: usize) -> bool {
        let Some(before) = self.previous(at) else {
            return false;
        };
        if before.is_letters() {
            let lower = before.lower.as_ref();
            if self.lexicon.led_by.contains(lower) {
                return false;
            }
            let letter = before.is_capital() && before.text.len() == 1;
            return (letter || self.lexicon.unit_at(self.words, at - 1).is_none())
                && !self.lexicon.suffixes.contains_key(lower)
                && !self.lexicon.cardinals.contains_key(lower);
        }
        before.is_figure() && before.glued && self.is_code(at - 1)
    }

    /// Whether letters, colons or further hyphens glued behind the figure make it a code.
    fn leads_code(&self, at: usize) -> bool {
        let Some(next) = self.word(at + 1).filter(|w| w.glued) else {
            return false;
        };
        let behind = |i: usize| self.word(i).filter(|w| w.glued);
        if next.is_letters() {
            let lower = next.lower.as_ref();
            let known = self.lexicon.ordinal_endings.contains(lower)
                || self.lexicon.suffixes.contains_key(lower)
                || self.lexicon.unit_at(self.words, at + 1).is_some()
                || (matches!(lower, "e" | "x") && behind(at + 2).is_some_and(Word::is_figure));
            return !known;
        }
        if next.is(":") {
            return behind(at + 2).is_some_and(Word::is_figure);
        }
        if next.is_hyphen() && behind(at + 2).is_some_and(Word::is_figure) {
            let third = behind(at + 3);
            return third.is_some_and(|w| w.is_hyphen() || w.is("/"))
                && behind(at + 4).is_some_and(Word::is_figure);
        }
        false
    }
}

/// The value of digits with commas between thousands and one decimal point.
pub(super) fn parse(text: &str) -> Option<f64> {
    // ".358" is 0.358.
    let digits = text.strip_prefix('.').unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || text.matches('.').count() > 1 {
        return None;
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.contains(',') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let last_is_three = whole.rsplit(',').next().is_some_and(|g| g.len() == 3);
    if grouped && (first.len() > 3 || !last_is_three || groups.any(|g| g.len() < 2 || g.len() > 3))
    {
        return None;
    }
    text.replace(',', "").parse().ok()
}
