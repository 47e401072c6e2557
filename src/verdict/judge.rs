//! From scored pairs to propositions, edges between them, and findings.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::claim::{Attribution, Claim, Stance};
use crate::matching::{Link, Threshold, held, propositions};

use super::conflict::{Conflict, Issues, conflict};
use super::court::{Court, Pair};
use super::fact::Compared;
use super::finding::{Maker, number};
use super::{
    ClaimIndex, ConflictKind, Finding, Reason, Verdict, amounts, difference, rebuttal, slot, update,
};

/// A pair of claims that cannot both be true, or of which the second came later.
pub(super) struct Edge {
    pub a: u32,
    pub b: u32,
    pub conflict: Conflict,
    /// Of an update: whether `b` is the later one.
    pub later: Option<bool>,
}

/// Score as to the event under which nothing is made of a pair, unless they tell one deed, one amount or one length, or one
/// denies.
const IDLE: f64 = 0.25;

/// How surely two claims of one deed must tell one happening for less likeness to do …
const SURE: f64 = 0.8;
/// … and the share of it that does.
const TOLD_ANEW: f64 = 0.9;
/// Share of the happening that a link of one deed counts at least: enough to join two sets, too little to carry one that does not fit.
const HAPPENS: f64 = 0.5;

/// Least score that speaks for joining two sets that other claims join.
const NEAR: f64 = 0.3;

pub(super) enum Judged {
    Same(Link),
    Opposed(Edge),
    /// Undecided; the second speaks for two sets that other claims join.
    Related(Link, Option<Link>),
    /// Short of saying the same; speaks for two sets that other claims join.
    Near(Link),
    /// Of the same matter, if there is a link, and not to be told as one: a value of theirs differs.
    Apart(u32, u32, Option<Link>),
}

/// Findings of a run, in order of the text of their first claims: agreements, contradictions, updates, related
/// matters, claims of one source. Copies are judged once, by the first of them.
///
/// `groups` gives each document the number of the voice it belongs to ([`super::groups`]).
pub fn judge(court: &Court, groups: &[usize], facts: &Compared) -> Vec<Finding> {
    let pairs = court.met();
    let deeds = deeds(court);
    let judged = pairs
        .par_iter()
        .filter_map(|&(a, b)| pair(court, a, b, deeds.binary_search(&(a, b)).is_ok()));
    let beside: Vec<(u32, u32)> = deeds
        .iter()
        .copied()
        .filter(|met| pairs.binary_search(met).is_err())
        .collect();
    let opposed = beside
        .par_iter()
        .filter_map(|&(a, b)| pair(court, a, b, true).filter(|j| matches!(j, Judged::Opposed(_))));
    let judged: Vec<Judged> = judged.chain(opposed).collect();
    // Who rejects a report says nothing of what it reports.
    let rejections = rebuttal::rejections(court);
    let alike = |l: &Link| rejections.contains_key(&l.a) == rejections.contains_key(&l.b);
    let (mut links, mut near) = (Vec::new(), Vec::new());
    let (mut edges, mut related) = (Vec::new(), Vec::new());
    let mut apart: HashSet<(u32, u32)> = HashSet::default();
    for j in judged {
        match j {
            Judged::Same(l) if alike(&l) => links.push(l),
            Judged::Opposed(e) => edges.push(e),
            Judged::Same(l) => related.push(l),
            Judged::Related(l, miss) => {
                related.push(l);
                near.extend(miss.filter(|l| alike(l)));
            }
            Judged::Near(l) if alike(&l) => near.push(l),
            Judged::Near(_) => {}
            Judged::Apart(a, b, link) => {
                apart.insert((a, b));
                related.extend(link);
            }
        }
    }
    let first = |(a, b): (u32, u32)| {
        let [a, b] = [a, b].map(|i| court.copies().first(i));
        (a.min(b), a.max(b))
    };
    let of_two: HashSet<(u32, u32)> = facts.of_two.iter().map(|&pair| first(pair)).collect();
    edges.retain(|e| !of_two.contains(&(e.a.min(e.b), e.a.max(e.b))));
    apart.extend(edges.iter().map(|e| (e.a, e.b)));
    let facts_apart = facts.apart.iter().map(|&(a, b, _)| first((a, b)));
    let excluded: HashSet<(u32, u32)> = facts_apart.chain(of_two).collect();
    apart.extend(excluded.iter().copied());
    links.retain(|l| !excluded.contains(&(l.a, l.b)));
    let sets = joined(court, &links, &near, apart);
    edges.extend(rebuttal::edges(court, &sets, &rejections));
    let scores: BTreeMap<(u32, u32), f64> = links.iter().map(|l| ((l.a, l.b), l.score)).collect();
    let maker = Maker {
        court,
        groups,
        sets: &sets,
        scores: &scores,
    };
    with_facts(maker.findings(&edges, &related), facts)
}

