//! Findings of one sheet: which sources give one answer, and which give another.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::claim::SourceIndex;
use crate::fact::{Fact, Value};
use crate::normalize::{EntityId, Time};
use crate::rules::model::{Attribute, HolderKind};
use crate::text::TextSpan;

use super::sheet::{HolderKey, Sheet};
use super::value::{Fit, fit, kind, times};
use super::{Compared, Facts};
use crate::verdict::finding::Maker;
use crate::verdict::{ClaimIndex, Court, Finding, Position, Reason, Verdict};

/// How sure a finding on facts is where nothing speaks against it.
const SURE: f64 = 0.9;

/// Adds the findings of a sheet.
pub(super) fn findings(
    court: &Court,
    groups: &[usize],
    facts: &Facts,
    index: usize,
    sheet: &Sheet,
    out: &mut Compared,
) {
    let scores = BTreeMap::new();
    let finder = Finder {
        court,
        maker: Maker {
            court,
            groups,
            sets: &[],
            scores: &scores,
        },
        facts,
        attribute: &facts.attributes[sheet.attribute],
        index,
        sheet,
    };
    let told = sheet.answers.iter().filter(|_| !finder.attribute.quiet);
    for answer in told {
        out.findings.extend(finder.agreement(&answer.facts));
    }
    let sides = finder.sides();
    for part in &sides {
        let all: Vec<usize> = part.iter().flatten().copied().collect();
        for (n, &i) in all.iter().enumerate() {
            for &j in &all[n + 1..] {
                if finder.excluded(i, j) {
                    let [a, b] = [i, j].map(|x| finder.fact(x).claim as u32);
                    out.apart.push((a.min(b), a.max(b)));
                }
            }
        }
        out.findings.extend(finder.opposed(part));
    }
}

struct Finder<'f, 'a> {
    court: &'f Court<'a>,
    maker: Maker<'a, 'f>,
    facts: &'f Facts<'f>,
    attribute: &'f Attribute,
    index: usize,
    sheet: &'f Sheet,
}

impl Finder<'_, '_> {
    fn fact(&self, i: usize) -> &Fact {
        &self.facts.told.facts[i]
    }

