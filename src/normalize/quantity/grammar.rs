//! The grammar as a whole: bounds, number, unit, bound behind, what is counted.

use super::amount::{Reader, Sort};
use super::lexicon::{Bound, Lexicon};
use super::range::{Measured, Row};
use super::{Base, Bounds, Quantity};
use crate::normalize::Time;
use crate::normalize::words::scan;
use crate::rules::model::Quantities;
use crate::text::TextSpan;

/// Unit of a part of a whole that is told as a fraction.
const SHARE: &str = "share";

/// How far below its number "nearly" may reach, as a share of it: the same tenth that "about" allows.
const NEARLY: f64 = 0.9;

/// Finds the quantities of a text.
#[derive(Debug, Clone)]
pub struct QuantityGrammar {
    lexicon: Lexicon,
}

/// What was read at a word.
enum Reading {
    Found(Quantity, Vec<&'static str>, usize),
    Skip(usize),
    Nothing,
}

impl QuantityGrammar {
    /// Lays out the words of a rule set.
    pub fn new(rules: &Quantities) -> Self {
        Self {
            lexicon: Lexicon::new(rules),
        }
    }

    /// The quantities of `span` (best a sentence), in order, apart, ordinals included.
    ///
    /// Figures that are part of a date are found too: pass the result through
    /// [`outside_times`](Self::outside_times).
    pub fn find(&self, text: &str, span: TextSpan) -> Vec<Quantity> {
        let read = self.read(text, span);
        read.into_iter().map(|(quantity, _)| quantity).collect()
    }

    /// As [`find`](Self::find), each with the lists of the rules that it was read by (`quantities/above`).
    pub fn read(&self, text: &str, span: TextSpan) -> Vec<(Quantity, Vec<&'static str>)> {
        let words = scan(text, span);
        let reader = Reader {
            lexicon: &self.lexicon,
            words: &words,
        };
        let mut found = Vec::new();
        let (mut at, mut from) = (0, 0);
        while at < words.len() {
            match reader.read(at, from) {
                Reading::Found(quantity, rules, end) => {
                    let base = self.base(&quantity.unit);
                    found.push((Quantity { base, ..quantity }, rules));
                    at = end.max(at + 1);
                    from = at;
                }
                Reading::Skip(end) => {
                    at = end.max(at + 1);
                    from = at;
                }
                Reading::Nothing => at += 1,
            }
        }
        found
    }

    /// Drops what is part of a point on the calendar, one of `times`, which are in order and apart ("15" in "August 15", "two decades" in "two decades ago").
    /// Lengths stay quantities ("14 months", and "two days" in "two days later", which no calendar places).
    pub fn outside_times(quantities: Vec<Quantity>, times: &[Time]) -> Vec<Quantity> {
        quantities
            .into_iter()
            .filter(|q| {
                let first = times.partition_point(|t| t.span.end <= q.span.start);
                let beside = times[first..].iter();
                !beside.take_while(|t| t.span.start < q.span.end).any(|t| {
                    let point = !t.duration && (t.is_placed() || q.unit.is_empty());
                    point && t.span.overlaps(q.span)
                })
            })
            .collect()
    }

    /// The unit that `unit` converts to, where that is another one.
    fn base(&self, unit: &str) -> Option<Base> {
        let known = self.lexicon.units.iter().find(|u| u.id == unit)?;
        (known.base != known.id).then(|| Base {
            unit: known.base.clone(),
            scale: known.scale,
        })
    }
}

impl Reader<'_, '_> {
    fn read(&self, at: usize, from: usize) -> Reading {
        if let Some((taken, ())) = self.lexicon.fixed.at(self.words, at) {
            return Reading::Skip(at + taken);
        }
        let Some(amount) = self.none(at).or_else(|| self.amount(at)) else {
            return Reading::Nothing;
        };
        let amount = match amount.sort {
            Sort::Figure => self.out_of(amount).unwrap_or(amount),
            _ => amount,
        };
        let number = match self.row(self.measured(amount, from), from) {
            Row::One(number) | Row::Range(number) => number,
            Row::Nothing(end) => return Reading::Skip(end),
        };
        let mut start = number.start;
        let mut marks = Vec::new();
        while number.amount.sort != Sort::Ordinal
            && let Some((taken, &bound)) = self.lexicon.before.before(self.words, from, start)
        {
            marks.push(bound);
            start -= taken;
        }
        let mut end = number.end;
        let behind = |at: usize| self.lexicon.behind.at(self.words, at);
        if let Some((taken, &bound)) = behind(end) {
            marks.push(bound);
            end += taken;
        }
        if !self.tells(&number, !marks.is_empty()) {
            return Reading::Nothing;
        }
        let ordinal = number.amount.sort == Sort::Ordinal;
        let counted = (!ordinal).then(|| self.counted(&number, end)).flatten();
        if let Some((_, &bound)) = counted.as_ref().and_then(|c| behind(c.end)) {
            marks.push(bound);
        }
        let end = self.sized(end).unwrap_or(end);
        let span = self.words[start].span.hull(self.words[end - 1].span);
        let quantity = quantity(&number, &marks, span, counted.map(|c| c.lemma));
        Reading::Found(quantity, read_by(&number, &marks), end)
    }
}

/// The lists of the rules' section `quantities` that a number and its bounds were read by.
fn read_by(number: &Measured, marks: &[Bound]) -> Vec<&'static str> {
    let mut rules: Vec<&'static str> = marks
        .iter()
        .map(|mark| match mark {
            Bound::Above => "quantities/above",
            Bound::AtLeast => "quantities/at_least",
            Bound::Below => "quantities/below",
            Bound::AtMost => "quantities/at_most",
            Bound::About => "quantities/about",
            Bound::Nearly => "quantities/nearly",
        })
        .collect();
    rules.push(match number.amount.sort {
        Sort::Figure => "quantities/figure",
        Sort::Spelled => "quantities/cardinals",
        Sort::Vague => "quantities/vague",
        Sort::Share => "quantities/fractions",
        Sort::Ordinal => "quantities/ordinals",
        Sort::None => "quantities/none",
    });
    if !number.unit.is_empty() {
        rules.push("quantities/units");
    }
    rules
}

fn quantity(number: &Measured, marks: &[Bound], span: TextSpan, of: Option<String>) -> Quantity {
    let amount = &number.amount;
    let mut bounds = Bounds {
        min: Some(amount.low),
        max: Some(amount.high).filter(|v| v.is_finite()),
        open_min: false,
        open_max: false,
    };
    let mut approximate = false;
    for mark in marks {
        match mark {
            Bound::Above | Bound::AtLeast => {
                bounds.max = None;
                bounds.open_min = *mark == Bound::Above;
            }
            Bound::Below | Bound::AtMost => {
                bounds.min = None;
                bounds.open_max = *mark == Bound::Below;
            }
            Bound::About => approximate = true,
            Bound::Nearly => {
                approximate = true;
                bounds.min = Some(amount.low * NEARLY);
                bounds.open_max = true;
            }
        }
    }
    let share = amount.sort == Sort::Share && number.unit.is_empty();
    Quantity {
        span,
        value: amount.value,
        bounds,
        approximate,
        unit: if share {
            SHARE.to_owned()
        } else {
            number.unit.clone()
        },
        base: None,
        of,
        ordinal: amount.sort == Sort::Ordinal,
    }
}
