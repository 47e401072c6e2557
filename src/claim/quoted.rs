//! Which claims of an article a person quotes.

use super::model::Claim;
use crate::rules::{holds, words};

/// The places, among `claims` of one article, of those that have the words quoted in a row; of several those that say least beside
/// them, for a claim may stand in another one ("the mine flooded", "the owner said the mine flooded").
pub(crate) fn quoted(quote: &str, claims: &[Claim]) -> Vec<usize> {
    quoted_of(quote, claims.iter().enumerate())
}

/// The same of some claims of one article, each with its place.
pub(crate) fn quoted_of<'c>(
    quote: &str,
    claims: impl IntoIterator<Item = (usize, &'c Claim)>,
) -> Vec<usize> {
    let sought = words(quote);
    let mut best: Option<usize> = None;
    let mut found = Vec::new();
    for (i, claim) in claims {
        let said = words(&claim.text);
        if !holds(&said, &sought) {
            continue;
        }
        if best.is_none_or(|best| said.len() < best) {
            best = Some(said.len());
            found.clear();
        }
        if best == Some(said.len()) {
            found.push(i);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::reading;

    #[test]
    fn the_shortest_claim_with_the_words_is_meant() {
        let claims = reading("The owner said on Monday that the old mine had flooded.").claims;
        let texts: Vec<&str> = quoted("the OLD mine", &claims)
            .into_iter()
            .map(|i| claims[i].text.as_str())
            .collect();
        assert_eq!(texts, ["the old mine had flooded"]);
        assert!(quoted("the mine old", &claims).is_empty());
        assert!(quoted("…", &claims).is_empty());
    }
}
