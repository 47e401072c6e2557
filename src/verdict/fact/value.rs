//! Whether two answers can be one, and whether they cannot both be right.

use crate::fact::{Fact, Party, Site, Value};
use crate::normalize::{EntityId, Grain, Quantity, Time};
use crate::rules::ConflictKind;
use crate::rules::model::{Attribute, EntityKind};

use super::{Facts, clock};
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
    /// Told in measures that do not convert: never one answer, and no conflict that can be told ("$3.4 million", "€3.4 million").
    Unlike,
}

/// Provenance of entities that the articles' own words made.
const TEXT: &str = "text";

/// A bound says little of a number that lies far inside it: "at least 17" is no word for 42.
const FAR: f64 = 1.5;

/// Days within which what may happen again is taken for one happening.
const ONE_HAPPENING: i32 = 60;

/// Compares two facts that answer one question.
pub(super) fn fit(court: &Court, facts: &Facts, one: &Fact, other: &Fact) -> Fit {
    let attribute = &facts.attributes[one.attribute];
    match (&one.value, &other.value) {
        (Value::Number(x), Value::Number(y)) => match numbers(x, y) {
            Fit::Excluded if attribute.ages && have_aged(court, [one, other], [x, y]) => {
                Fit::Unknown
            }
            fit => fit,
        },
        (Value::Time(x), Value::Time(y)) => match times(x, y) {
            Fit::Excluded if attribute.repeats && !near(x, y) => Fit::Unknown,
            Fit::Same | Fit::Unknown if clock::apart(court, [one, other], [x, y]) => Fit::Excluded,
            fit => fit,
        },
        (Value::Place(x), Value::Place(y)) if x.entity == y.entity => directions(facts, x, y),
        (Value::Place(x), Value::Place(y)) => places(court, [one, other], [x.entity, y.entity]),
        (Value::Name(x), Value::Name(y)) if x == y => Fit::Same,
        (Value::Name(x), Value::Name(y)) if court.overlap(*x, *y) => Fit::Unknown,
        (Value::Title { .. }, Value::Title { .. }) => titles(court, (facts, attribute), one, other),
        (Value::State(x), Value::State(y)) => states(attribute, x, y),
        (Value::Party(x), Value::Party(y)) => parties(court, facts, x, y),
        (Value::Score(x), Value::Score(y)) if x == y => Fit::Same,
        (Value::Name(_), Value::Name(_)) | (Value::Score(_), Value::Score(_)) => Fit::Excluded,
        _ => Fit::Unknown,
    }
}

/// Days within which few people have a birthday.
const BIRTHDAY: i32 = 30;
/// Days of a year.
const YEAR: f64 = 365.0;

/// Whether the years between the days on which two articles came out make up for the difference.
fn have_aged(court: &Court, facts: [&Fact; 2], ages: [&Quantity; 2]) -> bool {
    let published = |fact: &Fact| {
        let document = court.documents.get(fact.source.0 as usize)?;
        document.meta.published
    };
    let [Some(one), Some(other)] = facts.map(published) else {
        return false;
    };
    let days = one.until(other).map_or(0, |span| span.get_days());
    let [Some(younger), Some(older)] = ages.map(|age| age.value) else {
        return false;
    };
    let by = (older - younger) * f64::from(days.signum());
    let most = (f64::from(days.abs()) / YEAR).ceil();
    days.abs() >= BIRTHDAY && (most - 1.0..=most).contains(&by)
}

fn numbers(x: &Quantity, y: &Quantity) -> Fit {
    let Some([by_one, by_other]) = x.factors(y) else {
        return Fit::Unlike;
    };
    let [Some(one), Some(other)] = [x.value, y.value] else {
        // "Several" is too little to oppose.
        return Fit::Unknown;
    };
    let (one, other) = (by_one.of(one), by_other.of(other));
    match x.fits(y) {
        Some(false) => Fit::Excluded,
        Some(true) if one.max(other) <= one.min(other) * FAR && x.is_told_as(y) => Fit::Same,
        _ => Fit::Unknown,
    }
}

