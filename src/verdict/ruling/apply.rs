//! One ruling, applied to findings.

mod answers;
mod carried;
mod earlier;
mod issue;
mod made;

use std::collections::BTreeMap;

use crate::rules::model::{RelationOfClaims as Relation, Side};
use crate::rules::words;

use super::super::finding::{Maker, id_of};
use super::super::judge::opposed;
use super::super::{ClaimIndex, Court, Finding, Position, Reason, Sheet, Verdict};
use super::Ruling;
use super::sides::{Set, holds, led_by_first, opposed_sides, value_of};

pub(super) struct Work<'a, 'c> {
    court: &'c Court<'a>,
    groups: &'c [usize],
    sheets: &'c [Sheet],
    ruling: &'c Ruling,
    /// Rulings that were applied before it.
    earlier: &'c [Ruling],
    reason: Reason,
    findings: &'c mut Vec<Finding>,
    /// How many ids were made.
    made: u32,
}

impl<'a, 'c> Work<'a, 'c> {
    pub fn new(
        court: &'c Court<'a>,
        groups: &'c [usize],
        sheets: &'c [Sheet],
        (ruling, earlier): (&'c Ruling, &'c [Ruling]),
        findings: &'c mut Vec<Finding>,
    ) -> Self {
        Self {
            court,
            groups,
            sheets,
            ruling,
            earlier,
            reason: ruling.reason(),
            findings,
            made: 0,
        }
    }

    pub fn apply(mut self) {
        let quoted = |set: &Vec<ClaimIndex>| -> Set { set.iter().map(|c| c.0).collect() };
        match self.ruling.claims.as_slice() {
            [claim] => self.take_out(&quoted(claim)),
            [a, b] => match &self.ruling.decision.fact {
                Some(asked) => self.relate_answers(asked, &quoted(a), &quoted(b)),
                None => self.relate_two(&quoted(a), &quoted(b)),
            },
            // Another number is an error of the rule file.
            _ => {}
        }
    }

    fn relate_two(&mut self, a: &Set, b: &Set) {
        let relation = self.ruling.decision.relation;
        if matches!(relation, Relation::Equivalent | Relation::Refines) {
            let (with_a, with_b) = self.propositions(a, b);
            self.part(&with_a, &with_b);
            self.join(a, b);
            return;
        }
        self.split(a, b);
        self.release(a, b);
        let (mut with_a, mut with_b) = self.propositions(a, b);
        if matches!(relation, Relation::Contradicts | Relation::Updates) {
            // What does not surely say the same keeps the findings that it has.
            (with_a, with_b) = (self.carried(a, with_a, b), self.carried(b, with_b, a));
        }
        let stands = self.part(&with_a, &with_b);
        let sides = [with_a, with_b];
        match relation {
            Relation::Contradicts if !stands => self.oppose(Verdict::Contradiction, sides),
            Relation::Updates if !stands => self.oppose(Verdict::Update, sides),
            Relation::Related if !stands => self.relate(a, b),
            _ => {}
        }
    }

    /// The claims that say the same as those of `a`, and as those of `b`; what is said with both is left out, and so is what an earlier
    /// ruling quotes against them.
    fn propositions(&self, a: &Set, b: &Set) -> (Set, Set) {
        let with = |set: &Set| -> Set {
            let holding = self.findings.iter().filter(|f| is_proposition(f));
            let met = holding.filter(|f| holds(&f.claims, set));
            let said = met.flat_map(|f| &f.claims).map(|c| c.0);
            said.chain(set.iter().copied()).collect()
        };
        let (with_a, with_b) = (with(a), with(b));
        let own = |mine: &Set, theirs: &Set, quoted: &Set| -> Set {
            let kept = mine
                .iter()
                .filter(|i| quoted.contains(i) || !theirs.contains(i));
            kept.copied().collect()
        };
        let (mut with_a, mut with_b) = (own(&with_a, &with_b, a), own(&with_b, &with_a, b));
        self.keep_earlier((a, &mut with_a), (b, &mut with_b));
        (with_a, with_b)
    }

    /// Takes apart the propositions that hold claims of both; the others go with the side that they fit better.
    fn split(&mut self, a: &Set, b: &Set) {
        let (both, others): (Vec<Finding>, Vec<Finding>) = std::mem::take(self.findings)
            .into_iter()
            .partition(|f| is_proposition(f) && holds(&f.claims, a) && holds(&f.claims, b));
        *self.findings = others;
        for whole in both {
            let likeness = |i: u32, set: &Set| {
                let mates = whole.claims.iter().filter(|c| set.contains(&c.0));
                mates
                    .map(|c| self.court.scorer.score(i as usize, c.0 as usize).value)
                    .fold(0.0, f64::max)
            };
            let of_b =
                |i: u32| b.contains(&i) || !a.contains(&i) && likeness(i, b) > likeness(i, a);
            let (mut in_b, mut in_a): (Set, Set) =
                whole.claims.iter().map(|c| c.0).partition(|&i| of_b(i));
            self.keep_joined((a, &mut in_a), (b, &mut in_b));
            let led = |part: &Set| whole.claims.first().is_some_and(|c| part.contains(&c.0));
            let mut parts = [in_a, in_b];
            parts.sort_by_key(|part| !led(part));
            let mut free = true;
            for part in parts {
                free &= !self.shrink(&whole, &part, free);
            }
        }
    }

