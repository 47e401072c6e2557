//! Which of the answers that exclude each other only came one after the other.

use jiff::civil::Date;

use crate::fact::{Fact, Value};
use crate::rules::model::Attribute;

use super::Facts;
use crate::verdict::Court;

/// Answers that cannot all be right, a list of facts a side.
pub(super) struct Part {
    /// Whether they came one after the other; the sides are then in order of time.
    pub update: bool,
    /// Indices of facts.
    pub sides: Vec<Vec<usize>>,
}

/// When an answer was told, from its first to its last fact, and its number.
struct Told {
    first: Date,
    last: Date,
    number: f64,
}

impl Told {
    /// Whether the answer rose to `later`, told after it.
    fn rises_to(&self, later: &Self) -> bool {
        self.last < later.first && self.number < later.number
    }
}

/// Orders the answers to one question.
pub(super) struct Course<'c, 'a> {
    pub court: &'c Court<'a>,
    pub facts: &'c Facts<'c>,
    pub attribute: &'c Attribute,
}

impl Course<'_, '_> {
    /// What the sides, each of which excludes all others, are to each other.
    pub fn parts(&self, sides: Vec<Vec<usize>>) -> Vec<Part> {
        if let Some(stages) = self.stages(&sides) {
            return stages;
        }
        if let Some(later) = self.told_later(&sides) {
            return vec![later];
        }
        let past = sides.iter().flatten().any(|&i| self.fact(i).scope.past);
        let told: Option<Vec<Told>> = sides.iter().map(|side| self.told(side)).collect();
        match told {
            Some(told) if self.attribute.grows && !past => rising(&sides, &told),
            _ => vec![opposed(sides)],
        }
    }

    fn fact(&self, i: usize) -> &Fact {
        &self.facts.told.facts[i]
    }

    /// Two states of which one may follow the other: an update if they were told in that order, and else nothing. `None` of others.
    fn stages(&self, sides: &[Vec<usize>]) -> Option<Vec<Part>> {
        let [one, other] = sides else { return None };
        let state = |side: &[usize]| match &self.fact(side[0]).value {
            Value::State(state) => state.as_str(),
            _ => "",
        };
        let follows = |early: &[usize], late: &[usize]| {
            let mut stages = self.attribute.stages.iter();
            stages.any(|(x, y)| x == state(early) && y == state(late))
        };
        let (early, late) = if follows(one, other) {
            (one, other)
        } else if follows(other, one) {
            (other, one)
        } else {
            return None;
        };
        let days = |side: &[usize]| -> Option<Vec<Date>> {
            side.iter().map(|&i| self.published(self.fact(i))).collect()
        };
        let told = days(early).zip(days(late));
        let in_order = told.is_some_and(|(x, y)| x.iter().max() < y.iter().min());
        let part = || update(vec![early.clone(), late.clone()]);
        Some(in_order.then(part).into_iter().collect())
    }

    /// Two sides of which one says itself that it is the newer ("has risen to 31").
    fn told_later(&self, sides: &[Vec<usize>]) -> Option<Part> {
        let [one, other] = sides else { return None };
        let later = |side: &[usize]| side.iter().any(|&i| self.fact(i).scope.later);
        let (early, late) = match (later(one), later(other)) {
            (false, true) => (one, other),
            (true, false) => (other, one),
            _ => return None,
        };
        let moves = self.attribute.changes
            || self.attribute.grows && self.number(early) < self.number(late);
        moves.then(|| update(vec![early.clone(), late.clone()]))
    }

    fn number(&self, side: &[usize]) -> Option<f64> {
        match &self.fact(*side.first()?).value {
            Value::Number(quantity) => quantity.value.or(quantity.bounds.min),
            _ => None,
        }
    }

    fn published(&self, fact: &Fact) -> Option<Date> {
        let document = self.court.documents.get(fact.source.0 as usize)?;
        document.meta.published
    }

    /// When an answer was told, and its number; `None` where either is not known.
    fn told(&self, side: &[usize]) -> Option<Told> {
        let days: Option<Vec<Date>> = side.iter().map(|&i| self.day(self.fact(i))).collect();
        let days = days?;
        Some(Told {
            first: *days.iter().min()?,
            last: *days.iter().max()?,
            number: self.number(side)?,
        })
    }

