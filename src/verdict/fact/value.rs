//! Whether two answers can be one, and whether they cannot both be right.

use crate::fact::{Fact, Site, Value};
use crate::normalize::{EntityId, Grain, Time};
use crate::rules::ConflictKind;
use crate::rules::model::{Attribute, EntityKind, Facts as Words};

use crate::verdict::Court;

/// How two answers lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// They can be one, and one says it again.
    Same,
    /// They cannot both be right.
    Excluded,
    /// Not to be told.
    Unknown,
}

/// Provenance of entities that the articles' own words made.
const TEXT: &str = "text";

/// A bound says little of a number that lies far inside it: "at least 17" is no word for 42.
const FAR: f64 = 1.5;

/// Compares two answers to one question.
pub(super) fn fit(court: &Court, attribute: &Attribute, words: &Words, a: &Fact, b: &Fact) -> Fit {
    match (&a.value, &b.value) {
        (Value::Number(x), Value::Number(y)) => match x.fits(y) {
            // "Several" is too little to oppose.
            Some(false) if x.value.is_none() || y.value.is_none() => Fit::Unknown,
            Some(false) => Fit::Excluded,
            Some(true) => {
                let [one, two] = x.factors(y).unwrap_or([1.0; 2]);
                let near = match (x.value, y.value) {
                    (Some(p), Some(q)) => {
                        let (p, q) = (p * one, q * two);
                        p.max(q) <= p.min(q) * FAR
                    }
                    _ => false,
                };
                if near { Fit::Same } else { Fit::Unknown }
            }
            None => Fit::Unknown,
        },
        (Value::Time(x), Value::Time(y)) => match times(x, y) {
            Fit::Excluded if attribute.repeats && !near(x, y) => Fit::Unknown,
            fit => fit,
        },
        (Value::Place(x), Value::Place(y)) => places(court, words, (a, x), (b, y)),
        (Value::Name(x), Value::Name(y)) => names(court, *x, *y),
        (Value::Title { noun: p, of: x }, Value::Title { noun: q, of: y }) => {
            titles(words, (p, x), (q, y))
        }
        (Value::State(x), Value::State(y)) => states(attribute, x, y),
        _ => Fit::Unknown,
    }
}

/// Days within which what may happen again is taken for one happening.
const ONE_HAPPENING: i32 = 60;

/// Whether two days are so near that they can be told of one happening; days that nothing places are.
fn near(x: &Time, y: &Time) -> bool {
    match (x.from, y.from) {
        (Some(a), Some(b)) => {
            let days = a.until(b).map_or(0, |span| span.get_days());
            x.grain.max(y.grain) < Grain::Year && days.abs() <= ONE_HAPPENING
        }
        _ => true,
    }
}

/// Compares two points in time.
pub(super) fn times(x: &Time, y: &Time) -> Fit {
    if let (Some(a), Some(b)) = (weekday(x), weekday(y))
        && (!x.is_placed() || !y.is_placed())
    {
        return if a == b { Fit::Same } else { Fit::Excluded };
    }
    if x.disjoint(y) {
        Fit::Excluded
    } else if x.fits(y) && x.grain.max(y.grain) <= Grain::Year {
        Fit::Same
    } else {
        Fit::Unknown
    }
}

/// 1 for Monday to 7, of a day or of a weekday that nothing places.
fn weekday(time: &Time) -> Option<i8> {
    if time.is_placed() {
        let one = time.from.filter(|from| time.to == Some(*from));
        return one.map(|day| day.weekday().to_monday_one_offset());
    }
    let (_, day) = time.value.rsplit_once("-WXX-")?;
    day.chars()
        .next()?
        .to_digit(10)
        .and_then(|d| i8::try_from(d).ok())
}

fn places(court: &Court, words: &Words, (a, x): (&Fact, &Site), (b, y): (&Fact, &Site)) -> Fit {
    let (Some(p), Some(q)) = (x.entity, y.entity) else {
        return Fit::Unknown;
    };
    if p == q {
        if x.direction == y.direction {
            return Fit::Same;
        }
        let opposite = |pair: &[String; 2]| {
            let [d, e] = pair;
            (&x.direction, &y.direction) == (d, e) || (&x.direction, &y.direction) == (e, d)
        };
        return if words.directions.iter().any(opposite) {
            Fit::Excluded
        } else {
            Fit::Unknown
        };
    }
    let is_place = |e: EntityId| {
        let kind = court.entities.get(e).kind;
        matches!(kind, EntityKind::Place | EntityKind::Other)
    };
    // Who names both may mean one inside the other, or two stages.
    let names = |fact: &Fact, other: EntityId| {
        let mut claims = court.claims().iter().filter(|c| c.source == fact.source);
        claims.any(|c| c.entities.contains(&other))
    };
    // Of two that rules know it is known whether one lies in the other.
    let known = [p, q]
        .iter()
        .all(|e| court.entities.get(*e).provenance != TEXT);
    let apart = is_place(p)
        && is_place(q)
        && !court.overlap(p, q)
        && (known || !names(a, q) && !names(b, p));
    if apart { Fit::Excluded } else { Fit::Unknown }
}

fn names(court: &Court, x: EntityId, y: EntityId) -> Fit {
    if x == y {
        Fit::Same
    } else if court.overlap(x, y) {
        Fit::Unknown
    } else {
        Fit::Excluded
    }
}

/// "finance minister" and "interior minister" are two offices; "leader" and "deputy leader" too. Two nouns may be one man's.
fn titles(words: &Words, (p, x): (&str, &[String]), (q, y): (&str, &[String])) -> Fit {
    if p != q {
        return Fit::Unknown;
    }
    // "coast guard spokeswoman", "coastguard spokeswoman"
    if x.concat() == y.concat() {
        return Fit::Same;
    }
    let rank = |of: &[String]| of.iter().any(|w| words.ranks.contains(w));
    let apart = !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w));
    if rank(x) != rank(y) || apart {
        Fit::Excluded
    } else {
        Fit::Unknown
    }
}

fn states(attribute: &Attribute, x: &str, y: &str) -> Fit {
    if x == y {
        return Fit::Same;
    }
    let follows = |(a, b): &(String, String)| (a == x && b == y) || (a == y && b == x);
    let staged = attribute.stages.iter().any(follows);
    let group = |state: &str| {
        attribute
            .exclusive
            .iter()
            .position(|g| g.iter().any(|s| s == state))
    };
    match (group(x), group(y)) {
        (Some(a), Some(b)) if a == b => Fit::Unknown,
        (Some(_), Some(_)) => Fit::Excluded,
        _ if staged => Fit::Excluded,
        _ => Fit::Unknown,
    }
}

/// The kind of contradiction that excluding answers make.
pub(super) fn kind(value: &Value) -> ConflictKind {
    match value {
        Value::Number(_) => ConflictKind::Numeric,
        Value::Time(_) => ConflictKind::Temporal,
        Value::Place(_) => ConflictKind::Location,
        Value::Name(_) => ConflictKind::Role,
        Value::Title { .. } => ConflictKind::Exclusive,
        Value::State(_) => ConflictKind::Antonym,
    }
}
