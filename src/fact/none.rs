//! Nobody as a number of people: "no one was hurt" tells that of those hurt there are none.

use std::borrow::Cow;

use super::words::FactWords;
use crate::claim::{Claim, Tree};
use crate::normalize::{Bounds, Quantity};
use crate::text::{TextSpan, Upos};

/// Most words for nobody ("not one person").
const LONGEST: usize = 3;

/// The quantities of a sentence, with a nought for each of its words for nobody.
pub(super) fn counted<'q>(
    tree: &Tree<'_>,
    told: &'q [Quantity],
    words: &FactWords,
) -> Cow<'q, [Quantity]> {
    let mut found: Vec<Quantity> = Vec::new();
    for w in 0..tree.len() {
        let last = (w..tree.len().min(w + LONGEST)).rev().find(|&last| {
            let all: Vec<&str> = (w..=last).map(|t| tree.word(t)).collect();
            words.nobody.contains(&all.join(" "))
        });
        let Some(last) = last else { continue };
        let span = tree.token(w).span.hull(tree.token(last).span);
        let free = |q: &Quantity| !q.span.overlaps(span);
        if tree.token(last).upos != Upos::Adj && told.iter().chain(&found).all(free) {
            found.push(nought(span));
        }
    }
    if found.is_empty() {
        return Cow::Borrowed(told);
    }
    found.extend_from_slice(told);
    found.sort_by_key(|q| q.span);
    Cow::Owned(found)
}

fn nought(span: TextSpan) -> Quantity {
    Quantity {
        span,
        value: Some(0.0),
        bounds: Bounds {
            min: Some(0.0),
            max: Some(0.0),
            ..Bounds::default()
        },
        approximate: false,
        unit: String::new(),
        base: None,
        of: None,
        ordinal: false,
    }
}

/// Whether all that denies the claim is the nought at `words`: "no people were hurt" does not deny that there are none.
pub(super) fn is_all_denied(claim: &Claim, quantity: &Quantity, words: TextSpan) -> bool {
    let mut denials = { claim.grounds.iter() }.filter(|g| g.rule.starts_with("modality/negators/"));
    quantity.value == Some(0.0) && denials.all(|g| words.overlaps(g.span))
}
