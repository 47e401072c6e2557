//! Words of dates and times.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Words of dates and times. Number words are those of `quantities`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Times {
    /// Month names and abbreviations, to 1–12; they count only with a capital.
    pub months: BTreeMap<String, u8>,
    /// Months that are everyday words too ("May"): alone they count only behind one of `leads`.
    pub doubtful_months: Vec<String>,
    /// Weekday names, to 1 (Monday)–7.
    pub weekdays: BTreeMap<String, u8>,
    /// Abbreviated weekdays, which count only before a date ("Wed, 18 Aug").
    pub short_weekdays: BTreeMap<String, u8>,
    /// Seasons, to SP, SU, FA, WI (TIMEX3, northern).
    pub seasons: BTreeMap<String, String>,
    /// Seasons that are everyday words too ("fall").
    pub doubtful_seasons: Vec<String>,
    /// Parts of the day ("morning": MO; TIMEX3 codes MO, MI, AF, EV, NI).
    pub parts_of_day: BTreeMap<String, String>,
    /// Units of time and their plurals, as a length of one ("days": P1D, "hour": PT1H, "weekend": P1WE, "quarter": P1Q).
    pub units: BTreeMap<String, String>,
    /// Words for a day, to its distance from today ("yesterday": -1).
    pub days: BTreeMap<String, i32>,
    /// Words for a part of a day near today, to that distance and part ("tonight": [0, NI]).
    pub day_parts: BTreeMap<String, (i32, String)>,
    /// Words before a unit, weekday, month or season that shift it ("last": -1, "next": 1, "this": 0).
    pub shifts: BTreeMap<String, i32>,
    /// Words before a number and a unit: a span that ends (-1) or starts (1) today ("the last seven years").
    pub spans: BTreeMap<String, i32>,
    /// Those of `spans` that need no number ("the past week").
    pub stretches: Vec<String>,
    /// Words after a length that place it before today ("ago").
    pub ago: Vec<String>,
    /// Phrases after a length that place it after today ("from now").
    pub hence: Vec<String>,
    /// Words after a length that place it by something else told ("later", "earlier").
    pub apart: Vec<String>,
    /// Phrases between a length and a day that it is reckoned from, before (-1) or after (1) ("a week before Christmas").
    pub reckoned: BTreeMap<String, i32>,
    /// Words that take the start (-1), middle (0) or end (1) of what follows ("early", "the end of").
    pub edges: BTreeMap<String, i32>,
    /// Words before "this month" that take what lies behind (-1) or ahead (1) of today ("earlier").
    pub sides: BTreeMap<String, i32>,
    /// What opens a time without an end ("since").
    pub since: Vec<String>,
    /// What opens a time without a beginning ("until").
    pub until: Vec<String>,
    /// What opens a range joined by "and" ("between").
    pub between: Vec<String>,
    /// What joins the ends of a range.
    pub to: Vec<String>,
    /// The definite article.
    pub the: Vec<String>,
    /// What stands between a clock time and its day ("on").
    pub on: Vec<String>,
    /// What stands between a day and its clock time ("at").
    pub at: Vec<String>,
    /// Words before which a four-digit figure, a doubtful month or season is a time ("in", "since").
    pub leads: Vec<String>,
    /// Words before "a week" that make it a length ("for", "within").
    pub length_leads: Vec<String>,
    /// "century".
    pub centuries: Vec<String>,
    /// Decades by their names ("eighties": 80).
    pub decades: BTreeMap<String, i32>,
    /// Words before a length that belong to it and give its value ("several"); the value is unknown.
    pub vague: Vec<String>,
    /// Behind a length they make it an age ("old").
    pub ages: Vec<String>,
    /// Words that make a length of a unit behind it ("long": "week-long", "weeklong").
    pub lasting: Vec<String>,
    /// Words of clock time behind a figure, to the hours they add after noon ("pm": 12).
    pub clock: BTreeMap<String, u8>,
    /// Hours by name ("noon": 12).
    pub hours: BTreeMap<String, u8>,
    /// Phrases before an hour, to minutes past it ("half past": 30, "a quarter to": -15).
    pub past_hours: BTreeMap<String, i32>,
    /// Phrases behind an hour that tell its part of the day ("in the morning": MO); any but MO is after noon.
    pub of_day: BTreeMap<String, String>,
    /// Time zones, passed over behind a clock time.
    pub zones: Vec<String>,
    /// Words that say that what follows is still to come ("will", "scheduled").
    pub future: Vec<String>,
    /// Named days, to MM-DD ("Christmas Day": 12-25), days around Easter ("Good Friday": easter-2), or month, number and
    /// weekday (Monday is 1; "Thanksgiving": 11-W4-4, the last one -1).
    pub holidays: BTreeMap<String, String>,
}
