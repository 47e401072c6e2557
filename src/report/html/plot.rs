//! What sides differ in, drawn on one scale: figures and days as marks and ranges, an update by the days it was told on.
//!
//! A picture adds no words: the sides beside it say all that it shows, so it is hidden from screen readers. Places are
//! percentages of a line that is as wide as the page lets it be; so nothing has to be scaled, and no style is needed.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use serde::Serialize;

use crate::report::model::{Claim, Finding, Quantity};
use crate::report::resolved::Resolved;
use crate::report::sides::Side;
use crate::report::wording::{days, on, readable};
use crate::verdict::Verdict;
use crate::visible::line;

/// Days are counted from here.
const EPOCH: Date = date(1970, 1, 1);

/// A scale, and a line for each side.
#[derive(Debug, Serialize)]
pub(super) struct Plot {
    /// What the scale is of: "days told", "days", "figures".
    pub what: &'static str,
    pub rows: Vec<Row>,
    pub low: String,
    pub high: String,
}

/// A side on the scale. Numbers are percentages of its length.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub name: String,
    pub from: f64,
    pub width: f64,
    /// Where its mark stands.
    pub at: f64,
    /// Whether the side leaves open how far it goes.
    pub open: bool,
}

/// Where a side lies.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Extent {
    low: Option<f64>,
    high: Option<f64>,
}

impl Extent {
    fn ends(self) -> impl Iterator<Item = f64> {
        self.low.into_iter().chain(self.high)
    }
}

/// The picture of a finding with sides, where each side has a place on one scale and not all have the same.
pub(super) fn plot(resolved: &Resolved, finding: &Finding, sides: &[Side]) -> Option<Plot> {
    let update = finding.verdict == Verdict::Update;
    let told = update.then(|| timeline(resolved, sides)).flatten();
    told.or_else(|| of_days(sides))
        .or_else(|| of_figures(sides))
}

/// The sides of an update by the days that their claims name, or else by those they were published on.
fn timeline(resolved: &Resolved, sides: &[Side]) -> Option<Plot> {
    let named = |c: &&Claim| c.times.iter().find_map(|t| t.from.as_deref()?.parse().ok());
    let published = |c: &&Claim| resolved.source(c)?.published.as_deref()?.parse().ok();
    let first = |day: &dyn Fn(&&Claim) -> Option<Date>| -> Option<Vec<Date>> {
        let of = |s: &Side| s.claims.iter().filter_map(day).min();
        sides.iter().map(of).collect()
    };
    let rising = |all: &Vec<Date>| all.is_sorted_by(|a, b| a < b);
    let all = first(&published)
        .filter(rising)
        .or_else(|| first(&named).filter(rising))?;
    let extents: Vec<Extent> = all.iter().map(|d| point(number(*d))).collect();
    drawn("days told", sides, &extents, day_of, false)
}

/// Sides that give days.
fn of_days(sides: &[Side]) -> Option<Plot> {
    let extent = |s: &Side| {
        let (from, to) = days(s.value)?;
        Some(Extent {
            low: Some(number(from)),
            high: Some(number(to)),
        })
    };
    let extents = sides.iter().map(extent).collect::<Option<Vec<_>>>()?;
    drawn("days", sides, &extents, day_of, false)
}

/// Sides that give figures of one unit.
fn of_figures(sides: &[Side]) -> Option<Plot> {
    let all = sides.iter().map(figure).collect::<Option<Vec<_>>>()?;
    let unit = &all.first()?.unit;
    if all.iter().any(|q| q.unit != *unit) {
        return None;
    }
    let extent = |q: &&Quantity| match q.value {
        Some(value) if q.min == q.max || q.min.is_none() && q.max.is_none() => point(value),
        _ => Extent {
            low: q.min,
            high: q.max,
        },
    };
    let extents: Vec<Extent> = all.iter().map(extent).collect();
    // An end of the scale is told as the side tells it that reaches there.
    let told = |v: f64| {
        let side = extents.iter().position(|e| *e == point(v));
        let own = side.map(|i| readable(&line(sides[i].value)));
        own.unwrap_or_else(|| {
            if v == 0.0 {
                "0".to_owned()
            } else {
                shown(v, unit)
            }
        })
    };
    drawn("figures", sides, &extents, told, true)
}

/// The figure that a side's value is.
fn figure<'a>(side: &Side<'a>) -> Option<&'a Quantity> {
    let value = side.value.to_lowercase();
    let is = |q: &&Quantity| !q.text.is_empty() && value == q.text.to_lowercase();
    // A value is told with its unit, or without.
    let within = |q: &&Quantity| {
        let words: Vec<&str> = value.split_whitespace().collect();
        let own = q.text.to_lowercase();
        let own: Vec<&str> = own.split_whitespace().collect();
        let holds = |all: &[&str], some: &[&str]| {
            !some.is_empty() && all.windows(some.len()).any(|w| w == some)
        };
        holds(&words, &own) || holds(&own, &words)
    };
    let all = || side.claims.iter().flat_map(|c| &c.quantities);
    let found = all().find(is).or_else(|| all().find(within))?;
    (found.value.is_some() || found.min.is_some() || found.max.is_some()).then_some(found)
}

fn point(at: f64) -> Extent {
    Extent {
        low: Some(at),
        high: Some(at),
    }
}

