//! What a record is the record of: "the largest layoff in history" is not "the largest in the company's history".
//!
//! Enough to keep two claims from being one; which of the two is right cannot be told, as both may be.

use crate::claim::Claim;
use crate::text::Upos;

use super::super::court::{Court, Pair};
use super::super::{Difference, Slot};
use crate::verdict::Sort;

/// Words behind a superlative among which its scope is looked for.
const REACH: usize = 8;
/// Words from "in" to the noun that it opens.
const PHRASE: usize = 5;

/// How far a superlative reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// "its largest", "in the company's history".
    Own,
    /// "in history", "in the world".
    All,
}

/// Both claims tell of a record, and say that it is one of a different scope.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let (x, y) = (scope(pair.court, pair.a)?, scope(pair.court, pair.b)?);
    let value = |scope| match scope {
        Scope::Own => "of its own history",
        Scope::All => "of all",
    };
    (x != y).then(|| Difference {
        slot: Slot::Word,
        values: [x, y].map(|scope| value(scope).to_owned()),
        sort: Sort::Unknown,
        kind: None,
        rule: "verdict/scope".to_owned(),
        detail: format!("a record {} against one {}", value(x), value(y)),
    })
}

fn scope(court: &Court, claim: &Claim) -> Option<Scope> {
    let text = &court.documents.get(claim.source.0 as usize)?.text;
    let superlative = claim.terms.iter().find(|t| {
        let word = t.span.of(text).to_lowercase();
        t.upos == Upos::Adj && word.ends_with("est") && word != t.lemma
    })?;
    let words: Vec<String> = claim
        .text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let told = superlative.span.of(text).to_lowercase();
    let at = words
        .iter()
        .position(|w| w.trim_matches(|c: char| !c.is_alphanumeric()) == told)?;
    let owner = |w: &String| {
        w.ends_with("'s")
            || w.ends_with("’s")
            || w.ends_with("s'")
            || w.ends_with("s’")
            || court.cues.owner(w)
    };
    if at > 0 && owner(&words[at - 1]) {
        return Some(Scope::Own);
    }
    let behind = &words[at + 1..words.len().min(at + 1 + REACH)];
    let within = behind
        .iter()
        .position(|w| court.cues.sort_of_place(w) == Some("at"))?;
    let phrase = &words[at + 2 + within..words.len().min(at + 2 + within + PHRASE)];
    let first = phrase.first()?;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(if phrase.iter().any(owner) {
        Scope::Own
    } else {
        Scope::All
    })
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn records_of_another_scope_are_not_one() {
        let own = "The strike was the longest in the brewery's history.";
        assert!(agrees(
            own,
            "The strike was the longest in the history of the brewery's staff."
        ));
        assert!(agrees(own, "The strike was the longest."));
        assert!(!agrees(own, "The strike was the longest in history."));
    }
}
