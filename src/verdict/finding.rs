//! Findings out of propositions and edges.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Commitment, Form, SourceIndex, Stance};
use crate::matching::{Link, Score};

use super::court::{Court, Pair};
use super::difference;
use super::judge::Edge;
use super::side::{Sides, sides};
use super::{Between, ClaimIndex, ConflictKind, Finding, Position, Reason, Verdict};

/// What part of its fit a claim keeps in the choice of the one that stands for all, where it is no whole clause.
const PARTIAL: f64 = 0.8;

pub(super) struct Maker<'a, 'c> {
    pub court: &'c Court<'a>,
    pub groups: &'c [usize],
    /// Propositions, as claim indices, without copies.
    pub sets: &'c [Vec<u32>],
    /// Scores of the accepted pairs.
    pub scores: &'c BTreeMap<(u32, u32), f64>,
}

/// Of pairs that nothing was scored of.
static UNSCORED: BTreeMap<(u32, u32), f64> = BTreeMap::new();

impl<'a, 'c> Maker<'a, 'c> {
    /// Of findings that do not rest on propositions.
    pub fn without_sets(court: &'c Court<'a>, groups: &'c [usize]) -> Self {
        Self {
            court,
            groups,
            sets: &[],
            scores: &UNSCORED,
        }
    }
}

impl Maker<'_, '_> {
    pub fn findings(&self, edges: &[Edge], related: &[Link]) -> Vec<Finding> {
        let copies = self.court.copies();
        let whole = self.sets.iter().map(|s| copies.expand(s));
        let mut findings: Vec<Finding> = whole.map(|s| self.proposition(&s)).collect();
        let tells = |claim: u32, mate: u32| {
            let aside = matches!(
                self.claim(mate).form,
                Form::Nominal | Form::Apposition | Form::Parenthesis
            );
            let (i, j) = (claim as usize, mate as usize);
            !aside && {
                let score = self.court.scorer.score(i, j);
                Pair::new(self.court, (i, j), &score).is_of_one_deed()
            }
        };
        for mut s in sides(edges, self.sets, tells) {
            for (_, set) in &mut s.held {
                *set = copies.expand(set);
            }
            findings.push(self.opposed(&s, edges));
        }
        findings.extend(self.related(edges, related));
        findings
    }

    fn claim(&self, i: u32) -> &Claim {
        &self.court.claims()[i as usize]
    }

    fn score(&self, a: u32, b: u32) -> f64 {
        let of = |a: u32, b: u32| self.scores.get(&(a.min(b), a.max(b))).copied();
        let [x, y] = [a, b].map(|i| self.court.copies().first(i));
        if x == y && a != b {
            return self.court.scorer.score(a as usize, b as usize).value;
        }
        of(a, b).or_else(|| of(x, y)).unwrap_or(0.0)
    }

    /// The claims with the one that fits the others best in front, and a whole clause rather than a part of one; of equals
    /// the shortest, then the first.
    pub fn best_first(&self, set: &[u32]) -> Vec<ClaimIndex> {
        let parts = self.parts(set);
        let fit = |own: &[u32]| {
            let i = own[0];
            let others = |part: &Vec<u32>| match part.as_slice() {
                [first, second, ..] if *first == i => {
                    (part.len() - 1) as f64 * self.score(i, *second)
                }
                [first, ..] => part.len() as f64 * self.score(i, *first),
                [] => 0.0,
            };
            let sum: f64 = parts.iter().map(others).sum();
            let claim = self.claim(i);
            let whole = claim.form == Form::Clause && claim.subject.is_some();
            let worth = if whole { sum } else { sum * PARTIAL };
            (worth * 1e6).round() as i64
        };
        let mut order: Vec<u32> = set.to_vec();
        let rank = |part: &&Vec<u32>| {
            let first = part[0];
            (
                std::cmp::Reverse(fit(part)),
                self.claim(first).text.len(),
                first,
            )
        };
        if let Some(best) = parts.iter().min_by_key(rank).map(|part| part[0]) {
            order.retain(|&i| i != best);
            order.insert(0, best);
        }
        order.into_iter().map(ClaimIndex).collect()
    }