/// The sides on a scale that holds them all. What is `counted` is measured from nothing, unless it is far above it.
fn drawn(
    what: &'static str,
    sides: &[Side],
    extents: &[Extent],
    told: impl Fn(f64) -> String,
    counted: bool,
) -> Option<Plot> {
    /// A scale begins at zero, unless all that it holds is above this share of its highest.
    const FAR: f64 = 0.8;
    /// What stays free at each end, so that no mark is cut, in percent.
    const EDGE: f64 = 3.0;
    let ends = || extents.iter().flat_map(|e| e.ends());
    let low = ends().fold(f64::INFINITY, f64::min);
    let high = ends().fold(f64::NEG_INFINITY, f64::max);
    let apart = extents.windows(2).any(|w| w[0] != w[1]);
    if !apart || high <= low || !low.is_finite() || !high.is_finite() {
        return None;
    }
    let low = if counted && low > 0.0 && low < FAR * high {
        0.0
    } else {
        low
    };
    let place = |v: f64| {
        let share = (v - low) / (high - low);
        ((EDGE + share * (100.0 - 2.0 * EDGE)) * 10.0).round() / 10.0
    };
    let row = |(side, extent): (&Side, &Extent)| {
        let from = extent.low.map_or(0.0, place);
        let to = extent.high.map_or(100.0, place);
        let at = match (extent.low, extent.high) {
            (Some(a), Some(b)) => place(f64::midpoint(a, b)),
            (Some(end), None) | (None, Some(end)) => place(end),
            (None, None) => EDGE,
        };
        Row {
            name: readable(&line(side.value)),
            from,
            width: ((to - from) * 10.0).round() / 10.0,
            at,
            open: extent.low.is_none() || extent.high.is_none(),
        }
    };
    Some(Plot {
        what,
        rows: sides.iter().zip(extents).map(row).collect(),
        low: told(low),
        high: told(high),
    })
}

/// A day as a number of days, so that it has a place.
fn number(day: Date) -> f64 {
    let since = EPOCH.until(day);
    since.map_or(0.0, |span| f64::from(span.get_days()))
}

/// The day of such a number.
fn day_of(at: f64) -> String {
    let day = EPOCH.checked_add((at as i32).days());
    day.map_or_else(|_| String::new(), on)
}

/// "12,900,000,000", "7.5", with its unit where that is no word of the text.
fn shown(value: f64, unit: &str) -> String {
    let number = if value.fract() == 0.0 && value.abs() < 1e15 {
        grouped(value as i64)
    } else {
        format!("{}", (value * 100.0).round() / 100.0)
    };
    format!("{number} {}", line(unit)).trim().to_owned()
}

/// Thousands parted by commas.
fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::fixture;
    use crate::report::model::Report;

    /// The picture of the fixture's contradiction, its sides given other values; a quantity a side where it is one.
    fn made(values: [&str; 2], figures: Option<[(Option<f64>, Option<f64>); 2]>) -> Option<String> {
        let mut report: Report = fixture::report();
        let finding = &mut report.findings[0];
        for (position, value) in finding.positions.iter_mut().zip(values) {
            value.clone_into(&mut position.value);
        }
        let finding = finding.clone();
        let model = report.claims[1].quantities[0].clone();
        for (i, side) in finding.sides.iter().enumerate() {
            let claim = report.claims.iter_mut().find(|c| c.id == side[0]).unwrap();
            claim.quantities = figures
                .iter()
                .map(|f| {
                    let mut q = model.clone();
                    (q.text, q.unit) = (values[i].to_owned(), String::new());
                    (q.min, q.max) = f[i];
                    q.value = q.min.or(q.max);
                    q
                })
                .collect();
        }
        let only = BTreeSet::new();
        let resolved = Resolved::new(&report, &only);
        let plot = plot(&resolved, &finding, &resolved.sides(&finding))?;
        let row = |r: &Row| {
            let open = if r.open { " open" } else { "" };
            format!("{} {}+{} at {}{open}", r.name, r.from, r.width, r.at)
        };
        let rows: Vec<String> = plot.rows.iter().map(row).collect();
        Some(format!(
            "{}, {} to {}: {}",
            plot.what,
            plot.low,
            plot.high,
            rows.join("; ")
        ))
    }

    #[test]
    fn figures_stand_on_a_scale_from_zero_unless_far_from_it() {
        let one = |v: f64| (Some(v), Some(v));
        insta::assert_snapshot!(made(["5", "20"], Some([one(5.0), one(20.0)])).unwrap(), @"figures, 0 to 20: 5 26.5+0 at 26.5; 20 97+0 at 97");
        insta::assert_snapshot!(made(["312", "318"], Some([one(312.0), one(318.0)])).unwrap(), @"figures, 312 to 318: 312 3+0 at 3; 318 97+0 at 97");
        insta::assert_snapshot!(made(["7", "at least 20"], Some([one(7.0), (Some(20.0), None)])).unwrap(), @"figures, 0 to 20: 7 35.9+0 at 35.9; at least 20 97+3 at 97 open");
    }

    #[test]
    fn days_stand_on_a_scale_of_days() {
        insta::assert_snapshot!(made(["2003-01-01 to 2003-12-31", "2006-02-03"], None).unwrap(), @"days, 1 January 2003 to 3 February 2006: 2003 3+30.3 at 18.2; 3 February 2006 97+0 at 97");
    }

    #[test]
    fn what_is_no_figure_and_no_day_is_not_drawn() {
        assert_eq!(made(["safe", "dangerous"], None), None);
        let one = (Some(5.0), Some(5.0));
        assert_eq!(made(["5", "five"], Some([one, one])), None);
    }
}