    /// The day that a fact is of: "11 had been counted by Wednesday night", in Thursday's paper, is Wednesday's.
    fn day(&self, fact: &Fact) -> Option<Date> {
        let published = self.published(fact)?;
        let placed = fact.scope.when.iter().filter(|t| t.is_placed());
        let stated = placed.filter_map(|t| t.to).filter(|day| *day <= published);
        Some(stated.max().unwrap_or(published))
    }
}

fn update(sides: Vec<Vec<usize>>) -> Part {
    Part {
        update: true,
        sides,
    }
}

fn opposed(sides: Vec<Vec<usize>>) -> Part {
    Part {
        update: false,
        sides,
    }
}

/// What grows is told anew as news comes in: the longest course of answers, each told after the one before and higher, is an
/// update. The answers outside of it oppose those of the course that they neither follow nor come before.
fn rising(sides: &[Vec<usize>], told: &[Told]) -> Vec<Part> {
    let follows = |a: usize, b: usize| told[a].rises_to(&told[b]);
    let mut order: Vec<usize> = (0..sides.len()).collect();
    order.sort_by(|&a, &b| told[a].number.total_cmp(&told[b].number).then(a.cmp(&b)));
    // Of courses of one length the one that goes on the longest. How many articles tell it says nothing: some are copies.
    let weight = |course: &Vec<usize>| (course.len(), course.last().map(|&s| told[s].last));
    let mut courses: Vec<Vec<usize>> = Vec::new();
    for &side in &order {
        let leads = |c: &&Vec<usize>| c.last().is_some_and(|&last| follows(last, side));
        let before = courses.iter().filter(leads).max_by_key(|c| weight(c));
        let mut course = before.cloned().unwrap_or_default();
        course.push(side);
        courses.push(course);
    }
    let course = courses.into_iter().max_by_key(weight).unwrap_or_default();
    if course.len() < 2 {
        return vec![opposed(sides.to_vec())];
    }
    let outside = |s: &usize| !course.contains(s);
    let open = |s: usize, o: usize| !follows(s, o) && !follows(o, s);
    let clashes = |&s: &usize| (0..sides.len()).filter(outside).any(|o| open(s, o));
    let clash: Vec<usize> = (0..sides.len())
        .filter(|s| outside(s) || clashes(s))
        .collect();
    let pick = |of: &[usize]| of.iter().map(|&s| sides[s].clone()).collect::<Vec<_>>();
    let mut parts = vec![update(pick(&course))];
    parts.extend((clash.len() > 1).then(|| opposed(pick(&clash))));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers as (day of May, number): the course, and what is opposed.
    fn told(answers: &[(i8, f64)]) -> (Vec<f64>, Vec<f64>) {
        let sides: Vec<Vec<usize>> = (0..answers.len()).map(|i| vec![i]).collect();
        let of = |&(day, number): &(i8, f64)| {
            let day = Date::constant(2023, 5, day);
            Told {
                first: day,
                last: day,
                number,
            }
        };
        let told: Vec<Told> = answers.iter().map(of).collect();
        let parts = rising(&sides, &told);
        let numbers = |update: bool| {
            let own = parts.iter().filter(|p| p.update == update);
            own.flat_map(|p| &p.sides)
                .map(|s| answers[s[0]].1)
                .collect()
        };
        (numbers(true), numbers(false))
    }

    #[test]
    fn a_toll_that_rises_day_by_day_is_an_update() {
        let (course, opposed) = told(&[(9, 6.0), (10, 11.0), (11, 16.0)]);
        assert_eq!(course, [6.0, 11.0, 16.0]);
        assert!(opposed.is_empty());
    }

    #[test]
    fn an_answer_off_the_course_opposes_what_it_is_no_step_to() {
        let (course, opposed) = told(&[(9, 6.0), (10, 11.0), (11, 16.0), (10, 41.0)]);
        assert_eq!(course, [6.0, 11.0, 16.0]);
        assert_eq!(opposed, [11.0, 16.0, 41.0]);
    }

    #[test]
    fn of_one_day_nothing_is_known_to_be_later() {
        let (course, opposed) = told(&[(9, 17.0), (9, 42.0)]);
        assert!(course.is_empty());
        assert_eq!(opposed, [17.0, 42.0]);
        let (course, _) = told(&[(9, 42.0), (10, 17.0)]);
        assert!(course.is_empty(), "a toll does not fall");
    }
}
