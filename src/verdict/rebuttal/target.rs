//! Which claims a rejection is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Commitment, Form, Modality, Polarity, Stance};
use crate::matching::{Threshold, held};
use crate::rules::model::EntityKind;

use super::super::court::Court;
use super::near::Near;
use super::reject::{Rejection, Sort};
use super::{laid_to, party};

/// Share of the rejected content's words that a claim must tell.
const TOLD: f64 = 0.5;
/// Sentences of an article in which its news stands.
const LEAD: usize = 3;

/// Articles that must report what a rejection is taken to mean which does not say what it rejects, where there are so many.
const WIDE: usize = 3;

/// The claims that the rejection `at` opposes, sorted.
pub(super) fn targets(
    court: &Court,
    near: &Near,
    at: u32,
    rejections: &BTreeMap<u32, Rejection>,
) -> Vec<u32> {
    let claims = court.claims();
    let rejection = told_by_others(rejections, at);
    let own = &claims[at as usize];
    let open = |c: &Claim| {
        held(c) == Polarity::Positive
            && c.stance == Stance::Neutral
            && c.form != Form::Speech
            && rejection.party.is_none_or(|p| !laid_to(court, c, p))
    };
    let mut found: BTreeSet<u32> = match rejection.sort {
        Sort::Words => quoted(court, near, own, rejection),
        _ if rejection.content.is_empty() => focus(court, near, own, rejection),
        _ => {
            let told = near
                .claims
                .iter()
                .copied()
                .filter(|&i| open(&claims[i as usize]) && tells(court, i, rejection))
                .collect();
            with_like(court, near, &told, |i| {
                open(&claims[i as usize]) && of_party(court, i, rejection)
            })
        }
    };
    found.retain(|i| !rejections.contains_key(i));
    found.retain(|&i| !overlaps(own, &claims[i as usize]));
    found.into_iter().collect()
}

/// The rejection, or, where it does not say what is rejected, the first of the same party that does: "the rumour is
/// baseless" is said of what the party denies elsewhere.
fn told_by_others(rejections: &BTreeMap<u32, Rejection>, at: u32) -> &Rejection {
    let own = &rejections[&at];
    let tells = |r: &&Rejection| {
        r.party.is_some() && r.party == own.party && r.sort != Sort::Words && !r.content.is_empty()
    };
    if own.sort == Sort::Words || !own.content.is_empty() {
        return own;
    }
    rejections.values().find(tells).unwrap_or(own)
}

fn overlaps(a: &Claim, b: &Claim) -> bool {
    a.source == b.source
        && a.spans
            .iter()
            .any(|s| b.spans.iter().any(|t| s.overlaps(*t)))
}

/// Whether the claim reports on somebody's word, or as a plan.
fn reported(c: &Claim) -> bool {
    matches!(c.commitment, Commitment::Attributed | Commitment::Hedged)
        || matches!(c.modality, Modality::Planned | Modality::Hedged)
}

/// Whether the claim reports a deed, and not one of a party other than the one that rejects it.
fn of_party(court: &Court, i: u32, rejection: &Rejection) -> bool {
    let claim = &court.claims()[i as usize];
    let subject = claim.subject.as_ref().and_then(|s| s.entity);
    // A person speaks for a party that is not named.
    let party = rejection
        .party
        .filter(|&p| court.entities.get(p).kind != EntityKind::Person);
    let other = matches!((subject, party), (Some(x), Some(y)) if !court.overlap(x, y));
    !other && reported(claim) && matches!(claim.form, Form::Clause | Form::Participle)
}

/// Whether the claim tells all of what is rejected, or its deed and most else.
fn tells(court: &Court, i: u32, rejection: &Rejection) -> bool {
    if !of_party(court, i, rejection) {
        return false;
    }
    let claim = &court.claims()[i as usize];
    let alike = |x: &str, y: &str| x == y || court.lexis.same(x, y);
    let deed = claim.relation.lemma.trim_start_matches("be ");
    let told = |w: &&String| {
        alike(deed, w)
            || court.lexis.same(&claim.relation.id, w)
            || claim.terms.iter().any(|t| alike(&t.lemma, w))
    };
    let n = rejection.content.iter().filter(told).count();
    let does = rejection
        .content
        .iter()
        .any(|w| alike(deed, w) || court.lexis.same(&claim.relation.id, w));
    let all = rejection.content.len();
    n == all && all > 1 || does && n as f64 >= TOLD * all as f64
}

