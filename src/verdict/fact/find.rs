//! Findings of one sheet: which sources give one answer, and which give another.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::SourceIndex;
use crate::fact::{Fact, Limit, Value};
use crate::rules::model::{Attribute, HolderKind};
use crate::text::TextSpan;

use super::course::{Course, Part};
use super::happening::{Pairs, is_of_story};
use super::meet::{are_tied, is_opening, meet};
use super::sheet::{Sheet, is_loose};
use super::value::{Fit, fit, kind};
use super::{Compared, Facts};
use crate::verdict::difference;
use crate::verdict::finding::{Maker, id_of};
use crate::verdict::{
    ClaimIndex, ConflictKind, Court, Difference, Finding, Position, Reason, Verdict,
};

/// How sure a finding on facts is where nothing speaks against it.
const SURE: f64 = 0.9;

/// Adds the findings of a sheet.
pub(super) fn findings(
    court: &Court,
    groups: &[usize],
    facts: &Facts,
    (index, sheet): (usize, &Sheet),
    others: &Pairs,
    out: &mut Compared,
) {
    let finder = Finder {
        court,
        maker: Maker::without_sets(court, groups),
        facts,
        attribute: &facts.attributes[sheet.attribute],
        index,
        sheet,
        happening: is_of_story(facts, sheet).then(|| Happening {
            others,
            main: main(facts, sheet),
        }),
    };
    let told = sheet.answers.iter().filter(|_| !finder.attribute.quiet);
    for answer in told {
        out.findings.extend(finder.agreement(&answer.facts));
    }
    let course = Course {
        court,
        facts,
        attribute: finder.attribute,
    };
    out.apart.extend(finder.unlike());
    out.of_two.extend(finder.of_two());
    out.of_two.extend(finder.of_another());
    for sides in finder.excluding() {
        out.apart.extend(finder.apart(&sides));
        let parts = course.parts(sides);
        out.findings
            .extend(parts.iter().map(|part| finder.opposed(part)));
    }
}

struct Finder<'f, 'a> {
    court: &'f Court<'a>,
    maker: Maker<'a, 'f>,
    facts: &'f Facts<'f>,
    attribute: &'f Attribute,
    index: usize,
    sheet: &'f Sheet,
    /// Where the sheet asks of what the story is about.
    happening: Option<Happening<'f>>,
}

/// What says whether two articles tell of one happening.
struct Happening<'f> {
    /// Articles that tell of another happening than each other.
    others: &'f Pairs,
    /// See [`main`].
    main: BTreeSet<usize>,
}

/// The facts that are told of what their article is about: it opens with the answer, or gives no other.
fn main(facts: &Facts, sheet: &Sheet) -> BTreeSet<usize> {
    let fact = |i: usize| &facts.told.facts[i];
    let mut of: BTreeMap<SourceIndex, Vec<BTreeSet<usize>>> = BTreeMap::new();
    for answer in &sheet.answers {
        let mut own: BTreeMap<SourceIndex, BTreeSet<usize>> = BTreeMap::new();
        for &i in &answer.facts {
            own.entry(fact(i).source).or_default().insert(i);
        }
        for (source, told) in own {
            of.entry(source).or_default().push(told);
        }
    }
    let opens = |told: &BTreeSet<usize>| told.iter().any(|&i| is_opening(fact(i)));
    of.into_values()
        .flat_map(|answers| {
            let alone = answers.len() == 1;
            answers.into_iter().filter(move |told| alone || opens(told))
        })
        .flatten()
        .collect()
}

impl Finder<'_, '_> {
    fn fact(&self, i: usize) -> &Fact {
        &self.facts.told.facts[i]
    }

    /// All facts of the sheet that are compared.
    fn told(&self) -> Vec<usize> {
        let answers = self.sheet.answers.iter();
        answers.flat_map(|a| a.facts.iter().copied()).collect()
    }

