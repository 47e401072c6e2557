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
