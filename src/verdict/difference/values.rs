//! Amounts, times and places, slot by slot: what each claim has left over for which the other has nothing that fits.
//!
//! Where one alone has an amount, a time or a place more, it says more; where each has one of a sort that the other lacks, they do not
//! say the same. Which of the two is right is asked by the kinds of conflict, with more in hand: here the sort is always
//! [`Sort::Unknown`].

use super::Difference;
use super::LAID;
use crate::claim::{Argument, Claim, Term};
use crate::matching::comparable;
use crate::normalize::{EntityId, HALF_DAY, Quantity, Time};
use crate::rules::model::EntityKind;
use crate::text::Upos;
use crate::verdict::Sort;

use super::super::Slot;
use super::super::court::Pair;
use super::super::{negation, numeric};

/// Days after which what happened is not what an undated claim tells of, whatever lasts ("banned in 2003", "is banned").
const GENERATION: i32 = 20 * 366;

/// Why two values of a slot are not one, in a person's words, by the slot.
const SLOTS: [(Slot, &str, &str); 3] = [
    (Slot::Amount, "other amount", "verdict/numeric"),
    (Slot::Time, "other time", "verdict/temporal"),
    (Slot::Place, "other place", "verdict/location"),
];

pub(super) fn differences(pair: &Pair) -> impl Iterator<Item = Difference> {
    let words = [amounts(pair), times(pair), places(pair)];
    let slots = words.into_iter().zip(SLOTS);
    slots.filter_map(|(values, (slot, other, rule))| {
        let values = values?;
        Some(Difference {
            slot,
            detail: format!("{other}: {} against {}", values[0], values[1]),
            values,
            sort: Sort::Unknown,
            kind: None,
            rule: rule.to_owned(),
        })
    })
}

/// A value on either side that no value of the other side fits, if the two are of one sort.
fn left_over<'v, T: 'v>(
    these: &(impl Iterator<Item = &'v T> + Clone),
    those: &(impl Iterator<Item = &'v T> + Clone),
    fits: impl Fn(&T, &T) -> bool,
    one_sort: impl Fn(&T, &T) -> bool,
) -> Option<(&'v T, &'v T)> {
    let alone = |x: &&T| !those.clone().any(|y| fits(x, y));
    let alone_there = |y: &&T| !these.clone().any(|x| fits(x, y));
    these.clone().filter(alone).find_map(|x| {
        let mut rest = those.clone().filter(alone_there);
        rest.find(|y| one_sort(x, y)).map(|y| (x, y))
    })
}

fn amounts(pair: &Pair) -> Option<[String; 2]> {
    // What one tells by the way the other may tell first: "killed 26,000 people", "razed by a quake that left 31,000 people dead". How long
    // ago and how long are two things.
    fn all(claim: &Claim) -> impl Iterator<Item = &Quantity> + Clone {
        let times = || claim.times.iter().chain(&claim.aside.times);
        let all = claim.quantities.iter().chain(&claim.aside.quantities);
        all.filter(move |q| !times().any(|t| t.span.overlaps(q.span)))
    }
    let lexis = pair.court.lexis;
    let one_sort = |x: &Quantity, y: &Quantity| comparable(lexis, x, y);
    let (these, those) = (pair.a.quantities.iter(), pair.b.quantities.iter());
    let (x, y) = left_over(&these, &those, Quantity::is_told_as, one_sort)
        .or_else(|| other_count(pair.a, pair.b))
        .or_else(|| other_count_in_slot(pair, |c| c.object.as_ref(), true))
        .or_else(|| other_count_in_slot(pair, |c| c.subject.as_ref(), false))
        .or_else(|| {
            let (a, b) = (&pair.a.aside.quantities, &pair.b.aside.quantities);
            left_over(&a.iter(), &b.iter(), Quantity::is_told_as, one_sort)
        })
        .or_else(|| {
            let (a, b) = (all(pair.a), all(pair.b));
            left_over(&a, &b, Quantity::is_told_as, one_sort)
        })?;
    Some([
        numeric::words(pair, true, x),
        numeric::words(pair, false, y),
    ])
}

/// Each gives one number, and one of them does not say of what ("just over 2,000 worked there"): enough to keep
/// them apart, too little to oppose them.
fn other_count<'c>(a: &'c Claim, b: &'c Claim) -> Option<(&'c Quantity, &'c Quantity)> {
    let (x, y) = (count(a)?, count(b)?);
    ((x.of.is_none() || y.of.is_none()) && x.fits(y) == Some(false)).then_some((x, y))
}

/// Those who do one deed, or on whom it falls, are told by two numbers that cannot be one, whatever is counted: "sent eight experts", "sent
/// three observers". Of whom it falls on, once without a noun, another bound is enough: "killed more than 200 people", "killed more than 300".
fn other_count_in_slot<'c>(
    pair: &Pair<'c, '_>,
    slot: impl Fn(&'c Claim) -> Option<&'c Argument>,
    bounds: bool,
) -> Option<(&'c Quantity, &'c Quantity)> {
    let told = |claim: &'c Claim| counted(claim, slot(claim)?);
    let ((x, alone), (y, alone_too)) = (told(pair.a)?, told(pair.b)?);
    let bare = x.of.is_none() || y.of.is_none();
    let apart = x.fits(y) == Some(false) || bounds && !x.is_told_as(y);
    let other = if bare {
        apart
    } else {
        alone && alone_too && x.fits(y) == Some(false)
    };
    (other && pair.is_of_one_deed()).then_some((x, y))
}

/// The number that a phrase opens with or that counts its head, and whether the phrase tells of nothing else: "two women and a man" are
/// three.
fn counted<'c>(claim: &'c Claim, phrase: &Argument) -> Option<(&'c Quantity, bool)> {
    let inside = |q: &&Quantity| q.unit.is_empty() && !q.ordinal && phrase.span.contains(q.span);
    let mut inside = claim.quantities.iter().filter(inside);
    let first = inside
        .next()
        .filter(|q| q.of.as_ref() == Some(&phrase.head) || q.span.start == phrase.span.start)?;
    let head = phrase.terms.iter().position(|t| t.lemma == phrase.head);
    let mut behind = { phrase.terms.iter() }.skip(head.map_or(0, |at| at + 1));
    let noun = |t: &Term| matches!(t.upos, Upos::Noun | Upos::Propn);
    Some((first, inside.next().is_none() && !behind.any(noun)))
}

