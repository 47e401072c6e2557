//! Quantities: an interval, a unit, and what is counted.

use crate::text::TextSpan;

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

/// A quantity named in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words: bound or approximation, number, unit ("more than 10 thousand people" without "people").
    pub span: TextSpan,
    /// The number named, without its bound ("more than 10 thousand" → 10000); `None` for "several", "hundreds of".
    pub value: Option<f64>,
    /// What the number may be.
    pub bounds: Bounds,
    /// Whether the words say that it is no exact figure ("about", "nearly", "some 200").
    pub approximate: bool,
    /// Canonical unit, such as `USD`, `%`, `kilometre`, `day`; empty for a plain count.
    pub unit: String,
    /// Lemma of the head noun that is counted ("people", "job"), as far as the words tell.
    pub of: Option<String>,
    /// Whether it is an ordinal ("11th"), which counts nothing.
    pub ordinal: bool,
}