    /// What is left of a proposition, as a finding: with its id, where that is `free` and the verdict is the same, whichever of the claims stood
    /// first. What stands in another proposition anyway needs none of its own. Whether the id was taken.
    fn shrink(&mut self, whole: &Finding, part: &Set, free: bool) -> bool {
        let elsewhere = |i: &u32| {
            let mut rest = self.findings.iter().filter(|f| is_proposition(f));
            rest.any(|f| f.claims.contains(&ClaimIndex(*i)))
        };
        if part.iter().all(elsewhere) {
            return false;
        }
        let mut finding = self.proposition(part);
        let same = free && finding.verdict == whole.verdict;
        if same {
            finding.id = whole.id;
            finding.because.push(self.reason.clone());
        } else {
            finding.id = self.id(finding.verdict);
            finding.because.insert(0, self.reason.clone());
        }
        self.findings.push(finding);
        same
    }

    /// Undoes what opposes or relates claims of `a` and `b`. Whether the findings held what the ruling says before: then
    /// it stays, and the reason with it.
    fn part(&mut self, a: &Set, b: &Set) -> bool {
        let mut stands = false;
        let mut open = std::mem::take(self.findings);
        open.reverse();
        while let Some(mut finding) = open.pop() {
            if finding.verdict == Verdict::Related {
                let met = holds(&finding.claims, a) && holds(&finding.claims, b);
                if met && self.ruling.decision.relation == Relation::Related {
                    stands = true;
                    finding.because.insert(0, self.reason.clone());
                } else if met {
                    continue;
                }
            } else if let Some((i, j)) = opposed_sides(&finding, a, b) {
                if self.is_as_ruled(&finding, (i, j)) {
                    stands = true;
                    finding.because.insert(0, self.reason.clone());
                } else {
                    open.extend(self.parted(&finding, (i, a), (j, b)));
                    continue;
                }
            }
            self.findings.push(finding);
        }
        stands
    }

    /// Whether the finding says what is ruled, of the claims that are quoted.
    fn is_as_ruled(&self, finding: &Finding, (i, j): (usize, usize)) -> bool {
        let decision = &self.ruling.decision;
        let quoted = |n: usize, side: usize| {
            let quoted = self.ruling.claims.get(n);
            let mut held = finding.sides[side].iter();
            quoted.is_some_and(|set| held.any(|c| set.contains(c)))
        };
        if !quoted(0, i) || !quoted(1, j) {
            return false;
        }
        match decision.relation {
            Relation::Contradicts => {
                finding.verdict == Verdict::Contradiction && finding.kind == decision.kind
            }
            Relation::Updates => finding.verdict == Verdict::Update && i < j,
            _ => false,
        }
    }

    /// What is left of a contradiction or update when claims `a` of one side and `b` of another do not oppose each other.
    fn parted(
        &mut self,
        finding: &Finding,
        (i, a): (usize, &Set),
        (j, b): (usize, &Set),
    ) -> Vec<Finding> {
        let mut left: Vec<Finding> = [(j, b), (i, a)]
            .into_iter()
            .filter_map(|(side, set)| self.without(finding, Some(side), set))
            .collect();
        if let Some(second) = left.get_mut(1) {
            second.id = self.id(second.verdict);
        }
        left
    }