/// The claim's number, if it gives just one.
fn count(claim: &Claim) -> Option<&Quantity> {
    let plain = |q: &&Quantity| q.unit.is_empty() && !q.ordinal;
    let mut counts = claim.quantities.iter().filter(plain);
    counts.next().filter(|_| counts.next().is_none())
}

fn times(pair: &Pair) -> Option<[String; 2]> {
    fn all(claim: &Claim) -> impl Iterator<Item = &Time> + Clone {
        claim.times.iter().chain(&claim.aside.times)
    }
    let fits = |x: &Time, y: &Time| !other_time(x, y);
    let Some((x, y)) = left_over(&all(pair.a), &all(pair.b), fits, other_time) else {
        return long_past(pair);
    };
    Some([moment(pair, pair.a, x), moment(pair, pair.b, y)])
}

/// What happened long ago, and what is told without a day: whatever lasts.
fn long_past(pair: &Pair) -> Option<[String; 2]> {
    let old = |dated, undated| negation::of_another_day(pair, dated, undated, GENERATION);
    let day = |c: &Claim| c.times.first().map(|t| moment(pair, c, t));
    let undated = || "now".to_owned();
    if old(pair.a, pair.b) {
        Some([day(pair.a)?, undated()])
    } else if old(pair.b, pair.a) {
        Some([undated(), day(pair.b)?])
    } else {
        None
    }
}

/// The time as it stands in the article of `claim`.
fn moment(pair: &Pair, claim: &Claim, time: &Time) -> String {
    let document = pair.court.documents.get(claim.source.0 as usize);
    let told = document.and_then(|d| d.text.get(time.span.start..time.span.end));
    told.map_or_else(|| time.value.clone(), str::to_owned)
}