    fn excluded(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.fact(i), self.fact(j));
        a.source != b.source
            && self.of_one_happening(i, j)
            && meet(self.court, self.facts, a, b)
            && fit(self.court, self.facts, a, b) == Fit::Excluded
    }

    /// Whether two facts are told of one happening, where the sheet asks of one.
    fn of_one_happening(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.fact(i), self.fact(j));
        let pair = (a.source.min(b.source), a.source.max(b.source));
        self.happening
            .as_ref()
            .is_none_or(|Happening { others, main }| {
                !others.contains(&pair)
                    && (main.contains(&i) && main.contains(&j) || are_tied(self.court, a, b))
            })
    }

    /// Sources that give several answers: which of them they hold is not to be told.
    fn mixed(&self) -> BTreeSet<SourceIndex> {
        let mut of: BTreeMap<SourceIndex, Vec<usize>> = BTreeMap::new();
        for i in self.told() {
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

    /// Answers of which each excludes all others of its list.
    fn excluding(&self) -> Vec<Vec<Vec<usize>>> {
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
        let answers = self.without_bounds(&answers);
        let oppose = |a: &[usize], b: &[usize]| self.all_excluded(a, b);
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
    }

    fn all_excluded(&self, these: &[usize], those: &[usize]) -> bool {
        let excluded = |&i: &usize| those.iter().all(|&j| self.excluded(i, j));
        these.iter().all(excluded)
    }

    /// Answers without their bounds and estimates, where these are all that keeps two of them from excluding each other: "at least 50" fits
    /// 80, but who says 50 denies it.
    fn without_bounds(&self, answers: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let sure = |i: &usize| !is_loose(&self.fact(*i).value);
        let exact: Vec<Vec<usize>> = answers
            .iter()
            .map(|list| list.iter().copied().filter(sure).collect())
            .collect();
        let bound = |m: usize, n: usize| {
            m != n
                && !exact[m].is_empty()
                && !exact[n].is_empty()
                && !self.all_excluded(&answers[m], &answers[n])
                && self.all_excluded(&exact[m], &exact[n])
        };
        let apart = |m: usize| (0..answers.len()).any(|n| bound(m, n));
        let held = |m: usize| if apart(m) { &exact[m] } else { &answers[m] };
        (0..answers.len()).map(|m| held(m).clone()).collect()
    }

    /// Claims of two sources that answer in measures which do not convert.
    fn unlike(&self) -> Vec<(u32, u32, ConflictKind)> {
        let all = self.told();
        let mut pairs = Vec::new();
        for (n, &i) in all.iter().enumerate() {
            for &j in &all[n + 1..] {
                let (a, b) = (self.fact(i), self.fact(j));
                let unlike = a.source != b.source
                    && meet(self.court, self.facts, a, b)
                    && fit(self.court, self.facts, a, b) == Fit::Unlike;
                let (x, y) = (a.claim as u32, b.claim as u32);
                pairs.extend(unlike.then(|| (x.min(y), x.max(y), kind(&a.value))));
            }
        }
        pairs
    }

    /// Claims of articles that tell of two happenings.
    fn of_two(&self) -> Vec<(u32, u32)> {
        let Some(Happening { others, .. }) = &self.happening else {
            return Vec::new();
        };
        let all: Vec<&Fact> = self.told().into_iter().map(|i| self.fact(i)).collect();
        let mut pairs = Vec::new();
        for (n, a) in all.iter().enumerate() {
            for b in &all[n + 1..] {
                let two = others.contains(&(a.source.min(b.source), a.source.max(b.source)));
                let (x, y) = (a.claim as u32, b.claim as u32);
                pairs.extend(two.then(|| (x.min(y), x.max(y))));
            }
        }
        pairs
    }

    /// Claims of which one tells of another happening than the story's ("In 2016 a quake killed 430"), the other of that.
    fn of_another(&self) -> Vec<(u32, u32)> {
        if self.attribute.of != HolderKind::Event {
            return Vec::new();
        }
        let apart = |i: &usize| self.fact(*i).scope.limit == Some(Limit::Other);
        let elsewhere: Vec<usize> = self.sheet.aside.iter().copied().filter(apart).collect();
        let here = self.claims(&self.told());
        let with = |a: u32| here.iter().map(move |&b| (a.min(b), a.max(b)));
        let elsewhere = self.claims(&elsewhere).into_iter();
        elsewhere.flat_map(with).collect()
    }

    /// The claims of answers that exclude each other, two by two.
    fn apart(&self, sides: &[Vec<usize>]) -> Vec<(u32, u32, ConflictKind)> {
        let mut pairs = Vec::new();
        for (n, side) in sides.iter().enumerate() {
            let kind = kind(&self.fact(side[0]).value);
            let others = self.claims(&sides[n + 1..].concat());
            for a in self.claims(side) {
                pairs.extend(others.iter().map(|&b| (a.min(b), a.max(b), kind)));
            }
        }
        pairs
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
            differences: Vec::new(),
            because: vec![self.reason(&[self.words(facts)])],
        })
    }

    fn opposed(&self, Part { update, sides }: &Part) -> Finding {
        let verdict = if *update {
            Verdict::Update
        } else {
            Verdict::Contradiction
        };
        let value = &self.fact(sides[0][0]).value;
        let held: Vec<(String, Vec<u32>)> = sides
            .iter()
            .map(|s| (self.words(s), self.claims(s)))
            .collect();
        let between = (!*update).then(|| self.maker.between(&held));
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
        Finding {
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
            differences: self.difference(&values, value).into_iter().collect(),
            because: vec![self.reason(&values)],
        }
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

    /// The first two answers, as what parts their claims.
    fn difference(&self, values: &[String], value: &Value) -> Option<Difference> {
        let [one, other, ..] = values else {
            return None;
        };
        let values = [one.clone(), other.clone()];
        let reason = self.reason(&values);
        Some(difference::of_conflict(kind(value), values, &reason))
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
        let holder = self.sheet.holder.written(self.court.entities);
        let kind = kind(&self.fact(facts[0]).value);
        let key = format!("{verdict:?}\0{kind:?}\0{}\0{holder}", self.attribute.id);
        id_of(blake3::hash(key.as_bytes()))
    }
}
