//! From scored pairs to propositions, edges between them, and findings.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashSet as HashSet;

use crate::claim::{Attribution, Claim, Form, Stance};
use crate::matching::{Fit, Link, Slot, Threshold, candidates, held, propositions};
use crate::normalize::Quantity;

use super::conflict::{Conflict, Issues, conflict};
use super::court::{Court, Pair};
use super::fact::Compared;
use super::finding::{Maker, number};
use super::{
    ClaimIndex, ConflictKind, Finding, Reason, Verdict, amounts, modality, negation, rebuttal,
    scope, slot, update,
};

/// A pair of claims that cannot both be true, or of which the second came later.
pub(super) struct Edge {
    pub a: u32,
    pub b: u32,
    pub conflict: Conflict,
    /// Of an update: whether `b` is the later one.
    pub later: Option<bool>,
}

/// Content words up to which a claim is brief.
const BRIEF: usize = 4;

/// Score as to the event under which nothing is made of a pair, unless they tell one deed, one amount or one length, or one
/// denies.
const IDLE: f64 = 0.25;

/// Days after which what happened is not what an undated claim tells of, whatever lasts ("banned in 2003", "is banned").
const GENERATION: i32 = 20 * 366;

/// Likeness of two verbs below which they tell two deeds.
const OTHER_DEED: f32 = 0.3;

/// Likeness of two verbs from which on they tell one deed.
const ONE_DEED: f32 = 0.8;

/// How surely two claims of one deed must tell one happening for less likeness to do …
const SURE: f64 = 0.8;
/// … and the share of it that does.
const TOLD_ANEW: f64 = 0.9;
/// Share of the happening that a link of one deed counts at least: enough to join two sets, too little to carry one that does not fit.
const HAPPENS: f64 = 0.5;

/// Share of the shorter claim that the longer holds, from which on their deeds are taken for one.
const MOST: f32 = 0.6;

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
    let settings = court.settings();
    let pairs = candidates(court.scorer.profiles, court.near, settings);
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
    apart.extend(edges.iter().map(|e| (e.a, e.b)));
    let first = |&(a, b, _): &(u32, u32, ConflictKind)| {
        let [a, b] = [a, b].map(|i| court.copies().first(i));
        (a.min(b), a.max(b))
    };
    let excluded: HashSet<(u32, u32)> = facts.apart.iter().map(first).collect();
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
fn differ(court: &Court, a: u32, b: u32) -> bool {
    let (i, j) = (a as usize, b as usize);
    let score = court.scorer.score(i, j);
    let pair = Pair::new(court, (i, j), &score);
    !overlap(court, i, j) && !pair.differences().is_empty()
}