/// Whether the two are no one time: days apart, two weekdays, two hours.
pub(in crate::verdict) fn other_time(x: &Time, y: &Time) -> bool {
    if x.duration || y.duration {
        return false;
    }
    let by = |(one, other): (i32, i32)| (one - other).abs();
    let hours = x.minutes().zip(y.minutes()).map(by);
    let days = x.weekday().zip(y.weekday());
    x.disjoint(y)
        || hours.is_some_and(|by| by != 0 && by != HALF_DAY)
        || days.is_some_and(|(x, y)| x != y)
}

fn places(pair: &Pair) -> Option<[String; 2]> {
    let fits = |x: &EntityId, y: &EntityId| pair.court.overlap(*x, *y);
    let (these, those) = (
        places_of_target(pair, pair.a),
        places_of_target(pair, pair.b),
    );
    let (x, y) = left_over(
        &pair.a.places.iter(),
        &pair.b.places.iter(),
        fits,
        |_, _| true,
    )
    .or_else(|| {
        let fits_none = these.iter().all(|x| !those.iter().any(|y| fits(x, y)));
        these
            .first()
            .zip(those.first())
            .filter(|_| fits_none && pair.is_of_one_deed())
    })?;
    let name = |id: &EntityId| pair.court.entities.get(*id).name.clone();
    Some([name(x), name(y)])
}

/// Where that on which a deed falls is, by its own words: "robbed a jeweller in Antwerp".
fn places_of_target(pair: &Pair, claim: &Claim) -> Vec<EntityId> {
    let target = claim.object.iter().filter(|o| o.entity.is_none());
    let named = target.flat_map(|o| &o.terms).filter_map(|t| t.entity);
    let place = |e: &EntityId| pair.court.entities.get(*e).kind == EntityKind::Place;
    named.filter(place).collect()
}

/// Every amount, time and place of the two, each with the one that it fits on the other side.
pub(super) fn rows(pair: &Pair) -> Vec<Difference> {
    let lexis = pair.court.lexis;
    let amounts = Laid {
        slot: Slot::Amount,
        fits: |x: &Quantity, y: &Quantity| comparable(lexis, x, y) && x.is_told_as(y),
        narrower: |x: &Quantity, y: &Quantity| {
            let [one, two] = x.factors(y).unwrap_or_default();
            !x.meaning().times(one).contains(y.meaning().times(two))
        },
        words: |first: bool, q: &Quantity| numeric::words(pair, first, q),
    };
    let times = Laid {
        slot: Slot::Time,
        fits: |x: &Time, y: &Time| x.fits(y) || x.value == y.value,
        narrower: |x: &Time, y: &Time| x.grain < y.grain,
        words: |first: bool, t: &Time| moment(pair, if first { pair.a } else { pair.b }, t),
    };
    let places = Laid {
        slot: Slot::Place,
        fits: |x: &EntityId, y: &EntityId| pair.court.overlap(*x, *y),
        narrower: |x: &EntityId, y: &EntityId| pair.court.entities.lies_in(*x, *y),
        words: |_: bool, id: &EntityId| pair.court.entities.get(*id).name.clone(),
    };
    let mut rows = amounts.rows(&pair.a.quantities, &pair.b.quantities);
    rows.extend(times.rows(&pair.a.times, &pair.b.times));
    rows.extend(places.rows(&pair.a.places, &pair.b.places));
    rows
}

/// How values of one slot are laid on each other.
struct Laid<F, N, W> {
    slot: Slot,
    /// Whether two can be one.
    fits: F,
    /// Whether, of two that can, the first says more.
    narrower: N,
    /// A value in the words of the first or the second claim.
    words: W,
}

