//! Quantities: an interval, a unit, and what is counted.
//!
//! In: text, a span of it (a sentence), and the words of the rules' section `quantities`. Out: [`Quantity`]s in
//! order, apart. What always holds: years, dates, clock times, scores, telephone numbers and numbers that name a
//! thing ("Flight 93") are none; an ordinal is marked as one and counts nothing.

mod amount;
mod compare;
mod counted;
mod figure;
mod grammar;
mod lexicon;
mod one;
mod range;
mod spelled;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::text::TextSpan;

pub use grammar::QuantityGrammar;

/// An interval of numbers with open or closed ends; an end that is `None` is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    /// Lower end.
    pub min: Option<f64>,
    /// Upper end.
    pub max: Option<f64>,
    /// Whether `min` itself is excluded ("more than 10").
    pub open_min: bool,
    /// Whether `max` itself is excluded ("less than 10").
    pub open_max: bool,
}

/// The unit that another one converts to, and how many of it one is.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// Canonical unit.
    pub unit: String,
    /// How its figures become figures of that unit.
    pub scale: Scale,
}

/// How figures of one unit become those of another: times `factor`, which is positive, and `offset` added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// How many of the other unit one is.
    pub factor: f64,
    /// What the other unit counts where this one counts nought.
    pub offset: f64,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            factor: 1.0,
            offset: 0.0,
        }
    }
}

impl Scale {
    /// The figure in the other unit.
    pub fn of(self, value: f64) -> f64 {
        value * self.factor + self.offset
    }
}

/// A quantity named in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words: bound or approximation, number, unit ("more than 10 thousand people" without "people").
    pub span: TextSpan,
    /// The number named, without its bound ("more than 10 thousand" → 10000); the middle of a range; `None` for
    /// "several", "hundreds of".
    pub value: Option<f64>,
    /// What the number may be.
    pub bounds: Bounds,
    /// Whether the words say that it is no exact figure ("about", "nearly", "some 200").
    pub approximate: bool,
    /// Canonical unit, such as `USD`, `%`, `kilometre`, `day`, `USD/hour`; `share` for parts of a whole told as a
    /// fraction ("a quarter of", 0.25); empty for a plain count.
    pub unit: String,
    /// What the unit converts to, if it does.
    pub base: Option<Base>,
    /// Lemma of the head noun that is counted ("people", "job"), as far as the words tell.
    pub of: Option<String>,
    /// Whether it is an ordinal ("11th"), which counts nothing.
    pub ordinal: bool,
}

/// The form that rule tests are written in: `>10000 people`, `3..5 %`, `~200 soldier`, `#11`, `1200000000 USD`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ordinal {
            f.write_str("#")?;
        } else if self.approximate {
            f.write_str("~")?;
        }
        let Bounds { min, max, .. } = self.bounds;
        match (min, max, self.value) {
            (_, _, Some(v)) if self.approximate => write!(f, "{v}")?,
            (Some(a), Some(b), _) if a < b => write!(f, "{a}..{b}")?,
            (Some(a), None, _) if self.bounds.open_min => write!(f, ">{a}")?,
            (Some(a), None, _) => write!(f, ">={a}")?,
            (_, Some(b), _) if self.bounds.open_max => write!(f, "<{b}")?,
            (None, Some(b), _) => write!(f, "<={b}")?,
            (Some(a), _, _) => write!(f, "{a}")?,
            (None, None, _) => f.write_str("?")?,
        }
        if !self.unit.is_empty() {
            write!(f, " {}", self.unit)?;
        }
        if let Some(of) = &self.of {
            write!(f, " {of}")?;
        }
        Ok(())
    }
}