/// Findings of claims and of facts as one list. Where both speak of the same claims, the fact stands: it knows what its value
/// is an answer to.
fn with_facts(mut findings: Vec<Finding>, facts: &Compared) -> Vec<Finding> {
    let crosses = |f: &Finding, a: ClaimIndex, b: ClaimIndex| {
        let side = |c: ClaimIndex| f.sides.iter().position(|s| s.contains(&c));
        matches!((side(a), side(b)), (Some(x), Some(y)) if x != y)
    };
    let told = |f: &Finding| {
        let mut apart = facts.apart.iter();
        apart.any(|&(a, b, kind)| f.kind == Some(kind) && crosses(f, ClaimIndex(a), ClaimIndex(b)))
    };
    findings.retain(|f| !told(f));
    let agreed: Vec<BTreeSet<ClaimIndex>> = findings
        .iter()
        .filter(|f| f.verdict == Verdict::Agreement)
        .map(|f| f.claims.iter().copied().collect())
        .collect();
    let is_new = |f: &&Finding| {
        let within = |set: &BTreeSet<ClaimIndex>| f.claims.iter().all(|c| set.contains(c));
        f.verdict != Verdict::Agreement || !agreed.iter().any(within)
    };
    findings.extend(facts.findings.iter().filter(is_new).cloned());
    findings.sort_by(Finding::order);
    number(&mut findings);
    findings
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
    if claims[i].source == claims[j].source && overlap(court, i, j) {
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
    let long_past = |dated, undated| negation::of_another_day(&pair, dated, undated, GENERATION);
    let unlike = || {
        other_count(&pair)
            || scope::differs(&pair)
            || modality::unlike_stages(&pair)
            || !pair.differences().is_empty()
            || long_past(pair.a, pair.b)
            || long_past(pair.b, pair.a)
    };
    let happening = court.scorer.happening(i, j, &score.alignment);
    let excluded = happening.exclusion.is_some();
    if parted || close && (excluded || unlike()) {
        return Some(Judged::Apart(a, b, akin.then(|| link(score.event))));
    }
    let open = !doubted(pair.a) && !doubted(pair.b);
    let miss = (open && score.value >= NEAR).then(|| link(score.value));
    let other_deed = other_deed(&pair);
    if open
        && !excluded
        && says_the_same(&pair, happening.value)
        && !other_deed
        && !other_party(&pair)
    {
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
    let least = if one_deed(pair) && happening >= SURE {
        TOLD_ANEW * like
    } else {
        like
    };
    pair.score.value >= least && happening >= pair.limit(Threshold::Happening)
}

/// How much the pair counts among the links of a proposition: by its likeness; of one deed that is surely one happening, no less than its share.
fn strength(pair: &Pair, happening: f64) -> f64 {
    let likeness = pair.score.value;
    if one_deed(pair) {
        likeness.max(HAPPENS * happening)
    } else {
        likeness
    }
}

fn one_deed(pair: &Pair) -> bool {
    pair.score.alignment.direct >= ONE_DEED
}

/// Whether two short claims tell of two deeds. In a few words the verb is the point ("hired pilots", "trained pilots"), or
/// the complement ("is in danger", "is an enemy"), unless one says next to nothing that the other does not, or they have a
/// figure and a time in common.
fn other_deed(pair: &Pair) -> bool {
    let al = &pair.score.alignment;
    let profiles = pair.court.scorer.profiles.list();
    let one_count = al.figures == Fit::Fits && al.times == Fit::Fits;
    if one_count || pair.a.terms.len().min(pair.b.terms.len()) > BRIEF {
        return false;
    }
    let set = [set_by_preposition(pair.a), set_by_preposition(pair.b)];
    if set[0] || set[1] {
        let complements = pair.a.relation.copular && pair.b.relation.copular;
        let unlike = !complements || al.object.is_some_and(|o| o < OTHER_DEED);
        return unlike && al.cover < MOST;
    }
    // "the longest walkout in the port's history", "the longest stoppage in its history": what is so long may have another name.
    let named = |c: &Claim| c.form == Form::Nominal || c.relation.copular;
    if named(pair.a) && named(pair.b) && al.cover >= MOST {
        return false;
    }
    let tells = |k: usize, c: &Claim| profiles[k].relation_tells && c.form != Form::Fragment;
    tells(pair.i, pair.a) && tells(pair.j, pair.b) && al.relation < OTHER_DEED
}

/// "is in danger", "was behind its rivals".
fn set_by_preposition(claim: &Claim) -> bool {
    let preposition = claim.relation.lemma.strip_prefix("be ");
    claim
        .qualifiers
        .iter()
        .any(|q| Some(q.role.as_str()) == preposition)
}

/// Whether two known parties are named, which are not one and do not lie in each other, as doers or, of one deed or where no doer is told,
/// as those it falls on.
pub(super) fn other_party(pair: &Pair) -> bool {
    let court = pair.court;
    let profiles = court.scorer.profiles.list();
    let (a, b) = (&profiles[pair.i], &profiles[pair.j]);
    let differ = |x: &Option<Slot>, y: &Option<Slot>| {
        let entity = |slot: &Option<Slot>| slot.as_ref().and_then(|s| s.entity);
        let (Some(x), Some(y)) = (entity(x), entity(y)) else {
            return false;
        };
        !court.overlap(x, y)
    };
    let undone = a.subject.is_none() && b.subject.is_none();
    differ(&a.subject, &b.subject) || (undone || one_deed(pair)) && differ(&a.object, &b.object)
}

/// Whether each gives one number, and one of them does not say of what ("just over 2,000 worked there"): enough to keep
/// them apart, too little to oppose them.
fn other_count(pair: &Pair) -> bool {
    let (Some(x), Some(y)) = (count(pair.a), count(pair.b)) else {
        return false;
    };
    (x.of.is_none() || y.of.is_none()) && x.fits(y) == Some(false)
}

/// The claim's number, if it gives just one.
fn count(claim: &Claim) -> Option<&Quantity> {
    let plain = |q: &&Quantity| q.unit.is_empty() && !q.ordinal;
    let mut counts = claim.quantities.iter().filter(plain);
    counts.next().filter(|_| counts.next().is_none())
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

/// Whether two claims of one article share words: then they are parts of one clause, not two statements.
fn overlap(court: &Court, i: usize, j: usize) -> bool {
    let claims = court.claims();
    claims[i]
        .spans
        .iter()
        .any(|s| claims[j].spans.iter().any(|t| s.overlaps(*t)))
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
}
