//! A person's rulings (`decisions:` in rule files) on findings.
//!
//! In: the findings of a run, judged and numbered. Out: the same, but for those that a ruling joins, moves to another
//! verdict, takes apart or takes out. What always holds: a finding that no ruling touches stays as it was, its id included; what a
//! ruling made says so in its first reason, what it made smaller in its last.
//!
//! A ruling quotes its claims. It holds for the propositions in which they stand: what says the same as a quoted claim is
//! ruled with it.

mod apply;
mod quote;
mod sides;

use std::collections::BTreeSet;

use crate::claim::Claim;
use crate::document::Document;
use crate::rules::model::{Decision, Quote, RelationOfClaims};

use super::{ClaimIndex, Court, Finding, Reason, Sheet, Verdict};
use apply::Work;

/// A ruling that was applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// What was decided, and why.
    pub decision: Decision,
    /// Claims that it quotes, a list a side.
    pub claims: Vec<Vec<ClaimIndex>>,
}

impl Ruling {
    /// The reason that its findings are shown with.
    pub fn reason(&self) -> Reason {
        let (file, line) = self.decision.written();
        Reason {
            rule: format!("decisions/{file}:{line}"),
            detail: format!("ruled: {}", self.decision.because),
            terms: Vec::new(),
        }
    }

    /// What it makes of its claims; `None` where they have nothing to do with each other.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.decision.relation {
            RelationOfClaims::Equivalent | RelationOfClaims::Refines => Some(Verdict::Agreement),
            RelationOfClaims::Contradicts => Some(Verdict::Contradiction),
            RelationOfClaims::Updates => Some(Verdict::Update),
            RelationOfClaims::Related => Some(Verdict::Related),
            RelationOfClaims::None => None,
        }
    }

    /// What it says is no claim.
    pub fn no_claims(&self) -> impl Iterator<Item = ClaimIndex> {
        let alone = match self.claims.as_slice() {
            [claims] => claims.as_slice(),
            _ => &[],
        };
        alone.iter().copied()
    }

    /// Whether it quotes the one claim and the other.
    pub fn is_on(&self, a: ClaimIndex, b: ClaimIndex) -> bool {
        let [x, y] = self.claims.as_slice() else {
            return false;
        };
        x.contains(&a) && y.contains(&b) || x.contains(&b) && y.contains(&a)
    }
}

/// A ruling that fits no claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmatched {
    /// What was decided.
    pub decision: Decision,
    /// What of it does not fit, for a person.
    pub why: String,
}

/// The claims of an article that have the quoted words in a row; of several those that say least beside them. What `rulings` say is no claim
/// is none.
pub fn quoted(
    quote: &Quote,
    documents: &[Document],
    claims: &[Claim],
    rulings: &[Ruling],
) -> BTreeSet<ClaimIndex> {
    let none: BTreeSet<ClaimIndex> = rulings.iter().flat_map(Ruling::no_claims).collect();
    let source = documents.iter().position(|d| d.key == quote.source);
    let stands = |i: u32| !none.contains(&ClaimIndex(i));
    let set = source.map_or_else(BTreeSet::new, |s| quote::fitting(quote, s, claims, &stands));
    set.into_iter().map(ClaimIndex).collect()
}

/// Tells rulings that fit claims of a run from those that do not.
pub fn match_rulings(
    decisions: &[Decision],
    documents: &[Document],
    claims: &[Claim],
) -> (Vec<Ruling>, Vec<Unmatched>) {
    let (mut rulings, mut unmatched) = (Vec::new(), Vec::new());
    for decision in decisions {
        match quote::quoted(decision, documents, claims) {
            Ok(sets) => rulings.push(Ruling {
                decision: decision.clone(),
                claims: sets
                    .into_iter()
                    .map(|set| set.into_iter().map(ClaimIndex).collect())
                    .collect(),
            }),
            Err(missed) => unmatched.push(Unmatched {
                decision: decision.clone(),
                why: missed.join("; "),
            }),
        }
    }
    (rulings, unmatched)
}

/// Applies rulings in their order, so that the later goes over the earlier where both quote the same claims. `groups` is that of [`judge`](super::judge).
pub fn rule(
    court: &Court,
    groups: &[usize],
    sheets: &[Sheet],
    rulings: &[Ruling],
    findings: &mut Vec<Finding>,
) {
    for (n, ruling) in rulings.iter().enumerate() {
        Work::new(court, groups, sheets, (ruling, &rulings[..n]), findings).apply();
    }
    findings.sort_by(Finding::order);
}
