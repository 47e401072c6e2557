//! The section `times` of the rules, laid out for lookup.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::super::words::Phrases;
use super::feast::Feast;
use crate::rules::model::{Quantities, Times};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Reads a length such as `P1D`: the unit, and how many of it.
    fn parse(text: &str) -> Option<(Self, i64)> {
        let (clock, rest) = match text.strip_prefix("PT") {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('P')?),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count = rest[..digits].parse().ok()?;
        let unit = match (clock, &rest[digits..]) {
            (true, "S") => Self::Second,
            (true, "M") => Self::Minute,
            (true, "H") => Self::Hour,
            (false, "D") => Self::Day,
            (false, "WE") => Self::Weekend,
            (false, "W") => Self::Week,
            (false, "M") => Self::Month,
            (false, "Q") => Self::Quarter,
            (false, "Y") => Self::Year,
            (false, "DE") => Self::Decade,
            (false, "CE") => Self::Century,
            _ => return None,
        };
        Some((unit, count))
    }
}

#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    pub months: HashMap<String, i8>,
    pub doubtful_months: HashSet<String>,
    pub weekdays: HashMap<String, i8>,
    pub short_weekdays: HashMap<String, i8>,
    pub seasons: HashMap<String, String>,
    pub doubtful_seasons: HashSet<String>,
    pub parts_of_day: HashMap<String, String>,
    pub units: HashMap<String, (Unit, i64)>,
    pub days: Phrases<i32>,
    pub day_parts: Phrases<(i32, String)>,
    pub shifts: HashMap<String, i32>,
    pub spans: HashMap<String, i32>,
    pub stretches: HashSet<String>,
    pub ago: HashSet<String>,
    pub hence: Phrases<()>,
    pub apart: HashSet<String>,
    pub reckoned: Phrases<i32>,
    pub edges: Phrases<i32>,
    pub sides: HashMap<String, i32>,
    pub since: HashSet<String>,
    pub until: HashSet<String>,
    pub between: HashSet<String>,
    pub to: HashSet<String>,
    pub the: HashSet<String>,
    pub on: HashSet<String>,
    pub at: HashSet<String>,
    pub leads: HashSet<String>,
    pub length_leads: HashSet<String>,
    pub centuries: HashSet<String>,
    pub decades: HashMap<String, i32>,
    pub vague: Phrases<()>,
    pub ages: HashSet<String>,
    pub lasting: HashSet<String>,
    pub clock: Phrases<u8>,
    pub hours: HashMap<String, u8>,
    pub past_hours: Phrases<i32>,
    pub of_day: Phrases<String>,
    pub zones: HashSet<String>,
    pub future: HashSet<String>,
    pub holidays: Phrases<Feast>,
    pub halves: HashSet<String>,
    /// Names of months cut short ("Sept").
    pub cut_months: HashSet<String>,
    pub cardinals: HashMap<String, f64>,
    pub ordinals: HashMap<String, f64>,
    pub ordinal_endings: HashSet<String>,
    pub articles: HashSet<String>,
    pub joins: HashSet<String>,
    pub of: HashSet<String>,
    /// Words that a unit of measure begins with ("metre", "square metre").
    pub measures: HashSet<String>,
}

impl Lexicon {
    pub fn new(times: &Times, quantities: &Quantities) -> Self {
        fn set(list: &[String]) -> HashSet<String> {
            list.iter().map(|w| w.to_lowercase()).collect()
        }
        fn small(map: &std::collections::BTreeMap<String, u8>) -> HashMap<String, i8> {
            map.iter()
                .filter_map(|(k, v)| Some((k.to_lowercase(), i8::try_from(*v).ok()?)))
                .collect()
        }
        Self {
            months: small(&times.months),
            doubtful_months: set(&times.doubtful_months),
            weekdays: small(&times.weekdays),
            short_weekdays: small(&times.short_weekdays),
            seasons: times.seasons.clone().into_iter().collect(),
            doubtful_seasons: set(&times.doubtful_seasons),
            parts_of_day: times.parts_of_day.clone().into_iter().collect(),
            units: times
                .units
                .iter()
                .filter_map(|(word, length)| Some((word.to_lowercase(), Unit::parse(length)?)))
                .collect(),
            days: Phrases::new(times.days.iter().map(|(k, v)| (k, *v))),
            day_parts: Phrases::new(times.day_parts.iter().map(|(k, v)| (k, v.clone()))),
            shifts: times.shifts.clone().into_iter().collect(),
            spans: times.spans.clone().into_iter().collect(),
            stretches: set(&times.stretches),
            ago: set(&times.ago),
            hence: Phrases::new(times.hence.iter().map(|k| (k, ()))),
            apart: set(&times.apart),
            reckoned: Phrases::new(times.reckoned.iter().map(|(k, v)| (k, *v))),
            edges: Phrases::new(times.edges.iter().map(|(k, v)| (k, *v))),
            sides: times.sides.clone().into_iter().collect(),
            since: set(&times.since),
            until: set(&times.until),
            between: set(&times.between),
            to: set(&times.to),
            the: set(&times.the),
            on: set(&times.on),
            at: set(&times.at),
            leads: set(&times.leads),
            length_leads: set(&times.length_leads),
            centuries: set(&times.centuries),
            decades: times.decades.clone().into_iter().collect(),
            vague: Phrases::new(times.vague.iter().map(|k| (k, ()))),
            ages: set(&times.ages),
            lasting: set(&times.lasting),
            clock: Phrases::new(times.clock.iter().map(|(k, v)| (k, *v))),
            past_hours: Phrases::new(times.past_hours.iter().map(|(k, v)| (k, *v))),
            of_day: Phrases::new(times.of_day.iter().map(|(k, v)| (k, v.clone()))),
            hours: times.hours.clone().into_iter().collect(),
            zones: set(&times.zones),
            future: set(&times.future),
            holidays: Phrases::new(
                times
                    .holidays
                    .iter()
                    .filter_map(|(name, day)| Some((name, Feast::parse(day)?))),
            ),
            halves: halves(quantities),
            cut_months: cut_months(&times.months),
            cardinals: quantities.cardinals.clone().into_iter().collect(),
            ordinals: quantities.ordinals.clone().into_iter().collect(),
            ordinal_endings: set(&quantities.ordinal_endings),
            articles: set(&quantities.articles),
            joins: set(&quantities.joins),
            of: set(&quantities.of),
            measures: measures(quantities),
        }
    }
}

/// The words for one half.
fn measures(quantities: &Quantities) -> HashSet<String> {
    let spelled = quantities.units.iter().flat_map(|unit| &unit.after);
    let first = spelled.filter_map(|words| words.split_whitespace().next());
    first.map(str::to_lowercase).collect()
}

fn halves(quantities: &Quantities) -> HashSet<String> {
    let half = |(_, part): &(&String, &f64)| (**part - 0.5).abs() < f64::EPSILON;
    let all = quantities.fractions.iter().filter(half);
    all.map(|(word, _)| word.clone()).collect()
}

/// The names of months that are the beginning of another name of the same month.
fn cut_months(months: &std::collections::BTreeMap<String, u8>) -> HashSet<String> {
    let goes_on = |name: &str, month: u8| {
        let mut all = months.iter();
        all.any(|(other, m)| *m == month && other.len() > name.len() && other.starts_with(name))
    };
    let cut = months.iter().filter(|(name, month)| goes_on(name, **month));
    cut.map(|(name, _)| name.to_lowercase()).collect()
}
