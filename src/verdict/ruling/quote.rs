//! Which claims a ruling quotes.

use std::collections::BTreeSet;

use crate::claim::Claim;
use crate::document::Document;
use crate::rules::model::{Decision, Quote};

/// Claims that a ruling speaks of, a set a quote.
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
    for quote in &decision.between {
        let source = documents.iter().position(|d| d.key == quote.source);
        let set = source.map_or_else(BTreeSet::new, |s| fitting(quote, s, claims));
        if source.is_none() {
            missed.push(format!("no article is called `{}`", quote.source));
        } else if set.is_empty() {
            missed.push(format!(
                "no claim of `{}` has the words “{}”",
                quote.source, quote.words
            ));
        } else if sets.iter().any(|known| !known.is_disjoint(&set)) {
            missed.push("both quotes fit the same claim".to_owned());
        }
        sets.push(set);
    }
    if missed.is_empty() {
        Ok(sets)
    } else {
        Err(missed)
    }
}

/// The claims of a source that have the words quoted in a row; of several those that say least beside them, for a claim
/// may stand in another one ("the mine flooded", "the owner said the mine flooded").
pub(super) fn fitting(quote: &Quote, source: usize, claims: &[Claim]) -> BTreeSet<u32> {
    let sought = words(&quote.words);
    let mut best: Option<usize> = None;
    let mut found = BTreeSet::new();
    for (i, claim) in claims.iter().enumerate() {
        if claim.source.0 as usize != source {
            continue;
        }
        let said = words(&claim.text);
        if !said.windows(sought.len().max(1)).any(|w| w == sought) {
            continue;
        }
        if best.is_none_or(|best| said.len() < best) {
            best = Some(said.len());
            found.clear();
        }
        if best == Some(said.len()) {
            found.insert(i as u32);
        }
    }
    found
}

/// Words and figures in small letters, without the marks between them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}
