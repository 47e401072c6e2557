//! Words of dates and times.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Words of dates and times.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Times {
    /// Month names and abbreviations, to 1–12.
    pub months: BTreeMap<String, u8>,
    /// Weekday names and abbreviations, to 1 (Monday)–7.
    pub weekdays: BTreeMap<String, u8>,
    /// Seasons, to their first month (northern).
    pub seasons: BTreeMap<String, u8>,
    /// Parts of the day ("morning": MO, TIMEX3 codes).
    pub parts_of_day: BTreeMap<String, String>,
    /// Units of time ("day", "week", "fortnight"), to their number of days or months as `P1D`, `P1M`.
    pub units: BTreeMap<String, String>,
    /// Words for a day, to its distance from today ("yesterday": -1).
    pub days: BTreeMap<String, i32>,
    /// Words before a unit that shift it ("last": -1, "next": 1, "this": 0).
    pub shifts: BTreeMap<String, i32>,
    /// Words after a length that place it in the past ("ago", "earlier").
    pub past: Vec<String>,
    /// Words after a length, or before it, that place it in the future ("later", "from now").
    pub future: Vec<String>,
    /// Named days, to MM-DD ("Christmas Day": 12-25).
    pub holidays: BTreeMap<String, String>,
}