    /// The claims with those of `first` in front, and else as [`best_first`](Self::best_first) has them.
    pub fn led_by(&self, first: &[ClaimIndex], set: &[u32]) -> Vec<ClaimIndex> {
        let mut side = self.best_first(set);
        side.sort_by_key(|c| !first.contains(c));
        side
    }

    /// The claims of `set`, which rise, parted into those that are told alike; twins of an article are left out.
    fn parts(&self, set: &[u32]) -> Vec<Vec<u32>> {
        let copies = self.court.copies();
        let mut parts = copies.parts(set);
        for part in &mut parts {
            let mut seen = BTreeSet::new();
            part.retain(|&i| seen.insert(copies.original(self.claim(i).source.0)));
        }
        parts
    }

    pub fn sources(&self, set: &[u32]) -> Vec<SourceIndex> {
        let all: BTreeSet<SourceIndex> = set.iter().map(|&i| self.claim(i).source).collect();
        all.into_iter().collect()
    }

    /// How many independent voices assert the claims.
    pub fn voices(&self, set: &[u32]) -> usize {
        let groups: BTreeSet<usize> = set
            .iter()
            .map(|&i| self.claim(i))
            .filter(|c| c.stance != Stance::Doubts)
            .filter_map(|c| self.groups.get(c.source.0 as usize).copied())
            .collect();
        groups.len()
    }

    pub fn proposition(&self, set: &[u32]) -> Finding {
        let sources = self.sources(set);
        let claims = self.best_first(set);
        let best = claims[0].0;
        let verdict = if sources.len() > 1 {
            Verdict::Agreement
        } else {
            Verdict::Unique
        };
        let independent = self.voices(set);
        let mut because = Vec::new();
        let mut score = 1.0;
        if verdict == Verdict::Agreement {
            score = self.mean(set);
            let elsewhere = |i: &&u32| self.claim(**i).source != self.claim(best).source;
            let all = self.court.copies().parts(set);
            let strongest = all
                .iter()
                .filter_map(|part| part.iter().find(elsewhere))
                .max_by(|x, y| self.score(best, **x).total_cmp(&self.score(best, **y)));
            if let Some(&other) = strongest {
                because.push(self.scored(best, other));
            }
            because.extend(self.commitments(set));
            let distant = |&&i: &&u32| self.claim(i).stance == Stance::Doubts;
            let distanced: Vec<u32> = set.iter().filter(distant).copied().collect();
            if !distanced.is_empty() {
                because.push(Reason {
                    rule: "verdict/distance".to_owned(),
                    detail: format!(
                        "told at a distance (“allegedly”), and so by no voice, in {} of {} sources",
                        self.sources(&distanced).len(),
                        sources.len()
                    ),
                    terms: Vec::new(),
                });
            }
            let telling: Vec<u32> = set.iter().filter(|i| !distant(i)).copied().collect();
            if independent == 1 && self.sources(&telling).len() > 1 {
                because.push(Reason {
                    rule: "verdict/independence".to_owned(),
                    detail: "all of them go back to one origin: one voice".to_owned(),
                    terms: Vec::new(),
                });
            }
        }
        Finding {
            id: self.fingerprint(verdict, None, best),
            verdict,
            kind: None,
            between: None,
            contained: false,
            claims,
            sides: Vec::new(),
            positions: Vec::new(),
            sources,
            independent: vec![independent],
            score,
            level: None,
            fact: None,
            members: Vec::new(),
            differences: Vec::new(),
            because,
        }
    }