/// The proposition that the articles report first and most of the party, and what else reports the same event.
fn focus(court: &Court, near: &Near, own: &Claim, rejection: &Rejection) -> BTreeSet<u32> {
    let claims = court.claims();
    let Some(who) = rejection.party else {
        return BTreeSet::new();
    };
    // "Denied reports that he was ill": what is rejected is told, as a claim that is denied.
    let told_whole = |c: &Claim| c.sentence == own.sentence && c.stance == Stance::Denies;
    if court.claims_of(own.source).iter().any(told_whole) {
        return BTreeSet::new();
    }
    // Its own article is not one of those that report.
    let wide = WIDE.min(near.articles.saturating_sub(1));
    let about = |i: u32| {
        let c = &claims[i as usize];
        c.subject.as_ref().and_then(|s| s.entity) == Some(who)
            && reported(c)
            && matches!(c.form, Form::Clause | Form::Participle)
            && held(c) == Polarity::Positive
            && c.stance == Stance::Neutral
            && !laid_to(court, c, who)
    };
    let sources = |set: &Vec<u32>, lead: bool| {
        let told = set
            .iter()
            .filter(|i| about(**i))
            .map(|&i| &claims[i as usize]);
        let first = told.filter(|c| !lead || c.sentence < LEAD);
        first.map(|c| c.source).collect::<BTreeSet<_>>().len()
    };
    let best = near
        .sets
        .iter()
        .filter(|set| {
            let mut told = set.iter().map(|&i| &claims[i as usize]);
            let met = told.clone().any(|c| c.source == own.source);
            let few = near.articles < WIDE && met;
            (sources(set, false) >= wide || few)
                && sources(set, true) > 0
                && !told.any(|c| laid_to(court, c, who))
        })
        .max_by_key(|set| {
            let told = sources(set, true) + sources(set, false);
            (told, std::cmp::Reverse(set[0]))
        });
    let Some(best) = best else {
        return BTreeSet::new();
    };
    let core = best.iter().copied().filter(|&i| about(i)).collect();
    with_like(court, near, &core, about)
}

/// The claims, and those of the others that may be meant and speak of the same event as one of them.
fn with_like(
    court: &Court,
    near: &Near,
    core: &BTreeSet<u32>,
    may: impl Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let event = court.settings().threshold(Threshold::Opposed);
    let like = |&i: &u32| {
        may(i)
            && core
                .iter()
                .any(|&k| court.scorer.score(k as usize, i as usize).event >= event)
    };
    let all = near.claims.iter().copied();
    all.filter(|i| core.contains(i) || like(i)).collect()
}

/// The words that most other articles lay to the one who rejects them.
fn quoted(court: &Court, near: &Near, own: &Claim, rejection: &Rejection) -> BTreeSet<u32> {
    let claims = court.claims();
    let Some(who) = rejection.party else {
        return BTreeSet::new();
    };
    let laid = |c: &Claim| {
        c.source != own.source
            && court
                .chain(c)
                .next()
                .is_some_and(|a| party(court, a) == Some(who))
    };
    let sources = |set: &Vec<u32>| {
        let told = set.iter().map(|&i| &claims[i as usize]);
        told.filter(|c| laid(c))
            .map(|c| c.source)
            .collect::<BTreeSet<_>>()
            .len()
    };
    near.sets
        .iter()
        .filter(|s| sources(s) > 1)
        .max_by_key(|s| (sources(s), std::cmp::Reverse(s[0])))
        .into_iter()
        .flat_map(|s| s.iter().copied())
        .filter(|&i| claims[i as usize].source != own.source)
        .collect()
}