/// Compares two points in time; of days that nothing places their weekdays.
pub(super) fn times(x: &Time, y: &Time) -> Fit {
    let weekdays = x.weekday().zip(y.weekday());
    if let Some((one, other)) = weekdays.filter(|_| !x.is_placed() || !y.is_placed()) {
        return if one == other {
            Fit::Same
        } else {
            Fit::Excluded
        };
    }
    if x.is_other_week(y) && x.disjoint(y) {
        Fit::Unknown
    } else if x.disjoint(y) || are_of_other_ends(x, y) {
        Fit::Excluded
    } else if x.fits(y) && x.grain.max(y.grain) <= Grain::Year {
        Fit::Same
    } else {
        Fit::Unknown
    }
}

/// Whether both tell when something begins and ends, and not the same ("26 July to 22 August", "26 July to 30 September").
fn are_of_other_ends(x: &Time, y: &Time) -> bool {
    let ranges = [x, y]
        .iter()
        .all(|t| t.value.contains('/') && !t.value.contains(".."));
    let ends = |t: &Time| Some([t.from?, t.to?]).filter(|_| t.is_placed());
    let apart = match (ends(x), ends(y)) {
        (Some(one), Some(other)) => one != other,
        (None, None) => x.value != y.value,
        _ => false,
    };
    ranges && x.grain == y.grain && apart
}

/// Whether two days are so near that they can be told of one happening; days that nothing places are.
fn near(x: &Time, y: &Time) -> bool {
    let Some((from, until)) = x.from.zip(y.from) else {
        return true;
    };
    let days = from.until(until).map_or(0, |span| span.get_days());
    x.grain.max(y.grain) < Grain::Year && days.abs() <= ONE_HAPPENING
}

/// How two answers lie to one place.
fn directions(facts: &Facts, x: &Site, y: &Site) -> Fit {
    if x.direction == y.direction {
        return Fit::Same;
    }
    let told = [&x.direction, &y.direction];
    let opposite =
        |pair: &[String; 2]| told == [&pair[0], &pair[1]] || told == [&pair[1], &pair[0]];
    if facts.words.directions.iter().any(opposite) {
        Fit::Excluded
    } else {
        Fit::Unknown
    }
}

fn places(court: &Court, facts: [&Fact; 2], places: [Option<EntityId>; 2]) -> Fit {
    let [Some(one), Some(other)] = places else {
        return Fit::Unknown;
    };
    let of = |e: EntityId| court.entities.get(e);
    let may_be_place = |e: EntityId| matches!(of(e).kind, EntityKind::Place | EntityKind::Other);
    // Of two that rules know it is known whether one lies in the other; who names both may mean one inside the other.
    let known = of(one).provenance != TEXT && of(other).provenance != TEXT;
    let names = |fact: &Fact, place: EntityId| {
        let mut own = court.claims_of(fact.source).iter();
        own.any(|c| c.entities.contains(&place))
    };
    let apart = may_be_place(one)
        && may_be_place(other)
        && !court.overlap(one, other)
        && (known || !names(facts[0], other) && !names(facts[1], one));
    if apart { Fit::Excluded } else { Fit::Unknown }
}

/// "finance minister" and "interior minister" are two offices, if each goes with a field; "leader" and "deputy leader" are two
/// anyway. Two nouns may be one man's.
fn titles(
    court: &Court,
    (facts, attribute): (&Facts, &Attribute),
    one: &Fact,
    other: &Fact,
) -> Fit {
    let (
        Value::Title { noun, of },
        Value::Title {
            noun: noun_b,
            of: of_b,
        },
    ) = (&one.value, &other.value)
    else {
        return Fit::Unknown;
    };
    if noun != noun_b {
        return Fit::Unknown;
    }
    // "coast guard spokeswoman", "coastguard spokeswoman"; "US secretary", "U.S. secretary"
    let letters = |of: &[String]| of.concat().replace('.', "");
    if letters(of) == letters(of_b) {
        return Fit::Same;
    }
    let rank = |of: &[String]| of.iter().any(|w| facts.words.ranks.contains(w));
    let goes_with_field = attribute.exclusive.iter().flatten().any(|n| n == noun);
    // Capitals beside the office are the body that it is of, which may be told by another word: "NYPD commissioner", "police commissioner".
    let capitals = |fact: &Fact, of: &[String]| {
        let text = &court.claims()[fact.claim].text;
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|w| w.len() > 1 && of.iter().any(|o| w == o.to_uppercase()))
    };
    let apart = goes_with_field
        && !of.is_empty()
        && !of_b.is_empty()
        && !capitals(one, of)
        && !capitals(other, of_b)
        && !of.iter().any(|w| of_b.contains(w));
    if rank(of) != rank(of_b) || apart {
        Fit::Excluded
    } else {
        Fit::Unknown
    }
}