    /// Mean score of the pairs of claims of two sources, twins aside where there are others.
    fn mean(&self, set: &[u32]) -> f64 {
        let parts = self.parts(set);
        let (mut sum, mut pairs) = (0.0, 0);
        for (n, x) in parts.iter().enumerate() {
            if let [a, b, ..] = x[..] {
                // An article tells a thing but once in these words, so that all copies are of other sources.
                let met = x.len() * (x.len() - 1) / 2;
                sum += met as f64 * self.score(a, b);
                pairs += met;
            }
            let own: BTreeSet<SourceIndex> = x.iter().map(|&i| self.claim(i).source).collect();
            for y in &parts[n + 1..] {
                let of_one = y.iter().filter(|&&i| own.contains(&self.claim(i).source));
                let met = x.len() * y.len() - of_one.count();
                if met > 0 {
                    sum += met as f64 * self.score(x[0], y[0]);
                    pairs += met;
                }
            }
        }
        let twins = self.court.copies().parts(set);
        match twins.iter().find_map(|p| Some((*p.first()?, *p.get(1)?))) {
            Some((a, b)) if pairs == 0 => self.score(a, b),
            _ => sum / pairs.max(1) as f64,
        }
    }

    fn scored(&self, a: u32, b: u32) -> Reason {
        self.of_score(&self.court.scorer.score(a as usize, b as usize))
    }

    pub fn of_score(&self, score: &Score) -> Reason {
        Reason {
            rule: "matching/score".to_owned(),
            detail: format!("score {:.2} of two of its claims", score.value),
            terms: self.court.scorer.terms(score),
        }
    }

    /// Where one source states what another attributes, that is said.
    fn commitments(&self, set: &[u32]) -> Option<Reason> {
        let count = |k: Commitment| {
            let held: Vec<u32> = set
                .iter()
                .copied()
                .filter(|&i| self.claim(i).commitment == k)
                .collect();
            self.sources(&held).len()
        };
        let stated = count(Commitment::Asserted);
        let laid = count(Commitment::Attributed) + count(Commitment::Hedged);
        (stated > 0 && laid > 0).then(|| Reason {
            rule: "verdict/commitment".to_owned(),
            detail: format!("{stated} state it themselves, {laid} lay it to somebody or hedge"),
            terms: Vec::new(),
        })
    }

    fn opposed(&self, found: &Sides, edges: &[Edge]) -> Finding {
        let strongest = found
            .edges
            .iter()
            .map(|&e| &edges[e])
            .max_by(|x, y| {
                x.conflict
                    .sure
                    .total_cmp(&y.conflict.sure)
                    .then_with(|| (y.a, y.b).cmp(&(x.a, x.b)))
            })
            .unwrap_or(&edges[found.edges[0]]);
        let verdict = if found.update {
            Verdict::Update
        } else {
            Verdict::Contradiction
        };
        let between = (!found.update).then(|| self.between(&found.held));
        // The claims that surely oppose each other stand first: what only says the same as one of them may say more beside.
        let opposed = [strongest.a, strongest.b].map(ClaimIndex);
        let held = found.held.iter();
        let sides: Vec<Vec<ClaimIndex>> = held.map(|(_, s)| self.led_by(&opposed, s)).collect();
        let positions = found
            .held
            .iter()
            .enumerate()
            .map(|(side, (value, set))| Position {
                side,
                held_by: self.holders(set, between),
                value: value.clone(),
            })
            .collect();
        let all: Vec<u32> = {
            let set: BTreeSet<u32> = found.held.iter().flat_map(|(_, s)| s).copied().collect();
            set.into_iter().collect()
        };
        let claims: Vec<ClaimIndex> = {
            let firsts = sides.iter().filter_map(|s| s.first().copied());
            let mut list: Vec<ClaimIndex> = firsts.collect();
            list.extend(all.iter().map(|&i| ClaimIndex(i)));
            let mut seen = BTreeSet::new();
            list.retain(|c| seen.insert(*c));
            list
        };
        let reason = Reason {
            rule: strongest.conflict.rule.clone().into_owned(),
            detail: strongest.conflict.detail.clone(),
            terms: Vec::new(),
        };
        let values = strongest.conflict.values.clone();
        let difference = difference::of_conflict(found.kind, values, &reason);
        let mut because = vec![reason];
        because.push(self.scored(strongest.a, strongest.b));
        if found.update {
            because.push(self.dates(strongest));
        }
        Finding {
            id: self.fingerprint(verdict, Some(found.kind), claims[0].0),
            verdict,
            kind: Some(found.kind),
            between,
            contained: strongest.conflict.contained,
            sources: self.sources(&all),
            independent: found.held.iter().map(|(_, s)| self.voices(s)).collect(),
            claims,
            sides,
            positions,
            score: strongest.conflict.sure,
            level: None,
            fact: None,
            members: Vec::new(),
            differences: vec![difference],
            because,
        }
    }