/// Claims that say the same, as sets in which no two differ: pairs within a set that never met by their words are looked at too, and
/// what differs is taken apart, until nothing does (complete linkage over differences).
fn joined(
    court: &Court,
    links: &[Link],
    near: &[Link],
    mut apart: HashSet<(u32, u32)>,
) -> Vec<Vec<u32>> {
    let settings = court.settings();
    let mut seen: HashSet<(u32, u32)> = links.iter().map(|l| (l.a, l.b)).collect();
    loop {
        let sets = propositions(
            court.claims().len(),
            court.copies(),
            links,
            near,
            &apart,
            settings.threshold(Threshold::Linked),
            settings.threshold(Threshold::Member),
        );
        let within = sets.iter().flat_map(|set| {
            let pairs = set.iter().enumerate();
            pairs.flat_map(|(n, &a)| set[n + 1..].iter().map(move |&b| (a, b)))
        });
        let unseen: Vec<(u32, u32)> = within.filter(|pair| seen.insert(*pair)).collect();
        let differ: Vec<(u32, u32)> = unseen
            .into_par_iter()
            .filter(|&(a, b)| differ(court, a, b))
            .collect();
        if differ.is_empty() {
            return sets;
        }
        apart.extend(differ);
    }
}

/// Whether two claims, which may share few words, do not say the same for what one of them has and the other has otherwise.
pub(super) fn differ(court: &Court, a: u32, b: u32) -> bool {
    let (i, j) = (a as usize, b as usize);
    let score = court.scorer.score(i, j);
    let pair = Pair::new(court, (i, j), &score);
    let parts = || pair.differences().iter().any(difference::parts);
    !pair.a.shares_words(pair.b) && (difference::of_two_people(&pair) || parts())
}

/// Findings of claims and of facts as one list. Where both speak of the same claims, the fact stands: it knows what its value
/// is an answer to.
fn with_facts(mut findings: Vec<Finding>, facts: &Compared) -> Vec<Finding> {
    let apart = Apart::new(facts);
    findings.retain(|f| !apart.tells(f));
    let agreed: Vec<BTreeSet<ClaimIndex>> = findings
        .iter()
        .filter(|f| f.verdict == Verdict::Agreement)
        .map(|f| f.claims.iter().copied().collect())
        .collect();
    let mut holding: HashMap<ClaimIndex, Vec<usize>> = HashMap::default();
    for (n, set) in agreed.iter().enumerate() {
        for claim in set {
            holding.entry(*claim).or_default().push(n);
        }
    }
    let is_new = |f: &&Finding| {
        let within = |n: &usize| f.claims.iter().all(|c| agreed[*n].contains(c));
        let sets = f.claims.first().and_then(|c| holding.get(c));
        f.verdict != Verdict::Agreement || !sets.into_iter().flatten().any(within)
    };
    findings.extend(facts.findings.iter().filter(is_new).cloned());
    findings.sort_by(Finding::order);
    number(&mut findings);
    findings
}

/// Claims by those that give another answer than they do, and what parts them.
struct Apart(HashMap<ClaimIndex, Vec<(ClaimIndex, ConflictKind)>>);

impl Apart {
    fn new(facts: &Compared) -> Self {
        let mut others: HashMap<ClaimIndex, Vec<_>> = HashMap::default();
        for &(a, b, kind) in &facts.apart {
            let (a, b) = (ClaimIndex(a), ClaimIndex(b));
            others.entry(a).or_default().push((b, kind));
        }
        Self(others)
    }

    /// Whether the facts tell what the finding does: two of its claims, one a side, give excluding answers.
    fn tells(&self, f: &Finding) -> bool {
        let side = |c: ClaimIndex| f.sides.iter().position(|s| s.contains(&c));
        let claims = f.sides.iter().flatten();
        claims.into_iter().any(|&a| {
            let others = self.0.get(&a).into_iter().flatten();
            let mut told = others.filter(|(_, kind)| f.kind == Some(*kind));
            told.any(|(b, _)| side(*b).is_some_and(|y| side(a) != Some(y)))
        })
    }
}

/// Pairs that tell one deed in two short clauses, or two amounts of one noun: they may share too little to be met by words.
pub(super) fn deeds(court: &Court) -> Vec<(u32, u32)> {
    let mut deeds = slot::candidates(court);
    deeds.append(&mut amounts::candidates(court));
    deeds.par_sort_unstable();
    deeds.dedup();
    deeds
}

