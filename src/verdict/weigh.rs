//! What is made of two claims, and why, for whoever asks.

use crate::matching::{Threshold, comparable};
use crate::normalize::Quantity;

use super::court::{Court, Pair};
use super::difference::align;
use super::event::apart;
use super::judge::{self, Judged};
use super::{ClaimIndex, Difference, Reason, UNDECIDED, Verdict};

/// What is made of two claims, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// What is made of them, if anything.
    pub verdict: Option<Verdict>,
    /// Why: the judgement first, then the scores that it rests on.
    pub because: Vec<Reason>,
    /// How the two lie on each other, slot by slot.
    pub alignment: Vec<Difference>,
}

/// What is made of two claims, and why.
pub fn weigh(court: &Court, a: ClaimIndex, b: ClaimIndex) -> Weighed {
    let (a, b) = (a.0.min(b.0), a.0.max(b.0));
    let settings = court.settings();
    let score = court.scorer.score(a as usize, b as usize);
    let paired = {
        let firsts = [a, b].map(|i| court.copies().first(i));
        (firsts[0].min(firsts[1]), firsts[0].max(firsts[1]))
    };
    let judged = judge::pair(
        court,
        a,
        b,
        judge::deeds(court).binary_search(&paired).is_ok(),
    );
    let reason = |rule: &str, detail: String| Reason {
        rule: rule.to_owned(),
        detail,
        terms: Vec::new(),
    };
    let (verdict, why) = match &judged {
        Some(Judged::Same(_)) => (
            Some(Verdict::Agreement),
            reason("verdict/same", "they say the same".to_owned()),
        ),
        Some(Judged::Opposed(edge)) => (
            Some(match edge.later {
                Some(_) => Verdict::Update,
                None => Verdict::Contradiction,
            }),
            reason(&edge.conflict.rule, edge.conflict.detail.clone()),
        ),
        Some(Judged::Related(..) | Judged::Apart(_, _, Some(_))) => (
            Some(Verdict::Related),
            reason(UNDECIDED, "the same matter, undecided".to_owned()),
        ),
        Some(Judged::Near(_) | Judged::Apart(..)) | None => (
            None,
            reason("verdict/apart", "too little in common".to_owned()),
        ),
    };
    let met = paired.0 == paired.1 || court.met().binary_search(&paired).is_ok();
    let scored = Reason {
        rule: "matching/score".to_owned(),
        detail: format!(
            "{:.2}; from {:.2} on they would say the same; as to the event {:.2}, related from {:.2} on",
            score.value,
            settings.threshold(Threshold::Equivalent),
            score.event,
            settings.threshold(Threshold::Related),
        ),
        terms: court.scorer.terms(&score),
    };
    let mut because = vec![why];
    let pair = Pair::new(court, (a as usize, b as usize), &score);
    let others = pair.differences().iter().map(Difference::reason);
    let others: Vec<Reason> = others.filter(|r| *r != because[0]).collect();
    because.extend(others);
    because.extend([scored, happened(&pair)]);
    if !met {
        let source = |i: u32| court.claims()[i as usize].source;
        let detail = if court.near.links(source(a), source(b)) {
            "they share too little to have been compared in a run"
        } else {
            "their articles are of two stories, or too unlike, so that they were not compared in a run"
        };
        because.insert(0, reason("matching/candidate", detail.to_owned()));
    }
    Weighed {
        verdict,
        because,
        alignment: align(&pair),
    }
}

/// So many claims of an agreement are held against each other at most.
const MOST: usize = 64;

/// Whether two claims have figures of one thing that cannot be one, and none in common.
pub fn figures_clash(court: &Court, [a, b]: [ClaimIndex; 2]) -> bool {
    let claims = court.claims();
    let [a, b] = [a, b].map(|c| &claims[c.0 as usize].quantities);
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let in_unit = |x: &Quantity, y: &Quantity| x.counted_in(&y.unit).unwrap_or_else(|| x.clone());
    let pairs = pairs.map(|(x, y)| (in_unit(x, y), in_unit(y, x)));
    let alike = |(x, y): &(Quantity, Quantity)| {
        x.factors(y).is_some() && !x.unit.is_empty() || comparable(court.lexis, x, y)
    };
    let alike: Vec<(Quantity, Quantity)> = pairs.filter(alike).collect();
    let fits = |(x, y): &(Quantity, Quantity)| x.fits(y) == Some(true);
    !alike.is_empty() && !alike.iter().any(fits)
}

/// Of claims in one agreement the two that hold together worst: first those whose figures clash, then those that others join before
/// those that say the same, and the less alike of them.
pub fn weakest(court: &Court, claims: &[ClaimIndex]) -> Option<[ClaimIndex; 2]> {
    let deeds = judge::deeds(court);
    let weight = |[a, b]: &[ClaimIndex; 2]| {
        let (a, b) = (a.0.min(b.0), a.0.max(b.0));
        let firsts = [a, b].map(|i| court.copies().first(i));
        let told = (firsts[0].min(firsts[1]), firsts[0].max(firsts[1]));
        let rank = match judge::pair(court, a, b, deeds.binary_search(&told).is_ok()) {
            Some(Judged::Same(_)) => 2,
            Some(Judged::Near(_) | Judged::Related(..)) => 1,
            Some(Judged::Opposed(_) | Judged::Apart(..)) | None => 0,
        };
        let agrees = !figures_clash(court, [ClaimIndex(a), ClaimIndex(b)]);
        let value = court.scorer.score(a as usize, b as usize).value;
        ((agrees, rank), value)
    };
    let first = &claims[..claims.len().min(MOST)];
    let words = |c: ClaimIndex| &court.claims()[c.0 as usize].text;
    let pairs = first.iter().enumerate().flat_map(|(n, &a)| {
        let rest = first[n + 1..].iter();
        rest.map(move |&b| [a, b])
    });
    let pairs = pairs.filter(|[a, b]| words(*a) != words(*b));
    let weighed = pairs.map(|pair| (weight(&pair), pair));
    let worst = weighed.min_by(|(x, _), (y, _)| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
    worst.map(|(_, pair)| pair)
}

/// How surely the two tell of one happening.
fn happened(pair: &Pair) -> Reason {
    let (scorer, settings) = (&pair.court.scorer, pair.court.settings());
    let happening = scorer.happening(pair.i, pair.j, &pair.score.alignment);
    Reason {
        rule: "matching/event".to_owned(),
        detail: match apart(pair, &happening) {
            Some(why) => format!("not one event: {why}"),
            None => format!(
                "{:.2} that they tell one happening; from {:.2} on they may be joined",
                happening.value,
                settings.threshold(Threshold::Happening),
            ),
        },
        terms: happening.terms(settings),
    }
}