    fn dates(&self, edge: &Edge) -> Reason {
        let day = |i: u32| {
            self.court
                .published(self.claim(i))
                .map_or_else(|| "an unknown day".to_owned(), |d| d.to_string())
        };
        let (early, late) = if edge.later == Some(false) {
            (edge.b, edge.a)
        } else {
            (edge.a, edge.b)
        };
        Reason {
            rule: "verdict/update".to_owned(),
            detail: format!("told on {}, then on {}", day(early), day(late)),
            terms: Vec::new(),
        }
    }

    /// Speakers dispute where each side is laid to somebody, or where one article holds both sides. What two articles lay to one
    /// speaker they themselves tell in two ways.
    pub fn between(&self, sides: &[(String, Vec<u32>)]) -> Between {
        let laid = |i: &u32| self.court.speaker(self.claim(*i)).is_some();
        let every = sides.iter().all(|(_, s)| s.iter().all(laid));
        let one_article = sides
            .iter()
            .map(|(_, s)| self.sources(s))
            .collect::<BTreeSet<_>>()
            .len()
            == 1;
        let any = sides.iter().any(|(_, s)| s.iter().any(laid));
        let speakers = |(_, s): &(String, Vec<u32>)| -> BTreeSet<String> {
            let named = s.iter().filter_map(|&i| self.court.speaker(self.claim(i)));
            named.map(str::to_lowercase).collect()
        };
        let all: Vec<BTreeSet<String>> = sides.iter().map(speakers).collect();
        let one_speaker = all
            .iter()
            .enumerate()
            .any(|(n, of)| all[n + 1..].iter().any(|other| !of.is_disjoint(other)));
        if (every || one_article && any) && !one_speaker {
            Between::Speakers
        } else {
            Between::Sources
        }
    }

    pub fn holders(&self, set: &[u32], between: Option<Between>) -> Vec<String> {
        let names: BTreeSet<String> = set
            .iter()
            .map(|&i| {
                let claim = self.claim(i);
                match (between, self.court.speaker(claim)) {
                    (Some(Between::Speakers), Some(s)) => s.to_owned(),
                    _ => self.court.outlet(claim),
                }
            })
            .collect();
        names.into_iter().collect()
    }

    /// Verdict, kind and slot (relation, subject, object of the claim in front), hashed.
    pub fn fingerprint(&self, verdict: Verdict, kind: Option<ConflictKind>, claim: u32) -> u64 {
        let profiles = self.court.scorer.profiles;
        let p = &profiles.list()[claim as usize];
        let mut hash = blake3::Hasher::new();
        hash.update(format!("{verdict:?} {kind:?}").as_bytes());
        let slots = [p.subject.as_ref(), p.object.as_ref()];
        let heads = slots.into_iter().map(|s| s.map(|s| s.head));
        for key in std::iter::once(profiles.relation(claim as usize)).chain(heads) {
            hash.update(b"\0");
            hash.update(key.map_or("", |k| profiles.text(k)).as_bytes());
        }
        id_of(hash.finalize())
    }
}

impl Finding {
    /// The order of a report: by verdict, then by the text of the first claim.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let key = |f: &Self| (f.verdict, f.claims.iter().min().copied());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.claims.cmp(&other.claims))
            .then_with(|| self.kind.cmp(&other.kind))
    }
}

/// The first 64 bits of a hash: what ids of findings are made of.
pub(super) fn id_of(hash: blake3::Hash) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(bytes)
}

/// Tells findings of one slot apart by counting them in order.
pub(super) fn number(findings: &mut [Finding]) {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    for f in findings {
        let n = seen.entry(f.id).or_default();
        if *n > 0 {
            let hash = blake3::hash(format!("{:016x} {n}", f.id).as_bytes());
            *n += 1;
            f.id = id_of(hash);
        } else {
            *n += 1;
        }
    }
}