/// What is made of two claims; `told` is whether they tell one deed or amount.
pub(super) fn pair(court: &Court, a: u32, b: u32, told: bool) -> Option<Judged> {
    let (i, j) = (a as usize, b as usize);
    let claims = court.claims();
    if claims[i].shares_words(&claims[j]) {
        return None;
    }
    let lasts = |c: &Claim| c.times.iter().any(|t| t.duration);
    let watched = held(&claims[i]) != held(&claims[j]) || lasts(&claims[i]) && lasts(&claims[j]);
    let least = if watched || told { 0.0 } else { IDLE };
    let score = court.scorer.score_above(i, j, least)?;
    let pair = Pair::new(court, (i, j), &score);
    if let Some(conflict) = conflict(&pair) {
        let later = update::later(&pair, &conflict);
        return Some(Judged::Opposed(Edge {
            a,
            b,
            conflict,
            later,
        }));
    }
    let issues = Issues::of(&pair);
    if let Some((conflict, second)) = update::at_two_times(&pair, issues) {
        return Some(Judged::Opposed(Edge {
            a,
            b,
            conflict,
            later: Some(second),
        }));
    }
    let settings = court.settings();
    // "Allegedly" keeps a distance from what is told all the same; somebody's doubt does not tell it.
    let doubted = |c: &Claim| {
        let by_somebody = |a: &Attribution| a.stance == Stance::Doubts && a.speaker.is_some();
        c.stance == Stance::Doubts && court.chain(c).any(by_somebody)
    };
    let link = |score: f64| Link { a, b, score };
    let akin = score.event >= settings.threshold(Threshold::Related)
        && claims[i].source != claims[j].source;
    let parted = issues.figures || issues.polarity || issues.crossed;
    let close = akin || score.value >= NEAR;
    let happening = court.scorer.happening(i, j, &score.alignment);
    let excluded = happening.exclusion.is_some();
    let unlike = |pair: &Pair| pair.differences().iter().any(difference::parts);
    if parted || close && (excluded || unlike(&pair)) {
        return Some(Judged::Apart(a, b, akin.then(|| link(score.event))));
    }
    let open = !doubted(pair.a) && !doubted(pair.b);
    let miss = (open && score.value >= NEAR).then(|| link(score.value));
    if open && !excluded && says_the_same(&pair, happening.value) && pair.differences().is_empty() {
        Some(Judged::Same(link(strength(&pair, happening.value))))
    } else if akin {
        Some(Judged::Related(link(score.event), miss))
    } else {
        miss.map(Judged::Near)
    }
}

/// Whether likeness and happening speak for joining a pair. Of one deed that is surely one happening less likeness does: its words are then
/// another report of the same.
fn says_the_same(pair: &Pair, happening: f64) -> bool {
    let like = pair.limit(Threshold::Equivalent);
    let least = if pair.is_of_one_deed() && happening >= SURE {
        TOLD_ANEW * like
    } else {
        like
    };
    pair.score.value >= least && happening >= pair.limit(Threshold::Happening)
}

/// How much the pair counts among the links of a proposition: by its likeness; of one deed that is surely one happening, no less than its share.
fn strength(pair: &Pair, happening: f64) -> f64 {
    let likeness = pair.score.value;
    if pair.is_of_one_deed() {
        likeness.max(HAPPENS * happening)
    } else {
        likeness
    }
}

/// Why two claims oppose each other, if they do.
pub(super) fn opposed(court: &Court, a: u32, b: u32) -> Option<Reason> {
    match pair(court, a.min(b), a.max(b), true)? {
        Judged::Opposed(edge) => Some(Reason {
            rule: edge.conflict.rule.clone().into_owned(),
            detail: edge.conflict.detail,
            terms: Vec::new(),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::testing::{claim, not};
    use crate::verdict::Verdict;
    use crate::verdict::testing::judged;

    #[test]
    fn agreement_and_contradiction_stand_side_by_side() {
        let claims = [
            claim(0, "mayor | close | bridge"),
            claim(1, "mayor | close | bridge"),
            not(claim(2, "mayor | close | bridge")),
            claim(3, "storm | flood | cellar"),
        ];
        let found = judged(&claims);
        let verdicts: Vec<Verdict> = found.iter().map(|f| f.verdict).collect();
        assert_eq!(
            verdicts,
            [
                Verdict::Agreement,
                Verdict::Contradiction,
                Verdict::Unique,
                Verdict::Unique
            ]
        );
        assert_eq!(found[0].independent, [2]);
        assert_eq!(
            found[1].sides.iter().map(Vec::len).collect::<Vec<_>>(),
            [2, 1]
        );
    }

    #[test]
    fn two_articles_share_no_words_wherever_they_stand() {
        let mut claims = [
            claim(0, "mayor | close | bridge"),
            claim(1, "mayor | close | bridge"),
        ];
        let [a, b] = &mut claims;
        b.spans.clone_from(&a.spans);
        assert!(!a.shares_words(b));
        b.source = a.source;
        assert!(a.shares_words(b));
    }
}