impl<F, N, W> Laid<F, N, W> {
    fn rows<T: PartialEq>(&self, these: &[T], those: &[T]) -> Vec<Difference>
    where
        F: Fn(&T, &T) -> bool,
        N: Fn(&T, &T) -> bool,
        W: Fn(bool, &T) -> String,
    {
        let mut met = vec![false; those.len()];
        let mut rows = Vec::new();
        for x in these {
            let mate = (0..those.len()).find(|&n| !met[n] && (self.fits)(x, &those[n]));
            let told = (self.words)(true, x);
            let Some(n) = mate else {
                rows.push(self.row([told, String::new()], Sort::Narrower, "told on one side"));
                continue;
            };
            met[n] = true;
            let y = &those[n];
            let sort = match ((self.narrower)(x, y), (self.narrower)(y, x)) {
                (true, false) => Sort::Narrower,
                (false, true) => Sort::Wider,
                _ => Sort::Equal,
            };
            rows.push(self.row([told, (self.words)(false, y)], sort, "can be one"));
        }
        let rest = those.iter().zip(met).filter(|(_, met)| !met);
        for (y, _) in rest {
            let told = (self.words)(false, y);
            rows.push(self.row([String::new(), told], Sort::Wider, "told on one side"));
        }
        rows
    }

    fn row(&self, values: [String; 2], sort: Sort, detail: &str) -> Difference {
        Difference {
            slot: self.slot,
            values,
            sort,
            kind: None,
            rule: LAID.to_owned(),
            detail: detail.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn a_value_that_one_lacks_says_more_and_two_that_differ_say_other_things() {
        let fire = "The clerk at the old mill in Varsk counted 14 looms";
        for (a, b, one) in [
            ("", " and 31 bales of wool", true),
            (" and 30 bales of wool", " and 31 bales of wool", false),
            ("", " on Monday", true),
            (" on Tuesday", " on Monday", false),
            (" on Monday, 5 March 2018", " on Monday", true),
            (" on Monday, 5 March 2018", " on Tuesday", false),
            (" at 9 p.m.", " at 9:30 p.m.", false),
        ] {
            let (a, b) = (format!("{fire}{a}."), format!("{fire}{b}."));
            assert_eq!(agrees(&a, &b), one, "{a} / {b}");
        }
    }

    #[test]
    fn two_counts_of_one_part_in_a_deed_differ_whatever_is_counted() {
        let sent = |whom: &str| format!("Anna Holm sent {whom} to watch the vote in Varsk.");
        let came = |who: &str| format!("{who} arrived at the port of Varsk on Monday.");
        for (a, b, one) in [
            (sent("eight experts"), sent("only three observers"), false),
            (sent("eight experts"), sent("8 experts"), true),
            (came("Eight experts"), came("Three observers"), false),
            (came("Eight experts"), came("Some experts"), true),
            (came("Two ships"), came("At least two boats"), true),
        ] {
            assert_eq!(agrees(&a, &b), one, "{a} / {b}");
        }
    }

    #[test]
    fn a_half_is_not_rounded_away() {
        let held =
            |n: &str| format!("A court in Varsk sentenced the old smuggler to {n} in prison.");
        assert!(agrees(&held("two years"), &held("2 years")));
        assert!(!agrees(&held("two years"), &held("2.5 years")));
        let quake = |n: &str| format!("A quake of magnitude {n} shook the town of Varsk.");
        assert!(agrees(&quake("4.6"), &quake("4.62")));
    }

    #[test]
    fn a_value_told_by_the_way_keeps_two_claims_apart() {
        let launched = |when: &str| format!("Ada Holm launched a new line called Kite in {when}.");
        assert!(agrees(&launched("December"), &launched("December")));
        assert!(!agrees(&launched("December"), &launched("September")));
    }

    #[test]
    fn a_number_that_stands_alone_is_still_another_number() {
        let killed = |who: &str| format!("A strong quake killed {who} in the city of Varsk.");
        let people = killed("more than 26,000 people");
        assert!(agrees(&people, &killed("more than 26,000")));
        assert!(!agrees(&people, &killed("more than 31,000")));
    }

    #[test]
    fn what_one_tells_first_the_other_may_tell_by_the_way() {
        let killed =
            |n: &str| format!("A strong quake killed {n} people in the old city of Varsk in 2003.");
        let razed = "In 2003 the old city of Varsk was razed by a strong quake that left 31,000 people dead.";
        assert!(!agrees(&killed("26,000"), razed));
    }

    #[test]
    fn two_lower_bounds_are_not_one_amount() {
        let held =
            |n: &str| format!("Smugglers still hold at least {n} boats off the coast of Norland.");
        assert!(agrees(&held("14"), &held("14")));
        assert!(!agrees(&held("14"), &held("17")));
    }
}
