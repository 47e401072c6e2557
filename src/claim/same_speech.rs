//! Which claims are told by the same words of somebody as one on whose speaker a person has ruled.
//!
//! One quotation has one speaker, and so has what one reporting clause tells. Where a person says that nobody reports a claim, what stands
//! nearer to the reporting words stays theirs: the reader took the report to go on for too long.

use super::attribution::{Attribution, AttributionKind};
use super::model::Claim;
use crate::text::{Quote, TextSpan};

/// What was read of one article.
pub(super) struct Speech<'r> {
    pub claims: &'r [Claim],
    pub attributions: &'r [Attribution],
    pub quotes: &'r [Quote],
}

impl Speech<'_> {
    /// The claims that are told with the one at `at`, by their index, without itself; `nobody`: where the article is said to speak.
    pub fn told_with(&self, at: usize, nobody: bool) -> Vec<usize> {
        let own = &self.claims[at];
        let others = (0..self.claims.len()).filter(|&i| i != at);
        let Some(&laid) = own.attributions.last() else {
            let Some(quote) = self.quote_of(own) else {
                return Vec::new();
            };
            let free = |i: &usize| self.claims[*i].attributions.is_empty();
            let inside = |i: &usize| lies_in(&self.claims[*i], quote);
            return others.filter(|i| free(i) && inside(i)).collect();
        };
        let shares = |i: &usize| self.claims[*i].attributions.contains(&laid);
        let report = &self.attributions[laid];
        let from =
            reach(report, own).filter(|_| nobody && report.kind == AttributionKind::Indirect);
        let follows = |i: &usize| {
            let claim = &self.claims[*i];
            from.is_none_or(|from| {
                is_within(claim, own)
                    || is_within(own, claim)
                    || reach(report, claim).is_some_and(|own| own.is_beyond(from))
            })
        };
        others.filter(|i| shares(i) && follows(i)).collect()
    }

    /// The outermost quotation that a claim lies in.
    fn quote_of(&self, claim: &Claim) -> Option<&Quote> {
        let mut all = self.quotes.iter().filter(|q| q.depth == 0);
        all.find(|q| lies_in(claim, q))
    }
}

fn lies_in(claim: &Claim, quote: &Quote) -> bool {
    !claim.spans.is_empty() && claim.spans.iter().all(|s| quote.span.contains(*s))
}

/// Whether the verb of a claim stands in another one: the subject or the object alone may be told of two verbs.
fn is_within(claim: &Claim, other: &Claim) -> bool {
    deed(claim).is_some_and(|verb| other.spans.iter().any(|s| s.overlaps(verb)))
}

/// The verb, where the claim has one of its own; else all of its words.
fn deed(claim: &Claim) -> Option<TextSpan> {
    let verb = claim.relation.span;
    let own = !verb.is_empty() && claim.spans.iter().any(|s| s.contains(verb));
    if own { Some(verb) } else { hull(&claim.spans) }
}

fn hull(spans: &[TextSpan]) -> Option<TextSpan> {
    spans.iter().copied().reduce(TextSpan::hull)
}

/// How far from the reporting words the verb of a claim stands, and on which side of them.
#[derive(Clone, Copy)]
struct Reach {
    behind: bool,
    bytes: usize,
}

impl Reach {
    fn is_beyond(self, other: Reach) -> bool {
        self.behind == other.behind && self.bytes >= other.bytes
    }
}

/// `None` where nothing reports in so many words.
fn reach(report: &Attribution, claim: &Claim) -> Option<Reach> {
    let (cue, told) = (hull(&report.cue)?, deed(claim)?);
    let behind = told.start >= cue.end;
    let bytes = if behind {
        told.start - cue.end
    } else {
        cue.start.saturating_sub(told.end)
    };
    Some(Reach { behind, bytes })
}
