//! Which claims a ruling quotes.

use std::collections::BTreeSet;

use crate::claim::{self, Claim, SourceIndex};
use crate::document::Document;
use crate::rules::model::{Decision, Quote};

/// Claims that a ruling speaks of, a set a side.
///
/// # Errors
/// A line for each quote that no claim fits.
pub(super) fn quoted(
    decision: &Decision,
    documents: &[Document],
    claims: &[Claim],
) -> Result<Vec<BTreeSet<u32>>, Vec<String>> {
    let mut sets: Vec<BTreeSet<u32>> = Vec::new();
    let mut missed = Vec::new();
    for side in &decision.between {
        let mut all = BTreeSet::new();
        for quote in side.quotes() {
            let source = documents.iter().position(|d| d.key == quote.source);
            let set = source.map_or_else(BTreeSet::new, |s| fitting(quote, s, claims, &|_| true));
            if source.is_none() {
                missed.push(format!("no article is called `{}`", quote.source));
            } else if set.is_empty() {
                missed.push(format!(
                    "no claim of `{}` has the words “{}”",
                    quote.source, quote.words
                ));
            }
            all.extend(set);
        }
        if sets.iter().any(|known| !known.is_disjoint(&all)) {
            missed.push("both quotes fit the same claim".to_owned());
        }
        sets.push(all);
    }
    if missed.is_empty() {
        Ok(sets)
    } else {
        Err(missed)
    }
}

/// The claims of a source that are quoted, of those that `stand`.
pub(super) fn fitting(
    quote: &Quote,
    source: usize,
    claims: &[Claim],
    stand: &dyn Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let source = SourceIndex(source as u32);
    let first = claims.partition_point(|c| c.source < source);
    let end = claims.partition_point(|c| c.source <= source);
    let own = (first..end).filter(|&i| stand(i as u32));
    let found = claim::quoted_of(&quote.words, own.map(|i| (i, &claims[i])));
    found.into_iter().map(|i| i as u32).collect()
}
