//! Times, as in TIMEX3 (Pustejovsky et al. 2003) and ISO 8601.
//!
//! In: the text, its sentences, the day of publication if it is known, and the words of the rules' section
//! `times`. Out: [`Time`]s in order, apart. What is found and how it is resolved follows what `SUTime` (Chang &
//! Manning 2012) and `HeidelTime` (Strötgen & Gertz 2013) do for news: a weekday or a date without a year is the
//! nearest past one unless the words look ahead. What nothing resolves keeps an `X` in its value and no interval.

mod clock;
mod compare;
mod date;
mod era;
mod expression;
mod feast;
mod grammar;
mod lexicon;
mod period;
mod relative;
mod resolve;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::days_of;
use crate::text::TextSpan;

pub use compare::HALF_DAY;
pub use grammar::TimeGrammar;

/// How fine a time is told.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Grain {
    Hour,
    PartOfDay,
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
    Century,
}

/// What a time was resolved against.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// The text names it in full, or a year stands before it.
    Stated,
    /// Relative to the day of publication.
    Published,
    /// Nothing to resolve it by; the interval is open.
    Unknown,
}

/// A time named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words ("on August 15" without "on").
    pub span: TextSpan,
    /// TIMEX3 value: `2021-08-15`, `2021-W33`, `198X`, `XXXX-08-15`, `P14M` for a duration; `1996/2001` for a
    /// range, `2001/..` for "since 2001" (ISO 8601-2).
    pub value: String,
    /// First day it covers.
    pub from: Option<Date>,
    /// Last day it covers (inclusive).
    pub to: Option<Date>,
    /// How fine it is told.
    pub grain: Grain,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// Whether it names no date, only a day of the week or a distance from the day of publication ("on Saturday", "yesterday").
    pub counted: bool,
    /// Whether it is a length of time ("14 months"), not a place on the calendar. "The last seven years" is a
    /// length that has a place too.
    pub duration: bool,
}

impl Time {
    /// A day, month or year of the calendar (`2021-08-15`, `2021-08`, `2021`), told by the words at `span`.
    pub(crate) fn on_calendar(value: &str, span: TextSpan) -> Option<Self> {
        let (from, to) = days_of(value)?;
        let grain = match value.len() {
            4 => Grain::Year,
            7 => Grain::Month,
            _ => Grain::Day,
        };
        Some(Self {
            span,
            value: value.to_owned(),
            from: Some(from),
            to: Some(to),
            grain,
            anchor: Anchor::Stated,
            counted: false,
            duration: false,
        })
    }
}