    /// A contradiction or update without the claims `gone` of one side, or of all; `None` where fewer than two sides are left.
    fn without(&self, finding: &Finding, side: Option<usize>, gone: &Set) -> Option<Finding> {
        let unscored = BTreeMap::new();
        let maker = self.maker(&unscored);
        let mut left = finding.clone();
        (left.sides, left.positions, left.independent) = Default::default();
        for (n, claims) in finding.sides.iter().enumerate() {
            let mut kept = claims.clone();
            if side.is_none_or(|side| side == n) {
                kept.retain(|c| !gone.contains(&c.0));
            }
            if kept.is_empty() {
                continue;
            }
            let set: Vec<u32> = kept.iter().map(|c| c.0).collect();
            left.positions.push(Position {
                side: left.sides.len(),
                held_by: maker.holders(&set, finding.between),
                value: value_of(finding, n),
            });
            left.independent.push(maker.voices(&set));
            left.sides.push(kept);
        }
        if left.sides.len() < 2 {
            return None;
        }
        let all: Set = left.sides.iter().flatten().map(|c| c.0).collect();
        left.claims = led_by_first(&left.sides);
        left.sources = maker.sources(&all.into_iter().collect::<Vec<_>>());
        if left.sides.len() < finding.sides.len() {
            // The first reason may speak of a side that is gone.
            let mut pairs = left.sides.iter().enumerate().flat_map(|(n, x)| {
                let later = left.sides[n + 1..].iter().flatten();
                x.iter()
                    .flat_map(move |a| later.clone().map(move |b| (a.0, b.0)))
            });
            let why = pairs.find_map(|(a, b)| opposed(self.court, a, b));
            left.because.clear();
            left.because.extend(why);
        }
        left.because.push(self.reason.clone());
        Some(left)
    }

    fn join(&mut self, a: &Set, b: &Set) {
        let met = |f: &&Finding| is_proposition(f) && (holds(&f.claims, a) || holds(&f.claims, b));
        let all: Set = a.union(b).copied().collect();
        let whole = |f: &Finding| {
            is_proposition(f) && all.iter().all(|i| f.claims.contains(&ClaimIndex(*i)))
        };
        if let Some(known) = self.findings.iter().position(whole) {
            self.findings[known].because.insert(0, self.reason.clone());
            return;
        }
        let joined: Vec<Finding> = self.findings.iter().filter(met).cloned().collect();
        let said = joined.iter().flat_map(|f| &f.claims).map(|c| c.0);
        let mut set: Set = said.chain(all.iter().copied()).collect();
        let left = self.keep_parted(&all, &mut set);
        self.findings
            .retain(|f| !joined.iter().any(|j| j.id == f.id));
        let mut finding = self.proposition(&set);
        let same = joined.iter().find(|f| f.verdict == finding.verdict);
        finding.id = match same {
            Some(same) => same.id,
            None => self.id(finding.verdict),
        };
        finding.score = 1.0;
        finding.because.insert(0, self.reason.clone());
        self.findings.push(finding);
        for whole in &joined {
            let claims = whole.claims.iter().map(|c| c.0);
            let part: Set = claims.filter(|i| left.contains(i)).collect();
            if !part.is_empty() {
                let mut finding = self.proposition(&part);
                finding.id = self.id(finding.verdict);
                finding.because.push(self.reason.clone());
                self.findings.push(finding);
            }
        }
    }

    /// No finding rests on these claims any more.
    fn take_out(&mut self, gone: &Set) {
        for finding in std::mem::take(self.findings) {
            if !holds(&finding.claims, gone) {
                self.findings.push(finding);
            } else if is_proposition(&finding) {
                let left: Set = finding
                    .claims
                    .iter()
                    .map(|c| c.0)
                    .filter(|i| !gone.contains(i))
                    .collect();
                self.shrink(&finding, &left, true);
            } else if finding.verdict != Verdict::Related {
                self.findings.extend(self.without(&finding, None, gone));
            }
        }
    }

    fn add(&mut self, mut finding: Finding) {
        finding.id = self.id(finding.verdict);
        self.findings.push(finding);
    }

    fn proposition(&self, set: &Set) -> Finding {
        let scores = self.scores(set);
        let set: Vec<u32> = set.iter().copied().collect();
        self.maker(&scores).proposition(&set)
    }

    fn scores(&self, set: &Set) -> BTreeMap<(u32, u32), f64> {
        let later = |i: u32| set.iter().map(move |&j| (i, j)).filter(|(i, j)| i < j);
        let score = |(i, j): (u32, u32)| self.court.scorer.score(i as usize, j as usize);
        set.iter()
            .flat_map(|&i| later(i))
            .map(|pair| (pair, score(pair).value))
            .collect()
    }

    fn maker<'m>(&'m self, scores: &'m BTreeMap<(u32, u32), f64>) -> Maker<'a, 'm> {
        Maker {
            court: self.court,
            groups: self.groups,
            sets: &[],
            scores,
        }
    }

    /// An id made of what the ruling quotes.
    fn id(&mut self, verdict: Verdict) -> u64 {
        let mut hash = blake3::Hasher::new();
        hash.update(format!("ruled {verdict:?} {}", self.made).as_bytes());
        self.made += 1;
        let sides = self.ruling.decision.between.iter();
        for quote in sides.flat_map(Side::quotes) {
            for part in [quote.source.clone(), words(&quote.words).join(" ")] {
                hash.update(b"\0");
                hash.update(part.as_bytes());
            }
        }
        id_of(hash.finalize())
    }
}

fn is_proposition(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Agreement | Verdict::Unique)
}
