//! Claim ids: 64 bits of a hash over source key, folded words, and which occurrence of them it is.
//!
//! So neither a rule edit elsewhere nor a line added above changes an id.

use rustc_hash::FxHashMap as HashMap;

use super::model::{Claim, ClaimId};

/// Gives the claims of one document, in order of the text, their ids.
pub(crate) fn name_claims(key: &str, claims: &mut [Claim]) {
    let mut count: HashMap<String, u32> = HashMap::default();
    for claim in claims {
        let words = claim.text.to_lowercase();
        let occurrence = count.entry(words.clone()).or_insert(0);
        let mut hasher = blake3::Hasher::new();
        for part in [key.as_bytes(), words.as_bytes(), &occurrence.to_le_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        *occurrence += 1;
        let mut id = [0; 8];
        id.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        claim.id = ClaimId(u64::from_be_bytes(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take;

    #[test]
    fn an_id_hangs_on_source_words_and_occurrence() {
        let ids = |key: &str, text: &str| {
            let mut claims = take(text).claims;
            name_claims(key, &mut claims);
            claims.iter().map(|c| c.id).collect::<Vec<_>>()
        };
        let one = ids("a", "The mill closed. The mill closed.");
        assert_ne!(one[0], one[1]);
        assert_eq!(ids("a", "The port reopened. The mill closed.")[1], one[0]);
        assert_ne!(ids("b", "The mill closed.")[0], one[0]);
    }
}