    fn excluded(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.fact(i), self.fact(j));
        a.source != b.source
            && self.court.near.links(a.source, b.source)
            && self.of_one_sort(a, b)
            && !self.of_two_places(a, b)
            && !self.of_two_days(a, b)
            && fit(self.court, self.facts, a, b) == Fit::Excluded
    }

    /// Whether they are told of the same people and of the same sort of happening.
    fn of_one_sort(&self, a: &Fact, b: &Fact) -> bool {
        let lexis = self.court.lexis;
        let event = match (&a.scope.event, &b.scope.event) {
            (Some(x), Some(y)) => {
                x == y || lexis.same(x, y) || lexis.wider(x, y) || lexis.wider(y, x)
            }
            _ => true,
        };
        let (p, q) = (&a.scope.event_of, &b.scope.event_of);
        let other_owner = !p.is_empty() && !q.is_empty() && !p.iter().any(|w| q.contains(w));
        a.scope.some == b.scope.some && event && !other_owner
    }

    /// Whether they are told of happenings on two days; what grows is told anew each day.
    fn of_two_days(&self, a: &Fact, b: &Fact) -> bool {
        let (x, y) = (&a.scope.when, &b.scope.when);
        let event = self.attribute.of == HolderKind::Event && !self.attribute.grows;
        let apart = |p: &Time| y.iter().all(|q| times(p, q) == Fit::Excluded);
        event && !x.is_empty() && !y.is_empty() && x.iter().all(apart)
    }

    /// Whether they are told of two places, so that one is no word on the other. Where an article names the place of the other too,
    /// both may be told of one event.
    fn of_two_places(&self, a: &Fact, b: &Fact) -> bool {
        let (x, y) = (&a.scope.places, &b.scope.places);
        let names = |fact: &Fact, places: &[EntityId]| {
            let mut own = self.court.claims_of(fact.source).iter();
            own.any(|c| places.iter().any(|p| c.entities.contains(p)))
        };
        let meet = x
            .iter()
            .any(|p| y.iter().any(|q| self.court.overlap(*p, *q)));
        !x.is_empty() && !y.is_empty() && !meet && !names(a, y) && !names(b, x)
    }

    /// Sources that give several answers: which of them they hold is not to be told.
    fn mixed(&self) -> BTreeSet<SourceIndex> {
        let mut of: BTreeMap<SourceIndex, Vec<usize>> = BTreeMap::new();
        for &i in self.sheet.answers.iter().flat_map(|a| &a.facts) {
            of.entry(self.fact(i).source).or_default().push(i);
        }
        let opposed = |i: usize, j: usize| {
            let (a, b) = (self.fact(i), self.fact(j));
            fit(self.court, self.facts, a, b) == Fit::Excluded
        };
        let is_mixed = |list: &Vec<usize>| {
            let mut pairs = list.iter().enumerate();
            pairs.any(|(n, &i)| list[n + 1..].iter().any(|&j| opposed(i, j)))
        };
        of.into_iter()
            .filter(|(_, list)| is_mixed(list))
            .map(|(source, _)| source)
            .collect()
    }

    /// Answers that exclude each other, a list of facts a side; those that hang together in one part.
    fn sides(&self) -> Vec<Vec<Vec<usize>>> {
        let mixed = self.mixed();
        let clean = |list: &[usize]| -> Vec<usize> {
            let own = list
                .iter()
                .filter(|&&i| !mixed.contains(&self.fact(i).source));
            own.copied().collect()
        };
        let answers: Vec<Vec<usize>> = self
            .sheet
            .answers
            .iter()
            .map(|a| clean(&a.facts))
            .filter(|a| !a.is_empty())
            .collect();
        let oppose =
            |a: &[usize], b: &[usize]| a.iter().all(|&i| b.iter().all(|&j| self.excluded(i, j)));
        let mut parts: Vec<Vec<Vec<usize>>> = Vec::new();
        for answer in answers {
            let fits = |part: &&mut Vec<Vec<usize>>| part.iter().all(|side| oppose(side, &answer));
            match parts.iter_mut().find(fits) {
                Some(part) => part.push(answer),
                None => parts.push(vec![answer]),
            }
        }
        parts.retain(|part| part.len() > 1);
        parts
            .into_iter()
            .flat_map(|part| self.by_course(part))
            .collect()
    }

    /// What grows is told anew as news comes in: the longest course of rising answers, each told after the one before, is
    /// one update; an answer outside of it opposes those of the course that it does not follow or come before.
    fn by_course(&self, part: Vec<Vec<usize>>) -> Vec<Vec<Vec<usize>>> {
        let past = part.iter().flatten().any(|&i| self.fact(i).scope.past);
        let told: Option<Vec<_>> = part.iter().map(|side| self.told(side)).collect();
        let Some(told) = told.filter(|_| self.attribute.grows && !past) else {
            return vec![part];
        };
        let follows = |a: usize, b: usize| told[a].0.1 < told[b].0.0 && told[a].1 < told[b].1;
        let mut order: Vec<usize> = (0..part.len()).collect();
        order.sort_by(|&a, &b| told[a].1.total_cmp(&told[b].1).then(a.cmp(&b)));
        let mut best: Vec<Vec<usize>> = Vec::new();
        for &side in &order {
            let before = best
                .iter()
                .filter(|c| c.last().is_some_and(|&l| follows(l, side)));
            let mut course = before.max_by_key(|c| c.len()).cloned().unwrap_or_default();
            course.push(side);
            best.push(course);
        }
        let Some(course) = best
            .into_iter()
            .max_by_key(Vec::len)
            .filter(|c| c.len() > 1)
        else {
            return vec![part];
        };
        let pick = |sides: &[usize]| sides.iter().map(|&s| part[s].clone()).collect::<Vec<_>>();
        let mut out = vec![pick(&course)];
        for &side in order.iter().filter(|s| !course.contains(s)) {
            let apart = course
                .iter()
                .filter(|&&c| !follows(c, side) && !follows(side, c));
            let mut sides: Vec<usize> = apart.copied().chain([side]).collect();
            sides.sort_by_key(|&s| part[s].first().copied());
            if sides.len() > 1 {
                out.push(pick(&sides));
            }
        }
        out
    }

    /// When an answer was told, from and until, and its number; `None` where either is not known.
    fn told(&self, side: &[usize]) -> Option<((Date, Date), f64)> {
        let days: Vec<Date> = side
            .iter()
            .map(|&i| {
                let fact = self.fact(i);
                let published = self.published(fact)?;
                // "11 had been counted by Wednesday night", in Thursday's paper.
                let stated = fact
                    .scope
                    .when
                    .iter()
                    .filter_map(|t| t.to.filter(|_| t.is_placed()));
                Some(
                    stated
                        .filter(|day| *day <= published)
                        .max()
                        .unwrap_or(published),
                )
            })
            .collect::<Option<_>>()?;
        let number = match &self.fact(*side.first()?).value {
            Value::Number(q) => q.value.or(q.bounds.min)?,
            _ => return None,
        };
        Some(((*days.iter().min()?, *days.iter().max()?), number))
    }

    /// The claims of facts, rising, each once.
    fn claims(&self, facts: &[usize]) -> Vec<u32> {
        let all: BTreeSet<u32> = facts.iter().map(|&i| self.fact(i).claim as u32).collect();
        all.into_iter().collect()
    }

    fn members(&self, facts: &[usize]) -> Vec<(ClaimIndex, Vec<TextSpan>)> {
        let mut members: BTreeMap<u32, Vec<TextSpan>> = BTreeMap::new();
        for &i in facts {
            let fact = self.fact(i);
            members
                .entry(fact.claim as u32)
                .or_insert_with(|| fact.spans.clone());
        }
        members
            .into_iter()
            .map(|(c, s)| (ClaimIndex(c), s))
            .collect()
    }

    fn agreement(&self, facts: &[usize]) -> Option<Finding> {
        let claims = self.claims(facts);
        let sources = self.maker.sources(&claims);
        (sources.len() > 1).then(|| Finding {
            id: self.fingerprint(Verdict::Agreement, facts),
            verdict: Verdict::Agreement,
            kind: None,
            between: None,
            contained: false,
            claims: claims.iter().map(|&c| ClaimIndex(c)).collect(),
            sides: Vec::new(),
            positions: Vec::new(),
            independent: vec![self.maker.voices(&claims)],
            sources,
            score: SURE,
            level: None,
            fact: Some(self.index),
            members: self.members(facts),
            because: vec![self.reason(&[self.words(facts)])],
        })
    }

    fn opposed(&self, sides: &[Vec<usize>]) -> Option<Finding> {
        let mut sides = sides.to_vec();
        let staged = self.in_stages(&mut sides);
        let update = staged == Some(true) || self.in_order(&mut sides);
        if staged == Some(false) && !update {
            return None;
        }
        let verdict = if update {
            Verdict::Update
        } else {
            Verdict::Contradiction
        };
        let value = &self.fact(sides[0][0]).value;
        let held: Vec<(String, Vec<u32>)> = sides
            .iter()
            .map(|s| (self.words(s), self.claims(s)))
            .collect();
        let between = (!update).then(|| self.maker.between(&held));
        let all: Vec<usize> = sides.iter().flatten().copied().collect();
        let claims = self.claims(&all);
        let values: Vec<String> = held.iter().map(|(v, _)| v.clone()).collect();
        let positions = held
            .iter()
            .enumerate()
            .map(|(side, (value, set))| Position {
                side,
                held_by: self.maker.holders(set, between),
                value: value.clone(),
            })
            .collect();
        let index = |set: &Vec<u32>| set.iter().map(|&c| ClaimIndex(c)).collect::<Vec<_>>();
        let firsts = held.iter().filter_map(|(_, set)| set.first().copied());
        let mut order: Vec<u32> = firsts.collect();
        order.extend(
            claims
                .iter()
                .filter(|c| !order.contains(c))
                .copied()
                .collect::<Vec<_>>(),
        );
        Some(Finding {
            id: self.fingerprint(verdict, &all),
            verdict,
            kind: Some(kind(value)),
            between,
            contained: false,
            claims: index(&order),
            sides: held.iter().map(|(_, set)| index(set)).collect(),
            positions,
            sources: self.maker.sources(&claims),
            independent: held.iter().map(|(_, set)| self.maker.voices(set)).collect(),
            score: SURE,
            level: None,
            fact: Some(self.index),
            members: self.members(&all),
            because: vec![self.reason(&values)],
        })
    }

    /// Of two states of which one may follow the other: whether they were told in that order, which they are put in; `None` of
    /// others.
    fn in_stages(&self, sides: &mut [Vec<usize>]) -> Option<bool> {
        let state = |side: &Vec<usize>| match &self.fact(side[0]).value {
            Value::State(state) => state.as_str(),
            _ => "",
        };
        let [a, b] = sides else { return None };
        let follows = |x: &str, y: &str| {
            self.attribute
                .stages
                .iter()
                .any(|(early, late)| early == x && late == y)
        };
        if follows(state(b), state(a)) {
            sides.swap(0, 1);
        } else if !follows(state(a), state(b)) {
            return None;
        }
        let days = |side: &Vec<usize>| -> Option<Vec<Date>> {
            side.iter().map(|&i| self.published(self.fact(i))).collect()
        };
        let in_order = |early: Vec<Date>, late: Vec<Date>| early.iter().max() < late.iter().min();
        let days = days(&sides[0]).zip(days(&sides[1]));
        Some(days.is_some_and(|(early, late)| in_order(early, late)))
    }

    fn published(&self, fact: &Fact) -> Option<Date> {
        self.court
            .documents
            .get(fact.source.0 as usize)?
            .meta
            .published
    }

    /// Puts the sides in order of time, if what is asked may change and each side was told after the one before.
    fn in_order(&self, sides: &mut [Vec<usize>]) -> bool {
        if !self.attribute.grows && !self.attribute.changes {
            return false;
        }
        if self.told_later(sides) {
            return true;
        }
        let past = sides.iter().flatten().any(|&i| self.fact(i).scope.past);
        if !self.attribute.grows || past {
            return false;
        }
        let Some(told) = sides
            .iter()
            .map(|s| self.told(s))
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let mut order: Vec<usize> = (0..sides.len()).collect();
        order.sort_by_key(|&s| told[s].0);
        let follows = |w: &[usize]| {
            let (a, b) = (&told[w[0]], &told[w[1]]);
            a.0.1 < b.0.0 && a.1 < b.1
        };
        if !order.windows(2).all(follows) {
            return false;
        }
        let sorted: Vec<Vec<usize>> = order.iter().map(|&s| sides[s].clone()).collect();
        sides.clone_from_slice(&sorted);
        true
    }

    /// Whether of two sides one says itself that it is the newer ("has risen to 31"); it then comes last.
    fn told_later(&self, sides: &mut [Vec<usize>]) -> bool {
        let later = |side: &Vec<usize>| side.iter().any(|&i| self.fact(i).scope.later);
        let [a, b] = sides else { return false };
        let number = |side: &Vec<usize>| match &self.fact(side[0]).value {
            Value::Number(q) => q.value.or(q.bounds.min),
            _ => None,
        };
        match (later(a), later(b)) {
            (true, false) => sides.swap(0, 1),
            (false, true) => {}
            _ => return false,
        }
        !self.attribute.grows || number(&sides[0]) < number(&sides[1])
    }

    /// The answer in the words of the first fact.
    fn words(&self, facts: &[usize]) -> String {
        let fact = self.fact(facts[0]);
        if let Value::State(state) = &fact.value {
            return state.clone();
        }
        let text = self
            .court
            .documents
            .get(fact.source.0 as usize)
            .map(|d| fact.words.of(&d.text));
        text.unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn reason(&self, values: &[String]) -> Reason {
        Reason {
            rule: format!("attributes/{}", self.attribute.id),
            detail: format!("{}: {}", self.sheet.name, values.join(" or ")),
            terms: Vec::new(),
        }
    }

    /// Attribute, holder and kind, hashed.
    fn fingerprint(&self, verdict: Verdict, facts: &[usize]) -> u64 {
        let holder = match &self.sheet.holder {
            HolderKey::Story => String::new(),
            HolderKey::Entity(entity) => self.court.entities.get(*entity).key.clone(),
            HolderKey::Described(noun) => format!("the {noun}"),
        };
        let kind = kind(&self.fact(facts[0]).value);
        let key = format!("{verdict:?}\0{kind:?}\0{}\0{holder}", self.attribute.id);
        let hash = blake3::hash(key.as_bytes());
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash.as_bytes()[..8]);
        u64::from_le_bytes(bytes)
    }
}