fn states(attribute: &Attribute, x: &str, y: &str) -> Fit {
    if x == y {
        return Fit::Same;
    }
    let follows =
        |(early, late): &(String, String)| (early == x && late == y) || (early == y && late == x);
    let group = |state: &str| {
        let mut groups = attribute.exclusive.iter();
        groups.position(|g| g.iter().any(|s| s == state))
    };
    let apart = group(x).zip(group(y)).is_some_and(|(a, b)| a != b);
    if apart || attribute.stages.iter().any(follows) {
        Fit::Excluded
    } else {
        Fit::Unknown
    }
}

/// Two names are two people. So are two callings, if neither is a kind of the other; but anybody may be a visitor, and a nurse
/// somebody's sister.
fn parties(court: &Court, facts: &Facts, x: &Party, y: &Party) -> Fit {
    match (x.entity, y.entity) {
        (Some(one), Some(other)) if one == other => return Fit::Same,
        (Some(one), Some(other)) if court.overlap(one, other) => return Fit::Unknown,
        // "The Reds" may have won by the woman whom another article names.
        (Some(_), Some(_)) if x.many != y.many => return Fit::Unknown,
        (Some(_), Some(_)) => return Fit::Excluded,
        (None, None) => {}
        _ => return Fit::Unknown,
    }
    let (lexis, words) = (court.lexis, facts.words);
    if x.noun == y.noun {
        return if x.many == y.many {
            Fit::Same
        } else {
            Fit::Unknown
        };
    }
    let open =
        |party: &Party| words.loose.contains(&party.noun) || words.vague.contains(&party.noun);
    let kin = |party: &Party| {
        let mut kinds = words.kin.iter();
        kinds.any(|kind| *kind == party.noun || lexis.wider(kind, &party.noun))
    };
    let related = lexis.same(&x.noun, &y.noun)
        || lexis.wider(&x.noun, &y.noun)
        || lexis.wider(&y.noun, &x.noun);
    if related || open(x) || open(y) || kin(x) != kin(y) {
        Fit::Unknown
    } else {
        Fit::Excluded
    }
}

/// The kind of contradiction that excluding answers make.
pub(super) fn kind(value: &Value) -> ConflictKind {
    match value {
        Value::Number(_) | Value::Score(_) => ConflictKind::Numeric,
        Value::Time(_) => ConflictKind::Temporal,
        Value::Place(_) => ConflictKind::Location,
        Value::Name(_) | Value::Party(_) => ConflictKind::Role,
        Value::Title { .. } => ConflictKind::Exclusive,
        Value::State(_) => ConflictKind::Antonym,
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn a_body_beside_an_office_is_no_field() {
        let exclusive = (Verdict::Contradiction, Some(ConflictKind::Exclusive));
        let told = |what: &str| format!("{what} Karl Brandt opened the harbour at Varsk.");
        for (one, other, opposed) in [
            ("Finance Minister", "Interior Minister", true),
            ("Police Commissioner", "NYPD Commissioner", false),
            ("US Secretary", "U.S. Secretary", false),
        ] {
            let found = verdicts(&told(one), &told(other));
            assert_eq!(
                found.contains(&exclusive),
                opposed,
                "{one} {other}: {found:?}"
            );
        }
    }
}
