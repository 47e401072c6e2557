//! Events: happenings that two or more claims tell of, over the articles of a story.
//!
//! In: the run's claims. Out: [`Event`]s, sets of claims of one deed that surely tell one happening (the fitted score of `matching/event`), no two of
//! which are excluded ([`apart`]). A claim tells a deed if it says that something was done, by a verb or by a noun of it; offices and
//! states are none, nor is what is planned or denied.

mod apart;
mod cluster;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ClaimIndex;
use super::court::{Court, ONE_DEED, Pair};
use crate::claim::{Claim, Form};
use crate::matching::{self, Link, Threshold, held, placed};
use crate::normalize::EntityId;
use crate::rules::{Modality, Polarity};
pub(super) use apart::apart;
use cluster::clusters;

/// Likeness of two participants from which on they are one …
const ONE: f32 = 0.6;
/// … and below which they are two.
const OTHER: f32 = 0.3;

/// A happening.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The claims that tell of it, in order.
    pub claims: Vec<ClaimIndex>,
    /// That of them which has most in common with the others.
    pub first: ClaimIndex,
    /// The deed, by the word that stands for all its synonyms and forms.
    pub kind: String,
    /// When, as TIMEX3, as most claims tell it.
    pub time: Option<String>,
    /// Where, as most claims tell it.
    pub place: Option<EntityId>,
}

/// The events that two or more claims tell of, in order of their first claims. Copies stand with the first of them.
pub fn events(court: &Court) -> Vec<Event> {
    let links: Vec<Link> = court
        .met()
        .par_iter()
        .filter_map(|&(a, b)| link(court, a, b))
        .collect();
    let mut copies: BTreeMap<u32, Vec<ClaimIndex>> = BTreeMap::new();
    for claim in 0..court.claims().len() as u32 {
        let same = copies.entry(court.copies().first(claim)).or_default();
        same.push(ClaimIndex(claim));
    }
    let sets = clusters(&links, |a, b| of_two(court, a, b));
    let share = shares(&sets, &links);
    sets.iter()
        .map(|set| event(court, set, &share, &copies))
        .collect()
}

/// How surely two claims of one deed tell one happening, if they do.
fn link(court: &Court, a: u32, b: u32) -> Option<Link> {
    let (i, j) = (a as usize, b as usize);
    let claims = court.claims();
    if !tells_deed(court, i) || !tells_deed(court, j) || claims[i].shares_words(&claims[j]) {
        return None;
    }
    // Most candidates tell two deeds, and need no score.
    if court.scorer.deeds_alike(i, j) < ONE_DEED {
        return None;
    }
    let score = court.scorer.score(i, j);
    let pair = Pair::new(court, (i, j), &score);
    if !shares_participants(&pair) {
        return None;
    }
    let happening = court.scorer.happening(i, j, &score.alignment);
    let one =
        happening.value >= pair.limit(Threshold::Happening) && apart(&pair, &happening).is_none();
    let score = happening.value;
    one.then_some(Link { a, b, score })
}

/// Whether anything excludes that two claims tell one happening, whatever others say.
fn of_two(court: &Court, a: u32, b: u32) -> bool {
    let (i, j) = (a as usize, b as usize);
    let score = court.scorer.score(i, j);
    let happening = court.scorer.happening(i, j, &score.alignment);
    apart(&Pair::new(court, (i, j), &score), &happening).is_some()
}

/// Whether the claim tells of a deed that was done.
fn tells_deed(court: &Court, claim: usize) -> bool {
    let c: &Claim = &court.claims()[claim];
    court.scorer.profiles.list()[claim].relation_tells
        && !c.relation.copular
        && matches!(c.form, Form::Clause | Form::Participle | Form::Nominal)
        && c.modality == Modality::Asserted
        && held(c) == Polarity::Positive
}

/// Whether somebody or something takes part in both, in one role, and in none another; or in the only role that each tells ("the crew sank the tug", "the tug sank").
fn shares_participants(pair: &Pair) -> bool {
    let profiles = pair.court.scorer.profiles.list();
    let (a, b) = (&profiles[pair.i], &profiles[pair.j]);
    let al = &pair.score.alignment;
    // "Norvik" is the ferry line Norvik.
    let named = |x: &Option<matching::Slot>, y: &Option<matching::Slot>| {
        let (x, y) = (x.as_ref()?.entity?, y.as_ref()?.entity?);
        Some(if pair.court.overlap(x, y) { 1.0 } else { 0.0 })
    };
    let roles = [
        named(&a.subject, &b.subject).or(al.subject),
        named(&a.object, &b.object).or(al.object),
    ];
    if roles.iter().any(Option::is_some) {
        let told = || roles.iter().flatten();
        return told().any(|&likeness| likeness >= ONE) && told().all(|&l| l >= OTHER);
    }
    let only = |c: &Claim| {
        c.subject
            .iter()
            .chain(&c.object)
            .next()
            .map(|a| a.head.clone())
    };
    only(pair.a)
        .zip(only(pair.b))
        .is_some_and(|(x, y)| pair.court.lexis.same(&x, &y))
}

/// How much each claim of a set has in common with the others of it: the sum of its links.
fn shares(sets: &[Vec<u32>], links: &[Link]) -> BTreeMap<u32, f64> {
    let numbered = sets.iter().enumerate();
    let home: BTreeMap<u32, usize> = numbered
        .flat_map(|(n, set)| set.iter().map(move |&claim| (claim, n)))
        .collect();
    let mut shares = BTreeMap::new();
    let within = |l: &&Link| home.get(&l.a).is_some_and(|n| home.get(&l.b) == Some(n));
    for link in links.iter().filter(within) {
        *shares.entry(link.a).or_default() += link.score;
        *shares.entry(link.b).or_default() += link.score;
    }
    shares
}

fn event(
    court: &Court,
    set: &[u32],
    share: &BTreeMap<u32, f64>,
    copies: &BTreeMap<u32, Vec<ClaimIndex>>,
) -> Event {
    let common = |claim: u32| share.get(&claim).copied().unwrap_or_default();
    let central = |&x: &u32, &y: &u32| common(x).total_cmp(&common(y)).then(y.cmp(&x));
    let first = set.iter().copied().max_by(central).unwrap_or_default();
    let profiles = court.scorer.profiles;
    let told = || set.iter().map(|&c| &court.claims()[c as usize]);
    let days = told().flat_map(|c| {
        c.times
            .iter()
            .filter(|t| placed(t))
            .map(|t| t.value.clone())
    });
    let all = set.iter().filter_map(|c| copies.get(c)).flatten();
    let mut claims: Vec<ClaimIndex> = all.copied().collect();
    claims.sort_unstable();
    let kind = profiles.relation(first as usize);
    Event {
        claims,
        first: ClaimIndex(first),
        kind: kind.map_or_else(String::new, |k| profiles.text(k).to_owned()),
        time: most(days),
        place: most(told().flat_map(|c| c.places.iter().copied())),
    }
}

/// What is told most often; of several, the least.
fn most<T: Ord + Clone>(told: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in told {
        *counts.entry(value).or_default() += 1;
    }
    let best = counts.values().copied().max()?;
    counts.into_iter().find(|(_, n)| *n == best).map(|(v, _)| v)
}

#[cfg(test)]
mod tests;
